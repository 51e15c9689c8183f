// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <optional>

namespace chat {

/// What a start of the program asks for, from the command line or from a second start.
struct LaunchRequest {
    QString send;       ///< a prompt for a new conversation; empty: none
    QStringList images; ///< files or addresses to go with it
    QString open;       ///< a conversation's id, "last", or empty
};

/// Carries out what a start asks for: opens a conversation, attaches images, sends a prompt. One
/// object a request; it deletes itself after it has announced how the request went. GUI thread.
class Launcher : public QObject
{
    Q_OBJECT

public:
    Launcher(Workspace &workspace, LaunchRequest request, QObject *parent);

    void run();

Q_SIGNALS:
    /// The question is committed; its reply ends with replied().
    void sent();
    void firstContent();
    /// `reply` has ended, however it did.
    void replied(const QUuid &conversation, const QUuid &reply);
    /// An image could not be read, or the message could not be sent.
    void failed(const core::Error &error);
    /// What could be read of a message that is not sent: before failed(), or because its
    /// conversation is gone.
    void leftUnsent(const chat::Outgoing &outgoing);

private:
    [[nodiscard]] bool isHeld();
    void attachNext();
    void attached(const core::Result<ImportedImage> &image);
    void sendNow();
    void fail(const core::Error &error);

    Workspace &m_workspace;
    LaunchRequest m_request;
    Outgoing m_outgoing;
    std::optional<core::Error> m_imageError; ///< of the first image that cannot be sent
    QPointer<ChatSession> m_session;
};

} // namespace chat

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/editstep.h"

namespace chat {

/// Rewrites a message in place and keeps what it said; takes that back again.
class ReviseMessage final : public EditStep
{
public:
    /// What it says, and what it is to say.
    struct Texts {
        QList<core::ContentPart> before;
        QList<core::ContentPart> after;
        QList<storage::Attachment> attachments; ///< whose bytes may be new
        const core::Clock &clock;
    };

    ReviseMessage(const QUuid &conversation, Runner runner, storage::Store &store,
                  const QUuid &message, Texts texts)
        : EditStep(name(), conversation, std::move(runner))
        , m_store(store)
        , m_message(message)
        , m_texts(std::move(texts))
    {
    }

    [[nodiscard]] static QString name() { return QStringLiteral("edit"); }
    [[nodiscard]] QUuid rewritten() const override { return m_message; }

private:
    [[nodiscard]] QFuture<core::Result<core::Done>> doApply(ChatSession &session) override;
    [[nodiscard]] QFuture<core::Result<core::Done>> doRevert(ChatSession &session,
                                                             bool isOnDisk) override;
    [[nodiscard]] QFuture<core::Result<core::Done>>
    write(const QList<core::ContentPart> &parts, const QList<storage::Attachment> &attachments);

    storage::Store &m_store;
    QUuid m_message;
    Texts m_texts;
    int m_number = 0; ///< of the revision
};

/// The parts with other words in place of theirs: pictures, thoughts and calls stay.
[[nodiscard]] QList<core::ContentPart> withText(const QList<core::ContentPart> &parts,
                                                const QString &text);

} // namespace chat

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/messageedits.h"
#include "core/conversation.h"
#include "ui/services.h"

#include <QObject>

class QKeyEvent;
class QMainWindow;
class QMenu;

namespace ui {

class ConversationPane;
class ConversationView;

/// The name of the entry that asks another model, for whoever has more to offer beside it.
inline constexpr char kRegenerateEntry[] = "regenerateBy";

/// What a message's menu and the keys offer to do with it: editing and earlier versions, another
/// model, a message in between, a branch of its own, deleting. Says how it went, in the bar that
/// offers the way back.
class MessageActions : public QObject
{
    Q_OBJECT

public:
    MessageActions(const Services &services, ConversationPane &pane, QMainWindow &window);

    /// Asks for a message and puts it at the end of what is shown, among answers side by side below
    /// the one that a person is at.
    void insertAtEnd();
    /// The last reply that is read.
    void copyLast();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTo(QMenu &menu, const QUuid &message);
    void addProbabilities(QMenu &menu, const core::Message &message);
    void addDeletions(QMenu &menu, const QUuid &message);
    void remove(const QUuid &message, core::Extent extent);
    bool removeByKey(ConversationView &view, const QKeyEvent &event);
    void save(const QUuid &message, const chat::Outgoing &outgoing);
    void showEarlier(const QUuid &message);
    void restore(const QUuid &message, const storage::Revision &revision);
    void branchOff(const QUuid &message);
    void insertBelow(const QUuid &message);
    void showPlace(const QUuid &conversation);
    /// Null when nothing can be changed now; says why where there is a reason.
    [[nodiscard]] chat::ChatSession *changeable();
    void say(const QString &words);
    void leaveComparing(const QUuid &reply);

    Services m_services;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    chat::MessageEdits &m_edits;
    QUuid m_saving; ///< the message whose new words are on their way to the disk
};

} // namespace ui

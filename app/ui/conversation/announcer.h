// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationport.h"
#include "ui/conversation/sentencecutter.h"
#include "ui/conversation/statusline.h"

#include <QPointer>
#include <QUuid>

namespace ui {

class AccessibleConversation;
class ConversationView;

/// Set on a view, it keeps still: of answers that come in side by side one is told.
inline constexpr char kQuietProperty[] = "isQuiet";

/// Tells screen readers what happens in the conversation: sentences of a reply once they are whole,
/// its status line when that says something else, messages that come and go, what was selected.
/// As long as nobody listens it only asks whether somebody does.
class Announcer : public QObject
{
    Q_OBJECT

public:
    /// A child of the view. It is made after the view has its model: the view hears of changes
    /// first.
    explicit Announcer(ConversationView &view);

    /// Also once a second while a reply runs.
    void tellStatus();

private:
    /// What the status line says, but for what merely counts.
    struct Status {
        QUuid reply;
        bool isRunning = false;
        chat::ReplyPhase phase = chat::ReplyPhase::Idle;
        StatusLine line;
        bool operator==(const Status &) const = default;
    };

    void followPort();
    void forgetRows(int first);
    void takeInsertion(int first, int last);
    void takeRemoval(int first, int last);
    void takeChange(int row, const QList<int> &roles);
    void tellWords(int row);
    void tellSelection();
    [[nodiscard]] AccessibleConversation *list() const;
    [[nodiscard]] Status status() const;

    ConversationView &m_view;
    QPointer<ConversationPort> m_port;
    QUuid m_reply; ///< whose words are told
    RowText m_text;
    SentenceCutter m_cutter;
    Status m_status;
    QString m_told; ///< the last words of the status line that were
};

} // namespace ui

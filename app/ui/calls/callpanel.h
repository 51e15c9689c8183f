// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/preferences.h"
#include "ui/calls/callask.h"
#include "ui/theme.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace ui {

class CallButtons;
class CallFacts;
class ComposerFrame;
class Label;
class MessageInput;
class ResultDrafts;
class TextButton;

/// The question that calls of a model put to a person, one after the other, above the composer: may
/// this program run, what does this function answer. It takes no focus by itself, and what is
/// pressed first by keys is what does no harm. What was typed stays while others are shown,
/// and through a restart.
class CallPanel : public QWidget
{
    Q_OBJECT

public:
    CallPanel(Theme &theme, chat::Preferences &preferences, QWidget *parent = nullptr);
    ~CallPanel() override;

    /// Null asks nothing.
    void setSession(chat::ChatSession *session);
    /// Asks about this call, with the focus.
    void ask(const QString &callId);
    /// The focus goes to what does no harm.
    void focusAnswer();
    /// What Esc does: closing the question whether something may run is no; a field for a result
    /// is only left. False when there was neither.
    bool closeNearest();
    /// Hands over what is typed and not kept yet.
    void keepDrafts();

Q_SIGNALS:
    /// The focus was here, and there is nothing left to be asked.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void dress();
    void placeColumn();
    void hear();
    void refresh();
    void show(const CallAsk &ask);
    void showField(const CallAsk &ask);
    void tell();
    void approve(tools::Approval approval);
    void sendResult();
    void pressNext();
    [[nodiscard]] chat::ToolRun *run() const;
    [[nodiscard]] bool hasFocusWithin() const;

    Theme &m_theme;
    chat::Preferences &m_preferences;
    QPointer<chat::ChatSession> m_session;
    CallAsk m_ask;
    QString m_wanted; ///< the call that is asked about first, while it waits
    QTimer m_refresh;
    Label *m_title;
    Label *m_note;
    TextButton *m_next;
    CallFacts *m_command;
    CallFacts *m_arguments;
    ComposerFrame *m_frame;
    MessageInput *m_input;
    CallButtons *m_buttons;
    ResultDrafts *m_drafts; ///< goes behind the field, which shows what is in it
};

} // namespace ui

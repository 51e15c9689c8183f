// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

class QInputMethodEvent;
class QInputMethodQueryEvent;
class QKeyEvent;

namespace ui {

class Composer;
class ConversationView;

/// Whatever is typed or pasted while the conversation has the focus goes to the composer. An input
/// method composes there too, and the focus follows when it is done: moving it earlier would make
/// the input method let go of the first letters as they are. The other way go the keys that turn
/// pages, while the text in the composer has none to turn.
class TypingRelay : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TypingRelay(ConversationView &view, Composer &composer, QObject *parent);

    /// One beside it, which may go first; what is typed there it has told the first one already.
    void watch(ui::ConversationView *view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool turnPage(QKeyEvent &event);
    /// The one that is read.
    [[nodiscard]] ConversationView *shown() const;
    void answer(const ConversationView &view, QInputMethodQueryEvent &query) const;
    void passOn(QInputMethodEvent &event);

    QList<QPointer<ConversationView>> m_views;
    Composer &m_composer;
    QPointer<QWidget> m_field; ///< the composer's
};

} // namespace ui

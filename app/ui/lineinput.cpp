// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lineinput.h"

#include <QInputMethodEvent>
#include <QKeyEvent>

namespace ui {

void LineInput::focusInEvent(QFocusEvent *event)
{
    // A dialog that is shown tells the field that had the focus last that it has it, before its
    // window is active. When another one is chosen until then, nobody takes that back: the field
    // would keep a caret.
    if (hasFocus())
        QLineEdit::focusInEvent(event);
}

void LineInput::inputMethodEvent(QInputMethodEvent *event)
{
    m_isComposing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void LineInput::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isEnd = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape;
    // Most input methods keep these keys for themselves; some pass them on as well.
    if (isEnd && m_isComposing) {
        event->accept();
        return;
    }
    if (key == Qt::Key_Escape) {
        event->ignore();
        Q_EMIT cancelled();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>

namespace ui {
namespace {

/// With these a key is still a letter; the last one is AltGr on some keyboards.
constexpr Qt::KeyboardModifiers kLetterModifiers =
    Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier;

} // namespace

QList<RowButton> ConversationView::rowButtons(int row) const
{
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    if (!live)
        return {};
    const int viewTop = -m_scroller.toView(m_rows.top(row));
    return live->buttons(viewTop, viewTop + viewport()->height());
}

QString ConversationView::rowStatus(int row) const
{
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    return live ? statusTextOf(*live) : QString();
}

void ConversationView::pressRowAction(int row, const QString &name)
{
    for (const RowButton &button : rowButtons(row)) {
        if (button.text == name) {
            press(row, button);
            return;
        }
    }
}

/// The row that keys act on is one that can be seen; the lowest unless another was chosen.
void ConversationView::chooseFocusRow()
{
    const QRect rect = m_focusRow < 0 ? QRect() : visualRect(m_model.index(m_focusRow));
    if (!rect.intersects(viewport()->rect()))
        m_focusRow = m_rows.rowAt(m_scroller.toRows(viewport()->height() - 1));
}

void ConversationView::focusInEvent(QFocusEvent *event)
{
    // Back from another window or a menu the keyboard goes on where it was.
    const bool isBack =
        event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason;
    if (!isBack) {
        m_isByKeyboard = event->reason() == Qt::TabFocusReason
                         || event->reason() == Qt::BacktabFocusReason
                         || event->reason() == Qt::ShortcutFocusReason;
    }
    if (m_isByKeyboard && isBack) {
        announceFocus();
    } else if (m_isByKeyboard) {
        chooseFocusRow();
        m_focusButton = -1;
        m_isHeadFocused = event->reason() != Qt::BacktabFocusReason && canFocusInstructions();
        ConversationReach(*this).announceFocus();
    }
    viewport()->update();
    QAbstractItemView::focusInEvent(event);
    // The base class turns it off where nothing can be edited; what is composed here is handed on.
    setAttribute(Qt::WA_InputMethodEnabled);
}

void ConversationView::focusOutEvent(QFocusEvent *event)
{
    viewport()->update();
    QAbstractItemView::focusOutEvent(event);
}

/// Tab stops at the line only where it can be seen: passing through must not scroll a long
/// conversation to its head.
bool ConversationView::canFocusInstructions() const
{
    return viewport()->rect().intersects(instructionsRect());
}

void ConversationView::focusInstructions(bool isFocused)
{
    m_isHeadFocused = isFocused;
    m_focusButton = -1;
    m_isByKeyboard = true;
    viewport()->update();
    ConversationReach(*this).announceFocus();
}

bool ConversationView::moveButtonFocus(bool isNext)
{
    if (m_isHeadFocused) {
        if (isNext && m_focusRow >= 0)
            focusInstructions(false);
        return isNext && m_focusRow >= 0;
    }
    if (!isNext && m_focusButton < 0 && canFocusInstructions()) {
        focusInstructions(true);
        return true;
    }
    const int count = int(rowButtons(m_focusRow).size());
    const int next = m_focusButton + (isNext ? 1 : -1);
    if (next < -1 || next >= count)
        return false;
    m_focusButton = next;
    m_isByKeyboard = true;
    updateRow(m_focusRow);
    ConversationReach(*this).announceFocus();
    return true;
}

bool ConversationView::focusNextPrevChild(bool isNext)
{
    if (hasFocus()) {
        chooseFocusRow();
        if ((m_focusRow >= 0 || m_isHeadFocused) && moveButtonFocus(isNext))
            return true;
    }
    return QAbstractItemView::focusNextPrevChild(isNext);
}

void ConversationView::moveFocus(int row)
{
    if (row == -1 && !instructionsRect().isNull()) {
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
        focusInstructions(true);
        return;
    }
    if (row < 0 || row >= m_rows.count())
        return;
    m_focusRow = row;
    m_focusButton = -1;
    m_isByKeyboard = true;
    m_isHeadFocused = false;
    scrollTo(m_model.index(row));
    viewport()->update();
    ConversationReach(*this).announceFocus();
}

bool ConversationView::pressByKey(QKeyEvent *event)
{
    const bool isPress = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
                         || event->key() == Qt::Key_Enter;
    if (!isPress || !m_isByKeyboard)
        return false;
    if (m_isHeadFocused) {
        Q_EMIT instructionsRequested();
        return true;
    }
    const QList<RowButton> buttons = rowButtons(m_focusRow);
    if (m_focusButton < 0 || m_focusButton >= buttons.size())
        return false;
    press(m_focusRow, buttons[m_focusButton]);
    return true;
}

void ConversationView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        m_selector.selectMore(m_focusRow >= 0 ? m_focusRow : m_rows.count() - 1);
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier && !m_selection.hasAnchor())
        chooseFocusRow(); // it begins in what can be seen
    if (m_selector.extendByKey(*event, m_focusRow))
        return;
    const bool isControl = event->modifiers() & Qt::ControlModifier;
    if (isControl && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        chooseFocusRow();
        const int step = event->key() == Qt::Key_Up ? -1 : 1;
        if (m_isHeadFocused && step > 0)
            moveFocus(0);
        else if (!m_isHeadFocused)
            moveFocus(m_focusRow + step);
        return;
    }
    if (pressByKey(event))
        return;
    const bool isPlain = !(event->modifiers() & ~kLetterModifiers);
    if (isPlain && (scrollByKey(event) || scrollSidewaysByKey(event)))
        return;
    const QString text = event->text();
    if (isPlain && !text.isEmpty() && text.front().isPrint() && event->key() != Qt::Key_Space) {
        Q_EMIT textTyped(text);
        return;
    }
    event->ignore(); // the window's shortcuts; not the base class's search by typing
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/treemenu.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>

namespace ui {
namespace {

/// With these a key is still a letter; the last one is AltGr on some keyboards.
constexpr Qt::KeyboardModifiers kLetterModifiers =
    Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier;

constexpr int kButtonRoom = 8; ///< around a button that is brought into view, for its ring

} // namespace

QList<RowButton> ConversationView::rowButtons(int row) const
{
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    if (!live)
        return {};
    const auto [viewTop, viewBottom] = viewIn(row);
    return live->buttons(viewTop, viewBottom);
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
    if (rect.intersects(viewport()->rect()))
        return;
    m_focusRow = m_rows.rowAt(m_scroller.toRows(viewport()->height() - 1));
    m_focusButton.reset();
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
        ConversationReach(*this).announceFocus();
    } else if (m_isByKeyboard) {
        chooseFocusRow();
        m_focusButton.reset();
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
    m_focusButton.reset();
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
    const QList<RowButton> buttons = rowButtons(m_focusRow);
    const int before = focusedButton(buttons);
    if (!isNext && before < 0 && canFocusInstructions()) {
        focusInstructions(true);
        return true;
    }
    int next = before + (isNext ? 1 : -1);
    // Passing through must not lead back to the head of a long message; Shift+Tab goes there.
    while (isNext && before < 0 && next < buttons.size()
           && buttons[next].rect.bottom() < viewIn(m_focusRow).first)
        ++next;
    if (next < -1 || next >= buttons.size())
        return false;
    m_focusButton = next < 0 ? std::nullopt : std::optional(buttons[next]);
    m_isByKeyboard = true;
    updateRow(m_focusRow);
    ConversationReach(*this).announceFocus();
    showFocusedButton();
    return true;
}

/// Which of a row's buttons the keys act on; -1: the row itself, also when the button is gone.
int ConversationView::focusedButton(const QList<RowButton> &buttons) const
{
    return m_focusButton ? placeOf(*m_focusButton, buttons) : -1;
}

/// Rows can be longer than the view, and their buttons lie at both ends.
void ConversationView::showFocusedButton()
{
    constexpr int kButtonRounds = 4; // what comes into view is set on the way
    for (int round = 0; round < kButtonRounds; ++round) {
        const QList<RowButton> buttons = rowButtons(m_focusRow);
        const int focused = focusedButton(buttons);
        // Of code there are only those that can be seen.
        if (focused < 0 || buttons[focused].action == RowAction::CopyCode)
            return;
        const QRect rect = buttons[focused]
                               .rect.translated(0, m_scroller.toView(m_rows.top(m_focusRow)))
                               .adjusted(0, -kButtonRoom, 0, kButtonRoom);
        const int above = rect.top() - m_scroller.cover.most;
        const int below = rect.bottom() + 1 - viewport()->height();
        const qint64 before = m_scroller.offset();
        if (above < 0 || below > 0)
            m_scroller.scrollTo(before + (above < 0 ? above : below));
        if (m_scroller.offset() == before)
            return;
        afterScroll();
        viewport()->update();
        m_placeTimer.start();
    }
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

void ConversationView::moveFocus(int row, ScrollHint hint)
{
    if (row == -1 && !instructionsRect().isNull()) {
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
        focusInstructions(true);
        return;
    }
    if (row < 0 || row >= m_rows.count())
        return;
    m_focusRow = row;
    m_focusButton.reset();
    m_isByKeyboard = true;
    m_isHeadFocused = false;
    scrollTo(m_model.index(row), hint);
    viewport()->update();
    ConversationReach(*this).announceFocus();
}

void ConversationView::goTo(int row)
{
    if (row < 0 || row >= m_rows.count())
        return;
    setFocus(Qt::ShortcutFocusReason);
    moveFocus(row, PositionAtTop);
}

void ConversationView::stepMessage(int step)
{
    const QRect rect = m_focusRow < 0 ? QRect() : visualRect(m_model.index(m_focusRow));
    const bool isHere = hasFocus() && m_isByKeyboard && rect.intersects(viewport()->rect());
    if (hasFocus() && m_isHeadFocused) {
        goTo(step > 0 ? 0 : -1);
    } else if (!isHere || (step < 0 && rect.top() < 0)) {
        // First to what can be seen, and to the top of what can be seen in part.
        chooseFocusRow();
        goTo(m_focusRow);
    } else if (m_focusRow + step < m_rows.count()) {
        moveFocus(m_focusRow + step, PositionAtTop);
    } else {
        jumpToEnd();
    }
}

bool ConversationView::pressByKey(QKeyEvent *event)
{
    const bool isPress = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
                         || event->key() == Qt::Key_Enter;
    const bool isFold = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!(isPress || isFold) || !m_isByKeyboard)
        return false;
    if (m_isHeadFocused) {
        if (isPress)
            Q_EMIT instructionsRequested();
        return isPress;
    }
    const QList<RowButton> buttons = rowButtons(m_focusRow);
    const int focused = focusedButton(buttons);
    if (focused < 0 || (isFold && !foldsBy(buttons[focused], event->key())))
        return false;
    press(m_focusRow, buttons[focused]);
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
    if (isPlain && !text.isEmpty() && text.front().isPrint()) {
        Q_EMIT textTyped(text);
        return;
    }
    event->ignore(); // the window's shortcuts; not the base class's search by typing
}

} // namespace ui

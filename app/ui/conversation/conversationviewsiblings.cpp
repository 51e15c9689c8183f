// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walking from one version of a message to another.
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"

namespace ui {

/// The switch stays where it was pressed: whoever compares presses it again.
void ConversationView::showSibling(int row, const RowButton &button)
{
    const QList<QUuid> siblings = m_port->conversation().siblings(m_model.message(row).id);
    const qsizetype at = siblings.indexOf(m_model.message(row).id)
                         + (button.action == RowAction::NextSibling ? 1 : -1);
    if (at < 0 || at >= siblings.size())
        return;
    const auto switchY = [this, row] {
        return m_scroller.toView(m_rows.top(row)) + m_rows.row(row).switchY();
    };
    const bool isFollowing = m_scroller.isPinned() && row + 1 == m_rows.count();
    const bool isFocused = m_focusButton.has_value() && m_focusRow == row;
    const int y = switchY();
    const int top = m_scroller.toView(m_rows.top(row));
    m_port->activate(siblings[at]);
    if (row >= m_rows.count())
        return;
    m_scroller.showRow(row, top);
    constexpr int kRounds = 3; // what comes into view becomes exact on the way
    for (int round = 0; round < kRounds && switchY() != y; ++round)
        m_scroller.scrollTo(m_scroller.offset() + switchY() - y);
    if (isFollowing && row + 1 == m_rows.count())
        m_scroller.pinToEnd();
    if (isFocused) {
        m_focusRow = row;
        m_focusButton = button;
        const QList<RowButton> buttons = rowButtons(row);
        for (const RowButton &other : buttons) {
            // At the last one there is only the way back.
            if (focusedButton(buttons) < 0 && isSiblingStep(other.action))
                m_focusButton = other;
        }
    }
    afterScroll();
    viewport()->update();
    m_placeTimer.start();
    ConversationReach(*this).announceFocus();
}

} // namespace ui

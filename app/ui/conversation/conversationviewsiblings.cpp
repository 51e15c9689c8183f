// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walking from one version of a message to another.
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"

#include <algorithm>

namespace ui {

/// Makes another sibling, or shows one that is there. The switch stays where it was pressed:
/// whoever compares presses it again.
void ConversationView::pressSibling(int row, const RowButton &button)
{
    const QUuid shown = m_model.message(row).id;
    if (button.action == RowAction::Edit) {
        Q_EMIT editRequested(shown);
        return;
    }
    // What waits to be sent is meant for the branch that it was written in.
    if (m_port->progress().phase != chat::ReplyPhase::Idle) {
        setStatusText(tr("A reply is still coming in. Stop it first."));
        return;
    }
    if (button.action == RowAction::Regenerate) {
        if (!m_port->hasQuestion(m_model.message(row))) {
            setStatusText(tr("The question of this answer was deleted."));
            return;
        }
        m_port->regenerate(shown);
        return;
    }
    const QList<QUuid> siblings = m_port->conversation().siblings(shown);
    const qsizetype at =
        siblings.indexOf(shown) + (button.action == RowAction::NextSibling ? 1 : -1);
    if (at < 0 || at >= siblings.size())
        return;
    const auto switchY = [this, row] {
        const QList<RowButton> buttons = rowButtons(row);
        const auto found = std::find_if(buttons.begin(), buttons.end(), [](const auto &each) {
            return isSiblingStep(each.action);
        });
        return m_scroller.toView(m_rows.top(row)) + (found == buttons.end() ? 0 : found->rect.y());
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

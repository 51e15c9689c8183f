// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person opens and folds, and what can be done with code.
#include "render/cleancode.h"
#include "ui/conversation/answernote.h"
#include "ui/conversation/codemenu.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/treemenu.h"
#include "ui/textsaver.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ui {

void ConversationView::toggle(int row, const std::function<void(RowView &)> &change)
{
    change(m_context.views[m_model.message(row).id]);
    // The line that was pressed stays still, also at the end of the conversation.
    const bool wasPinned = m_scroller.isPinned();
    m_scroller.release();
    m_scroller.capture();
    (void)m_rows.update(row);
    m_scroller.settle();
    const bool isRunning = core::isRunning(m_model.message(row).state);
    if (wasPinned && (isRunning || m_scroller.isAtEnd()))
        m_scroller.pinToEnd();
    afterScroll();
    viewport()->update();
}

void ConversationView::pressCode(int row, const RowButton &button, QPoint place)
{
    if (button.action == RowAction::ToggleTool) {
        toggle(row, [part = button.argument](RowView &view) {
            if (!view.openTools.remove(part))
                view.openTools.insert(part);
        });
        return;
    }
    if (isAnswerAction(button.action)) {
        const std::optional<RowPlace> leaf = violationPlace(button, m_rows.row(row));
        toggle(row, [&](RowView &view) { pressAnswer(button, m_rows.row(row), view); });
        if (leaf) {
            const int above = m_scroller.viewHeight() / 3;
            m_scroller.showPlace({row, {leaf->flow, leaf->place.block, -above}});
            afterScroll();
        }
        if (button.action == RowAction::ToggleAnswer)
            Q_EMIT m_rows.rewritten(row);
        Q_EMIT m_rows.reshaped(row);
        return;
    }
    if (isTreeAction(button.action)) {
        toggle(row, [&](RowView &view) { pressTree(button, m_rows.row(row).flows(), view); });
        return;
    }
    if (button.action == RowAction::ToggleCode) {
        const auto [flow, group] = codePlace(button);
        const int part = m_rows.row(row).flows()[std::size_t(flow)]->part();
        toggle(row, [part, group = group](RowView &view) {
            QSet<int> &open = view.openCode[part];
            if (!open.remove(group))
                open.insert(group);
        });
        return;
    }
    const QList<render::Block> code = m_rows.row(row).code(button);
    if (button.action == RowAction::CopyCode) {
        QGuiApplication::clipboard()->setText(codeText(render::withoutCommands(code)));
        tellLeftOut(render::commandCount(code));
        return;
    }
    auto *menu = new CodeMenu(m_context.type, this);
    connect(menu, &CodeMenu::lookChosen, this, &ConversationView::codeLookChosen);
    connect(menu, &CodeMenu::saveChosen, this, [this, code] {
        askAndSave(this, tr("Save code"),
                   codeFileName(code.isEmpty() ? QString() : code.first().language), codeText(code),
                   [this](const QString &words) { setStatusText(words); });
    });
    menu->popup(place);
}

} // namespace ui

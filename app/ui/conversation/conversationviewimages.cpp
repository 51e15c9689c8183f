// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

namespace ui {

/// Of the picture below the pointer, or of the one that has the focus. False when there is none.
bool ConversationView::showImageMenu(const QContextMenuEvent &event)
{
    int row = -1;
    int number = -1;
    QPoint place = event.globalPos();
    if (event.reason() != QContextMenuEvent::Keyboard) {
        row = targetAt(event.pos()).row;
        if (const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row))
            number = live->imageAt(toRow(row, event.pos()));
    } else if (const std::optional<RowButton> button = ConversationReach(*this).focusedButton();
               m_isByKeyboard && button && button->action == RowAction::OpenImage) {
        row = m_focusRow;
        number = button->argument;
        place = viewport()->mapToGlobal(visualRect(m_model.index(row)).topLeft()
                                        + button->rect.center());
    }
    if (number < 0)
        return false;
    const core::Message &message = m_model.message(row);
    const core::ImagePart image = imagesIn(message.parts).value(number);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (image.hash.isEmpty())
        connect(menu->addAction(tr("Copy address")), &QAction::triggered, this,
                [image] { QGuiApplication::clipboard()->setText(image.url); });
    else
        Q_EMIT imageMenuOpening(menu, message.id, number);
    menu->popup(place);
    return true;
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/replypictures.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QCursor>
#include <QGuiApplication>
#include <QMenu>

namespace ui {

void ConversationView::setPictures(ReplyPictures &pictures)
{
    m_context.pictures = &pictures;
    connect(&pictures, &ReplyPictures::changed, this, &ConversationView::takeArrived);
}

/// Colours, formulas and pictures that became known; the line that is read stays where it is.
void ConversationView::takeArrived()
{
    if (!m_rows.takeArrived())
        return;
    m_scroller.settle();
    afterScroll();
    viewport()->update();
    if (viewport()->underMouse() && !m_pressed.button)
        pointAt(viewport()->mapFromGlobal(QCursor::pos())); // buttons come and go
}

void ConversationView::pressPicture(int row, const RowButton &button)
{
    const MessageRow *live = m_rows.liveRow(row);
    if (button.action == RowAction::OpenImage)
        Q_EMIT imageRequested(m_model.message(row).id, button.argument);
    else if (live && m_context.pictures) {
        // A key that is held down meets the no of the question that comes.
        if (button.action == RowAction::LoadPicture && m_focusButton
            && m_focusButton->isSame(button))
            m_focusButton->action = RowAction::DeclinePicture;
        m_context.pictures->press(button.action, pictureOf(live->flows(), button));
    }
}

/// Of the picture below the pointer, or of the one that has the focus. False when there is none.
bool ConversationView::showImageMenu(const QContextMenuEvent &event)
{
    int row = -1;
    int number = -1;
    render::PictureSource picture;
    QPoint place = event.globalPos();
    if (event.reason() != QContextMenuEvent::Keyboard) {
        const RowTarget target = targetAt(event.pos());
        row = target.row;
        const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
        if (live)
            number = live->imageAt(toRow(row, event.pos()));
        if (live && target.button && target.button->action == RowAction::OpenPicture)
            picture = pictureOf(live->flows(), *target.button);
    } else if (const std::optional<RowButton> button = ConversationReach(*this).focusedButton();
               m_isByKeyboard && button && button->look == ButtonLook::Picture) {
        row = m_focusRow;
        if (button->action == RowAction::OpenImage)
            number = button->argument;
        else
            picture = pictureOf(m_rows.row(row).flows(), *button);
        place = viewport()->mapToGlobal(visualRect(m_model.index(row)).topLeft()
                                        + button->rect.center());
    }
    if (!picture.address.isEmpty()) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        Q_EMIT m_context.pictures->menuOpening(menu, picture);
        menu->popup(place);
        return true;
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

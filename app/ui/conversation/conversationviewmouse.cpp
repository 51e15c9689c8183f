// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/whendone.h"
#include "render/hiddencharacters.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/dragsource.h"
#include "ui/conversation/linkbar.h"
#include "ui/conversation/replypictures.h"
#include "ui/plaintip.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>

namespace ui {
namespace {

constexpr int kDraggedPicture = 8192; ///< pixels of its long side: as large as pictures are kept

void arm(DragSource &drag, QPoint point, ReplyPictures &pictures,
         const render::PictureSource &picture)
{
    const int press = drag.armPicture(point, QPixmap::fromImage(pictures.pixels(picture, 1)));
    core::whenDone(&drag, pictures.original(picture), [&drag, press](const QImage &original) {
        if (!original.isNull())
            drag.setPicture(press, original);
    });
}

} // namespace

QPoint ConversationView::toRow(int row, QPoint point) const
{
    return point - QPoint(columnLeft(), m_scroller.toView(m_rows.top(row)));
}

/// What can be seen, in the row's coordinates: from below the question's line.
std::pair<int, int> ConversationView::viewIn(int row) const
{
    const int top = m_scroller.toView(m_rows.top(row));
    return {m_scroller.cover.now - top, viewport()->height() - top};
}

RowTarget ConversationView::targetAt(QPoint point) const
{
    const qint64 y = m_scroller.toRows(point.y());
    if (y < 0 || y >= m_rows.height() || !viewport()->rect().contains(point))
        return {};
    RowTarget target{m_rows.rowAt(y), std::nullopt};
    const MessageRow *live = m_rows.liveRow(target.row);
    if (!live)
        return target;
    const QPoint inside = toRow(target.row, point);
    const auto [viewTop, viewBottom] = viewIn(target.row);
    QList<RowButton> buttons = live->buttons(viewTop, viewBottom);
    std::reverse(buttons.begin(), buttons.end()); // what is painted last lies above
    for (const RowButton &button : std::as_const(buttons)) {
        if (button.rect.contains(inside)) {
            target.button = button;
            break;
        }
    }
    return target;
}

render::LinkHit ConversationView::linkAt(QPoint point) const
{
    const int row = m_rows.rowAt(std::max<qint64>(m_scroller.toRows(point.y()), 0));
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    return live ? live->linkAt(toRow(row, point)) : render::LinkHit();
}

void ConversationView::pointAt(QPoint point)
{
    const RowTarget target = targetAt(point);
    const auto isSame = [](const RowTarget &a, const RowTarget &b) {
        return a.row == b.row && a.button.has_value() == b.button.has_value()
               && (!a.button || (a.button->isSame(*b.button) && a.button->look == b.button->look));
    };
    if (!isSame(target, m_pointed)) {
        const int before = m_pointed.row;
        m_pointed = target;
        updateRow(before);
        updateRow(target.row);
    }
    const render::LinkHit link = target.button ? render::LinkHit() : linkAt(point);
    const MessageRow *live = target.row < 0 ? nullptr : m_rows.liveRow(target.row);
    const QPoint inRow = live ? toRow(target.row, point) : QPoint();
    const bool isOverText = live && live->isOverText(inRow) && !sideAt(live->flows(), inRow);
    const bool isHand = target.button || !link.isNull() || instructionsRect().contains(point);
    viewport()->setCursor(isHand       ? Qt::PointingHandCursor
                          : isOverText ? Qt::IBeamCursor
                                       : Qt::ArrowCursor);
    if (link.isNull()) {
        m_linkBar->showText({});
    } else {
        const auto gated = m_links.check(link.target, link.label);
        m_linkBar->showText(
            gated ? gated->address
                  : tr("This link is not opened: %1").arg(render::withHiddenNames(link.target)));
    }
}

void ConversationView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    m_isByKeyboard = false;
    m_isHeadFocused = false;
    m_pressPoint = point;
    pointAt(point);
    m_pressed = m_pointed;
    if (pressSide(point))
        return;
    if (m_pressed.button || instructionsRect().contains(point)) {
        if (m_pressed.button && m_pressed.button->look == ButtonLook::Picture)
            (void)armDrag(point); // a picture can be pressed and dragged out
        updateRow(m_pressed.row);
        return;
    }
    if (std::exchange(m_focusRow, m_pressed.row) != m_pressed.row)
        m_focusButton.reset();
    const bool isExtending = event->modifiers() & Qt::ShiftModifier;
    if (isExtending || m_selector.isThird(point) || !armDrag(point))
        m_selector.press(point, isExtending);
}

/// What a press may drag out: the selection, a picture, a code block by its head.
bool ConversationView::armDrag(QPoint point)
{
    if (m_selector.isOnSelection(point)) {
        m_drag->arm(point, [this] { return std::make_unique<CopiedData>(copied()); });
        return true;
    }
    const int row = m_pressed.row;
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    if (!live)
        return false;
    const QPoint inside = toRow(row, point);
    const core::ImagePart image = imagesIn(m_model.message(row).parts).value(live->imageAt(inside));
    if (!image.hash.isEmpty()) {
        const int press = m_drag->armPicture(point, m_thumbnails.pixmap(image.hash));
        core::whenDone(
            m_drag, m_port->thumbnail(image.hash, kDraggedPicture),
            [this, press](const QImage &picture) { m_drag->setPicture(press, picture); });
        return true;
    }
    if (m_pressed.button && m_pressed.button->action == RowAction::OpenPicture) {
        arm(*m_drag, point, *m_context.pictures, pictureOf(live->flows(), *m_pressed.button));
        return true;
    }
    const auto [viewTop, viewBottom] = viewIn(row);
    const QList<render::Block> code = codeUnder(live->flows(), inside, viewTop, viewBottom);
    if (code.isEmpty())
        return false;
    m_drag->arm(point, [code] {
        CopiedText text;
        text.add(code);
        return std::make_unique<CopiedData>(text);
    });
    return true;
}

void ConversationView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (dragSide(point))
        return;
    if (m_drag->isArmed()) {
        if (m_drag->moveTo(point))
            updateRow(std::exchange(m_pressed, {}).row);
    } else if (m_selector.isSelecting()) {
        m_selector.move(point);
    } else {
        pointAt(point);
    }
}

void ConversationView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    if (m_drag->disarm() && !m_pressed.button)
        m_selector.press(point, false); // no drag has become of it
    m_selector.release();
    const bool wasDragging = std::exchange(m_side, std::nullopt).has_value();
    pointAt(point);
    const RowTarget pressed = std::exchange(m_pressed, {});
    updateRow(pressed.row);
    if (wasDragging)
        return;
    if (pressed.button) {
        if (m_pointed.row == pressed.row && m_pointed.button
            && m_pointed.button->isSame(*pressed.button)) {
            press(pressed.row, *pressed.button);
        }
        return;
    }
    if (instructionsRect().contains(point) && instructionsRect().contains(m_pressPoint)) {
        Q_EMIT instructionsRequested();
        return;
    }
    // What selects (with Shift, twice, a drag) opens nothing.
    const bool isClick =
        m_selection.isEmpty()
        && (point - m_pressPoint).manhattanLength() < QApplication::startDragDistance();
    if (const render::LinkHit link = linkAt(point); isClick && !link.isNull())
        openLink(link);
}

void ConversationView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || targetAt(point).button) {
        mousePressEvent(event);
        return;
    }
    m_selector.doubleClick(point);
}

bool ConversationView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        pointAt({-1, -1});
        m_linkBar->showText({});
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const RowTarget target = targetAt(help->pos());
        const bool hasTip = target.button && target.button->look == ButtonLook::Icon;
        if (hasTip)
            QToolTip::showText(help->globalPos(), plainTip(target.button->text), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractItemView::viewportEvent(event);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarlist.h"

#include "models/conversationlistmodel.h"
#include "ui/sidebar/sidebardelegate.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace ui {

SidebarList::SidebarList(const Theme &theme, SidebarModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new SidebarDelegate(theme, this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    setAcceptDrops(false);
    connect(&theme, &Theme::colorsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&theme, &Theme::fontsChanged, this, [this] { scheduleDelayedItemsLayout(); });
    connect(&model, &SidebarModel::rearranged, this, &SidebarList::keepSelection);
}

QUuid SidebarList::idAt(const QModelIndex &index) const
{
    return index.data(models::ConversationListModel::IdRole).toUuid();
}

void SidebarList::setShown(const QUuid &id)
{
    const bool isOther = m_shown != id;
    m_shown = id;
    keepSelection();
    const QModelIndex index = m_model.indexOf(id);
    if (isOther && index.isValid())
        scrollTo(index);
}

void SidebarList::keepSelection()
{
    // Another current row would end what is typed into this one; closeEditor() comes back here.
    if (m_model.isHeld())
        return;
    const QModelIndex index = m_model.indexOf(m_shown);
    if (!index.isValid()) {
        selectionModel()->clearSelection();
        return;
    }
    if (selectionModel()->isSelected(index))
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

bool SidebarList::beginRename(const QUuid &id)
{
    const QModelIndex index = m_model.indexOf(id);
    if (!index.isValid())
        return false;
    scrollTo(index);
    m_isByHand = true;
    setCurrentIndex(index);
    m_isByHand = false;
    QListView::edit(index);
    return true;
}

bool SidebarList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Here the key means the row with the focus, in the window the chat that is shown.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F2 && !(key->modifiers() & ~Qt::KeypadModifier)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

bool SidebarList::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool isEditing = QListView::edit(index, trigger, event);
    // Rows must not wander while somebody types into one of them.
    m_model.setHeld(state() == EditingState);
    return isEditing;
}

void SidebarList::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint)
{
    // Tab ends here, too; it does not go on to the next title.
    QListView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    m_model.setHeld(false);
    keepSelection();
}

/// Keys select nothing, and the mouse opens when it is released: a screen reader did, which has no
/// other way to press a row.
void SidebarList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    if (selected.isEmpty() || m_isByHand)
        return;
    const QUuid id = idAt(selected.constFirst().topLeft());
    if (!id.isNull() && id != m_shown)
        Q_EMIT chosen(id);
}

bool SidebarList::isOnMore(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() && !idAt(index).isNull()
           && SidebarDelegate::moreRect(visualRect(index), layoutDirection()).contains(position);
}

void SidebarList::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if (event->button() == Qt::LeftButton && isOnMore(position)) {
        Q_EMIT menuRequested(idAt(indexAt(position)), event->globalPosition().toPoint());
        return;
    }
    m_isByHand = true;
    if (event->button() == Qt::LeftButton)
        QListView::mousePressEvent(event);
    m_isByHand = false;
}

void SidebarList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QPoint position = event->position().toPoint();
    const QUuid id = idAt(indexAt(position));
    if (event->button() == Qt::LeftButton && !id.isNull() && !isOnMore(position))
        Q_EMIT chosen(id);
    keepSelection();
}

void SidebarList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QUuid id = idAt(indexAt(event->position().toPoint()));
    if (event->button() == Qt::LeftButton && !id.isNull() && !isOnMore(event->position().toPoint()))
        beginRename(id);
}

void SidebarList::keyPressEvent(QKeyEvent *event)
{
    const QUuid id = idAt(currentIndex());
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (!id.isNull() && isPlain && state() != EditingState) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            Q_EMIT chosen(id);
            return;
        case Qt::Key_Delete:
            Q_EMIT removeRequested(id);
            return;
        case Qt::Key_F2:
            beginRename(id);
            return;
        default:
            break;
        }
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void SidebarList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    const QUuid id = idAt(index);
    if (id.isNull())
        return;
    const QPoint position =
        isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    Q_EMIT menuRequested(id, position);
}

QModelIndex SidebarList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex from = currentIndex();
    QModelIndex to = QListView::moveCursor(action, modifiers);
    const bool isUp = action == MoveUp || action == MovePageUp || action == MovePrevious;
    // Captions are stepped over; at the very top there is one, so the way turns there.
    for (int step = isUp ? -1 : 1; to.isValid() && idAt(to).isNull();) {
        const QModelIndex next = to.siblingAtRow(to.row() + step);
        if (!next.isValid() && step == 1)
            return from;
        step = next.isValid() ? step : 1;
        to = next.isValid() ? next : to.siblingAtRow(to.row() + step);
    }
    return to;
}

QItemSelectionModel::SelectionFlags SidebarList::selectionCommand(const QModelIndex &index,
                                                                  const QEvent *event) const
{
    if (idAt(index).isNull() || (event && event->type() == QEvent::KeyPress))
        return QItemSelectionModel::NoUpdate;
    if (event
        && (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease))
        return QItemSelectionModel::NoUpdate;
    return QListView::selectionCommand(index, event);
}

} // namespace ui

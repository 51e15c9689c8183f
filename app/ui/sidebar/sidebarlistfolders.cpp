// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the list does with folders and with what is dragged.

#include "ui/sidebar/sidebardrag.h"
#include "ui/sidebar/sidebarlist.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QMouseEvent>
#include <QPainter>
#include <utility>

namespace ui {

QUuid SidebarList::folderAt(const QModelIndex &index) const
{
    return index.data(SidebarModel::FolderRole).toUuid();
}

bool SidebarList::beginRenameFolder(const QUuid &folder)
{
    return renameRow(m_model.indexOfFolder(folder));
}

void SidebarList::askMenu(const QModelIndex &index, const QPoint &globalPosition)
{
    const QUuid folder = folderAt(index);
    const QUuid id = idAt(index);
    if (!folder.isNull())
        Q_EMIT folderMenuRequested(folder, globalPosition);
    else if (!id.isNull())
        Q_EMIT menuRequested(meantBy(id), globalPosition);
}

/// What is said beside the pointer of those that are dragged.
QString SidebarList::wordsFor(const QList<QUuid> &ids) const
{
    return ids.size() == 1 ? m_model.indexOf(ids.constFirst()).data().toString()
                           : tr("%n chats", nullptr, int(ids.size()));
}

/// The button went down on a folder, or on one of several that are picked: what it means is known
/// when it is released or moved.
bool SidebarList::pressOnHeld(const QModelIndex &index, const QPoint &position)
{
    const QUuid folder = folderAt(index);
    const QUuid id = idAt(index);
    m_pressed = {};
    if (!folder.isNull()) {
        m_pressed = folder;
        m_picks.clear();
        keepSelection();
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        m_drag->pressOnFolder(position, folder, index.data().toString());
    } else if (m_picks.contains(id)) {
        m_pressed = id;
        m_drag->pressOnChats(position, m_picks.ids(), wordsFor(m_picks.ids()));
    }
    return !m_pressed.isNull();
}

void SidebarList::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && m_drag->moveTo(event->position().toPoint()))
        return;
    QListView::mouseMoveEvent(event);
}

bool SidebarList::releaseHeld(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return false;
    const QPoint position = event->position().toPoint();
    const QUuid pressed = std::exchange(m_pressed, QUuid());
    if (m_drag->release(position)) {
        QListView::mouseReleaseEvent(event);
        keepSelection();
        return true;
    }
    if (pressed.isNull())
        return false;
    const QModelIndex index = indexAt(position);
    if (folderAt(index) == pressed) {
        toggleFolder(index);
    } else if (idAt(index) == pressed) {
        m_picks.clear();
        Q_EMIT chosen(pressed);
        keepSelection();
    }
    return true;
}

void SidebarList::focusOutEvent(QFocusEvent *event)
{
    // Whoever went to another window lets go of the button there.
    if (event->reason() == Qt::ActiveWindowFocusReason && m_drag->cancel())
        keepSelection();
    QListView::focusOutEvent(event);
}

void SidebarList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_drag->isRunning()) {
        QPainter painter(viewport());
        m_drag->paint(painter);
    }
}

void SidebarList::toggleFolder(const QModelIndex &index)
{
    Q_EMIT folderToggled(folderAt(index), !index.data(SidebarModel::IsCollapsedRole).toBool());
}

void SidebarList::goTo(const QModelIndex &index)
{
    if (index.isValid()) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        scrollTo(index);
    }
}

bool SidebarList::askFolderByKey(const QKeyEvent *event)
{
    const QModelIndex row = currentIndex();
    const QUuid folder = folderAt(row);
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (!row.isValid() || !isPlain || !m_picks.isEmpty())
        return false;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const bool isCollapsed = row.data(SidebarModel::IsCollapsedRole).toBool();
    const QModelIndex above = m_model.indexOfFolder(row.data(SidebarModel::PlaceRole).toUuid());
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if ((event->key() == Qt::Key_Right) != isMirrored) {
            if (!folder.isNull() && isCollapsed)
                toggleFolder(row);
        } else if (!folder.isNull() && !isCollapsed) {
            toggleFolder(row);
        } else {
            goTo(above);
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!folder.isNull())
            toggleFolder(row);
        return !folder.isNull();
    case Qt::Key_F2:
        return !folder.isNull() && beginRenameFolder(folder);
    case Qt::Key_Delete:
        if (!folder.isNull())
            Q_EMIT folderAsked(FolderDeed::Remove, folder);
        return !folder.isNull();
    default:
        return false;
    }
}

} // namespace ui

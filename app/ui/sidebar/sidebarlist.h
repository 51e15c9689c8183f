// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sidebar/sidebardeed.h"
#include "ui/sidebar/sidebarpicks.h"
#include "ui/theme.h"

#include <QListView>
#include <QUuid>

namespace ui {

class SidebarDelegate;
class SidebarDrag;
class SidebarModel;

/// The list of conversations and their folders. The selected row is the conversation that is shown;
/// the arrow keys move the focus alone and Enter opens. With Ctrl or Shift several are picked,
/// which are selected then, and what is done is done to all of them.
class SidebarList : public QListView
{
    Q_OBJECT

public:
    SidebarList(const Theme &theme, SidebarModel &model, QWidget *parent = nullptr);

    /// Selects without opening; an unknown id selects nothing.
    void setShown(const QUuid &id);
    [[nodiscard]] QUuid idAt(const QModelIndex &index) const;
    /// False when it is not in the list, as while a search leaves it out.
    bool beginRename(const QUuid &id);
    bool beginRenameFolder(const QUuid &folder);
    [[nodiscard]] QUuid folderAt(const QModelIndex &index) const;
    /// What is on its way by the mouse.
    [[nodiscard]] SidebarDrag &drag() const { return *m_drag; }

Q_SIGNALS:
    void chosen(const QUuid &id);
    /// setShown() was told of another one, which may lie in a closed folder.
    void shownChanged(const QUuid &id);
    /// In the order of the list; one alone for Rename and Duplicate.
    void asked(ui::SidebarDeed deed, const QList<QUuid> &ids);
    void menuRequested(const QList<QUuid> &ids, const QPoint &globalPosition);
    void folderAsked(ui::FolderDeed deed, const QUuid &folder);
    void folderToggled(const QUuid &folder, bool isCollapsed);
    void folderMenuRequested(const QUuid &folder, const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] QItemSelectionModel::SelectionFlags
    selectionCommand(const QModelIndex &index, const QEvent *event) const override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    [[nodiscard]] bool isOnMore(const QPoint &position) const;
    /// All that are picked, if this is one of them; else this one.
    [[nodiscard]] QList<QUuid> meantBy(const QUuid &id) const;
    void pick(const QUuid &id, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] bool pickByKey(QKeyEvent *event);
    [[nodiscard]] bool askByKey(const QKeyEvent *event);
    void keepSelection();
    bool renameRow(const QModelIndex &index);
    void askMenu(const QModelIndex &index, const QPoint &globalPosition);
    [[nodiscard]] bool pressOnHeld(const QModelIndex &index, const QPoint &position);
    [[nodiscard]] bool releaseHeld(QMouseEvent *event);
    void toggleFolder(const QModelIndex &index);
    [[nodiscard]] bool askFolderByKey(const QKeyEvent *event);
    void goTo(const QModelIndex &index);
    [[nodiscard]] QString wordsFor(const QList<QUuid> &ids) const;

    SidebarModel &m_model;
    QUuid m_shown;
    SidebarPicks m_picks;
    bool m_isByHand = false;  ///< a row is selected by the mouse, or to be renamed
    bool m_isPicking = false; ///< the mouse button that is down opens nothing
    SidebarDrag *m_drag;      ///< owned through QObject
    QUuid m_pressed;          ///< the folder, or one of those that are picked, below the button
};

} // namespace ui

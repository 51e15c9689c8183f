// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QList>
#include <QObject>
#include <QPoint>
#include <QTimer>
#include <QUuid>

class QListView;
class QModelIndex;
class QPainter;

namespace ui {

class SidebarModel;

/// Chats or a folder on their way through the sidebar, below the pressed mouse button: shows where
/// they would go, and scrolls at the edges. It never leaves the list, so that no drag of the
/// system's, and no format of data, is needed. Once there is a folder.
class SidebarDrag : public QObject
{
    Q_OBJECT

public:
    /// `list` shows the model.
    SidebarDrag(const Theme &theme, const SidebarModel &model, QListView &list);

    /// The button went down on chats or on a folder: the first move that is far enough takes them.
    void pressOnChats(const QPoint &position, const QList<QUuid> &chats, const QString &words);
    void pressOnFolder(const QPoint &position, const QUuid &folder, const QString &name);
    /// True while something is on its way.
    bool moveTo(const QPoint &position);
    /// True when something was on its way; it is dropped where it is.
    bool release(const QPoint &position);
    /// Nothing is dropped; false when nothing was on its way.
    bool cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Over the rows.
    void paint(QPainter &painter) const;

Q_SIGNALS:
    /// Null: out of their folders.
    void chatsDropped(const QList<QUuid> &chats, const QUuid &folder);
    /// In front of `before`; null: as the last one.
    void folderDropped(const QUuid &folder, const QUuid &parent, const QUuid &before);

private:
    /// Where it would go.
    struct Target {
        bool isAny = false;
        QUuid folder; ///< into it; null: none, or the top
        QUuid before; ///< a line in front of this folder instead of a ring
        QRect mark;   ///< what is marked, in the viewport
        bool isLine = false;
    };

    [[nodiscard]] Target targetAt(const QPoint &position) const;
    [[nodiscard]] Target onFolder(const QModelIndex &row, const QPoint &position) const;
    [[nodiscard]] Target outside() const;
    [[nodiscard]] QUuid nextSibling(const QUuid &folder, int row) const;
    void paintWords(QPainter &painter) const;
    void follow();
    void scrollOn();
    void stop();

    const Theme &m_theme;
    const SidebarModel &m_model;
    QListView &m_list;
    QList<QUuid> m_chats;
    QUuid m_folder;
    QString m_words; ///< beside the pointer
    QPoint m_from;
    QPoint m_at;
    Target m_target;
    QTimer m_scrolling;
    bool m_isPressed = false;
    bool m_isRunning = false;
};

} // namespace ui

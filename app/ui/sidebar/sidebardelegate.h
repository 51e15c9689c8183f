// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// Paints captions and rows of the sidebar, and lends the field for renaming in place.
class SidebarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SidebarDelegate(const Theme &theme, QObject *parent = nullptr);

    /// Where `⋯` is within a row.
    [[nodiscard]] static QRect moreRect(const QRect &row, Qt::LayoutDirection direction);
    /// The height of every row.
    [[nodiscard]] int rowHeight(const QWidget *view) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void paintCaption(QPainter &painter, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;
    void paintFolder(QPainter &painter, const QRect &area, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
    void paintMark(QPainter &painter, const QRect &area, const QModelIndex &index,
                   bool isPointed) const;

    const Theme &m_theme;
};

} // namespace ui

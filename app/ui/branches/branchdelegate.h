// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// Draws a line of the tree of branches: questions as text, replies quieter, at the end what tells
/// siblings apart; a check beside the one that the reader is at.
class BranchDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit BranchDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    /// What is left of `line` for the words.
    [[nodiscard]] QRect paintEnd(QPainter &painter, const QRect &line,
                                 const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace ui

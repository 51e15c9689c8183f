// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/searchmodel.h"
#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// Draws what a search has found: titles of conversations, and messages with what was found
/// marked in them. All rows have the same height, so that thousands need no measuring.
class SearchDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    SearchDelegate(const Theme &theme, const SearchModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const SearchModel &m_model;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QStyledItemDelegate>

class QListView;

namespace ui {

/// Draws the model picker's rows: heads in caption with their age, a check beside the model in
/// use, a pin beside favourites and the row that is pointed at.
class ModelPickerDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ModelPickerDelegate(Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// Where the pin of a row is: it makes the model a favourite, or one no longer.
    [[nodiscard]] static QRect pinRect(const QRect &row, Qt::LayoutDirection direction);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    [[nodiscard]] QFont fontOf(const QModelIndex &index) const;
    [[nodiscard]] QColor inkOf(const QModelIndex &index) const;
    void paintWords(QPainter &painter, const QRect &words, Qt::LayoutDirection direction,
                    const QModelIndex &index) const;
    /// Icons and the age at the end of the line; the width that is left for words.
    [[nodiscard]] int paintEnd(QPainter &painter, const QStyleOptionViewItem &option,
                               const QRect &line, const QModelIndex &index) const;

    Theme &m_theme;
};

// What every list of a ModelPickerModel does.
/// So many rows on, but none that cannot be chosen.
void stepModels(QListView &list, int rows);
/// Whether a place of the viewport is on a model's pin. Other rows have none.
[[nodiscard]] bool isOnPin(const QListView &list, const QPoint &place);

} // namespace ui

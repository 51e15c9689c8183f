// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelpickerdelegate.h"

#include "ui/icons.h"
#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/settings/modelpickermodel.h"

#include <QListView>
#include <QPainter>

namespace ui {
namespace {

using RowKind = ModelPickerModel::RowKind;

constexpr int kRowInset = 8;
constexpr int kTagPadding = 4;
constexpr int kPinWidth = 24;
constexpr int kIndent = 4;
constexpr int kShareOfId = 70; ///< of a row that is too short for name and ID, percent at most

RowKind kindOf(const QModelIndex &index)
{
    return RowKind(index.data(ModelPickerModel::KindRole).toInt());
}

} // namespace

ModelPickerDelegate::ModelPickerDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ModelPickerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    const bool canChoose = index.flags().testFlag(Qt::ItemIsSelectable);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isPointed = option.state.testFlag(QStyle::State_MouseOver);
    if (canChoose && (isSelected || isPointed)) {
        painter->setPen(isSelected && colors.isHighContrast ? QPen(colors.leaf, 1)
                                                            : QPen(Qt::NoPen));
        painter->setBrush(isSelected ? colors.leafTint : colors.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 0, -4, 0), kCorner, kCorner);
    }
    const QRect line = option.rect.adjusted(kRowInset + 4, 0, -kRowInset - 4, 0);
    const int room = paintEnd(*painter, option, line, index) - kIndent;
    const QRect words =
        startPart(endPart(line, line.width() - kIndent, option.direction), room, option.direction);
    paintWords(*painter, words, option.direction, index);
    painter->restore();
}

/// A model's name and, quieter, the ID that is sent; of two that do not fit together the end of the
/// name goes first: IDs tell models apart.
void ModelPickerDelegate::paintWords(QPainter &painter, const QRect &words,
                                     Qt::LayoutDirection direction, const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(index));
    const QString name = index.data(ModelPickerModel::NameRole).toString();
    const QString first = name.isEmpty() ? index.data().toString() : name;
    const QString second =
        name.isEmpty() ? QString() : index.data(ModelPickerModel::ModelRole).toString();
    const int gap = second.isEmpty() ? 0 : kRowInset;
    const int most = (words.width() - gap) * (second.isEmpty() ? 100 : kShareOfId) / 100;
    const int idWidth = qMin(most, metrics.horizontalAdvance(second));
    const int firstRoom = second.isEmpty() ? words.width() : words.width() - gap - idWidth;
    const QString shown =
        metrics.elidedText(first, second.isEmpty() ? Qt::ElideMiddle : Qt::ElideRight, firstRoom);
    painter.setFont(fontOf(index));
    painter.setPen(inkOf(index));
    painter.drawText(words, int(Qt::AlignLeading | Qt::AlignVCenter), shown);
    if (second.isEmpty())
        return;
    const int used = metrics.horizontalAdvance(shown) + gap;
    painter.setPen(m_theme.colors().text3);
    painter.drawText(endPart(words, words.width() - used, direction),
                     int(Qt::AlignLeading | Qt::AlignVCenter),
                     metrics.elidedText(second, Qt::ElideMiddle, words.width() - used));
}

int ModelPickerDelegate::paintEnd(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QRect &line, const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    const RowKind kind = kindOf(index);
    if (kind == RowKind::Head) {
        const QFont font = m_theme.uiFont(kCaption);
        const QString age = index.data(ModelPickerModel::AgeRole).toString();
        const int width = age.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(age) + kRowInset;
        painter.setFont(font);
        painter.setPen(colors.text3);
        painter.drawText(endPart(line, width, option.direction),
                         int(Qt::AlignTrailing | Qt::AlignVCenter), age);
        return line.width() - width;
    }
    if (kind == RowKind::Fold) {
        const bool isOpen = index.data(ModelPickerModel::OpenRole).toBool();
        paintIcon(painter, endPart(line, kIconSize, option.direction),
                  isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                  colors.text2);
        return line.width() - kIconSize - kRowInset;
    }
    if (kind != RowKind::Model)
        return line.width();
    const bool isFavourite = index.data(ModelPickerModel::FavouriteRole).toBool();
    const bool isAimedAt = option.state & (QStyle::State_MouseOver | QStyle::State_Selected);
    if (isFavourite || isAimedAt)
        paintIcon(painter, pinRect(option.rect, option.direction), QStringLiteral("pin"),
                  isFavourite ? colors.leaf : colors.text3);
    const int rest = line.width() - kIconSize - kRowInset;
    const QRect before = startPart(line, rest, option.direction);
    if (index.data(ModelPickerModel::CurrentRole).toBool())
        paintIcon(painter, endPart(before, kIconSize, option.direction), QStringLiteral("check"),
                  colors.leaf);
    return rest - kIconSize - kRowInset;
}

QRect ModelPickerDelegate::pinRect(const QRect &row, Qt::LayoutDirection direction)
{
    // Wider than the icon in its middle: it is to be hit.
    constexpr int kBeside = (kPinWidth - kIconSize) / 2;
    const int inset = kRowInset + 4 - kBeside;
    return endPart(row.adjusted(inset, 0, -inset, 0), kPinWidth, direction);
}

QColor ModelPickerDelegate::inkOf(const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    switch (kindOf(index)) {
    case RowKind::Head:
    case RowKind::Group:
    case RowKind::Loading:
    case RowKind::Empty:
        return colors.text3;
    case RowKind::Fold:
        return colors.text2;
    case RowKind::Near:
        return colors.leaf;
    case RowKind::Problem:
        return colors.danger;
    case RowKind::Model:
    case RowKind::Typed:
        break;
    }
    return colors.text;
}

QSize ModelPickerDelegate::sizeHint(const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    Q_UNUSED(option)
    // Its width is the list's: asking thousands of rows for theirs would keep people waiting.
    const bool isHead = kindOf(index) == RowKind::Head;
    const int extra = isHead && index.row() > 0 ? 8 : 0;
    return {1, qMax(24, QFontMetrics(fontOf(index)).height() + 2 * kTagPadding) + extra};
}

QFont ModelPickerDelegate::fontOf(const QModelIndex &index) const
{
    const RowKind kind = kindOf(index);
    if (kind == RowKind::Head)
        return m_theme.uiFont(kCaption, true);
    return kind == RowKind::Group ? m_theme.uiFont(kCaption) : m_theme.uiFont();
}

void stepModels(QListView &list, int rows)
{
    const QAbstractItemModel &model = *list.model();
    const int direction = rows < 0 ? -1 : 1;
    const int last = model.rowCount() - 1;
    int row = qBound(0, list.currentIndex().row() + rows, qMax(0, last));
    while (row >= 0 && row <= last && !model.index(row, 0).flags().testFlag(Qt::ItemIsSelectable))
        row += direction;
    if (row >= 0 && row <= last)
        list.setCurrentIndex(model.index(row, 0));
}

bool isOnPin(const QListView &list, const QPoint &place)
{
    const QModelIndex index = list.indexAt(place);
    return index.isValid() && kindOf(index) == RowKind::Model
           && ModelPickerDelegate::pinRect(list.visualRect(index), list.layoutDirection())
                  .contains(place);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelpickerdelegate.h"

#include "ui/icons.h"
#include "ui/settings/modelpickermodel.h"

#include <QPainter>

namespace ui {
namespace {

using RowKind = ModelPickerModel::RowKind;

constexpr int kInset = 8;
constexpr int kIcon = 16;
constexpr int kPadding = 4;
constexpr int kCorner = 6;

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
    const RowKind kind = kindOf(index);
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
    const QRect line = option.rect.adjusted(kInset + 4, 0, -kInset - 4, 0);
    if (index.data(ModelPickerModel::CurrentRole).toBool()) {
        const QPixmap check = iconPixmap(QStringLiteral("check"), colors.leaf, kIcon,
                                         painter->device()->devicePixelRatioF());
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                                {kIcon, kIcon}, line);
        painter->drawPixmap(place.topLeft(), check);
    }
    QColor ink = colors.text;
    if (kind == RowKind::Head || kind == RowKind::Loading || kind == RowKind::Empty)
        ink = colors.text3;
    else if (kind == RowKind::Problem)
        ink = colors.danger;
    painter->setPen(ink);
    painter->setFont(fontOf(index));
    const int room = line.width() - kIcon - kInset;
    const QString text =
        QFontMetrics(fontOf(index)).elidedText(index.data().toString(), Qt::ElideMiddle, room);
    const QRect words =
        QStyle::alignedRect(option.direction, Qt::AlignLeft, {room, line.height()}, line);
    painter->drawText(words, int(Qt::AlignLeading | Qt::AlignVCenter), text);
    painter->restore();
}

QSize ModelPickerDelegate::sizeHint(const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    Q_UNUSED(option)
    const QFontMetrics metrics(fontOf(index));
    const bool isHead = kindOf(index) == RowKind::Head;
    const int extra = isHead && index.row() > 0 ? 8 : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * kInset + kIcon + 16,
            qMax(24, metrics.height() + 2 * kPadding) + extra};
}

QFont ModelPickerDelegate::fontOf(const QModelIndex &index) const
{
    return kindOf(index) == RowKind::Head ? m_theme.uiFont(0.85, true) : m_theme.uiFont();
}

} // namespace ui

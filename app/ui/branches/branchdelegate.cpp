// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/branches/branchdelegate.h"

#include "ui/branches/branchmodel.h"
#include "ui/measures.h"
#include "ui/paint.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kBranchInset = 8;
/// Of a line, for what stands at its end.
constexpr double kMostForFact = 0.45;

} // namespace

BranchDelegate::BranchDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QRect BranchDelegate::paintEnd(QPainter &painter, const QRect &line,
                               const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    int left = line.width();
    if (index.data(BranchModel::CurrentRole).toBool()) {
        paintIcon(painter, endPart(line, kIconSize, option.direction), QStringLiteral("check"),
                  colors.leaf);
        left -= kIconSize + kBranchInset;
    }
    const QString fact = index.data(BranchModel::FactRole).toString();
    if (!fact.isEmpty()) {
        const QFont font = m_theme.uiFont(kCaption);
        const QFontMetrics metrics(font);
        const int width =
            std::min(metrics.horizontalAdvance(fact) + 1, int(line.width() * kMostForFact));
        const QRect room = startPart(line, left, option.direction);
        painter.setFont(font);
        painter.setPen(colors.text3);
        painter.drawText(endPart(room, width, option.direction),
                         int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                         metrics.elidedText(fact, Qt::ElideRight, width));
        left -= width + kBranchInset;
    }
    return startPart(line, std::max(0, left), option.direction);
}

void BranchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    paintItemGround(*painter, option.rect, option, colors);
    painter->save();
    const QRect line = option.rect.adjusted(kBranchInset, 0, -kBranchInset, 0);
    const QRect room = paintEnd(*painter, line, option, index);
    painter->restore();
    const bool isQuestion = index.data(BranchModel::QuestionRole).toBool();
    paintLine(*painter, room, index.data().toString(), m_theme.uiFont(),
              isQuestion ? colors.text : colors.text2);
}

QSize BranchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    Q_UNUSED(option)
    // Its width is the panel's: nobody asks thousands of rows for theirs.
    return {1, std::max(kIconSize, QFontMetrics(m_theme.uiFont()).height()) + kBranchInset};
}

} // namespace ui

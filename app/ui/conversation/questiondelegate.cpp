// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/questiondelegate.h"

#include "ui/conversation/questionmodel.h"
#include "ui/measures.h"
#include "ui/paint.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kQuestionInset = 8;

} // namespace

QuestionDelegate::QuestionDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void QuestionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isPointed = option.state.testFlag(QStyle::State_MouseOver);
    paintRow(*painter, option.rect,
             isSelected  ? RowState::Selected
             : isPointed ? RowState::Pointed
                         : RowState::Rest,
             colors);
    const QRect line = option.rect.adjusted(kQuestionInset, 0, -kQuestionInset, 0);
    if (index.data(QuestionModel::CurrentRole).toBool())
        paintIcon(*painter, endPart(line, kIconSize, option.direction), QStringLiteral("check"),
                  colors.leaf);
    const QRect words =
        startPart(line, line.width() - kIconSize - kQuestionInset, option.direction);
    const QString text = index.data().toString();
    const QFont font = m_theme.uiFont();
    painter->save();
    painter->setFont(font);
    painter->setPen(colors.text);
    painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->drawText(words, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

QSize QuestionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    Q_UNUSED(option)
    // Its width is the list's: nobody asks thousands of rows for theirs.
    return {1, std::max(kIconSize, QFontMetrics(m_theme.uiFont()).height()) + 2 * kQuestionInset};
}

} // namespace ui

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
    paintItemGround(*painter, option.rect, option, colors);
    const QRect line = option.rect.adjusted(kQuestionInset, 0, -kQuestionInset, 0);
    if (index.data(QuestionModel::CurrentRole).toBool())
        paintIcon(*painter, endPart(line, kIconSize, option.direction), QStringLiteral("check"),
                  colors.leaf);
    const QRect words =
        startPart(line, line.width() - kIconSize - kQuestionInset, option.direction);
    paintLine(*painter, words, index.data().toString(), m_theme.uiFont(), colors.text);
}

QSize QuestionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    Q_UNUSED(option)
    // Its width is the list's: nobody asks thousands of rows for theirs.
    return {1, std::max(kIconSize, QFontMetrics(m_theme.uiFont()).height()) + 2 * kQuestionInset};
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchdelegate.h"

#include "ui/markedline.h"
#include "ui/measures.h"
#include "ui/paint.h"

#include <QLocale>

namespace ui {
namespace {

constexpr int kFoundInset = 8;
constexpr int kFoundRoom = 6; ///< above and below the lines of a row
constexpr int kMessageShift = 12;

QString dayText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

} // namespace

SearchDelegate::SearchDelegate(const Theme &theme, const SearchModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
{
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const SearchModel::Row row = m_model.at(index.row());
    if (!row.group)
        return;
    const render::Colors &colors = m_theme.colors();
    paintItemGround(*painter, option.rect, option, colors);
    QRect area = option.rect.adjusted(kFoundInset, kFoundRoom, -kFoundInset, -kFoundRoom);
    if (row.hit)
        area = endPart(area, area.width() - kMessageShift, option.direction);
    const QFont font = m_theme.uiFont(1.0, !row.hit);
    const QFont small = m_theme.uiFont(kCaption, false);
    const int lineHeight = QFontMetrics(font).height();
    const QRect above(area.left(), area.top(), area.width(), lineHeight);
    const QRect below(area.left(), area.top() + lineHeight, area.width(),
                      area.height() - lineHeight);
    if (row.hit) {
        paintMarkedLine(*painter, above, {row.hit->snippet, row.hit->marks}, font, colors);
        //: Who wrote a message that was found, and when
        const QString who = tr("%1 · %2").arg(searchedRole(*row.hit), dayText(row.hit->created));
        paintLine(*painter, below, who, small, colors.text3);
        return;
    }
    paintMarkedLine(*painter, above, {row.group->title, row.group->titleMarks}, font, colors);
    const QString day = dayText(row.group->updated);
    //: A chat that was found: in the archive, and when it was last used
    const QString words =
        m_model.isArchived(row.group->conversation) ? tr("Archived · %1").arg(day) : day;
    paintLine(*painter, below, words, small, colors.text3);
}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    Q_UNUSED(option)
    const int lines = QFontMetrics(m_theme.uiFont()).height()
                      + QFontMetrics(m_theme.uiFont(kCaption, false)).height();
    return {1, lines + 2 * kFoundRoom};
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettedelegate.h"

#include "ui/markedline.h"
#include "ui/measures.h"
#include "ui/paint.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kEntryInset = 8;
constexpr int kEntryRoom = 6;

} // namespace

PaletteDelegate::PaletteDelegate(const Theme &theme, const PaletteModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
{
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    QRect line = option.rect.adjusted(kEntryInset, 0, -kEntryInset, 0);
    if (index.data(PaletteModel::IsCaptionRole).toBool()) {
        // Nearer to the rows it speaks of than to those before.
        line.setTop(line.top() + kEntryRoom);
        paintLine(*painter, line, index.data().toString(), m_theme.uiFont(kCaption, true),
                  colors.text3);
        return;
    }
    paintItemGround(*painter, option.rect, option, colors);
    const QString note = index.data(PaletteModel::NoteRole).toString();
    const QFont small = m_theme.uiFont(kCaption, false);
    if (!note.isEmpty()) {
        const int width =
            std::min(QFontMetrics(small).horizontalAdvance(note) + 1, line.width() / 2);
        paintLine(*painter, endPart(line, width, option.direction), note, small, colors.text3);
        line = startPart(line, line.width() - width - kEntryInset, option.direction);
    }
    paintMarkedLine(*painter, line, {index.data().toString(), m_model.marksAt(index.row())},
                    m_theme.uiFont(), colors);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    Q_UNUSED(option)
    return {1, QFontMetrics(m_theme.uiFont()).height() + 2 * kEntryRoom};
}

} // namespace ui

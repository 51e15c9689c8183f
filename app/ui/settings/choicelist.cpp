// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/choicelist.h"

#include "ui/paint.h"

#include <QStyledItemDelegate>

namespace ui {
namespace {

constexpr int kChoiceInset = 8;
constexpr int kChoicePadding = 8;
constexpr int kWarning = 16;

/// Draws a row as the sidebar draws its own.
class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    ChoiceDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const render::Colors &colors = m_theme.colors();
        RowState state = RowState::Rest;
        if (option.state.testFlag(QStyle::State_Selected))
            state = RowState::Selected;
        else if (option.state.testFlag(QStyle::State_MouseOver))
            state = RowState::Pointed;
        paintRow(*painter, option.rect, state, colors);
        if (option.state.testFlag(QStyle::State_HasFocus)
            && option.state.testFlag(QStyle::State_KeyboardFocusChange))
            paintFocusRing(*painter, option.rect, colors);
        QRect words = option.rect.adjusted(kChoiceInset, 0, -kChoiceInset, 0);
        const QString note = index.data(ChoiceList::NoteRole).toString();
        if (!note.isEmpty()) {
            words.adjust(0, kChoicePadding, 0, -kChoicePadding);
            QRect below = words;
            below.setTop(words.bottom() + 1 - option.fontMetrics.height());
            words.setHeight(option.fontMetrics.height());
            painter->setFont(m_theme.uiFont(0.85));
            const bool isWarning = index.data(ChoiceList::WarningRole).toBool();
            if (isWarning) {
                paintIcon(*painter, startPart(below, kWarning, option.direction),
                          QStringLiteral("warning"), colors.warn);
                below =
                    endPart(below, below.width() - kWarning - kChoicePadding / 2, option.direction);
            }
            painter->setPen(isWarning ? colors.warn : colors.text2);
            painter->drawText(below, int(Qt::AlignLeading | Qt::AlignVCenter), note);
        }
        painter->setFont(option.font);
        painter->setPen(colors.text);
        painter->drawText(
            words, int(Qt::AlignLeading | Qt::AlignVCenter),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        const int words = option.fontMetrics.horizontalAdvance(index.data().toString());
        const int lines = index.data(ChoiceList::NoteRole).toString().isEmpty() ? 1 : 2;
        return {words + 2 * kChoiceInset, lines * option.fontMetrics.height() + 2 * kChoicePadding};
    }

private:
    const Theme &m_theme;
};

} // namespace

ChoiceList::ChoiceList(Theme &theme, QWidget *parent)
    : QListWidget(parent)
    , m_theme(theme)
{
    setItemDelegate(new ChoiceDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(&theme, &Theme::colorsChanged, this, &ChoiceList::dress);
    // A screen reader selects only; what is shown beside the list follows the current row.
    connect(this, &QListWidget::itemSelectionChanged, this, [this] {
        const QList<QListWidgetItem *> selected = selectedItems();
        if (!selected.isEmpty() && selected.constFirst() != currentItem())
            setCurrentItem(selected.constFirst());
    });
    dress();
}

void ChoiceList::dress()
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::Base, m_theme.colors().chrome);
    setPalette(palette);
}

} // namespace ui

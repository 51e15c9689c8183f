// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebardelegate.h"

#include "core/conversationinfo.h"
#include "models/conversationlistmodel.h"
#include "render/folderink.h"
#include "ui/lineinput.h"
#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QEvent>
#include <algorithm>

namespace ui {
namespace {

constexpr int kInset = 8;   ///< from the edge of the sidebar to the ground of a row
constexpr int kPadding = 8; ///< from there to the text
constexpr int kMarkWidth = 24;
constexpr int kRowDot = 8;
constexpr int kFolderGap = 4;
/// For each folder that a row lies in: it begins below the name of that.
constexpr int kRowIndent = kIconSize + kFolderGap;
constexpr double kCaptionFactor = 0.85;

QRect groundOf(const QRect &row)
{
    return row.adjusted(kInset, 0, -kInset, 0);
}

core::ConversationMark markOf(const QModelIndex &index)
{
    return core::ConversationMark(index.data(models::ConversationListModel::MarkRole).toInt());
}

QUuid folderOfRow(const QModelIndex &index)
{
    return index.data(SidebarModel::FolderRole).toUuid();
}

/// How far what stands in a row begins behind its ground: never so far that no words fit.
int indentOf(const QModelIndex &index, const QRect &ground)
{
    return std::min(index.data(SidebarModel::DepthRole).toInt() * kRowIndent, ground.width() / 3);
}

bool isCaption(const QModelIndex &index)
{
    return index.data(SidebarModel::IsCaptionRole).toBool();
}

/// In the middle of the area.
void paintDot(QPainter &painter, const QRect &area, const QColor &ink)
{
    QRectF dot(0, 0, kRowDot, kRowDot);
    dot.moveCenter(QRectF(area).center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(dot);
}

} // namespace

SidebarDelegate::SidebarDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QRect SidebarDelegate::moreRect(const QRect &row, Qt::LayoutDirection direction)
{
    return endPart(groundOf(row), kMarkWidth + kPadding / 2, direction);
}

int SidebarDelegate::rowHeight(const QWidget *view) const
{
    return qMax(kIconSize, view->fontMetrics().height()) + 2 * kPadding;
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, qMax(kIconSize, option.fontMetrics.height()) + 2 * kPadding};
}

void SidebarDelegate::paintCaption(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QFont font = m_theme.uiFont(kCaptionFactor, true);
    painter.setFont(font);
    painter.setPen(m_theme.colors().text3);
    // Nearer to the rows it speaks of than to those before.
    const QRect area = groundOf(option.rect).adjusted(kPadding, kPadding, -kPadding, -kPadding / 2);
    painter.drawText(
        area, int(Qt::AlignBottom | Qt::AlignLeading),
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width()));
}

void SidebarDelegate::paintMark(QPainter &painter, const QRect &area, const QModelIndex &index,
                                bool isPointed) const
{
    const render::Colors &colors = m_theme.colors();
    if (isPointed) {
        paintIcon(painter, area, QStringLiteral("more"), colors.text2);
        return;
    }
    const core::ConversationMark mark = markOf(index);
    if (mark == core::ConversationMark::None)
        return;
    if (mark == core::ConversationMark::Failed) {
        paintIcon(painter, area, QStringLiteral("error"), colors.danger);
        return;
    }
    paintDot(painter, area, mark == core::ConversationMark::Running ? colors.fruit : colors.leaf);
}

/// Whether it is open, its colour where it has one, and its name.
void SidebarDelegate::paintFolder(QPainter &painter, const QRect &area,
                                  const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const render::Colors &colors = m_theme.colors();
    const bool isCollapsed = index.data(SidebarModel::IsCollapsedRole).toBool();
    paintIcon(painter, startPart(area, kIconSize, option.direction),
              isCollapsed ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"),
              colors.text2);
    int taken = kIconSize + kFolderGap;
    const auto colour = core::FolderColour(index.data(SidebarModel::ColourRole).toInt());
    if (const QColor ink = render::folderInk(colour, colors); ink.isValid()) {
        const QRect rest = endPart(area, area.width() - taken, option.direction);
        paintDot(painter, startPart(rest, kRowDot, option.direction), ink);
        taken += kRowDot + kFolderGap;
    }
    const QRect text = endPart(area, area.width() - taken, option.direction);
    painter.setFont(option.font);
    painter.setPen(colors.text);
    painter.drawText(
        text, int(Qt::AlignVCenter | Qt::AlignLeading),
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    if (isCaption(index)) {
        paintCaption(*painter, option, index);
        painter->restore();
        return;
    }
    const render::Colors &colors = m_theme.colors();
    const bool isPointed = option.state.testFlag(QStyle::State_MouseOver);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus)
                          && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    const QRect ground = groundOf(option.rect);
    paintItemGround(*painter, ground, option, colors);
    const QRect more = moreRect(option.rect, option.direction);
    paintMark(*painter, more, index, isPointed || hasFocus);
    const bool hasEnd = isPointed || hasFocus || markOf(index) != core::ConversationMark::None;
    const int start = kPadding + indentOf(index, ground);
    const QRect room =
        startPart(ground, ground.width() - (hasEnd ? more.width() : kPadding), option.direction);
    const QRect text = endPart(room, room.width() - start, option.direction);
    if (!folderOfRow(index).isNull()) {
        paintFolder(*painter, text, option, index);
        painter->restore();
        return;
    }
    painter->setFont(option.font);
    painter->setPen(colors.text);
    const QString title = index.data().toString().simplified();
    painter->drawText(text, int(Qt::AlignVCenter | Qt::AlignLeading),
                      option.fontMetrics.elidedText(title, Qt::ElideRight, text.width()));
    painter->restore();
}

QWidget *SidebarDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                       const QModelIndex &index) const
{
    if (isCaption(index))
        return nullptr;
    auto *editor = new LineInput(parent);
    constexpr int kLongestTitle = 200;
    const bool isFolder = !folderOfRow(index).isNull();
    editor->setAccessibleName(isFolder ? tr("Name of the folder") : tr("Title of the chat"));
    editor->setMaxLength(isFolder ? core::kLongestFilingName : kLongestTitle);
    return editor;
}

void SidebarDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    editor->setGeometry(groundOf(option.rect));
}

bool SidebarDelegate::eventFilter(QObject *watched, QEvent *event)
{
    // While an input method composes, Enter, Tab and Escape belong to it alone.
    const auto *editor = qobject_cast<LineInput *>(watched);
    if (editor && editor->isComposing() && event->type() == QEvent::KeyPress)
        return false;
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace ui

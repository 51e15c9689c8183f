// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebardrag.h"
#include "ui/letterwidth.h"
#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/sidebar/sidebarmodel.h"

#include <QApplication>
#include <QListView>
#include <QScrollBar>
#include <utility>

namespace ui {
namespace {

constexpr int kScrollEdge = 24; ///< so near to the edge it scrolls
constexpr int kScrollMs = 16;
constexpr int kScrollStep = 8; ///< at the very edge
constexpr int kDragInset = 8;  ///< as the grounds of rows
constexpr int kDragWords = 30; ///< average characters

QUuid folderAt(const QModelIndex &row)
{
    return row.data(SidebarModel::FolderRole).toUuid();
}

QUuid placeAt(const QModelIndex &row)
{
    return row.data(SidebarModel::PlaceRole).toUuid();
}

} // namespace

SidebarDrag::SidebarDrag(const Theme &theme, const SidebarModel &model, QListView &list)
    : QObject(&list)
    , m_theme(theme)
    , m_model(model)
    , m_list(list)
{
    m_scrolling.setInterval(kScrollMs);
    connect(&m_scrolling, &QTimer::timeout, this, &SidebarDrag::scrollOn);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &SidebarDrag::follow);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &SidebarDrag::follow);
}

void SidebarDrag::pressOnChats(const QPoint &position, const QList<QUuid> &chats,
                               const QString &words)
{
    stop();
    m_isPressed = m_model.foldersEnd() > 0;
    m_from = position;
    m_chats = chats;
    m_words = words;
}

void SidebarDrag::pressOnFolder(const QPoint &position, const QUuid &folder, const QString &name)
{
    stop();
    m_isPressed = true;
    m_from = position;
    m_folder = folder;
    m_words = name;
}

bool SidebarDrag::moveTo(const QPoint &position)
{
    if (!m_isPressed)
        return false;
    m_at = position;
    if (!m_isRunning && (position - m_from).manhattanLength() < QApplication::startDragDistance())
        return true;
    if (!m_isRunning) {
        m_isRunning = true;
        m_list.viewport()->setCursor(Qt::ClosedHandCursor);
    }
    const int height = m_list.viewport()->height();
    if (position.y() < kScrollEdge || position.y() > height - kScrollEdge)
        m_scrolling.start();
    else
        m_scrolling.stop();
    follow();
    return true;
}

void SidebarDrag::scrollOn()
{
    const int height = m_list.viewport()->height();
    const int above = kScrollEdge - m_at.y();
    const int below = m_at.y() - (height - kScrollEdge);
    const int beyond = std::min(std::max(above, below), kScrollEdge);
    const int step = std::max(1, kScrollStep * beyond / kScrollEdge);
    QScrollBar *bar = m_list.verticalScrollBar();
    bar->setValue(bar->value() + (above > 0 ? -step : step));
    follow();
}

/// The place below the pointer: rows and scroll bar may have moved.
void SidebarDrag::follow()
{
    if (!m_isRunning)
        return;
    m_target = targetAt(m_at);
    m_list.viewport()->update();
}

bool SidebarDrag::release(const QPoint &position)
{
    if (!m_isRunning) {
        stop();
        return false;
    }
    m_at = position;
    const Target target = targetAt(position);
    const QList<QUuid> chats = m_chats;
    const QUuid folder = m_folder;
    stop();
    if (!target.isAny)
        return true;
    if (folder.isNull())
        Q_EMIT chatsDropped(chats, target.folder);
    else
        Q_EMIT folderDropped(folder, target.folder, target.before);
    return true;
}

bool SidebarDrag::cancel()
{
    const bool wasRunning = m_isRunning;
    stop();
    return wasRunning;
}

void SidebarDrag::stop()
{
    if (m_isRunning) {
        m_list.viewport()->unsetCursor();
        m_list.viewport()->update();
    }
    m_scrolling.stop();
    m_isPressed = false;
    m_isRunning = false;
    m_chats.clear();
    m_folder = {};
    m_target = {};
}

SidebarDrag::Target SidebarDrag::targetAt(const QPoint &position) const
{
    if (!m_list.viewport()->rect().contains(position))
        return {};
    const QModelIndex row = m_list.indexAt(position);
    if (!folderAt(row).isNull())
        return onFolder(row, position);
    const QUuid place = placeAt(row);
    if (place.isNull() || place == m_folder)
        return outside();
    return {true, place, {}, m_list.visualRect(m_model.indexOfFolder(place)), false};
}

/// A chat goes into it; a folder in front of it, into it or behind it.
SidebarDrag::Target SidebarDrag::onFolder(const QModelIndex &row, const QPoint &position) const
{
    const QUuid folder = folderAt(row);
    const QRect rect = m_list.visualRect(row);
    if (m_folder.isNull())
        return {true, folder, {}, rect, false};
    if (folder == m_folder)
        return {};
    const int edge = rect.height() / 4;
    const QRect line(rect.left(), rect.top() - 1, rect.width(), 2);
    if (position.y() < rect.top() + edge)
        return {true, placeAt(row), folder, line, true};
    const bool isOpen = !row.data(SidebarModel::IsCollapsedRole).toBool();
    if (position.y() > rect.bottom() - edge && !isOpen)
        return {true, placeAt(row), nextSibling(folder, row.row()),
                line.translated(0, rect.height()), true};
    return {true, folder, {}, rect, false};
}

QUuid SidebarDrag::nextSibling(const QUuid &folder, int row) const
{
    const QUuid place = placeAt(m_model.index(row));
    for (int next = row + 1; next < m_model.foldersEnd(); ++next) {
        const QUuid other = folderAt(m_model.index(next));
        if (!other.isNull() && other != folder && other != m_folder
            && placeAt(m_model.index(next)) == place)
            return other;
    }
    return {};
}

/// All that is visible below the folders.
SidebarDrag::Target SidebarDrag::outside() const
{
    QRect mark = m_list.viewport()->rect();
    if (m_model.foldersEnd() > 0) {
        const QRect last = m_list.visualRect(m_model.index(m_model.foldersEnd() - 1));
        mark.setTop(std::clamp(last.bottom() + 1, 0, mark.bottom() - kScrollEdge));
    }
    return {true, {}, {}, mark, false};
}

void SidebarDrag::paint(QPainter &painter) const
{
    if (!m_isRunning)
        return;
    const render::Colors &colors = m_theme.colors();
    if (m_target.isAny) {
        const QRect mark = m_target.mark.adjusted(kDragInset, 0, -kDragInset, 0);
        if (m_target.isLine)
            painter.fillRect(mark, colors.leaf);
        else
            paintFocusRing(painter, mark, colors);
    }
    paintWords(painter);
}

void SidebarDrag::paintWords(QPainter &painter) const
{
    const QFontMetrics metrics(m_list.font());
    const QString words =
        metrics.elidedText(m_words.simplified(), Qt::ElideRight, kDragWords * letterWidth(metrics));
    QRect chip(0, 0, metrics.horizontalAdvance(words) + 2 * kDragInset,
               metrics.height() + kDragInset);
    const bool isMirrored = m_list.layoutDirection() == Qt::RightToLeft;
    chip.moveTopLeft(
        m_at + QPoint(isMirrored ? -chip.width() - kDragInset : 2 * kDragInset, kDragInset));
    const QRect room = m_list.viewport()->rect().adjusted(kDragInset, 0, -kDragInset, 0);
    chip.moveLeft(
        std::clamp(chip.left(), room.left(), std::max(room.left(), room.right() - chip.width())));
    chip.moveTop(std::min(chip.top(), room.bottom() - chip.height()));
    const render::Colors &colors = m_theme.colors();
    paintRounded(&painter, chip, colors.raised, colors.lineStrong, 1);
    painter.setFont(m_list.font());
    painter.setPen(colors.text);
    painter.drawText(chip, int(Qt::AlignCenter) | Qt::TextSingleLine, words);
}

} // namespace ui

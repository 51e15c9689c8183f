// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/messagelayout.h"

#include <QPainter>
#include <algorithm>

namespace render {
namespace {

constexpr int kThick = 4;
constexpr int kFromBottom = 3;
constexpr int kLeastHandle = 24;
constexpr int kReach = 5; ///< a bar of four pixels would be hard to catch

/// The group is read from the right.
template <typename Group>
bool isFromRight(const Group &group)
{
    return group.columns && group.columns->isMirrored();
}

} // namespace

int SideBar::scrollAt(int x) const
{
    const int way = std::max(1, track.width() - handle.width());
    // Upwards, so that the handle comes to stand where it was put.
    return std::clamp(((x - track.x()) * hidden + way - 1) / way, 0, hidden);
}

int MessageLayout::maxScroll(const Block &block) const
{
    const Group *group = m_groupIndex.value(block.group);
    return group ? std::max(0, group->contentWidth - (m_width - indentOf(block))) : 0;
}

int MessageLayout::scrolled(const Block &block) const
{
    const Group *group = m_groupIndex.value(block.group);
    if (!group)
        return 0;
    return isFromRight(*group) ? maxScroll(block) - group->scrollX : group->scrollX;
}

bool MessageLayout::scrollSideways(QPoint point, int dx)
{
    const int index = blockAt(point.y());
    if (index < 0 || point.y() < 0 || point.y() >= height())
        return false;
    const Block &block = m_items[std::size_t(index)].block;
    Group *group = m_groupIndex.value(block.group);
    const int limit = maxScroll(block);
    if (!group || limit == 0)
        return false;
    const int way = isFromRight(*group) ? -dx : dx;
    group->scrollX = std::clamp(group->scrollX + way, 0, limit);
    return true;
}

std::optional<SideBar> MessageLayout::sideBarOf(int index) const
{
    const Item &item = m_items[std::size_t(index)];
    const Group *group = m_groupIndex.value(item.block.group);
    const int hidden = maxScroll(item.block);
    if (!group || hidden == 0 || !isLastShown(item))
        return std::nullopt;
    const int padding = item.block.kind == BlockKind::Code ? space::kCodePadding : 0;
    const int width = m_width - indentOf(item.block);
    SideBar bar;
    bar.group = item.block.group;
    bar.hidden = hidden;
    const int below = item.hasFold ? space::kCodeFold : 0;
    bar.track =
        QRect(leftOf(index) + padding, topOf(index) + item.height - below - kThick - kFromBottom,
              width - 2 * padding, kThick);
    const int length = std::clamp(bar.track.width() * width / group->contentWidth, kLeastHandle,
                                  std::max(kLeastHandle, bar.track.width()));
    bar.handle = bar.track;
    bar.handle.setWidth(length);
    bar.handle.translate((bar.track.width() - length) * scrolled(item.block) / hidden, 0);
    return bar;
}

std::optional<SideBar> MessageLayout::sideBarAt(QPoint point) const
{
    const int index = blockAt(point.y());
    if (index < 0 || point.y() < 0 || point.y() >= height())
        return std::nullopt;
    const std::optional<SideBar> bar = sideBarOf(index);
    const bool isHit = bar && bar->track.adjusted(0, -kReach, 0, kReach).contains(point);
    return isHit ? bar : std::nullopt;
}

void MessageLayout::scrollSidewaysTo(const SideBar &bar, int x)
{
    if (Group *group = m_groupIndex.value(bar.group))
        group->scrollX = std::clamp(isFromRight(*group) ? bar.hidden - x : x, 0, bar.hidden);
}

std::optional<QPoint> MessageLayout::wideIn(int top, int bottom) const
{
    for (int i = m_heights.rowAt(std::max(top, 0)); i >= 0 && i < int(m_items.size()); ++i) {
        if (topOf(i) >= bottom)
            break;
        if (maxScroll(m_items[std::size_t(i)].block) > 0)
            return QPoint(leftOf(i), topOf(i));
    }
    return std::nullopt;
}

void MessageLayout::paintSideBar(QPainter &painter, const MessagePaint &paint, int index) const
{
    const std::optional<SideBar> bar = sideBarOf(index);
    if (!bar)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paint.colors.lineStrong);
    painter.drawRoundedRect(bar->handle.translated(paint.origin), kThick / 2.0, kThick / 2.0);
    painter.restore();
}

} // namespace render

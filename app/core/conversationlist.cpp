// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conversationlist.h"

#include <algorithm>
#include <utility>

namespace core {
namespace {

constexpr int kMostDaysAhead = 7; ///< that a clock was set back

} // namespace

ConversationList::ConversationList(QObject *parent)
    : QObject(parent)
{
    // The C locale knows no order but that of the characters' numbers.
    if (QLocale().language() == QLocale::C)
        m_titles.setLocale(QLocale(QLocale::English));
    m_titles.setNumericMode(true);
    m_titles.setCaseSensitivity(Qt::CaseInsensitive);
}

bool ConversationList::isBefore(const ConversationInfo &a, const ConversationInfo &b) const
{
    if (a.isArchived != b.isArchived)
        return b.isArchived;
    if (a.isPinned != b.isPinned && !a.isArchived)
        return a.isPinned;
    switch (m_order) {
    case ConversationOrder::Title:
        return m_titles.compare(a.title, b.title) < 0;
    case ConversationOrder::Created:
        return a.created > b.created;
    case ConversationOrder::LastUse:
        break;
    }
    return a.updated > b.updated;
}

void ConversationList::sort(QList<ConversationInfo> &infos) const
{
    std::stable_sort(infos.begin(), infos.end(),
                     [this](const auto &a, const auto &b) { return isBefore(a, b); });
}

void ConversationList::setOrder(ConversationOrder order)
{
    if (m_order == order)
        return;
    m_order = order;
    QList<ConversationInfo> all = m_infos;
    sort(all);
    replaceAll(std::move(all));
}

QDateTime ConversationList::stamp(const QDateTime &now) const
{
    QDateTime latest = now;
    // A date far ahead is wrong by itself, from an import or a clock that stood wrong once: what is
    // new does not take it over.
    const QDateTime most = now.addDays(kMostDaysAhead);
    for (const ConversationInfo &info : m_infos) {
        const QDateTime last = qMax(info.created, info.updated);
        if (last < most)
            latest = qMax(latest, last);
    }
    return latest == now ? now : latest.addMSecs(1);
}

int ConversationList::openCount() const
{
    const auto end = std::partition_point(m_infos.begin(), m_infos.end(),
                                          [](const auto &info) { return !info.isArchived; });
    return int(end - m_infos.begin());
}

int ConversationList::rowOf(const QUuid &id) const
{
    for (int row = 0; row < count(); ++row) {
        if (m_infos.at(row).id == id)
            return row;
    }
    return -1;
}

const ConversationInfo *ConversationList::find(const QUuid &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_infos.at(row);
}

ConversationMark ConversationList::mark(const QUuid &id) const
{
    return m_marks.value(id, ConversationMark::None);
}

void ConversationList::setAll(QList<ConversationInfo> infos)
{
    m_marks.clear();
    sort(infos);
    replaceAll(std::move(infos));
}

void ConversationList::replaceAll(QList<ConversationInfo> infos)
{
    Q_EMIT aboutToBeReset();
    m_infos = std::move(infos);
    Q_EMIT wasReset();
}

int ConversationList::placeFor(const ConversationInfo &info) const
{
    return int(std::lower_bound(m_infos.begin(), m_infos.end(), info,
                                [this](const auto &a, const auto &b) { return isBefore(a, b); })
               - m_infos.begin());
}

/// For one that stands in this row: the nearest place where the order holds.
int ConversationList::placeFor(const ConversationInfo &info, int row) const
{
    const auto isLess = [this](const auto &a, const auto &b) { return isBefore(a, b); };
    const auto here = m_infos.begin() + row;
    const auto above = std::upper_bound(m_infos.begin(), here, info, isLess);
    if (above != here)
        return int(above - m_infos.begin());
    return int(std::lower_bound(here + 1, m_infos.end(), info, isLess) - m_infos.begin()) - 1;
}

void ConversationList::insert(const ConversationInfo &info)
{
    if (rowOf(info.id) >= 0) {
        update(info);
        return;
    }
    const int row = placeFor(info);
    Q_EMIT aboutToInsert(row);
    m_infos.insert(row, info);
    Q_EMIT inserted(row);
}

bool ConversationList::mayMove(const ConversationInfo &before, const ConversationInfo &after) const
{
    if (before.isPinned != after.isPinned || before.isArchived != after.isArchived)
        return true;
    switch (m_order) {
    case ConversationOrder::Title:
        return before.title != after.title;
    case ConversationOrder::Created:
        return before.created != after.created;
    case ConversationOrder::LastUse:
        break;
    }
    return after.updated > before.updated;
}

void ConversationList::update(const ConversationInfo &info)
{
    const int row = rowOf(info.id);
    if (row < 0)
        return;
    const int target = mayMove(m_infos.at(row), info) ? placeFor(info, row) : row;
    if (target != row) {
        Q_EMIT aboutToMove(row, target);
        m_infos.move(row, target);
        m_infos[target] = info;
        Q_EMIT moved(row, target);
    }
    m_infos[target] = info;
    Q_EMIT changed(target);
}

void ConversationList::updateAll(const QList<ConversationInfo> &infos)
{
    if (infos.size() == 1) {
        update(infos.constFirst());
        return;
    }
    QHash<QUuid, ConversationInfo> fresh;
    for (const ConversationInfo &info : infos)
        fresh.insert(info.id, info);
    QList<ConversationInfo> all = m_infos;
    bool isChanged = false;
    for (ConversationInfo &info : all) {
        const auto found = fresh.constFind(info.id);
        if (found == fresh.cend() || *found == info)
            continue;
        info = *found;
        isChanged = true;
    }
    if (!isChanged)
        return;
    sort(all);
    replaceAll(std::move(all));
}

void ConversationList::remove(const QUuid &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Q_EMIT aboutToRemove(row);
    m_infos.removeAt(row);
    m_marks.remove(id);
    Q_EMIT removed(row);
}

void ConversationList::insertAll(const QList<ConversationInfo> &infos)
{
    QList<ConversationInfo> all = m_infos;
    QHash<QUuid, qsizetype> rows;
    rows.reserve(all.size() + infos.size());
    for (qsizetype row = 0; row < all.size(); ++row)
        rows.insert(all.at(row).id, row);
    bool isChanged = false;
    for (const ConversationInfo &info : infos) {
        const qsizetype row = rows.value(info.id, -1);
        if (row < 0) {
            rows.insert(info.id, all.size());
            all.append(info);
        } else if (info.updated > all.at(row).updated) {
            all[row].updated = info.updated;
        } else {
            continue;
        }
        isChanged = true;
    }
    if (!isChanged)
        return;
    sort(all);
    replaceAll(std::move(all));
}

QList<ConversationInfo> ConversationList::removeAll(const QSet<QUuid> &ids)
{
    QList<ConversationInfo> kept;
    QList<ConversationInfo> removed;
    kept.reserve(m_infos.size());
    for (const ConversationInfo &info : std::as_const(m_infos))
        (ids.contains(info.id) ? removed : kept).append(info);
    if (removed.isEmpty())
        return removed;
    for (const ConversationInfo &info : std::as_const(removed))
        m_marks.remove(info.id);
    replaceAll(std::move(kept));
    return removed;
}

void ConversationList::setMark(const QUuid &id, ConversationMark mark)
{
    if (this->mark(id) == mark)
        return;
    m_marks.insert(id, mark);
    const int row = rowOf(id);
    if (row >= 0)
        Q_EMIT changed(row);
}

} // namespace core

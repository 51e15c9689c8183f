// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conversationlist.h"

#include <algorithm>
#include <utility>

namespace core {
namespace {

bool isBefore(const ConversationInfo &a, const ConversationInfo &b)
{
    return a.updated > b.updated;
}

} // namespace

ConversationList::ConversationList(QObject *parent)
    : QObject(parent)
{
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
    std::stable_sort(infos.begin(), infos.end(), isBefore);
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
                                [](const ConversationInfo &a, const ConversationInfo &b) {
                                    return a.updated > b.updated;
                                })
               - m_infos.begin());
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

void ConversationList::update(const ConversationInfo &info)
{
    const int row = rowOf(info.id);
    if (row < 0)
        return;
    const bool isNewer = info.updated > m_infos.at(row).updated;
    m_infos[row] = info;
    Q_EMIT changed(row);
    if (!isNewer)
        return;
    int target = row;
    while (target > 0 && m_infos.at(target - 1).updated < info.updated)
        --target;
    if (target == row)
        return;
    Q_EMIT aboutToMove(row, target);
    m_infos.move(row, target);
    Q_EMIT moved(row, target);
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
    std::stable_sort(all.begin(), all.end(), isBefore);
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

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cabinet.h"

#include <QCollator>
#include <algorithm>
#include <utility>

namespace core {

Cabinet::Cabinet(QObject *parent)
    : QObject(parent)
{
}

void Cabinet::setAll(const Filing &all)
{
    m_folders.clear();
    m_tags.clear();
    for (const Folder &folder : all.folders)
        m_folders.insert(folder.id, folder);
    for (const Tag &tag : all.tags)
        m_tags.insert(tag.id, tag);
    m_places = all.places;
    m_tagged = all.tagged;
    arrange();
    arrangeTags();
    Q_EMIT foldersChanged();
    Q_EMIT tagsChanged();
}

void Cabinet::apply(const Filing &step)
{
    for (Folder folder : step.folders) {
        const auto known = m_folders.constFind(folder.id);
        if (known != m_folders.cend())
            folder.isCollapsed = known->isCollapsed;
        m_folders.insert(folder.id, folder);
    }
    for (const Tag &tag : step.tags)
        m_tags.insert(tag.id, tag);
    QSet<QUuid> filedAnew;
    for (auto place = step.places.cbegin(); place != step.places.cend(); ++place) {
        if (place->isNull())
            m_places.remove(place.key());
        else
            m_places.insert(place.key(), *place);
        filedAnew.insert(place.key());
    }
    for (auto tags = step.tagged.cbegin(); tags != step.tagged.cend(); ++tags) {
        if (tags->isEmpty())
            m_tagged.remove(tags.key());
        else
            m_tagged.insert(tags.key(), *tags);
        filedAnew.insert(tags.key());
    }
    if (!step.folders.isEmpty())
        arrange();
    if (!step.tags.isEmpty())
        arrangeTags();
    if (!filedAnew.isEmpty())
        Q_EMIT filed(filedAnew);
    if (!step.folders.isEmpty())
        Q_EMIT foldersChanged();
    if (!step.tags.isEmpty())
        Q_EMIT tagsChanged();
}

Filing Cabinet::inverse(const Filing &step) const
{
    Filing back;
    for (Folder folder : step.folders) {
        const auto known = m_folders.constFind(folder.id);
        if (known == m_folders.cend())
            folder.isDeleted = true;
        back.folders.append(known == m_folders.cend() ? folder : *known);
    }
    for (Tag tag : step.tags) {
        const auto known = m_tags.constFind(tag.id);
        if (known == m_tags.cend())
            tag.isDeleted = true;
        back.tags.append(known == m_tags.cend() ? tag : *known);
    }
    for (auto place = step.places.cbegin(); place != step.places.cend(); ++place)
        back.places.insert(place.key(), m_places.value(place.key()));
    for (auto tags = step.tagged.cbegin(); tags != step.tagged.cend(); ++tags)
        back.tagged.insert(tags.key(), m_tagged.value(tags.key()));
    return back;
}

bool Cabinet::isBefore(const Folder &a, const Folder &b)
{
    // Two of one place can only come from a damaged file; their order must not change all the same.
    return a.position != b.position ? a.position < b.position : a.id < b.id;
}

/// Walks down from the top without recursion: what was read can be of any depth.
void Cabinet::arrange()
{
    QList<Folder> present;
    for (const Folder &folder : std::as_const(m_folders)) {
        if (!folder.isDeleted)
            present.append(folder);
    }
    std::sort(present.begin(), present.end(), &isBefore);
    QHash<QUuid, QList<QUuid>> children;
    for (const Folder &folder : std::as_const(present))
        children[folder.parent].append(folder.id);
    QHash<QUuid, Entry> placed;
    QList<QUuid> order;
    const auto walk = [&](const QUuid &top) {
        QList<Entry> next{{top, {}, 0}};
        while (!next.isEmpty()) {
            const Entry entry = next.takeLast();
            if (placed.contains(entry.id))
                continue;
            placed.insert(entry.id, entry);
            order.append(entry.id);
            const QList<QUuid> below = children.value(entry.id);
            for (auto child = below.crbegin(); child != below.crend(); ++child)
                next.append({*child, entry.id, entry.depth + 1});
        }
    };
    for (const Folder &folder : std::as_const(present)) {
        const auto parent = m_folders.constFind(folder.parent);
        if (parent == m_folders.cend() || parent->isDeleted)
            walk(folder.id);
    }
    // What is left lies in a circle.
    for (const Folder &folder : std::as_const(present))
        walk(folder.id);
    m_entries.clear();
    m_rows.clear();
    for (const QUuid &id : std::as_const(order)) {
        m_rows.insert(id, m_entries.size());
        m_entries.append(placed.value(id));
    }
}

void Cabinet::arrangeTags()
{
    m_shownTags.clear();
    for (const Tag &tag : std::as_const(m_tags)) {
        if (!tag.isDeleted)
            m_shownTags.append(tag);
    }
    QCollator names;
    if (QLocale().language() == QLocale::C)
        names.setLocale(QLocale(QLocale::English));
    names.setNumericMode(true);
    names.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(m_shownTags.begin(), m_shownTags.end(), [&names](const Tag &a, const Tag &b) {
        const int order = names.compare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
}

const Folder *Cabinet::folder(const QUuid &id) const
{
    const auto known = m_folders.constFind(id);
    return known == m_folders.cend() || known->isDeleted ? nullptr : &known.value();
}

const Cabinet::Entry *Cabinet::entry(const QUuid &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.cend() ? nullptr : &m_entries.at(*row);
}

QStringList Cabinet::path(const QUuid &folder) const
{
    QStringList names;
    for (const Entry *at = entry(folder); at; at = entry(at->parent))
        names.prepend(this->folder(at->id)->name);
    return names;
}

QList<QUuid> Cabinet::withAllIn(const QUuid &folder) const
{
    QList<QUuid> ids;
    const auto row = m_rows.constFind(folder);
    if (row == m_rows.cend())
        return ids;
    ids.append(folder);
    const int depth = m_entries.at(*row).depth;
    for (qsizetype i = *row + 1; i < m_entries.size() && m_entries.at(i).depth > depth; ++i)
        ids.append(m_entries.at(i).id);
    return ids;
}

QList<QUuid> Cabinet::childrenOf(const QUuid &folder) const
{
    QList<QUuid> ids;
    for (const Entry &entry : m_entries) {
        if (entry.parent == folder)
            ids.append(entry.id);
    }
    return ids;
}

int Cabinet::height(const QUuid &folder) const
{
    const Entry *top = entry(folder);
    int deepest = 1;
    for (const QUuid &id : withAllIn(folder))
        deepest = std::max(deepest, entry(id)->depth - top->depth + 1);
    return deepest;
}

bool Cabinet::mayLieIn(const QUuid &folder, const QUuid &parent) const
{
    if (parent.isNull())
        return true;
    const Entry *above = entry(parent);
    if (!above)
        return false;
    for (const Entry *at = above; at; at = entry(at->parent)) {
        if (at->id == folder)
            return false;
    }
    return above->depth + 1 + height(folder) <= kDeepestFolder;
}

QUuid Cabinet::folderOf(const QUuid &conversation) const
{
    const QUuid place = m_places.value(conversation);
    return m_rows.contains(place) ? place : QUuid();
}

QList<QUuid> Cabinet::conversationsIn(const QUuid &folder) const
{
    QList<QUuid> ids;
    for (auto place = m_places.cbegin(); place != m_places.cend(); ++place) {
        if (*place == folder)
            ids.append(place.key());
    }
    return ids;
}

const Tag *Cabinet::tag(const QUuid &id) const
{
    const auto known = m_tags.constFind(id);
    return known == m_tags.cend() || known->isDeleted ? nullptr : &known.value();
}

const Tag *Cabinet::tagNamed(const QString &name) const
{
    const auto named =
        std::find_if(m_shownTags.cbegin(), m_shownTags.cend(), [&name](const Tag &tag) {
            return tag.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return named == m_shownTags.cend() ? nullptr : &*named;
}

QList<Tag> Cabinet::tagsOf(const QUuid &conversation) const
{
    const QSet<QUuid> ids = m_tagged.value(conversation);
    QList<Tag> tags;
    if (ids.isEmpty())
        return tags;
    for (const Tag &tag : m_shownTags) {
        if (ids.contains(tag.id))
            tags.append(tag);
    }
    return tags;
}

bool Cabinet::isTagged(const QUuid &conversation, const QUuid &tag) const
{
    const auto tags = m_tagged.constFind(conversation);
    return tags != m_tagged.cend() && tags->contains(tag) && this->tag(tag);
}

void Cabinet::fileAs(const QUuid &copy, const QUuid &original)
{
    Filing step;
    if (m_places.contains(original))
        step.places.insert(copy, m_places.value(original));
    if (m_tagged.contains(original))
        step.tagged.insert(copy, m_tagged.value(original));
    if (!step.isEmpty())
        apply(step);
}

void Cabinet::setCollapsed(const QUuid &folder, bool isCollapsed)
{
    const auto known = m_folders.find(folder);
    if (known == m_folders.end() || known->isCollapsed == isCollapsed)
        return;
    known->isCollapsed = isCollapsed;
    Q_EMIT collapsed(folder, isCollapsed);
}

} // namespace core

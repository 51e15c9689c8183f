// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiling.h"

#include "core/cabinet.h"
#include "core/id.h"

#include <algorithm>

namespace storage {

QList<core::Folder> folderPath(const QHash<QUuid, core::Folder> &folders, const QUuid &folder)
{
    QList<core::Folder> path;
    auto at = folders.constFind(folder);
    for (; at != folders.cend(); at = folders.constFind(at->parent)) {
        if (path.size() >= core::kDeepestFolder)
            return {}; // or in a circle
        path.prepend(*at);
    }
    return path;
}

core::Filing ImportFiling::file(const QUuid &id, const ImportedConversation &conversation,
                                const QDateTime &now)
{
    core::Filing step;
    const QUuid folder = folderOf(conversation.folders, conversation.foldersOfFile, step);
    if (!folder.isNull())
        step.places.insert(id, folder);
    for (const QString &name : conversation.tags)
        step.tagged[id].insert(tagOf(name, step));
    if (!step.isEmpty())
        m_table.apply(step, now);
    return step;
}

core::Filing ImportFiling::add(const QHash<QUuid, core::Folder> &folders, const QDateTime &now)
{
    const QList<QUuid> keys = folders.keys();
    const QSet<QUuid> others(keys.cbegin(), keys.cend());
    QSet<QUuid> parents;
    for (const core::Folder &folder : folders)
        parents.insert(folder.parent);
    core::Filing all;
    for (const QUuid &id : keys) {
        if (parents.contains(id))
            continue; // comes with what lies in it, unless that has another place here
        const QList<core::Folder> path = folderPath(folders, id);
        const auto isGone = [this](const core::Folder &folder) {
            const auto known = m_table.folder(folder.id);
            return known && known->isDeleted;
        };
        if (std::any_of(path.cbegin(), path.cend(), isGone))
            continue;
        core::Filing step;
        static_cast<void>(folderOf(path, others, step));
        if (step.isEmpty())
            continue;
        m_table.apply(step, now);
        all.append(step);
    }
    return all;
}

/// Levels down to it and with it; 0 for none.
int ImportFiling::depthOf(QUuid folder)
{
    int depth = 0;
    while (depth < core::kDeepestFolder) {
        const auto known = folder.isNull() ? std::nullopt : m_table.folder(folder);
        if (!known || known->isDeleted)
            break;
        ++depth;
        folder = known->parent;
    }
    return depth;
}

QUuid ImportFiling::folderOf(const QList<core::Folder> &told, const QSet<QUuid> &others,
                             core::Filing &step)
{
    const auto isHere = [this](const core::Folder &folder) {
        const auto known = folder.id.isNull() ? std::nullopt : m_table.folder(folder.id);
        return known && !known->isDeleted;
    };
    // Wherever the innermost one that is here lies now, the others around it are not asked about.
    const auto nearest = std::find_if(told.crbegin(), told.crend(), isHere);
    QUuid parent = nearest == told.crend() ? QUuid() : nearest->id;
    int depth = depthOf(parent);
    for (auto folder = nearest.base(); folder != told.cend() && depth < core::kDeepestFolder;
         ++folder, ++depth) {
        // What lies in a new one is new as well.
        QUuid known = step.folders.isEmpty() ? m_table.folderNamed(folder->name, parent) : QUuid();
        // Of the same name, but another one of this file.
        if (!folder->id.isNull() && others.contains(known))
            known = {};
        if (known.isNull()) {
            core::Folder made = *folder;
            made.parent = parent;
            // The id of one that was deleted here brings back what had been in it.
            if (made.id.isNull() || m_table.folder(made.id))
                made.id = core::newId();
            made.position = made.position < 0
                                ? m_table.nextPosition(parent)
                                : m_table.nextPosition(parent, others) + made.position;
            step.folders.append(made);
        }
        parent = known.isNull() ? step.folders.constLast().id : known;
    }
    return parent;
}

QUuid ImportFiling::tagOf(const QString &name, core::Filing &step)
{
    const auto isNamed = [&name](const core::Tag &tag) {
        return tag.name.compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto made = std::find_if(step.tags.cbegin(), step.tags.cend(), isNamed);
    if (made != step.tags.cend())
        return made->id;
    QUuid id = m_table.tagNamed(name);
    if (id.isNull()) {
        id = core::newId();
        step.tags.append({id, name});
    }
    return id;
}

} // namespace storage

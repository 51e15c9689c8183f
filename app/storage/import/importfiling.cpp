// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiling.h"

#include "core/cabinet.h"
#include "core/id.h"

#include <algorithm>

namespace storage {

core::Filing ImportFiling::file(const QUuid &id, const ImportedConversation &conversation,
                                const QDateTime &now)
{
    core::Filing step;
    if (const QUuid folder = folderOf(conversation, step); !folder.isNull())
        step.places.insert(id, folder);
    for (const QString &name : conversation.tags)
        step.tagged[id].insert(tagOf(name, step));
    if (!step.isEmpty())
        m_table.apply(step, now);
    return step;
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

QUuid ImportFiling::folderOf(const ImportedConversation &conversation, core::Filing &step)
{
    const QList<core::Folder> &told = conversation.folders;
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
        const QUuid known =
            step.folders.isEmpty() ? m_table.folderNamed(folder->name, parent) : QUuid();
        if (known.isNull()) {
            core::Folder made = *folder;
            made.parent = parent;
            // The id of one that was deleted here brings back what had been in it.
            if (made.id.isNull() || m_table.folder(made.id))
                made.id = core::newId();
            const QSet<QUuid> &others = conversation.foldersOfFile;
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

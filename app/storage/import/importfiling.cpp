// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiling.h"

#include "core/id.h"

#include <algorithm>

namespace storage {

core::Filing ImportFiling::file(const QUuid &id, const ImportedConversation &conversation,
                                const QDateTime &now)
{
    core::Filing step;
    if (const QUuid folder = folderOf(conversation.folder, step); !folder.isNull())
        step.places.insert(id, folder);
    for (const QString &name : conversation.tags)
        step.tagged[id].insert(tagOf(name, step));
    if (!step.isEmpty())
        m_table.apply(step, now);
    return step;
}

QUuid ImportFiling::folderOf(const QStringList &names, core::Filing &step)
{
    QUuid parent;
    for (const QString &name : names) {
        // What lies in a new one is new as well.
        const QUuid known = step.folders.isEmpty() ? m_table.folderNamed(name, parent) : QUuid();
        if (known.isNull()) {
            core::Folder folder;
            folder.id = core::newId();
            folder.parent = parent;
            folder.name = name;
            folder.position = step.folders.isEmpty() ? m_table.nextPosition(parent) : 0;
            step.folders.append(folder);
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

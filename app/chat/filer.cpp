// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/filer.h"

#include "chat/undostep.h"
#include "chat/workspace_p.h"
#include "core/id.h"
#include "core/whendone.h"
#include "storage/storeedits.h"

namespace chat {

Filer::Filer(Workspace &workspace)
    : QObject(&workspace)
    , m_workspace(workspace)
{
}

void Filer::read()
{
    core::whenDone(this, storage::StoreEdits(m_workspace.d->services.store).filing(),
                   [this](const core::Result<core::Filing> &filing) {
                       // What stood in the way is told by whoever reads the conversations.
                       if (!filing)
                           return;
                       m_cabinet.setAll(filing.value());
                       m_isRead = true;
                   });
}

void Filer::put(const core::Filing &step)
{
    m_cabinet.apply(step);
    (void)storage::StoreEdits(m_workspace.d->services.store).file(step);
}

core::Filing Filer::withdraw(const QList<core::Folder> &folders, const QSet<QUuid> &gone)
{
    QSet<QUuid> made;
    for (const core::Folder &folder : folders)
        made.insert(folder.id);
    const auto isLeft = [&](const QUuid &folder) {
        const QList<QUuid> filed = m_cabinet.conversationsIn(folder);
        return made.contains(folder)
               && std::all_of(filed.cbegin(), filed.cend(),
                              [&gone](const QUuid &id) { return gone.contains(id); });
    };
    core::Filing step;
    for (const QUuid &id : std::as_const(made)) {
        const core::Folder *folder = m_cabinet.folder(id);
        const QList<QUuid> inside = m_cabinet.withAllIn(id);
        if (!folder || !std::all_of(inside.cbegin(), inside.cend(), isLeft))
            continue;
        step.folders.append(*folder);
        step.folders.last().isDeleted = true;
    }
    const core::Filing back = m_cabinet.inverse(step);
    if (!step.isEmpty())
        put(step);
    return back;
}

void Filer::push(const core::Filing &step, const std::function<void()> &say)
{
    if (!m_isRead || step.isEmpty())
        return;
    m_workspace.d->undoStack.push(new UndoStep(
        [this, step, say] {
            put(step);
            say();
        },
        [this, back = m_cabinet.inverse(step)] { put(back); }));
}

std::function<void()> Filer::saying(FilingDeed deed, const QString &name, int count)
{
    return [this, deed, name, count] { Q_EMIT organised(deed, name, count); };
}

void Filer::order(core::Filing &step, const QList<QUuid> &folders, const QUuid &parent) const
{
    for (int position = 0; position < folders.size(); ++position) {
        core::Folder folder = *m_cabinet.folder(folders.at(position));
        const core::Folder before = folder;
        folder.parent = parent;
        folder.position = position;
        if (folder != before)
            step.folders.append(folder);
    }
}

QUuid Filer::addFolder(const QString &name, const QUuid &parent, const QList<QUuid> &conversations)
{
    core::Folder folder;
    folder.name = core::filingName(name);
    if (!m_isRead || folder.name.isEmpty() || !m_cabinet.mayLieIn({}, parent))
        return {};
    folder.id = core::newId();
    folder.parent = parent;
    const QList<QUuid> siblings = m_cabinet.childrenOf(parent);
    for (const QUuid &sibling : siblings)
        folder.position = std::max(folder.position, m_cabinet.folder(sibling)->position + 1);
    const auto filing = std::make_shared<core::Filing>();
    filing->folders.append(folder);
    for (const QUuid &conversation : conversations)
        filing->places.insert(conversation, folder.id);
    const int count = int(conversations.size());
    const std::function<void()> say =
        count == 0 ? [] {} : saying(FilingDeed::Moved, folder.name, count);
    auto *step = new UndoStep(
        [this, filing, say] {
            put(*filing);
            say();
        },
        [this, back = m_cabinet.inverse(*filing)] { put(back); });
    m_making = {folder.id, filing, step};
    m_workspace.d->undoStack.push(step);
    return folder.id;
}

void Filer::nameFolder(const QUuid &folder, const QString &name)
{
    const QString clean = core::filingName(name);
    const QUndoStack &stack = m_workspace.d->undoStack;
    const auto filing = m_making.filing.lock();
    const bool isLatest =
        filing && stack.index() > 0 && stack.command(stack.index() - 1) == m_making.step;
    if (!isLatest || folder != m_making.folder) {
        renameFolder(folder, name);
        return;
    }
    core::Folder &made = filing->folders.first();
    if (clean.isEmpty() || clean == made.name)
        return;
    made.name = clean;
    put({{made}, {}, {}, {}});
}

void Filer::change(const QUuid &folder, const std::function<void(core::Folder &)> &how)
{
    const core::Folder *known = m_cabinet.folder(folder);
    if (!known)
        return;
    core::Folder changed = *known;
    how(changed);
    if (changed != *known)
        push({{changed}, {}, {}, {}});
}

void Filer::renameFolder(const QUuid &folder, const QString &name)
{
    const QString clean = core::filingName(name);
    if (!clean.isEmpty())
        change(folder, [&clean](core::Folder &changed) { changed.name = clean; });
}

void Filer::recolourFolder(const QUuid &folder, core::FolderColour colour)
{
    change(folder, [colour](core::Folder &changed) { changed.colour = colour; });
}

bool Filer::moveFolder(const QUuid &folder, const QUuid &parent, const QUuid &before)
{
    if (!m_cabinet.folder(folder) || !m_cabinet.mayLieIn(folder, parent))
        return false;
    QList<QUuid> siblings = m_cabinet.childrenOf(parent);
    siblings.removeAll(folder);
    const qsizetype place = siblings.indexOf(before);
    siblings.insert(place < 0 ? siblings.size() : place, folder);
    if (siblings == m_cabinet.childrenOf(parent))
        return true;
    core::Filing step;
    order(step, siblings, parent);
    push(step);
    return true;
}

void Filer::removeFolder(const QUuid &folder)
{
    const core::Folder *known = m_cabinet.folder(folder);
    if (!known)
        return;
    const QUuid parent = m_cabinet.entry(folder)->parent;
    core::Filing step;
    QList<QUuid> siblings = m_cabinet.childrenOf(parent);
    qsizetype place = siblings.indexOf(folder);
    siblings.remove(place);
    const QList<QUuid> children = m_cabinet.childrenOf(folder);
    for (const QUuid &child : children)
        siblings.insert(place++, child);
    order(step, siblings, parent);
    const QList<QUuid> conversations = m_cabinet.conversationsIn(folder);
    for (const QUuid &conversation : conversations)
        step.places.insert(conversation, parent);
    core::Folder gone = *known;
    gone.isDeleted = true;
    step.folders.append(gone);
    push(step, saying(FilingDeed::FolderDeleted, known->name, int(conversations.size())));
}

void Filer::removeFolderWithChats(const QUuid &folder)
{
    const core::Folder *known = m_cabinet.folder(folder);
    if (!m_isRead || !known)
        return;
    core::Filing step;
    const QList<QUuid> folders = m_cabinet.withAllIn(folder);
    for (const QUuid &id : folders) {
        step.folders.append(*m_cabinet.folder(id));
        step.folders.last().isDeleted = true;
    }
    Workspace::Private &d = *m_workspace.d;
    QList<QUuid> conversations;
    for (int row = 0; row < d.list.count(); ++row) {
        if (folders.contains(m_cabinet.folderOf(d.list.at(row).id)))
            conversations.append(d.list.at(row).id);
    }
    const auto say =
        saying(FilingDeed::FolderDeletedWithChats, known->name, int(conversations.size()));
    if (conversations.isEmpty()) {
        push(step, say);
        return;
    }
    const auto left = std::make_shared<QUuid>();
    d.undoStack.push(new UndoStep(
        [this, conversations, step, left, say] {
            *left = m_workspace.d->intoBin(conversations, step);
            m_cabinet.apply(step);
            say();
        },
        [this, conversations, back = m_cabinet.inverse(step), left] {
            m_cabinet.apply(back);
            m_workspace.d->outOfBin(conversations, *left, back);
        }));
}

void Filer::move(const QList<QUuid> &conversations, const QUuid &folder)
{
    const core::Folder *known = m_cabinet.folder(folder);
    if (!known && !folder.isNull())
        return;
    core::Filing step;
    for (const QUuid &conversation : conversations) {
        if (m_cabinet.folderOf(conversation) != folder)
            step.places.insert(conversation, folder);
    }
    push(step, saying(known ? FilingDeed::Moved : FilingDeed::MovedOut,
                      known ? known->name : QString(), int(step.places.size())));
}

void Filer::tag(const QList<QUuid> &conversations, const TagChange &change)
{
    core::Filing step;
    QSet<QUuid> added = change.added;
    for (const QString &typed : change.created) {
        const QString name = core::filingName(typed);
        if (name.isEmpty())
            continue;
        if (const core::Tag *known = m_cabinet.tagNamed(name)) {
            added.insert(known->id);
            continue;
        }
        step.tags.append({core::newId(), name});
        added.insert(step.tags.constLast().id);
    }
    for (const QUuid &conversation : conversations) {
        QSet<QUuid> before;
        for (const core::Tag &tag : m_cabinet.tagsOf(conversation))
            before.insert(tag.id);
        const QSet<QUuid> after = QSet<QUuid>(before).unite(added).subtract(change.removed);
        if (after != before)
            step.tagged.insert(conversation, after);
    }
    push(step, saying(FilingDeed::Tagged, {}, int(step.tagged.size())));
}

bool Filer::renameTag(const QUuid &tag, const QString &name)
{
    const core::Tag *known = m_cabinet.tag(tag);
    const QString clean = core::filingName(name);
    if (!known || clean.isEmpty())
        return false;
    const core::Tag *other = m_cabinet.tagNamed(clean);
    if (other && other->id != tag)
        return false;
    if (clean != known->name)
        push({{}, {{tag, clean}}, {}, {}});
    return true;
}

void Filer::removeTag(const QUuid &tag)
{
    const core::Tag *known = m_cabinet.tag(tag);
    if (!known)
        return;
    core::Tag gone = *known;
    gone.isDeleted = true;
    push({{}, {gone}, {}, {}}, saying(FilingDeed::TagDeleted, known->name, 0));
}

void Filer::setCollapsed(const QUuid &folder, bool isCollapsed)
{
    const core::Folder *known = m_cabinet.folder(folder);
    if (!known || known->isCollapsed == isCollapsed)
        return;
    m_cabinet.setCollapsed(folder, isCollapsed);
    (void)storage::StoreEdits(m_workspace.d->services.store).setCollapsed(folder, isCollapsed);
}

} // namespace chat

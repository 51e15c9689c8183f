// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person deletes, rewrites and copies within stored conversations.
#include "storage/records.h"

#include "core/id.h"

namespace storage {

void Records::changeTree(const TreeChange &change, const QDateTime &time)
{
    for (auto moved = change.parents.cbegin(); moved != change.parents.cend(); ++moved) {
        const qint64 parent = moved.value().isNull() ? 0 : knownRow(moved.value());
        m_messages.setParent(knownRow(moved.key()), parent);
    }
    setMessagesDeleted(change.messages, time);
    const QHash<QUuid, QUuid> &shown = change.activeChildren;
    for (auto child = shown.cbegin(); child != shown.cend(); ++child)
        setActiveChild(change.conversation, child.key(), child.value());
}

void Records::replaceParts(qint64 row, const QList<core::ContentPart> &parts)
{
    m_index.remove(row);
    m_parts.replace(row, parts);
    m_messages.setTextLength(row, parts);
    m_journal.drop(row);
    m_index.add(row);
}

int Records::revise(const QUuid &message, const QList<core::ContentPart> &parts,
                    const QList<Attachment> &attachments, const QDateTime &now)
{
    const qint64 row = knownRow(message);
    if (row == 0)
        return 0;
    for (const Attachment &attachment : attachments)
        m_attachments.insert(attachment);
    const int n = m_revisions.add(row, m_journal.folded(row, m_parts.parts(row)), now);
    replaceParts(row, parts);
    return n;
}

void Records::unrevise(const QUuid &message, int n)
{
    const qint64 row = knownRow(message);
    const QList<Revision> revisions = m_revisions.all(row);
    if (revisions.isEmpty() || revisions.constLast().n != n)
        return;
    replaceParts(row, revisions.constLast().parts);
    m_revisions.remove(row, revisions.constLast().n);
}

QList<Revision> Records::revisions(const QUuid &message)
{
    return m_revisions.all(knownRow(message));
}

void Records::copyPath(const QUuid &message, const core::ConversationInfo &info)
{
    const QList<qint64> path = m_messages.pathTo(knownRow(message));
    if (path.isEmpty())
        return;
    const qint64 conversation = m_conversations.save(info);
    qint64 parent = 0;
    qint64 seq = 0;
    for (const qint64 row : path) {
        if (m_database.hasFailed())
            return;
        const qint64 copy = m_messages.copy(row, core::newId(), conversation, parent, ++seq);
        m_parts.insert(copy, m_journal.folded(row, m_parts.parts(row)));
        m_index.add(copy);
        if (parent == 0)
            m_conversations.setRootChild(conversation, copy);
        else
            m_messages.setActiveChild(parent, copy);
        parent = copy;
    }
    m_marks.follow(conversation, 0);
}

} // namespace storage

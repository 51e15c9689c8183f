// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bin/binrecords.h"

#include "core/clock.h"
#include "core/id.h"
#include "storage/bin/binclock.h"
#include "storage/messagecodec.h"
#include "storage/time.h"

#include <algorithm>

namespace storage {
namespace {

/// What goes at a time: no message that is sent meanwhile waits for longer.
constexpr int kMostPurged = 32;
constexpr int kMostDropped = 8;

const auto kSweepKey = QStringLiteral("bin_sweep");
const auto kClockKey = QStringLiteral("bin_clock");

/// Those that were deleted by themselves. What a failed attempt left empty is nothing that anybody
/// deleted.
constexpr auto kFromDeletedMessages =
    " FROM message m JOIN conversation c ON c.id=m.conversation_id AND c.deleted_at IS NULL"
    " WHERE m.deleted_at IS NOT NULL AND (EXISTS (SELECT 1 FROM part WHERE message_id=m.id"
    " AND (text<>'' OR attachment_hash IS NOT NULL OR meta_json IS NOT NULL))"
    " OR EXISTS (SELECT 1 FROM message WHERE parent_id=m.id))";

/// A message and all below it, each with how far below. Its parent never lies below a message.
constexpr const char *kBelowFirst =
    "WITH RECURSIVE below(id, depth) AS (SELECT id, 0 FROM message WHERE uuid=? UNION ALL"
    " SELECT m.id, below.depth+1 FROM below JOIN message m ON m.parent_id=below.id)"
    " SELECT id FROM below ORDER BY depth, id LIMIT ?";
constexpr const char *kBelowLast =
    "WITH RECURSIVE below(id, depth) AS (SELECT id, 0 FROM message WHERE uuid=? UNION ALL"
    " SELECT m.id, below.depth+1 FROM below JOIN message m ON m.parent_id=below.id)"
    " SELECT id FROM below ORDER BY depth DESC, id DESC LIMIT ?";

} // namespace

BinRecords::BinRecords(Records &records)
    : m_records(records)
    , m_database(records.m_database)
    , m_meta(records.m_database)
    , m_places(records.m_database)
{
}

QList<BinEntry> BinRecords::entries()
{
    QList<BinEntry> entries = conversations() + messages();
    std::stable_sort(entries.begin(), entries.end(),
                     [](const BinEntry &a, const BinEntry &b) { return a.deleted > b.deleted; });
    return entries;
}

int BinRecords::count()
{
    // Statements are kept by the address of their text.
    static const QByteArray sql =
        QByteArray("SELECT (SELECT count(*) FROM conversation WHERE deleted_at IS NOT NULL)"
                   " + (SELECT count(*)")
        + kFromDeletedMessages + ")";
    Statement row = m_database.prepare(sql.constData());
    return row.next() ? int(row.integer(0)) : 0;
}

QList<BinEntry> BinRecords::conversations()
{
    Statement row = m_database.prepare(
        "SELECT uuid, title, deleted_at, (SELECT count(*) FROM message"
        " WHERE conversation_id=conversation.id) FROM conversation WHERE deleted_at IS NOT NULL");
    QList<BinEntry> entries;
    while (row.next()) {
        BinEntry entry;
        entry.ref.conversation = row.id(0);
        entry.title = row.text(1);
        entry.deleted = timeOf(row, 2);
        entry.messageCount = int(row.integer(3));
        entries.append(entry);
    }
    return entries;
}

QList<BinEntry> BinRecords::messages()
{
    static const QByteArray sql =
        QByteArray(
            "SELECT c.uuid, c.title, m.uuid, m.role, m.deleted_at, (SELECT substr(text, 1, 200)"
            " FROM part WHERE message_id=m.id AND kind='text' AND text<>'' ORDER BY pos LIMIT 1),"
            " (WITH RECURSIVE below(id) AS (SELECT m.id UNION ALL SELECT child.id FROM below"
            " JOIN message child ON child.parent_id=below.id) SELECT count(*) FROM below)")
        + kFromDeletedMessages;
    Statement row = m_database.prepare(sql.constData());
    QList<BinEntry> entries;
    while (row.next()) {
        BinEntry entry;
        entry.ref = {row.id(0), row.id(2)};
        entry.title = row.text(1);
        entry.role = core::roleFromName(row.text(3)).value_or(core::Role::Assistant);
        entry.deleted = timeOf(row, 4);
        entry.excerpt = row.text(5).simplified();
        entry.messageCount = int(row.integer(6));
        entries.append(entry);
    }
    return entries;
}

QList<qint64> BinRecords::rowsOf(const BinRef &ref, int most)
{
    Statement row = m_database.prepare(
        ref.isConversation()
            ? "SELECT m.id FROM message m JOIN conversation c ON c.id=m.conversation_id"
              " WHERE c.uuid=? ORDER BY m.seq, m.id LIMIT ?"
            : kBelowFirst);
    row.bind(ref.isConversation() ? ref.conversation : ref.message).bind(most);
    QList<qint64> rows;
    while (row.next())
        rows.append(row.integer(0));
    return rows;
}

QList<core::Message> BinRecords::content(const BinRef &ref, int most)
{
    QList<core::Message> messages;
    const QList<qint64> rows = rowsOf(ref, most);
    for (const qint64 id : rows) {
        Statement row =
            m_database.prepare("SELECT uuid, role, state, model, created FROM message WHERE id=?");
        if (!row.bind(id).next())
            continue;
        core::Message message;
        message.id = row.id(0);
        message.role = core::roleFromName(row.text(1)).value_or(core::Role::Assistant);
        message.state = core::stateFromName(row.text(2));
        message.model = row.text(3);
        message.created = timeOf(row, 4);
        message.parts = m_records.m_journal.folded(id, m_records.m_parts.parts(id));
        messages.append(message);
    }
    return messages;
}

void BinRecords::restore(const BinRef &ref)
{
    const ConversationTable::Row conversation = m_records.known(ref.conversation);
    if (conversation.id == 0)
        return;
    if (conversation.isDeleted)
        m_records.m_conversations.setDeleted(ref.conversation, {});
    if (ref.isConversation())
        return;
    // From the top: what was moved twice is moved back twice.
    QList<QUuid> way;
    QList<std::pair<qint64, qint64>> shown;
    for (qint64 row = m_records.knownRow(ref.message); row != 0;) {
        Statement above =
            m_database.prepare("SELECT uuid, parent_id, deleted_at FROM message WHERE id=?");
        if (!above.bind(row).next())
            break;
        if (!above.isNull(2))
            way.prepend(above.id(0));
        shown.append({above.integer(1), row});
        row = above.integer(1);
    }
    m_records.setMessagesDeleted(way, {});
    for (const auto &[parent, child] : std::as_const(shown)) {
        if (parent == 0)
            m_records.m_conversations.setRootChild(conversation.id, child);
        else
            m_records.m_messages.setActiveChild(parent, child);
    }
    m_records.m_marks.follow(conversation.id, 0);
}

void BinRecords::takeAway(const BinRef &ref, const QDateTime &time)
{
    if (ref.isConversation()) {
        m_records.m_conversations.setDeleted(ref.conversation, time);
        return;
    }
    const ConversationTable::Row conversation = m_records.known(ref.conversation);
    const qint64 row = m_records.knownRow(ref.message);
    if (row == 0)
        return;
    const qint64 shown = m_places.takeAway(ref.message);
    m_records.setMessagesDeleted({ref.message}, time);
    if (shown == 0)
        return;
    Statement above = m_database.prepare("SELECT parent_id FROM message WHERE id=?");
    const qint64 parent = above.bind(row).next() ? above.integer(0) : 0;
    if (parent == 0)
        m_records.m_conversations.setRootChild(conversation.id, shown);
    else
        m_records.m_messages.setActiveChild(parent, shown);
    m_records.m_marks.follow(conversation.id, 0);
}

QList<qint64> BinRecords::lastRows(const BinRef &ref)
{
    Statement row = m_database.prepare(
        ref.isConversation()
            ? "SELECT m.id FROM message m JOIN conversation c ON c.id=m.conversation_id"
              " WHERE c.uuid=? AND c.deleted_at IS NOT NULL ORDER BY m.seq DESC, m.id DESC LIMIT ?"
            : kBelowLast);
    row.bind(ref.isConversation() ? ref.conversation : ref.message).bind(kMostPurged + 1);
    QList<qint64> rows;
    while (row.next())
        rows.append(row.integer(0));
    return rows;
}

bool BinRecords::purgeSome(const BinRef &ref)
{
    if (!ref.isConversation()) {
        // Somebody may have asked for it again.
        Statement row =
            m_database.prepare("SELECT 1 FROM message WHERE uuid=? AND deleted_at IS NOT NULL");
        if (!row.bind(ref.message).next())
            return true;
    }
    m_meta.set(kSweepKey, QStringLiteral("1"));
    const QList<qint64> rows = lastRows(ref);
    for (const qint64 row : rows.mid(0, kMostPurged))
        purge(row);
    if (rows.size() > kMostPurged)
        return false;
    if (ref.isConversation())
        purgeConversation(ref.conversation);
    return true;
}

void BinRecords::purge(qint64 row)
{
    QUuid id;
    {
        Statement known = m_database.prepare("SELECT uuid FROM message WHERE id=?");
        if (known.bind(row).next())
            id = known.id(0);
    }
    m_places.forget(id);
    m_records.m_index.remove(row);
    // Nothing goes along unseen: each message leaves the index by itself.
    m_database.prepare("UPDATE message SET parent_id=NULL WHERE parent_id=?").bind(row).run();
    m_database.prepare("DELETE FROM part WHERE message_id=?").bind(row).run();
    m_database.prepare("DELETE FROM message WHERE id=?").bind(row).run();
}

void BinRecords::purgeConversation(const QUuid &id)
{
    m_database
        .prepare("DELETE FROM meta WHERE key IN (SELECT 'path ' || uuid FROM conversation"
                 " WHERE uuid=? AND deleted_at IS NOT NULL)")
        .bind(id)
        .run();
    m_database.prepare("DELETE FROM conversation WHERE uuid=? AND deleted_at IS NOT NULL")
        .bind(id)
        .run();
}

bool BinRecords::sweepSome()
{
    if (m_meta.value(kSweepKey).isEmpty())
        return true;
    if (!dropAttachments())
        return false;
    dropFiling();
    if (SearchIndex::isUsable(m_database) && !m_records.m_index.scrub())
        return false;
    m_meta.remove(kSweepKey);
    return true;
}

/// Earlier wordings and what is about to be sent name theirs within their texts.
bool BinRecords::dropAttachments()
{
    m_database
        .prepare("DELETE FROM attachment WHERE hash IN (SELECT hash FROM attachment a"
                 " WHERE NOT EXISTS (SELECT 1 FROM part WHERE attachment_hash=a.hash)"
                 " AND NOT EXISTS (SELECT 1 FROM revision WHERE instr(parts_json, a.hash))"
                 " AND NOT EXISTS (SELECT 1 FROM conversation WHERE instr(draft_json, a.hash))"
                 " AND NOT EXISTS (SELECT 1 FROM meta WHERE key='draft' AND instr(value, a.hash))"
                 " LIMIT ?)")
        .bind(kMostDropped)
        .run();
    return m_database.hasFailed() || m_database.changedRows() == 0;
}

/// Folders, from the innermost, and tags that were deleted and that nothing names any more.
void BinRecords::dropFiling()
{
    do {
        m_database
            .prepare("DELETE FROM folder WHERE deleted_at IS NOT NULL"
                     " AND NOT EXISTS (SELECT 1 FROM conversation WHERE folder_id=folder.id)"
                     " AND NOT EXISTS (SELECT 1 FROM folder AS below WHERE"
                     " below.parent_id=folder.id)")
            .run();
    } while (!m_database.hasFailed() && m_database.changedRows() > 0);
    m_database
        .prepare("DELETE FROM tag WHERE deleted_at IS NOT NULL"
                 " AND NOT EXISTS (SELECT 1 FROM conversation_tag WHERE tag_id=tag.id)")
        .run();
}

QList<BinRef> BinRecords::expired(const QDateTime &now, int days, const QDateTime &start)
{
    const qint64 believed = believedTime(now.toMSecsSinceEpoch());
    if (believed == 0 || days <= 0)
        return {};
    mendTimes(believed);
    const qint64 last = std::min(believed - days * core::kDayMs, start.toMSecsSinceEpoch());
    QList<BinRef> refs;
    Statement row = m_database.prepare(
        "SELECT uuid, NULL FROM conversation WHERE deleted_at<=?1 UNION ALL"
        " SELECT c.uuid, m.uuid FROM message m JOIN conversation c ON c.id=m.conversation_id"
        " AND c.deleted_at IS NULL WHERE m.deleted_at<=?1");
    row.bind(last);
    while (row.next())
        refs.append({row.id(0), row.id(1)});
    return refs;
}

qint64 BinRecords::believedTime(qint64 now)
{
    const QStringList known = m_meta.value(kClockKey).split(QLatin1Char(' '));
    const BinClock before{known.value(0).toLongLong(), known.value(1).toLongLong()};
    const BinClock after = before.seen(now);
    m_meta.set(kClockKey, QStringLiteral("%1 %2").arg(after.believed).arg(after.doubted));
    // While the clock is doubted nothing grows old.
    return after.doubted == 0 ? after.believed : 0;
}

/// What was deleted before it was made, or after now, was deleted by a clock that was wrong.
void BinRecords::mendTimes(qint64 believed)
{
    m_database
        .prepare("UPDATE message SET deleted_at=?1 WHERE deleted_at IS NOT NULL"
                 " AND (deleted_at>?1 + 86400000 OR deleted_at<created)")
        .bind(believed)
        .run();
    m_database
        .prepare("UPDATE conversation SET deleted_at=?1 WHERE deleted_at IS NOT NULL"
                 " AND (deleted_at>?1 + 86400000 OR deleted_at<created)")
        .bind(believed)
        .run();
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/gapfiller.h"

#include "core/id.h"
#include "storage/messagetable.h"
#include "storage/parttable.h"

namespace storage {
namespace {

// Rows are known by their uuid: a number may have been given to another row since. A message whose
// uuid is gone as well is known by its place. What is new here gets numbers that nothing speaks of,
// for parts of lost messages are still there.
constexpr const char *kFill = R"sql(
CREATE TEMP TABLE place AS SELECT b.id AS there, m.id AS here
    FROM backup.message b LEFT JOIN main.message m ON m.uuid = b.uuid;
CREATE INDEX temp.place_there ON place(there);
UPDATE place SET here = (SELECT m.id FROM backup.message b
        JOIN backup.conversation bc ON bc.id = b.conversation_id
        JOIN main.conversation c ON c.uuid = bc.uuid
        JOIN main.message m ON m.conversation_id = c.id AND m.seq = b.seq
        WHERE b.id = place.there AND m.uuid NOT IN (SELECT uuid FROM backup.message) LIMIT 1)
    WHERE here IS NULL;

CREATE TEMP TABLE lost_folder AS SELECT uuid FROM backup.folder
    WHERE uuid NOT IN (SELECT uuid FROM main.folder);
INSERT OR IGNORE INTO main.folder (id, uuid, name, colour, position, collapsed, created, deleted_at)
    SELECT id, uuid, name, colour, position, collapsed, created, deleted_at FROM backup.folder;
INSERT OR IGNORE INTO main.folder (uuid, name, colour, position, collapsed, created, deleted_at)
    SELECT uuid, name, colour, position, collapsed, created, deleted_at FROM backup.folder;
UPDATE main.folder SET parent_id = (SELECT above.id FROM backup.folder b
        JOIN backup.folder ba ON ba.id = b.parent_id JOIN main.folder above ON above.uuid = ba.uuid
        WHERE b.uuid = main.folder.uuid) WHERE uuid IN (SELECT uuid FROM lost_folder);
DROP TABLE lost_folder;
INSERT OR IGNORE INTO main.tag (id, uuid, name, created, deleted_at)
    SELECT id, uuid, name, created, deleted_at FROM backup.tag;
INSERT OR IGNORE INTO main.tag (uuid, name, created, deleted_at)
    SELECT uuid, name, created, deleted_at FROM backup.tag;
INSERT OR IGNORE INTO main.meta (key, value) SELECT key, value FROM backup.meta
    WHERE key = 'draft' OR key LIKE 'connection %' OR key LIKE 'place %';

CREATE TEMP TABLE lost_chat AS SELECT uuid FROM backup.conversation
    WHERE uuid NOT IN (SELECT uuid FROM main.conversation);
CREATE TEMP TABLE lost AS SELECT bc.id AS there, (SELECT m.conversation_id
        FROM backup.message b JOIN place ON place.there = b.id
        JOIN main.message m ON m.id = place.here WHERE b.conversation_id = bc.id
        AND m.conversation_id NOT IN (SELECT id FROM main.conversation) LIMIT 1) AS here
    FROM backup.conversation bc WHERE bc.uuid NOT IN (SELECT uuid FROM main.conversation);
UPDATE lost SET here = rowid + max(ifnull((SELECT max(id) FROM main.conversation), 0),
    ifnull((SELECT max(conversation_id) FROM main.message), 0)) WHERE here IS NULL;
INSERT OR IGNORE INTO main.conversation (id, uuid, title, title_by_hand, created, updated,
        profile_uuid, model, pinned, archived, deleted_at, settings_json, draft_json)
    SELECT lost.here, uuid, title, title_by_hand, created, updated, profile_uuid, model, pinned,
        archived, deleted_at, settings_json, draft_json
    FROM lost JOIN backup.conversation bc ON bc.id = lost.there;
DROP TABLE lost;
UPDATE main.conversation SET folder_id = (SELECT f.id FROM backup.conversation bc
        JOIN backup.folder bf ON bf.id = bc.folder_id JOIN main.folder f ON f.uuid = bf.uuid
        WHERE bc.uuid = main.conversation.uuid)
    WHERE uuid IN (SELECT uuid FROM lost_chat);
DROP TABLE lost_chat;
INSERT OR IGNORE INTO main.conversation_tag (conversation_id, tag_id) SELECT c.id, t.id
    FROM backup.conversation_tag b JOIN backup.conversation bc ON bc.id = b.conversation_id
    JOIN main.conversation c ON c.uuid = bc.uuid JOIN backup.tag bt ON bt.id = b.tag_id
    JOIN main.tag t ON t.uuid = bt.uuid
    WHERE c.id NOT IN (SELECT conversation_id FROM main.conversation_tag);

INSERT INTO main.message (id, uuid, conversation_id, seq, role, state, text_length, model,
        profile_uuid, exchange_uuid, created, deleted_at, finish_reason, usage_json, response_json,
        error_json, extra_json)
    SELECT max(ifnull((SELECT max(id) FROM main.message), 0),
            ifnull((SELECT max(parent_id) FROM main.message), 0),
            ifnull((SELECT max(message_id) FROM main.part), 0),
            ifnull((SELECT max(message_id) FROM main.journal), 0),
            ifnull((SELECT max(message_id) FROM main.revision), 0)) + row_number() OVER (),
        b.uuid, c.id, b.seq, b.role, b.state, b.text_length, b.model, b.profile_uuid,
        b.exchange_uuid, b.created, b.deleted_at, b.finish_reason, b.usage_json, b.response_json,
        b.error_json, b.extra_json
    FROM backup.message b JOIN backup.conversation bc ON bc.id = b.conversation_id
    JOIN main.conversation c ON c.uuid = bc.uuid
    WHERE b.id IN (SELECT there FROM place WHERE here IS NULL);

UPDATE place SET here = (SELECT m.id FROM main.message m JOIN backup.message b ON b.uuid = m.uuid
    WHERE b.id = place.there) WHERE here IS NULL;

UPDATE main.message SET parent_id = (SELECT p.here FROM place p JOIN backup.message b
        ON b.parent_id = p.there WHERE b.uuid = main.message.uuid)
    WHERE parent_id IS NULL AND uuid IN (SELECT uuid FROM backup.message WHERE parent_id IS NOT NULL);

INSERT OR IGNORE INTO main.attachment SELECT * FROM backup.attachment;

INSERT INTO main.part (message_id, pos, kind, attachment_hash, meta_json, text, checksum)
    SELECT place.here, b.pos, b.kind, b.attachment_hash, b.meta_json, b.text, b.checksum
    FROM backup.part b JOIN place ON place.there = b.message_id
    WHERE place.here IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM main.part p WHERE p.message_id = place.here);
INSERT OR IGNORE INTO main.revision (message_id, n, created, parts_json)
    SELECT place.here, b.n, b.created, b.parts_json
    FROM backup.revision b JOIN place ON place.there = b.message_id WHERE place.here IS NOT NULL;
DROP TABLE place;
)sql";

// A message whose parent is gone hangs on the one before it that is not deleted, or stands first.
constexpr const char *kMend = R"sql(
UPDATE message SET parent_id = (SELECT p.id FROM message p
        WHERE p.conversation_id = message.conversation_id AND p.seq < message.seq
            AND p.deleted_at IS NULL ORDER BY p.seq DESC LIMIT 1)
    WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM message);
UPDATE message SET active_child = NULL WHERE active_child IS NOT NULL
    AND active_child NOT IN (SELECT id FROM message WHERE parent_id IS NOT NULL);
UPDATE message SET active_child = (SELECT c.id FROM message c WHERE c.parent_id = message.id
        AND c.deleted_at IS NULL ORDER BY c.seq DESC LIMIT 1) WHERE active_child IS NULL;
UPDATE conversation SET root_child = NULL WHERE root_child NOT IN
    (SELECT id FROM message WHERE parent_id IS NULL);
UPDATE conversation SET root_child = (SELECT m.id FROM message m WHERE m.conversation_id =
        conversation.id AND m.parent_id IS NULL AND m.deleted_at IS NULL ORDER BY m.seq LIMIT 1)
    WHERE root_child IS NULL;
DELETE FROM part WHERE message_id NOT IN (SELECT id FROM message);
DELETE FROM revision WHERE message_id NOT IN (SELECT id FROM message);
DELETE FROM journal WHERE message_id NOT IN (SELECT id FROM message);
DELETE FROM conversation_tag WHERE conversation_id NOT IN (SELECT id FROM conversation)
    OR tag_id NOT IN (SELECT id FROM tag);
)sql";

} // namespace

GapFiller::GapFiller(Database &fresh)
    : m_fresh(fresh)
{
}

int GapFiller::count(const char *sql)
{
    return m_fresh.pragma(sql).toInt();
}

int GapFiller::fill(const QString &backup)
{
    {
        Statement attach = m_fresh.prepare("ATTACH DATABASE ? AS backup");
        if (!attach.bind(backup).run())
            return 0;
    }
    const int before = count("SELECT count(*) FROM main.message");
    m_fresh.begin();
    m_fresh.execute(kFill);
    m_fresh.commit();
    const auto failure = m_fresh.failure();
    const bool isFilled = !failure;
    // A full disk is nothing that the backup is to blame for, and whoever asked has to know.
    if (failure && failure->code == QLatin1StringView("full"))
        return 0;
    m_fresh.clearFailure();
    m_fresh.execute("DETACH DATABASE backup");
    m_fresh.clearFailure();
    return isFilled ? count("SELECT count(*) FROM main.message") - before : 0;
}

void GapFiller::mend()
{
    m_fresh.begin();
    adoptOrphans();
    m_fresh.execute(kMend);
    nameConversations();
    m_fresh.commit();
}

/// Messages of conversations whose row is gone get a new one.
void GapFiller::adoptOrphans()
{
    QList<qint64> missing;
    {
        Statement row = m_fresh.prepare("SELECT DISTINCT conversation_id FROM message WHERE "
                                        "conversation_id NOT IN (SELECT id FROM conversation)");
        while (row.next())
            missing.append(row.integer(0));
    }
    for (const qint64 id : std::as_const(missing)) {
        Statement insert =
            m_fresh.prepare("INSERT INTO conversation (id, uuid, created, updated) VALUES (?1, ?2, "
                            "(SELECT min(created) FROM message WHERE conversation_id = ?1), "
                            "(SELECT max(created) FROM message WHERE conversation_id = ?1))");
        insert.bind(id).bind(core::newId()).run();
    }
}

/// By their first words, as new ones are.
void GapFiller::nameConversations()
{
    m_fresh.execute(
        "UPDATE conversation SET title = ifnull((SELECT trim(substr(replace(p.text, char(10), ' '),"
        " 1, 60)) FROM part p JOIN message m ON m.id = p.message_id WHERE m.conversation_id = "
        "conversation.id AND m.role = 'user' AND p.text <> '' ORDER BY m.seq, p.pos LIMIT 1), '') "
        "WHERE title = ''");
    QList<qint64> unmeasured;
    {
        Statement row = m_fresh.prepare(
            "SELECT id FROM message WHERE text_length = 0 AND id IN (SELECT message_id FROM part)");
        while (row.next())
            unmeasured.append(row.integer(0));
    }
    MessageTable messages(m_fresh);
    PartTable parts(m_fresh);
    for (const qint64 id : std::as_const(unmeasured))
        messages.setTextLength(id, parts.parts(id));
}

int GapFiller::withoutText()
{
    return count("SELECT count(*) FROM message WHERE state NOT IN ('waiting', 'streaming') AND "
                 "text_length > 0 AND id NOT IN (SELECT message_id FROM part) AND id NOT IN "
                 "(SELECT message_id FROM journal)");
}

int GapFiller::dropLostPictures()
{
    m_fresh.begin();
    m_fresh.execute("UPDATE part SET attachment_hash = NULL WHERE attachment_hash IS NOT NULL AND "
                    "attachment_hash NOT IN (SELECT hash FROM attachment)");
    const int lost = m_fresh.changedRows();
    m_fresh.commit();
    return lost;
}

} // namespace storage

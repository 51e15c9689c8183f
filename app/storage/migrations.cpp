// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include "storage/database.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace storage {
namespace {

// Times are milliseconds since 1970 in UTC. `seq` orders messages; clocks never do. Columns that
// can be long stand last in their rows, so that reading the others does not walk through them.
constexpr const char *kSchema1 = R"sql(
CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    title_by_hand INTEGER NOT NULL DEFAULT 0,
    created INTEGER,
    updated INTEGER,
    root_child INTEGER REFERENCES message(id) ON DELETE SET NULL,
    profile_uuid TEXT,
    model TEXT NOT NULL DEFAULT '',
    pinned INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0,
    folder_id INTEGER,
    deleted_at INTEGER,
    settings_json TEXT,
    draft_json TEXT
);
CREATE INDEX conversation_updated ON conversation(updated) WHERE deleted_at IS NULL;

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES message(id) ON DELETE CASCADE,
    active_child INTEGER REFERENCES message(id) ON DELETE SET NULL,
    seq INTEGER NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    text_length INTEGER NOT NULL DEFAULT 0,
    model TEXT NOT NULL DEFAULT '',
    profile_uuid TEXT,
    exchange_uuid TEXT,
    created INTEGER,
    deleted_at INTEGER,
    finish_reason TEXT NOT NULL DEFAULT '',
    usage_json TEXT,
    response_json TEXT,
    error_json TEXT,
    extra_json TEXT
);
CREATE INDEX message_order ON message(conversation_id, seq);
CREATE INDEX message_parent ON message(parent_id);
CREATE INDEX message_active_child ON message(active_child) WHERE active_child IS NOT NULL;
CREATE INDEX conversation_root_child ON conversation(root_child) WHERE root_child IS NOT NULL;
CREATE INDEX message_running ON message(state) WHERE state IN ('waiting', 'streaming');

CREATE TABLE revision (
    message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    created INTEGER,
    parts_json TEXT NOT NULL,
    PRIMARY KEY (message_id, n)
) WITHOUT ROWID;

CREATE TABLE attachment (
    hash TEXT PRIMARY KEY NOT NULL,
    mime TEXT NOT NULL,
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    bytes BLOB NOT NULL
);

CREATE TABLE part (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    pos INTEGER NOT NULL,
    kind TEXT NOT NULL,
    attachment_hash TEXT REFERENCES attachment(hash),
    meta_json TEXT,
    text TEXT NOT NULL DEFAULT '',
    UNIQUE (message_id, pos)
);
CREATE INDEX part_attachment ON part(attachment_hash) WHERE attachment_hash IS NOT NULL;

CREATE TABLE journal (
    message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    part_pos INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (message_id, seq)
);

INSERT INTO meta(key, value) VALUES ('writable', '0');
PRAGMA user_version = 1;
)sql";

// The search index is not made here: SearchIndex makes it, each time that it has to be made anew.
constexpr const char *kSchema2 = R"sql(
CREATE INDEX message_deleted ON message(conversation_id) WHERE deleted_at IS NOT NULL;
PRAGMA user_version = 2;
)sql";

// Nothing that was there changes. `conversation.folder_id` points into the bin when its folder was
// deleted, and a folder may have lost its parent: whoever reads them looks. Parts that were there
// get no checksum: it would bless what they have become meanwhile.
constexpr const char *kSchema3 = R"sql(
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES folder(id) ON DELETE SET NULL,
    name TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    collapsed INTEGER NOT NULL DEFAULT 0,
    created INTEGER,
    deleted_at INTEGER
);
CREATE INDEX folder_parent ON folder(parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    created INTEGER,
    deleted_at INTEGER
);

CREATE TABLE conversation_tag (
    conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    PRIMARY KEY (conversation_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX conversation_tag_tag ON conversation_tag(tag_id);
CREATE INDEX conversation_folder ON conversation(folder_id) WHERE folder_id IS NOT NULL;

ALTER TABLE part ADD COLUMN checksum INTEGER;
PRAGMA user_version = 3;
)sql";

constexpr std::array kSteps{kSchema1, kSchema2, kSchema3};
static_assert(kSteps.size() == kSchemaVersion);

struct Table {
    const char *name;
    int since; ///< the first layout that has it
};
constexpr Table kTables[] = {{"attachment", 1},      {"conversation", 1}, {"journal", 1},
                             {"message", 1},         {"meta", 1},         {"part", 1},
                             {"revision", 1},        {"folder", 3},       {"tag", 3},
                             {"conversation_tag", 3}};

/// `check` reads all of that table.
bool passesCheck(Database &database, const char *check, const char *table)
{
    if (database.hasFailed())
        return false;
    bool isOk = false;
    {
        Statement row = database.prepare(check);
        row.bind(QString::fromLatin1(table));
        isOk = row.next() && row.text(0) == QLatin1StringView("ok");
    }
    if (!database.isFailureTransient())
        database.clearFailure();
    return isOk;
}

} // namespace

bool Migrations::apply(Database &database, int from, int to)
{
    for (int version = from; version < to; ++version) {
        database.begin();
        database.execute(kSteps[size_t(version)]);
        if (!database.commit())
            return false;
    }
    return !database.hasFailed();
}

bool Migrations::hasAllTables(Database &database, int version)
{
    Statement names = database.prepare("SELECT name FROM sqlite_schema WHERE type='table'");
    QStringList present;
    while (names.next())
        present.append(names.text(0));
    const bool isWhole =
        std::all_of(std::begin(kTables), std::end(kTables), [&](const Table &table) {
            return table.since > version || present.contains(QLatin1StringView(table.name));
        });
    return isWhole && !database.hasFailed();
}

bool Migrations::areTablesSound(Database &database, int version)
{
    return std::all_of(std::begin(kTables), std::end(kTables), [&](const Table &table) {
        return table.since > version || isSound(database, table.name);
    });
}

bool Migrations::areIndexesSound(Database &database, int version)
{
    return std::all_of(std::begin(kTables), std::end(kTables), [&](const Table &table) {
        return table.since > version
               || passesCheck(database, "SELECT * FROM pragma_integrity_check(?)", table.name);
    });
}

bool Migrations::isSound(Database &database, const char *table)
{
    return passesCheck(database, "SELECT * FROM pragma_quick_check(?)", table);
}

} // namespace storage

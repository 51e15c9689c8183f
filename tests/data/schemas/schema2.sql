-- A database as the program made it before schema 3. Never to be changed.
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

PRAGMA application_id = 1280266581;
CREATE INDEX message_deleted ON message(conversation_id) WHERE deleted_at IS NOT NULL;
PRAGMA user_version = 2;
INSERT INTO conversation(id, uuid, title, created, updated, model, deleted_at) VALUES (1, '00000000-0000-4000-8000-000000000001', 'Garden', 1770000000000, 1770000001000, 'example-1', NULL);
INSERT INTO conversation(id, uuid, title, created, updated, model, deleted_at) VALUES (2, '00000000-0000-4000-8000-000000000002', '图书馆', 1770000000000, 1770000002000, 'example-1', NULL);
INSERT INTO conversation(id, uuid, title, created, updated, model, deleted_at) VALUES (3, '00000000-0000-4000-8000-000000000003', 'In the bin', 1770000000000, 1770000003000, 'example-1', 1770000009000);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (1, '00000000-0000-4000-8000-000000000101', 1, NULL, 1, 'user', 'complete', 23, '', 1770000000000, NULL);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (1, 0, 'text', 'When do tomatoes ripen?', NULL);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (2, '00000000-0000-4000-8000-000000000102', 1, 1, 2, 'assistant', 'complete', 30, 'example-1', 1770000000000, NULL);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (2, 0, 'text', 'Tomatoes ripen in late summer.', NULL);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (3, '00000000-0000-4000-8000-000000000103', 1, 2, 3, 'user', 'complete', 37, '', 1770000000000, 1770000009000);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (3, 0, 'text', 'A question in the bin about tomatoes.', NULL);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (4, '00000000-0000-4000-8000-000000000104', 1, 3, 4, 'assistant', 'complete', 34, 'example-1', 1770000000000, NULL);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (4, 0, 'text', 'An answer below it about tomatoes.', NULL);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (5, '00000000-0000-4000-8000-000000000105', 2, NULL, 1, 'user', 'complete', 8, '', 1770000000000, NULL);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (5, 0, 'text', '圖書館幾點開門？', NULL);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (6, '00000000-0000-4000-8000-000000000106', 2, 5, 2, 'assistant', 'complete', 8, 'example-1', 1770000000000, NULL);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (6, 0, 'text', '图书馆九点开门。', NULL);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (7, '00000000-0000-4000-8000-000000000107', 3, NULL, 1, 'user', 'complete', 35, '', 1770000000000, NULL);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (7, 0, 'text', 'Tomatoes of a deleted conversation.', NULL);
INSERT INTO message(id, uuid, conversation_id, parent_id, seq, role, state, text_length, model, created, deleted_at) VALUES (8, '00000000-0000-4000-8000-000000000108', 2, 6, 3, 'assistant', 'streaming', 18, 'example-1', 1770000000000, NULL);
INSERT INTO part(message_id, pos, kind, text, meta_json) VALUES (8, 0, 'text', 'Half a reply about', NULL);
INSERT INTO journal(message_id, seq, part_pos, text) VALUES (8, 1, 0, ' opening hours');
UPDATE conversation SET root_child = 1 WHERE id = 1;
UPDATE conversation SET root_child = 5 WHERE id = 2;
UPDATE conversation SET root_child = 7 WHERE id = 3;
UPDATE message SET active_child = 2 WHERE id = 1;
UPDATE message SET active_child = 3 WHERE id = 2;
UPDATE message SET active_child = 4 WHERE id = 3;
UPDATE message SET active_child = 6 WHERE id = 5;
UPDATE message SET active_child = 8 WHERE id = 6;

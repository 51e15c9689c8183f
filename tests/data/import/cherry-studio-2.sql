-- What Cherry Studio 2 keeps of two topics, as far as an import needs it.
CREATE TABLE assistant (id TEXT PRIMARY KEY, name TEXT, prompt TEXT);
CREATE TABLE user_provider (id TEXT PRIMARY KEY, api_keys TEXT);
CREATE TABLE mcp_server (id TEXT PRIMARY KEY, command TEXT);
CREATE TABLE topic (id TEXT PRIMARY KEY, name TEXT, is_name_manually_edited INTEGER,
    assistant_id TEXT, active_node_id TEXT, created_at INTEGER, updated_at INTEGER, deleted_at INTEGER);
CREATE TABLE message (id TEXT PRIMARY KEY, parent_id TEXT, topic_id TEXT, role TEXT, data TEXT,
    searchable_text TEXT, status TEXT, siblings_group_id INTEGER, model_id TEXT, model_snapshot TEXT,
    stats TEXT, created_at INTEGER, updated_at INTEGER, deleted_at INTEGER);
INSERT INTO assistant VALUES ('as1', '厨师', '你是一位厨师。');
INSERT INTO user_provider VALUES ('p', 'sk-canary-never-imported');
INSERT INTO mcp_server VALUES ('s', 'canary-command');
INSERT INTO topic VALUES
    ('t1', '面条', 1, 'as1', 'm4', 1785000000000, 1785000100000, NULL),
    ('t2', '', 0, NULL, NULL, 1785100000000, 1785100000000, NULL),
    ('t3', 'thrown away', 0, NULL, NULL, 1785100000000, 1785100000000, 1785200000000);
INSERT INTO message VALUES
    ('r1', NULL, 't1', 'root', '{}', '', 'success', 0, NULL, NULL, NULL, 1785000000000, 0, NULL),
    ('m1', 'r1', 't1', 'user', '{"parts":[{"type":"text","text":"面条要煮多久？"},{"type":"file","mediaType":"image/png","filename":"锅.png","url":"file:///C:/x.png","providerMetadata":{"cherry":{"fileEntryId":"f9"}}},{"type":"file","mediaType":"application/pdf","filename":"菜谱.pdf","url":"file:///C:/y.pdf"},{"type":"data-knowledge-scope","data":{"baseIds":["k"]}}]}', '', 'success', 0, NULL, NULL, NULL, 1785000001000, 0, NULL),
    ('m2', 'm1', 't1', 'assistant', '{"parts":[{"type":"step-start"},{"type":"reasoning","text":"看粗细。","providerMetadata":{"cherry":{"thinkingMs":900}}},{"type":"text","text":"八分钟。"}]}', '', 'success', 7, 'p::qwen3-max', '{"id":"qwen3-max","name":"Qwen3 Max","provider":"p"}', '{"promptTokens":12,"completionTokens":34,"totalTokens":46,"timeCompletionMs":2100}', 1785000002000, 0, NULL),
    ('m3', 'm1', 't1', 'assistant', '{"parts":[{"type":"tool-timer","toolCallId":"c1","state":"output-available","input":{"minutes":9},"output":{"content":[{"type":"text","text":"set"}]}},{"type":"data-code","data":{"content":"9 min","language":"text"}},{"type":"data-translation","data":{"content":"nine","targetLanguage":"en"}}]}', '', 'paused', 7, 'p::glm-5', NULL, NULL, 1785000003000, 0, NULL),
    ('m4', 'm3', 't1', 'user', '{"parts":[{"type":"text","text":"谢谢"}]}', '', 'success', 0, NULL, NULL, NULL, 1785000004000, 0, NULL),
    ('m5', 'm1', 't1', 'assistant', '{"parts":[{"type":"text","text":"gone"}]}', '', 'success', 7, NULL, NULL, NULL, 1785000005000, 0, 1785000009000),
    ('r2', NULL, 't2', 'root', '{}', '', 'success', 0, NULL, NULL, NULL, 1785100000000, 0, NULL),
    ('n1', 'r2', 't2', 'user', '{"parts":[{"type":"text","text":"Hello"}]}', '', 'success', 0, NULL, NULL, NULL, 1785100001000, 0, NULL),
    ('n2', 'n1', 't2', 'assistant', '{"parts":[{"type":"data-error","data":{"message":"No credit","code":"402"}}]}', '', 'error', 0, 'p::qwen3-max', NULL, NULL, 1785100002000, 0, NULL);

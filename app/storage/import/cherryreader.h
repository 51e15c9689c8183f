// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/importsource.h"
#include "storage/import/importvisitor.h"
#include "storage/import/jsonstream.h"
#include "storage/import/sourceobject.h"

#include <QHash>

namespace storage {

/// Reads a backup of Cherry Studio, versions 1 to 5: data.json of the zip, with the program's local
/// storage (names of assistants and topics, as JSON within JSON) and the tables of its database
/// (topics and their messages, and the blocks of these). Blocks stand anywhere in the file and are
/// looked up there, so that only one topic is in memory at a time.
///
/// The format's facts: CherryHQ/cherry-studio, src/renderer/src/services/BackupService.ts
/// (getBackupData, handleData), src/renderer/src/databases/index.ts (tables),
/// src/main/services/BackupManager.ts (the zip).
class CherryReader
{
public:
    CherryReader(ImportSource &source, QIODevice &json, ImportVisitor &visitor);

    [[nodiscard]] core::Result<core::Done> read();

private:
    /// What local storage knows of a topic.
    struct Topic {
        QString title;
        bool isTitleByHand = false;
        bool isPinned = false;
        QString instructions;
        QDateTime created;
        QDateTime updated;
    };

    [[nodiscard]] core::Result<core::Done> indexDocument();
    void indexLocalStorage(JsonStream &stream);
    void indexTables(JsonStream &stream);
    void indexTable(const QString &name, JsonStream &stream);
    void indexBlocks(JsonStream &stream);
    void readPersisted(const SourceObject &persisted);
    void readAssistant(const SourceObject &assistant);
    void noteIgnored(const SourceObject &persisted);
    [[nodiscard]] core::Result<core::Done> readTopics(const JsonSpan &table);
    [[nodiscard]] ImportedConversation topic(const SourceObject &topic);
    /// The block, unless it is one too many for `room`, the bytes that its topic may still read.
    [[nodiscard]] SourceObject block(const QString &id, qint64 &room);

    ImportSource &m_source;
    QIODevice &m_json;
    ImportVisitor &m_visitor;
    QHash<QString, Topic> m_topics;
    QHash<size_t, JsonSpan> m_blocks; ///< by the hash of their id; whoever reads one compares
    QList<JsonSpan> m_tables;         ///< those that hold topics
};

} // namespace storage

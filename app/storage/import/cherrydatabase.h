// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/conversationbuilder.h"
#include "storage/import/foreigndatabase.h"
#include "storage/import/importsource.h"
#include "storage/import/importvisitor.h"
#include "storage/import/turnsplitter.h"

#include <QHash>

namespace storage {

/// Reads a backup of Cherry Studio 2: a zip with the program's database, in which the messages of a
/// topic are a tree below an empty root, and hold parts as the AI SDK defines them.
///
/// The format's facts: CherryHQ/cherry-studio, src/main/data/db/schemas/topic.ts and message.ts
/// (tables), src/shared/data/types/message.ts and uiParts.ts (what the data column holds), pull
/// request 17555 (what the archive holds).
class CherryDatabase
{
public:
    CherryDatabase(ImportSource &source, ForeignDatabase &database, ImportVisitor &visitor);

    [[nodiscard]] core::Result<core::Done> read();

private:
    void readPrompts();
    void noteIgnored();
    [[nodiscard]] core::Result<QList<qint64>> topicPlaces();
    [[nodiscard]] core::Result<ImportedConversation> topicAt(qint64 place);
    [[nodiscard]] core::Result<ImportedConversation> conversation(const SourceObject &topic);
    void loseTopic(qsizetype number, const core::Error &error);
    void addMessage(const SourceObject &row, ConversationBuilder &builder);
    void addPart(const SourceObject &part, TurnSplitter &turn, ConversationBuilder &builder);
    void addFile(const SourceObject &part, TurnSplitter &turn, ConversationBuilder &builder);
    [[nodiscard]] QByteArray fileAt(const QString &path);

    ImportSource &m_source;
    ForeignDatabase &m_database;
    ImportVisitor &m_visitor;
    QHash<QString, QString> m_prompts; ///< of assistants
    QHash<QString, QString> m_files;   ///< beside the database, by their ids
    QByteArray m_topicColumns;
    QByteArray m_messageColumns;
    QString m_title; ///< of the topic that is read
};

} // namespace storage

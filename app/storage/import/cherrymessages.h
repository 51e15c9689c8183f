// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/conversationbuilder.h"
#include "storage/import/importsource.h"
#include "storage/import/sourceobject.h"
#include "storage/import/turnsplitter.h"

#include <functional>

namespace storage {

/// Reads the messages of one topic of a Cherry Studio backup into a conversation. Messages have
/// their content in blocks of a table of their own, or, before version 5 of the backup, in
/// themselves. Several replies to one question (of several models) become siblings.
///
/// The format's facts: CherryHQ/cherry-studio, src/renderer/src/types/newMessage.ts (messages and
/// blocks), types/index.ts (LegacyMessage), types/file.ts, databases/upgrades.ts (what the old
/// members mean).
class CherryMessages
{
public:
    /// The block of that id; empty when there is none.
    using BlockLookup = std::function<SourceObject(const QString &)>;

    CherryMessages(ConversationBuilder &builder, ImportSource &source, BlockLookup blocks);

    void read(const QJsonArray &messages);
    /// The last message of the path that was shown.
    [[nodiscard]] const QString &current() const { return m_tail; }

private:
    void readMessage(const SourceObject &message);
    void place(const SourceObject &message, const QList<core::Message> &chain);
    [[nodiscard]] QList<core::Message> chainOf(const SourceObject &message);
    void readBlocks(const SourceObject &message, core::Message &head, QList<SourceObject> &blocks);
    void addBlock(const SourceObject &block, TurnSplitter &turn);
    void addImageBlock(const SourceObject &block, TurnSplitter &turn);
    void addToolBlock(const SourceObject &block, TurnSplitter &turn);
    void addOldContent(const SourceObject &message, TurnSplitter &turn);
    void addFile(const SourceObject &file, TurnSplitter &turn);
    void addGenerated(const SourceObject &response, TurnSplitter &turn);

    ConversationBuilder &m_builder;
    ImportSource &m_source;
    BlockLookup m_blocks;
    QString m_question;      ///< the one that replies may be siblings below
    QString m_tail;          ///< what the next message hangs on
    bool m_isChosen = false; ///< the person has picked one of the siblings
};

} // namespace storage

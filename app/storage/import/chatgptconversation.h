// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/chatgptassets.h"
#include "storage/import/chatgptcontent.h"
#include "storage/import/importedconversation.h"

#include <QSet>

namespace storage {

/// Reads one conversation of ChatGPT's export: a tree of nodes, most of which are messages.
/// Answers that were asked for again and questions that were edited are siblings there, too.
/// ChatGptContent says where the format's facts come from.
class ChatGptConversation
{
public:
    ChatGptConversation(SourceObject conversation, ChatGptAssets &assets);

    [[nodiscard]] ImportedConversation read();

private:
    /// A node that is still to be read, and what is known on the way to it.
    struct Step {
        QString node;
        QString parent;
        int rank = 0;
        QList<core::ContentPart> thoughts; ///< of the nodes above, for the reply that follows
        QString call;                      ///< the last call of a tool
    };

    void walk(const QString &root);
    void readNode(Step step, QList<Step> &open);
    void readMessage(const SourceObject &message, Step &step);
    [[nodiscard]] QList<core::Message> chainOf(const SourceObject &message, Step &step);
    [[nodiscard]] core::Message headOf(const SourceObject &message) const;
    [[nodiscard]] QList<core::Message> resultOf(const SourceObject &message, const Step &step);
    void settleThoughts(Step &step);
    /// There is such a node, and it was not read yet.
    [[nodiscard]] bool isToCome(const QString &node) const;

    SourceObject m_conversation;
    SourceObject m_nodes;
    ConversationBuilder m_builder;
    ChatGptContent m_content;
    QSet<QString> m_seen;
};

} // namespace storage

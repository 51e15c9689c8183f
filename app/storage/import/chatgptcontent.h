// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/chatgptassets.h"
#include "storage/import/conversationbuilder.h"
#include "storage/import/sourceobject.h"

namespace storage {

/// What a message of ChatGPT's export holds, by its content type.
///
/// The format is not documented by its maker. The facts: mitkury/chatgpt-export-parser,
/// docs/chatgpt-data-export-format.md; danny-avila/LibreChat, api/server/utils/import/importers.js.
class ChatGptContent
{
public:
    ChatGptContent(ConversationBuilder &builder, ChatGptAssets &assets);

    enum class Use {
        Shown,    ///< a message
        Thoughts, ///< reasoning that belongs to the message below
        Hidden    ///< for the service only; a node of the tree without words
    };
    [[nodiscard]] static Use useOf(const SourceObject &message);

    [[nodiscard]] QList<core::ContentPart> parts(const SourceObject &message);
    /// Everything in words: what a tool was called with, or gave back.
    [[nodiscard]] static QString words(const SourceObject &message);

private:
    void addPart(const QJsonValue &part, QList<core::ContentPart> &parts);
    void countFiles(const SourceObject &message);

    ConversationBuilder &m_builder;
    ChatGptAssets &m_assets;
};

} // namespace storage

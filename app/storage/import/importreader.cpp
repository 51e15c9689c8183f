// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importreader.h"

#include "storage/import/chatboxreader.h"
#include "storage/import/chatgptassets.h"
#include "storage/import/chatgptconversation.h"
#include "storage/import/cherrydatabase.h"
#include "storage/import/cherryreader.h"
#include "storage/import/claudeconversation.h"
#include "storage/import/formatdetector.h"
#include "storage/import/importerror.h"
#include "storage/import/librechatconversation.h"
#include "storage/import/nextchatsession.h"
#include "storage/import/openwebuichat.h"
#include "storage/messageimport.h"

#include <functional>

namespace storage {
namespace {

using Read = core::Result<core::Done>;
using ReadOne = std::function<ImportedConversation(const SourceObject &)>;

constexpr JsonStream::Limits kConversationLimits{64 * 1024 * 1024, 64};
/// Replies within replies: a conversation in a tree of children is as deep as it is long.
constexpr JsonStream::Limits kTreeLimits{64 * 1024 * 1024, 1000};
constexpr qint64 kMaxImported = 1'000'000;

/// Between a reader and whoever asked: counts messages, whatever the format is.
class CountingVisitor final : public ImportVisitor
{
public:
    explicit CountingVisitor(ImportVisitor &visitor)
        : m_visitor(visitor)
    {
    }

    [[nodiscard]] bool isOver() const { return m_count > kMaxImported; }
    void begin(core::ImportFormat format) override { m_visitor.begin(format); }
    bool take(ImportedConversation conversation) override
    {
        m_count += conversation.messages.size();
        if (conversation.messages.isEmpty() && conversation.losses.isEmpty())
            return true; // a place for a conversation that was never begun
        return !isOver() && m_visitor.take(std::move(conversation));
    }
    bool advance(qint64 done, qint64 total) override { return m_visitor.advance(done, total); }
    void lose(core::ImportLoss::Kind kind, const QString &name) override
    {
        m_visitor.lose(kind, name);
    }
    void ignore(core::ImportIgnored what) override { m_visitor.ignore(what); }

private:
    ImportVisitor &m_visitor;
    qint64 m_count = 0;
};

/// One conversation at the stream's cursor.
bool readAtCursor(JsonStream &stream, qint64 total, const ReadOne &readOne, ImportVisitor &visitor)
{
    const SourceObject told(stream.take(kConversationLimits));
    if (told.isEmpty())
        visitor.lose(core::ImportLoss::Kind::Conversation, {});
    else if (!visitor.take(readOne(told)))
        return false;
    return visitor.advance(stream.position(), total);
}

/// A list of conversations, or one alone.
Read readEach(QIODevice &json, const ReadOne &readOne, ImportVisitor &visitor)
{
    JsonStream stream(json);
    if (stream.kind() == JsonStream::Kind::Object) {
        if (!readAtCursor(stream, json.size(), readOne, visitor))
            return importError("cancelled");
    } else if (stream.enter()) {
        while (stream.nextElement()) {
            if (!readAtCursor(stream, json.size(), readOne, visitor))
                return importError("cancelled");
        }
    }
    return stream.problem() == JsonStream::Problem::None ? Read(core::Done{})
                                                         : Read(importError("bad-json"));
}

Read readChatGpt(ImportSource &source, QIODevice &json, ImportVisitor &visitor)
{
    ChatGptAssets assets(source);
    return readEach(
        json,
        [&assets](const SourceObject &told) { return ChatGptConversation(told, assets).read(); },
        visitor);
}

void noteNextChatIgnored(const QString &member, ImportVisitor &visitor)
{
    if (member == QLatin1StringView("access-control"))
        visitor.ignore(core::ImportIgnored::Connections);
    else if (member == QLatin1StringView("app-config"))
        visitor.ignore(core::ImportIgnored::Settings);
    else if (member == QLatin1StringView("mask-store")
             || member == QLatin1StringView("prompt-store"))
        visitor.ignore(core::ImportIgnored::Prompts);
}

/// ChatGPTNextWeb/NextChat, app/utils/sync.ts: an object of the program's stores.
Read readNextChat(QIODevice &json, ImportVisitor &visitor)
{
    JsonStream stream(json);
    stream.enter();
    while (const auto name = stream.nextMember()) {
        noteNextChatIgnored(*name, visitor);
        if (*name != QLatin1StringView("chat-next-web-store") || !stream.enter())
            continue;
        while (const auto member = stream.nextMember()) {
            if (*member != QLatin1StringView("sessions") || !stream.enter())
                continue;
            while (stream.nextElement()) {
                if (!readAtCursor(stream, json.size(), readNextChatSession, visitor))
                    return importError("cancelled");
            }
        }
    }
    return stream.problem() == JsonStream::Problem::None ? Read(core::Done{})
                                                         : Read(importError("bad-json"));
}

Read readLibreChat(QIODevice &json, ImportVisitor &visitor)
{
    JsonStream stream(json);
    const SourceObject told(stream.take(kTreeLimits));
    if (told.isEmpty())
        return importError("bad-json");
    return visitor.take(readLibreChatConversation(told)) ? Read(core::Done{})
                                                         : Read(importError("cancelled"));
}

Read readApiMessages(QIODevice &json, ImportVisitor &visitor)
{
    auto imported = importMessages(json.readAll());
    if (!imported)
        return imported.error();
    return visitor.take(std::move(imported.value())) ? Read(core::Done{})
                                                     : Read(importError("cancelled"));
}

Read readDocument(ImportSource &source, QIODevice &json, ImportVisitor &visitor)
{
    const core::ImportFormat format = detectImportFormat(json);
    json.seek(0);
    const bool isList = JsonStream(json).kind() == JsonStream::Kind::Array;
    json.seek(0);
    visitor.begin(format);
    switch (format) {
    case core::ImportFormat::Unknown:
        // Who reads a list of messages says best what is wrong with a list that is none.
        return isList ? readApiMessages(json, visitor) : Read(importError("unknown-format"));
    case core::ImportFormat::ApiMessages:
        return readApiMessages(json, visitor);
    case core::ImportFormat::CherryStudio:
        return CherryReader(source, json, visitor).read();
    case core::ImportFormat::Chatbox:
        return ChatboxReader(json, visitor).read();
    case core::ImportFormat::NextChat:
        return readNextChat(json, visitor);
    case core::ImportFormat::ChatGpt:
        return readChatGpt(source, json, visitor);
    case core::ImportFormat::OpenWebUi:
        return readEach(json, readOpenWebUiChat, visitor);
    case core::ImportFormat::Claude:
        return readEach(json, readClaudeConversation, visitor);
    case core::ImportFormat::LibreChat:
        return readLibreChat(json, visitor);
    }
    return importError("unknown-format");
}

Read readDatabase(ImportSource &source, ImportVisitor &visitor)
{
    const auto file = source.unpack(source.databaseName());
    if (!file)
        return file.error();
    const auto database = ForeignDatabase::open(file.value()->fileName());
    if (!database)
        return database.error();
    return CherryDatabase(source, *database.value(), visitor).read();
}

} // namespace

core::Result<core::Done> readImport(const QString &path, ImportVisitor &visitor)
{
    const auto source = ImportSource::open(path);
    return source ? readImport(*source.value(), visitor) : Read(source.error());
}

core::Result<core::Done> readImport(ImportSource &source, ImportVisitor &visitor)
{
    CountingVisitor counting(visitor);
    if (!source.databaseName().isEmpty()) {
        const Read done = readDatabase(source, counting);
        return counting.isOver() ? Read(importError("too-many")) : done;
    }
    for (int i = 0; i < source.documentCount(); ++i) {
        const auto json = source.document(i);
        if (!json)
            return json.error();
        const Read done = readDocument(source, *json.value(), counting);
        if (counting.isOver())
            return importError("too-many");
        if (!done)
            return done;
    }
    return core::Done{};
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importreader.h"

#include "storage/backup/unsealedcopy.h"
#include "storage/import/chatboxbackup.h"
#include "storage/import/chatboxreader.h"
#include "storage/import/chatgptassets.h"
#include "storage/import/chatgptconversation.h"
#include "storage/import/cherrydatabase.h"
#include "storage/import/cherryreader.h"
#include "storage/import/claudeconversation.h"
#include "storage/import/formatdetector.h"
#include "storage/import/importerror.h"
#include "storage/import/importgate.h"
#include "storage/import/librechatconversation.h"
#include "storage/import/loquatreader.h"
#include "storage/import/nextchatsession.h"
#include "storage/import/openwebuichat.h"
#include "storage/import/ownbackupreader.h"
#include "storage/import/streamproblem.h"
#include "storage/messageimport.h"

#include <functional>

namespace storage {
namespace {

using Read = core::Result<core::Done>;
using ReadOne = std::function<ImportedConversation(const SourceObject &)>;

constexpr JsonStream::Limits kConversationLimits{64 * 1024 * 1024, 64};
/// Replies within replies: a conversation in a tree of children is as deep as it is long.
constexpr JsonStream::Limits kTreeLimits{64 * 1024 * 1024, 1000};

/// What there is to say about how a walk through a file went.
Read walked(const JsonStream &stream)
{
    return stream.problem() == JsonStream::Problem::None ? Read(core::Done{})
                                                         : Read(streamError(stream));
}

/// Conversation number `number` of the file, at the stream's cursor.
bool readAtCursor(JsonStream &stream, qint64 total, int number, const ReadOne &readOne,
                  ImportVisitor &visitor)
{
    const SourceObject told(stream.take(kConversationLimits));
    if (told.isEmpty())
        visitor.lose({core::ImportLoss::Kind::Conversation,
                      QLatin1Char('#') + QString::number(number), 1, lossReason(stream)});
    else if (!visitor.take(readOne(told)))
        return false;
    return visitor.advance(stream.position(), total);
}

/// A list of conversations, or one alone.
Read readEach(QIODevice &json, const ReadOne &readOne, ImportVisitor &visitor)
{
    JsonStream stream(json);
    int number = 0;
    if (stream.kind() == JsonStream::Kind::Object) {
        if (!readAtCursor(stream, json.size(), ++number, readOne, visitor))
            return importError("cancelled");
    } else if (stream.enter()) {
        while (stream.nextElement()) {
            if (!readAtCursor(stream, json.size(), ++number, readOne, visitor))
                return importError("cancelled");
        }
    }
    return walked(stream);
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
    int number = 0;
    stream.enter();
    while (const auto name = stream.nextMember()) {
        noteNextChatIgnored(*name, visitor);
        if (*name != QLatin1StringView("chat-next-web-store") || !stream.enter())
            continue;
        while (const auto member = stream.nextMember()) {
            if (*member != QLatin1StringView("sessions") || !stream.enter())
                continue;
            while (stream.nextElement()) {
                if (!readAtCursor(stream, json.size(), ++number, readNextChatSession, visitor))
                    return importError("cancelled");
            }
        }
    }
    return walked(stream);
}

Read readLibreChat(QIODevice &json, ImportVisitor &visitor)
{
    JsonStream stream(json);
    const SourceObject told(stream.take(kTreeLimits));
    switch (lossReason(stream)) {
    case core::ImportLoss::Reason::TooDeep:
        return importError("too-deep");
    case core::ImportLoss::Reason::TooLarge:
        return importError("conversation-too-large");
    case core::ImportLoss::Reason::Broken:
    case core::ImportLoss::Reason::Unknown:
        break;
    }
    if (told.isEmpty())
        return streamError(stream);
    return visitor.take(readLibreChatConversation(told)) ? Read(core::Done{})
                                                         : Read(importError("cancelled"));
}

Read readApiMessages(QIODevice &json, ImportVisitor &visitor)
{
    auto imported = importMessages(json, [&json, &visitor](qint64 position) {
        return visitor.advance(position, json.size());
    });
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
    case core::ImportFormat::Loquat:
        return LoquatReader(json, visitor).read();
    }
    return importError("unknown-format");
}

Read readDatabase(ImportSource &source, ImportVisitor &visitor)
{
    const auto file = source.unpack(source.databaseName());
    if (!file)
        return file.error();
    const auto database = ForeignDatabase::open(file.value()->fileName(), source.goesOn());
    if (!database)
        return database.error();
    return CherryDatabase(source, *database.value(), visitor).read();
}

/// A document that is broken costs what is in it, and is told at the end.
Read readDocuments(ImportSource &source, ImportGate &gate)
{
    Read first = core::Done{};
    for (int i = 0; i < source.documentCount() && !gate.isOver() && !gate.isStopped(); ++i) {
        gate.beginDocument(source.documentSize(i));
        const auto json = source.document(i);
        const Read done = json ? readDocument(source, *json.value(), gate) : Read(json.error());
        if (done)
            (void)gate.advance(1, 1);
        else if (first)
            first = done;
    }
    return first;
}

Read readAnything(ImportSource &source, ImportGate &gate)
{
    if (!source.databaseName().isEmpty())
        return readDatabase(source, gate);
    if (!source.manifestName().isEmpty())
        return ChatboxBackup(source, gate).read();
    return readDocuments(source, gate);
}

qint64 sizeOfDocuments(const ImportSource &source)
{
    qint64 size = 0;
    if (source.databaseName().isEmpty() && source.manifestName().isEmpty()) {
        for (int i = 0; i < source.documentCount(); ++i)
            size += qBound(qint64(0), source.documentSize(i), qint64(1) << 40);
    }
    return size;
}

Read readOwnDatabase(const QString &path, ImportVisitor &visitor)
{
    ImportGate gate(visitor, 0);
    return readLoquatDatabase(path, gate);
}

Read readSealed(const QString &path, ImportVisitor &visitor, const Passphrase &passphrase)
{
    const GoOn goesOn = [&visitor] { return visitor.goesOn(); };
    auto plain = UnsealedCopy::of(path, passphrase, goesOn);
    if (!plain) {
        core::Error error = plain.error();
        if (error.code != QLatin1StringView("cancelled"))
            error.param = QStringLiteral("sealed");
        return error;
    }
    if (plain.value()->peek(16).startsWith("SQLite format 3"))
        return readOwnDatabase(plain.value()->fileName(), visitor);
    const auto source = ImportSource::ofFile(std::move(plain.value()), goesOn);
    return source ? readImport(*source.value(), visitor) : Read(source.error());
}

} // namespace

core::Result<core::Done> readImport(const QString &path, ImportVisitor &visitor,
                                    const Passphrase &passphrase)
{
    if (SealedFile::isSealed(path))
        return readSealed(path, visitor, passphrase);
    if (isLoquatDatabase(path))
        return readOwnDatabase(path, visitor);
    const auto source = ImportSource::open(path, [&visitor] { return visitor.goesOn(); });
    return source ? readImport(*source.value(), visitor) : Read(source.error());
}

core::Result<core::Done> readImport(ImportSource &source, ImportVisitor &visitor)
{
    ImportGate gate(visitor, sizeOfDocuments(source));
    const Read done = readAnything(source, gate);
    if (gate.isOver())
        return importError("too-many");
    // Whatever it was in the middle of says that it could not go on.
    return gate.isStopped() || !gate.goesOn() ? Read(importError("cancelled")) : done;
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/cherryreader.h"

#include "storage/import/cherrymessages.h"
#include "storage/import/importerror.h"
#include "storage/import/streamproblem.h"

#include <QSet>

namespace storage {
namespace {

/// A text that holds JSON is in memory four times before it is read.
constexpr JsonStream::Limits kPersistedLimits{16 * 1024 * 1024, 64};
constexpr JsonStream::Limits kTopicLimits{64 * 1024 * 1024, 64};
constexpr qsizetype kMaxBlocks = 3'000'000;

/// A member that holds a JSON text again.
SourceObject within(const SourceObject &outer, const char *name)
{
    return SourceObject(parseJsonValue(outer.text(name).toUtf8()));
}

} // namespace

CherryReader::CherryReader(ImportSource &source, QIODevice &json, ImportVisitor &visitor)
    : m_source(source)
    , m_json(json)
    , m_visitor(visitor)
{
}

core::Result<core::Done> CherryReader::read()
{
    if (const auto indexed = indexDocument(); !indexed)
        return indexed;
    if (m_blocks.size() > kMaxBlocks)
        return importError("too-many");
    for (const JsonSpan &table : std::as_const(m_tables)) {
        if (const auto done = readTopics(table); !done)
            return done;
    }
    return core::Done{};
}

/// Finding everything is the first half of the work.
core::Result<core::Done> CherryReader::indexDocument()
{
    JsonStream stream(m_json);
    stream.enter();
    while (const auto name = stream.nextMember()) {
        if (*name == QLatin1StringView("localStorage"))
            indexLocalStorage(stream);
        else if (*name == QLatin1StringView("indexedDB"))
            indexTables(stream);
        if (!m_visitor.advance(stream.position() / 2, m_json.size()))
            return importError("cancelled");
    }
    if (stream.problem() != JsonStream::Problem::None)
        return streamError(stream);
    return core::Done{};
}

void CherryReader::indexLocalStorage(JsonStream &stream)
{
    if (stream.kind() != JsonStream::Kind::Object || !stream.enter())
        return;
    while (const auto name = stream.nextMember()) {
        if (*name != QLatin1StringView("persist:cherry-studio"))
            continue;
        const QJsonValue text = stream.take(kPersistedLimits);
        readPersisted(SourceObject(parseJsonValue(text.toString().toUtf8())));
    }
}

void CherryReader::readPersisted(const SourceObject &persisted)
{
    noteIgnored(persisted);
    const SourceObject assistants = within(persisted, "assistants");
    readAssistant(assistants.object("defaultAssistant"));
    const QJsonArray list = assistants.list("assistants");
    for (const QJsonValue &assistant : list)
        readAssistant(SourceObject(assistant));
}

void CherryReader::noteIgnored(const SourceObject &persisted)
{
    if (persisted.has("llm"))
        m_visitor.ignore(core::ImportIgnored::Connections);
    if (persisted.has("settings"))
        m_visitor.ignore(core::ImportIgnored::Settings);
    if (!within(persisted, "mcp").list("servers").isEmpty())
        m_visitor.ignore(core::ImportIgnored::Tools);
    if (!within(persisted, "knowledge").list("bases").isEmpty())
        m_visitor.ignore(core::ImportIgnored::Knowledge);
}

void CherryReader::readAssistant(const SourceObject &assistant)
{
    const QJsonArray topics = assistant.list("topics");
    for (const QJsonValue &value : topics) {
        const SourceObject told(value);
        Topic topic;
        topic.title = told.text("name");
        topic.isTitleByHand = told.isTrue("isNameManuallyEdited");
        topic.isPinned = told.isTrue("pinned");
        topic.instructions = told.text("prompt");
        if (topic.instructions.isEmpty())
            topic.instructions = assistant.text("prompt");
        topic.created = told.time("createdAt");
        topic.updated = told.time("updatedAt");
        m_topics.insert(told.text("id"), topic);
    }
}

/// A list of keys and values in version 1, later an object of tables.
void CherryReader::indexTables(JsonStream &stream)
{
    if (stream.kind() == JsonStream::Kind::Array) {
        m_tables.append(stream.skip());
        return;
    }
    if (!stream.enter())
        return;
    while (const auto name = stream.nextMember())
        indexTable(*name, stream);
}

void CherryReader::indexTable(const QString &name, JsonStream &stream)
{
    if (stream.kind() != JsonStream::Kind::Array)
        return;
    if (name == QLatin1StringView("topics")) {
        m_tables.append(stream.skip());
    } else if (name == QLatin1StringView("message_blocks")) {
        indexBlocks(stream);
    } else {
        const bool isEmpty = !(stream.enter() && stream.nextElement());
        if (!isEmpty && name == QLatin1StringView("quick_phrases"))
            m_visitor.ignore(core::ImportIgnored::Prompts);
        else if (!isEmpty && name == QLatin1StringView("knowledge_notes"))
            m_visitor.ignore(core::ImportIgnored::Knowledge);
        else if (!isEmpty && name == QLatin1StringView("translate_history"))
            m_visitor.ignore(core::ImportIgnored::Other);
        if (!isEmpty)
            stream.leave();
    }
}

void CherryReader::indexBlocks(JsonStream &stream)
{
    if (!stream.enter())
        return;
    while (stream.nextElement() && m_blocks.size() <= kMaxBlocks) {
        if (!m_visitor.advance(stream.position() / 2, m_json.size()))
            return;          // the device does not go on either
        (void)stream.kind(); // steps over white space
        JsonSpan span;
        span.offset = stream.position();
        QString id;
        if (stream.kind() != JsonStream::Kind::Object || !stream.enter())
            continue;
        while (const auto name = stream.nextMember()) {
            if (*name == QLatin1StringView("id"))
                id = stream.take({4096, 1}).toString();
        }
        span.length = stream.position() - span.offset;
        if (!id.isEmpty())
            m_blocks.insert(qHash(id), span);
    }
}

SourceObject CherryReader::block(const QString &id, qint64 &room)
{
    const auto found = m_blocks.constFind(qHash(id));
    if (found == m_blocks.cend() || found->length > room)
        return {};
    room -= found->length;
    const SourceObject block(readSpan(m_json, *found));
    return block.text("id") == id ? block : SourceObject();
}

core::Result<core::Done> CherryReader::readTopics(const JsonSpan &table)
{
    if (!m_json.seek(table.offset))
        return importError("unreadable", {}, m_json.errorString());
    JsonStream stream(m_json);
    int number = 0;
    stream.enter();
    while (stream.nextElement()) {
        ++number;
        SourceObject row(stream.take(kTopicLimits));
        if (row.has("key")) { // version 1 keeps everything in one list
            if (!row.text("key").startsWith(QLatin1StringView("topic:")))
                continue;
            row = row.object("value");
        }
        if (row.isEmpty())
            m_visitor.lose({core::ImportLoss::Kind::Conversation,
                            QLatin1Char('#') + QString::number(number), 1, lossReason(stream)});
        else if (!row.list("messages").isEmpty() && !m_visitor.take(topic(row)))
            return importError("cancelled");
        if (!m_visitor.advance((m_json.size() + stream.position()) / 2, m_json.size()))
            return importError("cancelled");
    }
    return core::Done{};
}

ImportedConversation CherryReader::topic(const SourceObject &row)
{
    const QString id = row.text("id");
    ConversationBuilder builder(core::ImportFormat::CherryStudio, id);
    const Topic known = m_topics.value(id);
    ImportedConversation &fields = builder.fields();
    fields.title = known.title;
    fields.isTitleByHand = known.isTitleByHand;
    fields.isPinned = known.isPinned;
    if (!known.instructions.isEmpty())
        fields.instructions = known.instructions;
    fields.created = known.created;
    fields.updated = known.updated;
    // A block belongs to one message; a topic that names one again and again grows without end.
    QSet<QString> read;
    qint64 room = kTopicLimits.bytes;
    const auto lookup = [this, &read, &room](const QString &name) {
        if (read.contains(name))
            return SourceObject();
        read.insert(name);
        return block(name, room);
    };
    CherryMessages messages(builder, m_source, lookup);
    messages.read(row.list("messages"));
    return builder.finish(messages.current());
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/cherrydatabase.h"

#include "storage/import/importerror.h"
#include "storage/import/jsonstream.h"

namespace storage {
namespace {

SourceObject jsonColumn(const SourceObject &row, const char *name)
{
    return SourceObject(parseJsonValue(row.text(name).toUtf8()));
}

/// What the program shows to nobody.
bool isHiddenPart(const QString &type)
{
    return type == QLatin1StringView("step-start") || type == QLatin1StringView("data-clear")
           || type == QLatin1StringView("data-retry") || type == QLatin1StringView("data-error")
           || type.endsWith(QLatin1StringView("-scope"));
}

std::optional<core::Usage> cherryUsage(const SourceObject &stats)
{
    if (!stats.has("promptTokens") && !stats.has("completionTokens"))
        return std::nullopt;
    core::Usage usage;
    usage.promptTokens = qint64(stats.number("promptTokens"));
    usage.completionTokens = qint64(stats.number("completionTokens"));
    usage.totalTokens = qint64(stats.number("totalTokens"));
    if (stats.has("thoughtsTokens"))
        usage.reasoningTokens = qint64(stats.number("thoughtsTokens"));
    return usage;
}

core::MessageState rowState(const QString &status)
{
    if (status == QLatin1StringView("paused"))
        return core::MessageState::Stopped;
    if (status == QLatin1StringView("pending"))
        return core::MessageState::Interrupted;
    return status == QLatin1StringView("error") ? core::MessageState::Failed
                                                : core::MessageState::Complete;
}

core::Message rowHead(const SourceObject &row, const QJsonArray &parts)
{
    core::Message head;
    head.role = core::roleFromName(row.text("role")).value_or(core::Role::Assistant);
    head.created = row.time("created_at");
    if (head.role != core::Role::Assistant)
        return head;
    head.state = rowState(row.text("status"));
    head.model = jsonColumn(row, "model_snapshot").text("id");
    if (head.model.isEmpty()) // "provider::model"
        head.model = row.text("model_id").section(QLatin1StringView("::"), -1);
    const SourceObject stats = jsonColumn(row, "stats");
    head.usage = cherryUsage(stats);
    if (stats.has("timeCompletionMs"))
        head.response.elapsedMs = qint64(stats.number("timeCompletionMs"));
    for (const QJsonValue &value : parts) {
        const SourceObject part(value);
        if (part.text("type") != QLatin1StringView("data-error"))
            continue;
        core::Error error;
        error.message = part.object("data").text("message");
        head.error = error;
        head.state = core::MessageState::Failed;
    }
    if (head.state == core::MessageState::Failed && !head.error)
        head.error = core::Error();
    return head;
}

} // namespace

CherryDatabase::CherryDatabase(ImportSource &source, ForeignDatabase &database,
                               ImportVisitor &visitor)
    : m_source(source)
    , m_database(database)
    , m_visitor(visitor)
{
}

core::Result<core::Done> CherryDatabase::read()
{
    m_visitor.begin(core::ImportFormat::CherryStudio);
    for (const char *table : {"topic", "message"}) {
        if (!m_database.hasTable(QString::fromLatin1(table)))
            return importError("unknown-format");
    }
    noteIgnored();
    if (const auto prompts = readPrompts(); !prompts)
        return prompts;
    QList<SourceObject> topics;
    const auto listed = m_database.each(
        "SELECT * FROM topic ORDER BY created_at", {}, [&topics](const SourceObject &row) {
            if (row.value("deleted_at").isNull() || !row.has("deleted_at"))
                topics.append(row);
            return true;
        });
    if (!listed)
        return listed;
    for (qsizetype i = 0; i < topics.size(); ++i) {
        auto conversation = topic(topics.at(i));
        if (!conversation)
            return conversation.error();
        if (!m_visitor.take(std::move(conversation.value()))
            || !m_visitor.advance(i + 1, topics.size()))
            return importError("cancelled");
    }
    return core::Done{};
}

void CherryDatabase::noteIgnored()
{
    if (m_database.hasTable(QStringLiteral("user_provider")))
        m_visitor.ignore(core::ImportIgnored::Connections);
    if (m_database.hasTable(QStringLiteral("preference")))
        m_visitor.ignore(core::ImportIgnored::Settings);
    if (m_database.hasTable(QStringLiteral("mcp_server")))
        m_visitor.ignore(core::ImportIgnored::Tools);
}

core::Result<core::Done> CherryDatabase::readPrompts()
{
    if (!m_database.hasTable(QStringLiteral("assistant")))
        return core::Done{};
    return m_database.each("SELECT * FROM assistant", {}, [this](const SourceObject &row) {
        m_prompts.insert(row.text("id"), row.text("prompt"));
        return true;
    });
}

core::Result<ImportedConversation> CherryDatabase::topic(const SourceObject &topic)
{
    ConversationBuilder builder(core::ImportFormat::CherryStudio, topic.text("id"));
    ImportedConversation &fields = builder.fields();
    fields.title = topic.text("name");
    fields.isTitleByHand = topic.number("is_name_manually_edited") != 0;
    fields.isPinned = topic.number("is_pinned") != 0;
    fields.created = topic.time("created_at");
    fields.updated = topic.time("updated_at");
    QString prompt = topic.text("prompt");
    if (prompt.isEmpty())
        prompt = m_prompts.value(topic.text("assistant_id"));
    if (!prompt.isEmpty())
        fields.instructions = prompt;
    const auto read =
        m_database.each("SELECT * FROM message WHERE topic_id=? ORDER BY created_at, id",
                        topic.text("id"), [this, &builder](const SourceObject &row) {
                            addMessage(row, builder);
                            return true;
                        });
    if (!read)
        return read.error();
    return builder.finish(topic.text("active_node_id"));
}

void CherryDatabase::addMessage(const SourceObject &row, ConversationBuilder &builder)
{
    const QString id = row.text("id");
    const bool isDeleted = row.has("deleted_at") && !row.value("deleted_at").isNull();
    if (isDeleted || row.text("role") == QLatin1StringView("root")) {
        builder.tree().addAlias(id, row.text("parent_id"));
        return;
    }
    const QJsonArray parts = jsonColumn(row, "data").list("parts");
    TurnSplitter turn(rowHead(row, parts));
    for (const QJsonValue &part : parts)
        addPart(SourceObject(part), turn, builder);
    builder.tree().add(id, row.text("parent_id"), turn.messages());
}

void CherryDatabase::addPart(const SourceObject &part, TurnSplitter &turn,
                             ConversationBuilder &builder)
{
    const QString type = part.text("type");
    const SourceObject data = part.object("data");
    const SourceObject cherry = part.object("providerMetadata").object("cherry");
    const bool isTool = type.startsWith(QLatin1StringView("tool-"));
    if (type == QLatin1StringView("text")) {
        turn.add(core::TextPart{part.text("text")});
    } else if (type == QLatin1StringView("reasoning")) {
        turn.add(core::ReasoningPart{part.text("text"), cherry.has("thinkingMs")
                                                            ? qint64(cherry.number("thinkingMs"))
                                                            : -1});
    } else if (type == QLatin1StringView("file")) {
        addFile(part, turn, builder);
    } else if (type == QLatin1StringView("data-code")) {
        turn.add(core::TextPart{sourceCode(data.text("content"), data.text("language"))});
    } else if (type == QLatin1StringView("data-compact")) {
        turn.add(core::TextPart{data.text("content")});
    } else if (isTool || type == QLatin1StringView("dynamic-tool")) {
        const QString id = part.text("toolCallId");
        turn.add(sourceToolCall(id, isTool ? type.sliced(5) : part.text("toolName"),
                                part.value("input")));
        if (part.has("output"))
            turn.addResult(id, sourceToolResult(part.value("output")));
        else if (part.has("errorText"))
            turn.addResult(id, part.text("errorText"));
    } else if (!isHiddenPart(type)) {
        builder.lose(core::ImportLoss::Kind::Part, type);
    }
}

void CherryDatabase::addFile(const SourceObject &part, TurnSplitter &turn,
                             ConversationBuilder &builder)
{
    const QString name = part.text("filename");
    if (!part.text("mediaType").startsWith(QLatin1StringView("image"))) {
        builder.lose(core::ImportLoss::Kind::File, name);
        return;
    }
    const QString id = part.object("providerMetadata").object("cherry").text("fileEntryId");
    const QByteArray bytes = fileOf(id);
    const auto image =
        bytes.isEmpty() ? builder.imageAt(part.text("url"), name) : builder.image(bytes, name);
    if (image)
        turn.add(*image);
}

/// Files lie under their id, with an ending that the message does not tell.
QByteArray CherryDatabase::fileOf(const QString &id)
{
    if (id.isEmpty())
        return {};
    const QString start = QStringLiteral("Data/Files/%1.").arg(id);
    for (const QString &name : m_source.fileNames()) {
        if (!name.startsWith(start))
            continue;
        const auto bytes = m_source.file(name);
        return bytes ? bytes.value() : QByteArray();
    }
    return {};
}

} // namespace storage

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

QStringList namesIn(const char *list)
{
    return QString::fromLatin1(list).split(u' ');
}

QStringList topicColumns()
{
    return namesIn("id name is_name_manually_edited is_pinned prompt assistant_id active_node_id"
                   " created_at updated_at deleted_at");
}

QStringList messageColumns()
{
    return namesIn("id parent_id topic_id role data status model_id model_snapshot stats created_at"
                   " deleted_at");
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
    usage.promptTokens = stats.integer("promptTokens");
    usage.completionTokens = stats.integer("completionTokens");
    usage.totalTokens = stats.integer("totalTokens");
    if (stats.has("thoughtsTokens"))
        usage.reasoningTokens = stats.integer("thoughtsTokens");
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
        head.response.elapsedMs = stats.integer("timeCompletionMs");
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
    const QString folder = QStringLiteral("Data/Files/");
    for (const QString &name : source.fileNames()) {
        // Files lie under their id, with an ending that the message does not tell.
        const QString file = name.startsWith(folder) ? name.sliced(folder.size()) : QString();
        const QString id = file.section(u'.', 0, 0);
        if (!id.isEmpty() && id != file && !m_files.contains(id))
            m_files.insert(id, name);
    }
}

/// What is wrong with one topic costs that topic, and is told at the end.
core::Result<core::Done> CherryDatabase::read()
{
    m_visitor.begin(core::ImportFormat::CherryStudio);
    for (const char *table : {"topic", "message"}) {
        if (!m_database.hasTable(QString::fromLatin1(table)))
            return importError("unknown-format");
    }
    m_topicColumns = m_database.storedColumns(QStringLiteral("topic"), topicColumns());
    m_messageColumns = m_database.storedColumns(QStringLiteral("message"), messageColumns());
    // What is asked for by name has to be kept in the table, too.
    if (!m_topicColumns.contains("created_at") || !m_messageColumns.contains("created_at")
        || !m_messageColumns.contains("topic_id"))
        return importError("bad-database");
    noteIgnored();
    readPrompts();
    const auto places = topicPlaces();
    if (!places)
        return places.error();
    core::Result<core::Done> first = core::Done{};
    const QList<qint64> &all = places.value();
    for (qsizetype i = 0; i < all.size(); ++i) {
        auto conversation = topicAt(all.at(i));
        if (!conversation) {
            loseTopic(i + 1, conversation.error());
            if (first && conversation.error().code == QLatin1StringView("bad-database"))
                first = conversation.error();
        } else if (!conversation.value().messages.isEmpty()
                   && !m_visitor.take(std::move(conversation.value()))) {
            return importError("cancelled");
        }
        if (!m_visitor.advance(i + 1, all.size()))
            return importError("cancelled");
    }
    return first;
}

void CherryDatabase::loseTopic(qsizetype number, const core::Error &error)
{
    const bool isLarge = error.code != QLatin1StringView("bad-database");
    m_visitor.lose(
        {core::ImportLoss::Kind::Conversation,
         m_title.isEmpty() ? QLatin1Char('#') + QString::number(number) : m_title, 1,
         isLarge ? core::ImportLoss::Reason::TooLarge : core::ImportLoss::Reason::Broken});
}

/// Where the topics stand in their table: what they hold is read one after the other.
core::Result<QList<qint64>> CherryDatabase::topicPlaces()
{
    QList<qint64> places;
    const bool hasBin = m_topicColumns.contains("deleted_at");
    const auto listed =
        m_database.each(QByteArray("SELECT rowid AS place FROM topic")
                            + (hasBin ? " WHERE deleted_at IS NULL" : "") + " ORDER BY created_at",
                        {}, [&places](const SourceObject &row) {
                            places.append(row.value("place").toInteger());
                            return true;
                        });
    return listed ? core::Result<QList<qint64>>(places)
                  : core::Result<QList<qint64>>(listed.error());
}

core::Result<ImportedConversation> CherryDatabase::topicAt(qint64 place)
{
    SourceObject topic;
    m_title.clear();
    const auto found = m_database.each("SELECT " + m_topicColumns + " FROM topic WHERE rowid=?",
                                       place, [&topic](const SourceObject &row) {
                                           topic = row;
                                           return false;
                                       });
    if (!found)
        return found.error();
    m_title = topic.text("name");
    return conversation(topic);
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

/// Without them conversations lose no more than their instructions.
void CherryDatabase::readPrompts()
{
    const QString table = QStringLiteral("assistant");
    const QByteArray columns =
        m_database.hasTable(table)
            ? m_database.storedColumns(table, {QStringLiteral("id"), QStringLiteral("prompt")})
            : QByteArray();
    if (columns.isEmpty())
        return;
    const auto done = m_database.each("SELECT " + columns + " FROM assistant", {},
                                      [this](const SourceObject &row) {
                                          m_prompts.insert(row.text("id"), row.text("prompt"));
                                          return true;
                                      });
    if (!done)
        m_visitor.lose({core::ImportLoss::Kind::Part, table, 1});
}

core::Result<ImportedConversation> CherryDatabase::conversation(const SourceObject &topic)
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
    const auto read = m_database.each(
        "SELECT " + m_messageColumns + " FROM message WHERE topic_id=? ORDER BY created_at, id",
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
        turn.add(core::ReasoningPart{part.text("text"), cherry.integer("thinkingMs", -1)});
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
    const QString path = m_files.value(id);
    const auto image = path.isEmpty() ? builder.imageAt(part.text("url"), name)
                                      : builder.image(
                                          path, [this, &path] { return fileAt(path); }, name);
    if (image)
        turn.add(*image);
}

QByteArray CherryDatabase::fileAt(const QString &path)
{
    const auto bytes = m_source.file(path);
    return bytes ? bytes.value() : QByteArray();
}

} // namespace storage

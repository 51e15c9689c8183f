// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/cherrymessages.h"

namespace storage {
namespace {

constexpr qsizetype kMaxErrorText = 4000;

core::MessageState cherryState(const QString &status)
{
    if (status == QLatin1StringView("paused"))
        return core::MessageState::Stopped;
    if (status == QLatin1StringView("error"))
        return core::MessageState::Failed;
    if (status == QLatin1StringView("success") || status.isEmpty())
        return core::MessageState::Complete;
    return core::MessageState::Interrupted; // still running when the backup was made
}

core::Error cherryError(const SourceObject &told)
{
    core::Error error;
    error.message = told.text("message").left(kMaxErrorText);
    error.status = int(qBound(qint64(0), told.integer("status"), qint64(999)));
    return error;
}

} // namespace

CherryMessages::CherryMessages(ConversationBuilder &builder, ImportSource &source,
                               BlockLookup blocks)
    : m_builder(builder)
    , m_source(source)
    , m_blocks(std::move(blocks))
{
}

void CherryMessages::read(const QJsonArray &messages)
{
    for (const QJsonValue &message : messages) {
        if (message.isObject())
            readMessage(SourceObject(message));
        else
            m_builder.lose(core::ImportLoss::Kind::Message);
    }
}

void CherryMessages::readMessage(const SourceObject &message)
{
    // A line across the conversation behind which nothing older is sent. It holds no words.
    if (message.text("type") == QLatin1StringView("clear"))
        return;
    if (!core::roleFromName(message.text("role"))) {
        m_builder.lose(core::ImportLoss::Kind::Message);
        return;
    }
    place(message, chainOf(message));
}

void CherryMessages::place(const SourceObject &message, const QList<core::Message> &chain)
{
    QString id = message.text("id");
    if (id.isEmpty())
        id = QLatin1Char('#') + QString::number(m_builder.tree().messageCount());
    if (message.text("role") != QLatin1StringView("assistant")) {
        m_builder.tree().add(id, m_tail, chain);
        m_question = id;
        m_tail = id;
        m_isChosen = false;
        return;
    }
    const bool isAnswer = !m_question.isEmpty() && message.text("askId") == m_question;
    m_builder.tree().add(id, isAnswer ? m_question : m_tail, chain);
    const bool isPicked = message.isTrue("foldSelected") || message.isTrue("useful");
    if (!isAnswer || isPicked || !m_isChosen)
        m_tail = id;
    m_isChosen = isAnswer && (m_isChosen || isPicked);
}

void CherryMessages::readBlocks(const SourceObject &message, core::Message &head,
                                QList<SourceObject> &blocks)
{
    const QJsonArray ids = message.list("blocks");
    for (const QJsonValue &id : ids) {
        SourceObject block = m_blocks(id.toString());
        if (block.isEmpty()) {
            m_builder.lose(core::ImportLoss::Kind::Part, QStringLiteral("block"));
            continue;
        }
        if (block.text("type") == QLatin1StringView("error")) {
            head.error = cherryError(block.object("error"));
            head.state = core::MessageState::Failed;
        }
        blocks.append(std::move(block));
    }
}

QList<core::Message> CherryMessages::chainOf(const SourceObject &message)
{
    core::Message head;
    head.role = *core::roleFromName(message.text("role"));
    head.created = message.time("createdAt");
    QList<SourceObject> blocks;
    if (head.role == core::Role::Assistant) {
        head.state = cherryState(message.text("status"));
        head.model = message.object("model").text("id");
        if (head.model.isEmpty())
            head.model = message.text("modelId");
        head.usage = sourceUsage(message.object("usage").json());
        head.response.elapsedMs = message.object("metrics").integer("time_completion_millsec", -1);
        if (const SourceObject told = message.object("error"); !told.isEmpty())
            head.error = cherryError(told);
    }
    readBlocks(message, head, blocks);
    if (head.state == core::MessageState::Failed && !head.error)
        head.error = core::Error();
    TurnSplitter turn(head);
    addOldContent(message, turn);
    for (const SourceObject &block : std::as_const(blocks))
        addBlock(block, turn);
    return turn.messages();
}

void CherryMessages::addBlock(const SourceObject &block, TurnSplitter &turn)
{
    const QString type = block.text("type");
    const QString content = block.text("content");
    if (type == QLatin1StringView("main_text") || type == QLatin1StringView("compact"))
        turn.add(core::TextPart{content});
    else if (type == QLatin1StringView("thinking"))
        turn.add(core::ReasoningPart{content, block.integer("thinking_millsec", -1)});
    else if (type == QLatin1StringView("code"))
        turn.add(core::TextPart{sourceCode(content, block.text("language"))});
    else if (type == QLatin1StringView("image"))
        addImageBlock(block, turn);
    else if (type == QLatin1StringView("file"))
        addFile(block.object("file"), turn);
    else if (type == QLatin1StringView("tool"))
        addToolBlock(block, turn);
    else if (type != QLatin1StringView("error") && type != QLatin1StringView("unknown"))
        m_builder.lose(core::ImportLoss::Kind::Part, type);
}

void CherryMessages::addImageBlock(const SourceObject &block, TurnSplitter &turn)
{
    if (const SourceObject file = block.object("file"); !file.isEmpty())
        addFile(file, turn);
    else if (const QString url = block.text("url"); !url.isEmpty()) {
        if (const auto image = m_builder.imageAt(url))
            turn.add(*image);
    } else {
        addGenerated(block.object("metadata").object("generateImageResponse"), turn);
    }
}

void CherryMessages::addGenerated(const SourceObject &response, TurnSplitter &turn)
{
    const bool isBase64 = response.text("type") == QLatin1StringView("base64");
    const QJsonArray images = response.list("images");
    for (const QJsonValue &value : images) {
        const QString told = value.toString();
        const bool isBare = isBase64 && !told.startsWith(QLatin1StringView("data:"));
        const auto image = isBare ? m_builder.image(QByteArray::fromBase64(told.toLatin1()))
                                  : m_builder.imageAt(told);
        if (image)
            turn.add(*image);
    }
}

void CherryMessages::addFile(const SourceObject &file, TurnSplitter &turn)
{
    const QString name = file.text("origin_name");
    if (file.text("type") != QLatin1StringView("image")) {
        m_builder.lose(core::ImportLoss::Kind::File, name);
        return;
    }
    // Paths in the record are those of another machine; the copy lies under its id.
    const QString path = QStringLiteral("Data/Files/%1%2").arg(file.text("id"), file.text("ext"));
    const auto load = [this, &path] {
        const auto bytes = m_source.file(path);
        return bytes ? bytes.value() : QByteArray();
    };
    if (const auto image = m_builder.image(path, load, name))
        turn.add(*image);
}

void CherryMessages::addToolBlock(const SourceObject &block, TurnSplitter &turn)
{
    const SourceObject raw = block.object("metadata").object("rawMcpToolResponse");
    const SourceObject call = raw.isEmpty() ? block : raw;
    QString id = raw.text("toolCallId");
    if (id.isEmpty())
        id = raw.isEmpty() ? block.text("toolId") : raw.text("id");
    QString name = raw.object("tool").text("name");
    if (name.isEmpty())
        name = block.text("toolName");
    if (name.isEmpty() || id.isEmpty()) {
        m_builder.lose(core::ImportLoss::Kind::Part, QStringLiteral("tool"));
        return;
    }
    turn.add(sourceToolCall(id, name, call.value("arguments")));
    turn.addResult(id, sourceToolResult(call.value(raw.isEmpty() ? "content" : "response")));
}

void CherryMessages::addOldContent(const SourceObject &message, TurnSplitter &turn)
{
    turn.add(core::ReasoningPart{message.text("reasoning_content"),
                                 message.object("metrics").integer("time_thinking_millsec", -1)});
    const SourceObject metadata = message.object("metadata");
    const QJsonArray tools = metadata.list("mcpTools");
    for (const QJsonValue &tool : tools) {
        addToolBlock(
            SourceObject(QJsonObject{{QStringLiteral("metadata"),
                                      QJsonObject{{QStringLiteral("rawMcpToolResponse"), tool}}}}),
            turn);
    }
    turn.add(core::TextPart{message.text("content")});
    const QJsonArray files = message.list("files");
    for (const QJsonValue &file : files)
        addFile(SourceObject(file), turn);
    const QJsonArray images = message.list("images");
    for (const QJsonValue &url : images) {
        if (const auto image = m_builder.imageAt(url.toString()))
            turn.add(*image);
    }
    addGenerated(metadata.object("generateImage"), turn);
}

} // namespace storage

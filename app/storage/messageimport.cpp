// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/messageimport.h"

#include "core/id.h"
#include "storage/jsonarraysplitter.h"
#include "storage/messagereader.h"

#include <QJsonDocument>

namespace storage {
namespace {

constexpr int kMaxMessages = 1'000'000;

core::Error failure(const QString &code, int number)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = code;
    if (number > 0)
        error.param = QString::number(number);
    return error;
}

QString codeOf(JsonArraySplitter::Problem problem)
{
    switch (problem) {
    case JsonArraySplitter::Problem::TooDeep:
        return QStringLiteral("too-deep");
    case JsonArraySplitter::Problem::TooLarge:
        return QStringLiteral("too-large");
    case JsonArraySplitter::Problem::NotAnArray:
        return QStringLiteral("not-an-array");
    default:
        return QStringLiteral("bad-json");
    }
}

/// A leading system message is what the conversation's own instructions are.
void takeInstructions(ImportedConversation &conversation)
{
    if (conversation.messages.isEmpty() || conversation.messages.first().role != core::Role::System)
        return;
    conversation.instructions = core::plainText(conversation.messages.first());
    conversation.messages.removeFirst();
}

void chain(QList<core::Message> &messages)
{
    QUuid parent;
    qint64 seq = 0;
    for (core::Message &message : messages) {
        message.id = core::newId();
        message.parentId = parent;
        message.seq = ++seq;
        parent = message.id;
    }
}

} // namespace

core::Result<ImportedConversation> importMessages(const QByteArray &json)
{
    ImportedConversation conversation;
    JsonArraySplitter elements(json);
    int number = 0;
    while (const auto element = elements.next()) {
        if (++number > kMaxMessages)
            return failure(QStringLiteral("too-many"), 0);
        const QByteArray bytes = QByteArray::fromRawData(element->data(), element->size());
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        if (!document.isObject())
            return failure(QStringLiteral("bad-json"), number);
        MessageReader reader(document.object());
        if (!reader.problem().isEmpty())
            return failure(reader.problem(), number);
        conversation.messages.append(reader.message());
        conversation.attachments.append(reader.attachments());
        for (int i = 0; i < reader.skippedParts(); ++i)
            conversation.lose(core::ImportLoss::Kind::Part);
    }
    if (elements.problem() != JsonArraySplitter::Problem::None)
        return failure(codeOf(elements.problem()), number + 1);
    takeInstructions(conversation);
    if (conversation.messages.isEmpty() && !conversation.instructions)
        return failure(QStringLiteral("no-messages"), 0);
    conversation.title = titleFrom(conversation.messages);
    chain(conversation.messages);
    return conversation;
}

} // namespace storage

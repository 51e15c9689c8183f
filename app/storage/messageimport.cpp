// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/messageimport.h"

#include "storage/import/conversationbuilder.h"
#include "storage/import/importerror.h"
#include "storage/import/streamproblem.h"
#include "storage/messagereader.h"

#include <QBuffer>
#include <QJsonObject>

namespace storage {
namespace {

constexpr qint64 kMaxCharacters = 64 * 1024 * 1024;
constexpr qint64 kMaxPictures = 256 * 1024 * 1024;
constexpr JsonStream::Limits kApiMessageLimits{32 * 1024 * 1024, 64};

core::Error failure(const char *code, int number)
{
    return importError(code, number > 0 ? QString::number(number) : QString());
}

/// Why there is no message number `number` at the stream's cursor.
core::Error brokenMessage(const JsonStream &stream, int number)
{
    switch (stream.brokenLimit()) {
    case JsonStream::Limit::Depth:
        return failure("too-deep", number);
    case JsonStream::Limit::Bytes:
        return failure("too-large", number);
    case JsonStream::Limit::Values:
        return failure("too-complex", number);
    case JsonStream::Limit::None:
        break;
    }
    return stream.problem() == JsonStream::Problem::Unreadable ? streamError(stream)
                                                               : failure("bad-json", number);
}

/// Puts one message below the other.
class MessageRow
{
public:
    [[nodiscard]] bool hasTooMuch() const { return m_characters > kMaxCharacters; }
    void add(const MessageReader &reader);
    [[nodiscard]] ImportedConversation finish() { return m_builder.finish(m_last); }

private:
    void addPicture(const Attachment &attachment, core::Message &message);

    ConversationBuilder m_builder{core::ImportFormat::ApiMessages, {}};
    QString m_last;
    qint64 m_characters = 0;
    qint64 m_pictureBytes = 0;
};

void MessageRow::add(const MessageReader &reader)
{
    core::Message message = reader.message();
    for (const Attachment &attachment : reader.attachments())
        addPicture(attachment, message);
    for (const core::ContentPart &part : std::as_const(message.parts))
        m_characters += core::partText(part).size();
    for (int i = 0; i < reader.skippedParts(); ++i)
        m_builder.lose(core::ImportLoss::Kind::Part);
    const QString name = QLatin1Char('#') + QString::number(m_builder.tree().messageCount());
    m_builder.tree().add(name, m_last, {message});
    m_last = name;
}

void MessageRow::addPicture(const Attachment &attachment, core::Message &message)
{
    if (m_pictureBytes + attachment.bytes.size() <= kMaxPictures) {
        m_pictureBytes += attachment.bytes.size();
        m_builder.fields().attachments.append(attachment);
        return;
    }
    m_builder.lose(core::ImportLoss::Kind::Image);
    message.parts.removeIf([&attachment](const core::ContentPart &part) {
        const auto *image = std::get_if<core::ImagePart>(&part);
        return image && image->hash == attachment.hash;
    });
}

} // namespace

core::Result<ImportedConversation> importMessages(const QByteArray &json)
{
    QBuffer buffer;
    buffer.setData(json);
    buffer.open(QIODevice::ReadOnly);
    return importMessages(buffer);
}

core::Result<ImportedConversation>
importMessages(QIODevice &json, const std::function<bool(qint64 position)> &passed)
{
    JsonStream stream(json);
    if (stream.kind() != JsonStream::Kind::Array || !stream.enter())
        return failure("not-an-array", 1);
    MessageRow row;
    int number = 0;
    while (stream.nextElement()) {
        if (++number > kMostImportedMessages)
            return failure("too-many", 0);
        const QJsonValue value = stream.take(kApiMessageLimits);
        if (!value.isObject())
            return brokenMessage(stream, number);
        const MessageReader reader(value.toObject());
        if (!reader.problem().isEmpty())
            return failure(reader.problem().toLatin1().constData(), number);
        row.add(reader);
        if (row.hasTooMuch())
            return failure("conversation-too-large", 0);
        if (passed && !passed(stream.position()))
            return failure("cancelled", 0);
    }
    if (stream.problem() != JsonStream::Problem::None || !stream.isAtEnd())
        return brokenMessage(stream, number + 1);
    ImportedConversation conversation = row.finish();
    if (conversation.messages.isEmpty() && !conversation.instructions)
        return failure("no-messages", 0);
    return conversation;
}

} // namespace storage

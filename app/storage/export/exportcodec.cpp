// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/exportcodec.h"

#include "core/id.h"
#include "storage/import/sourcefields.h"
#include "storage/members.h"
#include "storage/messagecodec.h"
#include "storage/partcodec.h"

namespace storage {
namespace {

constexpr auto kType = QLatin1StringView("type");
constexpr auto kAttachment = QLatin1StringView("attachment");
constexpr auto kRole = QLatin1StringView("role");
constexpr auto kExchange = QLatin1StringView("exchange");
constexpr auto kFinishReason = QLatin1StringView("finish_reason");
constexpr auto kUsage = QLatin1StringView("usage");
constexpr auto kError = QLatin1StringView("error");
constexpr auto kResponse = QLatin1StringView("response");

void putObject(QJsonObject &object, QLatin1StringView member, const QJsonObject &value)
{
    if (!value.isEmpty())
        object.insert(member, value);
}

void putId(QJsonObject &object, QLatin1StringView member, const QUuid &id)
{
    if (!id.isNull())
        object.insert(member, core::idText(id));
}

} // namespace

QString exportTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime exportedTime(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    const int year = time.isValid() ? time.toUTC().date().year() : 0;
    return year > 0 && year < 10'000 ? time.toUTC() : QDateTime();
}

QUuid exportedId(const QJsonValue &value)
{
    const QString text = value.toString();
    const QUuid id = text.size() == 36 ? core::idFromText(text) : QUuid();
    return core::idText(id) == text ? id : QUuid();
}

QByteArray attachmentOf(const core::ContentPart &part)
{
    if (const auto *image = std::get_if<core::ImagePart>(&part))
        return image->hash;
    const auto *file = std::get_if<core::FilePart>(&part);
    return file ? file->hash : QByteArray();
}

QJsonArray partsToJson(const QList<core::ContentPart> &parts)
{
    QJsonArray list;
    for (const core::ContentPart &part : parts) {
        const PartRow row = encodePart(part);
        QJsonObject object = row.meta;
        object.insert(kType, row.kind);
        if (!row.text.isEmpty())
            object.insert(kText, row.text);
        if (!row.attachmentHash.isEmpty())
            object.insert(kAttachment, QString::fromLatin1(row.attachmentHash));
        list.append(object);
    }
    return list;
}

QJsonObject messageToJson(const core::Message &message)
{
    QJsonObject object{{kId, core::idText(message.id)},
                       {kRole, core::roleName(message.role)},
                       {kState, core::stateName(message.state)}};
    put(object, kCreated, exportTime(message.created));
    put(object, kModel, message.model);
    putId(object, kConnection, message.profileId);
    putId(object, kExchange, message.exchangeId);
    put(object, kFinishReason, message.finishReason);
    putObject(object, kUsage, message.usage ? message.usage->toJson() : QJsonObject());
    putObject(object, kError, message.error ? errorToJson(*message.error) : QJsonObject());
    putObject(object, kResponse, responseToJson(message.response));
    putObject(object, kExtra, message.extra);
    return object;
}

core::Message messageFromJson(const QJsonObject &object)
{
    core::Message message;
    message.id = exportedId(object.value(kId));
    message.role =
        core::roleFromName(object.value(kRole).toString()).value_or(core::Role::Assistant);
    message.state = core::stateFromName(object.value(kState).toString());
    // Nobody goes on with it here.
    if (core::isRunning(message.state))
        message.state = core::MessageState::Interrupted;
    message.created = exportedTime(object.value(kCreated));
    message.model = cutText(object.value(kModel).toString(), kMaxSourceName);
    message.profileId = exportedId(object.value(kConnection));
    message.exchangeId = exportedId(object.value(kExchange));
    message.finishReason = cutText(object.value(kFinishReason).toString(), kMaxSourceName);
    message.usage = core::Usage::fromJson(object.value(kUsage).toObject());
    if (const QJsonObject error = object.value(kError).toObject(); !error.isEmpty())
        message.error = errorFromJson(error);
    if (const QJsonObject response = object.value(kResponse).toObject(); !response.isEmpty())
        message.response = responseFromJson(response);
    message.extra = object.value(kExtra).toObject();
    return message;
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/loquatreader.h"

#include "core/cabinet.h"
#include "storage/export/exportcodec.h"
#include "storage/imagedata.h"
#include "storage/import/importerror.h"
#include "storage/import/importfiling.h"
#include "storage/import/loquatconversation.h"
#include "storage/import/sourceobject.h"
#include "storage/import/streamproblem.h"

#include <QCryptographicHash>

namespace storage {
namespace {

using Read = core::Result<core::Done>;

constexpr qsizetype kMaxPlaces = 1'000'000;
constexpr qsizetype kMaxNames = 10'000;
constexpr qsizetype kMaxFolders = 10'000;
constexpr qint64 kMaxPosition = 1'000'000;
/// Above the largest picture that is stored here, as base64.
constexpr qint64 kMaxData = 64 * 1024 * 1024;
constexpr JsonStream::Limits kMessageLimits{256 * 1024 * 1024, 200};
constexpr JsonStream::Limits kMemberLimits{64 * 1024 * 1024, 64};

QByteArray hashName(const QJsonValue &value)
{
    return value.toString().left(64).toLatin1();
}

} // namespace

LoquatReader::LoquatReader(QIODevice &json, ImportVisitor &visitor)
    : m_json(json)
    , m_visitor(visitor)
{
}

core::Result<core::Done> LoquatReader::survey()
{
    JsonStream stream(m_json);
    stream.enter();
    bool isOurs = false;
    std::optional<double> version;
    while (const auto name = stream.nextMember()) {
        if (*name == QLatin1StringView("format"))
            isOurs = stream.take({}) == QLatin1StringView("loquat");
        else if (*name == QLatin1StringView("version"))
            version = stream.take({}).toDouble();
        else if (*name == QLatin1StringView("conversations"))
            m_conversations = stream.skip();
        else if (*name == QLatin1StringView("connections"))
            readConnections(stream);
        else if (*name == QLatin1StringView("folders"))
            readFolders(stream);
        else if (*name == QLatin1StringView("attachments"))
            surveyAttachments(stream);
        if (version && *version > kExportVersion)
            return importError("newer-format");
    }
    if (!isOurs && stream.problem() == JsonStream::Problem::None)
        return importError("unknown-format");
    // What stands before the place where it breaks off can be read.
    return stream.problem() == JsonStream::Problem::None ? Read(core::Done{})
                                                         : Read(streamError(stream));
}

void LoquatReader::readConnections(JsonStream &stream)
{
    if (!stream.enter())
        return;
    while (stream.nextElement()) {
        const SourceObject told(stream.take({}));
        const QUuid id = exportedId(told.value("id"));
        const QString name = cutText(told.text("name").simplified(), kMaxSourceName);
        if (!id.isNull() && !name.isEmpty() && m_names.size() < kMaxNames)
            m_names.insert(id, name);
    }
}

void LoquatReader::readFolders(JsonStream &stream)
{
    if (!stream.enter())
        return;
    while (stream.nextElement()) {
        const SourceObject told(stream.take({}));
        core::Folder folder;
        folder.id = exportedId(told.value("id"));
        folder.parent = exportedId(told.value("parent"));
        folder.name = core::filingName(told.text("name"));
        folder.colour = core::folderColourFromName(told.text("colour"));
        folder.position =
            int(qBound(qint64(0), sourceInteger(told.value("position").toDouble()), kMaxPosition));
        const bool isNew = !folder.id.isNull() && !m_folders.contains(folder.id);
        if (isNew && !folder.name.isEmpty() && m_folders.size() < kMaxFolders) {
            m_folders.insert(folder.id, folder);
            m_folderIds.insert(folder.id);
        }
    }
}

QList<core::Folder> LoquatReader::foldersTo(const QUuid &folder) const
{
    return folderPath(m_folders, folder);
}

void LoquatReader::surveyAttachments(JsonStream &stream)
{
    if (!stream.enter())
        return;
    while (stream.nextElement() && m_places.size() < kMaxPlaces) {
        if (!stream.enter())
            continue;
        QByteArray hash;
        Place place;
        while (const auto name = stream.nextMember()) {
            if (*name == QLatin1StringView("hash"))
                hash = hashName(stream.take({}));
            else if (*name == QLatin1StringView("mime"))
                place.mime = cutText(stream.take({}).toString(), kMaxSourceName);
            else if (*name == QLatin1StringView("data"))
                place.data = stream.skip();
        }
        if (!hash.isEmpty())
            m_places.insert(hash, place);
    }
}

std::optional<Attachment> LoquatReader::attachment(const QByteArray &hash)
{
    const auto place = m_places.constFind(hash);
    if (place == m_places.cend() || place->data.length > kMaxData)
        return std::nullopt;
    const QByteArray base64 = readSpan(m_json, place->data).toString().toLatin1();
    const auto bytes = QByteArray::fromBase64Encoding(
        base64, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex() != hash)
        return std::nullopt;
    if (const auto image = imageAttachment(*bytes))
        return image;
    return Attachment{hash, place->mime, 0, 0, *bytes};
}

bool LoquatReader::readConversation(JsonStream &stream, int number)
{
    const auto lose = [this, number, &stream] {
        m_visitor.lose({core::ImportLoss::Kind::Conversation, u'#' + QString::number(number), 1,
                        lossReason(stream)});
    };
    if (!stream.enter()) {
        lose();
        return true;
    }
    QJsonObject head;
    LoquatConversation conversation(*this);
    while (const auto name = stream.nextMember()) {
        if (*name != QLatin1StringView("messages")) {
            if (head.size() < 100)
                head.insert(*name, stream.take(kMemberLimits));
            continue;
        }
        if (!stream.enter())
            continue;
        while (stream.nextElement()) {
            conversation.add(stream.take(kMessageLimits).toObject());
            if (conversation.count() % 100 == 0 && !m_visitor.goesOn())
                return false;
        }
    }
    if (exportedId(head.value(QLatin1StringView("id"))).isNull()) {
        lose();
        return true;
    }
    return m_visitor.take(conversation.finish(head));
}

core::Result<core::Done> LoquatReader::read()
{
    m_json.seek(0);
    const Read surveyed = survey();
    if (!m_conversations || !m_json.seek(m_conversations->offset))
        return surveyed ? Read(importError("bad-json")) : surveyed;
    if (!surveyed && surveyed.error().code != QLatin1StringView("bad-json"))
        return surveyed;
    JsonStream stream(m_json);
    stream.enter();
    int number = 0;
    while (stream.nextElement()) {
        if (!readConversation(stream, ++number)
            || !m_visitor.advance(stream.position(), m_json.size()))
            return importError("cancelled");
    }
    if (!m_folders.isEmpty() && !m_visitor.takeFolders(m_folders))
        return importError("cancelled");
    return surveyed;
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatboxbackup.h"

#include "storage/imagedata.h"
#include "storage/import/chatboxsession.h"
#include "storage/import/importerror.h"
#include "storage/import/streamproblem.h"
#include "storage/import/watcheddevice.h"

#include <QBuffer>

namespace storage {
namespace {

constexpr JsonStream::Limits kManifestEntry{1024 * 1024, 16};
constexpr qint64 kMaxResource = 32 * 1024 * 1024;
constexpr qsizetype kMaxManifestEntries = 200'000;

} // namespace

ChatboxBackup::ChatboxBackup(ImportSource &source, ImportVisitor &visitor)
    : m_source(source)
    , m_visitor(visitor)
{
}

core::Result<core::Done> ChatboxBackup::read()
{
    if (const auto done = readManifest(); !done)
        return done;
    if (m_format != QLatin1StringView("chatbox-backup"))
        return importError("unknown-format");
    m_visitor.begin(core::ImportFormat::Chatbox);
    if (m_sessions.isEmpty())
        return importError("no-document");
    for (qsizetype i = 0; i < m_sessions.size(); ++i) {
        if (!takeSession(m_sessions.at(i)) || !m_visitor.advance(i + 1, m_sessions.size()))
            return importError("cancelled");
    }
    return core::Done{};
}

core::Result<core::Done> ChatboxBackup::readManifest()
{
    auto file = m_source.unpack(m_source.manifestName());
    if (!file)
        return file.error();
    file.value()->seek(0);
    WatchedDevice device(std::move(file.value()), m_source.goesOn());
    JsonStream stream(device);
    if (!stream.enter())
        return importError("unknown-format");
    while (const auto name = stream.nextMember())
        readMember(*name, stream);
    if (m_sessions.size() > kMaxManifestEntries || m_resources.size() > kMaxManifestEntries)
        return importError("too-many-entries");
    if (stream.problem() != JsonStream::Problem::None)
        return streamError(stream);
    return core::Done{};
}

void ChatboxBackup::readMember(const QString &name, JsonStream &stream)
{
    const bool isSessions = name == QLatin1StringView("sessions");
    if (name == QLatin1StringView("format")) {
        m_format = stream.take(kManifestEntry).toString();
    } else if (name == QLatin1StringView("data")) {
        noteIgnored(SourceObject(stream.take(kManifestEntry)));
    } else if ((isSessions || name == QLatin1StringView("resources")) && stream.enter()) {
        while (stream.nextElement()) {
            const SourceObject entry(stream.take(kManifestEntry));
            if (isSessions)
                addSession(entry);
            else
                addResource(entry);
        }
    }
}

void ChatboxBackup::noteIgnored(const SourceObject &data)
{
    if (data.has("settings")) {
        m_visitor.ignore(core::ImportIgnored::Settings);
        m_visitor.ignore(core::ImportIgnored::Connections);
    }
    if (data.has("copilots"))
        m_visitor.ignore(core::ImportIgnored::Prompts);
}

void ChatboxBackup::addSession(const SourceObject &entry)
{
    if (!entry.text("path").isEmpty() && m_sessions.size() <= kMaxManifestEntries)
        m_sessions.append({entry.text("path"), entry.object("meta").text("name")});
}

void ChatboxBackup::addResource(const SourceObject &entry)
{
    const QJsonArray keys = entry.list("originalStorageKeys");
    for (const QJsonValue &key : keys) {
        if (m_resources.size() <= kMaxManifestEntries)
            m_resources.insert(key.toString(), entry.text("path"));
    }
}

bool ChatboxBackup::takeSession(const Session &told)
{
    auto bytes = m_source.file(told.path, kChatboxSessionLimits.bytes);
    core::ImportLoss loss{core::ImportLoss::Kind::Conversation, told.name, 1};
    if (loss.name.isEmpty())
        loss.name = told.path;
    if (!bytes) {
        if (bytes.error().code == QLatin1StringView("entry-too-large"))
            loss.reason = core::ImportLoss::Reason::TooLarge;
        m_visitor.lose(loss);
        return m_visitor.goesOn();
    }
    QBuffer buffer(&bytes.value());
    buffer.open(QIODevice::ReadOnly);
    JsonStream stream(buffer);
    return takeChatboxSession(
        stream, loss.name, [this](const QString &key) { return picture(key); }, m_visitor);
}

/// Pictures are kept as the bytes that they are; a store's text that is none was kept as text.
QByteArray ChatboxBackup::picture(const QString &key)
{
    const QString path = m_resources.value(key);
    const auto bytes =
        path.isEmpty() ? core::Result<QByteArray>(QByteArray()) : m_source.file(path, kMaxResource);
    if (!bytes)
        return {};
    return bytes.value().startsWith("data:") ? dataOfUrl(QString::fromLatin1(bytes.value()))
                                             : bytes.value();
}

} // namespace storage

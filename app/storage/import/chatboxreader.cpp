// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatboxreader.h"

#include "storage/imagedata.h"
#include "storage/import/chatboxsession.h"
#include "storage/import/importerror.h"
#include "storage/import/streamproblem.h"

namespace storage {
namespace {

constexpr qint64 kMaxBlobText = 32 * 1024 * 1024;
constexpr qsizetype kMaxMembers = 1'000'000;

} // namespace

ChatboxReader::ChatboxReader(QIODevice &json, ImportVisitor &visitor)
    : m_json(json)
    , m_visitor(visitor)
{
}

/// Finding everything is the first half of the work.
core::Result<core::Done> ChatboxReader::indexDocument()
{
    JsonStream stream(m_json);
    stream.enter();
    while (const auto name = stream.nextMember()) {
        if (m_sessions.size() + m_blobs.size() > kMaxMembers)
            return importError("too-many");
        if (name->startsWith(QLatin1StringView("session:")))
            m_sessions.append({*name, stream.skip()});
        else if (*name == QLatin1StringView("chat-sessions"))
            m_lists.append(stream.skip());
        else if (name->startsWith(QLatin1StringView("picture:")))
            m_blobs.insert(*name, stream.skip());
        else
            noteIgnored(*name, stream);
        if (!m_visitor.advance(stream.position() / 2, m_json.size()))
            return importError("cancelled");
    }
    if (stream.problem() != JsonStream::Problem::None)
        return streamError(stream);
    return core::Done{};
}

void ChatboxReader::noteIgnored(const QString &member, JsonStream &stream)
{
    if (member == QLatin1StringView("myCopilots")) {
        if (stream.enter() && stream.nextElement()) {
            m_visitor.ignore(core::ImportIgnored::Prompts);
            stream.leave();
        }
    } else if (member == QLatin1StringView("settings")) {
        m_visitor.ignore(core::ImportIgnored::Settings);
        m_visitor.ignore(core::ImportIgnored::Connections);
    }
}

core::Result<core::Done> ChatboxReader::read()
{
    if (const auto indexed = indexDocument(); !indexed)
        return indexed;
    // A program that has moved its sessions leaves the old list behind: it holds what has been
    // thrown away since.
    if (m_sessions.isEmpty())
        return readLists();
    for (const Session &session : std::as_const(m_sessions)) {
        m_json.seek(session.span.offset);
        JsonStream stream(m_json);
        if (!takeSession(stream, session.name))
            return importError("cancelled");
    }
    return core::Done{};
}

core::Result<core::Done> ChatboxReader::readLists()
{
    int number = 0;
    for (const JsonSpan &list : std::as_const(m_lists)) {
        m_json.seek(list.offset);
        JsonStream stream(m_json);
        stream.enter();
        while (stream.nextElement()) {
            if (!takeSession(stream, QLatin1Char('#') + QString::number(++number)))
                return importError("cancelled");
        }
    }
    return core::Done{};
}

bool ChatboxReader::takeSession(JsonStream &stream, const QString &name)
{
    const auto pictures = [this](const QString &key) { return picture(key); };
    if (!takeChatboxSession(stream, name, pictures, m_visitor))
        return false;
    return m_visitor.advance((m_json.size() + stream.position()) / 2, m_json.size());
}

QByteArray ChatboxReader::picture(const QString &key)
{
    const auto found = m_blobs.constFind(key);
    if (found == m_blobs.cend() || found->length > kMaxBlobText)
        return {};
    return dataOfUrl(readSpan(m_json, *found).toString());
}

} // namespace storage

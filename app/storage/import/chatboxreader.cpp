// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatboxreader.h"

#include "storage/import/chatboxsession.h"
#include "storage/import/importerror.h"

namespace storage {
namespace {

constexpr JsonStream::Limits kSessionLimits{64 * 1024 * 1024, 64};
constexpr qint64 kMaxBlobText = 32 * 1024 * 1024;
constexpr qsizetype kMaxMembers = 1'000'000;

} // namespace

ChatboxReader::ChatboxReader(QIODevice &json, ImportVisitor &visitor)
    : m_json(json)
    , m_visitor(visitor)
{
}

bool ChatboxReader::indexDocument()
{
    JsonStream stream(m_json);
    stream.enter();
    while (const auto name = stream.nextMember()) {
        if (m_sessions.size() + m_blobs.size() > kMaxMembers)
            break;
        if (name->startsWith(QLatin1StringView("session:")))
            m_sessions.append(stream.skip());
        else if (*name == QLatin1StringView("chat-sessions"))
            m_lists.append(stream.skip());
        else if (name->startsWith(QLatin1StringView("picture:")))
            m_blobs.insert(*name, stream.skip());
        else
            noteIgnored(*name, stream);
    }
    return stream.problem() == JsonStream::Problem::None;
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
    if (!indexDocument())
        return importError("bad-json");
    if (m_sessions.size() + m_blobs.size() > kMaxMembers)
        return importError("too-many");
    for (const JsonSpan &list : std::as_const(m_lists)) {
        m_json.seek(list.offset);
        JsonStream stream(m_json);
        stream.enter();
        while (stream.nextElement()) {
            if (!takeSession(SourceObject(stream.take(kSessionLimits))))
                return importError("cancelled");
        }
    }
    for (const JsonSpan &span : std::as_const(m_sessions)) {
        m_json.seek(span.offset);
        JsonStream stream(m_json);
        if (!takeSession(SourceObject(stream.take(kSessionLimits)))
            || !m_visitor.advance(span.offset + span.length, m_json.size()))
            return importError("cancelled");
    }
    return core::Done{};
}

bool ChatboxReader::takeSession(const SourceObject &session)
{
    if (session.isEmpty()) {
        m_visitor.lose(core::ImportLoss::Kind::Conversation, {});
        return true;
    }
    ChatboxSession reader(session, [this](const QString &key) { return blob(key); });
    QList<ImportedConversation> conversations = reader.conversations();
    for (ImportedConversation &conversation : conversations) {
        if (!m_visitor.take(std::move(conversation)))
            return false;
    }
    return true;
}

QString ChatboxReader::blob(const QString &key)
{
    const auto found = m_blobs.constFind(key);
    if (found == m_blobs.cend() || found->length > kMaxBlobText)
        return {};
    return readSpan(m_json, *found).toString();
}

} // namespace storage

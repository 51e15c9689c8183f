// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/formatdetector.h"

#include "storage/import/jsonstream.h"

#include <QSet>

namespace storage {
namespace {

constexpr int kElementsLookedAt = 20;
constexpr int kMembersLookedAt = 100'000;

core::ImportFormat formatOfMember(const QString &name)
{
    if (name == QLatin1StringView("chat-next-web-store"))
        return core::ImportFormat::NextChat;
    if (name == QLatin1StringView("chat-sessions-list")
        || name == QLatin1StringView("chat-sessions")
        || name == QLatin1StringView("__exported_items")
        || name.startsWith(QLatin1StringView("session:")))
        return core::ImportFormat::Chatbox;
    if (name == QLatin1StringView("mapping"))
        return core::ImportFormat::ChatGpt;
    if (name == QLatin1StringView("chat_messages"))
        return core::ImportFormat::Claude;
    if (name == QLatin1StringView("chat") || name == QLatin1StringView("history"))
        return core::ImportFormat::OpenWebUi;
    return core::ImportFormat::Unknown;
}

/// Members that only together tell something.
core::ImportFormat formatOfMembers(const QSet<QString> &names)
{
    const auto has = [&names](const char *name) {
        return names.contains(QString::fromLatin1(name));
    };
    if (has("localStorage") && has("indexedDB"))
        return core::ImportFormat::CherryStudio;
    if (has("conversationId") && (has("messages") || has("messagesTree")))
        return core::ImportFormat::LibreChat;
    if (has("format") && has("version") && has("conversations"))
        return core::ImportFormat::Loquat;
    if (has("role") && has("content"))
        return core::ImportFormat::ApiMessages;
    return core::ImportFormat::Unknown;
}

core::ImportFormat formatOfObject(JsonStream &stream)
{
    if (!stream.enter())
        return core::ImportFormat::Unknown;
    QSet<QString> names;
    int count = 0;
    while (const auto name = stream.nextMember()) {
        const core::ImportFormat format = formatOfMember(*name);
        if (format != core::ImportFormat::Unknown)
            return format;
        if (names.size() < 100)
            names.insert(*name);
        if (const core::ImportFormat told = formatOfMembers(names);
            told != core::ImportFormat::Unknown)
            return told;
        if (++count > kMembersLookedAt)
            break;
    }
    return core::ImportFormat::Unknown;
}

} // namespace

core::ImportFormat detectImportFormat(QIODevice &json)
{
    json.seek(0);
    JsonStream stream(json);
    if (stream.kind() == JsonStream::Kind::Object)
        return formatOfObject(stream);
    if (!stream.enter())
        return core::ImportFormat::Unknown;
    for (int i = 0; i < kElementsLookedAt && stream.nextElement(); ++i) {
        if (stream.kind() != JsonStream::Kind::Object)
            continue;
        const core::ImportFormat format = formatOfObject(stream);
        if (format != core::ImportFormat::Unknown)
            return format;
    }
    return core::ImportFormat::Unknown;
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/importvisitor.h"
#include "storage/import/jsonstream.h"
#include "storage/import/sourceobject.h"

#include <QHash>

namespace storage {

/// Reads an export of Chatbox: one object of everything the program stores, with a member
/// "session:<id>" for each session, or before version 1.12 all of them in "chat-sessions".
///
/// The format's facts: chatboxai/chatbox, src/renderer/routes/settings/general.tsx (what is
/// exported), src/renderer/storage/StoreStorage.ts (names of the members), docs/storage.md.
class ChatboxReader
{
public:
    ChatboxReader(QIODevice &json, ImportVisitor &visitor);

    [[nodiscard]] core::Result<core::Done> read();

private:
    [[nodiscard]] core::Result<core::Done> indexDocument();
    void noteIgnored(const QString &member, JsonStream &stream);
    [[nodiscard]] core::Result<core::Done> readLists();
    [[nodiscard]] bool takeSession(JsonStream &stream, const QString &name);
    [[nodiscard]] QByteArray picture(const QString &key);

    QIODevice &m_json;
    ImportVisitor &m_visitor;
    struct Session {
        QString name; ///< of the member
        JsonSpan span;
    };
    QList<Session> m_sessions;
    QList<JsonSpan> m_lists;          ///< of sessions
    QHash<QString, JsonSpan> m_blobs; ///< pictures by their key
};

} // namespace storage

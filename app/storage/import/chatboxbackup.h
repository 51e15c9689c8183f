// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/importsource.h"
#include "storage/import/importvisitor.h"
#include "storage/import/jsonstream.h"
#include "storage/import/sourceobject.h"

#include <QHash>

namespace storage {

/// Reads a backup that Chatbox makes since version 1.22: a zip with a manifest, which names a file
/// for each session, and for each stored picture the keys that messages know it by.
///
/// The format's facts: chatboxai/chatbox, src/renderer/packages/backup/types.ts (the manifest),
/// docs/technical/data-backup.md.
class ChatboxBackup
{
public:
    ChatboxBackup(ImportSource &source, ImportVisitor &visitor);

    [[nodiscard]] core::Result<core::Done> read();

private:
    struct Session {
        QString path;
        QString name; ///< what the person calls it
    };

    [[nodiscard]] core::Result<core::Done> readManifest();
    void readMember(const QString &name, JsonStream &stream);
    void noteIgnored(const SourceObject &data);
    void addSession(const SourceObject &entry);
    void addResource(const SourceObject &entry);
    [[nodiscard]] bool takeSession(const Session &session);
    [[nodiscard]] QByteArray picture(const QString &key);

    ImportSource &m_source;
    ImportVisitor &m_visitor;
    QString m_format; ///< as the manifest has it
    QList<Session> m_sessions;
    QHash<QString, QString> m_resources; ///< files by the keys of the program's store
};

} // namespace storage

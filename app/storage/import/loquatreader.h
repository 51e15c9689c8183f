// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/importvisitor.h"
#include "storage/import/jsonstream.h"

#include <QHash>
#include <QSet>

namespace storage {

/// Reads our own exports (resources/loquat-export.schema.json), whose ids stay what they are. The
/// file is walked twice: first to learn where its attachments are, then one conversation after the
/// other. Errors: "unknown-format", "newer-format", "bad-json", "unreadable" or "cancelled".
class LoquatReader
{
public:
    LoquatReader(QIODevice &json, ImportVisitor &visitor);
    [[nodiscard]] core::Result<core::Done> read();

    /// An attachment by its hash, when the file has it and its bytes are what it says.
    [[nodiscard]] std::optional<Attachment> attachment(const QByteArray &hash);
    [[nodiscard]] QString connectionName(const QUuid &connection) const
    {
        return m_names.value(connection);
    }
    /// A folder of the file with those around it, each in the one before it; empty where that makes
    /// no sense.
    [[nodiscard]] QList<core::Folder> foldersTo(const QUuid &folder) const;
    [[nodiscard]] const QSet<QUuid> &folders() const { return m_folderIds; }

private:
    [[nodiscard]] core::Result<core::Done> survey();
    void surveyAttachments(JsonStream &stream);
    void readConnections(JsonStream &stream);
    void readFolders(JsonStream &stream);
    /// False: stop.
    [[nodiscard]] bool readConversation(JsonStream &stream, int number);

    struct Place {
        JsonSpan data;
        QString mime;
    };

    QIODevice &m_json;
    ImportVisitor &m_visitor;
    std::optional<JsonSpan> m_conversations;
    QHash<QByteArray, Place> m_places;
    QHash<QUuid, QString> m_names;
    QHash<QUuid, core::Folder> m_folders;
    QSet<QUuid> m_folderIds;
};

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "core/filing.h"
#include "core/message.h"
#include "core/result.h"
#include "storage/attachment.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/revision.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <memory>
#include <optional>

namespace storage {

/// A conversation that is about to be exported. What lies in the bin is not in it.
struct ExportedConversation {
    core::ConversationInfo info;
    QJsonObject draft;                  ///< the unsent message, as it is stored
    QList<core::Message> messages;      ///< without parts; parents before their children
    QHash<QUuid, QUuid> activeChildren; ///< of everything that has children; key null: the root
    QList<core::Folder> folders = {};   ///< around it, each in the one before it
    QStringList tags = {};              ///< names, in their order
    /// The names of the folders.
    [[nodiscard]] QStringList folderNames() const;
};

/// Reads what is stored for an export, beside whoever has the database open: on a connection of
/// its own, one conversation at a time, so that the writer's log can be folded in between them.
/// One thread.
class ExportReader
{
public:
    /// `isBesideWriter`: this process may have it open for writing. Errors as openForReading().
    [[nodiscard]] static core::Result<std::unique_ptr<ExportReader>> open(const QString &path,
                                                                          bool isBesideWriter);
    /// A database that nobody writes to, which stays as it is: one of an older layout is read from
    /// a copy in `scratch`, which outlives this. An Error has the code "too-new" or "bad-database".
    [[nodiscard]] static core::Result<std::unique_ptr<ExportReader>>
    openUntouched(const QString &path, const QString &scratch);

    /// The oldest first; of the same time, by their ids, so that the order is everywhere the same.
    [[nodiscard]] QList<core::ConversationInfo> list();
    /// All there are, with nothing in them, too.
    [[nodiscard]] QList<core::Folder> folders();
    /// Nothing where there is none that can be seen, or after a failure. Until leave() all of it is
    /// read as it is now; where nobody could write meanwhile, as in folders on the network, each
    /// message is read as it is then.
    [[nodiscard]] std::optional<ExportedConversation> enter(const QUuid &id);
    void leave();
    /// With its parts. A reply that still runs is taken as far as it has come, as interrupted.
    [[nodiscard]] core::Message loaded(core::Message message);
    /// What it said before it was edited, the oldest first.
    [[nodiscard]] QList<Revision> earlier(const core::Message &message);
    /// Nothing when it is not stored.
    [[nodiscard]] std::optional<Attachment> attachment(const QByteArray &hash);
    /// What an imported conversation's connection is called; empty when it is not known.
    [[nodiscard]] QString connectionName(const QUuid &connection);
    [[nodiscard]] std::optional<core::Error> failure() const { return m_database.failure(); }
    /// Goes on with the next conversation.
    void clearFailure() { m_database.clearFailure(); }

private:
    ExportReader() = default;
    void begin();
    void end();

    Database m_database;
    bool m_isHeld = true; ///< a conversation is one transaction: without a log writers wait for it
    int m_version = kSchemaVersion; ///< of the layout: older ones do not have everything
};

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filing.h"
#include "storage/database.h"

namespace storage {

/// The first layout of the database that has folders and tags.
constexpr int kFilingVersion = 3;

/// The rows of `folder`, `tag` and `conversation_tag`, and the folders of conversations. Deleted
/// folders and tags stay as rows, so that what lies in the bin finds them when their deletion is
/// taken back. Failures stick in the Database.
class FilingTable
{
public:
    explicit FilingTable(Database &database);

    /// Everything that is not deleted; of conversations in the bin, too.
    [[nodiscard]] core::Filing all();
    /// In a transaction of the caller's. Conversations that have no row are left out. A folder that
    /// is there stays open or closed as it is.
    void apply(const core::Filing &step, const QDateTime &now);
    void setCollapsed(const QUuid &folder, bool isCollapsed);
    /// Rows of conversations: the second one is filed as the first one is.
    void copy(qint64 from, qint64 to);
    /// Those around the conversation of this row, each in the one before it, from the top.
    [[nodiscard]] QList<core::Folder> foldersAround(qint64 conversation);
    /// Of the tags that the conversation of this row carries, in their order, each once.
    [[nodiscard]] QStringList tagNames(qint64 conversation);
    /// The one of this name in `parent` (null: at the top); null where there is none.
    [[nodiscard]] QUuid folderNamed(const QString &name, const QUuid &parent);
    /// Nothing when there never was one; a deleted one says so.
    [[nodiscard]] std::optional<core::Folder> folder(const QUuid &id);
    /// Behind all that lie in `parent`, but for these.
    [[nodiscard]] int nextPosition(const QUuid &parent, const QSet<QUuid> &others = {});
    /// In any case of letters; null where there is none.
    [[nodiscard]] QUuid tagNamed(const QString &name);
    /// Rows of the conversations in this folder and in all that lie in it.
    [[nodiscard]] QSet<qint64> conversationsIn(const QUuid &folder);
    /// Rows of the conversations that carry the tag.
    [[nodiscard]] QSet<qint64> conversationsTagged(const QUuid &tag);

private:
    void save(const core::Folder &folder, const QDateTime &now);
    void save(const core::Tag &tag, const QDateTime &now);
    void setTags(const QUuid &conversation, const QSet<QUuid> &tags);
    [[nodiscard]] QSet<qint64> rowsOf(const char *sql, const QUuid &id);

    Database &m_database;
};

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backuppreview.h"

#include "storage/connectionshelf.h"
#include "storage/databasereader.h"
#include "storage/records.h"
#include "storage/shelfcopy.h"
#include "storage/time.h"

#include <QJsonArray>

namespace storage {
namespace {

constexpr qsizetype kMostOfMessage = 600;

/// Enough to tell whether somebody has written in it since.
struct Stand {
    QString title;
    QDateTime updated;
    qint64 messages = 0;
    qint64 letters = 0;
    qint64 rewritings = 0; ///< other words may be as long
    bool isDeleted = false;

    [[nodiscard]] bool isSameAs(const Stand &other) const
    {
        return title == other.title && messages == other.messages && letters == other.letters
               && rewritings == other.rewritings;
    }
};

QHash<QUuid, Stand> standsOf(Database &database)
{
    QHash<QUuid, Stand> stands;
    Statement row = database.prepare(
        "SELECT c.uuid, c.title, c.updated, c.deleted_at IS NOT NULL, count(m.id), "
        "ifnull(sum(m.text_length), 0), ifnull(r.count, 0) FROM conversation c "
        "LEFT JOIN message m ON m.conversation_id = c.id AND m.deleted_at IS NULL "
        "LEFT JOIN (SELECT x.conversation_id, count(*) AS count FROM revision e "
        "JOIN message x ON x.id = e.message_id WHERE x.deleted_at IS NULL "
        "GROUP BY x.conversation_id) r ON r.conversation_id = c.id GROUP BY c.id");
    while (row.next()) {
        stands.insert(row.id(0), {row.text(1), timeOf(row, 2), row.integer(4), row.integer(5),
                                  row.integer(6), row.integer(3) != 0});
    }
    return stands;
}

BackupPreview::Standing standingOf(const Stand &there, const QHash<QUuid, Stand> &here,
                                   const QUuid &id)
{
    using Standing = BackupPreview::Standing;
    const auto found = here.constFind(id);
    if (found == here.cend())
        return Standing::OnlyThere;
    if (found->isDeleted)
        return Standing::InBin;
    return found->isSameAs(there) ? Standing::Same : Standing::Differs;
}

BackupPreview compared(const QHash<QUuid, Stand> &there, const QHash<QUuid, Stand> &here)
{
    using Standing = BackupPreview::Standing;
    BackupPreview preview;
    for (auto one = there.cbegin(); one != there.cend(); ++one) {
        if (one->isDeleted)
            continue;
        const Standing standing = standingOf(*one, here, one.key());
        preview.messages += one->messages;
        preview.onlyThere += standing == Standing::OnlyThere || standing == Standing::InBin;
        preview.differing += standing == Standing::Differs;
        preview.conversations.append(
            {one.key(), one->title, one->updated, int(one->messages), standing});
    }
    for (auto one = here.cbegin(); one != here.cend(); ++one) {
        const auto found = there.constFind(one.key());
        preview.onlyHere += !one->isDeleted && (found == there.cend() || found->isDeleted);
    }
    std::sort(preview.conversations.begin(), preview.conversations.end(),
              [](const auto &one, const auto &other) {
                  return one.updated == other.updated ? one.id < other.id
                                                      : one.updated > other.updated;
              });
    return preview;
}

QJsonObject shelfOf(Database &database, QLatin1StringView name)
{
    return ShelfCopy(database, name).read().content;
}

int countOn(const QJsonObject &shelf, QLatin1StringView list)
{
    return int(shelf.value(list).toArray().size());
}

/// What is compared of what is here beside conversations.
struct ShelvesHere {
    QSet<QUuid> connections;
    QJsonObject settings;
};

void lookAtShelves(BackupPreview &preview, Database &there, const ShelvesHere &here)
{
    const QJsonObject prompts = shelfOf(there, kPromptShelf);
    preview.prompts = countOn(prompts, QLatin1StringView("prompts"))
                      + countOn(prompts, QLatin1StringView("personas"));
    preview.tools = countOn(shelfOf(there, kToolShelf), QLatin1StringView("tools"));
    const QSet<QUuid> connections = connectionsOnShelf(shelfOf(there, kConnectionShelf));
    preview.connections = int(connections.size());
    preview.missingConnections = int((connections - here.connections).size());
    const QJsonObject settings = shelfOf(there, kSettingsShelf);
    if (settings != here.settings)
        preview.settings = settings;
}

/// From the first message along the children that are shown.
QList<core::Message> shownPath(const ConversationSkeleton &skeleton)
{
    QHash<QUuid, core::Message> messages;
    for (const core::Message &message : skeleton.messages)
        messages.insert(message.id, message);
    QList<core::Message> path;
    QUuid at;
    while (path.size() < messages.size()) {
        at = skeleton.activeChildren.value(at);
        const auto found = messages.constFind(at);
        if (found == messages.cend())
            break;
        path.append(*found);
    }
    return path.isEmpty() ? skeleton.messages : path;
}

} // namespace

core::Result<BackupPreview> previewBackup(const QString &backup, const QString &present)
{
    Database there;
    there.openUntouched(backup);
    const QHash<QUuid, Stand> standsThere = standsOf(there);
    QHash<QUuid, Stand> standsHere;
    ShelvesHere shelvesHere;
    Database here;
    // What is here may be damaged: then all that the backup has is worth having.
    if (!present.isEmpty() && openBesideWriter(here, present).isOk()) {
        standsHere = standsOf(here);
        shelvesHere = {connectionsOnShelf(shelfOf(here, kConnectionShelf)),
                       shelfOf(here, kSettingsShelf)};
    }
    BackupPreview preview = compared(standsThere, standsHere);
    lookAtShelves(preview, there, shelvesHere);
    if (const auto failure = there.failure())
        return *failure;
    return preview;
}

core::Result<QStringList> lastWordsOf(const QString &backup, const QUuid &conversation, int most)
{
    Database database;
    database.openUntouched(backup);
    Records records(database);
    const QList<core::Message> path = shownPath(records.skeleton(conversation));
    QStringList lines;
    for (auto at = path.crbegin(); at != path.crend() && lines.size() < most; ++at) {
        core::Message loaded = *at;
        loaded.parts = records.parts({loaded.id}).value(loaded.id);
        const QString words = core::plainText(loaded).left(kMostOfMessage).trimmed();
        if (!words.isEmpty())
            lines.prepend(core::roleName(loaded.role) + u'\t' + words);
    }
    if (const auto failure = database.failure())
        return *failure;
    return lines;
}

} // namespace storage

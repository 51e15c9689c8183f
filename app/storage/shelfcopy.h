// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QJsonObject>
#include <QString>

namespace storage {

/// What each of them is called.
inline constexpr QLatin1StringView kPromptShelf("prompts");
inline constexpr QLatin1StringView kToolShelf("tools");
inline constexpr QLatin1StringView kConnectionShelf("connections");
inline constexpr QLatin1StringView kSettingsShelf("settings");

/// What the database holds of a shelf.
struct CopiedShelf {
    QJsonObject content;     ///< empty: nothing
    bool isRestored = false; ///< it came out of a backup, and nobody has looked at it yet
    bool isSame = false;     ///< as what it was compared with
    QString restoredBy;      ///< another word each time that everything is restored; for write()
};

/// A copy in the database of what is kept in a file beside it, a shelf, such as prompts, tools or
/// connections, so that every backup holds it. What counts is the file. Storage thread; failures
/// stick in the Database.
class ShelfCopy
{
public:
    /// `name`: which shelf; it stays as it is.
    ShelfCopy(Database &database, const QString &name);

    /// Compared with `content`.
    [[nodiscard]] CopiedShelf read(const QJsonObject &content = {});
    /// Empty: nothing is left of it. False, and nothing is written, where it came out of a backup
    /// since: `lookedAt` is the `restoredBy` of what was read last.
    [[nodiscard]] bool write(const QJsonObject &content, const QString &lookedAt);
    /// The database is what a backup was; nothing for the shelves that it had no copy of.
    static void markRestored(Database &database);

private:
    Database &m_database;
    QString m_key;
    QString m_restoredKey;
};

} // namespace storage

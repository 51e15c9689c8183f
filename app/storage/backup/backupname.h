// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

namespace storage {

/// What the name of a backup says: `loquat-2026-11-27-232344.db`, the time in UTC. One that was
/// made before something else happened says so behind the time (`-before-restore`, `-schema-1`), as
/// one does that somebody asked for (`-by-hand`), and one that a passphrase opens ends with
/// `.db.sealed`.
struct BackupName {
    QDateTime time;
    QString occasion; ///< empty: made day by day
    bool isSealed = false;

    /// Somebody asked for it.
    static constexpr QLatin1StringView kByHand{"by-hand"};
    /// What was there before a restore.
    static constexpr QLatin1StringView kBeforeRestore{"before-restore"};
    /// Before the layout that is numbered behind it was left.
    static constexpr QLatin1StringView kBeforeUpdate{"schema-"};

    [[nodiscard]] bool isByHand() const { return occasion == kByHand; }
    /// A backup of the day, whoever began it.
    [[nodiscard]] bool isRegular() const { return occasion.isEmpty() || isByHand(); }
    [[nodiscard]] bool isBeforeUpdate() const { return occasion.startsWith(kBeforeUpdate); }
    [[nodiscard]] QString fileName() const;
    /// Nothing for a file that is not ours.
    [[nodiscard]] static std::optional<BackupName> of(const QString &fileName);
    bool operator==(const BackupName &) const = default;
};

} // namespace storage

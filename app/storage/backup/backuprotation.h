// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringList>

namespace storage {

/// Which backups may go. Kept are the newest of each of the last seven days that have one, beside
/// it the newest of those days that was made by hand, the newest of each of the last four weeks
/// that have one, the newest three whatever their day, and the last three of each occasion, such as
/// a restore. Days are counted by the backups and not by the clock: whoever was away for a month,
/// or whose clock was wrong, loses nothing by it. A pure rule.
class BackupRotation
{
public:
    static constexpr int kDays = 7;
    static constexpr int kWeeks = 4;
    static constexpr int kNewest = 3;
    static constexpr int kOfEachOccasion = 3;

    /// Those of the file names that may be removed at the time `now`. What is not ours is never
    /// among them. Those that the clock says are of tomorrow or later are counted by themselves: it
    /// may be the clock that is wrong.
    [[nodiscard]] static QStringList removable(const QStringList &fileNames, const QDateTime &now);

    /// Those that were copied before an update and lie open, though backups had a passphrase then.
    [[nodiscard]] static QStringList openCopies(const QStringList &fileNames);

    /// True when the last regular one is older than a day, or there is none. Those of the future
    /// do not count.
    [[nodiscard]] static bool isDue(const QStringList &fileNames, const QDateTime &now);
};

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/backup/backupfolder.h"
#include "storage/datadirectory.h"
#include "storage/pagecheck.h"
#include "storage/sharedplace.h"

#include <functional>
#include <optional>

namespace storage {

/// How the conversations of a data directory are, found out from outside: beside a window or
/// without one, for reading only, and without the lock that says who is the program.
struct Checkup {
    QString database;
    bool isThere = false; ///< nothing else is known where nothing ever was
    /// Why it cannot be read, with the codes of openForReading(); unset: it can.
    std::optional<core::Error> problem;
    int version = 0;
    qint64 size = 0; ///< bytes, with its log
    PageCheck pages = PageCheck::Unknown;
    /// Messages that are not what was written; unset: it was not looked, or not to the end.
    std::optional<int> damagedMessages;
    bool isInUse = false;
    bool wasCutOff = false;            ///< the last run did not end as it should
    bool isRecovered = false;          ///< made of what could be read of a damaged one
    QDateTime checked;                 ///< when a window found all pages whole the last time
    bool isDaily = true;               ///< backups are made day by day
    std::optional<BackupEntry> backup; ///< the newest one; each was read through when it was made
    qint64 freeBytes = -1;             ///< -1: not known
    bool isWritable = true;
    SharedPlace::Kind place = SharedPlace::Kind::None;
};

/// Looks at `database` in `directory`. Reading all pages takes some seconds a gigabyte; `goesOn` is
/// asked all the time, and what was not looked at by then stays unknown. Any thread.
[[nodiscard]] Checkup checkUp(const DataDirectory &directory, const QString &database,
                              const std::function<bool()> &goesOn);

} // namespace storage

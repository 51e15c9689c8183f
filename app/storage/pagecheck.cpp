// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/pagecheck.h"

#include "storage/migrations.h"

namespace storage {

PageCheck checkPages(Database &database, const std::function<bool()> &goesOn)
{
    const QString verdict = database.pragma("PRAGMA quick_check(1)");
    if (verdict == QLatin1StringView("ok"))
        return PageCheck::Whole;
    if (!goesOn() || (database.hasFailed() && !database.isFailureDamage()))
        return PageCheck::Unknown;
    database.clearFailure();
    const int version = database.pragma("PRAGMA user_version").toInt();
    const bool isSound = Migrations::areTablesSound(database, version);
    if (!goesOn() || database.hasFailed())
        return PageCheck::Unknown;
    return isSound ? PageCheck::IndexDamaged : PageCheck::Damaged;
}

} // namespace storage

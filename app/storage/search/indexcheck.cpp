// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/indexcheck.h"

#include "storage/search/searchindex.h"

namespace storage {
namespace {

constexpr const char *kMissing =
    "SELECT EXISTS (SELECT 1 FROM message m WHERE m.id >= ? AND m.state NOT IN ('waiting', "
    "'streaming') AND NOT EXISTS (SELECT 1 FROM message_search_docsize d WHERE d.id = m.id))";

/// True when the last statement met damage; that is forgotten.
bool metDamage(Database &database)
{
    if (!database.hasFailed() || !database.isFailureDamage())
        return false;
    database.clearFailure();
    return true;
}

} // namespace

bool IndexCheck::isRight(Database &database)
{
    if (!SearchIndex::isUsable(database))
        return !metDamage(database);
    // Every word, with how many messages have it, through every piece of the index.
    database.execute("CREATE VIRTUAL TABLE temp.index_words USING fts5vocab(main, message_search, "
                     "row)");
    static_cast<void>(database.pragma("SELECT count(*), sum(doc) FROM temp.index_words"));
    bool isMissing = false;
    {
        Statement row = database.prepare(kMissing);
        row.bind(SearchIndex::firstIndexed(database));
        isMissing = row.next() && row.integer(0) != 0;
    }
    return !metDamage(database) && !isMissing;
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/databasecopy.h"

#include "storage/migrations.h"
#include "storage/privatefile.h"
#include "storage/storageerror.h"

#include <QFile>

namespace storage {
namespace {

/// A quarter of a mebibyte: a few milliseconds of a disk.
constexpr int kPagesAtOnce = 64;

DatabaseFacts factsOf(Database &database)
{
    DatabaseFacts facts;
    facts.schema = database.pragma("PRAGMA user_version").toInt();
    facts.conversations = database.pragma("SELECT count(*) FROM conversation").toLongLong();
    facts.messages = database.pragma("SELECT count(*) FROM message").toLongLong();
    return facts;
}

core::Result<core::Done> copied(Database &from, const QString &path,
                                const DatabaseCopy::GoesOn &goesOn)
{
    // Made by us and not by SQLite, so that no moment exists at which others may read it.
    if (const QString words = PrivateFile::write(path, {}); !words.isEmpty())
        return storageError("cannot-open", words);
    Database target;
    target.open(path);
    // Nobody needs a copy that was cut; what is complete is synced as a whole.
    target.execute("PRAGMA synchronous=OFF");
    DatabaseCopy::transfer(from, target, kPagesAtOnce, goesOn);
    // One file, without a log beside it.
    if (target.pragma("PRAGMA journal_mode=DELETE") != QLatin1StringView("delete"))
        target.failWithSqlite(1);
    if (const auto failure = target.failure())
        return *failure;
    return core::Done{};
}

void removeWithLogs(const QString &path)
{
    for (const char *suffix : {"", "-journal", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(suffix));
}

} // namespace

bool DatabaseCopy::transfer(Database &from, Database &target, int pages, const GoesOn &goesOn)
{
    return from.copyInto(target, pages, goesOn);
}

core::Result<DatabaseFacts> DatabaseCopy::make(Database &from, const QString &path,
                                               const GoesOn &goesOn)
{
    // The state of one moment. Without a write-ahead log a reader would hold up all writers; the
    // copy then begins again when somebody has written.
    const bool isHeld =
        from.pragma("PRAGMA journal_mode") == QLatin1StringView("wal") && from.execute("BEGIN");
    const DatabaseFacts before = factsOf(from);
    core::Result<core::Done> done = core::Done{};
    if (const auto failure = from.failure())
        done = *failure;
    else
        done = copied(from, path, goesOn);
    const bool isSettled = isHeld || (done && factsOf(from) == before);
    if (isHeld)
        from.rollBack();
    core::Result<DatabaseFacts> facts = before;
    if (done)
        facts = verify(path, goesOn);
    else
        facts = done.error();
    if (facts && isSettled && !(facts.value() == before))
        facts = storageError("damaged", QStringLiteral("the copy is not what was copied"));
    if (const QString words = facts ? PrivateFile::sync(path) : QString(); !words.isEmpty())
        facts = storageError("io-error", words);
    if (!facts)
        removeWithLogs(path);
    return facts;
}

core::Result<DatabaseFacts> DatabaseCopy::verify(const QString &path, const GoesOn &goesOn)
{
    Database database;
    database.openUntouched(path);
    if (goesOn)
        database.setInterruption([&goesOn] { return !goesOn(); });
    const qint64 application = database.pragma("PRAGMA application_id").toLongLong();
    const DatabaseFacts facts = factsOf(database);
    const QString verdict = database.pragma("PRAGMA quick_check(1)");
    if (!database.hasFailed() || database.isFailureDamage()) {
        if (application != kApplicationId && !database.hasFailed())
            return storageError("not-ours", QStringLiteral("application id"));
        if (facts.schema > kSchemaVersion)
            return storageError("too-new", QStringLiteral("version %1").arg(facts.schema));
        // The search index can be made anew.
        const bool isIndexToBlame = facts.schema > 0 && verdict != QLatin1StringView("ok");
        if (isIndexToBlame) {
            database.clearFailure();
            if (!Migrations::areTablesSound(database, facts.schema))
                return storageError("damaged", verdict);
        }
    }
    if (const auto failure = database.failure())
        return *failure;
    if (facts.schema < 1)
        return storageError("damaged", QStringLiteral("tables are missing"));
    return facts;
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/partchecksum.h"

#include <QFile>
#include <QUrl>
#include <cerrno>
#include <sqlite3.h>

namespace storage {
namespace {

// A reader of another process only ever holds the log's checkpoint back, and not for long.
constexpr int kBusyTimeoutMs = 2000;
// Somebody else writes: a copy waits for it, half a minute at most.
constexpr int kMostRefusals = 300;
constexpr int kRefusedMs = 100;
/// Instructions of SQLite's machine: well under a millisecond.
constexpr int kStepsBetweenQuestions = 2000;

/// What every connection is set to. These are settings of a connection, not of the file: they
/// have to be made, and checked, each time it is opened.
struct Setting {
    const char *set;
    const char *get;
    const char *expected;
};

constexpr Setting kSettings[] = {
    {"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1"},
    // Full also in WAL mode: a commit that was reported survives a power cut.
    {"PRAGMA synchronous=FULL", "PRAGMA synchronous", "2"},
    {"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
    // Sorting never spills conversations into the shared temporary directory.
    {"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2"},
};

QString codeName(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return QStringLiteral("full");
    case SQLITE_READONLY:
        return QStringLiteral("read-only");
    case SQLITE_IOERR:
        return QStringLiteral("io-error");
    case SQLITE_CANTOPEN:
        return QStringLiteral("cannot-open");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return QStringLiteral("busy");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return QStringLiteral("damaged");
    case SQLITE_CONSTRAINT:
        return QStringLiteral("constraint");
    case SQLITE_INTERRUPT:
        return QStringLiteral("cancelled");
    default:
        return QStringLiteral("sqlite-%1").arg(code);
    }
}

/// SQLite calls some of what a full or write-protected disk does an error of reading or writing.
int causeOf(int code, sqlite3 *handle)
{
    const int kind = code & 0xff;
    if (kind != SQLITE_IOERR && kind != SQLITE_CANTOPEN)
        return code;
    switch (sqlite3_system_errno(handle)) {
    case ENOSPC:
    case EDQUOT:
        return SQLITE_FULL;
    case EROFS:
        return SQLITE_READONLY;
    default:
        return code;
    }
}

} // namespace

Database::~Database()
{
    close();
}

bool Database::open(const QString &path)
{
    return openAs(QFile::encodeName(path), SQLITE_OPEN_READWRITE);
}

bool Database::openUntouched(const QString &path)
{
    return openAs(QUrl::fromLocalFile(path).toEncoded() + "?immutable=1",
                  SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

bool Database::openBeside(const QString &path)
{
    return openAs(QFile::encodeName(path), SQLITE_OPEN_READONLY);
}

bool Database::openAs(const QByteArray &address, int flags)
{
    close();
    clearFailure();
    const int code = sqlite3_open_v2(address.constData(), &m_handle,
                                     flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK)
        failWithSqlite(code);
    return configure();
}

bool Database::configure()
{
    if (hasFailed())
        return false;
    sqlite3_busy_timeout(m_handle, kBusyTimeoutMs);
    int isDefensive = 0;
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &isDefensive);
    if (isDefensive != 1)
        failWithSqlite(SQLITE_ERROR);
    if (const int code = PartChecksum::install(m_handle); code != SQLITE_OK)
        failWithSqlite(code);
    for (const Setting &setting : kSettings) {
        execute(setting.set);
        if (!hasFailed() && pragma(setting.get) != QLatin1StringView(setting.expected))
            failWithSqlite(SQLITE_ERROR);
    }
    return !hasFailed();
}

void Database::close()
{
    finalizeAll();
    closeHandle();
}

void Database::closeUntouched()
{
    finalizeAll();
    if (m_handle)
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    closeHandle();
}

void Database::closeHandle()
{
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

void Database::finalizeAll()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    m_statements.clear();
}

Statement Database::prepare(const char *sql)
{
    if (!m_handle || hasFailed())
        return Statement(*this, nullptr);
    sqlite3_stmt *&statement = m_statements[sql];
    if (!statement) {
        const int code =
            sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            failWithSqlite(code);
    }
    return Statement(*this, statement);
}

bool Database::execute(const char *sql)
{
    if (!m_handle || hasFailed())
        return false;
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        failWithSqlite(code);
    return !hasFailed();
}

bool Database::executeUndefended(const char *sql)
{
    if (!m_handle || hasFailed())
        return false;
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    execute(sql);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return !hasFailed();
}

QString Database::pragma(const char *sql)
{
    Statement statement = prepare(sql);
    return statement.next() ? statement.text(0) : QString();
}

qint64 Database::lastRow() const
{
    return m_handle ? sqlite3_last_insert_rowid(m_handle) : 0;
}

int Database::changedRows() const
{
    return m_handle ? sqlite3_changes(m_handle) : 0;
}

bool Database::copyInto(Database &target, int pages, const std::function<bool()> &goesOn)
{
    if (!m_handle || !target.m_handle || target.hasFailed())
        return false;
    sqlite3_backup *copy = sqlite3_backup_init(target.m_handle, "main", m_handle, "main");
    if (!copy) {
        target.failWithSqlite(sqlite3_extended_errcode(target.m_handle));
        return false;
    }
    int code = SQLITE_OK;
    int refusals = 0;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(copy, pages);
        const bool isBusy = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
        if (isBusy && ++refusals < kMostRefusals) {
            sqlite3_sleep(kRefusedMs);
            code = SQLITE_OK;
        }
        if (code == SQLITE_OK && goesOn && !goesOn())
            code = SQLITE_INTERRUPT;
    }
    // What finish() says is about the last step; it rolls back what is not complete.
    sqlite3_backup_finish(copy);
    if (code != SQLITE_DONE)
        target.failWithSqlite(code);
    return code == SQLITE_DONE;
}

void Database::setInterruption(std::function<bool()> isInterrupted)
{
    m_isInterrupted = std::move(isInterrupted);
    const auto ask = [](void *database) {
        return static_cast<Database *>(database)->m_isInterrupted() ? 1 : 0;
    };
    if (m_handle)
        sqlite3_progress_handler(m_handle, kStepsBetweenQuestions, ask, this);
}

bool Database::begin()
{
    // Immediate: a transaction that cannot write is told so before it does any work.
    return execute("BEGIN IMMEDIATE");
}

bool Database::commit()
{
    execute("COMMIT");
    if (hasFailed())
        rollBack();
    return !hasFailed();
}

void Database::rollBack()
{
    // Some failures have rolled back already; then there is nothing to do.
    if (m_handle && sqlite3_get_autocommit(m_handle) == 0)
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::isFailureTransient() const
{
    switch (m_failureCode & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_PERM:
    case SQLITE_NOMEM:
        return true;
    default:
        return false;
    }
}

bool Database::isFailureDamage() const
{
    const int code = m_failureCode & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

void Database::clearFailure()
{
    m_failure.reset();
    m_failureCode = 0;
}

void Database::failWithSqlite(int code)
{
    if (hasFailed())
        return;
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = codeName(causeOf(code, m_handle));
    error.message = QString::fromUtf8(m_handle && sqlite3_errcode(m_handle) != SQLITE_OK
                                          ? sqlite3_errmsg(m_handle)
                                          : sqlite3_errstr(code));
    m_failure = error;
    m_failureCode = code;
}

void Database::failNotFound(const QString &what)
{
    if (hasFailed())
        return;
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QStringLiteral("not-found");
    error.message = what;
    m_failure = error;
    m_failureCode = SQLITE_NOTFOUND;
}

} // namespace storage

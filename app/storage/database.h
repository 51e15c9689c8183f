// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/statement.h"

#include <QHash>
#include <QString>
#include <functional>
#include <optional>

struct sqlite3;

namespace storage {

/// One SQLite connection with the settings this program relies on. It is used by the thread that
/// opened it only. SQLite's C interface is used directly: the connection then never depends on
/// a driver plug-in that may carry a SQLite of its own.
///
/// The first failure sticks until clearFailure(): whatever follows it does nothing, and a
/// transaction that met one is rolled back.
class Database
{
public:
    Database() = default;
    ~Database();
    Q_DISABLE_COPY(Database)

    /// Opens an existing file and applies the settings; they are read back. Nothing is created.
    /// ":memory:" is an empty one that is nowhere but in memory.
    bool open(const QString &path);
    /// Opens an existing file to which nobody writes, for reading. Neither it nor anything beside
    /// it is touched, not even a lock; a log beside it is not seen.
    bool openUntouched(const QString &path);
    /// Opens an existing file for reading beside its writer, here or in another process.
    bool openBeside(const QString &path);
    /// Closes; the write-ahead log is folded into the file.
    void close();
    /// Closes without folding the log in, so that a file that is in doubt stays as it is.
    void closeUntouched();
    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }

    /// `sql` has to be a literal: its address is the key under which it stays prepared.
    [[nodiscard]] Statement prepare(const char *sql);
    /// Runs one or several statements without parameters.
    bool execute(const char *sql);
    /// The same, while what virtual tables keep for themselves may be written to, which is else
    /// forbidden.
    bool executeUndefended(const char *sql);
    /// The first column of the first row of `PRAGMA <name>`; empty after a failure.
    [[nodiscard]] QString pragma(const char *sql);
    [[nodiscard]] qint64 lastRow() const;
    /// Rows that the last statement changed.
    [[nodiscard]] int changedRows() const;

    /// Asked on this thread while a statement works; true ends it with the code "cancelled".
    void setInterruption(std::function<bool()> isInterrupted);

    bool begin();
    /// Commits, or rolls back when something in between failed; true when it is on disk.
    bool commit();
    void rollBack();

    [[nodiscard]] bool hasFailed() const { return m_failure.has_value(); }
    /// Kind Storage; `code` is SQLite's name of the error or "not-found".
    [[nodiscard]] std::optional<core::Error> failure() const { return m_failure; }
    /// The disk or another process refuses now but may not later.
    [[nodiscard]] bool isFailureTransient() const;
    /// The file's content cannot be trusted.
    [[nodiscard]] bool isFailureDamage() const;
    void clearFailure();
    void failWithSqlite(int code);
    /// What was asked for does not exist.
    void failNotFound(const QString &what);

private:
    friend class DatabaseCopy; // the one place where pages are copied
    bool copyInto(Database &target, int pages, const std::function<bool()> &goesOn);
    bool openAs(const QByteArray &address, int flags);
    bool configure();
    void finalizeAll();
    void closeHandle();

    sqlite3 *m_handle = nullptr;
    std::function<bool()> m_isInterrupted;
    QHash<const char *, sqlite3_stmt *> m_statements;
    std::optional<core::Error> m_failure;
    int m_failureCode = 0;
};

} // namespace storage

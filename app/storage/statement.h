// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUuid>

struct sqlite3_stmt;

namespace storage {

class Database;

/// One use of a prepared statement: bind in the order of the question marks, then run() it or
/// walk its rows with next(). It gives the prepared statement back when it goes. Once a job has
/// failed (Database::hasFailed) every statement does nothing, so callers need not ask after each.
class Statement
{
public:
    /// `statement` may be null after a failure to prepare.
    Statement(Database &database, sqlite3_stmt *statement);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(qint64 value);
    Statement &bind(int value) { return bind(qint64(value)); }
    Statement &bind(bool value) { return bind(qint64(value ? 1 : 0)); }
    /// As UTF-8; the text has to be clean, see cleanText().
    Statement &bind(const QString &text);
    /// Lower-case text; null for a null id.
    Statement &bind(const QUuid &id);
    Statement &bindBlob(const QByteArray &bytes);
    /// ASCII text; null when empty.
    Statement &bindName(const QByteArray &name);
    /// Compact text; null when empty.
    Statement &bindJson(const QJsonObject &object);
    Statement &bindNull();
    /// The value of a column of another statement's row, as it is.
    Statement &bindFrom(const Statement &row, int column);
    /// Null for 0, which no row has as its id.
    Statement &bindRow(qint64 row);

    /// Runs a statement whose rows nobody wants; false after a failure.
    bool run();
    /// Steps to the next row; false at the end and after a failure.
    bool next();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isBlob(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QUuid id(int column) const;
    [[nodiscard]] QJsonObject json(int column) const;

private:
    void check(int code);

    Database &m_database;
    sqlite3_stmt *m_statement;
    int m_nextParameter = 1;
};

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statement.h"

#include "core/id.h"
#include "storage/database.h"

#include <QJsonDocument>
#include <QStringDecoder>
#include <sqlite3.h>

namespace storage {

Statement::Statement(Database &database, sqlite3_stmt *statement)
    : m_database(database)
    , m_statement(statement)
{
}

Statement::~Statement()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

Statement &Statement::bind(qint64 value)
{
    if (m_statement)
        check(sqlite3_bind_int64(m_statement, m_nextParameter++, value));
    return *this;
}

Statement &Statement::bind(const QString &text)
{
    if (!m_statement)
        return *this;
    const QByteArray utf8 = text.toUtf8();
    check(sqlite3_bind_text64(m_statement, m_nextParameter++, utf8.constData(),
                              sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement &Statement::bind(const QUuid &id)
{
    return id.isNull() ? bindNull() : bind(core::idText(id));
}

Statement &Statement::bindBlob(const QByteArray &bytes)
{
    if (m_statement) {
        check(sqlite3_bind_blob64(m_statement, m_nextParameter++, bytes.constData(),
                                  sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT));
    }
    return *this;
}

Statement &Statement::bindName(const QByteArray &name)
{
    return name.isEmpty() ? bindNull() : bind(QString::fromLatin1(name));
}

Statement &Statement::bindJson(const QJsonObject &object)
{
    if (object.isEmpty())
        return bindNull();
    QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    // Escaped, since QJsonDocument swallows a byte order mark that begins a string.
    json.replace("\xef\xbb\xbf", "\\ufeff");
    return bind(QString::fromUtf8(json));
}

Statement &Statement::bindFrom(const Statement &row, int column)
{
    if (m_statement && row.m_statement)
        check(sqlite3_bind_value(m_statement, m_nextParameter++,
                                 sqlite3_column_value(row.m_statement, column)));
    return *this;
}

Statement &Statement::bindNull()
{
    if (m_statement)
        check(sqlite3_bind_null(m_statement, m_nextParameter++));
    return *this;
}

Statement &Statement::bindRow(qint64 row)
{
    return row == 0 ? bindNull() : bind(row);
}

bool Statement::run()
{
    while (next()) {
    }
    return !m_database.hasFailed();
}

bool Statement::next()
{
    if (!m_statement || m_database.hasFailed())
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        check(code);
    return false;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

bool Statement::isBlob(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_BLOB;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    const QByteArrayView utf8(text, text ? sqlite3_column_bytes(m_statement, column) : 0);
    // QString::fromUtf8() would swallow a byte order mark that somebody wrote.
    if (utf8.startsWith("\xef\xbb\xbf"))
        return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(utf8);
    return QString::fromUtf8(utf8);
}

QByteArray Statement::bytes(int column) const
{
    const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(blob, sqlite3_column_bytes(m_statement, column));
}

QUuid Statement::id(int column) const
{
    if (isNull(column))
        return {};
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QUuid::fromString(QLatin1StringView(text, sqlite3_column_bytes(m_statement, column)));
}

QJsonObject Statement::json(int column) const
{
    return isNull(column) ? QJsonObject() : QJsonDocument::fromJson(bytes(column)).object();
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        m_database.failWithSqlite(code);
}

} // namespace storage

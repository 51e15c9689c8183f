// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/foreigndatabase.h"

#include "storage/import/importerror.h"

#include <QUrl>
#include <sqlite3.h>

namespace storage {
namespace {

constexpr int kMaxValue = 64 * 1024 * 1024;

QJsonValue columnValue(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return qint64(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return QString::fromUtf8(text, sqlite3_column_bytes(statement, column));
    }
    default: // no bytes of ours
        return QJsonValue(QJsonValue::Null);
    }
}

SourceObject rowOf(sqlite3_stmt *statement)
{
    QJsonObject row;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        row.insert(QString::fromUtf8(sqlite3_column_name(statement, column)),
                   columnValue(statement, column));
    }
    return SourceObject(row);
}

} // namespace

ForeignDatabase::ForeignDatabase(sqlite3 *handle)
    : m_handle(handle)
{
}

ForeignDatabase::~ForeignDatabase()
{
    sqlite3_close(m_handle);
}

core::Result<std::unique_ptr<ForeignDatabase>> ForeignDatabase::open(const QString &path)
{
    sqlite3 *handle = nullptr;
    // Nobody else writes to it: no log beside the file is looked for, and no lock is made.
    const QByteArray address = QUrl::fromLocalFile(path).toEncoded() + "?immutable=1";
    const int opened = sqlite3_open_v2(address.constData(), &handle,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    std::unique_ptr<ForeignDatabase> database(new ForeignDatabase(handle));
    if (opened != SQLITE_OK)
        return importError("bad-database");
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kMaxValue);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_exec(handle, "PRAGMA cell_size_check=ON", nullptr, nullptr, nullptr);
    return database;
}

bool ForeignDatabase::hasTable(const QString &name)
{
    bool isThere = false;
    const auto done = each("SELECT name FROM sqlite_schema WHERE type='table' AND name=?", name,
                           [&isThere](const SourceObject &) { return !(isThere = true); });
    return done && isThere;
}

core::Result<core::Done> ForeignDatabase::each(const char *sql, const QString &argument,
                                               const Take &take)
{
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql, -1, &prepared, nullptr) != SQLITE_OK)
        return importError("bad-database");
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared,
                                                                               &sqlite3_finalize);
    if (sqlite3_bind_parameter_count(prepared) > 0) {
        const QByteArray text = argument.toUtf8();
        sqlite3_bind_text(prepared, 1, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    }
    int step = sqlite3_step(prepared);
    for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) {
        if (!take(rowOf(prepared)))
            return core::Done{};
    }
    return step == SQLITE_DONE ? core::Result<core::Done>(core::Done{})
                               : core::Result<core::Done>(importError("bad-database"));
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/foreigndatabase.h"

#include "storage/import/importerror.h"

#include <QUrl>
#include <sqlite3.h>

namespace storage {
namespace {

constexpr int kMaxValue = 32 * 1024 * 1024;
constexpr qint64 kMaxRows = 1'000'000;
/// Instructions of the database's machine between two looks at whether to go on, and how many of
/// these looks there are at most: some minutes. Without an index, a query for each topic is long.
constexpr int kStepsBetween = 100'000;
constexpr qint64 kMaxSteps = 200'000;

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

qint64 bytesOf(sqlite3_stmt *statement)
{
    qint64 bytes = 0;
    for (int column = 0; column < sqlite3_column_count(statement); ++column)
        bytes += sqlite3_column_bytes(statement, column);
    return bytes;
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

ForeignDatabase::ForeignDatabase(sqlite3 *handle, GoOn goesOn)
    : m_handle(handle)
    , m_goesOn(std::move(goesOn))
{
    sqlite3_progress_handler(m_handle, kStepsBetween, &ForeignDatabase::shallStop, this);
}

ForeignDatabase::~ForeignDatabase()
{
    sqlite3_close(m_handle);
}

int ForeignDatabase::shallStop(void *self)
{
    auto *database = static_cast<ForeignDatabase *>(self);
    const bool isCancelled = database->m_goesOn && !database->m_goesOn();
    return isCancelled || ++database->m_steps > kMaxSteps ? 1 : 0;
}

core::Result<std::unique_ptr<ForeignDatabase>> ForeignDatabase::open(const QString &path,
                                                                     GoOn goesOn)
{
    sqlite3 *handle = nullptr;
    // Nobody else writes to it: no log beside the file is looked for, and no lock is made.
    const QByteArray address = QUrl::fromLocalFile(path).toEncoded() + "?immutable=1";
    const int opened = sqlite3_open_v2(address.constData(), &handle,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    if (opened != SQLITE_OK) {
        sqlite3_close(handle);
        return importError("bad-database");
    }
    std::unique_ptr<ForeignDatabase> database(new ForeignDatabase(handle, std::move(goesOn)));
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kMaxValue);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_exec(handle, "PRAGMA cell_size_check=ON", nullptr, nullptr, nullptr);
    return database;
}

bool ForeignDatabase::hasTable(const QString &name)
{
    bool isThere = false;
    const auto done =
        each("SELECT name FROM pragma_table_list WHERE schema='main' AND type='table' AND name=?",
             name, [&isThere](const SourceObject &) { return !(isThere = true); });
    return done && isThere;
}

QByteArray ForeignDatabase::storedColumns(const QString &table, const QStringList &wanted)
{
    QByteArray columns;
    const auto done = each("SELECT name FROM pragma_table_xinfo(?) WHERE hidden=0", table,
                           [&columns, &wanted](const SourceObject &row) {
                               // What is wanted has a plain name of ours: nothing to escape.
                               const QString name = row.text("name");
                               if (wanted.contains(name))
                                   columns += (columns.isEmpty() ? "" : ", ") + name.toUtf8();
                               return true;
                           });
    return done ? columns : QByteArray();
}

core::Result<core::Done> ForeignDatabase::each(const QByteArray &sql, const QJsonValue &argument,
                                               const Take &take, qint64 mostBytes)
{
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.constData(), -1, &prepared, nullptr) != SQLITE_OK)
        return importError("bad-database");
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared,
                                                                               &sqlite3_finalize);
    if (argument.isDouble()) {
        sqlite3_bind_int64(prepared, 1, argument.toInteger());
    } else if (sqlite3_bind_parameter_count(prepared) > 0) {
        const QByteArray text = argument.toString().toUtf8();
        sqlite3_bind_text(prepared, 1, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    }
    qint64 rows = 0;
    qint64 bytes = 0;
    int step = sqlite3_step(prepared);
    for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) {
        bytes += bytesOf(prepared);
        if (++rows > kMaxRows)
            return importError("too-many");
        if (bytes > mostBytes)
            return importError("too-large");
        if (!take(rowOf(prepared)))
            return core::Done{};
    }
    return step == SQLITE_DONE ? core::Result<core::Done>(core::Done{})
                               : core::Result<core::Done>(importError("bad-database"));
}

} // namespace storage

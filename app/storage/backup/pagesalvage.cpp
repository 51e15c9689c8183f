// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/pagesalvage.h"

#include "core/id.h"
#include "storage/migrations.h"

#include <QHash>
#include <QStringList>

namespace storage {
namespace {

using ValueKind = StoredValue::Kind;

/// Fewer values than these look like those of an index, but for texts.
constexpr qsizetype kTellingCount = 3;

ValueKind kindOfType(const QString &type)
{
    if (type == QLatin1StringView("TEXT"))
        return ValueKind::Text;
    return type == QLatin1StringView("BLOB") ? ValueKind::Blob : ValueKind::Integer;
}

struct SalvagedTable {
    QString name;
    bool hasIds = true;
    qsizetype columns = 0;
};

QList<SalvagedTable> tablesIn(Database &database)
{
    QList<SalvagedTable> tables;
    Statement row = database.prepare(
        "SELECT name, wr, ncol FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
        "name NOT LIKE 'sqlite%' AND name NOT LIKE 'message_search%'");
    while (row.next())
        tables.append({row.text(0), row.integer(1) == 0, qsizetype(row.integer(2))});
    return tables;
}

/// By table, how many columns it had in the first layout that had it. A column that came later is
/// not in the rows that were there before it.
QHash<QString, qsizetype> firstColumns()
{
    QHash<QString, qsizetype> columns;
    Database early;
    early.open(QStringLiteral(":memory:"));
    for (int version = 1; version <= kSchemaVersion; ++version) {
        Migrations::apply(early, version - 1, version);
        const QList<SalvagedTable> tables = tablesIn(early);
        for (const SalvagedTable &table : tables) {
            const qsizetype known = columns.value(table.name, table.columns);
            columns.insert(table.name, qMin(known, table.columns));
        }
    }
    return columns;
}

/// See Salvage: the rest is noted anew.
bool isKeptNote(const QByteArray &key)
{
    return key == "draft" || key.startsWith("connection ") || key.startsWith("place ");
}

void bindValue(Statement &statement, const StoredValue &value)
{
    switch (value.kind) {
    case ValueKind::Integer:
        statement.bind(value.integer);
        break;
    case ValueKind::Text:
        statement.bind(QString::fromUtf8(value.bytes));
        break;
    case ValueKind::Blob:
        statement.bindBlob(value.bytes);
        break;
    case ValueKind::Null:
    case ValueKind::Real:
        statement.bindNull();
        break;
    }
}

} // namespace

PageSalvage::PageSalvage(Database &fresh, const QString &damaged, std::function<bool()> goesOn)
    : m_fresh(fresh)
    , m_damaged(damaged)
    , m_goesOn(std::move(goesOn))
{
}

PageSalvage::Shape PageSalvage::shapeOf(const QString &table, bool hasIds, qsizetype columns)
{
    Shape shape;
    shape.order = hasIds ? PageScan::Order::ById : PageScan::Order::ByKey;
    shape.isMeta = table == QLatin1StringView("meta");
    QStringList names;
    {
        Statement row =
            m_fresh.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)");
        row.bind(table);
        while (names.size() < columns && row.next()) {
            const ValueKind kind = kindOfType(row.text(1));
            const bool isNumber = hasIds && names.isEmpty() && kind == ValueKind::Integer
                                  && row.integer(3) == 1 && row.text(0) == QLatin1StringView("id");
            shape.isNumbered = shape.isNumbered || isNumber;
            if (row.text(0) == QLatin1StringView("uuid"))
                shape.uuidAt = names.size();
            names.append(row.text(0));
            shape.kinds.append(isNumber ? ValueKind::Null : kind);
            shape.mayBeNull.append(row.integer(2) == 0);
        }
    }
    const QStringList marks(names.size(), QStringLiteral("?"));
    shape.insert = QStringLiteral("INSERT OR IGNORE INTO %1 (%2) VALUES (%3)")
                       .arg(table, names.join(QLatin1Char(',')), marks.join(QLatin1Char(',')))
                       .toUtf8();
    shape.find = QStringLiteral("SELECT 1 FROM %1 WHERE rowid = ?").arg(table).toUtf8();
    return shape;
}

QList<PageSalvage::Shape> PageSalvage::shapes()
{
    const QHash<QString, qsizetype> first = firstColumns();
    const QList<SalvagedTable> tables = tablesIn(m_fresh);
    QList<Shape> earlier;
    QList<Shape> shapes;
    for (const SalvagedTable &table : tables) {
        for (qsizetype columns = qMin(first.value(table.name, table.columns), table.columns);
             columns <= table.columns; ++columns) {
            Shape shape = shapeOf(table.name, table.hasIds, columns);
            if (shape.kinds.size() >= kTellingCount || shape.isMeta)
                (columns < table.columns ? earlier : shapes).append(std::move(shape));
        }
    }
    // What fits a row as it is written today is asked last, and wins.
    return earlier + shapes;
}

bool PageSalvage::fits(const Shape &shape, const PageScan::Row &row)
{
    if (shape.order != row.order || shape.kinds.size() != row.kinds.size())
        return false;
    for (qsizetype i = 0; i < row.kinds.size(); ++i) {
        const bool isNull = row.kinds.at(i) == ValueKind::Null && shape.mayBeNull.at(i);
        if (row.kinds.at(i) != shape.kinds.at(i) && !isNull)
            return false;
    }
    return true;
}

bool PageSalvage::isWanted(const PageScan::Row &row)
{
    m_shape = nullptr;
    for (const Shape &shape : std::as_const(m_shapes)) {
        if (fits(shape, row))
            m_shape = &shape;
    }
    if (!m_shape || !m_shape->isNumbered)
        return m_shape != nullptr;
    Statement known = m_fresh.prepare(m_shape->find.constData());
    known.bind(row.id);
    return !known.next();
}

void PageSalvage::take(const PageScan::Row &row, const QList<StoredValue> &values)
{
    const Shape &shape = *m_shape;
    if (shape.uuidAt >= 0
        && core::idFromText(QString::fromLatin1(values.at(shape.uuidAt).bytes)).isNull())
        return;
    if (shape.isMeta && !isKeptNote(values.constFirst().bytes))
        return;
    Statement insert = m_fresh.prepare(shape.insert.constData());
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (shape.isNumbered && i == 0)
            insert.bind(row.id);
        else
            bindValue(insert, values.at(i));
    }
    insert.run();
}

bool PageSalvage::run()
{
    m_shapes = shapes();
    PageScan scan(m_damaged);
    return scan.run({[this](const PageScan::Row &row) { return isWanted(row); },
                     [this](const PageScan::Row &row, const QList<StoredValue> &values) {
                         take(row, values);
                     },
                     m_goesOn})
           && !m_fresh.hasFailed();
}

} // namespace storage

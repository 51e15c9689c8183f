// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QtTest>
#include <sqlite3.h>

namespace support {

/// Makes a database of an older layout at `path`, of the SQL that is kept of it. To be called from
/// tests of layers that link SQLite.
inline void loadSchemaFixture(int schema, const QString &path)
{
    QFile sql(QStringLiteral(TEST_DATA_DIR "/schemas/schema%1.sql").arg(schema));
    QVERIFY(sql.open(QIODevice::ReadOnly));
    const QByteArray statements = sql.readAll() + "PRAGMA journal_mode=WAL;";
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path).constData(), &handle), SQLITE_OK);
    const int code = sqlite3_exec(handle, statements.constData(), nullptr, nullptr, nullptr);
    const QByteArray words = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    QVERIFY2(code == SQLITE_OK, words.constData());
}

} // namespace support

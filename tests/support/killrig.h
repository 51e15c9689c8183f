// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/pathmarks.h"
#include "storage/search/searchindex.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>
#include <algorithm>
#include <csignal>
#include <functional>
#include <sqlite3.h>
#include <unistd.h>

namespace support {

/// Random moments, the same ones again with LOQUAT_SEED.
class KillMoments
{
public:
    explicit KillMoments(int mostMs)
        : m_mostMs(mostMs)
        , m_seed(qEnvironmentVariableIsSet("LOQUAT_SEED")
                     ? quint32(qEnvironmentVariableIntValue("LOQUAT_SEED"))
                     : QRandomGenerator::global()->generate() & 0x7fffffff)
        , m_random(m_seed)
    {
        qInfo("LOQUAT_SEED=%u", m_seed);
    }
    /// Not a wait for anything: how long it is, is what is varied. Events are handled meanwhile.
    void pass()
    {
        QElapsedTimer since;
        since.start();
        const double length = m_random.generateDouble() * m_mostMs;
        while (double(since.nsecsElapsed()) / 1e6 < length)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    }

private:
    int m_mostMs;
    quint32 m_seed;
    QRandomGenerator m_random;
};

/// What a test has measured, for its log and for tests/README.md.
class KillFigures
{
public:
    explicit KillFigures(const char *what)
        : m_what(what)
    {
    }
    void add(double value) { m_values.append(value); }
    void tell() const
    {
        if (m_values.isEmpty())
            return;
        QList<double> sorted = m_values;
        std::sort(sorted.begin(), sorted.end());
        double sum = 0;
        for (const double value : std::as_const(sorted))
            sum += value;
        qInfo("%s: %d values, min %.0f, median %.0f, max %.0f, sum %.0f", m_what,
              int(sorted.size()), sorted.constFirst(), sorted.at(sorted.size() / 2),
              sorted.constLast(), sum);
    }

private:
    const char *m_what;
    QList<double> m_values;
};

/// Kills it and waits until it is dead; false when it had ended by itself.
inline bool killAtOnce(QProcess &process)
{
    return ::kill(pid_t(process.processId()), SIGKILL) == 0 && process.waitForFinished()
           && process.exitStatus() == QProcess::CrashExit;
}

/// A child's word to the rig, past every buffer that a kill could take along.
inline void tellRig(const QByteArray &line)
{
    if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
        ::_exit(3);
}

/// The one number that another program reads of a database that is in use; -1: it cannot.
inline qint64 readBeside(const QString &path, const char *sql)
{
    storage::Database database;
    database.openBeside(path);
    storage::Statement row = database.prepare(sql);
    return row.next() ? row.integer(0) : -1;
}

/// An index that could not be made or kept is made anew later.
enum class IndexMayBe { WholeOnly, Unmade };

/// What is wrong with a database that nobody has open; empty: nothing.
inline QString faultsOf(const QString &path, IndexMayBe index = IndexMayBe::WholeOnly)
{
    using storage::SearchIndex;
    storage::Database database;
    database.open(path);
    const QString pages = database.pragma("PRAGMA quick_check");
    if (pages != QLatin1StringView("ok"))
        return QStringLiteral("quick_check: ") + pages;
    if (const QString row = database.pragma("PRAGMA foreign_key_check"); !row.isEmpty())
        return QStringLiteral("foreign keys: ") + row;
    const bool isIndexed = index == IndexMayBe::WholeOnly || SearchIndex::isUsable(database);
    if (isIndexed && (!SearchIndex::isUsable(database) || !SearchIndex::isSound(database)))
        return QStringLiteral("the search index is damaged");
    const QString missing =
        database.pragma("SELECT id FROM message m WHERE state NOT IN ('waiting', 'streaming') AND"
                        " id >= (SELECT CAST(value AS INTEGER) FROM meta WHERE key='search_first')"
                        " AND NOT EXISTS (SELECT 1 FROM message_search WHERE rowid=m.id)");
    if (isIndexed && !missing.isEmpty())
        return QStringLiteral("not indexed: ") + missing;
    storage::PathMarks marks(database);
    QList<qint64> conversations;
    {
        storage::Statement row = database.prepare("SELECT id FROM conversation");
        while (row.next())
            conversations.append(row.integer(0));
    }
    for (const qint64 conversation : std::as_const(conversations)) {
        const auto known = marks.isLong(conversation) ? marks.find(conversation) : std::nullopt;
        if (known && marks.messages(*known, 0, known->count - 1).size() != known->count)
            return QStringLiteral("path marks of %1").arg(conversation);
    }
    return database.failure() ? database.failure()->message : QString();
}

} // namespace support

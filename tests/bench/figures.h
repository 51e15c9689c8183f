// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace bench {

/// Several readings of one figure. What else the machine does only ever adds to one.
class Series
{
public:
    void add(double value)
    {
        m_values.insert(std::lower_bound(m_values.begin(), m_values.end(), value), value);
    }
    [[nodiscard]] double least() const { return m_values.isEmpty() ? 0 : m_values.first(); }
    [[nodiscard]] double greatest() const { return m_values.isEmpty() ? 0 : m_values.last(); }
    /// Of the ordered values the one at this part of the way: 0.5 is the median.
    [[nodiscard]] double at(double part) const
    {
        return m_values.isEmpty()
                   ? 0
                   : m_values.at(qsizetype(part * double(m_values.size() - 1) + 0.5));
    }
    [[nodiscard]] qsizetype count() const { return m_values.size(); }
    /// Least, median and greatest.
    [[nodiscard]] QByteArray text(int decimals = 1) const
    {
        return QByteArray::number(least(), 'f', decimals) + " / "
               + QByteArray::number(at(0.5), 'f', decimals) + " / "
               + QByteArray::number(greatest(), 'f', decimals);
    }

private:
    QList<double> m_values;
};

/// One line of the report; true when the bar holds.
inline bool report(const char *name, const QByteArray &figures, double value, double bar)
{
    const bool isGood = value <= bar;
    std::printf("%-58s %s (at most %g)%s\n", name, figures.constData(), bar,
                isGood ? "" : " TOO MUCH");
    std::fflush(stdout);
    return isGood;
}

/// Two figures that are compared, read in turns.
class Beside
{
public:
    void add(double few, double many)
    {
        m_few.add(few);
        m_many.add(many);
        m_ratios.add(many / few);
    }
    [[nodiscard]] const Series &few() const { return m_few; }
    [[nodiscard]] const Series &many() const { return m_many; }
    /// Many times as much as few: what the least readings say, or the median of the turns. One
    /// lucky reading among slow ones spoils the first, slow ones here and there the second.
    [[nodiscard]] double ratio() const
    {
        return std::min(m_many.least() / m_few.least(), m_ratios.at(0.5));
    }

private:
    Series m_few;
    Series m_many;
    Series m_ratios;
};

/// Asks again while a gate does not hold, at most so many times. A machine that has something else
/// to do slows some readings; what is really slower is so in all of them.
template <typename Holds>
bool holdsWithin(int times, const Holds &holds)
{
    for (int i = 0; i < times; ++i) {
        if (holds())
            return true;
    }
    return false;
}

/// The kernel's file of that name, as a whole.
inline QByteArray readKernel(const QByteArray &path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Megabytes of memory that count for this process: shared pages by their share.
inline double pssMegabytes()
{
    const QByteArray rollup = readKernel("/proc/self/smaps_rollup");
    const qsizetype at = rollup.indexOf("\nPss:");
    return at < 0 ? 0 : rollup.mid(at + 5).trimmed().split(' ').constFirst().toDouble() / 1024;
}

/// CPU seconds of the children of this process so far, in steps of a hundredth.
inline double childSeconds()
{
    double ticks = 0;
    const QDir threads(QStringLiteral("/proc/self/task"));
    const QStringList names = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const QByteArray children =
            readKernel("/proc/self/task/" + name.toLatin1() + "/children").simplified();
        for (const QByteArray &child : children.split(' ')) {
            if (child.isEmpty())
                continue;
            const QByteArray stat = readKernel("/proc/" + child + "/stat");
            const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
            ticks += fields.value(11).toDouble() + fields.value(12).toDouble();
        }
    }
    return ticks / double(::sysconf(_SC_CLK_TCK));
}

/// CPU seconds of the thread that asks.
inline double threadSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

} // namespace bench

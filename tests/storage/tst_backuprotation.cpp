// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backupname.h"
#include "storage/backup/backuprotation.h"

#include <QTest>
#include <algorithm>

using storage::BackupName;
using storage::BackupRotation;

namespace {

QDateTime atTime(const char *text)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QString backupAt(const QDateTime &time, const QString &occasion = {})
{
    return BackupName{time, occasion, false}.fileName();
}

/// What is left when a backup is made, and rotated, at each of the times.
QStringList keptAfter(const QList<QDateTime> &times)
{
    QStringList files;
    for (const QDateTime &time : times) {
        files.append(backupAt(time));
        const QStringList going = BackupRotation::removable(files, time);
        if (going.contains(files.constLast()))
            qFatal("the one that was just made is removed");
        for (const QString &file : going)
            files.removeAll(file);
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

class tst_BackupRotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesSayWhatTheyAre_data();
    void namesSayWhatTheyAre();
    void aYearOfDaysLeavesSevenDaysAndFourWeeks();
    void theNewestOfADayStays();
    void oneMadeByHandOutlivesThoseOfItsDay();
    void whoeverWasAwayLosesNothing();
    void aWrongClockRemovesNothingGood_data();
    void aWrongClockRemovesNothingGood();
    void theLastThreeOfAnOccasionStay();
    void whatIsNotOursStays();
    void oneIsDueADayAfterTheLast();
};

void tst_BackupRotation::namesSayWhatTheyAre_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isOurs");
    QTest::addColumn<QString>("occasion");
    QTest::addColumn<bool>("isSealed");
    const auto row = [](const char *file, bool isOurs, const char *occasion = "",
                        bool isSealed = false) {
        QTest::newRow(file) << QString::fromLatin1(file) << isOurs << QString::fromLatin1(occasion)
                            << isSealed;
    };
    row("loquat-2026-11-27-232344.db", true);
    row("loquat-2026-11-27-232344.db.sealed", true, "", true);
    row("loquat-2026-11-27-232344-by-hand.db", true, "by-hand");
    row("loquat-2026-11-27-232344-schema-2.db", true, "schema-2");
    row("loquat-2026-11-27-232344-before-restore.db.sealed", true, "before-restore", true);
    row("loquat-2026-11-27-232344.db.part", false);
    row("loquat-2026-13-27-232344.db", false);
    row("loquat-2026-11-27.db", false);
    row("loquat.db", false);
    row("my-loquat-2026-11-27-232344.db", false);
    row("loquat-2026-11-27-232344.db\n", false);
    row("loquat-2026-11-27-232344-../../x.db", false);
}

void tst_BackupRotation::namesSayWhatTheyAre()
{
    QFETCH(QString, file);
    QFETCH(bool, isOurs);
    QFETCH(QString, occasion);
    QFETCH(bool, isSealed);
    const auto name = BackupName::of(file);
    QCOMPARE(name.has_value(), isOurs);
    if (!isOurs)
        return;
    QCOMPARE(name->time, atTime("2026-11-27T23:23:44"));
    QCOMPARE(name->occasion, occasion);
    QCOMPARE(name->isSealed, isSealed);
    QCOMPARE(name->fileName(), file);
}

void tst_BackupRotation::aYearOfDaysLeavesSevenDaysAndFourWeeks()
{
    QList<QDateTime> times;
    for (int day = 0; day < 365; ++day)
        times.append(atTime("2026-01-01T09:00:00").addDays(day));
    // The last day is a Thursday: its week and the three before it, each by its last day.
    QStringList expected;
    for (int day = 364; day > 364 - 7; --day)
        expected.append(backupAt(times.at(day)));
    for (const char *sunday : {"2026-12-13T09:00:00", "2026-12-20T09:00:00"})
        expected.append(backupAt(atTime(sunday)));
    std::sort(expected.begin(), expected.end());
    QCOMPARE(keptAfter(times), expected);
}

void tst_BackupRotation::theNewestOfADayStays()
{
    // Beside the newest three, whatever their day.
    QList<QDateTime> times;
    for (int hour = 9; hour < 18; ++hour)
        times.append(atTime("2026-05-04T00:00:00").addSecs(hour * 3600));
    const QList<QDateTime> next{atTime("2026-05-05T09:00:00"), atTime("2026-05-05T12:00:00"),
                                atTime("2026-05-05T18:00:00")};
    const QStringList expected{backupAt(times.constLast()), backupAt(next.at(0)),
                               backupAt(next.at(1)), backupAt(next.at(2))};
    QCOMPARE(keptAfter(times).size(), 3);
    QCOMPARE(keptAfter(times + next), expected);
}

void tst_BackupRotation::oneMadeByHandOutlivesThoseOfItsDay()
{
    const QDateTime time = atTime("2026-05-04T09:00:00");
    QStringList files{backupAt(time, BackupName::kByHand)};
    for (int i = 1; i < 8; ++i)
        files.append(backupAt(time.addSecs(i)));
    for (int day = 1; day < BackupRotation::kDays; ++day)
        files.append(backupAt(time.addDays(day)));
    const QDateTime now = time.addDays(6);
    const QStringList going = BackupRotation::removable(files, now);
    QVERIFY(!going.contains(files.constFirst()));
    QVERIFY(!going.contains(files.at(7))); // the day's last one
    QCOMPARE(going.size(), 6);
    // Of several by hand the last one, and a day later than seven it is one as others are.
    files.append(backupAt(time.addSecs(-60), BackupName::kByHand));
    QVERIFY(BackupRotation::removable(files, now).contains(files.constLast()));
    files.append(backupAt(time.addDays(7)));
    QVERIFY(BackupRotation::removable(files, now.addDays(1)).contains(files.constFirst()));
    // It is the backup of its day: none is made beside it.
    QVERIFY(!BackupRotation::isDue({backupAt(time, BackupName::kByHand)}, time.addSecs(60)));
}

void tst_BackupRotation::whoeverWasAwayLosesNothing()
{
    QList<QDateTime> times;
    for (int day = 0; day < 7; ++day)
        times.append(atTime("2026-05-04T09:00:00").addDays(day));
    const QStringList before = keptAfter(times);
    QCOMPARE(before.size(), 7);
    times.append(atTime("2026-12-24T09:00:00"));
    const QStringList after = keptAfter(times);
    QVERIFY(after.contains(backupAt(times.constLast())));
    QCOMPARE(after.size(), 7);
    // Only looking, months later, removes nothing.
    QCOMPARE(BackupRotation::removable(after, atTime("2027-12-24T09:00:00")), QStringList());
}

void tst_BackupRotation::aWrongClockRemovesNothingGood_data()
{
    QTest::addColumn<QDateTime>("wrong");
    QTest::newRow("years back") << atTime("2019-01-01T00:00:00");
    QTest::newRow("years ahead") << atTime("2040-06-01T00:00:00");
    QTest::newRow("at the beginning of time") << atTime("1970-01-01T00:00:00");
}

void tst_BackupRotation::aWrongClockRemovesNothingGood()
{
    QFETCH(QDateTime, wrong);
    QList<QDateTime> times;
    for (int day = 0; day < 30; ++day)
        times.append(atTime("2026-05-01T09:00:00").addDays(day));
    const QStringList good = keptAfter(times);
    for (int day = 0; day < 40; ++day)
        times.append(wrong.addDays(day));
    const bool isAhead = wrong > times.constFirst();
    const QStringList during = keptAfter(times);
    // Ahead, the good ones are the oldest of eleven, and the last of them stays for its week at
    // least as long as the clock has not been wrong for weeks.
    if (!isAhead) {
        for (const QString &file : good)
            QVERIFY2(during.contains(file), qPrintable(file));
    }
    for (int day = 30; day < 60; ++day)
        times.append(atTime("2026-05-01T09:00:00").addDays(day));
    const QStringList after = keptAfter(times);
    // The clock is right again: seven days and their weeks are there, whatever else is.
    for (int day = 53; day < 60; ++day)
        QVERIFY(after.contains(backupAt(atTime("2026-05-01T09:00:00").addDays(day))));
    QVERIFY(after.size() <= 2 * (BackupRotation::kDays + BackupRotation::kWeeks));
}

void tst_BackupRotation::theLastThreeOfAnOccasionStay()
{
    QStringList files;
    for (int day = 0; day < 5; ++day) {
        const QDateTime time = atTime("2026-05-04T09:00:00").addDays(day);
        files += {backupAt(time, QStringLiteral("before-restore")),
                  backupAt(time, QStringLiteral("schema-1"))};
    }
    QStringList going = BackupRotation::removable(files, atTime("2026-06-01T00:00:00"));
    std::sort(going.begin(), going.end());
    QStringList expected = files.first(4);
    std::sort(expected.begin(), expected.end());
    QCOMPARE(going, expected);
}

void tst_BackupRotation::whatIsNotOursStays()
{
    QStringList files{QStringLiteral("notes.txt"), QStringLiteral("loquat-old.db"),
                      QStringLiteral("loquat-2020-01-01-000000.db.part")};
    for (int day = 0; day < 100; ++day)
        files.append(backupAt(atTime("2026-01-01T09:00:00").addDays(day)));
    const QStringList going = BackupRotation::removable(files, atTime("2026-06-01T00:00:00"));
    for (const QString &file : files.first(3))
        QVERIFY2(!going.contains(file), qPrintable(file));
    QVERIFY(!going.isEmpty());
}

void tst_BackupRotation::oneIsDueADayAfterTheLast()
{
    const QDateTime now = atTime("2026-05-04T09:00:00");
    QVERIFY(BackupRotation::isDue({}, now));
    QVERIFY(BackupRotation::isDue({backupAt(now.addDays(-1))}, now));
    QVERIFY(!BackupRotation::isDue({backupAt(now.addSecs(-3600))}, now));
    QVERIFY(BackupRotation::isDue({backupAt(now.addSecs(-60), QStringLiteral("schema-1"))}, now));
    QVERIFY(BackupRotation::isDue({QStringLiteral("notes.txt")}, now));
    // The clock was set back a little, or by years.
    QVERIFY(!BackupRotation::isDue({backupAt(now.addSecs(3600))}, now));
    QVERIFY(BackupRotation::isDue({backupAt(now.addYears(3))}, now));
}

QTEST_GUILESS_MAIN(tst_BackupRotation)
#include "tst_backuprotation.moc"

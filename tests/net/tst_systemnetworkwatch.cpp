// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/systemnetworkwatch.h"

#include <QTest>

/// The real machine, of which a test can only know that it is asked and left alone.
class TestSystemNetworkWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itLooksOnlyWhileSomebodyWantsToKnow();
    void whoeverGoesNoLongerWantsToKnow();
    void theClockOfSleepNeverRunsBackwards();
};

void TestSystemNetworkWatch::itLooksOnlyWhileSomebodyWantsToKnow()
{
    net::SystemNetworkWatch watch;
    QObject first;
    QObject second;
    QVERIFY(!watch.isLooking());
    watch.setWatched(&first, true);
    watch.setWatched(&first, true);
    watch.setWatched(&second, true);
    QVERIFY(watch.isLooking());
    watch.setWatched(&first, false);
    QVERIFY(watch.isLooking());
    watch.setWatched(&second, false);
    QVERIFY(!watch.isLooking());
    watch.setWatched(&second, false);
}

void TestSystemNetworkWatch::whoeverGoesNoLongerWantsToKnow()
{
    net::SystemNetworkWatch watch;
    {
        QObject passing;
        watch.setWatched(&passing, true);
        QVERIFY(watch.isLooking());
    }
    QVERIFY(!watch.isLooking());
}

void TestSystemNetworkWatch::theClockOfSleepNeverRunsBackwards()
{
    const qint64 before = net::asleepMs();
    QVERIFY(before >= 0);
    QVERIFY(net::asleepMs() >= before - 1); // two clocks are read one after the other
}

QTEST_GUILESS_MAIN(TestSystemNetworkWatch)
#include "tst_systemnetworkwatch.moc"

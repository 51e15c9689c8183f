// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/lossdetector.h"
#include "support/fakenetworkwatch.h"

#include <QSignalSpy>
#include <QTest>

using chat::LossDetector;
using support::FakeNetworkWatch;

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr int kPatienceMs = 20'000;
const QString kFar = QStringLiteral("https://far.example/v1");

} // namespace

/// A connection that cannot have outlived what happened to the computer.
class TestLossDetector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHappenedIsNamed_data();
    void whatHappenedIsNamed();
    void dataThatComesShowsThatTheConnectionLives();
    void aShortNapIsNoLoss();
    void sleepIsSaidBeforeTheNetworkThatItTook();
    void aNetworkThatComesBackAsItWasLosesNothing();
    void thisComputerIsNeverLost_data();
    void thisComputerIsNeverLost();
    void nothingIsWatchedBetweenRequests();
};

void TestLossDetector::whatHappenedIsNamed_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("sleep") << QStringLiteral("suspended");
    QTest::newRow("gone") << QStringLiteral("network-down");
    QTest::newRow("another") << QStringLiteral("network-changed");
}

void TestLossDetector::whatHappenedIsNamed()
{
    QFETCH(QString, code);
    FakeNetworkWatch watch;
    LossDetector detector(&watch);
    const QSignalSpy lost(&detector, &LossDetector::lost);
    detector.begin(kFar);
    if (code == QLatin1StringView("suspended"))
        watch.sleep(kHourMs);
    else if (code == QLatin1StringView("network-changed"))
        watch.loseAddress();
    else
        watch.setOnline(false);
    QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 1, kPatienceMs);
    QCOMPARE(lost.constFirst().constFirst().toString(), code);
    QVERIFY(!watch.isWatched());
    watch.sleep(kHourMs);
    QCOMPARE(lost.count(), 1);
}

void TestLossDetector::dataThatComesShowsThatTheConnectionLives()
{
    FakeNetworkWatch watch;
    LossDetector living(&watch);
    LossDetector silent(&watch);
    const QSignalSpy lostLiving(&living, &LossDetector::lost);
    const QSignalSpy lostSilent(&silent, &LossDetector::lost);
    living.begin(kFar);
    silent.begin(kFar);
    watch.sleep(kHourMs);
    living.heard();
    QTRY_COMPARE(lostSilent.count(), 1);
    QCOMPARE(lostLiving.count(), 0);
}

void TestLossDetector::aShortNapIsNoLoss()
{
    FakeNetworkWatch watch;
    LossDetector napping(&watch);
    LossDetector asleep(&watch);
    const QSignalSpy lostNapping(&napping, &LossDetector::lost);
    const QSignalSpy lostAsleep(&asleep, &LossDetector::lost);
    napping.begin(kFar);
    watch.sleep(3000);
    asleep.begin(kFar);
    napping.end();
    napping.begin(QStringLiteral("http://127.0.0.1:1/v1"));
    watch.sleep(kHourMs);
    QTRY_COMPARE(lostAsleep.count(), 1);
    QCOMPARE(lostNapping.count(), 0);
}

void TestLossDetector::sleepIsSaidBeforeTheNetworkThatItTook()
{
    FakeNetworkWatch watch;
    LossDetector detector(&watch);
    const QSignalSpy lost(&detector, &LossDetector::lost);
    detector.begin(kFar);
    watch.sleep(kHourMs);
    watch.setOnline(false);
    watch.setOnline(true);
    QTRY_COMPARE(lost.count(), 1);
    QCOMPARE(lost.constFirst().constFirst().toString(), QStringLiteral("suspended"));
    // Some computers put the network down before they sleep.
    detector.begin(kFar);
    watch.setOnline(false);
    watch.sleep(kHourMs);
    watch.setOnline(true);
    QTRY_COMPARE(lost.count(), 2);
    QCOMPARE(lost.constLast().constFirst().toString(), QStringLiteral("suspended"));
}

void TestLossDetector::aNetworkThatComesBackAsItWasLosesNothing()
{
    FakeNetworkWatch blinking;
    FakeNetworkWatch down;
    LossDetector living(&blinking);
    LossDetector other(&down);
    const QSignalSpy lostLiving(&living, &LossDetector::lost);
    const QSignalSpy lostOther(&other, &LossDetector::lost);
    living.begin(kFar);
    other.begin(kFar);
    blinking.setOnline(false);
    blinking.setOnline(true);
    blinking.loseAddress();
    Q_EMIT blinking.addressesReturned();
    down.setOnline(false);
    QTRY_COMPARE_WITH_TIMEOUT(lostOther.count(), 1, kPatienceMs);
    QCOMPARE(lostLiving.count(), 0);
    QVERIFY(blinking.isWatched());
}

void TestLossDetector::thisComputerIsNeverLost_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isHere");
    QTest::newRow("name") << QStringLiteral("http://localhost:11434/v1") << true;
    QTest::newRow("IPv4") << QStringLiteral("http://127.0.0.1:8080/v1") << true;
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:8080/v1") << true;
    QTest::newRow("beside") << QStringLiteral("http://192.168.1.5/v1") << false;
    QTest::newRow("far") << kFar << false;
    QTest::newRow("a name like it") << QStringLiteral("https://localhost.example/v1") << false;
}

void TestLossDetector::thisComputerIsNeverLost()
{
    QFETCH(QString, address);
    QFETCH(bool, isHere);
    QCOMPARE(chat::isOnThisComputer(address), isHere);
    FakeNetworkWatch watch;
    LossDetector detector(&watch);
    detector.begin(address);
    QCOMPARE(watch.isWatched(), !isHere);
}

void TestLossDetector::nothingIsWatchedBetweenRequests()
{
    FakeNetworkWatch watch;
    LossDetector detector(&watch);
    QVERIFY(!watch.isWatched());
    detector.begin(kFar);
    QVERIFY(watch.isWatched());
    detector.end();
    QVERIFY(!watch.isWatched());
    LossDetector blind(nullptr);
    blind.begin(kFar);
    blind.end();
}

QTEST_GUILESS_MAIN(TestLossDetector)
#include "tst_lossdetector.moc"

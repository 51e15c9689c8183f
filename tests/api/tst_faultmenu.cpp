// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultmenu.h"
#include "support/sendrig.h"

#include <QSet>

using support::FakeGateway;
using support::Fault;
using support::Send;

/// Every way in which gateways go wrong: it ends once and as it should, says what happened, keeps
/// what was shown, and the gateway sees no POST that the rules do not allow.
class TestFaultMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultEndsAsItShould_data();
    void everyFaultEndsAsItShould();
    void othersGoOnDuringAFlood_data();
    void othersGoOnDuringAFlood();
    void namesAreUnique();

private:
    /// With the usual patience, a hundred times shorter, where patience is what it is about.
    static api::ChatRequest requestFor(const Fault &fault, const FakeGateway &gateway);

    const QList<Fault> m_menu = support::faultMenu();
};

api::ChatRequest TestFaultMenu::requestFor(const Fault &fault, const FakeGateway &gateway)
{
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    if (fault.tls)
        request.gateway.tls.caFile = QStringLiteral(TEST_DATA_DIR "/ca.crt");
    // A busy machine must not look like silence.
    core::Patience patience{10'000, 60'000, 60'000, 60'000};
    const auto isAbout = [&fault](const char *code) {
        return fault.outcome.endsWith(QByteArray("timeout ") + code);
    };
    if (isAbout("connect"))
        patience.connectMs = 1000;
    if (isAbout("first-byte"))
        patience.firstByteMs = 1200;
    if (isAbout("idle"))
        patience.idleMs = 1800;
    if (isAbout("no-data"))
        patience.noDataMs = 1000;
    request.gateway.patience = patience;
    return request;
}

void TestFaultMenu::everyFaultEndsAsItShould_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_menu.size(); ++i)
        QTest::newRow(m_menu.at(i).name.constData()) << i;
}

void TestFaultMenu::everyFaultEndsAsItShould()
{
    QFETCH(int, index);
    const Fault &fault = m_menu.at(index);
    FakeGateway gateway(fault.tls);
    gateway.answer(fault.answer);
    api::Wire wire;
    const api::ChatRequest request = requestFor(fault, gateway);
    Send send(wire, request, Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ends, 1);
    const QString said =
        QStringList{send.verdict(), send.kind(), send.error().code}.join(u' ').trimmed();
    QVERIFY2((said.toLatin1() + ' ').startsWith(fault.outcome + ' '),
             qPrintable(said + u' ' + send.error().message));
    QCOMPARE(send.text, fault.text);
    QVERIFY(!send.error().message.contains(u'<'));
    QCOMPARE(gateway.requestCount("POST"), fault.posts);
    QCOMPARE(send.ended.attempts, fault.posts);
    QCOMPARE(send.records.size(), fault.tries);
    if (fault.posts == 0)
        return; // nobody comes through
    // Nothing of one answer may leak into the next request.
    gateway.answer(support::greeting());
    gateway.release(10);
    api::ChatRequest another = request;
    another.gateway.patience = core::Patience();
    Send next(wire, another);
    QVERIFY(next.wait());
    QVERIFY2(next.text == QStringLiteral("Hi"),
             qPrintable(next.verdict() + u' ' + next.kind() + u' ' + next.error().code + u' '
                        + next.error().message));
    QVERIFY(gateway.lastRequest().header("Cookie").isNull());
    QCOMPARE(gateway.requestCount("POST"), fault.posts + 1);
}

void TestFaultMenu::othersGoOnDuringAFlood_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"100 Continue flood", "header flood", "401 without end"})
        QTest::newRow(name) << QByteArray(name);
}

void TestFaultMenu::othersGoOnDuringAFlood()
{
    QFETCH(QByteArray, name);
    FakeGateway flooding;
    flooding.answer(support::fault(name).answer);
    FakeGateway good;
    good.answer(support::greeting());
    api::Wire wire;
    Send flood(wire, support::requestTo(flooding.baseUrl()));
    QVERIFY(flooding.waitForRequests(1));
    Send other(wire, support::requestTo(good.baseUrl()));
    QVERIFY(other.wait());
    QCOMPARE(other.text, QStringLiteral("Hi"));
    flood.stop();
    QVERIFY(flood.wait());
    QCOMPARE(flood.ends, 1);
    // Nobody reads on once it has ended.
    QTRY_COMPARE_WITH_TIMEOUT(flooding.abandonedCount(), 1, 30'000);
}

void TestFaultMenu::namesAreUnique()
{
    QSet<QByteArray> names;
    for (const Fault &fault : m_menu)
        names.insert(fault.name);
    QCOMPARE(names.size(), m_menu.size());
    QCOMPARE(support::fault("garbage").name, QByteArray("garbage"));
}

QTEST_GUILESS_MAIN(TestFaultMenu)
#include "tst_faultmenu.moc"

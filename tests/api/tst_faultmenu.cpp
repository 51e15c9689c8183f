// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultmenu.h"
#include "support/sendrig.h"

#include <QSet>

using support::FakeGateway;
using support::Fault;
using support::Send;

/// Every way in which gateways go wrong: it ends, it ends once, it says what happened, and the
/// gateway sees no POST that the rules do not allow.
class TestFaultMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultEndsAsItShould_data();
    void everyFaultEndsAsItShould();
    void namesAreUnique();

private:
    const QList<Fault> m_menu = support::faultMenu();
};

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
    FakeGateway gateway;
    gateway.answer(fault.answer);
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    // The usual patience, a hundred times shorter; but a busy machine must not look like silence.
    const bool isAboutData = fault.name == "comments for ever";
    request.gateway.patience = {10'000, 1200, 1800, isAboutData ? 1000 : 9000};
    if (fault.verdicts == "complete")
        request.gateway.patience = core::Patience();
    Send send(wire, request, Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ends, 1);
    if (!fault.verdicts.isEmpty()) {
        QVERIFY2(fault.verdicts.split('|').contains(send.verdict().toLatin1()),
                 qPrintable(send.verdict() + u' ' + send.kind() + u' ' + send.error().message));
    }
    const bool isComplete = send.ended.verdict == api::Verdict::Complete
                            || send.ended.verdict == api::Verdict::Unexplained;
    QCOMPARE(send.ended.error.has_value(), !isComplete);
    QVERIFY(!send.error().message.contains(u'<'));
    QCOMPARE(gateway.requestCount("POST"), fault.posts);
    QCOMPARE(send.ended.attempts, fault.posts);
    QCOMPARE(send.records.size(), fault.posts);
    // Nothing of one answer may leak into the next request.
    gateway.answer(support::greeting());
    gateway.release(10);
    Send next(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(next.wait());
    QCOMPARE(next.text, QStringLiteral("Hi"));
    QVERIFY(gateway.lastRequest().header("Cookie").isNull());
    QCOMPARE(gateway.requestCount("POST"), fault.posts + 1);
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

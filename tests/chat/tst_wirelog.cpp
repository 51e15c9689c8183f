// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestexport.h"
#include "chat/wirelog.h"
#include "chat/workspace.h"
#include "core/id.h"
#include "support/recordedrequest.h"
#include "support/sessionrig.h"
#include "support/sessionwords.h"

#include <QSignalSpy>
#include <QTest>

using chat::WireLog;

namespace {

api::WireRecord recordOfSize(qsizetype bytes)
{
    api::WireRecord record;
    record.received = QByteArray(bytes, 'x');
    record.receivedBytes = bytes;
    return record;
}

} // namespace

class TestWireLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_wire = std::make_unique<api::Wire>(); }
    void cleanup() { m_wire.reset(); }
    void keepsTheRequestsOfAReplyInOrder();
    void ignoresAttemptsThatNobodyFollows();
    void takesARecordThatComesAfterManyOtherAttempts();
    void forgetsTheOldestRepliesFirst();
    void keepsTheNewestHoweverLarge();
    void keepsTheLastRequestOfAReplyThatIsTooLarge();
    void countsAReplyThatIsAskedAgainAsNew();
    void neverGrowsBeyondItsLimit();
    void tellsWhatWasMeasured();
    void countsTokensOnlyWhileTheyWereWritten_data();
    void countsTokensOnlyWhileTheyWereWritten();
    void everyReplyOfAWorkspaceIsFollowed();

private:
    std::unique_ptr<api::Wire> m_wire;
};

void TestWireLog::keepsTheRequestsOfAReplyInOrder()
{
    WireLog log(*m_wire);
    const QUuid reply = core::newId();
    const QSignalSpy recorded(&log, &WireLog::recorded);
    log.follow(1, reply);
    log.follow(2, core::newId());
    QVERIFY(!log.has(reply));
    for (const int post : {1, 2, 3}) {
        api::WireRecord record;
        record.postNumber = post;
        record.status = 500 + post;
        Q_EMIT m_wire->recorded(1, record);
    }
    log.follow(3, reply); // continued
    Q_EMIT m_wire->recorded(3, {});
    QVERIFY(log.has(reply));
    const QList<chat::InspectedRequest> requests = log.requests(reply);
    QCOMPARE(requests.size(), 4);
    QCOMPARE(requests.at(0).status, 501);
    QCOMPARE(requests.at(2).postNumber, 3);
    QCOMPARE(recorded.count(), 4);
    QCOMPARE(recorded.at(0).at(0).toUuid(), reply);
}

void TestWireLog::ignoresAttemptsThatNobodyFollows()
{
    WireLog log(*m_wire);
    Q_EMIT m_wire->recorded(7, recordOfSize(100));
    QCOMPARE(log.bytes(), 0);
}

void TestWireLog::takesARecordThatComesAfterManyOtherAttempts()
{
    WireLog log(*m_wire);
    const QUuid reply = core::newId();
    log.follow(1, reply);
    for (quint64 attempt = 2; attempt < 500; ++attempt)
        log.follow(attempt, core::newId());
    Q_EMIT m_wire->recorded(1, recordOfSize(1));
    QVERIFY(log.has(reply));
}

void TestWireLog::forgetsTheOldestRepliesFirst()
{
    WireLog log(*m_wire, nullptr, 100'000);
    QList<QUuid> replies;
    for (quint64 attempt = 1; attempt <= 5; ++attempt) {
        replies.append(core::newId());
        log.follow(attempt, replies.constLast());
        Q_EMIT m_wire->recorded(attempt, recordOfSize(30'000));
    }
    QVERIFY(!log.has(replies.at(0)));
    QVERIFY(!log.has(replies.at(1)));
    QVERIFY(log.has(replies.at(2)));
    QVERIFY(log.has(replies.at(4)));
    QVERIFY(log.requests(replies.at(0)).isEmpty());
}

void TestWireLog::keepsTheNewestHoweverLarge()
{
    WireLog log(*m_wire, nullptr, 100'000);
    const QUuid old = core::newId();
    const QUuid reply = core::newId();
    log.follow(1, old);
    Q_EMIT m_wire->recorded(1, recordOfSize(10));
    log.follow(2, reply);
    Q_EMIT m_wire->recorded(2, recordOfSize(200'000));
    QVERIFY(!log.has(old));
    QCOMPARE(log.records(reply).constFirst().received.size(), 200'000);
}

void TestWireLog::keepsTheLastRequestOfAReplyThatIsTooLarge()
{
    WireLog log(*m_wire, nullptr, 100'000);
    const QUuid reply = core::newId();
    log.follow(1, reply);
    for (int post = 1; post <= 20; ++post) {
        api::WireRecord record = recordOfSize(60'000);
        record.postNumber = post;
        Q_EMIT m_wire->recorded(1, record);
    }
    QCOMPARE(log.requests(reply).size(), 1);
    QCOMPARE(log.requests(reply).constFirst().postNumber, 20);
}

void TestWireLog::countsAReplyThatIsAskedAgainAsNew()
{
    WireLog log(*m_wire, nullptr, 100'000);
    const QUuid first = core::newId();
    const QUuid second = core::newId();
    log.follow(1, first);
    log.follow(2, second);
    log.follow(3, first);
    for (const quint64 attempt : {1, 2, 3})
        Q_EMIT m_wire->recorded(attempt, recordOfSize(40'000));
    QVERIFY(log.has(first));
    QVERIFY(!log.has(second));
}

void TestWireLog::neverGrowsBeyondItsLimit()
{
    WireLog log(*m_wire);
    QCOMPARE(WireLog::kMostBytes, 64 * 1024 * 1024);
    for (quint64 attempt = 1; attempt <= 100; ++attempt) {
        log.follow(attempt, core::newId());
        Q_EMIT m_wire->recorded(attempt, recordOfSize(2 * 1024 * 1024));
        QVERIFY(log.bytes() <= WireLog::kMostBytes);
    }
    QVERIFY(log.bytes() > WireLog::kMostBytes / 2);
}

void TestWireLog::tellsWhatWasMeasured()
{
    WireLog log(*m_wire);
    const QUuid reply = core::newId();
    log.follow(1, reply);
    api::WireRecord record = support::recordOf(QStringLiteral("https://gw.example.org/v1/x"),
                                               support::bodyWith({}, QStringLiteral("Hi")));
    record.receivedBytes = 5'000'000;
    record.error.kind = core::ErrorKind::RateLimited;
    record.imageHashes = {"a", "b"};
    Q_EMIT m_wire->recorded(1, record);
    const chat::InspectedRequest request = log.requests(reply).constFirst();
    QCOMPARE(request.method, QStringLiteral("POST"));
    QCOMPARE(request.url, record.url);
    QCOMPARE(request.result, QStringLiteral("complete"));
    QCOMPARE(request.why, record.why);
    QVERIFY(request.hasError);
    QCOMPARE(request.imageCount, 2);
    QCOMPARE(request.receivedBytes, 5'000'000);
    QCOMPARE(request.keptBytes, record.received.size());
    QCOMPARE(request.timing.queueMs, 2);
    QCOMPARE(request.timing.connectMs, 30);
    QCOMPARE(request.timing.tlsMs, 45);
    QCOMPARE(request.timing.firstByteMs, 200);
    QCOMPARE(request.timing.firstTokenMs, 250);
    QCOMPARE(request.timing.totalMs, 1250);
    QCOMPARE(request.tokensPerSecond, 50.0);
}

void TestWireLog::countsTokensOnlyWhileTheyWereWritten_data()
{
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("firstToken");
    QTest::addColumn<int>("total");
    QTest::addColumn<double>("rate");
    QTest::newRow("from the first token on") << 30 << 1000 << 2000 << 30.0;
    QTest::newRow("no first token") << 30 << -1 << 2000 << 15.0;
    QTest::newRow("no tokens") << 0 << 1000 << 2000 << -1.0;
    QTest::newRow("no end") << 30 << 1000 << -1 << -1.0;
    QTest::newRow("all at once") << 30 << 2000 << 2000 << -1.0;
}

void TestWireLog::countsTokensOnlyWhileTheyWereWritten()
{
    QFETCH(int, tokens);
    QFETCH(int, firstToken);
    QFETCH(int, total);
    WireLog log(*m_wire);
    log.follow(1, QUuid());
    api::WireRecord record;
    record.completionTokens = tokens;
    record.timing.firstTokenMs = firstToken;
    record.timing.totalMs = total;
    Q_EMIT m_wire->recorded(1, record);
    QTEST(log.requests(QUuid()).constFirst().tokensPerSecond, "rate");
}

void TestWireLog::everyReplyOfAWorkspaceIsFollowed()
{
    support::SessionRig rig;
    chat::Workspace workspace(chat::ChatSession::Services{rig.preferences, rig.connections,
                                                          rig.store, rig.wire, rig.clock});
    rig.gateway.answer(support::saying("Hello."));
    workspace.start({});
    QTRY_VERIFY(workspace.current());
    chat::ChatSession *session = workspace.current();
    const QSignalSpy finished(session, &chat::ChatSession::finished);
    session->send(support::words("Hi"));
    QTRY_COMPARE(finished.count(), 1);
    const QUuid exchange = WireLog::exchangeOf(support::last(*session));
    const WireLog &log = workspace.requestExport().log();
    // The wire numbers its attempts from 1.
    Q_EMIT rig.wire.recorded(1, support::recordOf(rig.gateway.baseUrl(), {}));
    QVERIFY(log.has(exchange));
    Q_EMIT rig.wire.recorded(2, {});
    QVERIFY(log.requests(exchange).size() >= 1);
}

QTEST_GUILESS_MAIN(TestWireLog)
#include "tst_wirelog.moc"

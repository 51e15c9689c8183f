// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sendrig.h"

using support::FakeAnswer;
using support::FakeGateway;
using support::Send;

/// Several keys of one connection.
class TestKeyRotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedOrLimitedKeyGivesWayToTheNext_data();
    void aRefusedOrLimitedKeyGivesWayToTheNext();
    void everyKeyIsTriedOnce();
    void theKeyThatWorkedIsTheFirstNextTime();
    void otherErrorsKeepTheKey();
};

namespace {

FakeAnswer refusal(int status)
{
    return FakeAnswer::json(status, {{QStringLiteral("error"), QStringLiteral("no")}});
}

api::ChatRequest requestWithKeys(const QString &baseUrl)
{
    api::ChatRequest request = support::requestTo(baseUrl);
    request.gateway.key = "key-one";
    request.gateway.moreKeys = {"key-two", "key-three"};
    return request;
}

QList<QByteArray> usedKeys(const FakeGateway &gateway)
{
    QList<QByteArray> keys;
    for (const support::FakeRequest &request : gateway.requests())
        keys.append(request.header("Authorization").mid(7));
    return keys;
}

} // namespace

void TestKeyRotation::aRefusedOrLimitedKeyGivesWayToTheNext_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("401") << 401;
    QTest::newRow("429") << 429;
}

void TestKeyRotation::aRefusedOrLimitedKeyGivesWayToTheNext()
{
    QFETCH(int, status);
    FakeGateway gateway;
    // A wait that is asked for is not kept: the next key is not the one that is limited.
    gateway.answer(refusal(status).header("Retry-After", "50"));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send send(wire, requestWithKeys(gateway.baseUrl()));
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Complete);
    QCOMPARE(send.keys, QList<int>{1});
    QVERIFY(send.planned.isEmpty());
    QCOMPARE(send.ended.attempts, 2);
    QCOMPARE(usedKeys(gateway), QList<QByteArray>({"key-one", "key-two"}));
}

void TestKeyRotation::everyKeyIsTriedOnce()
{
    FakeGateway gateway;
    gateway.answer(refusal(401));
    api::Wire wire;
    Send send(wire, requestWithKeys(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.kind(), QStringLiteral("key-refused"));
    QCOMPARE(send.keys, QList<int>({1, 2}));
    QCOMPARE(usedKeys(gateway), QList<QByteArray>({"key-one", "key-two", "key-three"}));
    // Limited, not refused: when all are, the wait begins.
    FakeGateway busy;
    busy.answer(refusal(429));
    Send limited(wire, requestWithKeys(busy.baseUrl()), Send::Waits::Shorten);
    QVERIFY(limited.wait());
    QCOMPARE(limited.kind(), QStringLiteral("rate-limited"));
    QCOMPARE(limited.planned.size(), 2);
    QCOMPARE(busy.requestCount(), 5);
}

void TestKeyRotation::theKeyThatWorkedIsTheFirstNextTime()
{
    FakeGateway gateway;
    gateway.answer(refusal(401));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send first(wire, requestWithKeys(gateway.baseUrl()));
    QVERIFY(first.wait());
    Send second(wire, requestWithKeys(gateway.baseUrl()));
    QVERIFY(second.wait());
    QCOMPARE(usedKeys(gateway), QList<QByteArray>({"key-one", "key-two", "key-two"}));
    gateway.answer(refusal(429));
    gateway.answer(refusal(429));
    gateway.answer(support::greeting());
    Send third(wire, requestWithKeys(gateway.baseUrl()));
    QVERIFY(third.wait());
    QCOMPARE(third.keys, QList<int>({2, 0}));
    QCOMPARE(usedKeys(gateway).mid(3), QList<QByteArray>({"key-two", "key-three", "key-one"}));
    // Another list of keys begins at its own beginning.
    api::ChatRequest changed = requestWithKeys(gateway.baseUrl());
    changed.gateway.moreKeys.removeLast();
    Send fourth(wire, changed);
    QVERIFY(fourth.wait());
    QCOMPARE(usedKeys(gateway).last(), QByteArray("key-one"));
}

void TestKeyRotation::otherErrorsKeepTheKey()
{
    for (const int status : {400, 402, 403, 404}) {
        FakeGateway gateway;
        gateway.answer(refusal(status));
        api::Wire wire;
        Send send(wire, requestWithKeys(gateway.baseUrl()));
        QVERIFY(send.wait());
        QVERIFY(send.keys.isEmpty());
        QCOMPARE(gateway.requestCount(), 1);
    }
}

QTEST_GUILESS_MAIN(TestKeyRotation)
#include "tst_keyrotation.moc"

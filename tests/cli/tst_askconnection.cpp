// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/askrig.h"

#include <QDir>

using namespace support;

/// Which connection and which key a run takes.
class TestAskConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<AskRig>();
        QVERIFY(m_rig->directory().isValid());
    }
    void argumentsGoBeforeTheEnvironment();
    void usesTheStoredConnectionAndItsKey();
    void aStoredKeyStaysAtItsOrigin();
    void aProfileIsFoundByName();
    void withNothingConfiguredTheDemoAnswers();
    void anotherConnectionLeavesTheDemoAlone();
    void leavesTheDataDirectoryAlone();

private:
    std::unique_ptr<AskRig> m_rig;
};

void TestAskConnection::argumentsGoBeforeTheEnvironment()
{
    FakeGateway first;
    FakeGateway second;
    FakeGateway third;
    for (FakeGateway *gateway : {&first, &second, &third})
        gateway->answer(greeting());
    qputenv("OPENAI_BASE_URL", third.baseUrl().toUtf8());
    qputenv("OPENAI_API_KEY", "sk-third");
    qputenv("OPENAI_MODEL", "third");
    const QStringList plain = m_rig->stored({QStringLiteral("Hi")});
    QCOMPARE(Command().run(plain).exit, 0);
    QCOMPARE(third.lastRequest().header("Authorization"), QByteArray("Bearer sk-third"));
    qputenv("LOQUAT_BASE_URL", second.baseUrl().toUtf8());
    qputenv("LOQUAT_API_KEY", "sk-second");
    QCOMPARE(Command().run(plain).exit, 0);
    QCOMPARE(second.lastRequest().header("Authorization"), QByteArray("Bearer sk-second"));
    QCOMPARE(second.lastRequest().json().value(QStringLiteral("model")),
             QJsonValue(QStringLiteral("third")));
    QCOMPARE(Command().run(m_rig->to(first, {QStringLiteral("Hi")})).exit, 0);
    QCOMPARE(first.lastRequest().json().value(QStringLiteral("model")),
             QJsonValue(QStringLiteral("m")));
    QCOMPARE(first.requestCount() + second.requestCount() + third.requestCount(), 3);
}

void TestAskConnection::usesTheStoredConnectionAndItsKey()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    m_rig->store(QStringLiteral("Work"), gateway.baseUrl(), "sk-stored");
    const Outcome outcome = Command().run(m_rig->stored({QStringLiteral("Hi")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer sk-stored"));
    QCOMPARE(gateway.lastRequest().json().value(QStringLiteral("model")),
             QJsonValue(QStringLiteral("Work-model")));
}

void TestAskConnection::aStoredKeyStaysAtItsOrigin()
{
    FakeGateway own;
    FakeGateway other;
    other.answer(greeting());
    m_rig->store(QStringLiteral("Work"), own.baseUrl(), "sk-stored");
    const Outcome outcome = Command().run(m_rig->to(other, {QStringLiteral("Hi")}));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(other.lastRequest().header("Authorization").isNull());
}

void TestAskConnection::aProfileIsFoundByName()
{
    FakeGateway work;
    FakeGateway home;
    home.answer(greeting());
    m_rig->store(QStringLiteral("Work"), work.baseUrl(), "sk-work");
    m_rig->store(QStringLiteral("Home"), home.baseUrl(), "sk-home");
    qputenv("LOQUAT_BASE_URL", work.baseUrl().toUtf8());
    const Outcome outcome = Command().run(
        m_rig->stored({QStringLiteral("--profile"), QStringLiteral("home"), QStringLiteral("Hi")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(home.lastRequest().header("Authorization"), QByteArray("Bearer sk-home"));
    QCOMPARE(work.requestCount(), 0);
}

void TestAskConnection::withNothingConfiguredTheDemoAnswers()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    CountingDemo demo(gateway.baseUrl());
    const Outcome outcome = Command().run(m_rig->stored({QStringLiteral("Hi")}), &demo);
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer demo-key"));
    QCOMPARE(demo.acquired, 1);
    QCOMPARE(demo.released, 1);
}

void TestAskConnection::anotherConnectionLeavesTheDemoAlone()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    CountingDemo demo(gateway.baseUrl());
    QCOMPARE(Command().run(m_rig->to(gateway, {QStringLiteral("Hi")}), &demo).exit, 0);
    QCOMPARE(demo.acquired, 0);
}

void TestAskConnection::leavesTheDataDirectoryAlone()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    QCOMPARE(Command().run(m_rig->to(gateway, {QStringLiteral("Hi")})).exit, 0);
    QVERIFY(QDir(m_rig->directory().path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestAskConnection)
#include "tst_askconnection.moc"

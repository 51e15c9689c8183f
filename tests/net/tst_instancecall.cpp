// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/instancecall.h"
#include "net/instancechannel.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

using net::InstanceCall;
using net::InstanceChannel;

namespace {

constexpr int kPatienceMs = 10'000;

QJsonObject numbered(int number)
{
    return {{QStringLiteral("n"), number}};
}

} // namespace

class tst_InstanceCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hearsEveryLineUntilTheOtherEndHangsUp();
    void waitsWithoutALimitOnceItWasAnswered();
    void givesUpWhereNobodyAnswers_data();
    void givesUpWhereNobodyAnswers();
    void waitsForAnInstanceThatIsStarting();
    void whoGoesAwayIsHeardOf();
    void whoWasAnsweredIsNotMissed();
    void anInstanceThatEndsHangsUp();
    void aLineWithoutAnEndIsRefused();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<InstanceChannel> m_first;
    QList<quint64> m_askers; ///< who has asked
};

void tst_InstanceCall::init()
{
    m_first.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_directory->path()));
    m_first = std::make_unique<InstanceChannel>(m_directory->filePath(QStringLiteral("lock")));
    QVERIFY(m_first->tryBecomeFirst());
    m_askers.clear();
    connect(m_first.get(), &InstanceChannel::received, this,
            [this](const QJsonObject &, quint64 asker) { m_askers.append(asker); });
}

void tst_InstanceCall::hearsEveryLineUntilTheOtherEndHangsUp()
{
    InstanceCall call(m_first->socketPath(), numbered(0), kPatienceMs);
    QList<QJsonObject> heard;
    connect(&call, &InstanceCall::told, this,
            [&heard](const QJsonObject &line) { heard.append(line); });
    QSignalSpy ended(&call, &InstanceCall::ended);
    call.start();
    QTRY_COMPARE(m_askers.size(), 1);
    QList<QJsonObject> said;
    for (int i = 1; i < 100; ++i) {
        said.append(numbered(i));
        m_first->tell(m_askers.first(), said.last());
    }
    said.append({{QStringLiteral("long"), QString(3'000'000, u'x')}});
    m_first->reply(m_askers.first(), said.last());
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(heard == said);
}

void tst_InstanceCall::waitsWithoutALimitOnceItWasAnswered()
{
    constexpr int kShort = 1000;
    InstanceCall call(m_first->socketPath(), numbered(0), kShort);
    QSignalSpy told(&call, &InstanceCall::told);
    QSignalSpy ended(&call, &InstanceCall::ended);
    connect(m_first.get(), &InstanceChannel::received, m_first.get(),
            [this](const QJsonObject &, quint64 asker) { m_first->tell(asker, numbered(1)); });
    call.start();
    QTRY_COMPARE(told.count(), 1);
    // Twice as long as it would wait for a first line.
    QTimer::singleShot(2 * kShort, m_first.get(),
                       [this] { m_first->reply(m_askers.first(), numbered(2)); });
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(told.count(), 2);
}

void tst_InstanceCall::givesUpWhereNobodyAnswers_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a window that does not answer") << QStringLiteral("first");
    QTest::newRow("no window") << QStringLiteral("nowhere");
    QTest::newRow("no place for a socket") << QString();
}

void tst_InstanceCall::givesUpWhereNobodyAnswers()
{
    QFETCH(QString, path);
    if (path == QLatin1StringView("first"))
        path = m_first->socketPath();
    else if (!path.isEmpty())
        path = m_directory->filePath(path);
    InstanceCall call(path, numbered(0), 100);
    QSignalSpy told(&call, &InstanceCall::told);
    QSignalSpy ended(&call, &InstanceCall::ended);
    call.start();
    QVERIFY(ended.isEmpty()); // not before its caller waits for it
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(told.isEmpty());
}

void tst_InstanceCall::waitsForAnInstanceThatIsStarting()
{
    const QString path = m_first->socketPath();
    m_first.reset();
    InstanceCall call(path, numbered(0), kPatienceMs);
    QSignalSpy told(&call, &InstanceCall::told);
    call.start();
    QTimer::singleShot(50, this, [this] {
        m_first = std::make_unique<InstanceChannel>(m_directory->filePath(QStringLiteral("lock")));
        QVERIFY(m_first->tryBecomeFirst());
        connect(m_first.get(), &InstanceChannel::received, m_first.get(),
                [this](const QJsonObject &wish, quint64 asker) { m_first->reply(asker, wish); });
    });
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(told.first().first().toJsonObject(), numbered(0));
}

void tst_InstanceCall::whoGoesAwayIsHeardOf()
{
    QSignalSpy left(m_first.get(), &InstanceChannel::left);
    auto call = std::make_unique<InstanceCall>(m_first->socketPath(), numbered(0), kPatienceMs);
    call->start();
    QTRY_COMPARE(m_askers.size(), 1);
    m_first->tell(m_askers.first(), numbered(1));
    QVERIFY(left.isEmpty());
    call.reset();
    QTRY_COMPARE(left.count(), 1);
    QCOMPARE(left.first().first().toULongLong(), m_askers.first());
    m_first->reply(m_askers.first(), numbered(2)); // nobody is there any more
}

void tst_InstanceCall::whoWasAnsweredIsNotMissed()
{
    QSignalSpy left(m_first.get(), &InstanceChannel::left);
    InstanceCall call(m_first->socketPath(), numbered(0), kPatienceMs);
    QSignalSpy ended(&call, &InstanceCall::ended);
    call.start();
    QTRY_COMPARE(m_askers.size(), 1);
    m_first->reply(m_askers.first(), numbered(1));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(left.isEmpty());
}

void tst_InstanceCall::anInstanceThatEndsHangsUp()
{
    InstanceCall call(m_first->socketPath(), numbered(0), kPatienceMs);
    QSignalSpy told(&call, &InstanceCall::told);
    QSignalSpy ended(&call, &InstanceCall::ended);
    call.start();
    QTRY_COMPARE(m_askers.size(), 1);
    m_first->tell(m_askers.first(), numbered(1));
    QTRY_COMPARE(told.count(), 1);
    m_first.reset();
    QTRY_COMPARE(ended.count(), 1);
}

void tst_InstanceCall::aLineWithoutAnEndIsRefused()
{
    InstanceCall call(m_first->socketPath(), numbered(0), kPatienceMs);
    QSignalSpy told(&call, &InstanceCall::told);
    QSignalSpy ended(&call, &InstanceCall::ended);
    call.start();
    QTRY_COMPARE(m_askers.size(), 1);
    m_first->tell(m_askers.first(), {{QStringLiteral("x"), QString(20'000'000, u'x')}});
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(told.isEmpty());
}

QTEST_GUILESS_MAIN(tst_InstanceCall)
#include "tst_instancecall.moc"

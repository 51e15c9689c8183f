// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"

using namespace flow;

/// What the program tells a measuring rig: CHAT_BENCH_LOG.
class MeasuringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPromptIsReadySentFirstFinal();
    void openedIsForWhatWasStored();

private:
    /// The names of the events in the order of the file, once there are so many.
    QStringList eventsOf(Running &running, int count)
    {
        QStringList names;
        (void)QTest::qWaitFor(
            [&] {
                names.clear();
                const QList<QJsonObject> events = running.events();
                for (const QJsonObject &event : events)
                    names.append(event.value(QStringLiteral("ev")).toString());
                return names.size() >= count;
            },
            20'000);
        return names;
    }
};

void MeasuringTest::aPromptIsReadySentFirstFinal()
{
    Running running;
    support::FakeGateway gateway;
    gateway.answer(answer({QStringLiteral("Hi "), QStringLiteral("there")}));
    QVERIFY(running.start(running.connection(gateway.baseUrl(), "sk-measured")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go"),
                                        QStringLiteral("--quit-when-done")}));
    QTRY_COMPARE_WITH_TIMEOUT(running.process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(running.process.exitCode(), 0);
    const QStringList expected{QStringLiteral("ready"), QStringLiteral("sent"),
                               QStringLiteral("first"), QStringLiteral("final")};
    QCOMPARE(eventsOf(running, 4), expected);
    const QJsonObject last = running.events().constLast();
    QCOMPARE(last.value(QStringLiteral("chars")).toInt(), 8);
    for (const char *name : {"t", "stallMax", "stalls16", "stalls50", "stalls250"})
        QVERIFY2(last.value(QLatin1StringView(name)).isDouble(), name);
}

void MeasuringTest::openedIsForWhatWasStored()
{
    Running running;
    support::FakeGateway gateway;
    gateway.answer(answer({QStringLiteral("Hi")}));
    const QStringList connection = running.connection(gateway.baseUrl(), "sk-measured");
    QVERIFY(running.start(connection
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go"),
                                        QStringLiteral("--quit-when-done")}));
    QTRY_COMPARE_WITH_TIMEOUT(running.process.state(), QProcess::NotRunning, 30'000);
    QVERIFY(!eventsOf(running, 4).contains(QStringLiteral("opened")));
    QVERIFY(
        running.start(connection + QStringList{QStringLiteral("--open"), QStringLiteral("last")}));
    const QStringList expected{QStringLiteral("ready"), QStringLiteral("opened")};
    QCOMPARE(eventsOf(running, 2), expected);
    QCOMPARE(running.events().at(1).value(QStringLiteral("rows")).toInt(), 2);
}

QTEST_MAIN(MeasuringTest)
#include "tst_measuring.moc"

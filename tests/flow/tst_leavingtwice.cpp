// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pointer.h"
#include "running.h"
#include "support/fakegateway.h"
#include "support/killrig.h"
#include "support/storebuilders.h"

using flow::Running;
using flow::useMouse;
using support::await;

namespace {

/// Shorter than what the question waits for an answer.
constexpr int kWithinMs = 15'000;

/// Waits for a window with this title.
bool isShown(const QString &title)
{
    return QTest::qWaitFor(
        [&title] {
            return useMouse({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                             QStringLiteral("--name"), title});
        },
        30'000);
}

/// There is no window manager to give it the keys.
bool giveKeysTo(const QString &what, const QString &which)
{
    return useMouse({QStringLiteral("search"), QStringLiteral("--onlyvisible"), what, which,
                     QStringLiteral("windowfocus")});
}

bool press(const char *key)
{
    return useMouse({QStringLiteral("key"), QString::fromLatin1(key)});
}

bool type(const char *words)
{
    return useMouse({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("20"),
                     QString::fromLatin1(words)});
}

} // namespace

/// The built program, in which somebody writes, is told to end, and told it again.
class LeavingTwiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondSignalDoesNotWaitForAnAnswer();

private:
    void beginToWrite();
};

/// In the instructions of the chat, by the palette.
void LeavingTwiceTest::beginToWrite()
{
    QVERIFY(isShown(QStringLiteral("Loquat")));
    QVERIFY(giveKeysTo(QStringLiteral("--class"), QStringLiteral("loquat")));
    QVERIFY(press("ctrl+k"));
    QVERIFY(type("instructions of this"));
    QVERIFY(press("Return"));
    const QString title = QStringLiteral("^Instructions$");
    QVERIFY(isShown(title));
    QVERIFY(giveKeysTo(QStringLiteral("--name"), title));
    QVERIFY(type("Half a thought"));
}

void LeavingTwiceTest::theSecondSignalDoesNotWaitForAnAnswer()
{
    support::FakeGateway gateway;
    gateway.answer(support::FakeAnswer::sse({support::chunk(QStringLiteral("begun"))}).hold());
    Running running;
    const QString database = running.dataDir() + QStringLiteral("/loquat.db");
    QVERIFY(running.start(running.connection(gateway.baseUrl(), "sk-flow")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go")}));
    QTRY_VERIFY_WITH_TIMEOUT(flow::contentsOf(database + QStringLiteral("-wal")).contains("begun"),
                             30'000);
    beginToWrite();
    if (QTest::currentTestFailed())
        return;
    running.process.terminate();
    QVERIFY(isShown(QStringLiteral("^Not saved yet$")));
    QCOMPARE(running.process.state(), QProcess::Running);
    running.process.terminate();
    const auto hasEnded = [&running] { return running.process.state() == QProcess::NotRunning; };
    QVERIFY(QTest::qWaitFor(hasEnded, kWithinMs));
    QCOMPARE(running.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(running.process.exitCode(), 0);
    gateway.release();
    QVERIFY(!QFile::exists(database + QStringLiteral("-wal"))); // closed as it should be
    // What streamed in is a message, and nothing is left for the next start to mend.
    QCOMPARE(support::readBeside(database, "SELECT count(*) FROM journal"), 0);
    QCOMPARE(support::faultsOf(database), QString());
    storage::Store store;
    const auto report = await(store.open(database));
    QCOMPARE(report.state, storage::OpenReport::State::Opened);
    QCOMPARE(report.interruptedCount, 0);
    const auto listed = await(store.conversations()).value();
    QCOMPARE(listed.size(), 1);
    const auto messages = await(store.skeleton(listed.constFirst().id)).value().messages;
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(1).state, core::MessageState::Interrupted);
    const auto parts = await(store.parts({messages.at(1).id})).value();
    QCOMPARE(core::partText(parts.value(messages.at(1).id).value(0)), QStringLiteral("begun"));
}

QTEST_MAIN(LeavingTwiceTest)
#include "tst_leavingtwice.moc"

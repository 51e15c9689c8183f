// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"
#include "ui/conversation/conversationview.h"

#include <chrono>
#include <csignal>

using flow::Program;
using flow::Running;
using support::FakeAnswer;
using namespace std::chrono_literals;

/// SIGKILL in the middle of a stream, as a power cut of the program's own.
class KillingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atMostAQuarterOfASecondIsLost_data();
    void atMostAQuarterOfASecondIsLost();
    void theReplyStandsThereAndGoesOn_data();
    void theReplyStandsThereAndGoesOn();
};

namespace {

constexpr auto kBound = 250ms; ///< of the stream, that a kill may take along
constexpr int kPieces = 400;
constexpr int kPieceMs = 5;

QString word(int number)
{
    return QStringLiteral("w%1 ").arg(number);
}

FakeAnswer steadyStream()
{
    QList<QByteArray> pieces;
    for (int number = 0; number < kPieces; ++number)
        pieces.append(support::chunk(word(number)));
    return FakeAnswer::sse(pieces).spaced(kPieceMs).hold();
}

/// How many words were on the wire before this moment. The first thing written is the header.
int wordsBefore(const support::FakeGateway &gateway, std::chrono::steady_clock::time_point moment)
{
    const auto written = gateway.written();
    return int(std::count_if(written.cbegin(), written.cend(), [moment](const auto &piece) {
        return piece.at <= moment && piece.bytes.contains("\"content\"");
    }));
}

} // namespace

void KillingTest::atMostAQuarterOfASecondIsLost_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 60, 175, 333})
        QTest::addRow("at piece %d", piece) << piece;
}

void KillingTest::atMostAQuarterOfASecondIsLost()
{
    QFETCH(int, piece);
    Program program;
    program.gateway.answer(steadyStream());
    Running running;
    running.setDataDir(program.dataDir());
    QVERIFY(running.start(running.connection(program.gateway.baseUrl(), "sk-flow")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go")}));
    QVERIFY(QTest::qWaitFor(
        [&] { return wordsBefore(program.gateway, std::chrono::steady_clock::now()) >= piece; },
        30'000));
    const auto killed = std::chrono::steady_clock::now();
    ::kill(pid_t(running.process.processId()), SIGKILL);
    QVERIFY(running.waitForEnd());
    QCOMPARE(running.process.exitStatus(), QProcess::CrashExit);
    const int sent = wordsBefore(program.gateway, std::chrono::steady_clock::now());
    const int due = wordsBefore(program.gateway, killed - kBound);

    QVERIFY(program.start());
    QTRY_COMPARE(program.assembly().workspace().list().count(), 1);
    program.assembly().workspace().open(program.assembly().workspace().list().at(0).id);
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QCOMPARE(core::plainText(program.conversation().at(0)), QStringLiteral("Go"));
    QCOMPARE(program.conversation().at(1).state, core::MessageState::Interrupted);
    QTRY_VERIFY(program.conversation().at(1).isLoaded);
    QString all;
    for (int number = 0; number < sent; ++number)
        all += word(number);
    const QString kept = program.lastText();
    QVERIFY2(all.startsWith(kept), qPrintable(kept));
    QVERIFY2(kept.count(u' ') >= due, qPrintable(QStringLiteral("%1 words kept, %2 due, %3 sent")
                                                     .arg(kept.count(u' '))
                                                     .arg(due)
                                                     .arg(sent)));
    program.gateway.release();
}

void KillingTest::theReplyStandsThereAndGoesOn_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<QString>("expected");
    QTest::newRow("continue") << 1 << QStringLiteral("w0 w1 and the rest");
    QTest::newRow("regenerate") << 2 << QStringLiteral("and the rest");
}

void KillingTest::theReplyStandsThereAndGoesOn()
{
    QFETCH(int, button);
    QFETCH(QString, expected);
    Program program;
    program.gateway.answer(
        FakeAnswer::sse({support::chunk(word(0)), support::chunk(word(1))}).hold());
    program.gateway.answer(flow::answer({QStringLiteral("and the rest")}));
    Running running;
    running.setDataDir(program.dataDir());
    QVERIFY(running.start(running.connection(program.gateway.baseUrl(), "sk-flow")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go")}));
    QTRY_VERIFY_WITH_TIMEOUT(
        flow::contentsOf(program.dataDir() + QStringLiteral("/loquat.db-wal")).contains("w1 "),
        30'000);
    running.process.kill();
    QVERIFY(running.waitForEnd());

    QVERIFY(program.start());
    QTRY_COMPARE(program.assembly().workspace().list().count(), 1);
    program.assembly().workspace().open(program.assembly().workspace().list().at(0).id);
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_COMPARE(program.lastText(), QStringLiteral("w0 w1 "));
    ui::ConversationView &view = program.window().pane().view();
    view.setFocus(Qt::TabFocusReason);
    for (int i = 0; i < button; ++i)
        QTest::keyClick(&view, Qt::Key_Tab);
    QTest::keyClick(&view, Qt::Key_Return);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.lastText(), expected);
    QCOMPARE(program.conversation().rowCount(), 2);
    QCOMPARE(program.gateway.requestCount("POST"), 2);
    program.gateway.release();
}

QTEST_MAIN(KillingTest)
#include "tst_killing.moc"

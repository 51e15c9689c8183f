// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"
#include "support/killrig.h"
#include "support/rounds.h"
#include "support/storebuilders.h"
#include "ui/conversation/conversationview.h"

#include <chrono>

using flow::Program;
using flow::Running;
using support::await;
using support::FakeAnswer;
using namespace std::chrono_literals;

/// SIGKILL in the middle of a stream, as a power cut of the program's own.
class KillingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atMostAQuarterOfASecondIsLost();
    void theReplyStandsThereAndGoesOn_data();
    void theReplyStandsThereAndGoesOn();
    void nothingIsLostWhenItIsAskedToLeave();
    void whatWasShownIsThereAfterLeavingAtOnce();

private:
    void killOnce(support::KillMoments &moments);
    void checkAfter(std::chrono::steady_clock::time_point killed,
                    const support::FakeGateway &gateway);
    [[nodiscard]] static QString replyOf(storage::Store &store, const QUuid &conversation);

    QTemporaryDir m_dir;             ///< one database for all kills
    QHash<QUuid, QString> m_replies; ///< what was kept in the conversations of earlier kills
    support::KillFigures m_lost{"ms of the stream lost"};
    support::KillFigures m_starts{"ms from a start after a kill to the request"};
};

namespace {

constexpr auto kBound = 250ms;  ///< of the stream, that a kill may take along
constexpr int kKills = 100;     ///< unless LOQUAT_KILLS says how many
constexpr int kLongestMs = 600; ///< from the first word to the kill
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

/// When each word was on the wire. The first thing written is the header.
QList<std::chrono::steady_clock::time_point> wordTimes(const support::FakeGateway &gateway)
{
    QList<std::chrono::steady_clock::time_point> times;
    const auto written = gateway.written();
    for (const auto &piece : written) {
        if (piece.bytes.contains("\"content\""))
            times.append(piece.at);
    }
    return times;
}

double msBetween(std::chrono::steady_clock::time_point from,
                 std::chrono::steady_clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

} // namespace

void KillingTest::atMostAQuarterOfASecondIsLost()
{
    support::KillMoments moments(kLongestMs);
    const int kills = support::roundsOf("LOQUAT_KILLS", kKills);
    for (int n = 0; n < kills && !QTest::currentTestFailed(); ++n)
        killOnce(moments);
    QCOMPARE(m_replies.size(), kills);
    {
        storage::Store store;
        const auto report = await(store.open(m_dir.filePath(QStringLiteral("loquat.db"))));
        QCOMPARE(report.interruptedCount, 0);
        for (auto reply = m_replies.cbegin(); reply != m_replies.cend(); ++reply)
            QCOMPARE(replyOf(store, reply.key()), reply.value());
    }
    QCOMPARE(support::faultsOf(m_dir.filePath(QStringLiteral("loquat.db"))), QString());
    m_lost.tell();
    m_starts.tell();
}

void KillingTest::killOnce(support::KillMoments &moments)
{
    support::FakeGateway gateway;
    gateway.answer(steadyStream());
    Running running;
    running.setDataDir(m_dir.path());
    const auto started = std::chrono::steady_clock::now();
    QVERIFY(running.start(running.connection(gateway.baseUrl(), "sk-flow")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go")}));
    QVERIFY(QTest::qWaitFor([&] { return !wordTimes(gateway).isEmpty(); }, 30'000));
    m_starts.add(msBetween(started, wordTimes(gateway).constFirst()));
    moments.pass();
    const auto killed = std::chrono::steady_clock::now();
    QVERIFY(support::killAtOnce(running.process));
    checkAfter(killed, gateway);
    gateway.release();
}

void KillingTest::checkAfter(std::chrono::steady_clock::time_point killed,
                             const support::FakeGateway &gateway)
{
    const auto times = wordTimes(gateway);
    const auto sent = std::upper_bound(times.cbegin(), times.cend(), killed) - times.cbegin();
    storage::Store store;
    const auto report = await(store.open(m_dir.filePath(QStringLiteral("loquat.db"))));
    QCOMPARE(report.state, storage::OpenReport::State::Opened);
    QCOMPARE(report.interruptedCount, 1);
    const auto listed = await(store.conversations()).value();
    QCOMPARE(listed.size(), m_replies.size() + 1);
    const auto fresh = std::find_if(listed.cbegin(), listed.cend(), [this](const auto &info) {
        return !m_replies.contains(info.id);
    });
    const QString kept = replyOf(store, fresh->id);
    m_replies.insert(fresh->id, kept);
    const auto words = kept.count(u' ');
    QString all;
    for (int number = 0; number < words; ++number)
        all += word(number);
    QCOMPARE(kept, all); // whole words in their order, none twice
    const double lostMs = words < sent ? msBetween(times.at(words), killed) : 0;
    m_lost.add(lostMs);
    QVERIFY2(lostMs <= double(kBound.count()),
             qPrintable(QStringLiteral("%1 of %2 words kept, %3 ms are gone")
                            .arg(words)
                            .arg(sent)
                            .arg(lostMs)));
}

/// The interrupted reply to "Go"; null when that is not what is there.
QString KillingTest::replyOf(storage::Store &store, const QUuid &conversation)
{
    const auto messages = await(store.skeleton(conversation)).value().messages;
    if (messages.size() != 2 || messages.at(1).state != core::MessageState::Interrupted)
        return {};
    const QUuid question = messages.at(0).id;
    const QUuid reply = messages.at(1).id;
    const auto parts = await(store.parts({question, reply})).value();
    const bool isAsked = core::partText(parts.value(question).value(0)) == QLatin1StringView("Go");
    return isAsked ? core::partText(parts.value(reply).value(0)) : QString();
}

/// SIGTERM, as a desktop that logs out sends it, also within a moment of what came last.
void KillingTest::nothingIsLostWhenItIsAskedToLeave()
{
    support::FakeGateway gateway;
    gateway.answer(steadyStream());
    Running running;
    QVERIFY(running.start(running.connection(gateway.baseUrl(), "sk-flow")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go")}));
    QVERIFY(QTest::qWaitFor([&] { return wordTimes(gateway).size() >= 60; }, 30'000));
    const QString database = running.dataDir() + QStringLiteral("/loquat.db");
    const auto asked = std::chrono::steady_clock::now();
    QVERIFY(running.leave());
    QCOMPARE(running.process.exitStatus(), QProcess::NormalExit);
    storage::Store store;
    QCOMPARE(await(store.open(database)).state, storage::OpenReport::State::Opened);
    const auto listed = await(store.conversations()).value();
    QCOMPARE(listed.size(), 1);
    const QString kept = replyOf(store, listed.constFirst().id);
    const auto times = wordTimes(gateway);
    // What was on its way to the window, by the loopback and one flush of the wire, it never had.
    const auto due = std::upper_bound(times.cbegin(), times.cend(), asked - 100ms) - times.cbegin();
    QVERIFY2(kept.count(u' ') >= due,
             qPrintable(QStringLiteral("%1 words kept, %2 due").arg(kept.count(u' ')).arg(due)));
    gateway.release();
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

void KillingTest::whatWasShownIsThereAfterLeavingAtOnce()
{
    Program program;
    FakeAnswer stream = FakeAnswer::sse({support::chunk(word(0))});
    for (int number = 1; number < 20; ++number)
        stream.hold().then({support::chunk(word(number))});
    program.gateway.answer(stream.hold());
    QVERIFY(program.start());
    program.type(QStringLiteral("Go"));
    QString all = word(0);
    for (int number = 1; number < 20; ++number) {
        QTRY_VERIFY(program.conversation().rowCount() == 2 && program.lastText() == all);
        program.gateway.release();
        all += word(number);
    }
    QTRY_COMPARE(program.lastText(), all);
    QVERIFY(program.start()); // the journal was still waiting for its moment
    QTRY_COMPARE(program.lastText(), all);
    QCOMPARE(program.conversation().at(1).state, core::MessageState::Interrupted);
    program.gateway.release();
}

QTEST_MAIN(KillingTest)
#include "tst_killing.moc"

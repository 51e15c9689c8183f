// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/texts.h"
#include "ui/conversation/mendwords.h"
#include "ui/conversation/statusline.h"

#include <QSet>
#include <QTest>

using chat::ReplyPhase;
using chat::ReplyProgress;

namespace {

ReplyProgress at(ReplyPhase phase, qint64 elapsedMs, qint64 silentMs = 0)
{
    ReplyProgress progress;
    progress.phase = phase;
    progress.elapsedMs = elapsedMs;
    progress.silentMs = silentMs;
    return progress;
}

ReplyProgress planned(qint64 leftMs, int next)
{
    ReplyProgress progress = at(ReplyPhase::Retrying, 0);
    chat::PlannedAttempt attempt;
    attempt.reason.kind = core::ErrorKind::Overloaded;
    attempt.leftMs = leftMs;
    attempt.next = next;
    attempt.most = 3;
    progress.planned = attempt;
    return progress;
}

} // namespace

/// The one line that tells where a reply stands.
class TestStatusLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPhaseHasItsWords_data();
    void eachPhaseHasItsWords();
    void aPlannedAttemptCountsDown_data();
    void aPlannedAttemptCountsDown();
    void waitingForTheNetworkCanBeHurried();
    void everyMendHasWordsOfItsOwn();
    void longNamesStayShortInAButton();
};

void TestStatusLine::eachPhaseHasItsWords_data()
{
    QTest::addColumn<ReplyProgress>("progress");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("stillWaiting");
    const auto row = [](const char *name, const ReplyProgress &progress, const char *words,
                        const char *still) {
        QTest::newRow(name) << progress << QString::fromLatin1(words) << QString::fromLatin1(still);
    };
    row("idle", at(ReplyPhase::Idle, 5000, 99'000), "", "");
    row("connecting", at(ReplyPhase::Connecting, 900), "Connecting", "");
    row("waiting", at(ReplyPhase::Waiting, 900, 900), "Waiting", "");
    row("waiting 3 s", at(ReplyPhase::Waiting, 3999, 3999), "Waiting 3 s", "");
    row("waiting 14 s", at(ReplyPhase::Waiting, 14'000, 14'999), "Waiting 14 s", "");
    row("still waiting", at(ReplyPhase::Waiting, 15'000, 15'000), "Still waiting, 15 s", "");
    row("thinking", at(ReplyPhase::Thinking, 12'500), "Thinking 12 s", "");
    row("thinking in silence", at(ReplyPhase::Thinking, 40'000, 16'000), "Thinking 40 s",
        "Still waiting, 16 s");
    row("answering", at(ReplyPhase::Answering, 40'000, 14'000), "", "");
    row("answering no more", at(ReplyPhase::Answering, 40'000, 61'000), "", "Still waiting, 61 s");
}

void TestStatusLine::eachPhaseHasItsWords()
{
    QFETCH(ReplyProgress, progress);
    QFETCH(QString, words);
    QFETCH(QString, stillWaiting);
    const ui::StatusLine line = ui::statusLineFor(progress);
    QCOMPARE(line.words, words);
    QCOMPARE(line.stillWaiting, stillWaiting);
    QVERIFY(!line.canHurry);
    QVERIFY(line.reason.isEmpty());
}

void TestStatusLine::aPlannedAttemptCountsDown_data()
{
    QTest::addColumn<ReplyProgress>("progress");
    QTest::addColumn<QString>("words");
    QTest::newRow("whole") << planned(3000, 2) << QStringLiteral("Trying again in 3 s (2 of 3)");
    QTest::newRow("begun") << planned(2001, 3) << QStringLiteral("Trying again in 3 s (3 of 3)");
    QTest::newRow("due") << planned(0, 2) << QStringLiteral("Trying again in 0 s (2 of 3)");
    QTest::newRow("asked for") << planned(90'000, 0) << QStringLiteral("Trying again in 90 s");
}

void TestStatusLine::aPlannedAttemptCountsDown()
{
    QFETCH(ReplyProgress, progress);
    QFETCH(QString, words);
    const ui::StatusLine line = ui::statusLineFor(progress);
    QCOMPARE(line.words, words);
    QCOMPARE(line.reason, texts::explain(progress.planned->reason).what);
    QVERIFY(line.canHurry);
}

void TestStatusLine::waitingForTheNetworkCanBeHurried()
{
    ReplyProgress progress = planned(0, 0);
    progress.phase = ReplyPhase::Offline;
    const ui::StatusLine line = ui::statusLineFor(progress);
    QCOMPARE(line.words, QStringLiteral("Waiting for the network"));
    QVERIFY(line.canHurry);
}

void TestStatusLine::everyMendHasWordsOfItsOwn()
{
    QSet<QString> seen;
    const int last = int(core::MendKind::Continue);
    for (int kind = 0; kind <= last; ++kind) {
        const QString text = ui::mendText({core::MendKind(kind), QStringLiteral("7")});
        QVERIFY(!text.isEmpty());
        QVERIFY(text.at(0).isUpper());
        seen.insert(text);
    }
    QCOMPARE(seen.size(), last + 1);
}

void TestStatusLine::longNamesStayShortInAButton()
{
    const QString longName = QString(300, u'x') + QStringLiteral("\nend");
    const QString text = ui::mendText({core::MendKind::UseModel, longName});
    QVERIFY(text.size() < 70);
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(text.contains(QStringLiteral("end")));
    QCOMPARE(ui::mendText({core::MendKind::Wait, QStringLiteral("90")}),
             QStringLiteral("Wait 90 s and resend"));
    QCOMPARE(ui::mendText({core::MendKind::Wait, QStringLiteral("301")}),
             QStringLiteral("Wait 6 min and resend"));
}

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"

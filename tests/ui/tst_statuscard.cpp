// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/statuscard.h"

#include "texts/texts.h"
#include "ui/conversation/footer.h"

#include <QLocale>
#include <QTest>

using core::MessageState;
using ui::RowAction;
using ui::StatusCard;

namespace {

core::Message replied(MessageState state, const QStringList &notices = {})
{
    core::Message message;
    message.role = core::Role::Assistant;
    message.state = state;
    message.model = QStringLiteral("m");
    message.parts = {core::TextPart{QStringLiteral("some text")}};
    message.response.notices = notices;
    return message;
}

core::Message failed()
{
    core::Message message = replied(MessageState::Failed);
    message.error = core::Error();
    message.error->kind = core::ErrorKind::KeyRefused;
    message.error->status = 401;
    message.error->message = QStringLiteral("bad key");
    return message;
}

QList<RowAction> actionsOf(const core::Message &message, bool isLast = true)
{
    const ui::RowContext context;
    const StatusCard card(message, isLast, context);
    QList<RowAction> actions;
    for (const ui::RowButton &button : card.buttons())
        actions.append(button.action);
    return actions;
}

QString textOf(const core::Message &message)
{
    const ui::RowContext context;
    return StatusCard(message, true, context).text();
}

QString notice(const char *code)
{
    return texts::noticeText(QString::fromLatin1(code));
}

} // namespace

/// What stands under a reply: its card, its footer, and its report for a helper.
class TestStatusCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void aReplyThatEndedWellHasNone();
    void aCompleteReplyCutAtTheLimitCanBeContinued();
    void everyNoticeIsSaid();
    void theStatesOwnWordsComeFirst();
    void anUnexplainedEndIsSaidOnce();
    void anEarlierReplyOffersNothingToContinue();
    void aRefusedKeyLeadsToTheConnection();
    void theFooterShowsSeconds_data();
    void theFooterShowsSeconds();
    void theReportSaysWhatWasAsked();
};

void TestStatusCard::aReplyThatEndedWellHasNone()
{
    QVERIFY(!StatusCard::isNeeded(replied(MessageState::Complete)));
    QVERIFY(!StatusCard::isNeeded(
        replied(MessageState::Complete, {QStringLiteral("of-a-later-version")})));
    core::Message question = replied(MessageState::Complete, {QStringLiteral("length")});
    question.role = core::Role::User;
    QVERIFY(!StatusCard::isNeeded(question));
}

void TestStatusCard::aCompleteReplyCutAtTheLimitCanBeContinued()
{
    const core::Message reply = replied(MessageState::Complete, {QStringLiteral("length")});
    QVERIFY(StatusCard::isNeeded(reply));
    QCOMPARE(textOf(reply), notice("length"));
    QCOMPARE(actionsOf(reply), (QList<RowAction>{RowAction::Continue, RowAction::Regenerate}));
}

void TestStatusCard::everyNoticeIsSaid()
{
    const QString text = textOf(replied(
        MessageState::Complete, {QStringLiteral("length"), QStringLiteral("frames-skipped")}));
    QCOMPARE(text, notice("length") + u'\n' + notice("frames-skipped"));
}

void TestStatusCard::theStatesOwnWordsComeFirst()
{
    const core::Message reply =
        replied(MessageState::Interrupted, {QStringLiteral("frames-skipped")});
    const QString text = textOf(reply);
    QVERIFY(text.startsWith(texts::explain(MessageState::Interrupted).what));
    QVERIFY(text.endsWith(notice("frames-skipped")));
    QVERIFY(actionsOf(reply).contains(RowAction::Details));
}

void TestStatusCard::anUnexplainedEndIsSaidOnce()
{
    const QString text =
        textOf(replied(MessageState::Unexplained, {QStringLiteral("no-finish-reason")}));
    QVERIFY(text.startsWith(texts::explain(MessageState::Unexplained).what));
    QVERIFY(!text.contains(notice("no-finish-reason")));
}

void TestStatusCard::anEarlierReplyOffersNothingToContinue()
{
    const core::Message reply = replied(MessageState::Complete, {QStringLiteral("length")});
    QVERIFY(actionsOf(reply, false).isEmpty());
}

void TestStatusCard::aRefusedKeyLeadsToTheConnection()
{
    QCOMPARE(actionsOf(failed()), (QList<RowAction>{RowAction::OpenConnection, RowAction::Retry,
                                                    RowAction::Details, RowAction::CopyReport}));
}

void TestStatusCard::theFooterShowsSeconds_data()
{
    QTest::addColumn<qint64>("elapsedMs");
    QTest::addColumn<QString>("footer");
    QTest::newRow("unknown") << qint64(-1) << QStringLiteral("m");
    QTest::newRow("none") << qint64(0) << QStringLiteral("m · 0.0 s");
    QTest::newRow("tenths") << qint64(4230) << QStringLiteral("m · 4.2 s");
    QTest::newRow("whole") << qint64(62'400) << QStringLiteral("m · 62 s");
}

void TestStatusCard::theFooterShowsSeconds()
{
    QFETCH(qint64, elapsedMs);
    QFETCH(QString, footer);
    core::Message reply = replied(MessageState::Complete);
    reply.response.elapsedMs = elapsedMs;
    QCOMPARE(ui::footerText(reply), footer);
}

void TestStatusCard::theReportSaysWhatWasAsked()
{
    core::Message reply = failed();
    QVERIFY(!ui::reportText(reply).contains(QStringLiteral("address:")));
    reply.response.address = QStringLiteral("https://a.example/v1");
    const QStringList lines = ui::reportText(reply).split(u'\n');
    for (const char *line : {"address: https://a.example/v1", "verdict: failed", "model: m",
                             "kind: key-refused", "status: 401", "message: bad key"})
        QVERIFY2(lines.contains(QString::fromLatin1(line)), line);
}

QTEST_MAIN(TestStatusCard)
#include "tst_statuscard.moc"

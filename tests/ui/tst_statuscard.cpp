// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/statuscard.h"

#include "core/damagednotice.h"
#include "texts/texts.h"
#include "ui/conversation/footer.h"

#include <QLocale>
#include <QTest>

using core::Mend;
using core::MendKind;
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

QList<Mend> mendsOf(const core::Message &message, bool isLast = true)
{
    const ui::RowContext context;
    const StatusCard card(message, isLast, context);
    QList<Mend> mends;
    for (const ui::RowButton &button : card.buttons()) {
        if (button.action == RowAction::Mend)
            mends.append(button.mend);
    }
    return mends;
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
    void oneFilledButtonAndTwoQuietOnesAtMost_data();
    void oneFilledButtonAndTwoQuietOnesAtMost();
    void whatWasAskedStandsInTheSmallPrint();
    void aRemarkIsQuiet();
    void aDamagedMessageOfAnybodySaysSo();
    void whatWasSaidBeforeIsAnIconOnly();
    void theReasonOfAnInterruptionIsSaid();
    void imagesMakeMendsOfTheirOwn();
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
    // One that runs has notices already; they are said when it ends.
    QVERIFY(!StatusCard::isNeeded(replied(MessageState::Streaming, {QStringLiteral("length")})));
    QVERIFY(StatusCard::isNeeded(replied(MessageState::Complete, {QStringLiteral("length")})));
}

void TestStatusCard::aCompleteReplyCutAtTheLimitCanBeContinued()
{
    const core::Message reply = replied(MessageState::Complete, {QStringLiteral("length")});
    QVERIFY(StatusCard::isNeeded(reply));
    QCOMPARE(textOf(reply), notice("length"));
    QCOMPARE(mendsOf(reply), (QList<Mend>{{MendKind::Continue, {}}, {MendKind::Regenerate, {}}}));
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
    QCOMPARE(actionsOf(failed()), (QList<RowAction>{RowAction::Mend, RowAction::Mend,
                                                    RowAction::Details, RowAction::CopyReport}));
    QCOMPARE(mendsOf(failed()),
             (QList<Mend>{{MendKind::OpenConnection, QString(core::field::kApiKey)},
                          {MendKind::Continue, {}}}));
}

void TestStatusCard::oneFilledButtonAndTwoQuietOnesAtMost_data()
{
    QTest::addColumn<core::ErrorKind>("kind");
    for (const core::ErrorKind kind : core::allErrorKinds())
        QTest::newRow(qPrintable(core::errorKindName(kind))) << kind;
}

void TestStatusCard::oneFilledButtonAndTwoQuietOnesAtMost()
{
    QFETCH(core::ErrorKind, kind);
    ui::RowContext context;
    context.asksWithImages = [](const core::Message &) { return true; };
    core::Message reply = failed();
    reply.error->kind = kind;
    reply.error->proposedBaseUrl = QStringLiteral("https://a.example/api/v1");
    reply.error->proposedModels = {QStringLiteral("one"), QStringLiteral("two")};
    for (const MessageState state :
         {MessageState::Failed, MessageState::Interrupted, MessageState::Stopped}) {
        reply.state = state;
        StatusCard card(reply, true, context);
        QVERIFY(card.layout(400) > 0);
        int filled = 0;
        int quiet = 0;
        QList<QRect> places;
        for (const ui::RowButton &button : card.buttons()) {
            filled += button.look == ui::ButtonLook::Filled ? 1 : 0;
            quiet += button.look == ui::ButtonLook::Quiet ? 1 : 0;
            QVERIFY(!button.text.isEmpty());
            for (const QRect &other : std::as_const(places))
                QVERIFY(!other.intersects(button.rect));
            places.append(button.rect);
            QVERIFY(QRect(0, 0, 400, card.height()).contains(button.rect));
        }
        QCOMPARE(filled, 1);
        QVERIFY(quiet <= 2);
    }
}

void TestStatusCard::whatWasAskedStandsInTheSmallPrint()
{
    core::Message reply = failed();
    reply.response.address = QStringLiteral("https://a.example/v1/v1");
    QVERIFY(!textOf(reply).contains(reply.response.address));
    reply.error->kind = core::ErrorKind::WrongPath;
    reply.error->message = QStringLiteral("Invalid URL (POST /v1/v1/chat/completions)");
    QVERIFY(textOf(reply).contains(reply.response.address));
    QVERIFY(textOf(reply).contains(QStringLiteral("401")));
}

void TestStatusCard::aRemarkIsQuiet()
{
    const core::Message reply =
        replied(MessageState::Complete, {QString(core::notice::kImageUnseen)});
    QVERIFY(StatusCard::isNeeded(reply));
    QCOMPARE(textOf(reply), notice("image-unseen"));
    QCOMPARE(mendsOf(reply), (QList<Mend>{{MendKind::PickModel, {}}}));
    const ui::RowContext context;
    const StatusCard card(reply, true, context);
    QCOMPARE(card.buttons().constFirst().look, ui::ButtonLook::Quiet);
    // What belongs to the details makes no card.
    QVERIFY(!StatusCard::isNeeded(
        replied(MessageState::Complete, {QStringLiteral("option-left-out:stream_options"),
                                         QString(core::notice::kImagesSmaller)})));
}

void TestStatusCard::aDamagedMessageOfAnybodySaysSo()
{
    for (const core::Role role : {core::Role::User, core::Role::Assistant}) {
        core::Message message = replied(MessageState::Complete);
        message.role = role;
        core::setDamaged(message, true);
        QVERIFY(StatusCard::isNeeded(message));
        QCOMPARE(textOf(message), notice("damaged-on-disk"));
        QVERIFY(!textOf(message).isEmpty());
        QVERIFY(actionsOf(message).isEmpty());
        core::setDamaged(message, false);
        QVERIFY(!StatusCard::isNeeded(message));
    }
    // Beside what is said of it anyway.
    core::Message broken = failed();
    core::setDamaged(broken, true);
    QVERIFY(textOf(broken).contains(notice("damaged-on-disk")));
    QVERIFY(textOf(broken).startsWith(textOf(failed()).section(QLatin1Char('\n'), 0, 0)));
}

void TestStatusCard::whatWasSaidBeforeIsAnIconOnly()
{
    const core::Message first =
        replied(MessageState::Unexplained, {QStringLiteral("no-finish-reason")});
    QVERIFY(StatusCard::isNeeded(first));
    const core::Message later =
        replied(MessageState::Unexplained,
                {QStringLiteral("no-finish-reason"), QString(core::notice::kSaidBefore)});
    QVERIFY(!StatusCard::isNeeded(later));
}

void TestStatusCard::theReasonOfAnInterruptionIsSaid()
{
    core::Message reply = replied(MessageState::Interrupted);
    reply.error = core::Error();
    reply.error->kind = core::ErrorKind::Network;
    reply.error->code = QStringLiteral("suspended");
    QVERIFY(textOf(reply).contains(QStringLiteral("asleep")));
    QCOMPARE(mendsOf(reply).value(0).kind, MendKind::Continue);
}

void TestStatusCard::imagesMakeMendsOfTheirOwn()
{
    core::Message reply = failed();
    reply.error->kind = core::ErrorKind::TooLarge;
    QVERIFY(!mendsOf(reply).contains({MendKind::ShrinkImages, {}}));
    ui::RowContext context;
    context.asksWithImages = [](const core::Message &) { return true; };
    const StatusCard card(reply, true, context);
    QCOMPARE(card.buttons().constFirst().mend.kind, MendKind::ShrinkImages);
    QCOMPARE(card.buttons().value(1).mend.kind, MendKind::LeaveOutImages);
    context.asksInWords = [](const core::Message &) { return false; };
    const StatusCard wordless(reply, true, context);
    QCOMPARE(wordless.buttons().value(1).mend.kind, MendKind::EditQuestion);
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

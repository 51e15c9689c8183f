// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"
#include "support/replywriting.h"

#include <QSignalSpy>
#include <QTest>

using chat::ReplyWriter;
using core::MessageState;

namespace {

core::ToolCallPart callPart(const core::Message &message, int part)
{
    return std::get<core::ToolCallPart>(message.parts.at(part));
}

} // namespace

class ReplyWriterTest : public QObject, support::ReplyWriting
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ask(); }

    void appendsTextAndFinishesOnce()
    {
        const auto writing = writer();
        const QSignalSpy finished(m_conversation.get(), &core::Conversation::finished);
        writing->apply(api::TextDelta{0, QStringLiteral("Hel")});
        QCOMPARE(reply().state, MessageState::Streaming);
        writing->apply(api::TextDelta{0, QStringLiteral("lo")});
        QCOMPARE(reply().parts.size(), 1);
        QCOMPARE(text(), QStringLiteral("Hello"));
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        ended.finishReason = QStringLiteral("stop");
        ended.response.id = QStringLiteral("r1");
        ended.usage = core::Usage{1, 2, 3, {}, {}};
        writing->apply(ended);
        writing->apply(api::TextDelta{0, QStringLiteral(" late")});
        writing->end(MessageState::Stopped);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(reply().state, MessageState::Complete);
        QCOMPARE(reply().finishReason, QStringLiteral("stop"));
        QCOMPARE(reply().response.id, QStringLiteral("r1"));
        QCOMPARE(reply().response.modelAsked, QStringLiteral("m"));
        QCOMPARE(reply().usage->totalTokens, 3);
        QCOMPARE(text(), QStringLiteral("Hello"));
    }

    void notesWhereAReplyCameFromHowLongItTookAndWhatIsWorthSaying()
    {
        const auto writing = writer();
        writing->setAddress(QStringLiteral("https://a.example/v1"));
        m_clock.advanceMs(1500);
        writing->apply(api::TextDelta{0, QStringLiteral("x")});
        m_clock.advanceMs(2700);
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        ended.finishReason = QStringLiteral("length");
        ended.notices = {api::Notice::Length, api::Notice::FramesSkipped};
        writing->apply(ended);
        QCOMPARE(reply().response.address, QStringLiteral("https://a.example/v1"));
        QCOMPARE(reply().response.elapsedMs, 4200);
        QCOMPARE(reply().response.notices,
                 (QStringList{QStringLiteral("length"), QStringLiteral("frames-skipped")}));
    }

    void aStoppedReplyHasAnAddressAndADurationToo()
    {
        const auto writing = writer();
        QCOMPARE(reply().response.elapsedMs, -1);
        writing->setAddress(QStringLiteral("https://a.example/v1"));
        m_clock.advanceMs(800);
        writing->end(MessageState::Stopped);
        QCOMPARE(reply().response.address, QStringLiteral("https://a.example/v1"));
        QCOMPARE(reply().response.elapsedMs, 800);
        QVERIFY(reply().response.notices.isEmpty());
    }

    void measuresHowLongTheThinkingTook()
    {
        const auto writing = writer();
        writing->apply(api::ReasoningDelta{0, QStringLiteral("hm")});
        QVERIFY(writing->isThinking());
        QCOMPARE(reasoning().elapsedMs, -1);
        m_clock.advanceMs(700);
        writing->apply(api::ReasoningDelta{0, QStringLiteral("m")});
        m_clock.advanceMs(300);
        writing->apply(api::TextDelta{0, QStringLiteral("Yes")});
        QVERIFY(!writing->isThinking());
        QCOMPARE(reasoning().text, QStringLiteral("hmm"));
        QCOMPARE(reasoning().elapsedMs, 1000);
        QCOMPARE(text(), QStringLiteral("Yes"));
    }

    void thinkingWithoutAnAnswerIsMeasuredToItsEnd()
    {
        const auto writing = writer();
        writing->apply(api::ReasoningDelta{0, QStringLiteral("hm")});
        m_clock.advanceMs(50);
        writing->end(MessageState::Interrupted);
        QCOMPARE(reasoning().elapsedMs, 50);
    }

    void reclassifiedTextBecomesReasoning()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("think")});
        m_clock.advanceMs(20);
        writing->apply(api::Reclassified{0});
        writing->apply(api::TextDelta{0, QStringLiteral("answer")});
        QCOMPARE(reply().parts.size(), 2);
        QCOMPARE(reasoning().text, QStringLiteral("think"));
        QCOMPARE(reasoning().elapsedMs, 20);
        QCOMPARE(text(), QStringLiteral("answer"));
    }

    void collectsToolCallsAndTheirFinalForm()
    {
        const auto writing = writer();
        writing->apply(api::ToolCallDelta{0, 0, QStringLiteral("c1"), {}, QStringLiteral("{\"a")});
        writing->apply(api::ToolCallDelta{0, 1, QStringLiteral("c2"), QStringLiteral("g"), {}});
        writing->apply(api::ToolCallDelta{0, 0, {}, QStringLiteral("f"), QStringLiteral("\":1}")});
        QCOMPARE(reply().parts.size(), 2);
        QCOMPARE(callPart(reply(), 0).callId, QStringLiteral("c1"));
        QCOMPARE(callPart(reply(), 0).name, QStringLiteral("f"));
        QCOMPARE(callPart(reply(), 0).arguments, QStringLiteral("{\"a\":1}"));
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        ended.toolCalls = {
            {QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{\"a\":1}"), true, {}},
            {QStringLiteral("c2"), QStringLiteral("g"), QStringLiteral("{}"), true, {}}};
        writing->apply(ended);
        QVERIFY(callPart(reply(), 0).isValid);
        QCOMPARE(callPart(reply(), 1).arguments, QStringLiteral("{}"));
    }

    void anErrorKeepsTheTextBeforeIt()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("half")});
        api::Ended ended;
        ended.verdict = api::Verdict::Error;
        ended.error = core::Error();
        ended.error->kind = core::ErrorKind::Overloaded;
        ended.error->message = QStringLiteral("busy");
        writing->apply(ended);
        QCOMPARE(reply().state, MessageState::Failed);
        QCOMPARE(reply().error->kind, core::ErrorKind::Overloaded);
        QCOMPARE(text(), QStringLiteral("half"));
    }

    void everyVerdictHasItsState_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QString>("state");
        const auto row = [](api::Verdict verdict, const char *state) {
            QTest::newRow(state) << int(verdict) << QString::fromLatin1(state);
        };
        row(api::Verdict::Complete, "complete");
        row(api::Verdict::Unexplained, "unexplained");
        row(api::Verdict::Interrupted, "interrupted");
        row(api::Verdict::Stopped, "stopped");
        row(api::Verdict::Error, "failed");
    }

    void everyVerdictHasItsState()
    {
        QFETCH(int, verdict);
        QFETCH(QString, state);
        api::Ended ended;
        ended.verdict = api::Verdict(verdict);
        writer()->apply(ended);
        QCOMPARE(core::stateName(reply().state), state);
    }

    void aContinuationGoesOnInTheSameText()
    {
        m_conversation->addPart(m_reply, core::ReasoningPart{QStringLiteral("old"), 5});
        m_conversation->addPart(m_reply, core::TextPart{QStringLiteral("One, ")});
        m_conversation->setState(m_reply, MessageState::Interrupted);
        const auto writing = writer(true);
        writing->apply(api::TextDelta{0, QStringLiteral("two")});
        QCOMPARE(reply().parts.size(), 2);
        QCOMPARE(text(), QStringLiteral("One, two"));
        QCOMPARE(reasoning().elapsedMs, 5);
    }

    void aContinuationThatTurnsOutToBeThinkingLeavesTheAnswerAlone()
    {
        m_conversation->addPart(m_reply, core::TextPart{QStringLiteral("One, ")});
        const auto writing = writer(true);
        writing->apply(api::TextDelta{0, QStringLiteral("let me see")});
        writing->apply(api::Reclassified{0});
        writing->apply(api::TextDelta{0, QStringLiteral("two")});
        QCOMPARE(text(), QStringLiteral("One, two"));
        QCOMPARE(reasoning(1).text, QStringLiteral("let me see"));
    }

    void probabilitiesAreAPartOfTheirOwn()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("One ")});
        writing->apply(api::TextDelta{0, QStringLiteral("two")});
        // Nobody told them of the beginning: it stands there all the same.
        writing->apply(api::ProbabilityDelta{0, QStringLiteral("-1\ttwo\n")});
        writing->apply(api::TextDelta{0, QStringLiteral("!")});
        writing->apply(api::ProbabilityDelta{0, QStringLiteral("-2\t!\n")});
        QCOMPARE(tokens(), QStringLiteral("\tOne \n-1\ttwo\n-2\t!\n"));
        QCOMPARE(text(), QStringLiteral("One two!"));
        QCOMPARE(reply().textLength, 8);
        const auto more = writer(true);
        more->apply(api::TextDelta{0, QStringLiteral(" three")});
        more->apply(api::ProbabilityDelta{0, QStringLiteral("-3\t three\n")});
        QVERIFY(tokens().endsWith(QStringLiteral("-2\t!\n-3\t three\n")));
        QCOMPARE(reply().parts.size(), 2);
    }

    void probabilitiesOfThoughtsAreForgotten()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("Hm")});
        writing->apply(api::ProbabilityDelta{0, QStringLiteral("-1\tHm\n")});
        writing->apply(api::Reclassified{0});
        QVERIFY(tokens().isEmpty());
        writing->apply(api::TextDelta{0, QStringLiteral("Yes")});
        writing->apply(api::ProbabilityDelta{0, QStringLiteral("-2\tYes\n")});
        QCOMPARE(tokens(), QStringLiteral("-2\tYes\n"));
    }

    void aRefusalIsSaidToBeOne()
    {
        const auto writing = writer();
        writing->apply(api::RefusalDelta{0, QStringLiteral("No.")});
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        writing->apply(ended);
        QCOMPARE(reply().response.notices, QStringList(QString(core::notice::kModelDeclined)));
        QVERIFY(core::isOnlyRemarked(reply()));
        QVERIFY(text().isEmpty());
    }
};

QTEST_GUILESS_MAIN(ReplyWriterTest)
#include "tst_replywriter.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/replywriter.h"
#include "core/id.h"
#include "core/tokenfigures.h"
#include "core/mend.h"
#include "support/manualclock.h"

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

class ReplyWriterTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<core::Conversation> m_conversation;
    support::ManualClock m_clock;
    QUuid m_question;
    QUuid m_reply;

    const core::Message &reply() { return *m_conversation->find(m_reply); }
    std::unique_ptr<ReplyWriter> writer(bool isContinuation = false)
    {
        return std::make_unique<ReplyWriter>(*m_conversation, m_clock, m_reply, isContinuation);
    }
    QString text() { return core::plainText(reply()); }
    QString tokens()
    {
        for (const core::ContentPart &part : reply().parts) {
            if (const auto *probabilities = std::get_if<core::ProbabilityPart>(&part))
                return probabilities->tokens;
        }
        return {};
    }
    core::ReasoningPart reasoning(int part = 0)
    {
        return std::get<core::ReasoningPart>(reply().parts.at(part));
    }

private Q_SLOTS:
    void init()
    {
        core::ConversationInfo info;
        info.id = core::newId();
        m_conversation = std::make_unique<core::Conversation>(info);
        core::Message question;
        question.parts = {core::TextPart{QStringLiteral("?")}};
        m_question = m_conversation->add(question);
        core::Message reply;
        reply.parentId = m_question;
        reply.role = core::Role::Assistant;
        reply.state = MessageState::Waiting;
        reply.model = QStringLiteral("m");
        reply.exchangeId = core::newId();
        m_reply = m_conversation->add(reply);
    }

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

    void otherChoicesBecomeSiblingsAndTheFirstStaysShown()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("A")});
        writing->apply(api::TextDelta{1, QStringLiteral("B")});
        const QList<QUuid> made = writing->takeNewSiblings();
        QCOMPARE(made.size(), 1);
        QVERIFY(writing->takeNewSiblings().isEmpty());
        QCOMPARE(m_conversation->siblings(m_reply), QList<QUuid>({m_reply, made.first()}));
        QCOMPARE(m_conversation->at(1).id, m_reply);
        writing->apply(api::ChoiceFinished{1, QStringLiteral("length")});
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        ended.finishReason = QStringLiteral("stop");
        writing->apply(ended);
        const core::Message *sibling = m_conversation->find(made.first());
        QCOMPARE(core::plainText(*sibling), QStringLiteral("B"));
        QCOMPARE(sibling->exchangeId, reply().exchangeId);
        QCOMPARE(sibling->finishReason, QStringLiteral("length"));
        QCOMPARE(sibling->response.index, 1);
        QCOMPARE(sibling->state, MessageState::Complete);
        QCOMPARE(reply().finishReason, QStringLiteral("stop"));
    }

    void aChoiceThatNeverSaidWhyItEndedIsUnexplained()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("A")});
        writing->apply(api::TextDelta{1, QStringLiteral("B")});
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        ended.finishReason = QStringLiteral("stop");
        writing->apply(ended);
        const QUuid other = writing->takeNewSiblings().first();
        QCOMPARE(m_conversation->find(other)->state, MessageState::Unexplained);
        QCOMPARE(reply().state, MessageState::Complete);
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

    void aChoiceThatIsThroughStaysSoWhenTheRestBreaksOff()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("half")});
        writing->apply(api::TextDelta{2, QStringLiteral("whole")});
        writing->apply(api::ChoiceFinished{2, QStringLiteral("stop")});
        const QUuid second = writing->replies().at(1);
        // On disk at once, and not with the last of them.
        QCOMPARE(m_conversation->find(second)->state, MessageState::Complete);
        QCOMPARE(reply().state, MessageState::Streaming);
        writing->end(MessageState::Interrupted);
        QCOMPARE(reply().state, MessageState::Interrupted);
        const core::Message &through = *m_conversation->find(second);
        QCOMPARE(through.state, MessageState::Complete);
        QCOMPARE(through.finishReason, QStringLiteral("stop"));
        QCOMPARE(through.response.index, 2);
        QCOMPARE(m_conversation->activeChild(m_question), m_reply);
    }

    void whatIsKnownOfAChoiceAtTheEndIsItsOwn()
    {
        const auto writing = writer();
        m_clock.advanceMs(30);
        writing->apply(api::TextDelta{0, QStringLiteral("a")});
        m_clock.advanceMs(50);
        writing->apply(api::ToolCallDelta{1, 0, QStringLiteral("c"), QStringLiteral("f"),
                                          QStringLiteral("{}")});
        writing->apply(api::TextDelta{2, QStringLiteral("b")});
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        ended.finishReason = QStringLiteral("length");
        ended.notices = {api::Notice::Length};
        ended.usage = core::Usage{1, 30, 31, {}, {}};
        api::ChoiceEnd calls;
        calls.choice = 1;
        calls.toolCalls = {
            {QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{}"), true, {}}};
        api::ChoiceEnd failed;
        failed.choice = 2;
        failed.error = core::Error();
        failed.error->kind = core::ErrorKind::Unknown;
        ended.others = {calls, failed};
        writing->apply(api::ChoiceFinished{1, QStringLiteral("tool_calls")});
        writing->apply(ended);
        const QList<QUuid> replies = writing->replies();
        QCOMPARE(replies.size(), 3);
        const core::Message &second = *m_conversation->find(replies.at(1));
        QVERIFY(callPart(second, 0).isValid);
        QCOMPARE(second.state, MessageState::Complete);
        QVERIFY(!second.response.notices.contains(QStringLiteral("length")));
        QVERIFY(reply().response.notices.contains(QStringLiteral("length")));
        QCOMPARE(m_conversation->find(replies.at(2))->state, MessageState::Failed);
        // The tokens of all three are counted once, and said to be those of three.
        QVERIFY(reply().usage && !second.usage);
        for (const QUuid &id : replies)
            QCOMPARE(core::answersCounted(*m_conversation->find(id)), 3);
        QCOMPARE(core::tokensPerSecond(reply()), std::nullopt);
        QCOMPARE(core::firstTokenMs(reply()), std::optional<qint64>(30));
        QCOMPARE(core::firstTokenMs(second), std::optional<qint64>(80));
    }

    void onlyWhatIsComparedHasFigures()
    {
        const auto plain = writer();
        plain->apply(api::TextDelta{0, QStringLiteral("a")});
        plain->end(MessageState::Complete);
        QVERIFY(reply().response.notices.isEmpty());
        const auto timed = writer();
        timed->setTimed(true);
        m_clock.advanceMs(500);
        timed->apply(api::TextDelta{0, QStringLiteral("b")});
        m_clock.advanceMs(2000);
        api::Ended ended;
        ended.verdict = api::Verdict::Complete;
        ended.finishReason = QStringLiteral("stop");
        ended.usage = core::Usage{1, 40, 41, {}, {}};
        timed->apply(ended);
        QCOMPARE(core::firstTokenMs(reply()), std::optional<qint64>(500));
        QCOMPARE(core::tokensPerSecond(reply()), std::optional<double>(20));
        QVERIFY(core::isFigure(reply().response.notices.constFirst()));
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

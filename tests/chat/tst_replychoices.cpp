// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"
#include "core/tokenfigures.h"
#include "support/replywriting.h"

#include <QSignalSpy>
#include <QTest>

using chat::ReplyWriter;
using core::MessageState;

namespace {

core::ToolCallPart choiceCall(const core::Message &message, int part)
{
    return std::get<core::ToolCallPart>(message.parts.at(part));
}

} // namespace

class ReplyChoicesTest : public QObject, support::ReplyWriting
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ask(); }

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

    void everyChoiceThatRunsKnowsWhatIsKnownOfItsWay()
    {
        const auto writing = writer();
        const QString left = core::notice::kOptionLeftOut + QStringLiteral("seed");
        writing->setAddress(QStringLiteral("https://a.example/v1"));
        writing->addNotice(left);
        QVERIFY(reply().response == core::ResponseInfo());
        writing->noteSoFar();
        QCOMPARE(reply().response.address, QStringLiteral("https://a.example/v1"));
        QCOMPARE(reply().response.notices, QStringList{left});
        writing->apply(api::TextDelta{0, QStringLiteral("A")});
        writing->apply(api::TextDelta{1, QStringLiteral("B")});
        const core::Message *sibling = m_conversation->find(writing->takeNewSiblings().first());
        QCOMPARE(sibling->response.address, QStringLiteral("https://a.example/v1"));
        QCOMPARE(sibling->response.notices, QStringList{left});
        QCOMPARE(sibling->response.index, 1);
        // What has ended has said all of it.
        writing->apply(api::ChoiceFinished{1, QStringLiteral("stop")});
        const core::ResponseInfo ended = sibling->response;
        QVERIFY(ended.elapsedMs >= 0 && ended.notices.contains(left));
        writing->noteSoFar();
        QVERIFY(sibling->response == ended);
        QCOMPARE(reply().response.notices, QStringList{left});
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

    void oneThatEndedBeforeTheNextBeganIsThroughAtOnce()
    {
        const auto writing = writer();
        writing->apply(api::TextDelta{0, QStringLiteral("whole")});
        writing->apply(api::ChoiceFinished{0, QStringLiteral("stop")});
        // It could be the only one, whose end is that of the answer.
        QCOMPARE(reply().state, MessageState::Streaming);
        writing->apply(api::TextDelta{1, QStringLiteral("half")});
        QCOMPARE(reply().state, MessageState::Complete);
        QCOMPARE(m_conversation->find(writing->replies().at(1))->state, MessageState::Streaming);
        QCOMPARE(m_conversation->at(1).id, m_reply);
    }

    void callsThatNobodyLookedAtAreNotThroughWhenTheRestIsStopped()
    {
        const auto writing = writer();
        writing->apply(api::ToolCallDelta{0, 0, QStringLiteral("c"), QStringLiteral("f"),
                                          QStringLiteral("{}")});
        writing->apply(api::TextDelta{1, QStringLiteral("half")});
        writing->apply(api::ChoiceFinished{0, QStringLiteral("tool_calls")});
        writing->end(MessageState::Stopped);
        QCOMPARE(reply().state, MessageState::Stopped);
        QCOMPARE(choiceCall(reply(), 0).arguments, QStringLiteral("{}"));
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
        QVERIFY(choiceCall(second, 0).isValid);
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
};

QTEST_GUILESS_MAIN(ReplyChoicesTest)
#include "tst_replychoices.moc"

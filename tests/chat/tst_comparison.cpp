// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/comparison.h"
#include "core/tokenfigures.h"
#include "support/choices.h"
#include "support/toolrig.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using chat::ChatSession;
using chat::Comparison;
using core::MessageState;

namespace {

/// Two connections, each with a gateway and a key of its own.
struct TwoGateways : ToolRig {
    FakeGateway other;
    QUuid second;
    std::unique_ptr<ChatSession> session;

    TwoGateways()
    {
        second = add(QStringLiteral("Other"), other.baseUrl(), QStringLiteral("m2"));
        giveKey(profile, "sk-of-the-first-one");
        giveKey(second, "sk-of-the-second-one");
        session = open();
        session->parameters().set({});
    }
    void giveKey(const QUuid &id, const QByteArray &key)
    {
        (void)connections.save(*connections.profile(id), chat::SecretEdits::ofKey(key));
    }
    [[nodiscard]] QList<core::ModelChoiceRef> both() const
    {
        return {{profile, QStringLiteral("m")}, {second, QStringLiteral("m2")}};
    }
    [[nodiscard]] Comparison &comparison() const { return Comparison::of(*session); }
    [[nodiscard]] chat::Outgoing toBoth(const char *text) const
    {
        chat::Outgoing outgoing = words(text);
        outgoing.by = both();
        return outgoing;
    }
    /// Sends it to both.
    void ask(const char *text) const { session->send(toBoth(text)); }
    [[nodiscard]] const core::Message &reply(int at) const
    {
        return *session->conversation().find(comparison().replies().at(at));
    }
    [[nodiscard]] QString said(int at) const { return core::plainText(reply(at)); }
};

} // namespace

/// Several answers to one question.
class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachModelIsAskedByARequestOfItsOwn()
    {
        TwoGateways rig;
        rig.gateway.answer(saying("one"));
        rig.other.answer(saying("two"));
        const QSignalSpy finished(rig.session.get(), &ChatSession::finished);
        rig.ask("Hi");
        QTRY_COMPARE(finished.count(), 2);
        QVERIFY(!rig.session->isRunning());
        QCOMPARE(rig.comparison().replies().size(), 2);
        QCOMPARE(rig.said(0), QStringLiteral("one"));
        QCOMPARE(rig.said(1), QStringLiteral("two"));
        QCOMPARE(rig.gateway.requestCount(), 1);
        QCOMPARE(rig.other.requestCount(), 1);
        QCOMPARE(rig.gateway.lastRequest().json().value(QStringLiteral("model")).toString(),
                 QStringLiteral("m"));
        QCOMPARE(rig.other.lastRequest().json().value(QStringLiteral("model")).toString(),
                 QStringLiteral("m2"));
        // No key goes where it does not belong.
        QCOMPARE(rig.gateway.lastRequest().header("authorization"),
                 QByteArray("Bearer sk-of-the-first-one"));
        QCOMPARE(rig.other.lastRequest().header("authorization"),
                 QByteArray("Bearer sk-of-the-second-one"));
        // The conversation's own model stays what it was.
        QCOMPARE(rig.session->conversation().info().model, QStringLiteral("m"));
        QCOMPARE(rig.session->conversation().siblings(rig.reply(0).id).size(), 2);
        QVERIFY(core::firstTokenMs(rig.reply(1)).has_value());
        QCOMPARE(textAt(*rig.session, 1), QStringLiteral("one"));
    }

    void whoIsAskedGoesWithTheMessageAndNotWithTheNextOne()
    {
        TwoGateways rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("first"))})
                               .hold()
                               .then({finish(QStringLiteral("stop")), done()}));
        rig.gateway.answer(saying("alone"));
        const QSignalSpy finished(rig.session.get(), &ChatSession::finished);
        rig.session->send(words("One"));
        QTRY_COMPARE(textAt(*rig.session, 1), QStringLiteral("first"));
        // It waits, and is taken back.
        rig.session->send(rig.toBoth("Both of you"));
        QVERIFY(rig.session->takeQueued().has_value());
        rig.gateway.release();
        QTRY_COMPARE(finished.count(), 1);
        rig.session->send(words("Only you"));
        QTRY_COMPARE(finished.count(), 2);
        QVERIFY(!rig.comparison().isOpen());
        QCOMPARE(rig.other.requestCount(), 0);
        QCOMPARE(last(*rig.session).model, QStringLiteral("m"));
    }

    void whatWaitsForSeveralIsAskedOfSeveral()
    {
        TwoGateways rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("first"))})
                               .hold()
                               .then({finish(QStringLiteral("stop")), done()}));
        rig.gateway.answer(saying("one"));
        rig.other.answer(saying("two"));
        const QSignalSpy finished(rig.session.get(), &ChatSession::finished);
        rig.session->send(words("One"));
        QTRY_COMPARE(textAt(*rig.session, 1), QStringLiteral("first"));
        rig.ask("Both of you");
        rig.gateway.release();
        QTRY_COMPARE(finished.count(), 3);
        QCOMPARE(rig.comparison().replies().size(), 2);
        QCOMPARE(rig.said(1), QStringLiteral("two"));
    }

    void whatIsAskedAgainAmongOthersStaysWithItsModel()
    {
        TwoGateways rig;
        rig.gateway.answer(saying("one"));
        rig.other.answer(saying("two"));
        rig.other.answer(saying("two again"));
        const QSignalSpy finished(rig.session.get(), &ChatSession::finished);
        rig.ask("Hi");
        QTRY_COMPARE(finished.count(), 2);
        // The conversation goes on with another one.
        rig.session->setModel(rig.profile, QStringLiteral("m9"));
        rig.session->regenerate(rig.reply(1).id);
        QTRY_COMPARE(rig.said(1), QStringLiteral("two again"));
        QCOMPARE(rig.reply(1).model, QStringLiteral("m2"));
        QCOMPARE(rig.session->conversation().info().model, QStringLiteral("m9"));
    }

    void oneThatWaitsIsHurriedAlone()
    {
        TwoGateways rig;
        const auto busy = FakeAnswer::json(503, {{QStringLiteral("error"), QStringLiteral("busy")}})
                              .header("Retry-After", "50");
        rig.gateway.answer(busy);
        rig.other.answer(busy);
        rig.gateway.answer(saying("one"));
        rig.ask("Hi");
        const auto waits = [&rig](int at) {
            return rig.comparison().progress(rig.reply(at).id).phase == chat::ReplyPhase::Retrying;
        };
        QTRY_VERIFY(waits(0) && waits(1));
        rig.comparison().retryNow(rig.reply(0).id);
        QTRY_COMPARE(rig.said(0), QStringLiteral("one"));
        QVERIFY(waits(1));
        QCOMPARE(rig.other.requestCount(), 1);
        rig.session->stop();
        QTRY_VERIFY(!rig.session->isRunning());
    }

    void oneThatFailsDoesNotStopTheOther()
    {
        TwoGateways rig;
        rig.gateway.answer(
            FakeAnswer::json(400, {{QStringLiteral("error"), QStringLiteral("no")}}));
        rig.gateway.answer(saying("now"));
        rig.other.answer(
            FakeAnswer::sse({chunk(QStringLiteral("tw"))})
                .hold()
                .then({chunk(QStringLiteral("o")), finish(QStringLiteral("stop")), done()}));
        rig.ask("Hi");
        QTRY_COMPARE(rig.reply(0).state, MessageState::Failed);
        QTRY_COMPARE(rig.said(1), QStringLiteral("tw"));
        QVERIFY(rig.session->isRunning());
        // It is asked again while the other goes on.
        rig.session->retry(rig.reply(0).id);
        QTRY_COMPARE(rig.said(0), QStringLiteral("now"));
        QCOMPARE(rig.comparison().replies().size(), 2);
        QCOMPARE(rig.reply(0).model, QStringLiteral("m"));
        QCOMPARE(rig.said(1), QStringLiteral("tw"));
        rig.other.release();
        QTRY_COMPARE(rig.said(1), QStringLiteral("two"));
        QTRY_VERIFY(!rig.session->isRunning());
        QCOMPARE(rig.session->conversation().siblings(rig.reply(0).id).size(), 2);
    }

    void aMendConcernsTheOneAnswerWhileTheOtherGoesOn()
    {
        TwoGateways rig;
        rig.gateway.answer(
            FakeAnswer::sse({chunk(QStringLiteral("on"))})
                .hold()
                .then({chunk(QStringLiteral("e")), finish(QStringLiteral("stop")), done()}));
        rig.other.answer(FakeAnswer::json(400, {{QStringLiteral("error"), QStringLiteral("no")}}));
        rig.other.answer(saying("two"));
        rig.ask("Hi");
        QTRY_COMPARE(rig.reply(1).state, MessageState::Failed);
        QTRY_COMPARE(rig.said(0), QStringLiteral("on"));
        rig.session->mend(rig.reply(1).id, {core::MendKind::UseModel, QStringLiteral("m3")});
        QTRY_COMPARE(rig.said(1), QStringLiteral("two"));
        QCOMPARE(rig.other.lastRequest().json().value(QStringLiteral("model")).toString(),
                 QStringLiteral("m3"));
        // The conversation is no other one's now.
        QCOMPARE(rig.session->conversation().info().model, QStringLiteral("m"));
        QCOMPARE(rig.session->conversation().info().profileId, rig.profile);
        QCOMPARE(rig.said(0), QStringLiteral("on"));
        rig.gateway.release();
        QTRY_COMPARE(rig.said(0), QStringLiteral("one"));
        QTRY_VERIFY(!rig.session->isRunning());
    }

    void oneIsStoppedOrAllAre()
    {
        TwoGateways rig;
        for (FakeGateway *gateway : {&rig.gateway, &rig.other})
            gateway->answer(FakeAnswer::sse({chunk(QStringLiteral("x"))}).hold().then({done()}));
        rig.ask("Hi");
        QTRY_COMPARE(rig.said(0) + rig.said(1), QStringLiteral("xx"));
        rig.comparison().stop(rig.reply(1).id);
        QCOMPARE(rig.reply(1).state, MessageState::Stopped);
        QCOMPARE(rig.reply(0).state, MessageState::Streaming);
        QVERIFY(rig.session->isRunning());
        rig.session->stop();
        QCOMPARE(rig.reply(0).state, MessageState::Stopped);
        QVERIFY(!rig.session->isRunning());
    }

    void whatIsPickedIsTheBranchAndTheOthersStay()
    {
        TwoGateways rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("slow"))}).hold());
        rig.other.answer(saying("two"));
        rig.ask("Hi");
        QTRY_COMPARE(rig.reply(1).state, MessageState::Complete);
        QTRY_COMPARE(rig.said(0), QStringLiteral("slow"));
        const QUuid slow = rig.reply(0).id;
        rig.comparison().pick(rig.reply(1).id);
        QVERIFY(!rig.comparison().isOpen());
        QVERIFY(!rig.session->isRunning());
        QCOMPARE(textAt(*rig.session, 1), QStringLiteral("two"));
        QCOMPARE(rig.session->conversation().find(slow)->state, MessageState::Stopped);
        const QUuid id = rig.session->conversation().info().id;
        const QUuid question = rig.session->conversation().at(0).id;
        const QUuid picked = rig.session->conversation().at(1).id;
        rig.session.reset();
        rig.session = rig.reopen(id);
        const core::Conversation &again = rig.session->conversation();
        QCOMPARE(again.rowCount(), 2);
        QCOMPARE(again.activeChild(question), picked);
        QCOMPARE(again.siblings(picked).size(), 2);
        // They are compared again whenever somebody wants to.
        QVERIFY(!rig.comparison().isOpen());
        rig.comparison().show(picked);
        QCOMPARE(rig.comparison().replies().size(), 2);
        QCOMPARE(rig.comparison().current(), picked);
    }

    void choicesOfOneRequestAreComparedInTheirOrder()
    {
        TwoGateways rig;
        rig.session->parameters().set(QStringLiteral("n"), 3);
        rig.gateway.answer(
            FakeAnswer::sse({choiceText(2, QStringLiteral("c")), choiceText(0, QStringLiteral("a")),
                             choiceText(1, QStringLiteral("b")), choiceEnd(1)})
                .hold()
                .then({choiceText(2, QStringLiteral("C")), choiceEnd(2), choiceEnd(0), usage(2, 30),
                       done()}));
        rig.session->send(words("Hi"));
        QTRY_COMPARE(rig.comparison().replies().size(), 3);
        QTRY_COMPARE(rig.said(0) + rig.said(1) + rig.said(2), QStringLiteral("abc"));
        QTRY_COMPARE(rig.reply(1).state, MessageState::Complete);
        QCOMPARE(rig.comparison().progress(rig.reply(1).id).phase, chat::ReplyPhase::Idle);
        QVERIFY(rig.comparison().isShared(rig.reply(0).id));
        rig.gateway.release();
        QTRY_VERIFY(!rig.session->isRunning());
        QCOMPARE(rig.said(2), QStringLiteral("cC"));
        QCOMPARE(rig.gateway.lastRequest().json().value(QStringLiteral("n")).toInt(), 3);
        QCOMPARE(rig.reply(0).usage->completionTokens, 30);
        // What is sent on goes below the one that a person is at.
        rig.comparison().setCurrent(rig.reply(1).id);
        rig.gateway.answer(saying("next"));
        rig.session->parameters().set(QStringLiteral("n"), QJsonValue(QJsonValue::Undefined));
        rig.session->send(words("On"));
        QTRY_COMPARE(textAt(*rig.session, 3), QStringLiteral("next"));
        QCOMPARE(textAt(*rig.session, 1), QStringLiteral("b"));
        QVERIFY(!rig.comparison().isOpen());
    }

    void aGatewayThatSendsOneChoiceLeavesNoEmptyOnes()
    {
        TwoGateways rig;
        rig.session->parameters().set(QStringLiteral("n"), 3);
        rig.gateway.answer(saying("only"));
        const QSignalSpy finished(rig.session.get(), &ChatSession::finished);
        rig.session->send(words("Hi"));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!rig.comparison().isOpen());
        QCOMPARE(rig.session->conversation().messageCount(), 2);
        QVERIFY(last(*rig.session).response.notices.isEmpty());
    }

    void nothingRunsBeforeItIsPicked()
    {
        TwoGateways rig;
        QVERIFY(rig.setUp());
        rig.session->parameters().set(QStringLiteral("tools"),
                                      QJsonArray{ToolRig::echo().definition()});
        rig.toolbox.allow(rig.session->conversation().info().id, ToolRig::echo(), false);
        const auto calling = [](int index) {
            const QString id = QStringLiteral("c%1").arg(index);
            const QJsonObject function{
                {QStringLiteral("name"), QStringLiteral("get_weather")},
                {QStringLiteral("arguments"), QStringLiteral("{\"city\":\"Bonn\"}")}};
            const QJsonObject call{{QStringLiteral("index"), 0},
                                   {QStringLiteral("id"), id},
                                   {QStringLiteral("function"), function}};
            return choiceChunk(index, {{QStringLiteral("tool_calls"), QJsonArray{call}}},
                               QStringLiteral("tool_calls"));
        };
        rig.session->parameters().set(QStringLiteral("n"), 2);
        rig.gateway.answer(FakeAnswer::sse({calling(0), calling(1), done()}));
        rig.gateway.answer(saying("sunny"));
        const QSignalSpy finished(rig.session.get(), &ChatSession::finished);
        rig.session->send(words("Weather?"));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(rig.comparison().replies().size(), 2);
        QVERIFY(!rig.session->isRunning());
        QCOMPARE(rig.session->conversation().messageCount(), 3);
        const QUuid first = rig.reply(0).id;
        rig.comparison().pick(rig.reply(1).id);
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(rig.session->conversation().rowCount(), 4);
        const QStringList sent = outlineOf(rig.gateway.lastRequest());
        QCOMPARE(sent.value(1), QStringLiteral("assistant(c1)"));
        QVERIFY2(sent.value(2).startsWith(QStringLiteral("tool:c1=")), qPrintable(sent.value(2)));
        QVERIFY2(sent.value(2).contains(QStringLiteral("Bonn")), qPrintable(sent.value(2)));
        QVERIFY(rig.session->conversation().activeChild(first).isNull());
    }

    void furtherAnswersStandBesideTheOneThatIsThere()
    {
        TwoGateways rig;
        rig.gateway.answer(saying("one"));
        rig.other.answer(saying("two"));
        const QSignalSpy finished(rig.session.get(), &ChatSession::finished);
        rig.session->send(words("Hi"));
        QTRY_COMPARE(finished.count(), 1);
        const QUuid first = last(*rig.session).id;
        QVERIFY(rig.comparison().askAgain(first, {{rig.second, QStringLiteral("m2")}}));
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(rig.comparison().replies().constFirst(), first);
        QCOMPARE(rig.said(1), QStringLiteral("two"));
        rig.comparison().close();
        QCOMPARE(last(*rig.session).id, first);
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"

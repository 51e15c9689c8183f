// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionwords.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using chat::ChatSession;
using core::MessageState;

namespace {

QStringList sentTexts(const FakeRequest &request)
{
    QStringList texts;
    for (const QJsonValue &message : messagesOf(request)) {
        texts.append(message[QStringLiteral("role")].toString() + QLatin1Char(':')
                     + message[QStringLiteral("content")].toString());
    }
    return texts;
}

} // namespace

/// Regenerate, retry, edit, continue.
class ChatSessionAgainTest : public QObject
{
    Q_OBJECT

    /// Sends and waits for the end.
    void converse(ChatSession &session, const char *text)
    {
        QSignalSpy finished(&session, &ChatSession::finished);
        session.send(words(text));
        QTRY_COMPARE(finished.count(), 1);
    }

private Q_SLOTS:
    void regeneratingMakesASiblingAndBothStay()
    {
        SessionRig rig;
        rig.gateway.answer(saying("one"));
        rig.gateway.answer(saying("two"));
        const auto session = rig.session();
        converse(*session, "Hi");
        const QUuid first = last(*session).id;
        session->regenerate(first);
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("two"));
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(session->conversation().siblings(first).size(), 2);
        QCOMPARE(core::plainText(*session->conversation().find(first)), QStringLiteral("one"));
        QCOMPARE(rig.gateway.requestCount(), 2);
        QCOMPARE(sentTexts(rig.gateway.lastRequest()), QStringList{QStringLiteral("user:Hi")});
        const auto skeleton = rig.store.skeleton(session->conversation().info().id).result();
        QCOMPARE(skeleton.value().messages.size(), 3);
        session->conversation().activate(first);
        const QUuid question = session->conversation().at(0).id;
        QTRY_COMPARE(rig.store.skeleton(session->conversation().info().id)
                         .result()
                         .value()
                         .activeChildren.value(question),
                     first);
    }

    void onlyTheLastReplyIsContinued()
    {
        SessionRig rig;
        rig.gateway.answer(saying("x"));
        const auto session = rig.session();
        converse(*session, "A");
        const QUuid early = last(*session).id;
        converse(*session, "B");
        session->continueReply(early);
        QVERIFY(!session->isRunning());
        QCOMPARE(rig.gateway.requestCount(), 2);
    }

    void regeneratingAnEarlierReplyKeepsWhatStandsBelowIt()
    {
        SessionRig rig;
        for (const char *words : {"one", "below", "two"})
            rig.gateway.answer(saying(words));
        const auto session = rig.session();
        converse(*session, "A");
        const QUuid early = last(*session).id;
        converse(*session, "B");
        session->regenerate(early);
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("two"));
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(session->conversation().rowCount(), 2);
        QCOMPARE(sentTexts(rig.gateway.lastRequest()), QStringList{QStringLiteral("user:A")});
        session->conversation().activate(early);
        QCOMPARE(session->conversation().rowCount(), 4);
        QCOMPARE(textAt(*session, 3), QStringLiteral("below"));
    }

    void retryingReplacesAnEmptyFailure()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::json(
            400, {{QStringLiteral("error"),
                   QJsonObject{{QStringLiteral("message"), QStringLiteral("odd")}}}}));
        rig.gateway.answer(saying("now"));
        const auto session = rig.session();
        converse(*session, "Hi");
        const QUuid failed = last(*session).id;
        QCOMPARE(last(*session).state, MessageState::Failed);
        session->retry(failed);
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("now"));
        QVERIFY(!session->conversation().find(failed));
        QCOMPARE(session->conversation().siblings(last(*session).id).size(), 1);
        QTRY_COMPARE(
            rig.store.skeleton(session->conversation().info().id).result().value().messages.size(),
            2);
        QCOMPARE(rig.gateway.requestCount(), 2);
    }

    void retryingKeepsAFailureThatHasText()
    {
        SessionRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({chunk(QStringLiteral("half")),
                             frame({{QStringLiteral("error"), QStringLiteral("broken")}})}));
        rig.gateway.answer(saying("whole"));
        const auto session = rig.session();
        converse(*session, "Hi");
        const QUuid failed = last(*session).id;
        QCOMPARE(last(*session).state, MessageState::Failed);
        session->retry(failed);
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("whole"));
        QCOMPARE(core::plainText(*session->conversation().find(failed)), QStringLiteral("half"));
    }

    void failuresWithoutTextAreLeftOutOfTheNextRequest()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::json(400, {{QStringLiteral("error"), QStringLiteral("x")}}));
        rig.gateway.answer(saying("fine"));
        const auto session = rig.session();
        converse(*session, "A");
        converse(*session, "B");
        QCOMPARE(sentTexts(rig.gateway.lastRequest()),
                 QStringList({QStringLiteral("user:A"), QStringLiteral("user:B")}));
    }

    void whatArrivedOfAFailureIsSentAlong()
    {
        SessionRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({chunk(QStringLiteral("half"))}).framing(FakeAnswer::Framing::Close));
        rig.gateway.answer(saying("fine"));
        const auto session = rig.session();
        converse(*session, "A");
        QCOMPARE(last(*session).state, MessageState::Interrupted);
        converse(*session, "B");
        QCOMPARE(sentTexts(rig.gateway.lastRequest()),
                 QStringList({QStringLiteral("user:A"), QStringLiteral("assistant:half"),
                              QStringLiteral("user:B")}));
    }

    void continuingAppendsToTheSameMessage()
    {
        SessionRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({chunk(QStringLiteral("One, "))}).framing(FakeAnswer::Framing::Close));
        rig.gateway.answer(saying("two."));
        const auto session = rig.session();
        converse(*session, "Count");
        const QUuid reply = last(*session).id;
        QCOMPARE(last(*session).state, MessageState::Interrupted);
        session->continueReply(reply);
        QTRY_COMPARE(last(*session).state, MessageState::Complete);
        QCOMPARE(last(*session).id, reply);
        QCOMPARE(textAt(*session, 1), QStringLiteral("One, two."));
        QCOMPARE(session->conversation().rowCount(), 2);
        const QStringList sent = sentTexts(rig.gateway.lastRequest());
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent.at(1), QStringLiteral("assistant:One, "));
        QVERIFY(sent.at(2).startsWith(QStringLiteral("user:Continue")));
        const auto stored = [&rig, reply] {
            return core::partText(rig.store.parts({reply}).result().value().value(reply).value(0));
        };
        QTRY_COMPARE(stored(), QStringLiteral("One, two."));
    }

    void whatWasCutOrStoppedGoesOnInTheSameMessage_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::newRow("cut at its length") << QStringLiteral("length");
        QTest::newRow("stopped") << QString();
    }

    void whatWasCutOrStoppedGoesOnInTheSameMessage()
    {
        QFETCH(QString, reason);
        SessionRig rig;
        if (reason.isEmpty())
            rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("One, "))}).hold());
        else
            rig.gateway.answer(
                FakeAnswer::sse({chunk(QStringLiteral("One, ")), finish(reason), done()}));
        rig.gateway.answer(saying("two."));
        const auto session = rig.session();
        session->send(words("Count"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("One, "));
        if (reason.isEmpty())
            session->stop();
        QTRY_VERIFY(!session->isRunning());
        const QUuid reply = last(*session).id;
        const QList<core::Mend> offered = core::mendsFor(last(*session), {});
        QVERIFY(offered.contains({core::MendKind::Continue, {}}));
        session->mend(reply, {core::MendKind::Continue, {}});
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("One, two."));
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(last(*session).id, reply);
        QCOMPARE(session->conversation().siblings(reply).size(), 1);
    }

    void continuingNothingAsksAgain()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::silence());
        rig.gateway.answer(saying("here"));
        const auto session = rig.session();
        session->send(words("Hi"));
        QVERIFY(rig.gateway.waitForRequests(1));
        session->stop();
        session->continueReply(last(*session).id);
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("here"));
        QCOMPARE(sentTexts(rig.gateway.lastRequest()), QStringList{QStringLiteral("user:Hi")});
    }

    void editingMakesASiblingWithItsOwnReply()
    {
        SessionRig rig;
        rig.gateway.answer(saying("first answer"));
        rig.gateway.answer(saying("second answer"));
        const auto session = rig.session();
        converse(*session, "first");
        const QUuid question = session->conversation().at(0).id;
        session->editAndSend(question, words("second"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("second answer"));
        QCOMPARE(textAt(*session, 0), QStringLiteral("second"));
        QCOMPARE(session->conversation().rowCount(), 2);
        QCOMPARE(session->conversation().siblings(question).size(), 2);
        QCOMPARE(sentTexts(rig.gateway.lastRequest()), QStringList{QStringLiteral("user:second")});
        session->conversation().activate(question);
        QCOMPARE(textAt(*session, 1), QStringLiteral("first answer"));
    }

    void editingWhileAReplyRunsStopsIt()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        rig.gateway.answer(saying("anew"));
        const auto session = rig.session();
        session->send(words("A"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("half"));
        const QUuid stopped = last(*session).id;
        session->editAndSend(session->conversation().at(0).id, words("B"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("anew"));
        QCOMPARE(session->conversation().find(stopped)->state, MessageState::Stopped);
    }

    void aTitleByHandStays()
    {
        SessionRig rig;
        rig.gateway.answer(saying("ok"));
        const auto session = rig.session();
        core::ConversationInfo info = session->conversation().info();
        info.title = QStringLiteral("Mine");
        info.isTitleByHand = true;
        session->conversation().setInfo(info);
        converse(*session, "Something else");
        QCOMPARE(session->conversation().info().title, QStringLiteral("Mine"));
    }

    void severalChoicesBecomeStoredSiblings()
    {
        SessionRig rig;
        const auto choice = [](int index, const char *text) {
            return frame({{QStringLiteral("choices"),
                           QJsonArray{QJsonObject{{QStringLiteral("index"), index},
                                                  {QStringLiteral("delta"),
                                                   QJsonObject{{QStringLiteral("content"),
                                                                QString::fromLatin1(text)}}}}}}});
        };
        rig.gateway.answer(FakeAnswer::sse(
            {choice(0, "A"), choice(1, "B"), finish(QStringLiteral("stop")), done()}));
        const auto session = rig.session();
        converse(*session, "Hi");
        const QUuid first = last(*session).id;
        QCOMPARE(textAt(*session, 1), QStringLiteral("A"));
        QCOMPARE(session->conversation().siblings(first).size(), 2);
        const auto skeleton = rig.store.skeleton(session->conversation().info().id).result();
        QCOMPARE(skeleton.value().messages.size(), 3);
        QCOMPARE(skeleton.value().activeChildren.value(session->conversation().at(0).id), first);
    }

    void theDemoIsHeldWhileItsConversationIsOpen()
    {
        SessionRig rig;
        const auto session = rig.session();
        session->setModel(core::demoProfileId(), QStringLiteral("demo-tour"));
        QCOMPARE(rig.demo.count(), 0);
        converse(*session, "Hi");
        // This rig's demo has no port.
        QCOMPARE(rig.demo.count(), 1);
        QCOMPARE(last(*session).error->code, QStringLiteral("demo-port"));
        QCOMPARE(rig.gateway.requestCount(), 0);
    }
};

QTEST_GUILESS_MAIN(ChatSessionAgainTest)
#include "tst_chatsessionagain.moc"

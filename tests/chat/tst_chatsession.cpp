// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/sessionparameters.h"
#include "support/sessionwords.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using chat::ChatSession;
using chat::Outgoing;
using chat::ReplyPhase;
using core::MessageState;

/// Sending, streaming, stopping, waiting messages.
class ChatSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsStreamsAndFinishes()
    {
        SessionRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({reasoningChunk(QStringLiteral("hm")), chunk(QStringLiteral("Hel"))})
                .hold()
                .then({chunk(QStringLiteral("lo")), usage(3, 2), finish(QStringLiteral("stop")),
                       done()}));
        const auto session = rig.session();
        const QSignalSpy stored(session.get(), &ChatSession::stored);
        const QSignalSpy sent(session.get(), &ChatSession::sent);
        const QSignalSpy first(session.get(), &ChatSession::firstContent);
        const QSignalSpy finished(session.get(), &ChatSession::finished);
        QCOMPARE(session->progress().phase, ReplyPhase::Idle);
        session->send(words("Hi there"));
        QVERIFY(session->isRunning());
        QCOMPARE(session->progress().phase, ReplyPhase::Connecting);
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("Hel"));
        QCOMPARE(session->progress().phase, ReplyPhase::Answering);
        QCOMPARE(session->progress().reply, last(*session).id);
        QCOMPARE(last(*session).state, MessageState::Streaming);
        rig.gateway.release();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(stored.count(), 1);
        QCOMPARE(sent.count(), 1);
        QCOMPARE(first.count(), 1);
        QVERIFY(session->isStored());
        QVERIFY(!session->isRunning());
        QCOMPARE(session->progress().phase, ReplyPhase::Idle);
        QCOMPARE(textAt(*session, 1), QStringLiteral("Hello"));
        QCOMPARE(last(*session).state, MessageState::Complete);
        QCOMPARE(last(*session).usage->totalTokens, 5);
        QCOMPARE(session->conversation().info().title, QStringLiteral("Hi there"));
        QCOMPARE(rig.gateway.requestCount(), 1);
        const QJsonObject body = rig.gateway.lastRequest().json();
        QCOMPARE(body.value(QStringLiteral("model")).toString(), QStringLiteral("m"));
        QCOMPARE(messagesOf(rig.gateway.lastRequest()).size(), 1);
    }

    void goesThroughThePhasesInOrder()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::sse({})
                               .hold()
                               .then({reasoningChunk(QStringLiteral("hm"))})
                               .hold()
                               .then({chunk(QStringLiteral("x")), done()}));
        const auto session = rig.session();
        QList<ReplyPhase> phases;
        connect(session.get(), &ChatSession::phaseChanged, this, [&phases, &session] {
            if (phases.isEmpty() || phases.constLast() != session->progress().phase)
                phases.append(session->progress().phase);
        });
        session->send(words("Hi"));
        QTRY_COMPARE(session->progress().phase, ReplyPhase::Waiting);
        rig.gateway.release();
        QTRY_COMPARE(session->progress().phase, ReplyPhase::Thinking);
        rig.gateway.release();
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(phases, QList<ReplyPhase>({ReplyPhase::Connecting, ReplyPhase::Waiting,
                                            ReplyPhase::Thinking, ReplyPhase::Answering,
                                            ReplyPhase::Idle}));
        QCOMPARE(last(*session).state, MessageState::Unexplained);
    }

    void anEmptyMessageIsNotSent()
    {
        SessionRig rig;
        const auto session = rig.session();
        session->send(words(" \n "));
        QVERIFY(!session->isRunning());
        QCOMPARE(session->conversation().rowCount(), 0);
    }

    void stopKeepsTheTextAndDropsWhatComesLater()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("part"))})
                               .hold()
                               .then({chunk(QStringLiteral(" late")), done()}));
        const auto session = rig.session();
        const QSignalSpy finished(session.get(), &ChatSession::finished);
        session->send(words("Hi"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("part"));
        session->stop();
        QVERIFY(!session->isRunning());
        QCOMPARE(last(*session).state, MessageState::Stopped);
        QTRY_COMPARE(rig.gateway.abandonedCount(), 1);
        rig.gateway.release();
        QCOMPARE(textAt(*session, 1), QStringLiteral("part"));
        QCOMPARE(finished.count(), 1);
        QVERIFY(!last(*session).error);
    }

    void twoConversationsStreamAtOnce()
    {
        SessionRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({chunk(QStringLiteral("one"))})
                .hold()
                .then({chunk(QStringLiteral("!")), finish(QStringLiteral("stop")), done()}));
        const auto first = rig.session();
        const auto second = rig.session();
        first->send(words("A"));
        QTRY_COMPARE(textAt(*first, 1), QStringLiteral("one"));
        second->send(words("B"));
        QTRY_COMPARE(textAt(*second, 1), QStringLiteral("one"));
        QVERIFY(first->isRunning() && second->isRunning());
        rig.gateway.release(2);
        QTRY_VERIFY(!first->isRunning() && !second->isRunning());
        QCOMPARE(textAt(*first, 1), QStringLiteral("one!"));
        QCOMPARE(textAt(*second, 1), QStringLiteral("one!"));
        QCOMPARE(textAt(*first, 0), QStringLiteral("A"));
        QCOMPARE(rig.gateway.requestCount(), 2);
    }

    void aMessageWaitsForTheRunningReply()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("one"))})
                               .hold()
                               .then({finish(QStringLiteral("stop")), done()}));
        rig.gateway.answer(saying("two"));
        const auto session = rig.session();
        session->send(words("A"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("one"));
        session->send(words("B"));
        QCOMPARE(session->queued()->text, QStringLiteral("B"));
        QCOMPARE(session->conversation().rowCount(), 2);
        rig.gateway.release();
        QTRY_COMPARE(textAt(*session, 3), QStringLiteral("two"));
        QVERIFY(!session->queued());
        QCOMPARE(textAt(*session, 2), QStringLiteral("B"));
        QCOMPARE(messagesOf(rig.gateway.lastRequest()).size(), 3);
    }

    void aWaitingMessageCanBeTakenBackOrSentNow()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("one"))}).hold());
        rig.gateway.answer(saying("two"));
        const auto session = rig.session();
        session->send(words("A"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("one"));
        session->send(words("B"));
        QCOMPARE(session->takeQueued()->text, QStringLiteral("B"));
        QVERIFY(!session->queued());
        session->send(words("C"));
        session->sendQueuedNow();
        QCOMPARE(session->conversation().at(1).state, MessageState::Stopped);
        QTRY_COMPARE(textAt(*session, 3), QStringLiteral("two"));
        QCOMPARE(textAt(*session, 2), QStringLiteral("C"));
        QCOMPARE(rig.gateway.requestCount(), 2);
    }

    void withoutAModelTheMessageIsKeptUntilOneIsChosen()
    {
        SessionRig rig{QString()};
        rig.gateway.answer(saying("yes"));
        const auto session = rig.session();
        const QSignalSpy needed(session.get(), &ChatSession::modelNeeded);
        session->send(words("Hi"));
        QCOMPARE(needed.count(), 1);
        QCOMPARE(session->queued()->text, QStringLiteral("Hi"));
        QCOMPARE(session->conversation().rowCount(), 0);
        session->setModel(rig.profile, QStringLiteral("chosen"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("yes"));
        QCOMPARE(rig.gateway.lastRequest().json().value(QStringLiteral("model")).toString(),
                 QStringLiteral("chosen"));
        QCOMPARE(rig.connections.profile(rig.profile)->model, QStringLiteral("chosen"));
        QVERIFY(!session->queued());
    }

    void anErrorKeepsTheTextAndSaysWhy()
    {
        SessionRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({chunk(QStringLiteral("half")),
                             frame({{QStringLiteral("error"),
                                     QJsonObject{{QStringLiteral("message"), QStringLiteral("m")},
                                                 {QStringLiteral("code"), 500}}}}),
                             done()}));
        const auto session = rig.session();
        session->send(words("Hi"));
        QTRY_VERIFY(!session->isRunning() && session->conversation().rowCount() == 2);
        QTRY_COMPARE(last(*session).state, MessageState::Failed);
        QCOMPARE(textAt(*session, 1), QStringLiteral("half"));
        QVERIFY(last(*session).error->message.contains(QStringLiteral("m")));
    }

    void aReplyThatWasCutAtTheLimitSaysSo()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::sse(
            {chunk(QStringLiteral("half")), finish(QStringLiteral("length")), done()}));
        const auto session = rig.session();
        session->send(words("Hi"));
        QTRY_VERIFY(!session->isRunning() && session->conversation().rowCount() == 2);
        QCOMPARE(last(*session).state, MessageState::Complete);
        QCOMPARE(last(*session).response.notices, QStringList{QStringLiteral("length")});
        QCOMPARE(last(*session).response.address, rig.gateway.baseUrl());
        QVERIFY(last(*session).response.elapsedMs >= 0);
    }

    void oneSendIsOnePostWhateverHappens()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::hangUp());
        const auto session = rig.session();
        const QSignalSpy finished(session.get(), &ChatSession::finished);
        session->send(words("Hi"));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(last(*session).state, MessageState::Failed);
        QCOMPARE(last(*session).error->kind, core::ErrorKind::Network);
        QCOMPARE(rig.gateway.requestCount(), 1);
    }

    void instructionsAreInheritedUntilChanged()
    {
        SessionRig rig;
        rig.gateway.answer(saying("ok"));
        core::Settings settings = rig.preferences.settings();
        settings.instructions = QStringLiteral("Be brief.");
        rig.preferences.set(settings);
        const auto session = rig.session();
        QCOMPARE(session->parameters().instructions(), QStringLiteral("Be brief."));
        session->send(words("A"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("ok"));
        QCOMPARE(messagesOf(rig.gateway.lastRequest()).at(0)[QStringLiteral("content")].toString(),
                 QStringLiteral("Be brief."));
        QTRY_VERIFY(!session->isRunning());
        session->setInstructions(QString());
        session->send(words("B"));
        QTRY_COMPARE(textAt(*session, 3), QStringLiteral("ok"));
        QCOMPARE(messagesOf(rig.gateway.lastRequest()).size(), 3);
    }

    void imagesGoOutAfterTheTextAndComeBackFromStorage()
    {
        SessionRig rig;
        rig.gateway.answer(saying("a square"));
        QImage square(16, 16, QImage::Format_RGB32);
        square.fill(Qt::red);
        const auto import = chat::ImageImport::fromImage(square).result();
        QVERIFY(import.isOk());
        Outgoing outgoing = words("What is it?");
        outgoing.images = {import.value().part};
        outgoing.attachments.insert(import.value().part.hash, import.value().bytes);
        const auto session = rig.session();
        session->send(outgoing);
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("a square"));
        QTRY_VERIFY(!session->isRunning());
        const QString url = QStringLiteral("data:image/png;base64,")
                            + QString::fromLatin1(import.value().bytes.toBase64());
        const auto firstContent = [&rig] {
            return messagesOf(rig.gateway.lastRequest()).at(0)[QStringLiteral("content")].toArray();
        };
        QCOMPARE(firstContent().at(0)[QStringLiteral("type")].toString(), QStringLiteral("text"));
        QCOMPARE(
            firstContent().at(1)[QStringLiteral("image_url")][QStringLiteral("url")].toString(),
            url);
        session->send(words("And its colour?"));
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QCOMPARE(
            firstContent().at(1)[QStringLiteral("image_url")][QStringLiteral("url")].toString(),
            url);
        const auto thumbnail = session->thumbnail(import.value().part.hash, 8);
        QTRY_VERIFY(thumbnail.isFinished());
        QCOMPARE(thumbnail.result().size(), QSize(8, 8));
    }

    void aNewConversationFollowsTheActiveConnection()
    {
        SessionRig rig;
        const auto session = rig.session();
        const QUuid other =
            rig.add(QStringLiteral("Other"), rig.gateway.baseUrl(), QStringLiteral("m2"));
        rig.connections.setActive(other);
        QCOMPARE(session->conversation().info().profileId, other);
        QCOMPARE(session->conversation().info().model, QStringLiteral("m2"));
        session->setModel(rig.profile, QStringLiteral("mine"));
        rig.connections.setActive(rig.profile);
        rig.connections.setActive(other);
        QCOMPARE(session->conversation().info().profileId, rig.profile);
        QCOMPARE(session->conversation().info().model, QStringLiteral("mine"));
    }
};

QTEST_GUILESS_MAIN(ChatSessionTest)
#include "tst_chatsession.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/origin.h"
#include "support/fakenetworkwatch.h"
#include "support/manualclock.h"
#include "support/sessionwords.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using chat::ChatSession;
using chat::ReplyPhase;
using core::ErrorKind;
using core::MessageState;

namespace {

constexpr quint64 kFirstAttempt = 1; ///< as api::Wire numbers them
constexpr qint64 kLongMs = 3'600'000;

core::Error busy()
{
    core::Error error;
    error.kind = ErrorKind::Overloaded;
    error.status = 503;
    return error;
}

/// A session whose clock and network the test plays; the gateway reads and stays silent, unless
/// told otherwise, and the test speaks for the wire.
struct Scene {
    SessionRig rig;
    ManualClock hands;
    FakeNetworkWatch network;
    std::unique_ptr<ChatSession> session;

    Scene()
    {
        rig.gateway.answer(FakeAnswer::silence());
        core::ConversationInfo info;
        info.id = core::newId();
        info.profileId = rig.profile;
        info.model = QStringLiteral("m");
        session = std::make_unique<ChatSession>(ChatSession::Services{rig.preferences,
                                                                      rig.connections, rig.store,
                                                                      rig.wire, hands, &network},
                                                std::make_unique<core::Conversation>(info), false);
    }
    [[nodiscard]] bool ask() const
    {
        session->send(words("Hi"));
        return rig.gateway.waitForRequests(1);
    }
    void tell(const QList<api::StreamEvent> &events)
    {
        Q_EMIT rig.wire.received(kFirstAttempt, events);
    }
    /// The same gateway under an address that does not look like this computer's own.
    void moveAway()
    {
        core::Profile profile = *rig.connections.profile(rig.profile);
        profile.baseUrl.replace(QStringLiteral("127.0.0.1"), QStringLiteral("0.0.0.0"));
        profile.plainHttpOrigin = chat::originOf(profile.baseUrl);
        (void)rig.connections.save(profile, std::nullopt);
    }
    /// A host elsewhere that is refused before anything is sent to it.
    void refuseEverything()
    {
        core::Profile profile = *rig.connections.profile(rig.profile);
        profile.baseUrl = QStringLiteral("http://far.example/v1");
        (void)rig.connections.save(profile, std::nullopt);
    }
};

} // namespace

/// Pauses before another attempt, and what a running reply tells of itself.
class TestAttempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlannedRetryCountsDown();
    void callingARetryOffKeepsItsReason();
    void aRepairedOptionIsLearned();
    void silenceIsMeasuredFromTheLastData();
    void aPauseThatAPersonAskedForIsKept();
    void aRetryWaitsForTheNetwork();
    void waitingForTheNetworkCanBeCalledOff();
    void whateverAsksAgainWaitsForTheNetwork();
    void goingOnWaitsForTheNetworkAndKeepsTheText();
    void aFirstSendDoesNotWaitForTheNetwork();
    void aLossInAPauseLeavesTheNextAttemptWatched();
};

void TestAttempts::aPlannedRetryCountsDown()
{
    Scene scene;
    QVERIFY(scene.ask());
    QTRY_COMPARE(scene.session->progress().phase, ReplyPhase::Waiting);
    scene.tell({api::RetryPlanned{busy(), 3000, 1}});
    QCOMPARE(scene.session->progress().phase, ReplyPhase::Retrying);
    scene.hands.advanceMs(1200);
    const chat::ReplyProgress progress = scene.session->progress();
    QVERIFY(progress.planned);
    QCOMPARE(progress.planned->leftMs, 1800);
    QCOMPARE(progress.planned->next, 2);
    QCOMPARE(progress.planned->most, 3);
    QCOMPARE(progress.planned->reason, busy());
    scene.tell({api::PhaseChanged{api::PhaseChanged::Phase::Connecting}});
    QCOMPARE(scene.session->progress().phase, ReplyPhase::Connecting);
    QVERIFY(!scene.session->progress().planned);
    scene.tell({api::TextDelta{0, QStringLiteral("Hello")}});
    QCOMPARE(scene.session->progress().phase, ReplyPhase::Answering);
}

void TestAttempts::callingARetryOffKeepsItsReason()
{
    Scene scene;
    QVERIFY(scene.ask());
    scene.tell({api::RetryPlanned{busy(), 3000, 1}});
    scene.session->stop();
    QCOMPARE(last(*scene.session).state, MessageState::Stopped);
    QCOMPARE(last(*scene.session).error, std::optional(busy()));
    QVERIFY(!scene.session->isRunning());
}

void TestAttempts::aRepairedOptionIsLearned()
{
    Scene scene;
    QVERIFY(scene.ask());
    scene.tell({api::ParameterRepaired{QStringLiteral("max_tokens"),
                                       QStringLiteral("max_completion_tokens")}});
    QCOMPARE(scene.rig.connections.profile(scene.rig.profile)->learned,
             (QList<core::LearnedParameter>{{QStringLiteral("m"), QStringLiteral("max_tokens"),
                                             QStringLiteral("max_completion_tokens")}}));
    api::Ended ended;
    ended.verdict = api::Verdict::Complete;
    ended.finishReason = QStringLiteral("stop");
    scene.tell({api::TextDelta{0, QStringLiteral("Hello")}, ended});
    QCOMPARE(last(*scene.session).response.notices,
             QStringList{QStringLiteral("option-left-out:max_tokens:max_completion_tokens")});
}

void TestAttempts::silenceIsMeasuredFromTheLastData()
{
    Scene scene;
    QVERIFY(scene.ask());
    scene.hands.advanceMs(16'000);
    QCOMPARE(scene.session->progress().silentMs, 16'000);
    scene.tell({api::PhaseChanged{api::PhaseChanged::Phase::Receiving}});
    QCOMPARE(scene.session->progress().silentMs, 16'000);
    scene.tell({api::TextDelta{0, QStringLiteral("Hello")}});
    QCOMPARE(scene.session->progress().silentMs, 0);
    scene.hands.advanceMs(2000);
    QCOMPARE(scene.session->progress().silentMs, 2000);
}

void TestAttempts::aPauseThatAPersonAskedForIsKept()
{
    Scene scene;
    scene.refuseEverything();
    QSignalSpy finished(scene.session.get(), &ChatSession::finished);
    scene.session->send(words("Hi"));
    QTRY_COMPARE(finished.count(), 1);
    scene.hands.advanceMs(20'000);
    const QUuid refused = last(*scene.session).id;
    scene.session->mend(refused, {core::MendKind::Wait, QStringLiteral("90")});
    QTRY_COMPARE(scene.session->progress().phase, ReplyPhase::Retrying);
    const auto planned = scene.session->progress().planned;
    QVERIFY(planned);
    QCOMPARE(planned->leftMs, 70'000); // 20 s have passed already
    QCOMPARE(planned->next, 0);
    QCOMPARE(planned->reason.code, QStringLiteral("plain-http"));
    QVERIFY(!scene.session->conversation().find(refused));
    scene.session->retryNow();
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(last(*scene.session).state, MessageState::Failed);
}

void TestAttempts::aRetryWaitsForTheNetwork()
{
    Scene scene;
    scene.refuseEverything();
    QSignalSpy finished(scene.session.get(), &ChatSession::finished);
    scene.session->send(words("Hi"));
    QTRY_COMPARE(finished.count(), 1);
    scene.network.setOnline(false);
    scene.session->retry(last(*scene.session).id);
    QTRY_COMPARE(scene.session->progress().phase, ReplyPhase::Offline);
    QVERIFY(scene.network.isWatched());
    QVERIFY(scene.session->isRunning());
    scene.network.setOnline(true);
    QTRY_COMPARE(finished.count(), 2);
    QVERIFY(!scene.network.isWatched());
}

void TestAttempts::waitingForTheNetworkCanBeCalledOff()
{
    Scene scene;
    scene.refuseEverything();
    QSignalSpy finished(scene.session.get(), &ChatSession::finished);
    scene.session->send(words("Hi"));
    QTRY_COMPARE(finished.count(), 1);
    scene.network.setOnline(false);
    scene.session->retry(last(*scene.session).id);
    QTRY_COMPARE(scene.session->progress().phase, ReplyPhase::Offline);
    scene.session->stop();
    QCOMPARE(last(*scene.session).state, MessageState::Stopped);
    QVERIFY(last(*scene.session).error);
    QVERIFY(!scene.network.isWatched());
    scene.network.setOnline(true);
    QVERIFY(!scene.session->isRunning());
}

void TestAttempts::whateverAsksAgainWaitsForTheNetwork()
{
    Scene scene;
    QVERIFY(scene.ask());
    scene.tell({api::TextDelta{0, QStringLiteral("Hello")}});
    scene.session->stop();
    scene.refuseEverything();
    scene.network.setOnline(false);
    const QUuid first = last(*scene.session).id;
    scene.session->mend(first, {core::MendKind::Regenerate, {}});
    QTRY_COMPARE(scene.session->progress().phase, ReplyPhase::Offline);
    // Nothing had failed: there is no reason to tell, neither now nor afterwards.
    QVERIFY(!scene.session->progress().planned);
    scene.session->stop();
    QVERIFY(!last(*scene.session).error);
    QCOMPARE(scene.session->conversation().siblings(first).size(), 2);
}

void TestAttempts::goingOnWaitsForTheNetworkAndKeepsTheText()
{
    Scene scene;
    QVERIFY(scene.ask());
    scene.tell({api::TextDelta{0, QStringLiteral("Hello")}});
    scene.session->stop();
    scene.refuseEverything();
    scene.network.setOnline(false);
    QSignalSpy finished(scene.session.get(), &ChatSession::finished);
    scene.session->mend(last(*scene.session).id, {core::MendKind::Continue, {}});
    QTRY_COMPARE(scene.session->progress().phase, ReplyPhase::Offline);
    QCOMPARE(textAt(*scene.session, 1), QStringLiteral("Hello"));
    scene.network.setOnline(true);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(last(*scene.session).error->code, QStringLiteral("plain-http"));
    QCOMPARE(textAt(*scene.session, 1), QStringLiteral("Hello"));
}

void TestAttempts::aLossInAPauseLeavesTheNextAttemptWatched()
{
    Scene scene;
    scene.moveAway();
    QSignalSpy finished(scene.session.get(), &ChatSession::finished);
    QVERIFY(scene.ask());
    QTRY_COMPARE(scene.network.begun(), 1);
    scene.tell({api::RetryPlanned{busy(), 3000, 1}});
    scene.network.sleep(kLongMs);
    QTRY_COMPARE(scene.network.begun(), 2);
    QVERIFY(scene.session->isRunning());
    scene.tell({api::PhaseChanged{api::PhaseChanged::Phase::Connecting}});
    scene.network.sleep(kLongMs);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(last(*scene.session).error->code, QStringLiteral("suspended"));
}

void TestAttempts::aFirstSendDoesNotWaitForTheNetwork()
{
    Scene scene;
    scene.network.setOnline(false);
    scene.refuseEverything();
    QSignalSpy finished(scene.session.get(), &ChatSession::finished);
    scene.session->send(words("Hi"));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(last(*scene.session).error->code, QStringLiteral("plain-http"));
}

QTEST_GUILESS_MAIN(TestAttempts)
#include "tst_attempts.moc"

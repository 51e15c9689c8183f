// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"
#include "support/manualclock.h"
#include "support/sessionwords.h"

#include <QSignalSpy>
#include <QTest>

using namespace support;
using chat::ChatSession;
using core::MessageState;

/// What a session keeps, and when.
class ChatSessionDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theQuestionIsOnDiskBeforeTheRequestLeaves()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::silence());
        const auto session = rig.session();
        session->send(words("Hi"));
        QVERIFY(rig.gateway.waitForRequests(1));
        const auto skeleton = rig.store.skeleton(session->conversation().info().id);
        QTRY_VERIFY(skeleton.isFinished());
        QVERIFY(skeleton.result().isOk());
        QCOMPARE(skeleton.result().value().messages.size(), 2);
    }

    void nothingLeavesWhenTheDiskRefuses()
    {
        SessionRig rig;
        // Another database that cannot be opened takes the place of the good one.
        QVERIFY(QDir(rig.dir.path()).mkdir(QStringLiteral("folder")));
        const auto report = rig.store.open(rig.dir.filePath(QStringLiteral("folder")));
        QTRY_VERIFY(report.isFinished());
        const auto session = rig.session();
        QSignalSpy failed(session.get(), &ChatSession::sendFailed);
        const QSignalSpy sent(session.get(), &ChatSession::sent);
        session->send(words("Hi"));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<core::Error>().kind, core::ErrorKind::Storage);
        QCOMPARE(sent.count(), 0);
        QCOMPARE(session->conversation().rowCount(), 0);
        QVERIFY(session->conversation().info().title.isEmpty());
        QVERIFY(!session->isRunning());
        QCOMPARE(rig.gateway.connectionCount(), 0);
    }

    void aClockThatGoesBackChangesNoOrder()
    {
        SessionRig rig;
        ManualClock hands;
        core::ConversationInfo info;
        info.id = core::newId();
        info.profileId = rig.profile;
        info.model = QStringLiteral("m");
        ChatSession session({rig.preferences, rig.connections, rig.store, rig.wire, hands},
                            std::make_unique<core::Conversation>(info), false);
        rig.gateway.answer(FakeAnswer::sse(
            {chunk(QStringLiteral("Yes")), finish(QStringLiteral("stop")), done()}));
        QDateTime latest;
        // A day forward and back, and the hour that comes twice when summer time ends.
        const QList<int> seconds{0, 86'400, -86'400, 3600, -3600, -2 * 86'400};
        for (int i = 0; i < seconds.size(); ++i) {
            hands.setNow(hands.now().addSecs(seconds.at(i)));
            session.send(words(qPrintable(QString::number(i))));
            QTRY_COMPARE(session.conversation().rowCount(), 2 * (i + 1));
            QTRY_VERIFY(!session.isRunning());
            latest = latest.isValid() ? qMax(latest, hands.now()) : hands.now();
            // It never becomes older by being used.
            QCOMPARE(session.conversation().info().updated, latest);
        }
        const auto stored = rig.store.skeleton(info.id);
        QTRY_VERIFY(stored.isFinished());
        const storage::ConversationSkeleton skeleton = stored.result().value();
        core::Conversation whole(skeleton.info);
        whole.restore(skeleton.messages, skeleton.activeChildren);
        QCOMPARE(whole.rowCount(), session.conversation().rowCount());
        for (int row = 0; row < whole.rowCount(); ++row) {
            QCOMPARE(whole.at(row).id, session.conversation().at(row).id);
            QVERIFY(row % 2 == 0 || whole.at(row).state == MessageState::Complete);
        }
        QVERIFY(whole.at(4).created < whole.at(2).created);
    }

    void stoppingBeforeTheCommitSendsNothing()
    {
        SessionRig rig;
        const auto session = rig.session();
        const QSignalSpy sent(session.get(), &ChatSession::sent);
        session->send(words("Hi"));
        session->stop();
        QTRY_VERIFY(!session->isRunning());
        QCOMPARE(sent.count(), 1);
        QCOMPARE(last(*session).state, MessageState::Stopped);
        QCOMPARE(rig.gateway.requestCount(), 0);
    }

    void scrollingNeverChangesWhenItWasUpdated()
    {
        SessionRig rig;
        rig.gateway.answer(saying("ok"));
        const auto session = rig.session();
        session->send(words("A"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("ok"));
        QTRY_VERIFY(!session->isRunning());
        const QDateTime updated = session->conversation().info().updated;
        const core::ScrollPlace place{session->conversation().at(0).id, 12};
        session->setScrollPlace(place);
        QCOMPARE(session->conversation().info().updated, updated);
        const QUuid id = session->conversation().info().id;
        QTRY_COMPARE(rig.store.skeleton(id).result().value().info.scroll, place);
    }

    void closingTheProgramLeavesAnInterruptedReply()
    {
        SessionRig rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        auto session = rig.session();
        session->send(words("Hi"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("half"));
        const QUuid reply = last(*session).id;
        const QUuid id = session->conversation().info().id;
        session.reset();
        const auto skeleton = rig.store.skeleton(id).result();
        QCOMPARE(skeleton.value().messages.at(1).state, MessageState::Interrupted);
        const auto parts = rig.store.parts({reply}).result();
        QCOMPARE(core::partText(parts.value().value(reply).at(0)), QStringLiteral("half"));
    }

    void whatStreamsIsOnDiskWhileItStreams()
    {
        SessionRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({reasoningChunk(QStringLiteral("hm")), chunk(QStringLiteral("half"))})
                .hold());
        const auto session = rig.session();
        session->send(words("Hi"));
        QTRY_COMPARE(textAt(*session, 1), QStringLiteral("half"));
        const QUuid reply = last(*session).id;
        const auto stored = [&rig, reply] {
            const auto parts = rig.store.parts({reply}).result();
            return parts ? parts.value().value(reply) : QList<core::ContentPart>();
        };
        QTRY_COMPARE(stored().size(), 2);
        QTRY_COMPARE(core::partText(stored().at(1)), QStringLiteral("half"));
        QCOMPARE(core::partText(stored().at(0)), QStringLiteral("hm"));
    }

    /// What ends a program ends a reply, too, and its details are asked for then.
    void whatIsKnownOfAReplyIsOnDiskBeforeItEnds()
    {
        SessionRig rig;
        core::Profile profile = rig.connections.active();
        profile.baseUrl += QStringLiteral("?code=hidden");
        (void)rig.connections.save(profile, std::nullopt);
        rig.gateway.answer(FakeAnswer::body(
            400, "application/json",
            R"({"error":{"message":"no","param":"stream_options","code":"unsupported_parameter"}})"));
        rig.gateway.answer(FakeAnswer::silence());
        const auto session = rig.session();
        session->send(words("Hi"));
        QVERIFY(rig.gateway.waitForRequests(2));
        const auto stored = [&rig, id = session->conversation().info().id] {
            return rig.store.skeleton(id).result().value().messages.value(1);
        };
        QTRY_COMPARE(stored().response.notices,
                     QStringList{core::notice::kOptionLeftOut + QStringLiteral("stream_options")});
        QCOMPARE(stored().response.address, rig.gateway.baseUrl());
        QVERIFY(core::isRunning(stored().state));
        // It is on the screen when it ends, and not before.
        QVERIFY(core::isRunning(last(*session).state));
        QCOMPARE(last(*session).response, stored().response);
    }
};

QTEST_GUILESS_MAIN(ChatSessionDiskTest)
#include "tst_chatsessiondisk.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationrecorder.h"
#include "support/storerig.h"

#include <QSignalSpy>

using namespace support;
using chat::ConversationRecorder;
using core::MessageState;

/// What happens in a conversation reaches a real database: at once, soon, or in one piece.
class ConversationRecorderTest : public QObject, private StoreRig
{
    Q_OBJECT

    std::unique_ptr<core::Conversation> m_conversation;
    std::unique_ptr<ConversationRecorder> m_recorder;

    void record(bool isStored = false)
    {
        m_recorder = std::make_unique<ConversationRecorder>(*m_conversation, *m_store, isStored);
    }
    [[nodiscard]] QUuid id() const { return m_conversation->info().id; }
    [[nodiscard]] QUuid add(core::Role role, const QString &text, const QUuid &parent = {})
    {
        return m_conversation->add(makeMessage(0, role, text, parent));
    }
    /// A question and its empty reply, both committed. Returns the reply.
    [[nodiscard]] QUuid committedReply()
    {
        const QUuid question = add(core::Role::User, QStringLiteral("q"));
        const QUuid reply = m_conversation->add(makeEmptyReply(0, question));
        const auto done = await(m_recorder->commit({question, reply}, {}));
        return done ? reply : QUuid();
    }
    [[nodiscard]] core::Message stored(const QUuid &message)
    {
        for (const core::Message &found : skeletonOf(id()).messages) {
            if (found.id == message)
                return found;
        }
        return {};
    }
    [[nodiscard]] QString storedText(const QUuid &message)
    {
        return core::partText(partsOf(message).value(0));
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_conversation = std::make_unique<core::Conversation>(makeInfo());
        record();
    }
    void cleanup()
    {
        m_recorder.reset();
        m_conversation.reset();
        close();
    }

    void nothingIsStoredBeforeTheFirstCommit()
    {
        core::ConversationInfo info = m_conversation->info();
        info.title = QStringLiteral("Not yet");
        m_conversation->setInfo(info);
        m_recorder->flush();
        QVERIFY(!m_recorder->isStored());
        QVERIFY(await(m_store->conversations()).value().isEmpty());
    }

    void commitWritesMessagesAndPicturesTogether()
    {
        const QSignalSpy stored(m_recorder.get(), &ConversationRecorder::stored);
        const storage::Attachment picture = makeAttachment("picture");
        core::Message question = makeMessage(0, core::Role::User, QStringLiteral("look"));
        question.parts.append(core::ImagePart{picture.hash, {}, picture.mime, 4, 3, 7, {}});
        const QUuid asked = m_conversation->add(question);
        const QUuid reply = m_conversation->add(makeEmptyReply(0, asked));
        const auto done = m_recorder->commit({asked, reply}, {picture});
        QVERIFY(!m_recorder->isStored());
        QVERIFY(await(done).isOk());
        QTRY_COMPARE(stored.count(), 1);
        QVERIFY(m_recorder->isStored());
        QCOMPARE(skeletonOf(id()).messages.size(), 2);
        QCOMPARE(await(m_store->attachment(picture.hash)).value().bytes, picture.bytes);
        // Said once, whatever is committed later.
        const QUuid more = add(core::Role::User, QStringLiteral("more"), reply);
        QVERIFY(await(m_recorder->commit({more}, {})).isOk());
        QCoreApplication::processEvents();
        QCOMPARE(stored.count(), 1);
    }

    void aCommitThatFailsLeavesNothingAndSaysNothing()
    {
        const QSignalSpy stored(m_recorder.get(), &ConversationRecorder::stored);
        core::Message question = makeMessage(0, core::Role::User, QStringLiteral("look"));
        question.parts.append(core::ImagePart{QByteArray(64, 'a'), {}, {}, 1, 1, 1, {}});
        const QUuid asked = m_conversation->add(question);
        QVERIFY(!await(m_recorder->commit({asked}, {})).isOk());
        m_conversation->remove(asked);
        m_recorder->flush();
        QVERIFY(await(m_store->conversations()).value().isEmpty());
        QCOMPARE(stored.count(), 0);
        QVERIFY(!m_recorder->isStored());
    }

    void theFormOfAnAnswerOutlivesAKill()
    {
        const QUuid reply = committedReply();
        const QJsonObject format{{QStringLiteral("type"), QStringLiteral("json_object")}};
        m_conversation->setState(reply, MessageState::Streaming);
        const int part = m_conversation->addPart(reply, core::TextPart{{}, format});
        const auto onDisk = [&] { return core::partText(partsOf(reply).value(part)); };
        m_conversation->appendText(reply, part, QStringLiteral("{\"a\":"));
        QTRY_COMPARE(onDisk(), QStringLiteral("{\"a\":"));
        // This much stands in the journal, which knows of no form.
        m_conversation->appendText(reply, part, QStringLiteral("[1"));
        QTRY_COMPARE(onDisk(), QStringLiteral("{\"a\":[1"));
        m_recorder.reset(); // nobody finished it
        reopen();
        QCOMPARE(stored(reply).state, MessageState::Interrupted);
        const core::TextPart whole{QStringLiteral("{\"a\":[1"), format};
        QVERIFY(partsOf(reply).value(part) == core::ContentPart(whole));
    }

    void streamedTextIsOnDiskBeforeTheReplyEnds()
    {
        const QUuid reply = committedReply();
        m_conversation->appendText(reply, 0, QStringLiteral("Hel"));
        m_conversation->appendText(reply, 0, QStringLiteral("lo"));
        QTRY_COMPARE(storedText(reply), QStringLiteral("Hello"));
        QCOMPARE(stored(reply).state, MessageState::Waiting);
        // Text that came meanwhile follows; nothing of it is written twice.
        m_conversation->appendText(reply, 0, QStringLiteral(" you"));
        QTRY_COMPARE(storedText(reply), QStringLiteral("Hello you"));
    }

    void textOfSeveralRepliesKeepsItsPlace()
    {
        const QUuid first = committedReply();
        const QUuid second = m_conversation->add(makeEmptyReply(0, stored(first).parentId));
        QVERIFY(await(m_recorder->commit({second}, {})).isOk());
        for (int i = 0; i < 3; ++i) {
            m_conversation->appendText(first, 0, QStringLiteral("a"));
            m_conversation->appendText(second, 0, QStringLiteral("b"));
        }
        m_recorder->flush();
        QCOMPARE(storedText(first), QStringLiteral("aaa"));
        QCOMPARE(storedText(second), QStringLiteral("bbb"));
    }

    void aNewPartIsWrittenWithTheWholeMessage()
    {
        const QUuid reply = committedReply();
        m_conversation->appendText(reply, 0, QStringLiteral("seen"));
        const int part = m_conversation->addPart(reply, core::RefusalPart{QStringLiteral("n")});
        m_conversation->appendText(reply, part, QStringLiteral("o"));
        m_recorder->flush();
        QVERIFY(partsOf(reply) == m_conversation->find(reply)->parts);
        QVERIFY(std::holds_alternative<core::RefusalPart>(partsOf(reply).value(1)));
    }

    void reclassifiedTextIsStoredAsReasoning()
    {
        const QUuid reply = committedReply();
        m_conversation->appendText(reply, 0, QStringLiteral("hm"));
        m_recorder->flush();
        m_conversation->reclassifyAsReasoning(reply);
        m_recorder->flush();
        QVERIFY(std::holds_alternative<core::ReasoningPart>(partsOf(reply).value(0)));
        QCOMPARE(storedText(reply), QStringLiteral("hm"));
    }

    void theEndIsWrittenAtOnceAndWithoutPendingText()
    {
        const QUuid reply = committedReply();
        m_conversation->appendText(reply, 0, QStringLiteral("all"));
        core::MessageOutcome outcome;
        outcome.finishReason = QStringLiteral("stop");
        m_conversation->finish(reply, outcome);
        // Without flush() and without handling an event: the Store has it already.
        const auto skeleton = m_store->skeleton(id()).result();
        QCOMPARE(skeleton.value().messages.constLast().state, MessageState::Complete);
        QCOMPARE(skeleton.value().messages.constLast().finishReason, QStringLiteral("stop"));
        m_recorder->flush();
        QCOMPARE(storedText(reply), QStringLiteral("all"));
    }

    void changesOfTheConversationAreWrittenALittleLater()
    {
        QVERIFY(!committedReply().isNull());
        core::ConversationInfo info = m_conversation->info();
        for (const char *title : {"one", "two", "three"}) {
            info.title = QString::fromLatin1(title);
            m_conversation->setInfo(info);
        }
        QTRY_COMPARE(skeletonOf(id()).info.title, QStringLiteral("three"));
    }

    void theChosenBranchIsRemembered()
    {
        const QUuid first = committedReply();
        const QUuid question = stored(first).parentId;
        const QUuid second = add(core::Role::Assistant, QStringLiteral("other"), question);
        QVERIFY(await(m_recorder->commit({second}, {})).isOk());
        QCOMPARE(skeletonOf(id()).activeChildren.value(question), second);
        m_conversation->activate(first);
        QCOMPARE(skeletonOf(id()).activeChildren.value(question), first);
    }

    void whatIsRemovedGoesToTheBin()
    {
        const QUuid reply = committedReply();
        m_conversation->appendText(reply, 0, QStringLiteral("late"));
        m_conversation->remove(reply);
        m_recorder->flush();
        QCOMPARE(skeletonOf(id()).messages.size(), 1);
        QVERIFY(await(m_store->setMessagesDeleted({reply}, false)).isOk());
        QCOMPARE(skeletonOf(id()).messages.size(), 2);
    }

    void goingAwayWritesWhatIsPending()
    {
        const QUuid reply = committedReply();
        core::ConversationInfo info = m_conversation->info();
        info.title = QStringLiteral("Last words");
        m_conversation->setInfo(info);
        m_conversation->appendText(reply, 0, QStringLiteral("pending"));
        m_recorder.reset();
        QCOMPARE(storedText(reply), QStringLiteral("pending"));
        QCOMPARE(skeletonOf(id()).info.title, QStringLiteral("Last words"));
    }

    void aPageThatIsLoadedIsNoChange()
    {
        const QUuid reply = committedReply();
        m_conversation->appendText(reply, 0, QStringLiteral("kept"));
        m_recorder->flush();
        m_conversation->setLoadedParts(reply, {}, false);
        m_recorder->flush();
        QCOMPARE(storedText(reply), QStringLiteral("kept"));
    }

    void aStoredConversationIsUpdatedFromTheBeginning()
    {
        QVERIFY(await(m_store->saveInfo(m_conversation->info())).isOk());
        record(true);
        QVERIFY(m_recorder->isStored());
        core::ConversationInfo info = m_conversation->info();
        info.title = QStringLiteral("Renamed");
        m_conversation->setInfo(info);
        m_recorder->flush();
        QCOMPARE(skeletonOf(id()).info.title, QStringLiteral("Renamed"));
    }
};

QTEST_GUILESS_MAIN(ConversationRecorderTest)
#include "tst_conversationrecorder.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/editsrig.h"

using namespace support;
using chat::ChatSession;
using chat::MessageEdits;
using core::Extent;

/// Deleting, rewriting and branching off, each with the way back.
class MessageEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDeletionIsOnDiskAndCanBeTakenBack_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("extent");
        QTest::addColumn<QString>("left");
        QTest::newRow("question") << 2 << int(Extent::Message) << QStringLiteral("A a b");
        QTest::newRow("answer") << 1 << int(Extent::Message) << QStringLiteral("A B b");
        QTest::newRow("first") << 0 << int(Extent::Message) << QStringLiteral("a B b");
        QTest::newRow("branch") << 2 << int(Extent::Branch) << QStringLiteral("A a");
        QTest::newRow("all") << 0 << int(Extent::Branch) << QString();
        QTest::newRow("below") << 0 << int(Extent::Below) << QStringLiteral("A");
    }

    void everyDeletionIsOnDiskAndCanBeTakenBack()
    {
        QFETCH(int, row);
        QFETCH(int, extent);
        QFETCH(QString, left);
        EditsRig rig;
        rig.ask("A", "a");
        rig.ask("B", "b");
        const QSignalSpy removed(&rig.edits(), &MessageEdits::removed);
        rig.remove(row, Extent(extent));
        QCOMPARE(rig.path(), left);
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(rig.storedPath(), left);
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.path(), QStringLiteral("A a B b"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A a B b"));
        rig.workspace->undoStack().redo();
        QCOMPARE(rig.path(), left);
        QCOMPARE(rig.storedPath(), left);
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.storedPath(), QStringLiteral("A a B b"));
    }

    void aMessageIsInsertedByHandAndTakenOutAgain_data()
    {
        QTest::addColumn<int>("row"); // below which; -1: it is the first
        QTest::addColumn<QString>("path");
        QTest::newRow("first") << -1 << QStringLiteral("x A a B b");
        QTest::newRow("between") << 1 << QStringLiteral("A a x B b");
        QTest::newRow("last") << 3 << QStringLiteral("A a B b x");
    }

    void aMessageIsInsertedByHandAndTakenOutAgain()
    {
        QFETCH(int, row);
        QFETCH(QString, path);
        EditsRig rig;
        rig.ask("A", "a");
        rig.ask("B", "b");
        rig.gateway.answer(saying("other"));
        rig.session().regenerate(rig.at(3));
        QTRY_VERIFY(!rig.session().isRunning());
        rig.conversation().activate(rig.conversation().siblings(rig.at(3)).constFirst());
        QVERIFY(rig.edits().insert(rig.id(), row < 0 ? QUuid() : rig.at(row), core::Role::Assistant,
                                   QStringLiteral("x")));
        QCOMPARE(rig.path(), path);
        QCOMPARE(rig.storedPath(), path);
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.path(), QStringLiteral("A a B b"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A a B b"));
        QCOMPARE(rig.conversation().siblings(rig.at(3)).size(), 2);
        rig.workspace->undoStack().redo();
        QCOMPARE(rig.path(), path);
        QCOMPARE(rig.storedPath(), path);
    }

    void nothingIsInsertedBetweenACallAndItsResult()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const auto add = [&rig](core::Role role, const core::ContentPart &part) {
            core::Message message;
            message.id = core::newId();
            message.parentId = rig.at(rig.conversation().rowCount() - 1);
            message.role = role;
            message.parts = {part};
            return rig.conversation().add(message);
        };
        const QUuid call = add(core::Role::Assistant, core::ToolCallPart());
        QVERIFY(!rig.edits().insert(rig.id(), call, core::Role::User, QStringLiteral("x")));
        const QUuid result = add(core::Role::Tool, core::ToolResultPart());
        QVERIFY(!rig.edits().insert(rig.id(), call, core::Role::User, QStringLiteral("x")));
        QVERIFY(MessageEdits::canInsertBelow(rig.conversation(), result));
        add(core::Role::Tool, core::ToolResultPart());
        QVERIFY(!MessageEdits::canInsertBelow(rig.conversation(), result));
    }

    void theFirstMessageOfAChatCanBeWrittenByHand()
    {
        EditsRig rig;
        QVERIFY(!rig.edits().insert(rig.id(), {}, core::Role::User, QStringLiteral(" \n")));
        QVERIFY(rig.edits().insert(rig.id(), {}, core::Role::User, QStringLiteral("x")));
        QTRY_VERIFY(rig.session().isStored());
        QTRY_VERIFY(rig.workspace->undoStack().canUndo());
        QCOMPARE(rig.storedPath(), QStringLiteral("x"));
        QVERIFY(
            rig.edits().insert(rig.id(), rig.at(0), core::Role::Assistant, QStringLiteral("y")));
        rig.ask("A", "a");
        const QJsonObject request = rig.gateway.lastRequest().json();
        const QJsonArray sent = request.value(QStringLiteral("messages")).toArray();
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent.at(1).toObject(),
                 (QJsonObject{{QStringLiteral("role"), QStringLiteral("assistant")},
                              {QStringLiteral("content"), QStringLiteral("y")}}));
        QCOMPARE(rig.storedPath(), QStringLiteral("x y A a"));
        rig.workspace->undoStack().undo();
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.path(), QStringLiteral("A a"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A a"));
    }

    void theNeighbourIsShownAndThePathIsKept()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.gateway.answer(saying("other"));
        rig.session().regenerate(rig.at(1));
        QTRY_COMPARE(rig.path(), QStringLiteral("A other"));
        QTRY_VERIFY(!rig.session().isRunning());
        rig.remove(1, Extent::Branch);
        QCOMPARE(rig.path(), QStringLiteral("A a"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A a"));
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.storedPath(), QStringLiteral("A other"));
        QCOMPARE(rig.conversation().siblings(rig.at(1)).indexOf(rig.at(1)), 1);
    }

    void whatTheDiskRefusesIsStillThereAndIsSaid()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.breakDisk();
        QSignalSpy failed(&rig.edits(), &MessageEdits::failed);
        const QSignalSpy removed(&rig.edits(), &MessageEdits::removed);
        rig.remove(1, Extent::Message);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<core::Error>().kind, core::ErrorKind::Storage);
        QCOMPARE(rig.path(), QStringLiteral("A a"));
        QCOMPARE(removed.count(), 0);
        QVERIFY(!rig.workspace->undoStack().canUndo());
        QVERIFY(!rig.workspace->undoStack().canRedo());

        const auto saved = await(rig.edits().rewrite(rig.id(), rig.at(1), words("b")));
        QVERIFY(!saved.isOk());
        QCOMPARE(rig.path(), QStringLiteral("A a"));
        QCOMPARE(rig.conversation().at(1).earlierCount, 0);
        QVERIFY(!rig.workspace->undoStack().canUndo());

        const int count = rig.workspace->list().count();
        rig.edits().branchOff(rig.id(), rig.at(1));
        QTRY_COMPARE(failed.count(), 3);
        QCOMPARE(rig.workspace->list().count(), count);
    }

    void nothingIsDoneWhileAReplyRuns()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        rig.session().send(words("B"));
        QTRY_COMPARE(rig.path(), QStringLiteral("A a B half"));
        QVERIFY(!rig.edits().remove(rig.id(), rig.at(0), Extent::Message));
        QVERIFY(!await(rig.edits().rewrite(rig.id(), rig.at(0), words("C"))).isOk());
        QCOMPARE(rig.path(), QStringLiteral("A a B half"));
        rig.session().stop();
    }

    void doneAgainItStopsAReplyThatWouldGo()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.remove(1, Extent::Branch);
        rig.workspace->undoStack().undo();
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        rig.session().send(words("B"));
        QTRY_COMPARE(rig.path(), QStringLiteral("A a B half"));
        rig.workspace->undoStack().redo();
        QTRY_COMPARE(rig.path(), QStringLiteral("A"));
        QVERIFY(!rig.session().isRunning());
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.path(), QStringLiteral("A a B half"));
        QCOMPARE(rig.conversation().at(3).state, core::MessageState::Stopped);
        QTRY_COMPARE(rig.storedPath(), QStringLiteral("A a B half"));
    }

    void takenBackWhileAReplyRunsItLeavesTheReplyInView()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.remove(1, Extent::Branch);
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        rig.session().send(words("B"));
        QTRY_COMPARE(rig.path(), QStringLiteral("A B half"));
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.path(), QStringLiteral("A B half"));
        QCOMPARE(rig.conversation().siblings(rig.at(1)).size(), 2);
        rig.session().stop();
        QTRY_COMPARE(rig.storedPath(), QStringLiteral("A B half"));
    }

    void aConversationThatWasLeftIsOpenedForTheWayBack()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QUuid first = rig.id();
        rig.remove(1, Extent::Message);
        rig.workspace->startNew();
        rig.ask("B", "b");
        QVERIFY(!rig.workspace->session(first));
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.id(), first);
        QTRY_COMPARE(rig.conversation().rowCount(), 2);
        QCOMPARE(rig.storedPath(), QStringLiteral("A a"));
    }

    void theScrollPlaceComesBack()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.ask("B", "b");
        const core::ScrollPlace place{rig.at(2), -7};
        rig.session().setScrollPlace(place);
        const QSignalSpy wanted(&rig.edits(), &MessageEdits::placeWanted);
        rig.remove(2, Extent::Message);
        QCOMPARE(rig.conversation().info().scroll.messageId, rig.at(2)); // what took its place
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.conversation().info().scroll, place);
        QCOMPARE(wanted.count(), 2);
    }

    void aQuestionIsRewrittenInPlace()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QUuid question = rig.at(0);
        QVERIFY(await(rig.edits().rewrite(rig.id(), question, words("New"))).isOk());
        QCOMPARE(rig.at(0), question);
        QCOMPARE(rig.storedPath(), QStringLiteral("New a"));
        const auto kept = await(rig.edits().earlier(question)).value();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(core::partText(kept.at(0).parts.at(0)), QStringLiteral("A"));
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.path(), QStringLiteral("A a"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A a"));
        QVERIFY(await(rig.edits().earlier(question)).value().isEmpty());
        rig.workspace->undoStack().redo();
        QCOMPARE(rig.storedPath(), QStringLiteral("New a"));
        // And is what the model hears from now on.
        rig.ask("B", "b");
        QCOMPARE(messagesOf(rig.gateway.lastRequest()).at(0)[QStringLiteral("content")].toString(),
                 QStringLiteral("New"));
    }

    void anAnswerKeepsItsThoughtsAndAQuestionItsPictures()
    {
        EditsRig rig;
        rig.gateway.answer(
            FakeAnswer::sse({reasoningChunk(QStringLiteral("hm")), chunk(QStringLiteral("a")),
                             finish(QStringLiteral("stop")), done()}));
        const storage::Attachment picture = makeAttachment("bytes");
        core::ImagePart image;
        image.hash = picture.hash;
        image.mime = QStringLiteral("image/png");
        chat::Outgoing question = words("A");
        question.images = {image};
        question.attachments = {{picture.hash, picture.bytes}};
        const QSignalSpy finished(&rig.session(), &ChatSession::finished);
        rig.session().send(question);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(await(rig.edits().rewrite(rig.id(), rig.at(1), words("b"))).isOk());
        question.text = QStringLiteral("B");
        QVERIFY(await(rig.edits().rewrite(rig.id(), rig.at(0), question)).isOk());
        const auto parts = await(rig.store.parts({rig.at(0), rig.at(1)})).value();
        QCOMPARE(parts.value(rig.at(0)).size(), 2);
        QVERIFY(std::holds_alternative<core::ImagePart>(parts.value(rig.at(0)).at(1)));
        QVERIFY(std::holds_alternative<core::ReasoningPart>(parts.value(rig.at(1)).at(0)));
        QCOMPARE(core::partText(parts.value(rig.at(1)).at(1)), QStringLiteral("b"));
    }

    void anEarlierVersionIsPutInPlaceAgain()
    {
        EditsRig rig;
        rig.ask("A", "a");
        (void)await(rig.edits().rewrite(rig.id(), rig.at(1), words("b")));
        const auto first = await(rig.edits().earlier(rig.at(1))).value().constFirst();
        QVERIFY(await(rig.edits().restore(rig.id(), rig.at(1), first)).isOk());
        QCOMPARE(rig.storedPath(), QStringLiteral("A a"));
        const auto kept = await(rig.edits().earlier(rig.at(1))).value();
        QCOMPARE(kept.size(), 2);
        QCOMPARE(core::partText(kept.at(1).parts.at(0)), QStringLiteral("b"));
        QCOMPARE(rig.conversation().at(1).earlierCount, 2);
    }

    void whatSaysTheSameIsNoRevision()
    {
        EditsRig rig;
        rig.ask("A", "a");
        QVERIFY(await(rig.edits().rewrite(rig.id(), rig.at(1), words("a"))).isOk());
        QCOMPARE(rig.conversation().at(1).earlierCount, 0);
        QVERIFY(!rig.workspace->undoStack().canUndo());
    }

    void aBranchBecomesAConversationOfItsOwn()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.ask("B", "b");
        rig.session().setInstructions(QStringLiteral("Be brief."));
        const QUuid source = rig.id();
        const core::ConversationInfo info = rig.conversation().info();
        rig.edits().branchOff(source, rig.at(1));
        QTRY_VERIFY(rig.id() != source);
        const QUuid copy = rig.id();
        QTRY_COMPARE(rig.conversation().rowCount(), 2);
        QCOMPARE(rig.storedPath(), QStringLiteral("A a"));
        QCOMPARE(rig.conversation().info().title, info.title);
        QCOMPARE(rig.conversation().info().model, info.model);
        QCOMPARE(rig.conversation().info().profileId, info.profileId);
        QCOMPARE(rig.conversation().info().instructions, QStringLiteral("Be brief."));
        QCOMPARE(rig.workspace->list().count(), 2);
        const QSignalSpy deleted(rig.workspace.get(), &chat::Workspace::deleted);
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.id(), source);
        QCOMPARE(rig.workspace->list().count(), 1);
        QCOMPARE(deleted.count(), 0); // there the bar would offer another step
        QCOMPARE(await(rig.store.conversations()).value().size(), 1);
        rig.workspace->undoStack().redo();
        QTRY_COMPARE(rig.id(), copy);
        QCOMPARE(rig.workspace->list().count(), 2);
    }

    void anAnswerWithoutItsQuestionIsNotAskedAgain()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.ask("B", "b");
        rig.remove(2, Extent::Message);
        rig.session().regenerate(rig.at(2));
        QVERIFY(!rig.session().isRunning());
        QCOMPARE(rig.gateway.requestCount(), 2);
        // Who goes on sends what is left, as it stands.
        rig.ask("C", "c");
        QCOMPARE(messagesOf(rig.gateway.lastRequest()).size(), 4);
    }

    void anotherGatewayAnswersOnceAndTheConversationKeepsItsOwn()
    {
        EditsRig rig;
        rig.ask("A", "a");
        FakeGateway other;
        other.answer(FakeAnswer::json(400, {}));
        other.answer(saying("elsewhere"));
        const QUuid elsewhere = rig.add(QStringLiteral("Other"), other.baseUrl());
        const core::ConversationInfo before = rig.conversation().info();
        QSignalSpy finished(&rig.session(), &ChatSession::finished);
        rig.session().regenerate(rig.at(1), core::ModelChoiceRef{elsewhere, QStringLiteral("m9")});
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(last(rig.session()).state, core::MessageState::Failed);
        // The retry of it goes to the same.
        rig.session().retry(last(rig.session()).id);
        QTRY_COMPARE(rig.path(), QStringLiteral("A elsewhere"));
        QTRY_VERIFY(!rig.session().isRunning());
        QCOMPARE(other.requestCount(), 2);
        QCOMPARE(other.lastRequest().json().value(QStringLiteral("model")).toString(),
                 QStringLiteral("m9"));
        QCOMPARE(last(rig.session()).profileId, elsewhere);
        QCOMPARE(rig.conversation().info().model, before.model);
        QCOMPARE(rig.conversation().info().profileId, before.profileId);
        QCOMPARE(rig.connections.active().id, rig.profile);
        QCOMPARE(rig.gateway.requestCount(), 1);
        rig.ask("B", "b");
        QCOMPARE(rig.gateway.requestCount(), 2);
        QCOMPARE(rig.gateway.lastRequest().json().value(QStringLiteral("model")).toString(),
                 before.model);
    }
};

QTEST_GUILESS_MAIN(MessageEditsTest)
#include "tst_messageedits.moc"

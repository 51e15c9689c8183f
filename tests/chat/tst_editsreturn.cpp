// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/editsrig.h"
#include "support/importrig.h"

using namespace support;
using chat::ChatSession;
using chat::MessageEdits;
using core::Extent;

namespace {

/// A stopped reply "half", which was rewritten to "whole" and of which more is coming.
struct ContinuedRig : EditsRig {
    ContinuedRig()
    {
        gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        session().send(words("A"));
        [&] { QTRY_COMPARE(path(), QStringLiteral("A half")); }();
        session().stop();
        [&] { QTRY_VERIFY(!session().isRunning()); }();
        [&] { QVERIFY(await(edits().rewrite(id(), at(1), words("whole"))).isOk()); }();
    }
    [[nodiscard]] QStringList versions()
    {
        QStringList texts;
        const auto kept = await(edits().earlier(at(1))).value();
        for (const storage::Revision &one : kept) {
            core::Message message;
            message.parts = one.parts;
            texts.append(core::plainText(message));
        }
        return texts;
    }
};

} // namespace

/// What is taken back after something else has happened: nothing of it is lost.
class EditsReturnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenBelowWhatCameBackIsThereAtTheNextStart()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.ask("B", "b");
        const QUuid first = rig.id();
        rig.remove(0, Extent::Below);
        rig.workspace->startNew();
        rig.ask("X", "x");
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.id(), first);
        QTRY_COMPARE(rig.conversation().rowCount(), 4);
        rig.ask("C", "c");
        QCOMPARE(rig.storedPath(), QStringLiteral("A a B b C c"));
    }

    void whatAReplyContinuedStaysWhenTheEditIsTakenBack()
    {
        ContinuedRig rig;
        rig.gateway.answer(saying(" and more"));
        rig.session().continueReply(rig.at(1));
        QTRY_COMPARE(rig.path(), QStringLiteral("A whole and more"));
        QTRY_VERIFY(!rig.session().isRunning());
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.path(), QStringLiteral("A half"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A half"));
        QCOMPARE(rig.versions(),
                 QStringList({QStringLiteral("half"), QStringLiteral("whole and more")}));
        rig.workspace->undoStack().redo();
        QCOMPARE(rig.storedPath(), QStringLiteral("A whole and more"));
        // And what was there when it was done again comes back, not what was there at first.
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.storedPath(), QStringLiteral("A half"));
    }

    void anEditOfWhatIsBeingContinuedStopsIt()
    {
        ContinuedRig rig;
        rig.gateway.answer(FakeAnswer::sse({chunk(QStringLiteral(" and more"))}).hold());
        rig.session().continueReply(rig.at(1));
        QTRY_COMPARE(rig.path(), QStringLiteral("A whole and more"));
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.path(), QStringLiteral("A half"));
        QVERIFY(!rig.session().isRunning());
        QTRY_COMPARE(rig.storedPath(), QStringLiteral("A half"));
        QCOMPARE(rig.versions(),
                 QStringList({QStringLiteral("half"), QStringLiteral("whole and more")}));
    }

    void whatIsDeletedWhileItIsReadAgainStaysDeleted()
    {
        ImportRig rig;
        const QUuid id = rig.importChat(2).createdInfos.constFirst().id;
        rig.open(id);
        const auto importer = rig.workspace->makeImporter();
        bool isDeleted = false;
        connect(importer.get(), &chat::Importer::finished, this, [&] {
            isDeleted = rig.workspace->edits().remove(id, rig.shown().at(1).id, Extent::Message);
        });
        importer->start(rig.folder.write({exportedChat("a", 4)}), chat::Importer::Goal::Import);
        QTRY_VERIFY(isDeleted);
        QTRY_COMPARE(rig.shown().messageCount(), 3);
        QCOMPARE(rig.storedMessages(id), 3);
        rig.undo();
        QTRY_COMPARE(rig.shown().messageCount(), 4);
        QTRY_COMPARE(rig.storedMessages(id), 4);
    }

    void aBranchThatSomebodyWroteInStays()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QUuid source = rig.id();
        rig.edits().branchOff(source, rig.at(1));
        QTRY_VERIFY(rig.id() != source);
        const QUuid copy = rig.id();
        rig.ask("B", "b");
        QSignalSpy takenBack(rig.workspace.get(), &chat::Workspace::arrivalTakenBack);
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.id(), copy);
        QCOMPARE(rig.workspace->list().count(), 2);
        QCOMPARE(await(rig.store.conversations()).value().size(), 2);
        QCOMPARE(takenBack.count(), 1);
        QCOMPARE(takenBack.at(0).at(0).toBool(), false);
    }

    void whatCouldNotBeTakenBackCanBeAfterwards()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QUuid first = rig.id();
        rig.remove(1, Extent::Message);
        rig.workspace->startNew();
        rig.ask("X", "x");
        rig.breakDisk();
        const QSignalSpy failed(rig.workspace.get(), &chat::Workspace::openFailed);
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(failed.count(), 1);
        (void)await(rig.store.open(rig.dir.filePath(QStringLiteral("loquat.db"))));
        rig.workspace->undoStack().redo();
        QTRY_COMPARE(rig.id(), first);
        QTRY_COMPARE(rig.path(), QStringLiteral("A"));
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.path(), QStringLiteral("A a"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A a"));
    }

    void whatHungAtAReplyThatWasReplacedHangsAboveIt()
    {
        EditsRig rig;
        rig.gateway.answer(FakeAnswer::json(400, {}));
        const QSignalSpy finished(&rig.session(), &ChatSession::finished);
        rig.session().send(words("A"));
        QTRY_COMPARE(finished.count(), 1);
        rig.ask("B", "b");
        rig.remove(1, Extent::Below);
        rig.gateway.answer(saying("a"));
        rig.session().retry(rig.at(1));
        QTRY_COMPARE(rig.path(), QStringLiteral("A a"));
        QTRY_VERIFY(!rig.session().isRunning());
        rig.workspace->undoStack().undo();
        QCOMPARE(rig.path(), QStringLiteral("A B b"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A B b"));
        QCOMPARE(rig.conversation().siblings(rig.at(1)).size(), 2);
    }

    void anEditOfWhatIsGoneIsRefused()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QSignalSpy failed(&rig.edits(), &MessageEdits::failed);
        QVERIFY(!await(rig.edits().rewrite(rig.id(), core::newId(), words("b"))).isOk());
        QVERIFY(!await(rig.edits().restore(rig.id(), core::newId(), {})).isOk());
        QVERIFY(!await(rig.edits().restore(rig.id(), rig.at(1), {})).isOk());
        QCOMPARE(failed.count(), 3);
    }

    void aConversationThatGoesIntoTheBinBlocksNoOther()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QUuid source = rig.id();
        rig.edits().branchOff(source, rig.at(1));
        QTRY_VERIFY(rig.id() != source);
        const QUuid copy = rig.id();
        QTRY_COMPARE(rig.workspace->undoStack().count(), 1);
        rig.remove(1, Extent::Message);
        rig.workspace->open(source);
        QTRY_COMPARE(rig.id(), source);
        QTRY_VERIFY(!rig.workspace->session(copy));
        rig.workspace->undoStack().undo();
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.id(), source);
        QCOMPARE(await(rig.store.conversations()).value().size(), 1);
        QTRY_COMPARE(rig.conversation().rowCount(), 2);
        rig.remove(1, Extent::Message);
        QTRY_COMPARE(rig.path(), QStringLiteral("A"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A"));
    }

    void whatWaitsForItsConversationIsOnDiskAlready()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QUuid first = rig.id();
        rig.remove(1, Extent::Message);
        rig.workspace->startNew();
        rig.ask("X", "x");
        rig.workspace->undoStack().undo();
        rig.workspace.reset();
        QCOMPARE(await(rig.store.skeleton(first)).value().messages.size(), 2);
    }

    void whoGoesElsewhereMeanwhileIsNotCalledBack()
    {
        EditsRig rig;
        rig.ask("A", "a");
        const QUuid first = rig.id();
        rig.remove(1, Extent::Message);
        rig.workspace->startNew();
        rig.ask("X", "x");
        const QUuid other = rig.id();
        rig.workspace->undoStack().undo();
        rig.workspace->open(other);
        rig.remove(1, Extent::Message); // waits for nothing
        QCOMPARE(rig.path(), QStringLiteral("X"));
        QVERIFY(!rig.workspace->session(first));
        QCOMPARE(await(rig.store.skeleton(first)).value().messages.size(), 2);
        QCOMPARE(rig.id(), other);
    }

    void refusedInTheMiddleItIsReadAgain()
    {
        EditsRig rig;
        rig.ask("A", "a");
        rig.ask("B", "b");
        rig.breakDisk();
        rig.remove(2, Extent::Message);
        rig.remove(1, Extent::Message);
        (void)rig.store.open(rig.dir.filePath(QStringLiteral("loquat.db")));
        QTRY_COMPARE(rig.path(), QStringLiteral("A a B b"));
        QCOMPARE(rig.storedPath(), QStringLiteral("A a B b"));
    }
};

QTEST_GUILESS_MAIN(EditsReturnTest)
#include "tst_editsreturn.moc"

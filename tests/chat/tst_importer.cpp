// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/filer.h"
#include "support/importrig.h"
#include "support/poolhold.h"

using chat::ChatSession;
using chat::Importer;
using chat::Workspace;
using support::exportedChat;
using support::FakeAnswer;
using Rig = support::ImportRig;

class tst_Importer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsImportedIsInTheList();
    void lookingChangesNothing();
    void oneUndoTakesItAllBack();
    void manyComeAndGoInOneStep();
    void undoingWhatIsShownShowsANewChat();
    void whatIsHereAlreadyIsNothingToUndo();
    void whatWasTakenBackCanBeImportedAgain();
    void undoTakesBackWhatWasAddedToAKnownOne();
    void addedMessagesThatWereTakenBackCanBeImportedAgain();
    void anOpenOneShowsWhatCameToIt();
    void oneThatIsBeingOpenedShowsWhatCameToIt();
    void anOpenOneWaitsForItsReplyFirst();
    void aNewTitleStaysWhenMoreComes();
    void whatWasWrittenInSinceStays();
    void aRunningReplyIsNotStopped();
    void aQueuedMessageIsNotThrownAway();
    void whatIsWrittenBelowWhatIsTakenBackStays();
    void foldersThatAnImportMadeGoWithIt();
    void anotherStartReplacesTheFirst();
    void lateNewsIsNotTheNextOnes();
};

void tst_Importer::whatIsImportedIsInTheList()
{
    Rig rig;
    const core::ImportReport report = rig.import("claude.json");
    QVERIFY(!report.error);
    QCOMPARE(rig.workspace->list().count(), 2);
    for (const core::ConversationInfo &info : report.createdInfos)
        QVERIFY(*rig.workspace->list().find(info.id) == info);
    // In its place among the others, not on top because it came last.
    QVERIFY(rig.workspace->list().at(0).updated > rig.workspace->list().at(1).updated);
}

void tst_Importer::lookingChangesNothing()
{
    Rig rig;
    QCOMPARE(rig.import("claude.json", Importer::Goal::Look).created, 2);
    QCOMPARE(rig.workspace->list().count(), 0);
    QVERIFY(!rig.workspace->undoStack().canUndo());
}

void tst_Importer::oneUndoTakesItAllBack()
{
    Rig rig;
    const QSignalSpy takenBack(rig.workspace.get(), &Workspace::importTakenBack);
    rig.import("open-webui.json");
    QCOMPARE(rig.workspace->list().count(), 3);
    QCOMPARE(rig.storedCount(), 3);
    rig.undo();
    QCOMPARE(rig.workspace->list().count(), 0);
    QCOMPARE(rig.storedCount(), 0);
    QVERIFY(!rig.workspace->undoStack().canUndo());
    QCOMPARE(takenBack.count(), 1);
    QCOMPARE(takenBack.at(0).at(0).toBool(), true);
    rig.redo();
    QCOMPARE(rig.workspace->list().count(), 3);
    QCOMPARE(rig.storedCount(), 3);
}

void tst_Importer::manyComeAndGoInOneStep()
{
    Rig rig;
    using List = core::ConversationList;
    QSignalSpy resets(&rig.workspace->list(), &List::wasReset);
    QTRY_COMPARE(resets.count(), 1); // the list was read
    const QSignalSpy inserted(&rig.workspace->list(), &List::inserted);
    const QSignalSpy removed(&rig.workspace->list(), &List::removed);
    QList<QByteArray> chats;
    for (int i = 0; i < 200; ++i)
        chats.append(exportedChat(QByteArray::number(i), 2));
    QCOMPARE(rig.import(rig.folder.write(chats)).created, 200);
    QCOMPARE(resets.count(), 2);
    rig.undo();
    QCOMPARE(resets.count(), 3);
    rig.redo();
    QCOMPARE(resets.count(), 4);
    QCOMPARE(rig.workspace->list().count(), 200);
    QCOMPARE(inserted.count() + removed.count(), 0);
}

void tst_Importer::undoingWhatIsShownShowsANewChat()
{
    Rig rig;
    const QUuid shown = rig.import("librechat.json").createdInfos.first().id;
    rig.workspace->open(shown);
    QTRY_COMPARE(rig.currentId(), shown);
    rig.undo();
    QVERIFY(rig.workspace->current());
    QVERIFY(rig.currentId() != shown);
    QVERIFY(!rig.workspace->current()->isStored());
}

void tst_Importer::whatIsHereAlreadyIsNothingToUndo()
{
    Rig rig;
    rig.import("nextchat.json");
    const int commands = rig.workspace->undoStack().count();
    QCOMPARE(rig.import("nextchat.json").known, 2);
    QCOMPARE(rig.workspace->undoStack().count(), commands);
    QCOMPARE(rig.workspace->list().count(), 2);
}

void tst_Importer::whatWasTakenBackCanBeImportedAgain()
{
    Rig rig;
    const QString file = rig.folder.write({exportedChat("a", 2), exportedChat("b", 4)});
    rig.import(file);
    rig.undo();
    // By itself it stays where somebody put it.
    QCOMPARE(rig.import(file).inBin, 2);
    QCOMPARE(rig.workspace->list().count(), 0);
    const auto report = rig.import(file, {Rig::Goal::Look, Rig::Goal::ImportDeleted});
    QCOMPARE(report.restored, 2);
    QCOMPARE(rig.workspace->list().count(), 2);
    QCOMPARE(rig.storedCount(), 2);
    rig.open(report.restoredInfos.first().id);
    QVERIFY(rig.shown().rowCount() > 0);
    rig.undo();
    QCOMPARE(rig.workspace->list().count(), 0);
    QCOMPARE(rig.storedCount(), 0);
    rig.redo();
    QCOMPARE(rig.storedCount(), 2);
}

void tst_Importer::undoTakesBackWhatWasAddedToAKnownOne()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    QCOMPARE(rig.importChat(4).continued, 1);
    QCOMPARE(rig.storedMessages(id), 4);
    rig.undo();
    QCOMPARE(rig.storedMessages(id), 2);
    QCOMPARE(rig.workspace->list().count(), 1);
    rig.redo();
    QCOMPARE(rig.storedMessages(id), 4);
}

void tst_Importer::addedMessagesThatWereTakenBackCanBeImportedAgain()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    rig.importChat(4);
    rig.undo();
    const auto report = rig.import(rig.folder.write({exportedChat("a", 4)}),
                                   {Rig::Goal::Look, Rig::Goal::ImportDeleted});
    QCOMPARE(report.restored, 1);
    QCOMPARE(rig.storedMessages(id), 4);
    rig.undo();
    QCOMPARE(rig.storedMessages(id), 2);
}

void tst_Importer::anOpenOneShowsWhatCameToIt()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    rig.open(id);
    QCOMPARE(rig.shown().rowCount(), 2);
    rig.importChat(4);
    QTRY_COMPARE(rig.shown().rowCount(), 4);
    QCOMPARE(rig.currentId(), id);
    rig.undo();
    QTRY_COMPARE(rig.shown().rowCount(), 2);
    QCOMPARE(rig.currentId(), id);
}

void tst_Importer::oneThatIsBeingOpenedShowsWhatCameToIt()
{
    Rig rig;
    support::PoolHold pool; // on which its tree is built
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    QTRY_VERIFY(rig.workspace->current());
    pool.hold();
    rig.workspace->open(id);
    rig.importChat(4);
    QVERIFY(rig.currentId() != id);
    pool.release();
    QTRY_COMPARE(rig.currentId(), id);
    QTRY_COMPARE(rig.shown().rowCount(), 4);
    rig.workspace->startNew();
    pool.hold();
    rig.workspace->open(id);
    (void)rig.storedCount(); // it has been read by now
    rig.undo();
    pool.release();
    QTRY_COMPARE(rig.currentId(), id);
    QTRY_COMPARE(rig.shown().rowCount(), 2);
    // Another one that was wanted instead leaves nothing behind.
    pool.hold();
    rig.workspace->startNew();
    rig.workspace->open(id);
    rig.redo();
    rig.workspace->startNew();
    pool.release();
    rig.open(id);
    const ChatSession *session = rig.workspace->current();
    QCOMPARE(rig.shown().rowCount(), 4);
    (void)rig.storedCount();
    QCoreApplication::processEvents();
    QCOMPARE(rig.workspace->current(), session);
}

void tst_Importer::anOpenOneWaitsForItsReplyFirst()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    rig.open(id);
    rig.beginReply();
    const ChatSession *running = rig.workspace->current();
    const QList<QUuid> added = rig.importChat(4).addedMessages.value(id);
    QCOMPARE(added.size(), 2);
    QCOMPARE(rig.workspace->current(), running);
    rig.endReply();
    QTRY_VERIFY(rig.shown().find(added.first()));
    // What the person reads stays: their own question and its reply.
    QCOMPARE(rig.shown().rowCount(), 4);
    QTRY_COMPARE(core::plainText(rig.shown().at(3)), QStringLiteral("mine"));
}

void tst_Importer::aNewTitleStaysWhenMoreComes()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    const QDateTime before = rig.workspace->list().find(id)->updated;
    rig.open(id);
    rig.workspace->rename(id, QStringLiteral("Mine"));
    rig.importChat(4); // before the title is on disk
    QCOMPARE(rig.workspace->list().find(id)->title, QStringLiteral("Mine"));
    QVERIFY(rig.workspace->list().find(id)->updated > before);
    QTRY_COMPARE(rig.shown().rowCount(), 4);
    QCOMPARE(rig.shown().info().title, QStringLiteral("Mine"));
}

void tst_Importer::whatWasWrittenInSinceStays()
{
    Rig rig;
    const QSignalSpy takenBack(rig.workspace.get(), &Workspace::importTakenBack);
    const auto report = rig.import(rig.folder.write({exportedChat("a", 2), exportedChat("b", 2)}));
    const QUuid used = report.createdInfos.first().id;
    rig.open(used);
    rig.beginReply();
    rig.endReply();
    rig.workspace->startNew();
    rig.undo();
    QCOMPARE(rig.workspace->list().count(), 1);
    QCOMPARE(rig.workspace->list().at(0).id, used);
    QCOMPARE(rig.storedCount(), 1);
    QCOMPARE(takenBack.at(0).at(0).toBool(), false);
    rig.redo();
    QCOMPARE(rig.workspace->list().count(), 2);
}

void tst_Importer::aRunningReplyIsNotStopped()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    rig.open(id);
    rig.beginReply();
    rig.undo();
    QCOMPARE(rig.currentId(), id);
    QVERIFY(rig.workspace->current()->isRunning());
    rig.endReply();
    QCOMPARE(rig.shown().at(3).state, core::MessageState::Complete);
    QCOMPARE(rig.storedCount(), 1);
}

void tst_Importer::aQueuedMessageIsNotThrownAway()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    rig.open(id);
    rig.beginReply();
    rig.workspace->current()->send({QStringLiteral("And then?"), {}, {}});
    QVERIFY(rig.workspace->current()->queued());
    rig.undo();
    QVERIFY(rig.workspace->current()->queued());
    QCOMPARE(rig.workspace->list().count(), 1);
}

void tst_Importer::whatIsWrittenBelowWhatIsTakenBackStays()
{
    Rig rig;
    const QUuid id = rig.importChat(2).createdInfos.first().id;
    rig.importChat(6);
    rig.open(id);
    rig.undo();
    // It is read again without them only when the event loop has gone on.
    QCOMPARE(rig.shown().rowCount(), 6);
    rig.beginReply();
    rig.endReply();
    QTRY_COMPARE(core::plainText(rig.shown().at(rig.shown().rowCount() - 1)),
                 QStringLiteral("mine"));
    QCOMPARE(rig.storedMessages(id), 8);
    rig.workspace->startNew();
    rig.open(id);
    QCOMPARE(rig.shown().rowCount(), 8);
}

void tst_Importer::foldersThatAnImportMadeGoWithIt()
{
    Rig rig;
    const core::Cabinet &cabinet = rig.workspace->filer().cabinet();
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(R"({"format":"loquat","version":1,"conversations":[)"
               R"({"id":"7b1cf6a3-2f6e-4f25-9d59-3a2d1f0a7c11","title":"T","messages":[],)"
               R"("folder":["Work","Deep"],"tags":["red"]}]})");
    file.close();
    QCOMPARE(rig.import(file.fileName()).created, 1);
    QCOMPARE(cabinet.entries().size(), 2);
    QCOMPARE(cabinet.path(cabinet.entries().last().id),
             (QStringList{QStringLiteral("Work"), QStringLiteral("Deep")}));
    const QUuid id = rig.workspace->list().at(0).id;
    QCOMPARE(cabinet.folderOf(id), cabinet.entries().last().id);
    QCOMPARE(cabinet.tagsOf(id).size(), 1);
    rig.undo();
    QVERIFY(cabinet.entries().isEmpty());
    rig.redo();
    QCOMPARE(cabinet.entries().size(), 2);
    QCOMPARE(cabinet.folderOf(id), cabinet.entries().last().id);
}

void tst_Importer::anotherStartReplacesTheFirst()
{
    Rig rig;
    const auto importer = rig.workspace->makeImporter();
    QSignalSpy finished(importer.get(), &Importer::finished);
    const QString folder = QStringLiteral(TEST_DATA_DIR "/import/");
    importer->start(folder + QStringLiteral("open-webui.json"), Importer::Goal::Look);
    importer->start(folder + QStringLiteral("claude.json"), Importer::Goal::Look);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(importer->report().format, core::ImportFormat::Claude);
    QVERIFY(!importer->isRunning());
}

void tst_Importer::lateNewsIsNotTheNextOnes()
{
    Rig rig;
    const QString big =
        rig.folder.write({exportedChat("a", 2), exportedChat("b", 2)}, QStringLiteral("big"));
    const QString small = rig.folder.write({exportedChat("c", 2)});
    const auto importer = rig.workspace->makeImporter();
    const QSignalSpy progressed(importer.get(), &Importer::progressed);
    const QSignalSpy finished(importer.get(), &Importer::finished);
    importer->start(big, Importer::Goal::Import);
    // Without an event loop its news stays on its way.
    while (rig.store.conversations().result().value().size() < 2)
        QThread::yieldCurrentThread();
    importer->start(small, Importer::Goal::Import);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!progressed.isEmpty());
    for (const QList<QVariant> &news : progressed)
        QCOMPARE(news.at(1).toLongLong(), QFileInfo(small).size());
}

QTEST_MAIN(tst_Importer)
#include "tst_importer.moc"

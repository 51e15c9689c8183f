// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/organiser.h"

#include "chat/filer.h"
#include "support/threechatsrig.h"

#include <QSignalSpy>

using chat::Deed;
using chat::Organiser;
using chat::Workspace;
using support::FakeAnswer;

namespace {

struct Rig : support::ThreeChatsRig {
    QList<Deed> deeds; ///< as they were told
    int told = 0;      ///< titles with the last one

    Rig() { restart(); }
    void restart()
    {
        renew();
        QObject::connect(&organiser(), &Organiser::organised, workspace.get(),
                         [this](Deed deed, const QStringList &titles) {
                             deeds.append(deed);
                             told = int(titles.size());
                         });
    }
    [[nodiscard]] Organiser &organiser() const { return workspace->organiser(); }
    [[nodiscard]] QString titles() const
    {
        QString titles;
        for (int row = 0; row < workspace->list().count(); ++row)
            titles += workspace->list().at(row).title;
        return titles;
    }
    [[nodiscard]] core::ConversationInfo stored(const QUuid &id)
    {
        return support::await(store.skeleton(id)).value().info;
    }
};

} // namespace

class tst_Organiser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pinnedOnesStandOnTopAndStaySo();
    void whatIsPinnedAlreadyIsNothingToDo();
    void anOpenOneIsPinnedAndKeepsItsTitle();
    void archivingShowsTheNeighbour();
    void whatIsTakenOutOfTheArchiveStaysOpen();
    void whatRunsInTheArchiveGoesOn();
    void aDuplicateIsOpenedAndCanBeTakenBack();
    void aDuplicateThatCannotBeStoredIsTold();
    void manyAreOneStep();
    void manyAreDeletedInOneStepAndComeBack();
    void deletingManyStopsWhatRuns();
    void theOrderFollowsTheSettings();
};

void tst_Organiser::pinnedOnesStandOnTopAndStaySo()
{
    Rig rig;
    rig.organiser().setPinned({rig.ids.at(0)}, true);
    QCOMPARE(rig.titles(), QStringLiteral("021"));
    QCOMPARE(rig.deeds, QList{Deed::Pinned});
    QVERIFY(rig.stored(rig.ids.at(0)).isPinned);
    rig.undo();
    QCOMPARE(rig.titles(), QStringLiteral("210"));
    QVERIFY(!rig.stored(rig.ids.at(0)).isPinned);
    rig.redo();
    rig.restart();
    QCOMPARE(rig.titles(), QStringLiteral("021"));
    rig.organiser().setPinned({rig.ids.at(0)}, false);
    QCOMPARE(rig.deeds.constLast(), Deed::Unpinned);
    QCOMPARE(rig.titles(), QStringLiteral("210"));
}

void tst_Organiser::whatIsPinnedAlreadyIsNothingToDo()
{
    Rig rig;
    rig.organiser().setPinned({rig.ids.at(0)}, true);
    rig.organiser().setPinned({rig.ids.at(0)}, true);
    rig.organiser().setPinned({core::newId()}, true);
    QCOMPARE(rig.workspace->undoStack().count(), 1);
    // Of many only the others: undoing it leaves the first one pinned.
    rig.organiser().setPinned(rig.ids, true);
    QCOMPARE(rig.told, 2);
    rig.undo();
    QCOMPARE(rig.titles(), QStringLiteral("021"));
}

void tst_Organiser::anOpenOneIsPinnedAndKeepsItsTitle()
{
    Rig rig;
    rig.open(rig.ids.at(0));
    rig.workspace->rename(rig.ids.at(0), QStringLiteral("x"));
    rig.organiser().setPinned({rig.ids.at(0)}, true);
    QVERIFY(rig.workspace->current()->conversation().info().isPinned);
    QCOMPARE(rig.titles(), QStringLiteral("x21"));
    rig.workspace.reset();
    QCOMPARE(rig.stored(rig.ids.at(0)).title, QStringLiteral("x"));
    QVERIFY(rig.stored(rig.ids.at(0)).isPinned);
}

void tst_Organiser::archivingShowsTheNeighbour()
{
    Rig rig;
    rig.open(rig.ids.at(1));
    rig.organiser().setArchived({rig.ids.at(1)}, true);
    QCOMPARE(rig.titles(), QStringLiteral("201"));
    QCOMPARE(rig.workspace->list().openCount(), 2);
    QTRY_COMPARE(rig.currentId(), rig.ids.at(0));
    QVERIFY(rig.stored(rig.ids.at(1)).isArchived);
    rig.undo();
    QTRY_COMPARE(rig.currentId(), rig.ids.at(1));
    QCOMPARE(rig.titles(), QStringLiteral("210"));
    QVERIFY(!rig.stored(rig.ids.at(1)).isArchived);
    // With nothing else there is a new one. What is closed writes where the reader was.
    rig.workspace->current()->setScrollPlace({core::newId(), 7});
    rig.organiser().setArchived(rig.ids, true);
    QVERIFY(!rig.ids.contains(rig.currentId()));
    QCOMPARE(rig.workspace->list().openCount(), 0);
    rig.workspace.reset();
    QCOMPARE(rig.stored(rig.ids.at(1)).scroll.offset, 7);
    QVERIFY(rig.stored(rig.ids.at(1)).isArchived);
}

void tst_Organiser::whatIsTakenOutOfTheArchiveStaysOpen()
{
    Rig rig;
    rig.organiser().setArchived({rig.ids.at(0)}, true);
    rig.open(rig.ids.at(0)); // it can be opened where it is
    rig.organiser().setArchived({rig.ids.at(0)}, false);
    QCOMPARE(rig.deeds.constLast(), Deed::TakenOut);
    QCOMPARE(rig.currentId(), rig.ids.at(0));
    QCOMPARE(rig.titles(), QStringLiteral("210"));
}

void tst_Organiser::whatRunsInTheArchiveGoesOn()
{
    Rig rig;
    rig.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("said"))})
                           .hold()
                           .then({support::finish(QStringLiteral("stop")), support::done()}));
    rig.open(rig.ids.at(0));
    rig.workspace->current()->send({QStringLiteral("And?"), {}, {}});
    QTRY_COMPARE(rig.gateway.requestCount(), 1);
    rig.organiser().setArchived({rig.ids.at(0)}, true);
    QTRY_VERIFY(rig.currentId() != rig.ids.at(0));
    QCOMPARE(rig.workspace->runningCount(), 1);
    rig.gateway.release();
    QTRY_COMPARE(rig.workspace->runningCount(), 0);
    QVERIFY(rig.stored(rig.ids.at(0)).isArchived);
    rig.open(rig.ids.at(0));
    QCOMPARE(core::plainText(rig.workspace->current()->conversation().at(2)),
             QStringLiteral("said"));
}

void tst_Organiser::aDuplicateIsOpenedAndCanBeTakenBack()
{
    Rig rig;
    rig.organiser().setPinned({rig.ids.at(1)}, true);
    rig.organiser().duplicate(rig.ids.at(1), QStringLiteral("c"));
    QTRY_COMPARE(rig.titles(), QStringLiteral("1c20"));
    QCOMPARE(rig.deeds.constLast(), Deed::Duplicated);
    const core::ConversationInfo copy = rig.workspace->list().at(1);
    QVERIFY(!copy.isPinned);
    QVERIFY(copy.isTitleByHand);
    QTRY_COMPARE(rig.currentId(), copy.id);
    QCOMPARE(rig.workspace->current()->conversation().rowCount(), 1);
    rig.undo();
    QCOMPARE(rig.titles(), QStringLiteral("120"));
    QCOMPARE(support::await(rig.store.conversations()).value().size(), 3);
    QTRY_VERIFY(rig.currentId() != copy.id);
    rig.redo();
    QTRY_COMPARE(rig.currentId(), copy.id);
    QCOMPARE(rig.titles(), QStringLiteral("1c20"));
}

void tst_Organiser::aDuplicateThatCannotBeStoredIsTold()
{
    Rig rig;
    const QSignalSpy failed(rig.workspace.get(), &Workspace::openFailed);
    core::ConversationInfo gone = support::makeInfo(QStringLiteral("gone"));
    rig.workspace->list().insert(gone);
    rig.organiser().duplicate(gone.id, QStringLiteral("c"));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(rig.workspace->undoStack().count(), 0);
}

void tst_Organiser::manyAreOneStep()
{
    Rig rig;
    const QSignalSpy resets(&rig.workspace->list(), &core::ConversationList::wasReset);
    rig.organiser().setPinned(rig.ids, true);
    QCOMPARE(rig.told, 3);
    QCOMPARE(resets.count(), 1);
    rig.organiser().setArchived({rig.ids.at(0), rig.ids.at(2)}, true);
    QCOMPARE(rig.titles(), QStringLiteral("120"));
    QCOMPARE(rig.workspace->undoStack().count(), 2);
    QVERIFY(rig.stored(rig.ids.at(0)).isArchived && rig.stored(rig.ids.at(2)).isArchived);
    rig.undo();
    rig.undo();
    QCOMPARE(rig.titles(), QStringLiteral("210"));
    QVERIFY(!rig.stored(rig.ids.at(0)).isPinned);
}

void tst_Organiser::manyAreDeletedInOneStepAndComeBack()
{
    Rig rig;
    const QSignalSpy deleted(rig.workspace.get(), &Workspace::deleted);
    rig.open(rig.ids.at(2));
    rig.organiser().remove({rig.ids.at(1), rig.ids.at(2)});
    QCOMPARE(rig.titles(), QStringLiteral("0"));
    QCOMPARE(rig.deeds, QList{Deed::Deleted});
    QCOMPARE(rig.told, 2);
    QTRY_COMPARE(rig.currentId(), rig.ids.at(0));
    QCOMPARE(support::await(rig.store.conversations()).value().size(), 1);
    rig.undo();
    QCOMPARE(rig.titles(), QStringLiteral("210"));
    QTRY_COMPARE(rig.currentId(), rig.ids.at(2));
    QCOMPARE(support::await(rig.store.conversations()).value().size(), 3);
    QCOMPARE(deleted.count(), 0);
    // One alone is told as ever.
    rig.organiser().remove({rig.ids.at(0)});
    QCOMPARE(deleted.count(), 1);
    QCOMPARE(rig.deeds.size(), 1);
}

void tst_Organiser::deletingManyStopsWhatRuns()
{
    Rig rig;
    rig.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("said"))}).hold());
    rig.open(rig.ids.at(0));
    rig.workspace->current()->send({QStringLiteral("And?"), {}, {}});
    QTRY_COMPARE(rig.gateway.requestCount(), 1);
    rig.workspace->startNew();
    rig.organiser().remove(rig.ids);
    QTRY_COMPARE(rig.workspace->runningCount(), 0);
    QVERIFY(!rig.workspace->session(rig.ids.at(0)));
    rig.undo();
    QTRY_COMPARE(rig.workspace->list().count(), 3);
}

void tst_Organiser::theOrderFollowsTheSettings()
{
    Rig rig;
    core::Settings settings = rig.preferences.settings();
    settings.conversationOrder = core::ConversationOrder::Title;
    rig.preferences.set(settings);
    QCOMPARE(rig.titles(), QStringLiteral("012"));
    rig.workspace->rename(rig.ids.at(0), QStringLiteral("9"));
    QCOMPARE(rig.titles(), QStringLiteral("129"));
    rig.restart();
    QCOMPARE(rig.titles(), QStringLiteral("129"));
}

QTEST_MAIN(tst_Organiser)
#include "tst_organiser.moc"

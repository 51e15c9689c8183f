// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/filer.h"

#include "chat/messageedits.h"
#include "chat/organiser.h"
#include "storage/storeedits.h"
#include "support/threechatsrig.h"

using chat::Filer;
using chat::FilingDeed;
using core::Cabinet;

namespace {

struct FilerRig : support::ThreeChatsRig {
    QList<FilingDeed> deeds; ///< as they were told
    int told = 0;            ///< conversations with the last one

    FilerRig() { restart(); }
    void restart(int count = 3)
    {
        renew(count);
        QObject::connect(&filer(), &Filer::organised, workspace.get(),
                         [this](FilingDeed deed, const QString &, int conversations) {
                             deeds.append(deed);
                             told = conversations;
                         });
    }
    [[nodiscard]] Filer &filer() const { return workspace->filer(); }
    [[nodiscard]] Cabinet &cabinet() const { return filer().cabinet(); }
    /// What the disk knows, as a cabinet shows it.
    [[nodiscard]] QString stored() { return outline(storedCabinet().get()); }
    [[nodiscard]] QString shown() const { return outline(&cabinet()); }
    [[nodiscard]] std::unique_ptr<Cabinet> storedCabinet()
    {
        auto read = std::make_unique<Cabinet>();
        read->setAll(support::await(storage::StoreEdits(store).filing()).value());
        return read;
    }
    /// Folders by depth with the conversations in them: "Work[01] -Old[2]".
    [[nodiscard]] QString outline(const Cabinet *cabinet) const
    {
        QStringList parts;
        for (const Cabinet::Entry &entry : cabinet->entries()) {
            QString chats;
            for (int i = 0; i < ids.size(); ++i) {
                if (cabinet->folderOf(ids.at(i)) == entry.id)
                    chats += QString::number(i);
            }
            parts.append(QString(entry.depth, u'-') + cabinet->folder(entry.id)->name + u'[' + chats
                         + u']');
        }
        return parts.join(u' ');
    }
    [[nodiscard]] QStringList tagsOf(int chat) const
    {
        QStringList names;
        for (const core::Tag &tag : cabinet().tagsOf(ids.at(chat)))
            names.append(tag.name);
        return names;
    }
};

} // namespace

/// Folders and tags of conversations: every change is one step, on disk too.
class tst_Filer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderIsMadeWithWhatGoesIntoIt();
    void manyAreMovedInOneStep();
    void whatIsThereAlreadyIsNothingToDo();
    void theNameOfANewFolderBelongsToMakingIt();
    void foldersAreRenamedAndRecoloured();
    void foldersAreMovedAndReordered();
    void noFolderLiesInItselfOrTooDeep();
    void aDeletedFolderLeavesItsChatsToTheOneAbove();
    void aFolderIsDeletedWithItsChats();
    void anEmptyFolderIsDeletedTheSameWay();
    void tagsAreGivenToManyInOneStep();
    void aTagOfTheSameNameIsTheSameTag();
    void tagsAreRenamedAndDeletedEverywhere();
    void copiesStayInTheFolder();
    void openOrClosedIsRememberedWithoutAStep();
    void allOfItIsThereAfterARestart();
};

void tst_Filer::aFolderIsMadeWithWhatGoesIntoIt()
{
    FilerRig rig;
    QVERIFY(rig.filer().addFolder(QStringLiteral("  "), {}).isNull());
    const QUuid work = rig.filer().addFolder(QStringLiteral(" Work "), {}, {rig.ids.at(0)});
    QVERIFY(!rig.filer().addFolder(QStringLiteral("Home"), {}).isNull());
    QVERIFY(!rig.filer().addFolder(QStringLiteral("Old"), work).isNull());
    QCOMPARE(rig.shown(), QStringLiteral("Work[0] -Old[] Home[]"));
    QCOMPARE(rig.stored(), rig.shown());
    QCOMPARE(rig.deeds, QList{FilingDeed::Moved});
    QCOMPARE(rig.workspace->undoStack().count(), 3);
    for (int i = 0; i < 3; ++i)
        rig.undo();
    QCOMPARE(rig.shown(), QString());
    QCOMPARE(rig.stored(), QString());
    rig.redo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[0]"));
}

void tst_Filer::manyAreMovedInOneStep()
{
    FilerRig rig;
    const QUuid one = rig.filer().addFolder(QStringLiteral("One"), {}, {rig.ids.at(0)});
    const QUuid two = rig.filer().addFolder(QStringLiteral("Two"), {});
    Q_UNUSED(one)
    rig.filer().move(rig.ids, two);
    QCOMPARE(rig.stored(), QStringLiteral("One[] Two[012]"));
    QCOMPARE(rig.told, 3);
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("One[0] Two[]"));
    rig.redo();
    rig.filer().move({rig.ids.at(0), rig.ids.at(2)}, {});
    QCOMPARE(rig.deeds.constLast(), FilingDeed::MovedOut);
    QCOMPARE(rig.stored(), QStringLiteral("One[] Two[1]"));
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("One[] Two[012]"));
}

void tst_Filer::whatIsThereAlreadyIsNothingToDo()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {}, {rig.ids.at(0)});
    rig.filer().move({rig.ids.at(0)}, work);
    rig.filer().move({rig.ids.at(1)}, {});
    rig.filer().move({rig.ids.at(1)}, core::newId());
    rig.filer().renameFolder(work, QStringLiteral(" Work"));
    rig.filer().renameFolder(work, {});
    rig.filer().recolourFolder(work, core::FolderColour::None);
    QVERIFY(rig.filer().moveFolder(work, {}));
    rig.filer().tag(rig.ids, {});
    QCOMPARE(rig.workspace->undoStack().count(), 1);
    // Of many only the others: undoing it leaves the first one there.
    rig.filer().move(rig.ids, work);
    QCOMPARE(rig.told, 2);
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[0]"));
}

void tst_Filer::theNameOfANewFolderBelongsToMakingIt()
{
    FilerRig rig;
    const QUuid work =
        rig.filer().addFolder(QStringLiteral("New folder"), {}, {rig.ids.at(0), rig.ids.at(1)});
    rig.filer().nameFolder(work, QStringLiteral(" Work "));
    QCOMPARE(rig.stored(), QStringLiteral("Work[01]"));
    QCOMPARE(rig.workspace->undoStack().count(), 1);
    rig.undo();
    QCOMPARE(rig.stored(), QString());
    rig.workspace->undoStack().redo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[01]"));
    // Not once something else was done.
    rig.filer().move({rig.ids.at(2)}, work);
    rig.filer().nameFolder(work, QStringLiteral("Other"));
    QCOMPARE(rig.workspace->undoStack().count(), 3);
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[012]"));
}

void tst_Filer::foldersAreRenamedAndRecoloured()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {});
    rig.filer().renameFolder(work, QStringLiteral("工作"));
    rig.filer().recolourFolder(work, core::FolderColour::Blue);
    QCOMPARE(rig.stored(), QStringLiteral("工作[]"));
    QCOMPARE(rig.storedCabinet()->folder(work)->colour, core::FolderColour::Blue);
    rig.undo();
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[]"));
    QCOMPARE(rig.storedCabinet()->folder(work)->colour, core::FolderColour::None);
}

void tst_Filer::foldersAreMovedAndReordered()
{
    FilerRig rig;
    const QUuid a = rig.filer().addFolder(QStringLiteral("A"), {});
    const QUuid b = rig.filer().addFolder(QStringLiteral("B"), {});
    const QUuid c = rig.filer().addFolder(QStringLiteral("C"), {});
    QVERIFY(rig.filer().moveFolder(c, {}, a));
    QCOMPARE(rig.stored(), QStringLiteral("C[] A[] B[]"));
    QVERIFY(rig.filer().moveFolder(c, b));
    QCOMPARE(rig.stored(), QStringLiteral("A[] B[] -C[]"));
    QVERIFY(rig.filer().moveFolder(a, b, c));
    QCOMPARE(rig.stored(), QStringLiteral("B[] -A[] -C[]"));
    rig.undo();
    rig.undo();
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("A[] B[] C[]"));
}

void tst_Filer::noFolderLiesInItselfOrTooDeep()
{
    FilerRig rig;
    QUuid deepest;
    QList<QUuid> all;
    for (int i = 0; i < core::kDeepestFolder; ++i) {
        deepest = rig.filer().addFolder(QStringLiteral("f"), deepest);
        all.append(deepest);
        QVERIFY(!deepest.isNull());
    }
    QVERIFY(rig.filer().addFolder(QStringLiteral("f"), deepest).isNull());
    QVERIFY(!rig.filer().moveFolder(all.at(0), all.at(2)));
    QVERIFY(!rig.filer().moveFolder(all.at(0), all.at(0)));
    QCOMPARE(rig.workspace->undoStack().count(), core::kDeepestFolder);
}

void tst_Filer::aDeletedFolderLeavesItsChatsToTheOneAbove()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {}, {rig.ids.at(0)});
    const QUuid old = rig.filer().addFolder(QStringLiteral("Old"), work, {rig.ids.at(1)});
    (void)rig.filer().addFolder(QStringLiteral("Older"), old, {rig.ids.at(2)});
    rig.filer().removeFolder(old);
    QCOMPARE(rig.deeds.constLast(), FilingDeed::FolderDeleted);
    QCOMPARE(rig.stored(), QStringLiteral("Work[01] -Older[2]"));
    rig.filer().removeFolder(work);
    QCOMPARE(rig.stored(), QStringLiteral("Older[2]"));
    QCOMPARE(rig.workspace->list().count(), 3);
    rig.undo();
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[0] -Old[1] --Older[2]"));
    rig.redo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[01] -Older[2]"));
}

void tst_Filer::aFolderIsDeletedWithItsChats()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {}, {rig.ids.at(0)});
    (void)rig.filer().addFolder(QStringLiteral("Old"), work, {rig.ids.at(1)});
    rig.workspace->open(rig.ids.at(0));
    QTRY_COMPARE(rig.workspace->current()->conversation().info().id, rig.ids.at(0));
    rig.filer().removeFolderWithChats(work);
    QCOMPARE(rig.deeds.constLast(), FilingDeed::FolderDeletedWithChats);
    QCOMPARE(rig.told, 2);
    QCOMPARE(rig.workspace->list().count(), 1);
    QTRY_COMPARE(rig.workspace->current()->conversation().info().id, rig.ids.at(2));
    QCOMPARE(rig.stored(), QString());
    QCOMPARE(support::await(rig.store.conversations()).value().size(), 1);
    rig.undo();
    QCOMPARE(rig.shown(), QStringLiteral("Work[0] -Old[1]"));
    QCOMPARE(rig.stored(), rig.shown());
    QCOMPARE(rig.workspace->list().count(), 3);
    QTRY_COMPARE(rig.workspace->current()->conversation().info().id, rig.ids.at(0));
    rig.redo();
    rig.restart(1);
    QCOMPARE(rig.shown(), QString());
}

void tst_Filer::anEmptyFolderIsDeletedTheSameWay()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {});
    rig.filer().removeFolderWithChats(work);
    QCOMPARE(rig.stored(), QString());
    rig.undo();
    QCOMPARE(rig.stored(), QStringLiteral("Work[]"));
}

void tst_Filer::tagsAreGivenToManyInOneStep()
{
    FilerRig rig;
    rig.filer().tag({rig.ids.at(0)}, {{QStringLiteral("a")}, {}, {}});
    const QUuid a = rig.cabinet().tagNamed(QStringLiteral("a"))->id;
    rig.filer().tag(rig.ids, {{QStringLiteral("b")}, {a}, {}});
    QCOMPARE(rig.tagsOf(2), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(rig.told, 3);
    rig.undo();
    QCOMPARE(rig.tagsOf(2), QStringList());
    QCOMPARE(rig.tagsOf(0), QStringList{QStringLiteral("a")});
    QCOMPARE(rig.storedCabinet()->tags().size(), 1);
    rig.redo();
    rig.filer().tag(rig.ids, {{}, {}, {a}});
    QCOMPARE(rig.tagsOf(0), QStringList{QStringLiteral("b")});
    QCOMPARE(rig.deeds.constLast(), FilingDeed::Tagged);
    rig.undo();
    QCOMPARE(rig.storedCabinet()->tagsOf(rig.ids.at(1)).size(), 2);
}

void tst_Filer::aTagOfTheSameNameIsTheSameTag()
{
    FilerRig rig;
    rig.filer().tag({rig.ids.at(0)}, {{QStringLiteral("Read")}, {}, {}});
    rig.filer().tag({rig.ids.at(1)}, {{QStringLiteral(" read "), QString()}, {}, {}});
    QCOMPARE(rig.cabinet().tags().size(), 1);
    QCOMPARE(rig.tagsOf(1), QStringList{QStringLiteral("Read")});
}

void tst_Filer::tagsAreRenamedAndDeletedEverywhere()
{
    FilerRig rig;
    rig.filer().tag(rig.ids, {{QStringLiteral("a"), QStringLiteral("b")}, {}, {}});
    const QUuid a = rig.cabinet().tagNamed(QStringLiteral("a"))->id;
    QVERIFY(!rig.filer().renameTag(a, QStringLiteral("B")));
    QVERIFY(!rig.filer().renameTag(a, QStringLiteral(" ")));
    QVERIFY(rig.filer().renameTag(a, QStringLiteral("A")));
    QCOMPARE(rig.tagsOf(0), QStringList({QStringLiteral("A"), QStringLiteral("b")}));
    rig.filer().removeTag(a);
    QCOMPARE(rig.deeds.constLast(), FilingDeed::TagDeleted);
    QCOMPARE(rig.tagsOf(0), QStringList{QStringLiteral("b")});
    QCOMPARE(rig.storedCabinet()->tagsOf(rig.ids.at(0)).size(), 1);
    rig.undo();
    QCOMPARE(rig.tagsOf(2), QStringList({QStringLiteral("A"), QStringLiteral("b")}));
    QCOMPARE(rig.storedCabinet()->tagsOf(rig.ids.at(2)).size(), 2);
    rig.undo();
    QCOMPARE(rig.storedCabinet()->tagsOf(rig.ids.at(2)).constFirst().name, QStringLiteral("a"));
}

void tst_Filer::copiesStayInTheFolder()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {}, {rig.ids.at(0)});
    rig.filer().tag({rig.ids.at(0)}, {{QStringLiteral("a")}, {}, {}});
    rig.workspace->organiser().duplicate(rig.ids.at(0), QStringLiteral("copy"));
    QTRY_COMPARE(rig.workspace->list().count(), 4);
    const QUuid copy = rig.workspace->list().at(0).id;
    QCOMPARE(rig.cabinet().folderOf(copy), work);
    QCOMPARE(rig.cabinet().tagsOf(copy).size(), 1);
    rig.workspace->open(rig.ids.at(0));
    QTRY_COMPARE(rig.workspace->current()->conversation().info().id, rig.ids.at(0));
    const core::Conversation &shown = rig.workspace->current()->conversation();
    rig.workspace->edits().branchOff(rig.ids.at(0), shown.at(0).id);
    QTRY_COMPARE(rig.workspace->list().count(), 5);
    int filed = 0;
    for (int row = 0; row < 5; ++row)
        filed += rig.cabinet().folderOf(rig.workspace->list().at(row).id) == work ? 1 : 0;
    QCOMPARE(filed, 3);
    QCOMPARE(rig.storedCabinet()->conversationsIn(work).size(), 3);
}

void tst_Filer::openOrClosedIsRememberedWithoutAStep()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {});
    rig.filer().setCollapsed(work, true);
    QCOMPARE(rig.workspace->undoStack().count(), 1);
    QVERIFY(rig.storedCabinet()->folder(work)->isCollapsed);
    rig.filer().renameFolder(work, QStringLiteral("Other"));
    rig.undo();
    QVERIFY(rig.cabinet().folder(work)->isCollapsed);
}

void tst_Filer::allOfItIsThereAfterARestart()
{
    FilerRig rig;
    const QUuid work = rig.filer().addFolder(QStringLiteral("Work"), {}, {rig.ids.at(0)});
    rig.filer().tag({rig.ids.at(1)}, {{QStringLiteral("a")}, {}, {}});
    // What is open writes once more what it knows of itself.
    rig.workspace->open(rig.ids.at(0));
    QTRY_COMPARE(rig.workspace->current()->conversation().info().id, rig.ids.at(0));
    rig.workspace->rename(rig.ids.at(0), QStringLiteral("New name"));
    rig.restart();
    QCOMPARE(rig.shown(), QStringLiteral("Work[0]"));
    QCOMPARE(rig.cabinet().folderOf(rig.ids.at(0)), work);
    QCOMPARE(rig.tagsOf(1), QStringList{QStringLiteral("a")});
}

QTEST_MAIN(tst_Filer)
#include "tst_filer.moc"

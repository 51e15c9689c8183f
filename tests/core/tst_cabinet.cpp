// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cabinet.h"
#include "core/id.h"

#include <QSignalSpy>
#include <QtTest>

using core::Cabinet;
using core::Filing;
using core::Folder;

namespace {

Folder makeFolder(const char *name, int position = 0, const QUuid &parent = {})
{
    Folder folder;
    folder.id = core::newId();
    folder.parent = parent;
    folder.name = QString::fromLatin1(name);
    folder.position = position;
    return folder;
}

core::Tag makeTag(const char *name)
{
    return {core::newId(), QString::fromLatin1(name)};
}

/// "Work(Old) Home": names with those that lie in each behind it, in brackets by depth.
QString outline(const Cabinet &cabinet)
{
    QString text;
    for (const Cabinet::Entry &entry : cabinet.entries())
        text += QString(entry.depth, QLatin1Char('-')) + cabinet.folder(entry.id)->name
                + QLatin1Char(' ');
    return text.trimmed();
}

} // namespace

class tst_Cabinet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersStandAboveWhatLiesInThem();
    void whatLostItsParentStandsAtTheTop();
    void circlesComeToAnEnd();
    void foldersLieNeitherInThemselvesNorTooDeep();
    void everyStepCanBeTakenBack();
    void whatIsFiledIsTold();
    void aDeletedFolderHoldsNothing();
    void tagsAreSortedByNameAndFoundInAnyCase();
    void aDeletedTagComesBackWithItsConversations();
    void aCopyIsFiledAsTheOriginal();
    void openOrClosedIsNoStep();
    void namesAreOneLineOfBoundedLength();
    void coloursHaveStableNames();
};

void tst_Cabinet::foldersStandAboveWhatLiesInThem()
{
    const Folder home = makeFolder("Home", 1);
    const Folder work = makeFolder("Work", 0);
    const Folder old = makeFolder("Old", 1, work.id);
    const Folder young = makeFolder("Young", 0, work.id);
    Cabinet cabinet;
    cabinet.setAll({{old, home, young, work}, {}, {}, {}});
    QCOMPARE(outline(cabinet), QStringLiteral("Work -Young -Old Home"));
    QCOMPARE(cabinet.path(old.id), QStringList({QStringLiteral("Work"), QStringLiteral("Old")}));
    QCOMPARE(cabinet.withAllIn(work.id), QList({work.id, young.id, old.id}));
    QCOMPARE(cabinet.childrenOf({}), QList({work.id, home.id}));
    QCOMPARE(cabinet.childrenOf(work.id), QList({young.id, old.id}));
    QCOMPARE(cabinet.height(work.id), 2);
    QCOMPARE(cabinet.path(core::newId()), QStringList());
}

void tst_Cabinet::whatLostItsParentStandsAtTheTop()
{
    Folder gone = makeFolder("Gone");
    gone.isDeleted = true;
    const Folder below = makeFolder("Below", 0, gone.id);
    const Folder lost = makeFolder("Lost", 1, core::newId());
    Cabinet cabinet;
    cabinet.setAll({{below, gone, lost}, {}, {}, {}});
    QCOMPARE(outline(cabinet), QStringLiteral("Below Lost"));
    QVERIFY(cabinet.entry(below.id)->parent.isNull());
}

void tst_Cabinet::circlesComeToAnEnd()
{
    Folder one = makeFolder("One", 0);
    Folder two = makeFolder("Two", 1, one.id);
    Folder three = makeFolder("Three", 2, two.id);
    one.parent = three.id;
    Folder own = makeFolder("Own", 3);
    own.parent = own.id;
    Cabinet cabinet;
    cabinet.setAll({{three, own, two, one}, {}, {}, {}});
    QCOMPARE(outline(cabinet), QStringLiteral("One -Two --Three Own"));
    QCOMPARE(cabinet.path(three.id).size(), 3);
    QCOMPARE(cabinet.withAllIn(one.id).size(), 3);
    QVERIFY(!cabinet.mayLieIn(one.id, three.id));
    QVERIFY(cabinet.mayLieIn(own.id, three.id));
}

void tst_Cabinet::foldersLieNeitherInThemselvesNorTooDeep()
{
    QList<Folder> chain;
    for (int i = 0; i < core::kDeepestFolder; ++i)
        chain.append(makeFolder("f", 0, i == 0 ? QUuid() : chain.constLast().id));
    const Folder loose = makeFolder("loose", 1);
    const Folder inLoose = makeFolder("in", 0, loose.id);
    Cabinet cabinet;
    cabinet.setAll({chain + QList{loose, inLoose}, {}, {}, {}});
    QVERIFY(!cabinet.mayLieIn(chain.at(0).id, chain.at(0).id));
    QVERIFY(!cabinet.mayLieIn(chain.at(0).id, chain.at(3).id));
    QVERIFY(!cabinet.mayLieIn({}, chain.constLast().id));
    QVERIFY(cabinet.mayLieIn({}, chain.at(core::kDeepestFolder - 2).id));
    QVERIFY(!cabinet.mayLieIn(loose.id, chain.at(core::kDeepestFolder - 2).id));
    QVERIFY(cabinet.mayLieIn(loose.id, chain.at(core::kDeepestFolder - 3).id));
    QVERIFY(cabinet.mayLieIn(chain.at(3).id, {}));
    QVERIFY(!cabinet.mayLieIn(loose.id, core::newId()));
}

void tst_Cabinet::everyStepCanBeTakenBack()
{
    Folder folder = makeFolder("Work");
    const core::Tag tag = makeTag("blue");
    const QUuid chat = core::newId();
    Cabinet cabinet;
    const Filing step{{folder}, {tag}, {{chat, folder.id}}, {{chat, {tag.id}}}};
    const Filing back = cabinet.inverse(step);
    cabinet.apply(step);
    QCOMPARE(cabinet.folderOf(chat), folder.id);
    QCOMPARE(cabinet.tagsOf(chat).size(), 1);
    QCOMPARE(cabinet.inverse(back), step);
    cabinet.apply(back);
    QVERIFY(!cabinet.folder(folder.id) && !cabinet.tag(tag.id));
    QVERIFY(cabinet.folderOf(chat).isNull() && cabinet.tagsOf(chat).isEmpty());
    cabinet.apply(step);
    folder.name = QStringLiteral("Other");
    const Filing renamed{{folder}, {}, {}, {}};
    const Filing named = cabinet.inverse(renamed);
    cabinet.apply(renamed);
    QCOMPARE(outline(cabinet), QStringLiteral("Other"));
    cabinet.apply(named);
    QCOMPARE(outline(cabinet), QStringLiteral("Work"));
}

void tst_Cabinet::whatIsFiledIsTold()
{
    const Folder folder = makeFolder("Work");
    const QUuid chat = core::newId();
    Cabinet cabinet;
    QSignalSpy folders(&cabinet, &Cabinet::foldersChanged);
    QSignalSpy tags(&cabinet, &Cabinet::tagsChanged);
    QSignalSpy filed(&cabinet, &Cabinet::filed);
    cabinet.apply({{folder}, {}, {}, {}});
    QCOMPARE(folders.size(), 1);
    QCOMPARE(filed.size(), 0);
    cabinet.apply({{}, {}, {{chat, folder.id}}, {}});
    QCOMPARE(folders.size(), 1);
    QCOMPARE(filed.size(), 1);
    QCOMPARE(filed.at(0).at(0).value<QSet<QUuid>>(), QSet<QUuid>{chat});
    QCOMPARE(tags.size(), 0);
}

void tst_Cabinet::aDeletedFolderHoldsNothing()
{
    Folder folder = makeFolder("Work");
    const QUuid chat = core::newId();
    Cabinet cabinet;
    cabinet.apply({{folder}, {}, {{chat, folder.id}}, {}});
    QCOMPARE(cabinet.conversationsIn(folder.id), QList{chat});
    folder.isDeleted = true;
    cabinet.apply({{folder}, {}, {}, {}});
    QVERIFY(cabinet.folderOf(chat).isNull());
    QVERIFY(cabinet.entries().isEmpty());
}

void tst_Cabinet::tagsAreSortedByNameAndFoundInAnyCase()
{
    const core::Tag ten = makeTag("v10");
    const core::Tag two = makeTag("V2");
    const core::Tag apple = makeTag("apple");
    Cabinet cabinet;
    cabinet.setAll({{}, {ten, apple, two}, {}, {}});
    QCOMPARE(cabinet.tags(), QList({apple, two, ten}));
    QCOMPARE(*cabinet.tagNamed(QStringLiteral("APPLE")), apple);
    QVERIFY(!cabinet.tagNamed(QStringLiteral("appl")));
}

void tst_Cabinet::aDeletedTagComesBackWithItsConversations()
{
    core::Tag tag = makeTag("t");
    const QUuid chat = core::newId();
    Cabinet cabinet;
    cabinet.apply({{}, {tag}, {}, {{chat, {tag.id}}}});
    tag.isDeleted = true;
    const Filing gone{{}, {tag}, {}, {}};
    const Filing back = cabinet.inverse(gone);
    cabinet.apply(gone);
    QVERIFY(!cabinet.isTagged(chat, tag.id) && cabinet.tagsOf(chat).isEmpty());
    QVERIFY(cabinet.tags().isEmpty());
    cabinet.apply(back);
    QVERIFY(cabinet.isTagged(chat, tag.id));
}

void tst_Cabinet::aCopyIsFiledAsTheOriginal()
{
    const Folder folder = makeFolder("Work");
    const core::Tag tag = makeTag("t");
    const QUuid chat = core::newId();
    const QUuid copy = core::newId();
    Cabinet cabinet;
    cabinet.apply({{folder}, {tag}, {{chat, folder.id}}, {{chat, {tag.id}}}});
    QSignalSpy filed(&cabinet, &Cabinet::filed);
    cabinet.fileAs(copy, chat);
    QCOMPARE(cabinet.folderOf(copy), folder.id);
    QVERIFY(cabinet.isTagged(copy, tag.id));
    cabinet.fileAs(core::newId(), core::newId());
    QCOMPARE(filed.size(), 1);
}

void tst_Cabinet::openOrClosedIsNoStep()
{
    Folder folder = makeFolder("Work");
    Cabinet cabinet;
    cabinet.apply({{folder}, {}, {}, {}});
    folder.name = QStringLiteral("Other");
    const Filing back = cabinet.inverse({{folder}, {}, {}, {}});
    QSignalSpy collapsed(&cabinet, &Cabinet::collapsed);
    cabinet.setCollapsed(folder.id, true);
    cabinet.setCollapsed(folder.id, true);
    cabinet.setCollapsed(core::newId(), true);
    QCOMPARE(collapsed.size(), 1);
    cabinet.apply(back);
    QVERIFY(cabinet.folder(folder.id)->isCollapsed);
}

void tst_Cabinet::namesAreOneLineOfBoundedLength()
{
    QCOMPARE(core::filingName(QStringLiteral("  a\n b ")), QStringLiteral("a b"));
    QCOMPARE(core::filingName(QStringLiteral(" \t")), QString());
    const QString longName = QString(99, QLatin1Char('x')) + QStringLiteral("🍎🍎");
    QCOMPARE(core::filingName(longName).size(), 99);
    QCOMPARE(core::filingName(QString(300, QLatin1Char('x'))).size(), core::kLongestFilingName);
}

void tst_Cabinet::coloursHaveStableNames()
{
    QCOMPARE(core::folderColourName(core::FolderColour::None), QString());
    QCOMPARE(core::folderColourName(core::FolderColour::Violet), QStringLiteral("violet"));
    for (int i = 0; i <= int(core::FolderColour::Violet); ++i) {
        const auto colour = core::FolderColour(i);
        QCOMPARE(core::folderColourFromName(core::folderColourName(colour)), colour);
    }
    QCOMPARE(core::folderColourFromName(QStringLiteral("plaid")), core::FolderColour::None);
}

QTEST_GUILESS_MAIN(tst_Cabinet)
#include "tst_cabinet.moc"

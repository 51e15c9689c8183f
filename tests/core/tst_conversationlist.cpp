// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conversationlist.h"
#include "core/id.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

ConversationInfo info(const QString &title, int minute)
{
    ConversationInfo result;
    result.id = newId();
    result.title = title;
    result.updated = QDateTime(QDate(2026, 3, 4), QTime(10, minute), Qt::UTC);
    return result;
}

QString titles(const ConversationList &list)
{
    QString result;
    for (int row = 0; row < list.count(); ++row)
        result += list.at(row).title;
    return result;
}

} // namespace

class TestConversationList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsByTheLastMessage();
    void insertsInItsPlace();
    void renamingMovesNothing();
    void sendingMovesToTheTop();
    void pinnedOnesComeFirstAndTheArchiveLast();
    void whatIsPinnedMoves();
    void sortsByTitleAsPeopleDo();
    void sortsByWhenTheyWereMade();
    void aStampFollowsWhatIsThereButNotFarAhead();
    void manyAreUpdatedAsOneReset();
    void marksAreAnnouncedOnce();
    void manyComeAndGoAsOneReset();
    void manyThatComeKeepTheMarksOfTheOthers();
    void ofAKnownOneOnlyALaterTimeIsTaken();
};

void TestConversationList::sortsByTheLastMessage()
{
    ConversationList list;
    list.setAll(
        {info(QStringLiteral("a"), 1), info(QStringLiteral("c"), 3), info(QStringLiteral("b"), 2)});
    QCOMPARE(titles(list), QStringLiteral("cba"));
}

void TestConversationList::insertsInItsPlace()
{
    ConversationList list;
    list.setAll({info(QStringLiteral("a"), 1), info(QStringLiteral("c"), 3)});
    list.insert(info(QStringLiteral("b"), 2));
    QCOMPARE(titles(list), QStringLiteral("cba"));
    list.remove(list.at(1).id);
    QCOMPARE(titles(list), QStringLiteral("ca"));
}

void TestConversationList::renamingMovesNothing()
{
    ConversationList list;
    list.setAll({info(QStringLiteral("a"), 1), info(QStringLiteral("b"), 2)});
    QSignalSpy moved(&list, &ConversationList::moved);
    ConversationInfo renamed = list.at(1);
    renamed.title = QStringLiteral("z");
    list.update(renamed);
    QCOMPARE(titles(list), QStringLiteral("bz"));
    QCOMPARE(moved.size(), 0);
}

void TestConversationList::sendingMovesToTheTop()
{
    ConversationList list;
    list.setAll(
        {info(QStringLiteral("a"), 1), info(QStringLiteral("b"), 2), info(QStringLiteral("c"), 3)});
    ConversationInfo sent = list.at(2);
    sent.updated = sent.updated.addSecs(3600);
    QSignalSpy moved(&list, &ConversationList::moved);
    list.update(sent);
    QCOMPARE(titles(list), QStringLiteral("acb"));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.at(0).at(0).toInt(), 2);
    QCOMPARE(moved.at(0).at(1).toInt(), 0);
}

void TestConversationList::pinnedOnesComeFirstAndTheArchiveLast()
{
    ConversationInfo pinned = info(QStringLiteral("p"), 1);
    pinned.isPinned = true;
    ConversationInfo archived = info(QStringLiteral("z"), 9);
    archived.isArchived = true;
    ConversationInfo both = info(QStringLiteral("y"), 8);
    both.isArchived = both.isPinned = true;
    ConversationList list;
    list.setAll({info(QStringLiteral("a"), 2), both, pinned, archived});
    QCOMPARE(titles(list), QStringLiteral("pazy"));
    QCOMPARE(list.openCount(), 2);
    ConversationInfo another = info(QStringLiteral("q"), 3);
    another.isPinned = true;
    list.insert(another);
    list.insert(info(QStringLiteral("b"), 3));
    QCOMPARE(titles(list), QStringLiteral("qpbazy"));
}

void TestConversationList::whatIsPinnedMoves()
{
    ConversationList list;
    list.setAll(
        {info(QStringLiteral("a"), 1), info(QStringLiteral("b"), 2), info(QStringLiteral("c"), 3)});
    QSignalSpy moved(&list, &ConversationList::moved);
    ConversationInfo one = list.at(2);
    one.isPinned = true;
    list.update(one);
    QCOMPARE(titles(list), QStringLiteral("acb"));
    one.isPinned = false;
    list.update(one);
    QCOMPARE(titles(list), QStringLiteral("cba"));
    ConversationInfo other = list.at(0);
    other.isArchived = true;
    list.update(other);
    QCOMPARE(titles(list), QStringLiteral("bac"));
    QCOMPARE(list.openCount(), 2);
    QCOMPARE(moved.size(), 3);
    QCOMPARE(moved.at(1).at(0).toInt(), 0);
    QCOMPARE(moved.at(1).at(1).toInt(), 2);
}

void TestConversationList::sortsByTitleAsPeopleDo()
{
    ConversationList list;
    list.setAll({info(QStringLiteral("b10"), 1), info(QStringLiteral("B2"), 3),
                 info(QStringLiteral("a"), 2)});
    const QSignalSpy resets(&list, &ConversationList::wasReset);
    list.setOrder(ConversationOrder::Title);
    list.setOrder(ConversationOrder::Title);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(titles(list), QStringLiteral("aB2b10"));
    ConversationInfo renamed = list.at(0);
    renamed.title = QStringLiteral("b3");
    list.update(renamed);
    QCOMPARE(titles(list), QStringLiteral("B2b3b10"));
    // A message moves nothing here.
    ConversationInfo sent = list.at(2);
    sent.updated = sent.updated.addSecs(3600);
    list.update(sent);
    QCOMPARE(titles(list), QStringLiteral("B2b3b10"));
}

void TestConversationList::sortsByWhenTheyWereMade()
{
    ConversationInfo old = info(QStringLiteral("o"), 9);
    old.created = old.updated.addDays(-9);
    ConversationInfo young = info(QStringLiteral("y"), 1);
    young.created = young.updated;
    ConversationList list;
    list.setAll({old, young});
    QCOMPARE(titles(list), QStringLiteral("oy"));
    list.setOrder(ConversationOrder::Created);
    QCOMPARE(titles(list), QStringLiteral("yo"));
}

void TestConversationList::aStampFollowsWhatIsThereButNotFarAhead()
{
    const ConversationInfo last = info(QStringLiteral("a"), 9);
    ConversationInfo imported = info(QStringLiteral("b"), 1);
    imported.created = last.updated.addYears(20);
    ConversationList list;
    list.setAll({last, imported});
    const QDateTime later = last.updated.addSecs(60);
    QCOMPARE(list.stamp(later), later);
    QCOMPARE(list.stamp(last.updated.addDays(-1)), last.updated.addMSecs(1));
}

void TestConversationList::manyAreUpdatedAsOneReset()
{
    ConversationList list;
    list.setAll(
        {info(QStringLiteral("a"), 1), info(QStringLiteral("b"), 2), info(QStringLiteral("c"), 3)});
    const QSignalSpy resets(&list, &ConversationList::wasReset);
    list.setMark(list.at(2).id, ConversationMark::Running);
    ConversationInfo one = list.at(1);
    ConversationInfo other = list.at(2);
    one.isPinned = other.isPinned = true;
    list.updateAll({other, one, info(QStringLiteral("x"), 4)});
    QCOMPARE(titles(list), QStringLiteral("bac"));
    QCOMPARE(resets.size(), 1);
    QCOMPARE(list.mark(other.id), ConversationMark::Running);
    list.updateAll({one, other});
    QCOMPARE(resets.size(), 1);
}

void TestConversationList::marksAreAnnouncedOnce()
{
    ConversationList list;
    list.setAll({info(QStringLiteral("a"), 1)});
    QSignalSpy changed(&list, &ConversationList::changed);
    list.setMark(list.at(0).id, ConversationMark::Running);
    list.setMark(list.at(0).id, ConversationMark::Running);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(list.mark(list.at(0).id), ConversationMark::Running);
}

void TestConversationList::manyComeAndGoAsOneReset()
{
    QList<ConversationInfo> many;
    QSet<QUuid> ids;
    for (int i = 0; i < 20'000; ++i) {
        many.append(info(QStringLiteral("x"), i % 60));
        ids.insert(many.constLast().id);
    }
    ConversationList list;
    list.setAll({info(QStringLiteral("a"), 61)});
    const QSignalSpy resets(&list, &ConversationList::wasReset);
    const QSignalSpy inserted(&list, &ConversationList::inserted);
    const QSignalSpy removed(&list, &ConversationList::removed);
    list.insertAll(many);
    QCOMPARE(list.count(), 20'001);
    QCOMPARE(resets.size(), 1);
    QVERIFY(list.at(1).updated >= list.at(20'000).updated);
    QCOMPARE(list.removeAll(ids).size(), 20'000);
    QCOMPARE(resets.size(), 2);
    QCOMPARE(titles(list), QStringLiteral("a"));
    // Nothing to do is nothing to tell.
    QVERIFY(list.removeAll(ids).isEmpty());
    list.insertAll({});
    QCOMPARE(resets.size(), 2);
    QCOMPARE(inserted.size() + removed.size(), 0);
}

void TestConversationList::manyThatComeKeepTheMarksOfTheOthers()
{
    ConversationList list;
    list.setAll({info(QStringLiteral("a"), 1)});
    const QUuid running = list.at(0).id;
    list.setMark(running, ConversationMark::Running);
    const ConversationInfo other = info(QStringLiteral("b"), 2);
    list.insertAll({other});
    QCOMPARE(list.mark(running), ConversationMark::Running);
    list.setMark(other.id, ConversationMark::Failed);
    QVERIFY(list.removeAll({other.id}).constFirst() == other);
    QCOMPARE(list.mark(running), ConversationMark::Running);
    QCOMPARE(list.mark(other.id), ConversationMark::None);
}

void TestConversationList::ofAKnownOneOnlyALaterTimeIsTaken()
{
    ConversationList list;
    list.setAll({info(QStringLiteral("a"), 1), info(QStringLiteral("b"), 2)});
    ConversationInfo stale = list.at(1);
    stale.title = QStringLiteral("old");
    stale.updated = stale.updated.addSecs(600);
    list.insertAll({stale});
    QCOMPARE(titles(list), QStringLiteral("ab"));
    stale.updated = stale.updated.addSecs(-1200);
    list.insertAll({stale});
    QCOMPARE(titles(list), QStringLiteral("ab"));
}

QTEST_GUILESS_MAIN(TestConversationList)
#include "tst_conversationlist.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conversation.h"
#include "core/id.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

/// Everything that can be seen of the tree: texts of the path, and who hangs where in what order.
QStringList wholeTree(const Conversation &conversation, const QUuid &parent, int depth)
{
    QStringList lines;
    const QUuid shown = conversation.activeChild(parent);
    for (const QUuid &id : shown.isNull() ? QList<QUuid>() : conversation.siblings(shown)) {
        const QString mark = id == shown ? QStringLiteral("*") : QStringLiteral("-");
        lines.append(QString(depth, QLatin1Char(' ')) + mark + plainText(*conversation.find(id)));
        lines += wholeTree(conversation, id, depth + 1);
    }
    return lines;
}

QStringList treeOf(const Conversation &conversation)
{
    QStringList lines = wholeTree(conversation, {}, 0);
    for (int row = 0; row < conversation.rowCount(); ++row)
        lines.append(QStringLiteral("row ") + plainText(conversation.at(row)));
    return lines;
}

/// q1 ─ a1 ─ q2 ─ a2, and beside a1: b1 ─ r2 ─ s2.
struct CutRig {
    Conversation conversation{ConversationInfo()};
    QHash<QString, QUuid> ids;

    CutRig()
    {
        add("q1", "");
        add("a1", "q1");
        add("q2", "a1");
        add("a2", "q2");
        add("b1", "q1");
        add("r2", "b1");
        add("s2", "r2");
        conversation.activate(ids.value(QStringLiteral("a1")));
    }
    void add(const char *name, const char *parent)
    {
        Message message;
        message.role = QByteArrayView("qr").contains(name[0]) ? Role::User : Role::Assistant;
        message.parentId = ids.value(QString::fromLatin1(parent));
        message.parts = {TextPart{QString::fromLatin1(name)}};
        ids.insert(QString::fromLatin1(name), conversation.add(message));
    }
    [[nodiscard]] QUuid id(const char *name) const { return ids.value(QString::fromLatin1(name)); }
    [[nodiscard]] QString path() const
    {
        QStringList names;
        for (int row = 0; row < conversation.rowCount(); ++row)
            names.append(plainText(conversation.at(row)));
        return names.join(QLatin1Char(' '));
    }
};

} // namespace

class TestConversationCuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCutLeavesTheRightPath_data();
    void aCutLeavesTheRightPath();
    void whatIsPutBackIsTheSameTree_data();
    void whatIsPutBackIsTheSameTree();
    void aCutTreeReadsFromDiskAsItStandsInMemory();
    void whatCameMeanwhileStays();
    void theRunningPathCanStay();
    void nothingIsPutBackWhereItsPlaceIsGone();
    void theDiskIsToldBeforeAndNothingIsSaidAsAdded();
    void aRevisedMessageSaysHowManyTextsAreKept();
    void whatIsWrittenBelowWhatCameBackComesAfterIt();
};

void TestConversationCuts::aCutLeavesTheRightPath_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("extent");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *message, Extent extent, const char *path) {
        QTest::newRow(name) << QString::fromLatin1(message) << int(extent)
                            << QString::fromLatin1(path);
    };
    row("a question alone", "q2", Extent::Message, "q1 a1 a2");
    row("an answer alone", "a1", Extent::Message, "q1 q2 a2");
    row("the first alone", "q1", Extent::Message, "a1 q2 a2");
    row("the last alone", "a2", Extent::Message, "q1 a1 q2");
    row("a branch: the neighbour is shown", "a1", Extent::Branch, "q1 b1 r2 s2");
    row("a branch without a neighbour", "q2", Extent::Branch, "q1 a1");
    row("everything", "q1", Extent::Branch, "");
    row("what stands below", "a1", Extent::Below, "q1 a1");
    row("both branches below", "q1", Extent::Below, "q1");
    row("a branch that is not shown", "b1", Extent::Branch, "q1 a1 q2 a2");
    row("one that is not shown", "b1", Extent::Message, "q1 a1 q2 a2");
}

void TestConversationCuts::aCutLeavesTheRightPath()
{
    QFETCH(QString, message);
    QFETCH(int, extent);
    CutRig rig;
    const Cutting cutting = rig.conversation.cut(rig.ids.value(message), Extent(extent));
    QTEST(rig.path(), "path");
    QVERIFY(!cutting.isEmpty());
    for (const Message &gone : cutting.messages)
        QVERIFY(!rig.conversation.find(gone.id));
    QCOMPARE(rig.conversation.messageCount() + cutting.messages.size(), 7);
}

void TestConversationCuts::whatIsPutBackIsTheSameTree_data()
{
    aCutLeavesTheRightPath_data();
}

void TestConversationCuts::whatIsPutBackIsTheSameTree()
{
    QFETCH(QString, message);
    QFETCH(int, extent);
    CutRig rig;
    const QStringList before = treeOf(rig.conversation);
    for (int round = 0; round < 2; ++round) {
        const Cutting cutting = rig.conversation.cut(rig.ids.value(message), Extent(extent));
        QVERIFY(treeOf(rig.conversation) != before);
        QVERIFY(rig.conversation.paste(cutting, true));
        QCOMPARE(treeOf(rig.conversation), before);
    }
}

void TestConversationCuts::aCutTreeReadsFromDiskAsItStandsInMemory()
{
    CutRig rig;
    (void)rig.conversation.cut(rig.id("a1"), Extent::Message);
    QList<Message> messages;
    QHash<QUuid, QUuid> active{{QUuid(), rig.conversation.activeChild({})}};
    for (const QUuid &id : std::as_const(rig.ids)) {
        const Message *message = rig.conversation.find(id);
        if (!message)
            continue;
        messages.append(*message);
        active.insert(id, rig.conversation.activeChild(id));
    }
    Conversation read({});
    read.restore(messages, active);
    QCOMPARE(treeOf(read), treeOf(rig.conversation));
}

void TestConversationCuts::whatCameMeanwhileStays()
{
    CutRig rig;
    const Cutting cutting = rig.conversation.cut(rig.id("q2"), Extent::Branch);
    rig.add("q3", "a1");
    QVERIFY(rig.conversation.paste(cutting, true));
    QCOMPARE(rig.path(), QStringLiteral("q1 a1 q2 a2"));
    QCOMPARE(rig.conversation.siblings(rig.id("q3")), QList<QUuid>({rig.id("q2"), rig.id("q3")}));
}

void TestConversationCuts::theRunningPathCanStay()
{
    CutRig rig;
    const Cutting branch = rig.conversation.cut(rig.id("q2"), Extent::Branch);
    rig.add("q3", "a1");
    QVERIFY(rig.conversation.paste(branch, false));
    QCOMPARE(rig.path(), QStringLiteral("q1 a1 q3"));
    // One that stood between comes back between.
    const Cutting alone = rig.conversation.cut(rig.id("a1"), Extent::Message);
    QCOMPARE(rig.path(), QStringLiteral("q1 q3"));
    rig.conversation.activate(rig.id("q2"));
    QVERIFY(rig.conversation.paste(alone, false));
    QCOMPARE(rig.path(), QStringLiteral("q1 a1 q2 a2"));
}

void TestConversationCuts::nothingIsPutBackWhereItsPlaceIsGone()
{
    CutRig rig;
    const Cutting cutting = rig.conversation.cut(rig.id("a2"), Extent::Branch);
    rig.conversation.remove(rig.id("q2"));
    QVERIFY(!rig.conversation.paste(cutting, true));
    QCOMPARE(rig.path(), QStringLiteral("q1 a1"));
    QVERIFY(rig.conversation.cut(core::newId(), Extent::Branch).isEmpty());
    QVERIFY(rig.conversation.cut(rig.id("a1"), Extent::Below).isEmpty());
}

void TestConversationCuts::theDiskIsToldBeforeAndNothingIsSaidAsAdded()
{
    CutRig rig;
    int known = 0;
    connect(&rig.conversation, &Conversation::aboutToChangeTree, this,
            [&] { known = rig.conversation.messageCount(); });
    const QSignalSpy added(&rig.conversation, &Conversation::messageAdded);
    const QSignalSpy removed(&rig.conversation, &Conversation::messageRemoved);
    const QSignalSpy changed(&rig.conversation, &Conversation::treeChanged);
    const Cutting cutting = rig.conversation.cut(rig.id("b1"), Extent::Branch);
    QCOMPARE(known, 7);
    QVERIFY(rig.conversation.paste(cutting, true));
    QCOMPARE(known, 4);
    QCOMPARE(added.count() + removed.count(), 0);
    QCOMPARE(changed.count(), 2);
}

void TestConversationCuts::aRevisedMessageSaysHowManyTextsAreKept()
{
    CutRig rig;
    const QSignalSpy changed(&rig.conversation, &Conversation::changed);
    const QSignalSpy parts(&rig.conversation, &Conversation::partsChanged);
    rig.conversation.revise(rig.id("q2"), {TextPart{QStringLiteral("other")}}, 1);
    QCOMPARE(rig.path(), QStringLiteral("q1 a1 other a2"));
    QCOMPARE(rig.conversation.at(2).earlierCount, 1);
    QCOMPARE(rig.conversation.at(2).textLength, 5);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(parts.count(), 0); // the recorder does not write it a second time
}

void TestConversationCuts::whatIsWrittenBelowWhatCameBackComesAfterIt()
{
    CutRig rig;
    const Message first = *rig.conversation.find(rig.id("q1"));
    const Cutting below = rig.conversation.cut(first.id, Extent::Below);
    Conversation reopened({}); // knows nothing of what lies in the bin
    reopened.restore({first}, {});
    QVERIFY(reopened.paste(below, true));
    Message message;
    message.parentId = rig.id("a2");
    const QUuid written = reopened.add(message);
    QVERIFY(reopened.find(written)->seq > reopened.find(rig.id("s2"))->seq);
}

QTEST_GUILESS_MAIN(TestConversationCuts)
#include "tst_conversationcuts.moc"

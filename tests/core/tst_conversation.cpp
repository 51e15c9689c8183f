// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conversation.h"
#include "core/id.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

Message message(Role role, const QString &text, const QUuid &parent = {})
{
    Message result;
    result.id = newId();
    result.role = role;
    result.parentId = parent;
    if (!text.isEmpty())
        result.parts.append(TextPart{text});
    return result;
}

QStringList texts(const Conversation &conversation)
{
    QStringList result;
    for (int row = 0; row < conversation.rowCount(); ++row)
        result.append(plainText(conversation.at(row)));
    return result;
}

} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsRowsInOrder();
    void siblingReplacesThePathAndBothStay();
    void activatingWalksTheOtherBranch();
    void removingTakesTheNextSibling();
    void removingAMiddleMessageTakesAllBelow();
    void appendingRaisesTheRevisionAndTheLength();
    void appendingToAnotherBranchTouchesNoRow();
    void reclassifiedTextBecomesReasoning();
    void finishingRecordsTheOutcome();
    void restoresRememberedPaths();
    void restoreKeepsOrphansVisible();
    void restoreEndsWhereAnIdIsMissing();
    void loadedPartsAreNotAnEdit();
};

void TestConversation::addsRowsInOrder()
{
    Conversation conversation({});
    QSignalSpy inserted(&conversation, &Conversation::rowsInserted);
    const QUuid question = conversation.add(message(Role::User, QStringLiteral("a")));
    conversation.add(message(Role::Assistant, QStringLiteral("b"), question));
    QCOMPARE(texts(conversation), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted.at(1).at(0).toInt(), 1);
    QVERIFY(conversation.at(1).seq > conversation.at(0).seq);
}

void TestConversation::siblingReplacesThePathAndBothStay()
{
    Conversation conversation({});
    const QUuid question = conversation.add(message(Role::User, QStringLiteral("q")));
    const QUuid first = conversation.add(message(Role::Assistant, QStringLiteral("1"), question));
    conversation.add(message(Role::User, QStringLiteral("q2"), first));
    QSignalSpy removed(&conversation, &Conversation::rowsRemoved);
    const QUuid second = conversation.add(message(Role::Assistant, QStringLiteral("2"), question));
    QCOMPARE(texts(conversation), QStringList({QStringLiteral("q"), QStringLiteral("2")}));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.at(0).at(0).toInt(), 1);
    QCOMPARE(removed.at(0).at(1).toInt(), 2);
    QCOMPARE(conversation.siblings(second), QList<QUuid>({first, second}));
    QVERIFY(conversation.find(first));
}

void TestConversation::activatingWalksTheOtherBranch()
{
    Conversation conversation({});
    const QUuid question = conversation.add(message(Role::User, QStringLiteral("q")));
    const QUuid first = conversation.add(message(Role::Assistant, QStringLiteral("1"), question));
    conversation.add(message(Role::User, QStringLiteral("q2"), first));
    conversation.add(message(Role::Assistant, QStringLiteral("2"), question));
    QSignalSpy activated(&conversation, &Conversation::activated);
    conversation.activate(first);
    QCOMPARE(texts(conversation),
             QStringList({QStringLiteral("q"), QStringLiteral("1"), QStringLiteral("q2")}));
    QCOMPARE(activated.size(), 1);
    conversation.activate(first);
    QCOMPARE(activated.size(), 1);
}

void TestConversation::removingTakesTheNextSibling()
{
    Conversation conversation({});
    const QUuid question = conversation.add(message(Role::User, QStringLiteral("q")));
    const QUuid first = conversation.add(message(Role::Assistant, QStringLiteral("1"), question));
    const QUuid second = conversation.add(message(Role::Assistant, QStringLiteral("2"), question));
    conversation.remove(second);
    QCOMPARE(texts(conversation), QStringList({QStringLiteral("q"), QStringLiteral("1")}));
    conversation.remove(first);
    QCOMPARE(texts(conversation), QStringList({QStringLiteral("q")}));
    QVERIFY(!conversation.find(first));
}

void TestConversation::removingAMiddleMessageTakesAllBelow()
{
    Conversation conversation({});
    const QUuid question = conversation.add(message(Role::User, QStringLiteral("q")));
    const QUuid reply = conversation.add(message(Role::Assistant, QStringLiteral("1"), question));
    conversation.add(message(Role::User, QStringLiteral("q2"), reply));
    conversation.remove(question);
    QCOMPARE(conversation.rowCount(), 0);
    QCOMPARE(conversation.messageCount(), 0);
}

void TestConversation::appendingRaisesTheRevisionAndTheLength()
{
    Conversation conversation({});
    const QUuid id = conversation.add(message(Role::Assistant, {}));
    const int part = conversation.addPart(id, TextPart{});
    const quint64 before = conversation.at(0).revision;
    QSignalSpy appended(&conversation, &Conversation::textAppended);
    QSignalSpy changed(&conversation, &Conversation::changed);
    conversation.appendText(id, part, QStringLiteral("你好"));
    conversation.appendText(id, part, QStringLiteral("!"));
    QCOMPARE(plainText(conversation.at(0)), QStringLiteral("你好!"));
    QCOMPARE(conversation.at(0).textLength, 3);
    QVERIFY(conversation.at(0).revision > before);
    QCOMPARE(appended.size(), 2);
    QCOMPARE(changed.last().at(1).value<MessageFields>(), MessageFields(MessageField::Text));
    conversation.appendText(id, 7, QStringLiteral("nowhere"));
    QCOMPARE(appended.size(), 2);
}

void TestConversation::appendingToAnotherBranchTouchesNoRow()
{
    Conversation conversation({});
    const QUuid question = conversation.add(message(Role::User, QStringLiteral("q")));
    const QUuid first = conversation.add(message(Role::Assistant, QStringLiteral("1"), question));
    conversation.add(message(Role::Assistant, QStringLiteral("2"), question));
    QSignalSpy changed(&conversation, &Conversation::changed);
    QSignalSpy appended(&conversation, &Conversation::textAppended);
    conversation.appendText(first, 0, QStringLiteral("+"));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(appended.size(), 1);
}

void TestConversation::reclassifiedTextBecomesReasoning()
{
    Conversation conversation({});
    const QUuid id = conversation.add(message(Role::Assistant, QStringLiteral("thought")));
    conversation.reclassifyAsReasoning(id);
    QCOMPARE(conversation.at(0).parts.size(), 1);
    QCOMPARE(std::get<ReasoningPart>(conversation.at(0).parts.at(0)).text,
             QStringLiteral("thought"));
}

void TestConversation::finishingRecordsTheOutcome()
{
    Conversation conversation({});
    const QUuid id = conversation.add(message(Role::Assistant, QStringLiteral("a")));
    QSignalSpy finished(&conversation, &Conversation::finished);
    MessageOutcome outcome;
    outcome.state = MessageState::Failed;
    outcome.finishReason = QStringLiteral("length");
    outcome.error.emplace();
    outcome.error->kind = ErrorKind::Network;
    outcome.error->message = QStringLiteral("cut");
    conversation.finish(id, outcome);
    QCOMPARE(conversation.at(0).state, MessageState::Failed);
    QCOMPARE(conversation.at(0).finishReason, QStringLiteral("length"));
    QCOMPARE(conversation.at(0).error->message, QStringLiteral("cut"));
    QCOMPARE(plainText(conversation.at(0)), QStringLiteral("a"));
    QCOMPARE(finished.size(), 1);
}

void TestConversation::restoresRememberedPaths()
{
    Message question = message(Role::User, QStringLiteral("q"));
    Message first = message(Role::Assistant, QStringLiteral("1"), question.id);
    Message second = message(Role::Assistant, QStringLiteral("2"), question.id);
    question.seq = 1;
    first.seq = 2;
    second.seq = 3;
    Conversation conversation({});
    conversation.restore({second, question, first}, {{question.id, first.id}});
    QCOMPARE(texts(conversation), QStringList({QStringLiteral("q"), QStringLiteral("1")}));
    QVERIFY(
        conversation.at(0).seq
        < conversation.find(conversation.add(message(Role::User, QStringLiteral("n"), first.id)))
              ->seq);
    Conversation newest({});
    newest.restore({question, first, second}, {});
    QCOMPARE(plainText(newest.at(1)), QStringLiteral("2"));
}

void TestConversation::restoreKeepsOrphansVisible()
{
    Message orphan = message(Role::User, QStringLiteral("alone"), newId());
    orphan.seq = 5;
    Conversation conversation({});
    conversation.restore({orphan}, {{newId(), orphan.id}});
    QCOMPARE(texts(conversation), QStringList({QStringLiteral("alone")}));
}

/// A damaged database gives what it cannot read as null.
void TestConversation::restoreEndsWhereAnIdIsMissing()
{
    Message damaged = message(Role::User, QStringLiteral("damaged"));
    damaged.id = {};
    const Message whole = message(Role::User, QStringLiteral("whole"));
    Conversation conversation({});
    conversation.restore({damaged, whole}, {});
    QCOMPARE(texts(conversation), QStringList({QStringLiteral("whole")}));
    conversation.remove({});
    QVERIFY(conversation.find(whole.id));
}

void TestConversation::loadedPartsAreNotAnEdit()
{
    Message skeleton = message(Role::User, {});
    skeleton.isLoaded = false;
    skeleton.textLength = 3;
    skeleton.seq = 1;
    Conversation conversation({});
    conversation.restore({skeleton}, {});
    QSignalSpy parts(&conversation, &Conversation::partsChanged);
    QSignalSpy changed(&conversation, &Conversation::changed);
    conversation.setLoadedParts(skeleton.id, {TextPart{QStringLiteral("abc")}});
    QCOMPARE(parts.size(), 0);
    QCOMPARE(changed.size(), 1);
    QVERIFY(conversation.at(0).isLoaded);
    conversation.setLoadedParts(skeleton.id, {}, false);
    QVERIFY(!conversation.at(0).isLoaded);
    QCOMPARE(conversation.at(0).textLength, 3);
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"

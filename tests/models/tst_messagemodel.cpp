// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

class TestMessageModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatsTheActivePath();
    void announcesExactRowsAndRoles();
    void survivesTheConversationsEnd();
    void survivesAnyOrderOfChanges();
};

namespace {

QUuid addMessage(core::Conversation &conversation, core::Role role, const QString &text,
                 const QUuid &parent)
{
    core::Message message;
    message.role = role;
    message.parentId = parent;
    message.parts = {core::TextPart{text}};
    return conversation.add(message);
}

} // namespace

void TestMessageModel::repeatsTheActivePath()
{
    core::Conversation conversation{core::ConversationInfo()};
    models::MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConversation(&conversation);
    const QUuid question = addMessage(conversation, core::Role::User, QStringLiteral("q"), {});
    const QUuid reply =
        addMessage(conversation, core::Role::Assistant, QStringLiteral("r"), question);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data(models::MessageModel::IdRole).toUuid(), reply);
    QCOMPARE(model.index(1).data(Qt::DisplayRole).toString(), QStringLiteral("r"));
    QCOMPARE(model.index(0).data(models::MessageModel::AuthorRole).toInt(), int(core::Role::User));
    (void)addMessage(conversation, core::Role::Assistant, QStringLiteral("other"), question);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data(Qt::DisplayRole).toString(), QStringLiteral("other"));
    conversation.activate(reply);
    QCOMPARE(model.index(1).data(Qt::DisplayRole).toString(), QStringLiteral("r"));
}

void TestMessageModel::announcesExactRowsAndRoles()
{
    core::Conversation conversation{core::ConversationInfo()};
    models::MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConversation(&conversation);
    const QUuid first = addMessage(conversation, core::Role::User, QStringLiteral("a"), {});
    const QUuid second =
        addMessage(conversation, core::Role::Assistant, QStringLiteral("b"), first);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    conversation.appendText(second, 0, QStringLiteral("!"));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    QCOMPARE(changes[0][1].toModelIndex().row(), 1);
    QCOMPARE(changes[0][2].value<QList<int>>(),
             (QList<int>{models::MessageModel::TextRole, Qt::DisplayRole}));
    conversation.setState(second, core::MessageState::Stopped);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[1][2].value<QList<int>>(), QList<int>{models::MessageModel::StateRole});
}

void TestMessageModel::survivesTheConversationsEnd()
{
    models::MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    {
        core::Conversation conversation{core::ConversationInfo()};
        (void)addMessage(conversation, core::Role::User, QStringLiteral("a"), {});
        model.setConversation(&conversation);
        QCOMPARE(model.rowCount(), 1);
    }
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.conversation());
}

void TestMessageModel::survivesAnyOrderOfChanges()
{
    core::Conversation conversation{core::ConversationInfo()};
    models::MessageModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConversation(&conversation);
    QList<QUuid> ids;
    for (int i = 0; i < 20; ++i)
        ids.append(addMessage(conversation, core::Role::User, QString::number(i),
                              i % 3 == 0 || ids.isEmpty() ? QUuid() : ids[i / 2]));
    for (const int i : {7, 3, 12, 0, 19, 5}) {
        conversation.activate(ids[i]);
        QCOMPARE(model.rowCount(), conversation.rowCount());
    }
    for (const int i : {4, 0, 9}) {
        conversation.remove(ids[i]);
        QCOMPARE(model.rowCount(), conversation.rowCount());
    }
    model.setConversation(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestMessageModel)
#include "tst_messagemodel.moc"

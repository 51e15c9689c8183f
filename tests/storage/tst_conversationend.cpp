// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storebuilders.h"

#include <QTemporaryDir>

using core::Role;
using support::await;
using support::makeInfo;
using support::makeMessage;

namespace {

constexpr int kLong = 450;
constexpr int kMost = 20;

QString numbered(int i)
{
    return QStringLiteral("Message %1").arg(i);
}

} // namespace

/// What is read of a long conversation before the whole of it.
class tst_ConversationEnd : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    storage::Store m_store;

    [[nodiscard]] QList<core::Message> endOf(const core::ConversationInfo &info)
    {
        return await(m_store.lastMessages(info.id, kMost)).value().messages;
    }

private Q_SLOTS:
    void initTestCase() { (void)await(m_store.open(m_dir.filePath(QStringLiteral("loquat.db")))); }

    void hasTheLastMessagesWithTheirText()
    {
        const core::ConversationInfo info = makeInfo();
        const QList<QUuid> ids = support::storeChain(m_store, info, kLong, numbered);
        const QList<core::Message> end = endOf(info);
        QCOMPARE(end.size(), kMost);
        for (int i = 0; i < kMost; ++i) {
            const int number = kLong - kMost + i;
            QCOMPARE(end[i].id, ids[number]);
            QVERIFY(end[i].isLoaded);
            QCOMPARE(core::plainText(end[i]), numbered(number));
            if (i > 0)
                QCOMPARE(end[i].parentId, ids[number - 1]);
        }
        QCOMPARE(await(m_store.lastMessages(info.id, kMost)).value().info, info);
    }

    void isNotReadOfAShortOne()
    {
        const core::ConversationInfo info = makeInfo();
        (void)support::storeChain(m_store, info, 100, numbered);
        QVERIFY(endOf(info).isEmpty());
    }

    void isNotReadWhereAnotherBranchIsShown()
    {
        const core::ConversationInfo info = makeInfo();
        const QList<QUuid> ids = support::storeChain(m_store, info, kLong, numbered);
        const core::Message other =
            makeMessage(kLong + 1, Role::Assistant, QStringLiteral("other"), ids[kLong - 4]);
        QVERIFY(await(m_store.addMessages(info, {other}, {})).isOk());
        QCOMPARE(endOf(info).constLast().id, other.id);
        QVERIFY(await(m_store.setActiveChild(info.id, ids[kLong - 4], ids[kLong - 3])).isOk());
        QVERIFY(endOf(info).isEmpty());
    }

    void endsBeforeWhatLiesInTheBin()
    {
        const core::ConversationInfo info = makeInfo();
        const QList<QUuid> ids = support::storeChain(m_store, info, kLong, numbered);
        QVERIFY(await(m_store.setMessagesDeleted({ids.constLast()}, true)).isOk());
        QCOMPARE(endOf(info).constLast().id, ids[kLong - 2]);
        // Below a deleted one nothing is shown.
        QVERIFY(await(m_store.setMessagesDeleted({ids[kLong - 5]}, true)).isOk());
        QVERIFY(endOf(info).isEmpty());
    }

    void isShorterWhereTheTextsAreLong()
    {
        const core::ConversationInfo info = makeInfo();
        const QString text = QStringLiteral("word ").repeated(30'000);
        (void)support::storeChain(m_store, info, kLong,
                                  [&text](int i) { return i < kLong - 5 ? numbered(i) : text; });
        QCOMPARE(endOf(info).size(), 2);
    }

    void anUnknownOneIsAnError()
    {
        QVERIFY(!await(m_store.lastMessages(core::newId(), kMost)).isOk());
    }
};

QTEST_GUILESS_MAIN(tst_ConversationEnd)
#include "tst_conversationend.moc"

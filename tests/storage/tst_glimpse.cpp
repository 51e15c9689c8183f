// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "storage/import/importedconversation.h"
#include "support/storebuilders.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

using core::Conversation;
using core::Message;
using core::Role;
using storage::ConversationGlimpse;
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
class tst_Glimpse : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    storage::Store m_store;
    core::ConversationInfo m_info;
    QList<QUuid> m_ids; ///< of the messages of the first path
    qint64 m_seq = 0;

    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] ConversationGlimpse glimpse()
    {
        return await(m_store.glimpse(m_info.id, kMost)).value();
    }
    /// A new message below that one, which is shown then.
    QUuid add(const QUuid &parent)
    {
        ++m_seq;
        const Message message = makeMessage(m_seq, Role::Assistant, numbered(int(m_seq)), parent);
        if (!await(m_store.addMessages(m_info, {message}, {})).isOk())
            qFatal("a message could not be stored");
        return message.id;
    }
    void show(const QUuid &parent, const QUuid &child)
    {
        QVERIFY(await(m_store.setActiveChild(m_info.id, parent, child)).isOk());
    }
    void readAt(const QUuid &message)
    {
        m_info.scroll = {message, -7};
        QVERIFY(await(m_store.saveInfo(m_info)).isOk());
    }
    /// It is a stretch of what the whole shows, around the place that was read.
    void comparesWithTheWhole()
    {
        const auto skeleton = await(m_store.skeleton(m_info.id)).value();
        Conversation whole(skeleton.info);
        whole.restore(skeleton.messages, skeleton.activeChildren);
        const ConversationGlimpse seen = glimpse();
        Conversation part(seen.info);
        part.restore(seen.messages, seen.activeChildren);
        QCOMPARE(seen.info, m_info);
        QVERIFY(part.rowCount() > 0);
        QCOMPARE(seen.rowsAbove + part.rowCount() + seen.rowsBelow, whole.rowCount());
        for (int row = 0; row < part.rowCount(); ++row) {
            const Message &message = part.at(row);
            QCOMPARE(message.id, whole.at(seen.rowsAbove + row).id);
            QVERIFY(message.isLoaded);
            QVERIFY(core::plainText(message).startsWith(QStringLiteral("Message ")));
            QCOMPARE(part.siblings(message.id), whole.siblings(message.id));
        }
        const int read = whole.rowOf(m_info.scroll.messageId);
        if (read < 0) {
            QCOMPARE(seen.rowsBelow, 0);
            return;
        }
        const int place = part.rowOf(m_info.scroll.messageId);
        QVERIFY(place >= 0);
        QVERIFY(place >= std::min(read, kMost / 4));
        QVERIFY(part.rowCount() - place >= std::min(whole.rowCount() - read, kMost));
    }

private Q_SLOTS:
    void initTestCase() { (void)await(m_store.open(path())); }

    void init()
    {
        m_info = makeInfo();
        m_ids = support::storeChain(m_store, m_info, kLong, numbered);
        m_seq = kLong;
    }

    void hasTheLastMessagesWithTheirText()
    {
        comparesWithTheWhole();
        const QList<Message> end = glimpse().messages;
        QCOMPARE(end.constLast().id, m_ids.constLast());
        QCOMPARE(core::plainText(end.constLast()), numbered(kLong - 1));
        QVERIFY(end.size() >= kMost);
        QVERIFY(end.size() <= 2 * kMost);
    }

    void hasWhatIsAroundThePlaceOfTheReader_data()
    {
        QTest::addColumn<int>("row");
        for (const int row : {0, 1, 4, 63, 64, 65, 127, 200, 430, 448, 449})
            QTest::addRow("%d", row) << row;
    }
    void hasWhatIsAroundThePlaceOfTheReader()
    {
        QFETCH(int, row);
        readAt(m_ids[row]);
        comparesWithTheWhole();
    }

    void isNotReadOfAShortOne()
    {
        m_info = makeInfo();
        (void)support::storeChain(m_store, m_info, 100, numbered);
        QVERIFY(glimpse().messages.isEmpty());
        QVERIFY(!glimpse().isPathUnknown);
    }

    void isOfTheBranchThatIsShown()
    {
        const QUuid other = add(m_ids[kLong - 4]);
        QCOMPARE(glimpse().messages.constLast().id, other);
        comparesWithTheWhole();
        show(m_ids[kLong - 4], m_ids[kLong - 3]);
        QCOMPARE(glimpse().messages.constLast().id, m_ids.constLast());
        comparesWithTheWhole();
        // One that branches off far above, and is short.
        (void)add(m_ids[100]);
        readAt(m_ids[90]);
        comparesWithTheWhole();
        show(m_ids[100], m_ids[101]);
        comparesWithTheWhole();
    }

    void showsTheEndWhereThePlaceIsOnAnotherBranch()
    {
        readAt(m_ids[300]);
        comparesWithTheWhole();
        (void)add(m_ids[200]);
        QCOMPARE(glimpse().rowsBelow, 0);
        comparesWithTheWhole();
        readAt(core::newId());
        comparesWithTheWhole();
    }

    void endsBeforeWhatLiesInTheBin()
    {
        QVERIFY(await(m_store.setMessagesDeleted({m_ids.constLast()}, true)).isOk());
        QCOMPARE(glimpse().messages.constLast().id, m_ids[kLong - 2]);
        // Below a deleted one nothing is shown.
        QVERIFY(await(m_store.setMessagesDeleted({m_ids[300]}, true)).isOk());
        comparesWithTheWhole();
        readAt(m_ids[310]);
        QCOMPARE(glimpse().messages.constLast().id, m_ids[299]);
        QVERIFY(await(m_store.setMessagesDeleted({m_ids[300]}, false)).isOk());
        comparesWithTheWhole();
    }

    void isShorterWhereTheTextsAreLong()
    {
        m_info = makeInfo();
        const QString text = QStringLiteral("word ").repeated(30'000);
        m_ids = support::storeChain(m_store, m_info, kLong, [&text](int i) {
            return i == 200 || i >= kLong - 5 ? text : numbered(i);
        });
        QCOMPARE(glimpse().messages.size(), 2);
        // What decides how far its text stands from its top is there in any case.
        readAt(m_ids[kLong - 4]);
        const QList<Message> messages = glimpse().messages;
        QCOMPARE(messages.size(), 3);
        QCOMPARE(messages[1].id, m_ids[kLong - 4]);
        QCOMPARE(glimpse().rowsBelow, 2);
    }

    /// Whatever is done to a conversation, the quick way and the slow one see the same.
    void agreesWithTheWholeWhateverIsDone()
    {
        QRandomGenerator random(20'261'127);
        QList<QUuid> all = m_ids;
        QSet<QUuid> deleted;
        const auto any = [&random](const QList<QUuid> &ids) {
            return ids.at(random.bounded(ids.size()));
        };
        for (int round = 0; round < 120; ++round) {
            const QUuid chosen = any(all);
            const auto skeleton = await(m_store.skeleton(m_info.id)).value();
            Conversation whole(skeleton.info);
            whole.restore(skeleton.messages, skeleton.activeChildren);
            switch (random.bounded(6)) {
            case 0: // a branch, or one more at the end
                all.append(
                    add(random.bounded(3) == 0 ? whole.at(whole.rowCount() - 1).id : chosen));
                break;
            case 1: { // another sibling, mostly of one that is shown
                const Message *message = whole.find(chosen);
                if (message && !message->parentId.isNull())
                    show(message->parentId, any(whole.siblings(chosen)));
                break;
            }
            case 2: // another first message
                all.append(add(QUuid()));
                break;
            case 3:
                show(QUuid(), any(whole.siblings(whole.at(0).id)));
                break;
            case 4: // into the bin, but never the first of all
                if (chosen != m_ids.constFirst() && deleted.size() < 4) {
                    deleted.insert(chosen);
                    QVERIFY(await(m_store.setMessagesDeleted({chosen}, true)).isOk());
                }
                break;
            default:
                if (!deleted.isEmpty()) {
                    const QUuid back = any(deleted.values());
                    deleted.remove(back);
                    QVERIFY(await(m_store.setMessagesDeleted({back}, false)).isOk());
                }
            }
            readAt(random.bounded(4) == 0 ? QUuid() : any(all));
            comparesWithTheWhole();
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("in round %1").arg(round)));
        }
    }

    void isThereAfterAnImport()
    {
        storage::ImportedConversation imported;
        imported.id = core::newId();
        QUuid parent;
        for (int i = 0; i < kLong; ++i) {
            imported.messages.append(makeMessage(i + 1, Role::User, numbered(i), parent));
            parent = imported.messages.constLast().id;
        }
        const QList<Message> all = imported.messages;
        const QDateTime now = makeInfo().created;
        m_info = await(m_store.addImported(imported, now)).value().info;
        comparesWithTheWhole();
        // More of it, below and beside.
        imported.messages.append(makeMessage(kLong + 1, Role::User, numbered(0), parent));
        imported.messages.append(makeMessage(kLong + 2, Role::User, numbered(1), all[10].id));
        m_info = await(m_store.addImported(imported, now)).value().info;
        comparesWithTheWhole();
        QCOMPARE(glimpse().messages.constLast().id, imported.messages.at(kLong).id);
    }

    void isMadeUpForWhereAnotherProgramHasWritten()
    {
        const auto write = [this](const char *sql) {
            storage::Database other;
            QVERIFY(other.open(path()));
            other.begin();
            other.execute(sql);
            QVERIFY(other.commit());
        };
        write("DELETE FROM meta WHERE key LIKE 'path %'");
        QVERIFY(glimpse().messages.isEmpty());
        QVERIFY(glimpse().isPathUnknown);
        QVERIFY(await(m_store.rememberPath(m_info.id)).isOk());
        comparesWithTheWhole();
        // What it has written below the end is noticed, and never hidden.
        write("INSERT INTO message(uuid, conversation_id, parent_id, seq, role, state)"
              " SELECT 'd0a1f8f6-6f3b-4f0e-9d55-0b6f0f1b2c3d', conversation_id, id, 10000, 'user',"
              " 'complete' FROM message ORDER BY id DESC LIMIT 1");
        QVERIFY(glimpse().messages.isEmpty());
        QVERIFY(glimpse().isPathUnknown);
        QVERIFY(await(m_store.rememberPath(m_info.id)).isOk());
        QVERIFY(!glimpse().messages.isEmpty());
    }

    void whatIsNotAPathIsNotRead()
    {
        for (const char *value : {"", "[]", "{}", "{\"stride\":64,\"count\":450,\"marks\":[1]}",
                                  "{\"stride\":64,\"count\":-1}", "nonsense"}) {
            storage::Database other;
            QVERIFY(other.open(path()));
            other.prepare("UPDATE meta SET value=? WHERE key LIKE 'path %'")
                .bind(QString::fromLatin1(value))
                .run();
            QVERIFY(!other.hasFailed());
            other.close();
            QVERIFY(glimpse().messages.isEmpty());
            QVERIFY(glimpse().isPathUnknown);
        }
    }

    void anUnknownOneIsAnError() { QVERIFY(!await(m_store.glimpse(core::newId(), kMost)).isOk()); }
};

QTEST_GUILESS_MAIN(tst_Glimpse)
#include "tst_glimpse.moc"

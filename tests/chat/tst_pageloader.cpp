// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationopener.h"
#include "chat/pageloader.h"
#include "core/id.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <utility>

using chat::PageLoader;

namespace {

constexpr int kMessages = 400;
constexpr int kLength = 1000;
constexpr int kTurnRows = 16;

/// The rows that changed, in their order, and how many in each event that was handled. Not in each
/// turn of the loop: GLib may let timers ring twice before it hands over what was posted.
class PageChanges : public QObject
{
public:
    explicit PageChanges(core::Conversation &conversation)
    {
        QCoreApplication::instance()->installEventFilter(this);
        connect(&conversation, &core::Conversation::changed, this, [this](int row) {
            if (std::exchange(m_isNew, false)) {
                batches.append(0);
                overlaps += !m_isTimer && m_isTaking ? 1 : 0;
                m_isTaking = true;
            }
            ++batches.last();
            rows.append(row);
        });
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_isNew = true;
        m_isTimer = event->type() == QEvent::Timer && qobject_cast<QTimer *>(watched);
        m_isTaking = m_isTaking && !m_isTimer;
        return false;
    }
    [[nodiscard]] int most() const { return *std::max_element(batches.begin(), batches.end()); }

    QList<int> rows;
    QList<int> batches;
    int overlaps = 0; ///< batches taken while the timer of the next one ran

private:
    bool m_isNew = false;
    bool m_isTimer = false;
    bool m_isTaking = false;
};

} // namespace

class PageLoaderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<storage::Store> m_store;
    core::ConversationInfo m_info;

    std::unique_ptr<core::Conversation> opened()
    {
        std::unique_ptr<core::Conversation> conversation;
        chat::ConversationOpener opener(*m_store);
        opener.open(m_info.id,
                    {[](auto) {}, [&conversation](auto made) { conversation = std::move(made); },
                     [](const core::Error &) {}});
        [&] { QTRY_VERIFY(conversation); }();
        return conversation;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_store = std::make_unique<storage::Store>();
        (void)m_store->open(m_dir.filePath(QStringLiteral("loquat.db"))).result();
        m_info.id = core::newId();
        core::Conversation conversation(m_info);
        QList<core::Message> messages;
        QUuid parent;
        for (int i = 0; i < kMessages; ++i) {
            core::Message message;
            message.parentId = parent;
            message.role = i % 2 ? core::Role::Assistant : core::Role::User;
            message.parts = {
                core::TextPart{QString::number(i).leftJustified(kLength, QLatin1Char('.'))}};
            parent = conversation.add(message);
            messages.append(*conversation.find(parent));
        }
        QVERIFY(m_store->addMessages(m_info, messages, {}).result().isOk());
    }

    void openingBringsTheEndOnly()
    {
        const auto conversation = opened();
        QCOMPARE(conversation->rowCount(), kMessages);
        QVERIFY(conversation->at(kMessages - 1).isLoaded);
        QVERIFY(!conversation->at(0).isLoaded);
        QCOMPARE(conversation->at(0).textLength, kLength);
    }

    void openingBringsThePlaceOfTheReader()
    {
        auto first = opened();
        core::ConversationInfo info = m_info;
        info.scroll.messageId = first->at(100).id;
        QVERIFY(m_store->saveInfo(info).result().isOk());
        const auto conversation = opened();
        QVERIFY(conversation->at(100).isLoaded);
        QVERIFY(conversation->at(kMessages - 1).isLoaded);
        QVERIFY(!conversation->at(250).isLoaded);
        QVERIFY(m_store->saveInfo(m_info).result().isOk());
    }

    void loadsWholePages()
    {
        const auto conversation = opened();
        PageLoader loader(*conversation, *m_store);
        loader.loadRows(70, 71);
        QTRY_VERIFY(conversation->at(70).isLoaded);
        QTRY_VERIFY(conversation->at(64).isLoaded && conversation->at(127).isLoaded);
        QVERIFY(!conversation->at(63).isLoaded && !conversation->at(128).isLoaded);
        QCOMPARE(core::plainText(conversation->at(70)).left(3), QStringLiteral("70."));
    }

    void whatIsAskedForComesFirstAndTheRestInTurnsOfItsOwn()
    {
        const auto conversation = opened();
        PageLoader loader(*conversation, *m_store);
        PageChanges changes(*conversation);
        loader.loadRows(100, 102);
        QTRY_COMPARE(changes.rows.size(), PageLoader::kPageRows);
        QCOMPARE(changes.rows.first(3), (QList<int>{100, 101, 102}));
        QCOMPARE(changes.batches, QList<int>(PageLoader::kPageRows / kTurnRows, kTurnRows));
    }

    void manyPagesAtOnceArriveWhole()
    {
        const auto conversation = opened();
        PageLoader loader(*conversation, *m_store);
        PageChanges changes(*conversation);
        loader.loadRows(0, 199);
        loader.loadRows(200, 299); // before anything of the first came
        loader.loadRows(300, kMessages - 1);
        const auto isLoaded = [&conversation] {
            for (int row = 0; row < kMessages; ++row) {
                if (!conversation->at(row).isLoaded)
                    return false;
            }
            return true;
        };
        QTRY_VERIFY(isLoaded());
        for (int row = 0; row < kMessages; ++row)
            QVERIFY(core::plainText(conversation->at(row))
                        .startsWith(QString::number(row) + QLatin1Char('.')));
        QCOMPARE(changes.most(), kTurnRows);
        QCOMPARE(changes.overlaps, 0);
    }

    void farPagesLeaveAFewMessagesATurn()
    {
        const auto conversation = opened();
        PageLoader loader(*conversation, *m_store, 1);
        loader.loadRows(0, 0);
        QTRY_VERIFY(conversation->at(63).isLoaded);
        PageChanges changes(*conversation);
        loader.loadRows(192, 192);
        QTRY_VERIFY(!conversation->at(0).isLoaded && !conversation->at(63).isLoaded);
        QVERIFY(conversation->at(192).isLoaded);
        QCOMPARE(changes.most(), kTurnRows);
    }

    void takesFarPagesOutBeyondTheBudget()
    {
        const auto conversation = opened();
        const qint64 page = qint64(PageLoader::kPageRows) * kLength * 2;
        PageLoader loader(*conversation, *m_store, 3 * page);
        for (const int row : {0, 64, 128, 192, 256}) {
            loader.loadRows(row, row);
            QTRY_VERIFY(conversation->at(row).isLoaded);
        }
        QTRY_VERIFY(!conversation->at(0).isLoaded);
        QCOMPARE(conversation->at(0).textLength, kLength);
        QVERIFY(conversation->at(256).isLoaded);
        QVERIFY(conversation->at(kMessages - 1).isLoaded);
        loader.loadRows(0, 3);
        QTRY_VERIFY(conversation->at(0).isLoaded);
        QCOMPARE(core::plainText(conversation->at(0)).left(2), QStringLiteral("0."));
        QVERIFY(conversation->at(kMessages - 1).isLoaded);
    }

    void loadsOneMessageForChangingIt()
    {
        const auto conversation = opened();
        PageLoader loader(*conversation, *m_store);
        const auto loaded = loader.load(conversation->at(10).id);
        QTRY_VERIFY(loaded.isFinished());
        QVERIFY(conversation->at(10).isLoaded);
        QVERIFY(!conversation->at(11).isLoaded);
    }

    void readsWithoutLoading()
    {
        const auto conversation = opened();
        PageLoader loader(*conversation, *m_store);
        const QUuid id = conversation->at(10).id;
        const auto reading = loader.read({id, core::newId()});
        QTRY_VERIFY(reading.isFinished());
        QCOMPARE(reading.result().size(), 1);
        QVERIFY(core::partText(reading.result().value(id).constFirst())
                    .startsWith(QStringLiteral("10.")));
        QVERIFY(!conversation->at(10).isLoaded);
    }
};

QTEST_GUILESS_MAIN(PageLoaderTest)
#include "tst_pageloader.moc"

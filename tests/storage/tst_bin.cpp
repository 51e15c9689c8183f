// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/canary.h"
#include "support/storerig.h"

#include "storage/bin/bin.h"
#include "storage/bin/binclock.h"
#include "storage/memorystore.h"
#include "storage/storeedits.h"
#include "storage/wholeconversation.h"

using namespace support;
using core::Role;
using storage::BinClock;
using storage::BinEntry;
using storage::BinRef;
using storage::TreeChange;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr qint64 kSomeNow = 1'800'000'000'000;

const QString &binCanary()
{
    static const QString text = QStringLiteral("Quetzalzwiebelsuppe wird heimlich serviert");
    return text;
}

core::ImagePart imageOf(const storage::Attachment &attachment)
{
    core::ImagePart image;
    image.hash = attachment.hash;
    image.mime = attachment.mime;
    return image;
}

} // namespace

/// What was deleted: listed, brought back, and gone for good.
class tst_Bin : public QObject, private FourMessagesRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWithFour(); }
    void cleanup() { close(); }

    void aConversationIsListedOnceWithAllItsMessages()
    {
        deleteBranch(2);
        (void)await(m_store->setConversationsDeleted({m_info.id}, true));
        const QList<BinEntry> all = entries();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.at(0).ref, (BinRef{m_info.id, {}}));
        QCOMPARE(all.at(0).title, m_info.title);
        QCOMPARE(all.at(0).messageCount, 4);
        QVERIFY(all.at(0).deleted.isValid());
    }

    void aBranchIsListedWithWhatLiesBelowIt()
    {
        deleteBranch(1);
        const QList<BinEntry> all = entries();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.at(0).ref, (BinRef{m_info.id, m_ids.at(1)}));
        QCOMPARE(all.at(0).excerpt, QStringLiteral("1"));
        QCOMPARE(all.at(0).messageCount, 3);
        QCOMPARE(contentOf(all.at(0).ref), QStringLiteral("1 2 3"));
    }

    void whatAFailedAttemptLeftEmptyIsNotListed()
    {
        const core::Message reply = makeEmptyReply(5, m_ids.at(3));
        (void)await(m_store->addMessages(m_info, {reply}, {}));
        (void)await(m_store->setMessagesDeleted({reply.id}, true));
        QVERIFY(entries().isEmpty());
    }

    void aMessageDeletedAloneComesBackAboveWhatStoodBelowIt()
    {
        deleteAlone(1);
        QCOMPARE(path(), QStringLiteral("0 2 3"));
        QVERIFY(await(bin().restore({{m_info.id, m_ids.at(1)}})).isOk());
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
        QVERIFY(entries().isEmpty());
    }

    void theFirstMessageComesBackAboveTheSecond()
    {
        deleteAlone(0);
        QCOMPARE(path(), QStringLiteral("1 2 3"));
        reopen();
        QVERIFY(await(bin().restore({{m_info.id, m_ids.at(0)}})).isOk());
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void anImportThatBringsBackADeletedMessagePutsItInItsPlace()
    {
        deleteAlone(1);
        (void)await(m_store->setMessagesDeleted({m_ids.at(1)}, false));
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void twoThatWereDeletedOneAfterTheOtherComeBackInEitherOrder_data()
    {
        QTest::addColumn<QList<int>>("order");
        QTest::newRow("lower first") << QList<int>{2, 1};
        QTest::newRow("upper first") << QList<int>{1, 2};
    }
    void twoThatWereDeletedOneAfterTheOtherComeBackInEitherOrder()
    {
        QFETCH(QList<int>, order);
        deleteAlone(1);
        deleteAlone(2);
        QCOMPARE(path(), QStringLiteral("0 3"));
        for (const int which : std::as_const(order))
            QVERIFY(await(bin().restore({{m_info.id, m_ids.at(which)}})).isOk());
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void aMessageBelowWhatWasDeletedComesBackWithIt()
    {
        deleteBranch(3);
        deleteBranch(1);
        QVERIFY(await(bin().restore({{m_info.id, m_ids.at(3)}})).isOk());
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void aMessageBringsItsConversationOutOfTheBin()
    {
        deleteBranch(2);
        (void)await(m_store->setConversationsDeleted({m_info.id}, true));
        QVERIFY(await(bin().restore({{m_info.id, m_ids.at(2)}})).isOk());
        QCOMPARE(await(m_store->conversations()).value().size(), 1);
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void nothingOfWhatIsEmptiedIsLeftInAnyFile()
    {
        storeCanary();
        (void)await(m_store->setConversationsDeleted({m_secret.id}, true));
        QVERIFY(isInFiles(binCanary().toUtf8()) && isInFiles("picture-canary"));
        purge({m_secret.id, {}});
        QVERIFY(!isInFiles(binCanary().toUtf8()));
        QVERIFY(!isInFiles("Quetzalzwiebelsuppe"));
        QVERIFY(!isInFiles("quetzalzwiebelsuppe"));
        QVERIFY(!isInFiles("picture-canary"));
        QVERIFY(!isInFiles("earlier wording"));
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
        m_store.reset();
        QVERIFY(!isInFiles(binCanary().toUtf8()) && !isInFiles("picture-canary"));
        reopen();
    }

    void aBranchThatIsEmptiedLeavesTheRest()
    {
        deleteBranch(2);
        purge({m_info.id, m_ids.at(2)});
        QVERIFY(entries().isEmpty());
        QCOMPARE(path(), QStringLiteral("0 1"));
    }

    void whatIsStillNamedElsewhereStays_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("another message") << QStringLiteral("message");
        QTest::newRow("an earlier wording") << QStringLiteral("revision");
        QTest::newRow("an unsent message") << QStringLiteral("draft");
    }
    void whatIsStillNamedElsewhereStays()
    {
        QFETCH(QString, where);
        const storage::Attachment picture = makeAttachment("picture-canary");
        const QList<core::ContentPart> parts{imageOf(picture)};
        core::Message named = makeMessage(5, Role::User, {}, m_ids.at(3));
        named.parts = parts;
        (void)await(m_store->addMessages(m_info, {named}, {picture}));
        storeCanary();
        if (where == QStringLiteral("revision"))
            QVERIFY(await(storage::StoreEdits(*m_store).revise(
                              named.id, {core::TextPart{QStringLiteral("none")}}, {}, now()))
                        .isOk());
        if (where == QStringLiteral("draft")) {
            (void)await(m_store->saveDraft(m_info.id, {{}, {imageOf(picture)}}, {picture}));
            (void)await(m_store->setMessagesDeleted({named.id}, true));
            purge({m_info.id, named.id});
        }
        (void)await(m_store->setConversationsDeleted({m_secret.id}, true));
        purge({m_secret.id, {}});
        QCOMPARE(await(m_store->attachment(picture.hash)).value().bytes, picture.bytes);
    }

    void whatSomebodyBroughtBackMeanwhileIsNotEmptied()
    {
        QVERIFY(await(bin().purgeSome({m_info.id, {}})).value());
        QVERIFY(await(bin().purgeSome({m_info.id, m_ids.at(1)})).value());
        QCOMPARE(path(), QStringLiteral("0 1 2 3"));
    }

    void aLongConversationGoesInSteps()
    {
        const core::ConversationInfo info = makeInfo(QStringLiteral("Long"));
        storeChain(*m_store, info, 1000, [](int i) { return QStringLiteral("row %1").arg(i); });
        (void)await(m_store->setConversationsDeleted({info.id}, true));
        int steps = 1;
        while (!await(bin().purgeSome({info.id, {}})).value())
            ++steps;
        QVERIFY(steps > 10);
        QVERIFY(entries().isEmpty());
        QVERIFY(!await(m_store->skeleton(info.id)).isOk());
    }

    void onlyWhatIsOldEnoughExpires()
    {
        deleteBranch(2);
        believe(now());
        QVERIFY(expired(now().addDays(1), 30).isEmpty());
        believe(now().addDays(31));
        QCOMPARE(expired(now().addDays(31), 30), (QList<BinRef>{{m_info.id, m_ids.at(2)}}));
        QVERIFY(expired(now().addDays(31), 40).isEmpty());
        QVERIFY(expired(now().addDays(31), 0).isEmpty());
    }

    void aClockThatJumpedEmptiesNothing()
    {
        deleteBranch(2);
        believe(now());
        QVERIFY(expired(now().addYears(1), 30).isEmpty());
        QVERIFY(expired(now().addYears(1).addSecs(3600), 30).isEmpty());
        // It is set right again, and the year is forgotten.
        QVERIFY(expired(now().addSecs(7200), 30).isEmpty());
        QVERIFY(expired(now().addYears(1).addDays(1), 30).isEmpty());
    }

    void whatAWrongClockDeletedIsAsOldAsThatIsNoticed()
    {
        deleteBranch(2);
        const QDateTime later = now().addYears(-20); // now is the wrong one
        believe(later.addDays(1));
        (void)expired(later.addDays(1), 30);
        QVERIFY(entries().at(0).deleted <= later.addDays(1));
    }

    void whatWasDeletedSinceTheStartStays()
    {
        deleteBranch(2);
        believe(now());
        believe(now().addDays(41));
        const auto refs = await(bin().expired(now().addDays(41), 30, now().addDays(-1)));
        QVERIFY(refs.value().isEmpty());
    }

    void aTimeIsBelievedAfterMostOfADay()
    {
        const BinClock fresh;
        QCOMPARE(fresh.seen(kSomeNow), (BinClock{0, kSomeNow}));
        const BinClock known{kSomeNow, 0};
        QCOMPARE(known.seen(kSomeNow + kHour), (BinClock{kSomeNow + kHour, 0}));
        QCOMPARE(known.seen(kSomeNow - 900 * kHour), (BinClock{kSomeNow - 900 * kHour, 0}));
        const BinClock doubting = known.seen(kSomeNow + 900 * kHour);
        QCOMPARE(doubting, (BinClock{kSomeNow, kSomeNow + 900 * kHour}));
        QCOMPARE(doubting.seen(kSomeNow + 910 * kHour), doubting);
        QCOMPARE(doubting.seen(kSomeNow + 920 * kHour), (BinClock{kSomeNow + 920 * kHour, 0}));
        QCOMPARE(doubting.seen(kSomeNow + kHour), (BinClock{kSomeNow + kHour, 0}));
    }

    void aWholeConversationMovesFromMemoryToTheFile()
    {
        storage::MemoryStore memory;
        const core::ConversationInfo info = makeInfo(QStringLiteral("Kept"));
        const storage::Attachment picture = makeAttachment("picture-canary");
        core::Message first = makeMessage(1, Role::User, binCanary());
        first.parts.append(imageOf(picture));
        const core::Message one = makeMessage(2, Role::Assistant, QStringLiteral("one"), first.id);
        const core::Message two = makeMessage(3, Role::Assistant, QStringLiteral("two"), first.id);
        QVERIFY(await(memory.addMessages(info, {first, one, two}, {picture})).isOk());
        (void)await(memory.setActiveChild(info.id, first.id, one.id));
        (void)await(storage::StoreEdits(memory).revise(
            one.id, {core::TextPart{QStringLiteral("better")}}, {}, now()));
        QVERIFY(!isInFiles(binCanary().toUtf8()));
        const auto whole = await(storage::WholeConversations(memory).read(info.id));
        QVERIFY(whole.isOk());
        QVERIFY(await(storage::WholeConversations(*m_store).add(whole.value())).isOk());
        QCOMPARE(skeletonOf(info.id).activeChildren.value(first.id), one.id);
        QCOMPARE(skeletonOf(info.id).messages.size(), 3);
        QCOMPARE(partsOf(one.id),
                 (QList<core::ContentPart>{core::TextPart{QStringLiteral("better")}}));
        QCOMPARE(await(storage::StoreEdits(*m_store).revisions(one.id)).value().size(), 1);
        QCOMPARE(await(m_store->attachment(picture.hash)).value().bytes, picture.bytes);
        storage::WholeConversation less = whole.value();
        less.messages.removeLast();
        QVERIFY(await(storage::WholeConversations(*m_store).replace(less)).isOk());
        QCOMPARE(skeletonOf(info.id).messages.size(), 2);
        QCOMPARE(await(storage::StoreEdits(*m_store).revisions(one.id)).value().size(), 1);
        QVERIFY(entries().isEmpty());
    }

private:
    [[nodiscard]] storage::Bin bin() { return storage::Bin(*m_store); }
    [[nodiscard]] static QDateTime now() { return QDateTime::currentDateTimeUtc(); }
    [[nodiscard]] QList<BinEntry> entries() { return await(bin().entries()).value(); }
    [[nodiscard]] QList<BinRef> expired(const QDateTime &at, int days)
    {
        return await(bin().expired(at, days, at)).value();
    }
    /// The clock has gone on to this time for days.
    void believe(const QDateTime &at)
    {
        for (int hours = 48; hours >= 0; hours -= 6)
            (void)expired(at.addSecs(-3600 * hours), 0);
    }

    void purge(const BinRef &ref)
    {
        while (!await(bin().purgeSome(ref)).value()) {
        }
        while (!await(bin().sweepSome()).value()) {
        }
        QVERIFY(await(bin().foldLog()).isOk());
    }

    void deleteBranch(int row)
    {
        const TreeChange change{m_info.id, {m_ids.at(row)}, true, {}, {}};
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(change)).isOk());
    }

    /// As DeleteMessages does it: what is shown below moves up.
    void deleteAlone(int row)
    {
        const auto skeleton = skeletonOf(m_info.id);
        TreeChange change{m_info.id, {m_ids.at(row)}, true, {}, {}};
        QUuid above;
        for (const core::Message &message : skeleton.messages) {
            if (message.id == m_ids.at(row))
                above = message.parentId;
        }
        for (const core::Message &message : skeleton.messages) {
            if (message.parentId == m_ids.at(row)) {
                change.parents.insert(message.id, above);
                change.activeChildren.insert(above, message.id);
            }
        }
        QVERIFY(await(storage::StoreEdits(*m_store).changeTree(change)).isOk());
    }

    void storeCanary()
    {
        m_secret = makeInfo(QStringLiteral("Secret"));
        const storage::Attachment picture = makeAttachment("picture-canary");
        core::Message question = makeMessage(1, Role::User, binCanary());
        question.parts.append(imageOf(picture));
        const core::Message answer =
            makeMessage(2, Role::Assistant, binCanary() + QStringLiteral(" again"), question.id);
        (void)await(m_store->addMessages(m_secret, {question, answer}, {picture}));
        (void)await(storage::StoreEdits(*m_store).revise(
            answer.id, {core::TextPart{QStringLiteral("earlier wording ") + binCanary()}}, {},
            now()));
    }

    [[nodiscard]] bool isInFiles(const QByteArray &bytes) const
    {
        return support::isInFiles(m_dir->path(), bytes);
    }

    [[nodiscard]] QString path()
    {
        const auto skeleton = skeletonOf(m_info.id);
        core::Conversation read(skeleton.info);
        read.restore(skeleton.messages, skeleton.activeChildren);
        QStringList texts;
        for (int row = 0; row < read.rowCount(); ++row)
            texts.append(said(partsOf(read.at(row).id)));
        return texts.join(QLatin1Char(' '));
    }
    [[nodiscard]] QString contentOf(const BinRef &ref)
    {
        QStringList texts;
        const QList<core::Message> messages = await(bin().content(ref, 10)).value();
        for (const core::Message &message : messages)
            texts.append(said(message.parts));
        return texts.join(QLatin1Char(' '));
    }
    [[nodiscard]] static QString said(const QList<core::ContentPart> &parts)
    {
        core::Message message;
        message.parts = parts;
        return core::plainText(message);
    }

    core::ConversationInfo m_secret;
};

QTEST_GUILESS_MAIN(tst_Bin)
#include "tst_bin.moc"

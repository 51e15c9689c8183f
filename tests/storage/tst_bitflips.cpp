// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/damagednotice.h"
#include "storage/backup/backupkeeper.h"
#include "storage/backup/pagesalvage.h"
#include "storage/databasefile.h"
#include "storage/storeedits.h"
#include "storage/wholeconversation.h"
#include "support/schemafixture.h"
#include "support/storerig.h"

#include <QRandomGenerator>

using namespace support;

namespace {

constexpr int kFlipMessages = 420; ///< long enough for a glimpse
constexpr int kFlipRounds = 8;
constexpr int kFlipsARound = 40;
constexpr quint32 kFlipSeed = 53;

/// Short enough for one page, and found once in the file.
QString flippable(int i)
{
    return QStringLiteral("%1 begins; Räder 车, and so on for a while; %1 ends")
        .arg(i, 6, 10, QLatin1Char('0'));
}

/// Parts that have no checksum, or a wrong one.
constexpr const char *kNotSummed =
    "SELECT count(*) FROM part WHERE checksum IS NULL"
    " OR checksum<>part_checksum(kind, attachment_hash, meta_json, text)";
constexpr const char *kDamageSecond =
    "UPDATE part SET text='one' WHERE message_id=(SELECT id FROM message WHERE seq=2)";

} // namespace

/// Bits that turn over on the disk within what people and models wrote, where SQLite sees nothing.
class tst_BitFlips : public QObject, private FourMessagesRig
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { close(); }

    void everyMessageWithAFlippedBitSaysSoAndNoOther();
    void anEditMakesItSoundAndWhatIsOnlyWrittenAgainStaysDamaged();
    void copiesAreAsDamagedAsWhatTheyWereMadeOf();
    void whatIsSavedOfTheFileStaysDamaged();
    void theNoteIsNotStored();
    void whatWasWrittenBeforeThereWereChecksumsIsRead();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] QByteArray fileBytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void putBytes(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QString answer(const char *sql) const
    {
        storage::Database database;
        return database.openBeside(path()) ? database.pragma(sql) : QString();
    }
    void runAlone(const char *sql)
    {
        m_store.reset();
        {
            storage::Database database;
            QVERIFY(database.open(path()));
            QVERIFY(database.execute(sql));
        }
        m_store = std::make_unique<storage::Store>();
        QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    }
    [[nodiscard]] QSet<QUuid> damagedIn(const QUuid &conversation)
    {
        QList<QUuid> ids;
        const auto skeleton = skeletonOf(conversation);
        for (const core::Message &message : skeleton.messages)
            ids.append(message.id);
        return await(m_store->damaged(ids)).value();
    }
    /// As somebody has it who has read it.
    [[nodiscard]] core::Message readAt(const QUuid &conversation, int place)
    {
        core::Message message = skeletonOf(conversation).messages.at(place);
        core::setDamaged(message, damagedIn(conversation).contains(message.id));
        return message;
    }
    /// What the pages of the file hold, taken into another database, which is open then.
    void salvageInto(storage::Database &fresh) const
    {
        const QString name = m_dir->filePath(QStringLiteral("fresh.db"));
        QCOMPARE(storage::DatabaseFile(name).create(), QString());
        {
            storage::PageSalvage pages(fresh, path());
            QVERIFY(fresh.open(name));
            fresh.execute("PRAGMA foreign_keys=OFF");
            fresh.begin();
            QVERIFY(pages.run());
            QVERIFY(fresh.commit());
            fresh.close(); // its statements go before those texts do
        }
        QVERIFY(fresh.open(name));
    }
    [[nodiscard]] std::optional<int> counted()
    {
        storage::BackupKeeper keeper(m_dir->path());
        return await(keeper.countDamaged(path()));
    }
};

void tst_BitFlips::everyMessageWithAFlippedBitSaysSoAndNoOther()
{
    open();
    const core::ConversationInfo info = makeInfo();
    const QList<QUuid> ids = storeChain(*m_store, info, kFlipMessages, flippable);
    QVERIFY(await(m_store->rememberPath(info.id)).isOk());
    m_store.reset();
    const QByteArray whole = fileBytes();
    QRandomGenerator random(kFlipSeed);
    for (int round = 0; round < kFlipRounds; ++round) {
        QByteArray bytes = whole;
        QSet<QUuid> flipped;
        while (flipped.size() < kFlipsARound) {
            const int message = random.bounded(kFlipMessages);
            if (flipped.contains(ids.at(message)))
                continue;
            const QByteArray text = flippable(message).toUtf8();
            const qsizetype at = whole.indexOf(text);
            QVERIFY(at > 0);
            QCOMPARE(whole.indexOf(text, at + 1), -1);
            const qsizetype byte = at + random.bounded(int(text.size()));
            bytes[byte] = char(bytes.at(byte) ^ (1 << random.bounded(8)));
            flipped.insert(ids.at(message));
        }
        putBytes(bytes);
        QCOMPARE(answer("PRAGMA integrity_check"), QStringLiteral("ok"));
        m_store = std::make_unique<storage::Store>();
        QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
        QCOMPARE(damagedIn(info.id), flipped);
        const auto glimpse = await(m_store->glimpse(info.id, 20)).value();
        QVERIFY(!glimpse.messages.isEmpty());
        for (const core::Message &message : glimpse.messages)
            QCOMPARE(core::isDamaged(message), flipped.contains(message.id));
        QCOMPARE(counted(), std::optional<int>(kFlipsARound));
        m_store.reset();
    }
    putBytes(whole);
    QCOMPARE(counted(), std::optional<int>(0));
}

void tst_BitFlips::anEditMakesItSoundAndWhatIsOnlyWrittenAgainStaysDamaged()
{
    openWithFour();
    QCOMPARE(answer(kNotSummed), QStringLiteral("0"));
    runAlone(kDamageSecond);
    QCOMPARE(damagedIn(m_info.id), QSet<QUuid>{m_ids.at(1)});
    // Saved as it was read, with and without the note.
    core::Message message = readAt(m_info.id, 1);
    message.parts = partsOf(message.id);
    message.isLoaded = true;
    for (const bool isNoted : {true, false}) {
        core::setDamaged(message, isNoted);
        QVERIFY(await(m_store->saveMessage(message)).isOk());
        QCOMPARE(damagedIn(m_info.id), QSet<QUuid>{message.id});
    }
    // A reply that went on when the program ended.
    QVERIFY(await(m_store->appendJournal({{message.id, 0, QStringLiteral(" more")}})).isOk());
    reopen();
    QCOMPARE(core::partText(partsOf(message.id).at(0)), QStringLiteral("one more"));
    QCOMPARE(damagedIn(m_info.id), QSet<QUuid>{message.id});
    QVERIFY(await(storage::StoreEdits(*m_store).revise(
                      message.id, {core::TextPart{QStringLiteral("1")}}, {}, m_info.created))
                .isOk());
    QVERIFY(damagedIn(m_info.id).isEmpty());
    QCOMPARE(answer(kNotSummed), QStringLiteral("0"));
}

void tst_BitFlips::copiesAreAsDamagedAsWhatTheyWereMadeOf()
{
    openWithFour();
    runAlone(kDamageSecond);
    storage::StoreEdits edits(*m_store);
    const core::ConversationInfo way = makeInfo();
    QVERIFY(await(edits.copyPath(m_ids.at(3), way)).isOk());
    const auto twin = await(edits.copyConversation(m_info.id, makeInfo())).value();
    for (const QUuid &copy : {way.id, twin.id}) {
        const auto skeleton = skeletonOf(copy);
        QCOMPARE(damagedIn(copy), QSet<QUuid>{skeleton.messages.at(1).id});
    }
    QCOMPARE(answer(kNotSummed), QStringLiteral("3"));
    QCOMPARE(counted(), std::optional<int>(3));
    // To another database, and back.
    const auto whole = await(storage::WholeConversations(*m_store).read(m_info.id)).value();
    close();
    open();
    QVERIFY(await(storage::WholeConversations(*m_store).add(whole)).isOk());
    QCOMPARE(damagedIn(m_info.id), QSet<QUuid>{m_ids.at(1)});
    QCOMPARE(answer(kNotSummed), QStringLiteral("1"));
}

void tst_BitFlips::whatIsSavedOfTheFileStaysDamaged()
{
    openWithFour();
    runAlone(kDamageSecond);
    m_store.reset();
    storage::Database database;
    salvageInto(database);
    QCOMPARE(database.pragma("SELECT count(*) FROM part"), QStringLiteral("4"));
    QCOMPARE(database.pragma(kNotSummed), QStringLiteral("1"));
}

void tst_BitFlips::theNoteIsNotStored()
{
    openWithFour();
    runAlone(kDamageSecond);
    QVERIFY(await(m_store->saveMessage(readAt(m_info.id, 1))).isOk());
    QCOMPARE(answer("SELECT count(*) FROM message WHERE response_json IS NOT NULL"),
             QStringLiteral("0"));
    QCOMPARE(damagedIn(m_info.id), QSet<QUuid>{m_ids.at(1)});
}

void tst_BitFlips::whatWasWrittenBeforeThereWereChecksumsIsRead()
{
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(2, path());
    QCOMPARE(counted(), std::optional<int>(0));
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    const auto infos = await(m_store->conversations()).value();
    for (const core::ConversationInfo &info : infos)
        QVERIFY(damagedIn(info.id).isEmpty());
    // But for the reply that had not ended: it was written anew.
    QCOMPARE(answer("SELECT count(checksum) FROM part"), QStringLiteral("1"));
    QCOMPARE(counted(), std::optional<int>(0));
    m_store.reset();
    // The pages hold rows with a column less.
    storage::Database database;
    salvageInto(database);
    QCOMPARE(database.pragma("SELECT count(*) FROM part"), answer("SELECT count(*) FROM part"));
}

QTEST_GUILESS_MAIN(tst_BitFlips)
#include "tst_bitflips.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/searchrig.h"

#include "storage/databasereader.h"
#include "storage/migrations.h"
#include "storage/search/indexedtext.h"
#include "storage/search/searchindex.h"
#include "storage/search/searchreader.h"
#include "support/schemafixture.h"

#include <sqlite3.h>

using namespace support;
using storage::SearchIndex;
using storage::SearchPage;

class tst_SearchIndex : public QObject, private SearchRig
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeSearch(); }

    void nothingIsFoundWhereNoDatabaseIs();
    void anOlderDatabaseIsMigratedAfterABackup();
    void aNewerLayoutInTheLogIsNotReadAsOurs();
    void anOlderDatabaseIsSearchedWithoutItsIndex();
    void whatWasThereIsIndexedInTheBackground();
    void slicesGoOnWhereTheyWereCutOff();
    void aDamagedIndexNeverStandsInTheWay();
    void aMissingIndexIsMadeAnew();
    void anIndexOfOtherRulesIsMadeAnew();
    void anIndexThatAnswersWronglyIsMadeAnew();
    void anIndexCanBeMadeAnewWhenItIsAskedFor();
    void nothingIsLeftOfWhatIsRemovedForGood();

private:
    void openFixture();
    void runBeside(const char *sql);
    [[nodiscard]] qint64 indexedCount();
    [[nodiscard]] bool isComplete();
    [[nodiscard]] bool waitUntilComplete();
};

namespace {

QStringList backupsOf(const QString &folder)
{
    return QDir(folder + QStringLiteral("/backups")).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

void tst_SearchIndex::openFixture()
{
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(1, path());
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    m_search = std::make_unique<storage::Search>(path());
}

/// Defensive mode is off here, as it is for whatever damages a file.
void tst_SearchIndex::runBeside(const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path()).constData(), &handle), SQLITE_OK);
    sqlite3_busy_timeout(handle, 5000);
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    const QByteArray words = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    QVERIFY2(code == SQLITE_OK, words.constData());
}

qint64 tst_SearchIndex::indexedCount()
{
    storage::Database database;
    database.openBeside(path());
    storage::Statement row = database.prepare("SELECT count(*) FROM message_search_docsize");
    return row.next() ? row.integer(0) : -1;
}

bool tst_SearchIndex::isComplete()
{
    storage::Database database;
    database.openBeside(path());
    return SearchIndex::isUsable(database) && SearchIndex::firstIndexed(database) <= 1;
}

bool tst_SearchIndex::waitUntilComplete()
{
    return QTest::qWaitFor([this] { return isComplete(); }, 30'000);
}

void tst_SearchIndex::nothingIsFoundWhereNoDatabaseIs()
{
    openSearch();
    storage::Search search(m_dir->filePath(QStringLiteral("other.db")));
    const core::Result<SearchPage> page = await(search.find({QStringLiteral("a"), {}, 50}));
    QCOMPARE(page.error().code, QStringLiteral("absent"));
}

void tst_SearchIndex::anOlderDatabaseIsMigratedAfterABackup()
{
    openFixture();
    const QStringList backups = backupsOf(m_dir->path());
    QCOMPARE(backups.size(), 1);
    QVERIFY(backups.at(0).contains(QLatin1StringView("schema-1")));
    const QString backup = m_dir->filePath(QStringLiteral("backups/") + backups.at(0));
    QCOMPARE(QFile::permissions(backup) & QFile::Permissions(0x0077), QFile::Permissions());
    storage::Database copy;
    QVERIFY(copy.openUntouched(backup));
    QCOMPARE(copy.pragma("PRAGMA user_version"), QStringLiteral("1"));
    QCOMPARE(copy.pragma("PRAGMA integrity_check"), QStringLiteral("ok"));
    QCOMPARE(copy.pragma("SELECT count(*) FROM part"), QStringLiteral("8"));
    copy.close();
    const auto infos = await(m_store->conversations()).value();
    QCOMPARE(infos.size(), 2);
    // Once, and only once.
    m_search.reset();
    reopen();
    QCOMPARE(backupsOf(m_dir->path()), backups);
}

void tst_SearchIndex::aNewerLayoutInTheLogIsNotReadAsOurs()
{
    openSearch();
    m_search.reset();
    // The store is open: it stays in the log.
    runBeside("PRAGMA user_version=999");
    storage::Database database;
    QCOMPARE(storage::openForReading(database, path()).error().code, QStringLiteral("too-new"));
}

void tst_SearchIndex::anOlderDatabaseIsSearchedWithoutItsIndex()
{
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(1, path());
    m_search = std::make_unique<storage::Search>(path());
    const SearchPage page = find(QStringLiteral("图书馆"));
    QCOMPARE(page.hitCount, 2);
    QVERIFY(!page.isIndexUsed);
    // The title is one, and lies in front.
    QCOMPARE(page.groups.size(), 1);
    QVERIFY(!page.groups.at(0).titleMarks.isEmpty());
    storage::Database database;
    QCOMPARE(storage::openForReading(database, path()).value(), 1);
}

void tst_SearchIndex::whatWasThereIsIndexedInTheBackground()
{
    openFixture();
    // All is found at once, and the same when the index is there.
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(find(QStringLiteral("tomatoes")).hitCount, 2);
        QCOMPARE(find(QStringLiteral("圖書館")).hitCount, 2);
        QCOMPARE(find(QStringLiteral("opening hours")).hitCount, 1);
        QVERIFY(waitUntilComplete());
    }
    QCOMPARE(indexedCount(), 8);
    QVERIFY(find(QStringLiteral("tomatoes")).isIndexUsed);
}

void tst_SearchIndex::slicesGoOnWhereTheyWereCutOff()
{
    openSearch();
    storeChain(*m_store, makeInfo(), 700, [](int i) { return QStringLiteral("word%1").arg(i); });
    m_search.reset();
    m_store.reset();
    runBeside("UPDATE meta SET value='' WHERE key='search_version'");
    storage::Database database;
    QVERIFY(database.open(path()));
    SearchIndex index(database);
    QCOMPARE(index.indexMore(), SearchIndex::Progress::More); // begins anew
    QCOMPARE(index.indexMore(), SearchIndex::Progress::More);
    const qint64 first = SearchIndex::firstIndexed(database);
    QVERIFY(first > 1 && first < 700);
    database.close();
    QVERIFY(database.open(path()));
    int slices = 0;
    while (index.indexMore() == SearchIndex::Progress::More)
        ++slices;
    QVERIFY(slices > 1);
    QCOMPARE(SearchIndex::firstIndexed(database), 0);
    database.close();
    QCOMPARE(indexedCount(), 700);
}

void tst_SearchIndex::aDamagedIndexNeverStandsInTheWay()
{
    openSearch();
    const QUuid first = put(QStringLiteral("quinces"));
    const core::Message message = m_message;
    const core::ConversationInfo info = m_info;
    storeChain(*m_store, makeInfo(), 1200, [](int) { return QStringLiteral("filler"); });
    QVERIFY(idsFor(QStringLiteral("quinces")) == QList<QUuid>{first});
    m_search.reset();
    runBeside("UPDATE message_search_data SET block=x'00ff00ff00ff00ff'");
    m_search = std::make_unique<storage::Search>(path());
    QSignalSpy damaged(m_search.get(), &storage::Search::indexDamaged);
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{first});
    QVERIFY(QTest::qWaitFor([&damaged] { return !damaged.isEmpty(); }));
    core::Message changed = message;
    changed.parts = {core::TextPart{QStringLiteral("medlars")}};
    QVERIFY(await(m_store->saveMessage(changed)).isOk());
    const QUuid second = put(QStringLiteral("more quinces"));
    QCOMPARE(partsOf(first), changed.parts);
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{second});
    // Nobody has to start the program anew for it.
    QVERIFY(waitUntilComplete());
    QCOMPARE(indexedCount(), 1202);
    m_search.reset();
    m_search = std::make_unique<storage::Search>(path());
    const SearchPage page = find(QStringLiteral("medlars"));
    QVERIFY(page.isIndexUsed && !page.isIndexDamaged);
    QCOMPARE(idsOf(page), QList<QUuid>{first});
}

void tst_SearchIndex::aMissingIndexIsMadeAnew()
{
    openSearch();
    const QUuid id = put(QStringLiteral("quinces"));
    m_search.reset();
    m_store.reset();
    runBeside("DROP TABLE message_search");
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    const QUuid other = put(QStringLiteral("quinces, too"));
    QVERIFY(waitUntilComplete());
    QCOMPARE(indexedCount(), 2);
    m_search = std::make_unique<storage::Search>(path());
    QCOMPARE(idsFor(QStringLiteral("quinces")), (QList<QUuid>{other, id}));
}

void tst_SearchIndex::anIndexOfOtherRulesIsMadeAnew()
{
    openSearch();
    put(QStringLiteral("quinces"));
    m_search.reset();
    m_store.reset();
    runBeside("UPDATE meta SET value='0-of-another-program' WHERE key='search_version'");
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    QVERIFY(waitUntilComplete());
    QCOMPARE(indexedCount(), 1);
}

void tst_SearchIndex::anIndexThatAnswersWronglyIsMadeAnew()
{
    openSearch();
    const QUuid id = put(QStringLiteral("quinces"));
    m_search.reset();
    m_store.reset();
    // Sound by itself, but it says nothing of what is stored.
    runBeside("INSERT INTO message_search(message_search) VALUES ('delete-all')");
    QCOMPARE(indexedCount(), 0);
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    QVERIFY(QTest::qWaitFor([this] { return indexedCount() == 1; }, 30'000));
    m_search = std::make_unique<storage::Search>(path());
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{id});
}

void tst_SearchIndex::anIndexCanBeMadeAnewWhenItIsAskedFor()
{
    openSearch();
    put(QStringLiteral("quinces"));
    m_search.reset();
    runBeside("INSERT INTO message_search(message_search) VALUES ('delete-all')");
    QCOMPARE(indexedCount(), 0);
    QVERIFY(await(m_store->renewSearchIndex()).isOk());
    QVERIFY(QTest::qWaitFor([this] { return indexedCount() == 1; }, 30'000));
}

void tst_SearchIndex::nothingIsLeftOfWhatIsRemovedForGood()
{
    openSearch();
    const QString secret = QStringLiteral("xylographcanary");
    put(secret);
    for (int i = 0; i < 40; ++i)
        put(QStringLiteral("ordinary words %1").arg(i));
    m_search.reset();
    m_store.reset();
    storage::Database database;
    QVERIFY(database.open(path()));
    SearchIndex index(database);
    database.begin();
    index.remove(1);
    QVERIFY(database.execute("DELETE FROM part WHERE message_id=1"));
    QVERIFY(database.execute("DELETE FROM message WHERE id=1"));
    for (int i = 0; i < 100 && !index.scrub(); ++i) {
    }
    QVERIFY(database.commit());
    database.close();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains(secret.toUtf8()));
    QVERIFY(!bytes.contains(secret.mid(2).toUtf8()));
    QCOMPARE(indexedCount(), 40);
}

QTEST_GUILESS_MAIN(tst_SearchIndex)
#include "tst_searchindex.moc"

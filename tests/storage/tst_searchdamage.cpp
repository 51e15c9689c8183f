// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/searchrig.h"

#include "storage/backup/backupkeeper.h"
#include "storage/search/searchindex.h"

#include <sqlite3.h>

using namespace support;
using storage::SearchIndex;
using Check = storage::BackupKeeper::Check;
using Progress = storage::SearchIndex::Progress;

class tst_SearchDamage : public QObject, private SearchRig
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeSearch(); }

    void aBrokenIndexIsMadeAnew_data();
    void aBrokenIndexIsMadeAnew();
    void aBrokenIndexWithoutMessagesIsMadeAnew();
    void aDamagedPageOfTheIndexRefusesNothing_data();
    void aDamagedPageOfTheIndexRefusesNothing();
    void anIndexOfOtherRulesIsNotUsedFromTheStart();
    void damagedMessagesArePassedOver_data();
    void damagedMessagesArePassedOver();
    void whatIsDiscardedMeanwhileIsMadeAnewAfterAWrite();
    void theBackgroundSeesWhatPagesDoNotShow_data();
    void theBackgroundSeesWhatPagesDoNotShow();
    void whatIsInterruptedIsNoDamage();

private:
    /// Stores `count` messages and closes everything.
    void fill(int count);
    void runAlone(const char *sql);
    void damagePageOf(const char *select);
    [[nodiscard]] bool waitUntilWhole();
};

void tst_SearchDamage::fill(int count)
{
    openSearch();
    storeChain(*m_store, makeInfo(), count, [](int i) {
        return QStringLiteral("word%1 ").arg(i) + QString(300, QLatin1Char('t'));
    });
    m_search.reset();
    m_store.reset();
}

/// Defensive mode is off here, as it is for whatever damages a file.
void tst_SearchDamage::runAlone(const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path()).constData(), &handle), SQLITE_OK);
    sqlite3_busy_timeout(handle, 5000);
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    const QByteArray words = sqlite3_errmsg(handle);
    sqlite3_close(handle);
    QVERIFY2(code == SQLITE_OK, words.constData());
}

/// `select` finds the number of a page.
void tst_SearchDamage::damagePageOf(const char *select)
{
    storage::Database database;
    QVERIFY(database.open(path()));
    const qint64 page = database.pragma(select).toLongLong();
    QVERIFY(page > 1);
    database.close();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((page - 1) * 4096));
    QCOMPARE(file.write(QByteArray(4096, '\x5a')), 4096);
}

bool tst_SearchDamage::waitUntilWhole()
{
    return QTest::qWaitFor(
        [this] {
            storage::Database database;
            database.openBeside(path());
            return SearchIndex::isWhole(database);
        },
        30'000);
}

void tst_SearchDamage::aBrokenIndexIsMadeAnew_data()
{
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *name, const char *sql) {
        QTest::newRow(name) << QByteArray(sql);
    };
    row("settings gone", "DROP TABLE message_search_config");
    row("of another FTS5", "REPLACE INTO message_search_config VALUES ('version', 99)");
    row("content gone", "DROP TABLE message_search_data");
    row("all of it gone", "DROP TABLE message_search_data; DROP TABLE message_search_idx;"
                          "DROP TABLE message_search_docsize; DROP TABLE message_search_config");
    row("own tables left over", "DROP TABLE message_search;"
                                "CREATE TABLE message_search_data(id)");
}

void tst_SearchDamage::aBrokenIndexIsMadeAnew()
{
    QFETCH(QByteArray, sql);
    fill(30);
    runAlone(sql.constData());
    reopen();
    QVERIFY(waitUntilWhole());
    m_search = std::make_unique<storage::Search>(path());
    const storage::SearchPage page = find(QStringLiteral("word7"));
    QVERIFY(page.isIndexUsed && !page.isIndexDamaged);
    QCOMPARE(page.hitCount, 1);
    m_search.reset();
    m_store.reset();
    storage::Database database;
    QVERIFY(database.open(path()));
    QCOMPARE(database.pragma("PRAGMA integrity_check"), QStringLiteral("ok"));
    QCOMPARE(database.pragma("SELECT count(*) FROM message_search_docsize"), QStringLiteral("30"));
}

void tst_SearchDamage::aBrokenIndexWithoutMessagesIsMadeAnew()
{
    fill(0);
    runAlone("DROP TABLE message_search_config; UPDATE meta SET value='' WHERE"
             " key='search_version'");
    reopen();
    QVERIFY(waitUntilWhole());
}

void tst_SearchDamage::aDamagedPageOfTheIndexRefusesNothing_data()
{
    QTest::addColumn<QByteArray>("select");
    const auto row = [](const char *table) {
        QTest::newRow(table) << "SELECT rootpage FROM sqlite_schema WHERE name='"
                                    + QByteArray(table) + '\'';
    };
    row("message_search_data");
    row("message_search_idx");
    row("message_search_docsize");
    row("message_search_config");
}

void tst_SearchDamage::aDamagedPageOfTheIndexRefusesNothing()
{
    QFETCH(QByteArray, select);
    fill(30);
    damagePageOf(select.constData());
    reopen();
    QVERIFY(waitUntilWhole());
    const QUuid id = put(QStringLiteral("quinces"));
    m_search = std::make_unique<storage::Search>(path());
    const storage::SearchPage page = find(QStringLiteral("word7"));
    QVERIFY(page.isIndexUsed && !page.isIndexDamaged);
    QCOMPARE(page.hitCount, 1);
    m_search.reset();
    // What was given up stays in the file, and is no reason to give up what came after it.
    reopen();
    storage::Database database;
    QVERIFY(database.openBeside(path()));
    QVERIFY(SearchIndex::isWhole(database));
    m_search = std::make_unique<storage::Search>(path());
    QCOMPARE(idsFor(QStringLiteral("quinces")), QList<QUuid>{id});
}

void tst_SearchDamage::anIndexOfOtherRulesIsNotUsedFromTheStart()
{
    fill(3);
    runAlone("UPDATE meta SET value='0-of-another-program' WHERE key='search_version'");
    storage::Database database;
    QVERIFY(database.open(path()));
    database.begin();
    SearchIndex(database).prepare();
    QVERIFY(database.commit());
    QCOMPARE(database.pragma("SELECT value FROM meta WHERE key='search_version'"), QString());
}

void tst_SearchDamage::damagedMessagesArePassedOver_data()
{
    QTest::addColumn<QByteArray>("select");
    const auto row = [](const char *table, const char *offset) {
        QTest::newRow(table) << "SELECT pageno FROM dbstat WHERE pagetype='leaf' AND name='"
                                    + QByteArray(table) + "' LIMIT 1 OFFSET " + offset;
    };
    row("part", "3");
    row("message", "3");
}

void tst_SearchDamage::damagedMessagesArePassedOver()
{
    QFETCH(QByteArray, select);
    fill(600);
    runAlone("UPDATE meta SET value='' WHERE key='search_version'");
    damagePageOf(select.constData());
    storage::Database database;
    QVERIFY(database.open(path()));
    SearchIndex index(database);
    Progress progress = Progress::More;
    for (int i = 0; i < 1000 && progress == Progress::More; ++i)
        progress = index.indexMore();
    const auto failure = database.failure();
    QVERIFY2(progress == Progress::Done, failure ? qPrintable(failure->message) : "");
    const int count = database.pragma("SELECT count(*) FROM message_search_docsize").toInt();
    QVERIFY2(count > 500 && count < 600, qPrintable(QString::number(count)));
    // Nor does the next start make it anew.
    database.begin();
    index.prepare();
    QVERIFY(database.commit());
    QVERIFY(SearchIndex::isWhole(database));
}

void tst_SearchDamage::theBackgroundSeesWhatPagesDoNotShow_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<Check>("expected");
    const auto row = [](const char *name, Check expected, const char *sql) {
        QTest::newRow(name) << QByteArray(sql) << expected;
    };
    row("nothing is wrong", Check::Whole, "SELECT 1");
    row("a message that an index does not know", Check::Damaged,
        "PRAGMA writable_schema=ON; CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE "
        "name='message_order'; DELETE FROM sqlite_schema WHERE name='message_order'; "
        "PRAGMA writable_schema=RESET; DELETE FROM message WHERE id=7; "
        "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM kept; "
        "PRAGMA writable_schema=RESET; DROP TABLE kept");
    row("a message that is not found by its words", Check::IndexDamaged,
        "DELETE FROM message_search_docsize WHERE id=7");
    row("words are gone", Check::IndexDamaged,
        "DELETE FROM message_search_data WHERE id=(SELECT max(id) FROM message_search_data)");
}

void tst_SearchDamage::theBackgroundSeesWhatPagesDoNotShow()
{
    QFETCH(QByteArray, sql);
    QFETCH(Check, expected);
    fill(30);
    reopen();
    QVERIFY(waitUntilWhole());
    m_store.reset();
    runAlone(sql.constData());
    {
        storage::Database database;
        QVERIFY(database.open(path()));
        QCOMPARE(database.pragma("PRAGMA quick_check"), QStringLiteral("ok"));
    }
    storage::BackupKeeper keeper(m_dir->path());
    QCOMPARE(await(keeper.check(path())), expected);
}

void tst_SearchDamage::whatIsInterruptedIsNoDamage()
{
    fill(600);
    QList<QFuture<Check>> checks;
    {
        storage::BackupKeeper keeper(m_dir->path());
        for (int i = 0; i < 5; ++i)
            checks.append(keeper.check(path()));
    }
    for (const QFuture<Check> &check : std::as_const(checks))
        QVERIFY(check.result() == Check::Unknown || check.result() == Check::Whole);
}

void tst_SearchDamage::whatIsDiscardedMeanwhileIsMadeAnewAfterAWrite()
{
    fill(3);
    reopen();
    QVERIFY(waitUntilWhole());
    runAlone("UPDATE meta SET value='' WHERE key='search_version'");
    put(QStringLiteral("quinces"));
    QVERIFY(waitUntilWhole());
}

QTEST_GUILESS_MAIN(tst_SearchDamage)
#include "tst_searchdamage.moc"

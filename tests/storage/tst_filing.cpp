// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cabinet.h"
#include "storage/bin/bin.h"
#include "storage/databasereader.h"
#include "storage/filingtable.h"
#include "storage/migrations.h"
#include "storage/storeedits.h"
#include "support/schemafixture.h"
#include "support/searchrig.h"

using namespace support;
using core::Filing;
using core::Folder;
using storage::StoreEdits;

/// Folders and tags on disk: how they got there, and what finds conversations by them.
class tst_Filing : public QObject, private SearchRig
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { closeSearch(); }
    void earlierLayoutsBecomeThisOne_data();
    void earlierLayoutsBecomeThisOne();
    void aMigrationThatWasCutIsOldOrNew_data();
    void aMigrationThatWasCutIsOldOrNew();
    void aLayoutWithoutItsTablesIsDamaged();
    void whatIsFiledIsThereAfterARestart();
    void aFolderMayLieInOneOfTheSameStep();
    void conversationsKeepTheirPlaceWhenTheyAreSaved();
    void whatIsDeletedComesBack();
    void aFolderGoesIntoTheBinWithItsConversationsInOneStep();
    void whatNothingNamesGoesWithWhatIsEmptied();
    void aStepThatFailsChangesNothing();
    void copiesAreFiledAsTheirOriginals();
    void openOrClosedIsKept();
    void whatIsGoneForGoodTakesItsTagsAlong();
    void foldersWithAllThatLiesInThemAreSearched();
    void everyTagThatIsAskedForMustBeThere();
    void circlesAreSearchedOnce();
    void anOlderLayoutHasNothingFiled();

private:
    [[nodiscard]] Filing filing() { return await(StoreEdits(*m_store).filing()).value(); }
    void file(const Filing &step, const storage::ConversationMove &moved = {})
    {
        QVERIFY(await(StoreEdits(*m_store).file(step, moved)).isOk());
    }
    /// The messages found with this filter alone.
    [[nodiscard]] QList<QUuid> found(const QUuid &folder, const QList<QUuid> &tags = {})
    {
        storage::SearchQuery query;
        query.filter.folder = folder;
        query.filter.tags = tags;
        return idsOf(find(query));
    }
};

namespace {

Folder folderNamed(const char *name, const QUuid &parent = {})
{
    Folder folder;
    folder.id = core::newId();
    folder.parent = parent;
    folder.name = QString::fromUtf8(name);
    return folder;
}

core::Tag tagNamed(const char *name)
{
    return {core::newId(), QString::fromUtf8(name)};
}

} // namespace

void tst_Filing::earlierLayoutsBecomeThisOne_data()
{
    QTest::addColumn<int>("schema");
    for (int schema = 1; schema < storage::kSchemaVersion; ++schema)
        QTest::addRow("schema %d", schema) << schema;
}

void tst_Filing::earlierLayoutsBecomeThisOne()
{
    QFETCH(int, schema);
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(schema, path());
    m_store = std::make_unique<storage::Store>();
    QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Opened);
    const QStringList backups =
        QDir(m_dir->filePath(QStringLiteral("backups"))).entryList(QDir::Files);
    QCOMPARE(backups.size(), 1);
    QVERIFY(backups.at(0).contains(QStringLiteral("schema-%1.db").arg(schema)));
    const auto infos = await(m_store->conversations()).value();
    QCOMPARE(infos.size(), 2);
    QVERIFY(filing().isEmpty());
    const Folder folder = folderNamed("Work");
    const core::Tag tag = tagNamed("t");
    const Filing step{{folder}, {tag}, {{infos.at(0).id, folder.id}}, {{infos.at(1).id, {tag.id}}}};
    file(step);
    reopen();
    QCOMPARE(filing(), step);
    storage::Database database;
    QVERIFY(database.openBeside(path()));
    QCOMPARE(database.pragma("PRAGMA user_version"), QString::number(storage::kSchemaVersion));
    QCOMPARE(database.pragma("PRAGMA integrity_check"), QStringLiteral("ok"));
    QCOMPARE(database.pragma("SELECT count(*) FROM part"), QStringLiteral("8"));
}

void tst_Filing::aMigrationThatWasCutIsOldOrNew_data()
{
    earlierLayoutsBecomeThisOne_data();
}

/// Whatever of the log a crash has left: the file is of a whole layout, and opens.
void tst_Filing::aMigrationThatWasCutIsOldOrNew()
{
    QFETCH(int, schema);
    QTemporaryDir whole;
    const QString source = whole.filePath(QStringLiteral("loquat.db"));
    loadSchemaFixture(schema, source);
    QVERIFY(QFile::copy(source, whole.filePath(QStringLiteral("before.db"))));
    storage::Database database;
    QVERIFY(database.open(source));
    QCOMPARE(database.pragma("PRAGMA journal_mode=WAL"), QStringLiteral("wal"));
    database.execute("PRAGMA wal_autocheckpoint=0");
    QVERIFY(storage::Migrations::apply(database, schema));
    QFile logFile(source + QStringLiteral("-wal"));
    QVERIFY(logFile.open(QIODevice::ReadOnly));
    const QByteArray log = logFile.readAll();
    QVERIFY(log.size() > 10'000);
    QSet<int> met;
    constexpr int kCuts = 24;
    for (int i = 0; i <= kCuts; ++i) {
        const qsizetype length = log.size() * i / kCuts;
        QTemporaryDir dir;
        const QString cut = dir.filePath(QStringLiteral("loquat.db"));
        QVERIFY(QFile::copy(whole.filePath(QStringLiteral("before.db")), cut));
        QFile part(cut + QStringLiteral("-wal"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(log.left(length));
        part.close();
        {
            storage::Database read;
            const auto version = storage::openForReading(read, cut);
            QVERIFY2(version.isOk(), qPrintable(version ? QString() : version.error().message));
            met.insert(version.value());
        }
        storage::Store store;
        QCOMPARE(await(store.open(cut)).state, storage::OpenReport::State::Opened);
        QCOMPARE(await(store.conversations()).value().size(), 2);
        QVERIFY(await(StoreEdits(store).filing()).value().isEmpty());
    }
    QVERIFY(met.contains(schema) && met.contains(storage::kSchemaVersion));
    for (const int version : met)
        QVERIFY(version >= schema && version <= storage::kSchemaVersion);
}

void tst_Filing::aLayoutWithoutItsTablesIsDamaged()
{
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(2, path());
    {
        storage::Database database;
        QVERIFY(database.open(path()));
        QVERIFY(database.execute("PRAGMA user_version=3"));
    }
    storage::Store store;
    QCOMPARE(await(store.open(path())).state, storage::OpenReport::State::Damaged);
}

void tst_Filing::whatIsFiledIsThereAfterARestart()
{
    openSearch();
    put(QStringLiteral("q"));
    Folder folder = folderNamed("工作");
    folder.colour = core::FolderColour::Teal;
    folder.position = 3;
    const core::Tag tag = tagNamed("läsen");
    const Filing step{{folder}, {tag}, {{m_info.id, folder.id}}, {{m_info.id, {tag.id}}}};
    file(step);
    reopen();
    QCOMPARE(filing(), step);
}

void tst_Filing::aFolderMayLieInOneOfTheSameStep()
{
    openSearch();
    const Folder above = folderNamed("above");
    const Folder below = folderNamed("below", above.id);
    file({{below, above}, {}, {}, {}});
    core::Cabinet cabinet;
    cabinet.setAll(filing());
    QCOMPARE(cabinet.path(below.id).size(), 2);
}

void tst_Filing::conversationsKeepTheirPlaceWhenTheyAreSaved()
{
    openSearch();
    put(QStringLiteral("q"));
    const Folder folder = folderNamed("f");
    const core::Tag tag = tagNamed("t");
    file({{folder}, {tag}, {{m_info.id, folder.id}}, {{m_info.id, {tag.id}}}});
    m_info.title = QStringLiteral("Other");
    QVERIFY(await(m_store->saveInfo(m_info)).isOk());
    QCOMPARE(filing().places.value(m_info.id), folder.id);
    QCOMPARE(filing().tagged.value(m_info.id), QSet<QUuid>{tag.id});
}

void tst_Filing::whatIsDeletedComesBack()
{
    openSearch();
    put(QStringLiteral("q"));
    Folder folder = folderNamed("f");
    core::Tag tag = tagNamed("t");
    const Filing step{{folder}, {tag}, {{m_info.id, folder.id}}, {{m_info.id, {tag.id}}}};
    file(step);
    folder.isDeleted = true;
    tag.isDeleted = true;
    file({{folder}, {tag}, {}, {}});
    QVERIFY(filing().isEmpty());
    QVERIFY(found(folder.id).isEmpty());
    QVERIFY(found({}, {tag.id}).isEmpty());
    file({step.folders, step.tags, {}, {}});
    QCOMPARE(filing(), step);
}

void tst_Filing::aFolderGoesIntoTheBinWithItsConversationsInOneStep()
{
    openSearch();
    put(QStringLiteral("q"));
    Folder folder = folderNamed("f");
    file({{folder}, {}, {{m_info.id, folder.id}}, {}});
    folder.isDeleted = true;
    file({{folder}, {}, {}, {}}, {{m_info.id}, true});
    QVERIFY(await(m_store->conversations()).value().isEmpty());
    QVERIFY(filing().folders.isEmpty());
    folder.isDeleted = false;
    file({{folder}, {}, {}, {}}, {{m_info.id}, false});
    QCOMPARE(await(m_store->conversations()).value().size(), 1);
    QCOMPARE(filing().places.value(m_info.id), folder.id);
}

void tst_Filing::whatNothingNamesGoesWithWhatIsEmptied()
{
    openSearch();
    put(QStringLiteral("q"));
    Folder outer = folderNamed("outer");
    Folder inner = folderNamed("inner", outer.id);
    Folder stays = folderNamed("stays");
    core::Tag tag = tagNamed("tag");
    file({{outer, inner, stays}, {tag}, {{m_info.id, inner.id}}, {}});
    outer.isDeleted = inner.isDeleted = tag.isDeleted = true;
    file({{outer, inner}, {tag}, {}, {}}, {{m_info.id}, true});
    const auto rows = [this] {
        storage::Database beside;
        beside.openBeside(path());
        return beside.pragma("SELECT (SELECT count(*) FROM folder) + (SELECT count(*) FROM tag)");
    };
    QCOMPARE(rows(), QStringLiteral("4"));
    storage::Bin bin(*m_store);
    QVERIFY(await(bin.purgeSome({m_info.id, {}})).value());
    while (!await(bin.sweepSome()).value()) {
    }
    QCOMPARE(rows(), QStringLiteral("1"));
}

void tst_Filing::aStepThatFailsChangesNothing()
{
    openSearch();
    Folder folder = folderNamed("f");
    QVERIFY(!await(StoreEdits(*m_store).file({{folder}, {}, {}, {}}, {{core::newId()}, true})));
    QVERIFY(filing().folders.isEmpty());
}

void tst_Filing::copiesAreFiledAsTheirOriginals()
{
    openSearch();
    put(QStringLiteral("q"));
    const Folder folder = folderNamed("f");
    const core::Tag tag = tagNamed("t");
    file({{folder}, {tag}, {{m_info.id, folder.id}}, {{m_info.id, {tag.id}}}});
    const core::ConversationInfo copy = makeInfo();
    const core::ConversationInfo branch = makeInfo();
    QVERIFY(await(StoreEdits(*m_store).copyConversation(m_info.id, copy)).isOk());
    QVERIFY(await(StoreEdits(*m_store).copyPath(m_message.id, branch)).isOk());
    for (const QUuid &id : {copy.id, branch.id}) {
        QCOMPARE(filing().places.value(id), folder.id);
        QCOMPARE(filing().tagged.value(id), QSet<QUuid>{tag.id});
    }
}

void tst_Filing::openOrClosedIsKept()
{
    openSearch();
    Folder folder = folderNamed("f");
    file({{folder}, {}, {}, {}});
    QVERIFY(await(StoreEdits(*m_store).setCollapsed(folder.id, true)).isOk());
    folder.name = QStringLiteral("g");
    file({{folder}, {}, {}, {}});
    QVERIFY(filing().folders.at(0).isCollapsed);
    QCOMPARE(filing().folders.at(0).name, QStringLiteral("g"));
}

void tst_Filing::whatIsGoneForGoodTakesItsTagsAlong()
{
    openSearch();
    put(QStringLiteral("q"));
    const core::Tag tag = tagNamed("t");
    file({{}, {tag}, {}, {{m_info.id, {tag.id}}}});
    m_search.reset();
    m_store.reset();
    storage::Database database;
    QVERIFY(database.open(path()));
    QVERIFY(database.execute("DELETE FROM conversation"));
    QCOMPARE(database.pragma("SELECT count(*) FROM conversation_tag"), QStringLiteral("0"));
}

void tst_Filing::foldersWithAllThatLiesInThemAreSearched()
{
    openSearch();
    const Folder above = folderNamed("above");
    const Folder below = folderNamed("below", above.id);
    const QUuid one = put(QStringLiteral("medlar one"), QStringLiteral("medlar"));
    const QUuid first = m_info.id;
    const QUuid two = put(QStringLiteral("medlar two"));
    const QUuid second = m_info.id;
    put(QStringLiteral("medlar three"), QStringLiteral("medlar"));
    file({{above, below}, {}, {{first, above.id}, {second, below.id}}, {}});
    QCOMPARE(found(above.id), QList({two, one}));
    QCOMPARE(found(below.id), QList{two});
    QVERIFY(found(core::newId()).isEmpty());
    storage::SearchQuery query;
    query.text = QStringLiteral("medlar");
    query.filter.folder = above.id;
    const storage::SearchPage page = find(query);
    QCOMPARE(idsOf(page).size(), 2);
    int titles = 0;
    for (const storage::SearchGroup &group : page.groups)
        titles += group.titleMarks.isEmpty() ? 0 : 1;
    QCOMPARE(titles, 1);
}

void tst_Filing::everyTagThatIsAskedForMustBeThere()
{
    openSearch();
    const core::Tag one = tagNamed("one");
    const core::Tag two = tagNamed("two");
    const QUuid both = put(QStringLiteral("a"));
    const QUuid first = m_info.id;
    const QUuid single = put(QStringLiteral("b"));
    file({{}, {one, two}, {}, {{first, {one.id, two.id}}, {m_info.id, {two.id}}}});
    QCOMPARE(found({}, {two.id}), QList({single, both}));
    QCOMPARE(found({}, {one.id, two.id}), QList{both});
    // Another set takes the place of the one before.
    file({{}, {}, {}, {{first, {}}}});
    QVERIFY(found({}, {one.id}).isEmpty());
}

void tst_Filing::circlesAreSearchedOnce()
{
    openSearch();
    Folder one = folderNamed("one");
    Folder two = folderNamed("two", one.id);
    one.parent = two.id;
    const QUuid message = put(QStringLiteral("a"));
    file({{one, two}, {}, {{m_info.id, two.id}}, {}});
    QCOMPARE(found(one.id), QList{message});
    QCOMPARE(found(two.id), QList{message});
}

void tst_Filing::anOlderLayoutHasNothingFiled()
{
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(2, path());
    m_search = std::make_unique<storage::Search>(path());
    QVERIFY(found(core::newId()).isEmpty());
    QVERIFY(found({}, {core::newId()}).isEmpty());
    QVERIFY(!idsOf(find(QStringLiteral("tomatoes"))).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Filing)
#include "tst_filing.moc"

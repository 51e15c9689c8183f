// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "storage/databasefile.h"
#include "storage/migrations.h"
#include "support/storebuilders.h"

#include <QTemporaryDir>
#include <QtEndian>
#include <functional>
#include <sqlite3.h>

using namespace support;
using State = storage::OpenReport::State;

class tst_Opening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theFirstStartMakesAWholeDatabase();
    void schemaHasEveryColumn_data();
    void schemaHasEveryColumn();
    void settingsHoldOnEveryOpening();
    void aDamagedFileStaysAsItIs_data();
    void aDamagedFileStaysAsItIs();
    void aRefusedFileDoesNotStandInTheWayOfAnother();
    void aLeftoverOfACutCreationIsIgnored();
    void runningRepliesAreInterruptedWithTheirText();
    void aLogCutAnywhereGivesAPrefix();
    void whereOtherComputersWriteThereIsNoLog_data();
    void whereOtherComputersWriteThereIsNoLog();
    void fileSystemsOfNetworksAreKnown();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] storage::OpenReport openOnce() const;
    void fill() const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Every file of a directory with its content.
QMap<QString, QByteArray> contentOf(const QString &directory)
{
    QMap<QString, QByteArray> content;
    QDirIterator files(directory, QDir::Files | QDir::Hidden);
    while (files.hasNext()) {
        const QString path = files.next();
        content.insert(path, bytesOf(path));
    }
    return content;
}

/// Runs SQL on a file that no Store has open.
void runSql(const QString &path, const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path).constData(), &handle), SQLITE_OK);
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    QCOMPARE(code, SQLITE_OK);
}

} // namespace

void tst_Opening::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

storage::OpenReport tst_Opening::openOnce() const
{
    storage::Store store;
    return await(store.open(path()));
}

/// A database with enough in it to have several pages of each kind.
void tst_Opening::fill() const
{
    storage::Store store;
    QCOMPARE(await(store.open(path())).state, State::Created);
    QList<core::Message> messages;
    for (int i = 0; i < 200; ++i) {
        messages.append(makeMessage(i + 1, core::Role::User, QString(900, QLatin1Char('t')),
                                    i == 0 ? QUuid() : messages.last().id));
    }
    QVERIFY(await(store.addMessages(makeInfo(), messages, {})).isOk());
}

void tst_Opening::theFirstStartMakesAWholeDatabase()
{
    QCOMPARE(openOnce().state, State::Created);
    const QByteArray header = bytesOf(path()).left(100);
    QVERIFY(header.startsWith("SQLite format 3"));
    QCOMPARE(qFromBigEndian<qint32>(header.constData() + 68), 0x4C4F5155);
    QCOMPARE(qFromBigEndian<qint32>(header.constData() + 60), storage::kSchemaVersion);
    QVERIFY(QFile::exists(storage::DatabaseFile::markerPath(path())));
    const storage::OpenReport again = openOnce();
    QCOMPARE(again.state, State::Opened);
    QCOMPARE(again.path, path());
    QCOMPARE(again.interruptedCount, 0);
    // An empty file that nobody remembers is a first start, too.
    m_dir = std::make_unique<QTemporaryDir>();
    put(path(), {});
    QCOMPARE(openOnce().state, State::Created);
}

void tst_Opening::schemaHasEveryColumn_data()
{
    QTest::addColumn<QString>("columns");
    const auto table = [](const char *name, const char *columns) {
        QTest::newRow(name) << QString::fromLatin1(columns);
    };
    table("conversation", "id uuid title title_by_hand created updated root_child profile_uuid "
                          "model settings_json draft_json pinned archived folder_id deleted_at");
    table("message", "id uuid conversation_id parent_id active_child seq role state finish_reason "
                     "error_json usage_json response_json model profile_uuid exchange_uuid "
                     "created deleted_at extra_json");
    table("revision", "message_id n parts_json created");
    table("part", "id message_id pos kind text meta_json attachment_hash checksum");
    table("attachment", "hash mime width height bytes");
    table("journal", "message_id part_pos seq text");
    table("meta", "key value");
    table("folder", "id uuid parent_id name colour position collapsed created deleted_at");
    table("tag", "id uuid name created deleted_at");
    table("conversation_tag", "conversation_id tag_id");
}

void tst_Opening::schemaHasEveryColumn()
{
    QFETCH(QString, columns);
    QCOMPARE(openOnce().state, State::Created);
    storage::Database database;
    QVERIFY(database.open(path()));
    storage::Statement row = database.prepare("SELECT name FROM pragma_table_info(?)");
    row.bind(QString::fromLatin1(QTest::currentDataTag()));
    QStringList present;
    while (row.next())
        present.append(row.text(0));
    for (const QString &column : columns.split(QLatin1Char(' ')))
        QVERIFY2(present.contains(column), qPrintable(column));
}

void tst_Opening::settingsHoldOnEveryOpening()
{
    QCOMPARE(openOnce().state, State::Created);
    storage::Database database;
    for (int opening = 0; opening < 2; ++opening) {
        QVERIFY(database.open(path()));
        QCOMPARE(database.pragma("PRAGMA journal_mode"), QStringLiteral("wal"));
        QCOMPARE(database.pragma("PRAGMA synchronous"), QStringLiteral("2"));
        QCOMPARE(database.pragma("PRAGMA foreign_keys"), QStringLiteral("1"));
        QCOMPARE(database.pragma("PRAGMA trusted_schema"), QStringLiteral("0"));
        QCOMPARE(database.pragma("PRAGMA cell_size_check"), QStringLiteral("1"));
        QCOMPARE(database.pragma("PRAGMA secure_delete"), QStringLiteral("1"));
        // The defensive flag has no pragma; what it forbids shows it.
        QVERIFY(database.execute("PRAGMA writable_schema=ON"));
        QVERIFY(!database.execute("UPDATE sqlite_schema SET sql='x' WHERE name='meta'"));
        database.clearFailure();
    }
}

void tst_Opening::aDamagedFileStaysAsItIs_data()
{
    using Damage = std::function<void(const QString &)>;
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<State>("state");
    const auto row = [](const char *name, State state, const Damage &damage) {
        QTest::newRow(name) << damage << state;
    };
    const auto edit = [](const std::function<void(QByteArray &)> &change) -> Damage {
        return [change](const QString &path) {
            QByteArray bytes = bytesOf(path);
            change(bytes);
            put(path, bytes);
        };
    };
    const auto marker = [](const QString &path) { return storage::DatabaseFile::markerPath(path); };
    row("emptied", State::Damaged, edit([](QByteArray &bytes) { bytes.clear(); }));
    row("gone", State::Damaged, [](const QString &path) { QFile::remove(path); });
    row("gone, only its log is left", State::Damaged, [marker](const QString &path) {
        QFile::remove(path);
        QFile::remove(marker(path));
        put(path + QStringLiteral("-wal"), QByteArray(5000, 'w'));
    });
    row("cut in the header", State::Damaged, edit([](QByteArray &b) { b.truncate(50); }));
    row("cut after a page", State::Damaged, edit([](QByteArray &b) { b.truncate(4096); }));
    row("cut in the middle", State::Damaged, edit([](QByteArray &b) { b.truncate(b.size() / 2); }));
    row("first page zeroed", State::Damaged,
        edit([](QByteArray &b) { b.replace(0, 4096, QByteArray(4096, '\0')); }));
    row("magic flipped", State::Damaged, edit([](QByteArray &b) { b[3] = 'x'; }));
    row("schema page scrambled", State::Damaged,
        edit([](QByteArray &b) { b.replace(100, 3900, QByteArray(3900, '\x5a')); }));
    row("middle zeroed", State::Damaged,
        edit([](QByteArray &b) { b.replace(4096, b.size() / 2, QByteArray(b.size() / 2, '\0')); }));
    row("a table is missing", State::Damaged,
        [](const QString &path) { runSql(path, "DROP TABLE journal"); });
    row("garbage, no marker", State::NotOurs, [marker](const QString &path) {
        QFile::remove(marker(path));
        put(path, QByteArray(10'000, 'g'));
    });
    row("text, no marker", State::NotOurs, [marker](const QString &path) {
        QFile::remove(marker(path));
        put(path, "Dear diary");
    });
    row("another program's database", State::NotOurs, [marker](const QString &path) {
        QFile::remove(marker(path));
        runSql(path, "PRAGMA application_id=42");
    });
    row("a newer schema", State::TooNew,
        [](const QString &path) { runSql(path, "PRAGMA user_version=999"); });
    row("a directory", State::Unreadable, [](const QString &path) {
        QFile::remove(path);
        QDir().mkpath(path);
    });
}

void tst_Opening::aDamagedFileStaysAsItIs()
{
    QFETCH(std::function<void(const QString &)>, damage);
    QFETCH(State, state);
    fill();
    damage(path());
    const auto before = contentOf(m_dir->path());
    storage::Store store;
    const storage::OpenReport report = await(store.open(path()));
    QCOMPARE(report.state, state);
    QVERIFY(!report.detail.isEmpty());
    QCOMPARE(report.path, path());
    QCOMPARE(await(store.conversations()).error().code, QStringLiteral("not-open"));
    QVERIFY(!await(store.saveInfo(makeInfo())).isOk());
    QCOMPARE(contentOf(m_dir->path()), before);
}

void tst_Opening::aRefusedFileDoesNotStandInTheWayOfAnother()
{
    put(path(), "Dear diary");
    storage::Store store;
    QCOMPARE(await(store.open(path())).state, State::NotOurs);
    const QString beside = m_dir->filePath(QStringLiteral("loquat-2.db"));
    QCOMPARE(await(store.open(beside)).state, State::Created);
    QVERIFY(await(store.saveInfo(makeInfo())).isOk());
    QCOMPARE(await(store.conversations()).value().size(), 1);
    QCOMPARE(bytesOf(path()), QByteArray("Dear diary"));
}

void tst_Opening::aLeftoverOfACutCreationIsIgnored()
{
    put(path() + QStringLiteral(".new"), QByteArray(5000, 'n'));
    put(path() + QStringLiteral(".new-journal"), QByteArray(5000, 'j'));
    QCOMPARE(openOnce().state, State::Created);
    QCOMPARE(openOnce().state, State::Opened);
    QVERIFY(!QFile::exists(path() + QStringLiteral(".new")));
}

void tst_Opening::runningRepliesAreInterruptedWithTheirText()
{
    const core::ConversationInfo info = makeInfo();
    core::Message waiting = makeEmptyReply(1, {});
    core::Message streaming = makeEmptyReply(2, {});
    streaming.state = core::MessageState::Streaming;
    streaming.parts = {core::ReasoningPart{QStringLiteral("hm")}, core::TextPart{}};
    const core::Message done = makeMessage(3, core::Role::Assistant, QStringLiteral("done"));
    {
        storage::Store store;
        QCOMPARE(await(store.open(path())).state, State::Created);
        QVERIFY(await(store.addMessages(info, {waiting, streaming, done}, {})).isOk());
        QVERIFY(await(store.appendJournal({{streaming.id, 0, QStringLiteral("m")},
                                           {streaming.id, 1, QStringLiteral("wo")},
                                           {streaming.id, 1, QStringLiteral("rds")}}))
                    .isOk());
    }
    storage::Store store;
    QCOMPARE(await(store.open(path())).interruptedCount, 2);
    const auto skeleton = await(store.skeleton(info.id)).value();
    QCOMPARE(skeleton.messages.at(0).state, core::MessageState::Interrupted);
    QCOMPARE(skeleton.messages.at(1).state, core::MessageState::Interrupted);
    QCOMPARE(skeleton.messages.at(2).state, core::MessageState::Complete);
    QCOMPARE(skeleton.messages.at(1).textLength, 8);
    const auto parts = await(store.parts({streaming.id})).value().value(streaming.id);
    QVERIFY(parts
            == QList<core::ContentPart>({core::ReasoningPart{QStringLiteral("hmm")},
                                         core::TextPart{QStringLiteral("words")}}));
    QCOMPARE(await(store.open(path())).interruptedCount, 0);
}

void tst_Opening::aLogCutAnywhereGivesAPrefix()
{
    const core::ConversationInfo info = makeInfo();
    const core::Message reply = makeEmptyReply(1, {});
    QString whole;
    QByteArray main;
    QByteArray log;
    {
        storage::Store store;
        QCOMPARE(await(store.open(path())).state, State::Created);
        QVERIFY(await(store.addMessages(info, {reply}, {})).isOk());
        for (int i = 0; i < 60; ++i) {
            const QString piece = QStringLiteral("%1 ").arg(i);
            whole += piece;
            QVERIFY(await(store.appendJournal({{reply.id, 0, piece}})).isOk());
        }
        // While the store is open nothing has been folded into the file: this is what a power
        // cut would find.
        main = bytesOf(path());
        log = bytesOf(path() + QStringLiteral("-wal"));
    }
    QVERIFY(log.size() > 60 * 4096);
    qsizetype longest = 0;
    for (int cut = 0; cut <= 200; ++cut) {
        const QTemporaryDir copy;
        const QString copied = copy.filePath(QStringLiteral("loquat.db"));
        put(copied, main);
        put(copied + QStringLiteral("-wal"), log.left(log.size() * cut / 200));
        storage::Store store;
        QCOMPARE(await(store.open(copied)).state, State::Opened);
        const auto read = await(store.parts({reply.id})).value();
        const QString text = core::partText(read.value(reply.id).value(0));
        QVERIFY(whole.startsWith(text));
        QVERIFY(text.size() >= longest);
        longest = text.size();
    }
    QCOMPARE(longest, whole.size());
}

void tst_Opening::whereOtherComputersWriteThereIsNoLog_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<bool>("isSynced");
    QTest::newRow("a usual folder") << QStringLiteral("notes") << false;
    QTest::newRow("Syncthing") << QStringLiteral(".stfolder") << true;
    QTest::newRow("Dropbox") << QStringLiteral(".dropbox.cache") << true;
    QTest::newRow("Nextcloud") << QStringLiteral(".sync_0123456789ab.db") << true;
}

void tst_Opening::whereOtherComputersWriteThereIsNoLog()
{
    QFETCH(QString, mark);
    QFETCH(bool, isSynced);
    using Kind = storage::SharedPlace::Kind;
    QVERIFY(QDir(m_dir->path()).mkdir(mark));
    const QString below = m_dir->filePath(QStringLiteral("one/two"));
    QVERIFY(QDir().mkpath(below));
    const QString database = below + QStringLiteral("/loquat.db");
    for (int opening = 0; opening < 2; ++opening) {
        storage::Store store;
        const storage::OpenReport report = await(store.open(database));
        QCOMPARE(report.state, opening == 0 ? State::Created : State::Opened);
        QCOMPARE(report.place, isSynced ? Kind::Synced : Kind::None);
        QVERIFY(await(store.saveInfo(makeInfo())).isOk());
        QCOMPARE(QFile::exists(database + QStringLiteral("-wal")), !isSynced);
        QCOMPARE(await(store.conversations()).value().size(), opening + 1);
    }
}

void tst_Opening::fileSystemsOfNetworksAreKnown()
{
    for (const char *name : {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "ceph"})
        QVERIFY2(storage::SharedPlace::isNetwork(name), name);
    for (const char *name : {"ext4", "btrfs", "tmpfs", "fuseblk", "vfat", "overlay", "fuse", ""})
        QVERIFY2(!storage::SharedPlace::isNetwork(name), name);
}

QTEST_GUILESS_MAIN(tst_Opening)
#include "tst_opening.moc"

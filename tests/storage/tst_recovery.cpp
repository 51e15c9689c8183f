// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "storage/backup/backupmaker.h"
#include "storage/backup/gapfiller.h"
#include "storage/backup/recovery.h"
#include "storage/storeedits.h"
#include "support/memoryfolder.h"
#include "support/storerig.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace support;
using storage::Recovery;
using storage::RecoveryReport;
using State = storage::OpenReport::State;
using Damage = std::function<void(QByteArray &)>;

namespace {

constexpr int kChats = 30;
constexpr int kMessagesOfChat = 50;
constexpr int kAll = kChats * kMessagesOfChat;
constexpr qsizetype kPage = 4096;

QString wordsOf(int chat, int message)
{
    return QStringLiteral("chat %1, message %2: %3").arg(chat).arg(message).arg(QString(300, u'w'));
}

QByteArray contentOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// What lies beside messages: where a conversation belongs, and what is being written.
void fileIn(storage::Store &store, const QUuid &conversation)
{
    core::Folder folder;
    folder.id = core::newId();
    folder.name = QStringLiteral("Folder");
    const core::Filing step{{folder}, {}, {{conversation, folder.id}}, {}};
    QVERIFY(await(storage::StoreEdits(store).file(step, {})).isOk());
    storage::Draft draft;
    draft.text = QStringLiteral("half a question");
    QVERIFY(await(store.saveDraft({}, draft, {})).isOk());
}

} // namespace

/// A database that went bad in one way or another, and what comes back of it.
class tst_Recovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void oneBadPageCostsNextToNothing();
    void whatIsLeftComesBack_data();
    void whatIsLeftComesBack();
    void aBackupFillsTheGaps_data();
    void aBackupFillsTheGaps();
    void aLostLogIsNoWorseThanItWas();
    void whatIsInTheLogComesBack();
    void whereNothingIsLeftNothingIsMade();
    void theReportLiesBesideTheNewFile();
    void stoppingLeavesNothing();
    void whatHungOnALostMessageIsSeenAgain();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] QString target() const { return m_dir->filePath(QStringLiteral("loquat-2.db")); }
    [[nodiscard]] core::Result<RecoveryReport> recover() const
    {
        return Recovery({path(), target(), {}, QDateTime::currentDateTimeUtc()}).run();
    }
    /// How many messages can be read, with their words as they were, through the usual ways.
    [[nodiscard]] int readable() const;
    /// The same, as far as the tables say.
    [[nodiscard]] int stored() const;
    void writeBackup() const
    {
        QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("backups")));
        writeFile(m_dir->filePath(QStringLiteral("backups/loquat-2026-05-04-090000.db")), m_backup);
    }

    QByteArray m_whole;
    QByteArray m_backup; ///< of an earlier time: the last chat is not in it
    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_Recovery::initTestCase()
{
    const QTemporaryDir dir;
    const QString made = dir.filePath(QStringLiteral("loquat.db"));
    {
        storage::Store store;
        QCOMPARE(await(store.open(made)).state, State::Created);
        for (int chat = 0; chat < kChats; ++chat) {
            if (chat == kChats - 1) {
                storage::BackupOrder order;
                order.database = made;
                order.now = QDateTime::currentDateTimeUtc();
                const auto backup =
                    storage::BackupMaker(order).make(storage::BackupMaker::Place::ThisProcess);
                QVERIFY(backup.isOk());
                m_backup = contentOfFile(backup.value().entry.path);
            }
            const core::ConversationInfo info = makeInfo(QStringLiteral("Chat %1").arg(chat));
            (void)storeChain(store, info, kMessagesOfChat,
                             [chat](int i) { return wordsOf(chat, i); });
            if (chat == 0)
                fileIn(store, info.id);
        }
    }
    m_whole = contentOfFile(made);
    QVERIFY(m_whole.size() > 100 * kPage);
}

void tst_Recovery::init()
{
    m_dir = std::make_unique<QTemporaryDir>(memoryFolderTemplate());
    writeFile(path(), m_whole);
    writeFile(path() + QStringLiteral(".marker"), "there was one");
}

int tst_Recovery::readable() const
{
    storage::Store store;
    if (await(store.open(target())).state != State::Opened)
        return -1;
    int count = 0;
    const auto infos = await(store.conversations()).value();
    for (const core::ConversationInfo &info : infos) {
        const auto skeleton = await(store.skeleton(info.id)).value();
        QList<QUuid> ids;
        for (const core::Message &message : skeleton.messages)
            ids.append(message.id);
        const auto parts = await(store.parts(ids)).value();
        for (const QUuid &id : std::as_const(ids)) {
            const QString text = core::partText(parts.value(id).value(0));
            count += text.startsWith(QLatin1StringView("chat ")) && text.endsWith(u'w');
        }
    }
    return count;
}

int tst_Recovery::stored() const
{
    storage::Database database;
    database.openBeside(target());
    return database
        .pragma("SELECT count(*) FROM message m JOIN conversation c ON c.id = m.conversation_id "
                "JOIN part p ON p.message_id = m.id WHERE p.text GLOB 'chat *w'")
        .toInt();
}

void tst_Recovery::oneBadPageCostsNextToNothing()
{
    // Each page once: also the top of a table, the pages below it that lead on, and the first of
    // the file, which alone knows where tables begin. No backup helps.
    const qsizetype pages = m_whole.size() / kPage;
    const char rubbish[] = {'\0', '\x5a', '\xff'};
    int worst = kAll;
    for (qsizetype page = 0; page < pages; ++page) {
        init();
        QByteArray bytes = m_whole;
        bytes.replace(page * kPage, kPage, QByteArray(kPage, rubbish[page % 3]));
        writeFile(path(), bytes);
        const auto report = recover();
        QVERIFY2(report.isOk(), qPrintable(QString::number(page)));
        // Through the usual ways now and then: it takes longer than the recovery.
        const int read = page % 16 == 0 ? readable() : stored();
        worst = qMin(worst, read);
        QVERIFY2(read >= kAll * 99 / 100,
                 qPrintable(QStringLiteral("page %1: %2").arg(page).arg(read)));
        QVERIFY(report.value().messages >= read && report.value().messages <= kAll);
        QCOMPARE(report.value().fromBackup, 0);
        QCOMPARE(contentOfFile(path()), bytes);
    }
    qInfo("%lld pages, each damaged once: %d of %d messages at least", qint64(pages), worst, kAll);
}

void tst_Recovery::whatIsLeftComesBack_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<int>("percent");
    const auto row = [](const char *name, int percent, const Damage &damage) {
        QTest::newRow(name) << damage << percent;
    };
    const auto zeroed = [](qsizetype page) -> Damage {
        return [page](QByteArray &b) { b.replace(page * kPage, kPage, QByteArray(kPage, '\0')); };
    };
    row("nothing at all", 100, [](QByteArray &) {});
    row("magic flipped", 100, [](QByteArray &b) { b[3] = 'x'; });
    row("header zeroed", 100, [](QByteArray &b) { b.replace(0, 100, QByteArray(100, '\0')); });
    row("wrong application id", 100, [](QByteArray &b) { b[70] = char(b[70] ^ 0x40); });
    row("a late page zeroed", 98, zeroed(m_whole.size() / kPage - 3));
    row("a page in the middle scrambled", 95, [](QByteArray &b) {
        b.replace(b.size() / kPage / 2 * kPage, kPage, QByteArray(kPage, '\x5a'));
    });
    row("bits flipped all over", 70, [](QByteArray &b) {
        for (qsizetype at = 50 * kPage + 77; at < b.size(); at += 97'001)
            b[at] = char(b[at] ^ 0x10);
    });
    row("the last tenth cut off", 60, [](QByteArray &b) { b.truncate(b.size() / 10 * 9); });
    row("cut in a page", 60, [](QByteArray &b) { b.truncate(b.size() / 10 * 9 + 1234); });
}

void tst_Recovery::whatIsLeftComesBack()
{
    QFETCH(Damage, damage);
    QFETCH(int, percent);
    QByteArray bytes = m_whole;
    damage(bytes);
    writeFile(path(), bytes);
    const auto report = recover();
    QVERIFY2(report.isOk(), report ? "" : qPrintable(report.error().code));
    const int read = readable();
    qInfo("%d of %d, %d rebuilt, %d without text", read, kAll, report.value().rebuilt,
          report.value().withoutText);
    QVERIFY2(read >= kAll * percent / 100, qPrintable(QString::number(read)));
    // What is said is what is there.
    QVERIFY(report.value().messages >= read);
    QCOMPARE(report.value().fromBackup, 0);
    QCOMPARE(contentOfFile(path()), bytes);
}

void tst_Recovery::aBackupFillsTheGaps_data()
{
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char *name, const Damage &damage) { QTest::newRow(name) << damage; };
    row("emptied", [](QByteArray &b) { b.clear(); });
    row("garbage", [](QByteArray &b) { b.fill('g'); });
    row("cut in the header", [](QByteArray &b) { b.truncate(50); });
    row("cut after a page", [](QByteArray &b) { b.truncate(kPage); });
    row("cut in the middle", [](QByteArray &b) { b.truncate(b.size() / 2); });
    row("first page zeroed", [](QByteArray &b) { b.replace(0, kPage, QByteArray(kPage, '\0')); });
    row("schema scrambled", [](QByteArray &b) { b.replace(100, 3900, QByteArray(3900, '\x5a')); });
    row("half of it zeroed",
        [](QByteArray &b) { b.replace(kPage, b.size() / 2, QByteArray(b.size() / 2, '\0')); });
    row("every tenth page zeroed", [](QByteArray &b) {
        for (qsizetype at = 10 * kPage; at + kPage <= b.size(); at += 10 * kPage)
            b.replace(at, kPage, QByteArray(kPage, '\0'));
    });
}

void tst_Recovery::aBackupFillsTheGaps()
{
    QFETCH(Damage, damage);
    QByteArray bytes = m_whole;
    damage(bytes);
    writeFile(path(), bytes);
    writeBackup();
    const auto report = recover();
    QVERIFY2(report.isOk(), report ? "" : qPrintable(report.error().code));
    const int read = readable();
    // The first page alone is lent by the backup, and nothing else is missing then.
    QVERIFY(!report.value().backup.isEmpty() || read == kAll);
    // Everything that the backup had, at least.
    QVERIFY2(read >= kAll - kMessagesOfChat, qPrintable(QString::number(read)));
    QVERIFY(read <= kAll);
    QCOMPARE(report.value().fromBackup + report.value().fromDamaged, report.value().messages);
    QCOMPARE(contentOfFile(path()), bytes);
    storage::Store store;
    QCOMPARE(await(store.open(target())).state, State::Opened);
    QVERIFY(await(store.conversations()).value().size() >= kChats - 1);
    const core::Filing filing = await(storage::StoreEdits(store).filing()).value();
    QCOMPARE(filing.folders.size(), 1);
    QCOMPARE(filing.places.size(), 1);
    QCOMPARE(await(store.draft({})).value().text, QStringLiteral("half a question"));
}

void tst_Recovery::aLostLogIsNoWorseThanItWas()
{
    // A log of another database beside it, as a careless copy leaves it.
    writeFile(path() + QStringLiteral("-wal"), QByteArray(20'000, 'w'));
    QVERIFY(recover().isOk());
    QCOMPARE(readable(), kAll);
}

void tst_Recovery::whatIsInTheLogComesBack()
{
    QByteArray main;
    QByteArray log;
    {
        storage::Store store;
        QCOMPARE(await(store.open(path())).state, State::Opened);
        (void)storeChain(store, makeInfo(QStringLiteral("In the log")), 10,
                         [](int i) { return wordsOf(99, i); });
        main = contentOfFile(path());
        log = contentOfFile(path() + QStringLiteral("-wal"));
    }
    writeFile(path(), main);
    writeFile(path() + QStringLiteral("-wal"), log);
    QVERIFY(recover().isOk());
    QCOMPARE(readable(), kAll + 10);
    QCOMPARE(contentOfFile(path() + QStringLiteral("-wal")), log);
}

void tst_Recovery::whereNothingIsLeftNothingIsMade()
{
    writeFile(path(), QByteArray(50'000, 'g'));
    const auto report = recover();
    QCOMPARE(report.error().code, QStringLiteral("nothing-left"));
    QVERIFY(!QFile::exists(target()));
    QVERIFY(!QFile::exists(Recovery::reportPath(target())));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 2);
}

void tst_Recovery::theReportLiesBesideTheNewFile()
{
    const auto report = recover();
    QVERIFY(report.isOk());
    const QJsonObject json =
        QJsonDocument::fromJson(contentOfFile(Recovery::reportPath(target()))).object();
    RecoveryReport expected = report.value();
    expected.time = RecoveryReport::fromJson(json).time;
    QVERIFY(RecoveryReport::fromJson(json) == expected);
    QCOMPARE(report.value().messages, kAll);
    QCOMPARE(QFile::permissions(target()) & QFile::Permissions(0x0077), QFile::Permissions());
}

void tst_Recovery::stoppingLeavesNothing()
{
    int asked = 0;
    const auto report = Recovery({path(), target(), {}, QDateTime::currentDateTimeUtc()}, [&asked] {
                            return ++asked < 3;
                        }).run();
    QCOMPARE(report.error().code, QStringLiteral("cancelled"));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 2);
}

void tst_Recovery::whatHungOnALostMessageIsSeenAgain()
{
    storage::Database database;
    QVERIFY(database.open(path()));
    database.execute("PRAGMA foreign_keys=OFF");
    database.execute("UPDATE message SET deleted_at=1 WHERE id=2; DELETE FROM message WHERE id=3");
    storage::GapFiller(database).mend();
    QVERIFY(!database.hasFailed());
    // Not below what is deleted.
    QCOMPARE(database.pragma("SELECT parent_id FROM message WHERE id=4"), QStringLiteral("1"));
}

QTEST_GUILESS_MAIN(tst_Recovery)
#include "tst_recovery.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backupmaker.h"
#include "storage/backup/scratchfolder.h"
#include "storage/export/exportreader.h"
#include "storage/migrations.h"
#include "support/schemafixture.h"
#include "support/storerig.h"

#include <QDir>

using namespace support;
using storage::BackupMaker;
using storage::BackupOrder;
using State = storage::OpenReport::State;

namespace {

QString textIn(const QString &database, const char *sql)
{
    storage::Database copy;
    copy.openUntouched(database);
    return copy.pragma(sql);
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class tst_Backups : public QObject, private StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aBackupIsAWholeDatabaseOfItsOwn();
    void whatIsWrittenMeanwhileDoesNotSpoilIt();
    void aSealedOneOpensWithItsPassphrase();
    void whatCannotBeMadeLeavesNothing_data();
    void whatCannotBeMadeLeavesNothing();
    void aDamagedCopyIsNoBackup();
    void theFolderIsRotated();
    void leftoversGoAfterAnHour();
    void withoutABackupNothingIsMigrated();
    void whatIsNotSealedIsNotWrittenThroughALink();
    void anEmptyDatabaseNeedsNone();
    void anotherBackupOfTheSameStateIsNotMade();
    void copiesBeforeAnUpdateAreSealedOnceThePassphraseIsThere();
    void withoutALogAnExportHoldsUpNobody();

private:
    [[nodiscard]] QString database() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    [[nodiscard]] QString folder() const { return m_dir->filePath(QStringLiteral("backups")); }
    [[nodiscard]] BackupOrder order() const
    {
        BackupOrder order;
        order.database = database();
        order.now = QDateTime(QDate(2026, 5, 4), QTime(9, 0), Qt::UTC);
        order.cost = {1, 8192};
        return order;
    }
    void fill(int count = 40)
    {
        (void)storeChain(*m_store, makeInfo(QStringLiteral("First")), count,
                         [](int i) { return QStringLiteral("message %1").arg(i); });
    }
};

void tst_Backups::aBackupIsAWholeDatabaseOfItsOwn()
{
    fill();
    const auto made = BackupMaker(order()).make(BackupMaker::Place::ThisProcess);
    QVERIFY2(made.isOk(), made ? "" : qPrintable(made.error().message));
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("loquat-2026-05-04-090000.db")});
    const QString path = made.value().entry.path;
    QCOMPARE(made.value().facts.messages, 40);
    QCOMPARE(made.value().facts.conversations, 1);
    QCOMPARE(QFile::permissions(path) & QFile::Permissions(0x0077), QFile::Permissions());
    QCOMPARE(QFile::permissions(folder()) & QFile::Permissions(0x0077), QFile::Permissions());
    // Everything is in the one file, though the store has not folded its log in.
    QCOMPARE(textIn(path, "PRAGMA integrity_check"), QStringLiteral("ok"));
    QCOMPARE(textIn(path, "SELECT count(*) FROM part"), QStringLiteral("40"));
    storage::Store again;
    QCOMPARE(await(again.open(path)).state, State::Opened);
    QCOMPARE(await(again.conversations()).value().constFirst().title, QStringLiteral("First"));
}

void tst_Backups::whatIsWrittenMeanwhileDoesNotSpoilIt()
{
    fill(400);
    const core::ConversationInfo info = makeInfo(QStringLiteral("Later"));
    int steps = 0;
    const auto made = BackupMaker(order(), [this, &info, &steps] {
                          const core::Message message =
                              makeMessage(++steps, core::Role::User, QString(5000, u'x'));
                          auto written = m_store->addMessages(info, {message}, {});
                          written.waitForFinished();
                          return written.result().isOk();
                      }).make(BackupMaker::Place::ThisProcess);
    QVERIFY2(made.isOk(), made ? "" : qPrintable(made.error().message));
    QVERIFY(steps > 0);
    // As it was when the copy began, and nobody was held up.
    QCOMPARE(made.value().facts.messages, 400);
    QCOMPARE(textIn(made.value().entry.path, "SELECT count(*) FROM message"),
             QStringLiteral("400"));
    QCOMPARE(await(m_store->skeleton(info.id)).value().messages.size(), steps);
}

void tst_Backups::aSealedOneOpensWithItsPassphrase()
{
    fill();
    BackupOrder sealed = order();
    sealed.passphrase = storage::Passphrase(QStringLiteral("open sesame"));
    const auto made = BackupMaker(sealed).make(BackupMaker::Place::ThisProcess);
    QVERIFY(made.isOk());
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("loquat-2026-05-04-090000.db.sealed")});
    const QString path = made.value().entry.path;
    QVERIFY(storage::SealedFile::isSealed(path));
    QFile raw(path);
    QVERIFY(raw.open(QIODevice::ReadOnly));
    QVERIFY(!raw.readAll().contains("message 7"));
    const QString plain = m_dir->filePath(QStringLiteral("plain.db"));
    QVERIFY(!storage::SealedFile::unseal(path, plain, storage::Passphrase(QStringLiteral("no"))));
    QVERIFY(storage::SealedFile::unseal(path, plain, sealed.passphrase).isOk());
    QCOMPARE(textIn(plain, "SELECT count(*) FROM part"), QStringLiteral("40"));
}

void tst_Backups::whatCannotBeMadeLeavesNothing_data()
{
    QTest::addColumn<QString>("hindrance");
    QTest::addColumn<QString>("code");
    QTest::newRow("a file where the folder is")
        << QStringLiteral("file") << QStringLiteral("cannot-open");
    QTest::newRow("cancelled") << QStringLiteral("cancel") << QStringLiteral("cancelled");
    QTest::newRow("no database") << QStringLiteral("absent") << QStringLiteral("absent");
    QTest::newRow("nowhere") << QStringLiteral("nowhere") << QStringLiteral("cannot-open");
}

void tst_Backups::whatCannotBeMadeLeavesNothing()
{
    QFETCH(QString, hindrance);
    QFETCH(QString, code);
    fill(400);
    BackupOrder wanted = order();
    storage::DatabaseCopy::GoesOn goesOn;
    if (hindrance == QLatin1StringView("file")) {
        QFile inTheWay(folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    } else if (hindrance == QLatin1StringView("cancel")) {
        goesOn = [] { return false; };
    } else if (hindrance == QLatin1StringView("absent")) {
        wanted.database = m_dir->filePath(QStringLiteral("other.db"));
    } else {
        wanted.target = m_dir->filePath(QStringLiteral("nowhere/backup.db"));
    }
    const auto made = BackupMaker(wanted, goesOn).make(BackupMaker::Place::ThisProcess);
    QVERIFY(!made);
    QCOMPARE(made.error().code, code);
    QCOMPARE(namesIn(folder()), QStringList());
}

void tst_Backups::aDamagedCopyIsNoBackup()
{
    fill(400);
    const auto made = BackupMaker(order()).make(BackupMaker::Place::ThisProcess);
    QVERIFY(made.isOk());
    const QString path = made.value().entry.path;
    QVERIFY(storage::DatabaseCopy::verify(path).isOk());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    for (const char *table : {"message", "conversation", "part"}) {
        const QByteArray sql =
            QByteArray("SELECT rootpage FROM sqlite_schema WHERE name='") + table + '\'';
        const qint64 place = (textIn(path, sql.constData()).toLongLong() - 1) * 4096;
        QVERIFY(place > 0);
        file.seek(place);
        file.write(QByteArray(4096, '\x55'));
        file.flush();
        const auto verified = storage::DatabaseCopy::verify(path);
        QVERIFY2(!verified, table);
        QCOMPARE(verified.error().code, QStringLiteral("damaged"));
        file.seek(place);
        file.write(whole.mid(place, 4096));
        file.flush();
    }
    // Any other page: what is damaged may be of the search index, which is made anew.
    for (qsizetype page = 1; page * 4096 < whole.size(); page += 7) {
        file.seek(page * 4096);
        file.write(QByteArray(4096, '\x55'));
        file.flush();
        const auto verified = storage::DatabaseCopy::verify(path);
        QVERIFY(verified.isOk() || verified.error().code == QLatin1StringView("damaged"));
        file.seek(page * 4096);
        file.write(whole.mid(page * 4096, 4096));
        file.flush();
    }
    QVERIFY(storage::DatabaseCopy::verify(path).isOk());
    file.resize(whole.size() / 2);
    file.close();
    QCOMPARE(storage::DatabaseCopy::verify(path).error().code, QStringLiteral("damaged"));
}

void tst_Backups::theFolderIsRotated()
{
    fill(2);
    QVERIFY(QDir().mkpath(folder()));
    QFile mine(folder() + QStringLiteral("/mine.txt"));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    for (int day = 0; day < 20; ++day) {
        BackupOrder daily = order();
        daily.now = daily.now.addDays(day);
        QVERIFY(BackupMaker(daily).make(BackupMaker::Place::ThisProcess).isOk());
    }
    const auto entries = storage::BackupFolder(folder()).entries();
    QVERIFY(entries.size() >= 7 && entries.size() <= 11);
    for (int i = 0; i < 7; ++i)
        QCOMPARE(entries.at(i).name.time.date(), QDate(2026, 5, 23).addDays(-i));
    QVERIFY(mine.exists());
    // Each of them can be gone back to.
    for (const storage::BackupEntry &entry : entries)
        QVERIFY(storage::DatabaseCopy::verify(entry.path).isOk());
}

void tst_Backups::leftoversGoAfterAnHour()
{
    QVERIFY(QDir().mkpath(folder() + QStringLiteral("/opened-abc")));
    const QString cut = folder() + QStringLiteral("/loquat-2026-05-04-090000.db.part");
    QVERIFY(QFile::copy(database(), cut));
    const storage::BackupFolder backups(folder());
    auto inUse = std::make_unique<storage::ScratchFolder>(backups);
    QVERIFY(inUse->isValid());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    backups.dropLeftovers(now);
    QCOMPARE(namesIn(folder()).size(), 3);
    // However long somebody looks at what lies in it.
    backups.dropLeftovers(now.addSecs(4000));
    QCOMPARE(namesIn(folder()), QStringList{QFileInfo(inUse->path()).fileName()});
    inUse.reset();
    QCOMPARE(namesIn(folder()).size(), 0);
}

void tst_Backups::withoutABackupNothingIsMigrated()
{
    close();
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(1, database());
    QFile inTheWay(folder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    storage::Store store;
    const storage::OpenReport refused = await(store.open(database()));
    QCOMPARE(refused.state, State::NotBackedUp);
    QVERIFY(!refused.detail.isEmpty());
    QCOMPARE(textIn(database(), "PRAGMA user_version"), QStringLiteral("1"));
    // With room for one it goes on.
    QVERIFY(inTheWay.remove());
    QCOMPARE(await(store.open(database())).state, State::Opened);
    QCOMPARE(await(store.conversations()).value().size(), 2);
    QCOMPARE(namesIn(folder()).size(), 1);
    QVERIFY(namesIn(folder()).constFirst().endsWith(QLatin1StringView("-schema-1.db")));
}

void tst_Backups::whatIsNotSealedIsNotWrittenThroughALink()
{
    close();
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(1, database());
    const QTemporaryDir elsewhere;
    QVERIFY(QFile::link(elsewhere.path(), folder()));
    storage::Store store;
    QCOMPARE(await(store.open(database())).state, State::Opened);
    QCOMPARE(namesIn(elsewhere.path()), QStringList());
    QCOMPARE(QDir(m_dir->path()).entryList({QStringLiteral("*-schema-1.db")}).size(), 1);
}

void tst_Backups::anEmptyDatabaseNeedsNone()
{
    close();
    m_dir = std::make_unique<QTemporaryDir>();
    loadSchemaFixture(1, database());
    {
        storage::Database emptied;
        QVERIFY(emptied.open(database()));
        QVERIFY(emptied.execute("DELETE FROM conversation"));
    }
    storage::Store store;
    QCOMPARE(await(store.open(database())).state, State::Opened);
    QCOMPARE(namesIn(folder()), QStringList());
}

void tst_Backups::anotherBackupOfTheSameStateIsNotMade()
{
    fill();
    m_store.reset();
    storage::Database opened;
    QVERIFY(opened.open(database()));
    BackupOrder wanted = order();
    wanted.occasion = QStringLiteral("schema-1");
    BackupMaker maker(wanted);
    QVERIFY(!maker.isThere(opened));
    QVERIFY(maker.make(opened).isOk());
    QVERIFY(maker.isThere(opened));
    QVERIFY(opened.execute("UPDATE conversation SET title='later'"));
    QVERIFY(!maker.isThere(opened));
}

void tst_Backups::copiesBeforeAnUpdateAreSealedOnceThePassphraseIsThere()
{
    fill();
    const auto made = [this](int day, const QString &occasion, const QString &passphrase) {
        BackupOrder wanted = order();
        wanted.now = wanted.now.addDays(day);
        wanted.occasion = occasion;
        wanted.passphrase = storage::Passphrase(passphrase);
        BackupMaker maker(wanted);
        const bool isMade = maker.make(BackupMaker::Place::ThisProcess).isOk();
        maker.sealCopies();
        return isMade;
    };
    const QString sesame = QStringLiteral("open sesame");
    QVERIFY(made(0, QStringLiteral("schema-1"), {})); // nobody had a passphrase then
    QVERIFY(made(1, {}, sesame));
    QVERIFY(made(2, QStringLiteral("schema-2"), {}));
    QVERIFY(namesIn(folder()).contains(QStringLiteral("loquat-2026-05-06-090000-schema-2.db")));
    QVERIFY(made(3, {}, sesame));
    const QStringList expected{QStringLiteral("loquat-2026-05-04-090000-schema-1.db"),
                               QStringLiteral("loquat-2026-05-05-090000.db.sealed"),
                               QStringLiteral("loquat-2026-05-06-090000-schema-2.db.sealed"),
                               QStringLiteral("loquat-2026-05-07-090000.db.sealed")};
    QCOMPARE(namesIn(folder()), expected);
    const QString plain = m_dir->filePath(QStringLiteral("plain.db"));
    const QString path = folder() + QLatin1Char('/') + expected.at(2);
    QVERIFY(storage::SealedFile::unseal(path, plain, storage::Passphrase(sesame)).isOk());
    QCOMPARE(textIn(plain, "SELECT count(*) FROM part"), QStringLiteral("40"));
}

/// As in a folder on the network.
void tst_Backups::withoutALogAnExportHoldsUpNobody()
{
    fill(4);
    m_store.reset();
    storage::Database writer;
    QVERIFY(writer.open(database()));
    QCOMPARE(writer.pragma("PRAGMA journal_mode=DELETE"), QStringLiteral("delete"));
    const auto reader = storage::ExportReader::open(database(), true);
    QVERIFY(reader.isOk());
    const auto entered = reader.value()->enter(reader.value()->list().constFirst().id);
    QVERIFY(entered.has_value());
    for (const core::Message &message : entered->messages) {
        QVERIFY(!core::partText(reader.value()->loaded(message).parts.value(0)).isEmpty());
        writer.begin();
        writer.execute("UPDATE conversation SET title = title || '+'");
        QVERIFY(writer.commit());
    }
    reader.value()->leave();
    QVERIFY(!reader.value()->failure());
    QVERIFY(reader.value()->list().constFirst().title.endsWith(QLatin1StringView("++++")));
}

QTEST_GUILESS_MAIN(tst_Backups)
#include "tst_backups.moc"

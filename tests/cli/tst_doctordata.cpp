// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor.h"
#include "storage/migrations.h"
#include "support/askrig.h"
#include "support/doctorrig.h"
#include "support/storebuilders.h"

#include <QDir>
#include <QLockFile>

using namespace support;
using namespace Qt::StringLiterals;

namespace {

constexpr int kChatLength = 400;
constexpr int kSqlitePage = 4096;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void putBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// What `loquat doctor` says of the chats in a data directory, and that it leaves it alone.
class TestDoctorData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whereNothingWasEverKeptNothingIsSaid();
    void saysThatAllIsWell();
    void readsBesideAWindow();
    void leavesNothingBesideWhatAWindowIsAboutToOpen();
    void readsWhatACrashHasLeft();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhatIsToBeKnown();
    void aConnectionThatFailsHidesNothing();

private:
    [[nodiscard]] QString path(const char *name = "loquat.db") const
    {
        return m_rig->directory().filePath(QString::fromLatin1(name));
    }
    void keepAChat()
    {
        m_store = std::make_unique<storage::Store>();
        QCOMPARE(await(m_store->open(path())).state, storage::OpenReport::State::Created);
        (void)storeChain(*m_store, makeInfo(), kChatLength, [](int i) {
            return u"flip %1 this 车 word"_s.arg(i, 6, 10, QLatin1Char('0'));
        });
    }
    /// Every file with its time and content, and the folder's own time.
    [[nodiscard]] QStringList everything() const
    {
        const QDir folder(m_rig->directory().path());
        QStringList seen{QFileInfo(folder.path()).lastModified().toString(Qt::ISODateWithMs)};
        const auto entries = folder.entryInfoList(QDir::Files | QDir::Hidden, QDir::Name);
        for (const QFileInfo &entry : entries)
            seen << entry.fileName() << entry.lastModified().toString(Qt::ISODateWithMs)
                 << QString::fromLatin1(bytesOf(entry.filePath()).toHex());
        return seen;
    }
    [[nodiscard]] Outcome ask(const QStringList &more = {})
    {
        return Command().run(
            m_rig->stored({u"--base-url"_s, m_gateway->baseUrl(), u"--model"_s, u"gem-1.5-pro"_s})
                + more,
            nullptr, cli::runDoctor);
    }
    [[nodiscard]] QJsonObject data()
    {
        const Outcome outcome = ask({u"--json"_s});
        return outcome.exit == 0 ? outcome.json().value(u"data"_s).toObject() : QJsonObject();
    }

    std::unique_ptr<AskRig> m_rig;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<storage::Store> m_store;
};

void TestDoctorData::init()
{
    m_store.reset();
    m_rig = std::make_unique<AskRig>();
    m_gateway = std::make_unique<FakeGateway>();
    serveApi(*m_gateway, "/v1");
}

void TestDoctorData::whereNothingWasEverKeptNothingIsSaid()
{
    QVERIFY(!ask({u"--json"_s}).json().contains(u"data"_s));
    QVERIFY(!ask().output.contains("Your chats"));
    QVERIFY(QDir(m_rig->directory().path()).isEmpty());
    const Outcome outcome = Command().run(
        {u"--data-dir"_s, path("nowhere"), u"--base-url"_s, m_gateway->baseUrl(), u"--json"_s},
        nullptr, cli::runDoctor);
    QVERIFY(!outcome.json().contains(u"data"_s));
    QVERIFY(!QFileInfo::exists(path("nowhere")));
}

void TestDoctorData::saysThatAllIsWell()
{
    keepAChat();
    m_store.reset();
    const QStringList before = everything();
    const QJsonObject found = data();
    QCOMPARE(found.value(u"ok"_s), QJsonValue(true));
    QCOMPARE(found.value(u"opens"_s), QJsonValue(true));
    QCOMPARE(found.value(u"schema"_s), QJsonValue(storage::kSchemaVersion));
    QCOMPARE(found.value(u"pages"_s), QJsonValue(u"whole"_s));
    QCOMPARE(found.value(u"damaged_messages"_s), QJsonValue(0));
    QCOMPARE(found.value(u"database"_s), QJsonValue(path()));
    QCOMPARE(found.value(u"place"_s), QJsonValue(u"local"_s));
    QVERIFY(found.value(u"problem"_s).isNull());
    QVERIFY(found.value(u"backup"_s).isNull());
    QVERIFY(found.value(u"free_bytes"_s).toDouble() > 0);

    const Outcome outcome = ask();
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.output.contains("A chat works over this connection.\n\nYour chats\n✓ "));
    QVERIFY(outcome.output.contains("✓ Messages: All of them are as they were written.\n"));
    QVERIFY(outcome.output.contains("– Backups: There is none yet.\n"));
    QCOMPARE(everything(), before);
}

void TestDoctorData::readsBesideAWindow()
{
    keepAChat();
    const QStringList names = QDir(m_rig->directory().path()).entryList(QDir::Files);
    QVERIFY(names.contains(u"loquat.db-wal"_s));
    const QJsonObject found = data();
    QCOMPARE(found.value(u"pages"_s), QJsonValue(u"whole"_s));
    QCOMPARE(found.value(u"damaged_messages"_s), QJsonValue(0));
    QCOMPARE(QDir(m_rig->directory().path()).entryList(QDir::Files), names);
    // And the window can go on writing.
    QVERIFY(await(m_store->saveInfo(makeInfo(u"Another"_s))).isOk());
}

void TestDoctorData::leavesNothingBesideWhatAWindowIsAboutToOpen()
{
    keepAChat();
    m_store.reset();
    QLockFile lock(path("lock"));
    QVERIFY(lock.tryLock());
    const QByteArray file = bytesOf(path());
    const QStringList names = QDir(m_rig->directory().path()).entryList(QDir::Files);
    QVERIFY(!names.contains(u"loquat.db-wal"_s));
    const QJsonObject found = data();
    QCOMPARE(found.value(u"pages"_s), QJsonValue(u"whole"_s));
    QCOMPARE(found.value(u"damaged_messages"_s), QJsonValue(0));
    QCOMPARE(QDir(m_rig->directory().path()).entryList(QDir::Files), names);
    QCOMPARE(bytesOf(path()), file);
}

void TestDoctorData::readsWhatACrashHasLeft()
{
    keepAChat();
    const QByteArray file = bytesOf(path());
    const QByteArray log = bytesOf(path("loquat.db-wal"));
    m_store.reset();
    putBytes(path(), file);
    putBytes(path("loquat.db-wal"), log);
    putBytes(path("backups.json"), R"({"running":true})");
    const QJsonObject found = data();
    QCOMPARE(found.value(u"pages"_s), QJsonValue(u"whole"_s));
    QCOMPARE(found.value(u"cut_off"_s), QJsonValue(true));
    QCOMPARE(bytesOf(path()), file);
    QCOMPARE(bytesOf(path("loquat.db-wal")), log);
    QVERIFY(ask().output.contains("– Last run: It was cut off."));
}

void TestDoctorData::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("pages");
    QTest::newRow("a page of zeros")
        << u"page"_s << QByteArray("✗ Messages: The file is damaged.") << QString() << u"damaged"_s;
    QTest::newRow("a bit in a text")
        << u"bit"_s << QByteArray("✗ Messages: Not what was written once: 1.") << QString()
        << u"whole"_s;
    QTest::newRow("rubbish") << u"rubbish"_s << QByteArray("✗ Database: ") << u"damaged"_s
                             << QString();
    QTest::newRow("emptied") << u"empty"_s << QByteArray("✗ Database: ") << u"damaged"_s
                             << QString();
    QTest::newRow("of a newer program")
        << u"newer"_s << QByteArray("were written by a newer Loquat. Use that one.") << u"too-new"_s
        << QString();
}

void TestDoctorData::saysWhatIsWrong()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, said);
    QFETCH(QString, problem);
    QFETCH(QString, pages);
    keepAChat();
    m_store.reset();
    QByteArray bytes = bytesOf(path());
    const qsizetype at = bytes.indexOf("flip 000123 this");
    QVERIFY(at > 0);
    if (what == u"page")
        bytes.replace(at / kSqlitePage * kSqlitePage, kSqlitePage, QByteArray(kSqlitePage, '\0'));
    else if (what == u"bit")
        bytes[at] = 'g';
    else if (what == u"rubbish")
        bytes = QByteArray(kSqlitePage, 'x');
    else if (what == u"empty")
        bytes.clear();
    else
        bytes[63] = char(storage::kSchemaVersion + 1); // the last byte of user_version
    putBytes(path(), bytes);
    const QStringList before = everything();

    // The connection works all the same, and that is what the exit status says.
    const Outcome outcome = ask({u"--json"_s});
    QCOMPARE(outcome.exit, 0);
    const QJsonObject found = outcome.json().value(u"data"_s).toObject();
    QCOMPARE(found.value(u"ok"_s), QJsonValue(false));
    QCOMPARE(found.value(u"opens"_s), QJsonValue(problem.isEmpty()));
    QCOMPARE(found.value(u"problem"_s).toString(), problem);
    QCOMPARE(found.value(u"pages"_s).toString(), pages);
    QVERIFY2(ask().output.contains(said), ask().output.constData());
    QCOMPARE(everything(), before);
}

void TestDoctorData::saysWhatIsToBeKnown()
{
    keepAChat();
    m_store.reset();
    QVERIFY(QDir(m_rig->directory().path()).mkdir(u"backups"_s));
    QVERIFY(QDir(m_rig->directory().path()).mkdir(u".stfolder"_s));
    putBytes(path("backups/loquat-2026-01-02-030405.db"), "x");
    putBytes(path("backups.json"), R"({"daily":false})");
    const QJsonObject found = data();
    QCOMPARE(found.value(u"backup"_s), QJsonValue(u"2026-01-02T03:04:05Z"_s));
    QVERIFY(found.value(u"backup_age_hours"_s).toInt() > 24);
    QCOMPARE(found.value(u"daily_backups"_s), QJsonValue(false));
    QCOMPARE(found.value(u"place"_s), QJsonValue(u"synced"_s));
    const QByteArray output = ask().output;
    QVERIFY(output.contains("– Backups: The newest one is of 2026-01-0"));
    QVERIFY(output.contains("Daily backups are off."));
    QVERIFY(output.contains("– Folder: It is synchronised with other computers."));
}

void TestDoctorData::aConnectionThatFailsHidesNothing()
{
    keepAChat();
    m_store.reset();
    const Outcome outcome = Command().run(m_rig->stored({u"--base-url"_s, u"ftp://gw.example"_s}),
                                          nullptr, cli::runDoctor);
    QCOMPARE(outcome.exit, 2);
    const qsizetype summary = outcome.output.indexOf("A chat does not work");
    QVERIFY(summary > 0);
    QVERIFY(outcome.output.indexOf("Your chats") > summary);
}

QTEST_GUILESS_MAIN(TestDoctorData)
#include "tst_doctordata.moc"

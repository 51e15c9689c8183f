// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backupfolder.h"
#include "storage/backup/databasecopy.h"
#include "storage/databasefile.h"
#include "storage/migrations.h"
#include "support/faultvfs.h"
#include "support/memoryfolder.h"
#include "support/schemafixture.h"
#include "support/storerig.h"

#include <QProcess>
#include <unistd.h>

using namespace support;
using State = storage::OpenReport::State;

namespace {

constexpr int kMostPoints = 2000;
constexpr auto kStatement = QLatin1StringView("--at-statement");
constexpr auto kWrite = QLatin1StringView("--at-write");

/// What has to be there whatever became of the layout: every conversation and message with its
/// place and its words, those of the log of a reply that was cut off, too.
constexpr const char *kContent =
    "SELECT group_concat(line, char(10)) FROM ("
    "SELECT concat_of AS line FROM (SELECT 'c ' || id || uuid || title || ifnull(root_child, '-') "
    "||"
    " ifnull(folder_id, '-') || ifnull(deleted_at, '-') || model AS concat_of FROM conversation "
    "ORDER BY id) UNION ALL "
    "SELECT concat_of FROM (SELECT 'm ' || id || uuid || conversation_id || ifnull(parent_id, '-') "
    "|| ifnull(active_child, '-') || seq || role || ifnull(deleted_at, '-') || "
    "ifnull((SELECT group_concat(text, '') FROM part WHERE message_id=m.id), '') || "
    "ifnull((SELECT group_concat(text, '') FROM journal WHERE message_id=m.id), '') AS concat_of "
    "FROM message m ORDER BY id))";

/// Tables and indexes of our making; the search index comes when nothing else is to be done.
constexpr const char *kLayout =
    "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE name NOT LIKE "
    "'message_search%' AND name NOT LIKE 'sqlite_%' ORDER BY name)";

std::atomic<int> s_statementsLeft = 0;

int dieAtStatement(unsigned, void *, void *, void *)
{
    if (--s_statementsLeft == 0)
        std::raise(SIGKILL);
    return 0;
}

int watchStatements(sqlite3 *handle, char **, const void *)
{
    return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, dieAtStatement, nullptr);
}

/// The child: opens what is to be migrated and dies at the n-th statement of all its connections,
/// or before the n-th call that changes a file.
int openAndDie(const QString &mode, const QString &path, int number)
{
    if (mode == kStatement) {
        s_statementsLeft = number;
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(watchStatements));
    } else {
        FaultVfs::install();
        FaultVfs::deadly = number;
    }
    storage::Store store;
    const storage::OpenReport report = await(store.open(path));
    ::_exit(report.state == State::Opened ? 0 : 2);
}

QString answerOf(const QString &path, const char *sql)
{
    storage::Database database;
    database.open(path);
    return database.pragma(sql);
}

} // namespace

/// Every layout that was ever released, killed wherever its migration can be: it is of one layout
/// or of a later one, and everything is there.
class tst_MigrationKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aKilledMigrationIsOldOrNew_data();
    void aKilledMigrationIsOldOrNew();

private:
    void lookAt(const QString &path, int from);

    std::unique_ptr<QTemporaryDir> m_old; ///< a file for each layout, named by its number
    QString m_layouts[storage::kSchemaVersion + 1];
    QString m_content[storage::kSchemaVersion + 1];
    int m_seen[storage::kSchemaVersion + 1] = {};
};

void tst_MigrationKill::initTestCase()
{
    m_old = std::make_unique<QTemporaryDir>();
    const QString fresh = m_old->filePath(QStringLiteral("fresh.db"));
    QCOMPARE(storage::DatabaseFile(fresh).create(), QString());
    m_layouts[storage::kSchemaVersion] = answerOf(fresh, kLayout);
    for (int schema = 1; schema < storage::kSchemaVersion; ++schema) {
        const QString old = m_old->filePath(QString::number(schema));
        loadSchemaFixture(schema, old);
        m_layouts[schema] = answerOf(old, kLayout);
        m_content[schema] = answerOf(old, kContent);
        QVERIFY(!m_content[schema].isEmpty());
        QVERIFY(m_layouts[schema] != m_layouts[storage::kSchemaVersion]);
    }
}

void tst_MigrationKill::aKilledMigrationIsOldOrNew_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("from");
    for (int schema = 1; schema < storage::kSchemaVersion; ++schema) {
        QTest::addRow("schema %d, at every statement", schema) << QString(kStatement) << schema;
        QTest::addRow("schema %d, at every write", schema) << QString(kWrite) << schema;
    }
}

void tst_MigrationKill::aKilledMigrationIsOldOrNew()
{
    QFETCH(QString, mode);
    QFETCH(int, from);
    std::fill(std::begin(m_seen), std::end(m_seen), 0);
    int number = 1;
    for (; number < kMostPoints; ++number) {
        // What a killed process had written is there, whether it was synced or not.
        const QTemporaryDir folder(memoryFolderTemplate());
        const QString path = folder.filePath(QStringLiteral("loquat.db"));
        QVERIFY(QFile::copy(m_old->filePath(QString::number(from)), path));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {mode, path, QString::number(number)});
        QVERIFY(child.waitForFinished());
        const bool isKilled = child.exitStatus() == QProcess::CrashExit;
        QVERIFY2(isKilled || child.exitCode() == 0, child.readAllStandardError().constData());
        lookAt(path, from);
        if (QTest::currentTestFailed()) {
            qWarning("killed at number %d", number);
            return;
        }
        if (!isKilled)
            break;
    }
    qInfo("%s: %d kills, %d found as they were, %d new", QTest::currentDataTag(), number - 1,
          m_seen[from], m_seen[storage::kSchemaVersion]);
    // Both are among them: the kills went on from before the migration until behind it.
    QVERIFY(number > 20 && number < kMostPoints);
    QVERIFY(m_seen[from] > 0 && m_seen[storage::kSchemaVersion] > 1);
}

void tst_MigrationKill::lookAt(const QString &path, int from)
{
    // What the next start will find, looked at beside it: the log is folded in by who opens it.
    const QString copy = path + QStringLiteral(".copy");
    QCOMPARE(storage::DatabaseFile(path).copyTo(copy), QString());
    const int version = answerOf(copy, "PRAGMA user_version").toInt();
    QVERIFY2(version >= from && version <= storage::kSchemaVersion,
             qPrintable(QString::number(version)));
    ++m_seen[version];
    QCOMPARE(answerOf(copy, "PRAGMA integrity_check"), QStringLiteral("ok"));
    QCOMPARE(answerOf(copy, kLayout), m_layouts[version]);
    QCOMPARE(answerOf(copy, kContent), m_content[from]);
    // Nothing was changed without a backup, and what has a backup's name is one.
    const auto backups = storage::BackupFolder::beside(path).entries();
    QVERIFY(version == from || !backups.isEmpty());
    for (const storage::BackupEntry &backup : backups) {
        const auto facts = storage::DatabaseCopy::verify(backup.path);
        QVERIFY2(facts.isOk(), facts ? "" : qPrintable(facts.error().message));
        QCOMPARE(facts.value().schema, from);
        QCOMPARE(answerOf(backup.path, kContent), m_content[from]);
    }
    {
        storage::Store store;
        QCOMPARE(await(store.open(path)).state, State::Opened);
    }
    QCOMPARE(answerOf(path, "PRAGMA user_version").toInt(), storage::kSchemaVersion);
    QCOMPARE(answerOf(path, kContent), m_content[from]);
    QCOMPARE(answerOf(path, "PRAGMA integrity_check"), QStringLiteral("ok"));
    QCOMPARE(answerOf(path, "PRAGMA foreign_key_check"), QString());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == kStatement || arguments.value(1) == kWrite)
        return openAndDie(arguments.at(1), arguments.value(2), arguments.value(3).toInt());
    tst_MigrationKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_migrationkill.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databasefile.h"
#include "support/storebuilders.h"

#include <QDir>
#include <QTemporaryDir>
#include <sqlite3.h>

using namespace support;
using State = storage::OpenReport::State;

/// A database that is looked at, and not a byte beside it written.
class tst_OpenUntouched : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whatIsStoredIsThere();
    void whatIsNotThereIsEmpty();
    void whatIsInTheLogIsThere();
    void whatCannotBeUsedIsRefused_data();
    void whatCannotBeUsedIsRefused();
    void nothingCanBeWritten();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("loquat.db")); }
    /// Name, time and content of every file.
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] State look();
    [[nodiscard]] QStringList titles()
    {
        QStringList found;
        const auto infos = await(m_store->conversations()).value();
        for (const core::ConversationInfo &info : infos)
            found.append(info.title);
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QTemporaryDir> m_scratch;
    std::unique_ptr<storage::Store> m_store;
};

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void makeDatabase(const QString &path)
{
    storage::Store store;
    QCOMPARE(await(store.open(path)).state, State::Created);
    QVERIFY(await(store.saveInfo(makeInfo(QStringLiteral("Stored")))).isOk());
}

} // namespace

void tst_OpenUntouched::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_scratch = std::make_unique<QTemporaryDir>();
}

QStringList tst_OpenUntouched::files() const
{
    QStringList found{QFileInfo(m_dir->path()).lastModified().toString(Qt::ISODateWithMs)};
    const auto entries = QDir(m_dir->path()).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QFileInfo &info : entries) {
        found.append(info.fileName() + info.lastModified().toString(Qt::ISODateWithMs)
                     + QString::fromLatin1(contentsOf(info.filePath()).toBase64()));
    }
    return found;
}

State tst_OpenUntouched::look()
{
    m_store = std::make_unique<storage::Store>();
    return await(m_store->openUntouched(path(), m_scratch->path())).state;
}

void tst_OpenUntouched::whatIsStoredIsThere()
{
    makeDatabase(path());
    const QStringList before = files();
    QCOMPARE(look(), State::Opened);
    QCOMPARE(titles(), QStringList{QStringLiteral("Stored")});
    QCOMPARE(files(), before);
    m_store.reset();
    QCOMPARE(files(), before);
    QVERIFY(QDir(m_scratch->path()).isEmpty()); // however large it is, it is not copied
}

void tst_OpenUntouched::whatIsNotThereIsEmpty()
{
    const QStringList before = files();
    QCOMPARE(look(), State::Created);
    QCOMPARE(titles(), QStringList());
    m_store.reset();
    QCOMPARE(files(), before);
}

void tst_OpenUntouched::whatIsInTheLogIsThere()
{
    const QTemporaryDir alive;
    const QString other = alive.filePath(QStringLiteral("loquat.db"));
    storage::Store store;
    QCOMPARE(await(store.open(other)).state, State::Created);
    QVERIFY(await(store.saveInfo(makeInfo(QStringLiteral("In the log")))).isOk());
    for (const char *suffix : {"", "-wal"}) {
        QVERIFY(
            QFile::copy(other + QString::fromLatin1(suffix), path() + QString::fromLatin1(suffix)));
    }
    const QStringList before = files();
    QCOMPARE(look(), State::Opened);
    QCOMPARE(titles(), QStringList{QStringLiteral("In the log")});
    m_store.reset();
    QCOMPARE(files(), before);
}

void tst_OpenUntouched::whatCannotBeUsedIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<State>("state");
    QTest::newRow("another program's") << QByteArray("PRAGMA application_id=1") << State::Damaged;
    QTest::newRow("too new") << QByteArray("PRAGMA user_version=999") << State::TooNew;
    QTest::newRow("without its tables") << QByteArray("DROP TABLE journal") << State::Damaged;
}

void tst_OpenUntouched::whatCannotBeUsedIsRefused()
{
    QFETCH(QByteArray, sql);
    QFETCH(State, state);
    makeDatabase(path());
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path()).constData(), &handle), SQLITE_OK);
    const int code = sqlite3_exec(handle, sql.constData(), nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    QCOMPARE(code, SQLITE_OK);
    const QStringList before = files();
    QCOMPARE(look(), state);
    m_store.reset();
    QCOMPARE(files(), before);
}

void tst_OpenUntouched::nothingCanBeWritten()
{
    makeDatabase(path());
    const QStringList before = files();
    QCOMPARE(look(), State::Opened);
    QVERIFY(!await(m_store->addMessages(makeInfo(), {}, {})).isOk());
    m_store.reset();
    QCOMPARE(files(), before);
}

QTEST_GUILESS_MAIN(tst_OpenUntouched)
#include "tst_openuntouched.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datadirectory.h"
#include "support/storebuilders.h"

#include <QTemporaryDir>
#include <sys/stat.h>

class tst_DataDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liesWhereTheDesktopKeepsData();
    void makesWhatIsMissingForItsOwnerOnly();
    void mendsTheModesOfWhatIsThere();
    void saysWhyItCannotBeMade();
    void everyFileOfAStoreIsItsOwnersOnly();
};

namespace {

mode_t modeOf(const QString &path)
{
    struct stat status {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return 0;
    return status.st_mode & 07777;
}

} // namespace

void tst_DataDirectory::liesWhereTheDesktopKeepsData()
{
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    const storage::DataDirectory directory;
    qunsetenv("XDG_DATA_HOME");
    QCOMPARE(directory.path(), home.path() + QStringLiteral("/loquat"));
    QCOMPARE(directory.databasePath(), directory.path() + QStringLiteral("/loquat.db"));
    QCOMPARE(storage::DataDirectory(QStringLiteral("/a/../b/")).path(), QStringLiteral("/b"));
}

void tst_DataDirectory::makesWhatIsMissingForItsOwnerOnly()
{
    const QTemporaryDir home;
    const storage::DataDirectory directory(home.filePath(QStringLiteral("deep/er/loquat")));
    const mode_t before = ::umask(0);
    const auto result = directory.prepare();
    ::umask(before);
    QVERIFY(result.isOk());
    QCOMPARE(modeOf(directory.path()), mode_t(0700));
    QVERIFY(directory.prepare().isOk());
}

void tst_DataDirectory::mendsTheModesOfWhatIsThere()
{
    const QTemporaryDir home;
    const storage::DataDirectory directory(home.filePath(QStringLiteral("loquat")));
    QVERIFY(QDir().mkpath(directory.path() + QStringLiteral("/backups")));
    for (const QString &path : {directory.databasePath(), directory.settingsPath(),
                                directory.databasePath() + QStringLiteral("-wal")}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0666), 0);
    }
    QCOMPARE(::chmod(QFile::encodeName(directory.path()).constData(), 0755), 0);
    QVERIFY(directory.prepare().isOk());
    QCOMPARE(modeOf(directory.path()), mode_t(0700));
    QCOMPARE(modeOf(directory.path() + QStringLiteral("/backups")), mode_t(0700));
    QCOMPARE(modeOf(directory.databasePath()), mode_t(0600));
    QCOMPARE(modeOf(directory.databasePath() + QStringLiteral("-wal")), mode_t(0600));
    QCOMPARE(modeOf(directory.settingsPath()), mode_t(0600));
}

void tst_DataDirectory::saysWhyItCannotBeMade()
{
    const QTemporaryDir home;
    QFile file(home.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QString &path : {file.fileName(), file.fileName() + QStringLiteral("/below")}) {
        const auto result = storage::DataDirectory(path).prepare();
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().kind, core::ErrorKind::Storage);
        QVERIFY(!result.error().message.isEmpty());
    }
}

void tst_DataDirectory::everyFileOfAStoreIsItsOwnersOnly()
{
    const QTemporaryDir home;
    const storage::DataDirectory directory(home.filePath(QStringLiteral("loquat")));
    const mode_t before = ::umask(0);
    QVERIFY(directory.prepare().isOk());
    {
        storage::Store store;
        support::await(store.open(directory.databasePath()));
        const auto info = support::makeInfo();
        const auto reply = support::makeEmptyReply(1, {});
        QVERIFY(support::await(store.addMessages(info, {reply}, {})).isOk());
        ::umask(before);
        int checked = 0;
        QDirIterator files(directory.path(), QDir::Files | QDir::Hidden);
        while (files.hasNext()) {
            const QString path = files.next();
            QVERIFY2(modeOf(path) == 0600, qPrintable(path));
            ++checked;
        }
        // The database, its log and index, and the marker.
        QVERIFY2(checked >= 4, qPrintable(QString::number(checked)));
    }
}

QTEST_GUILESS_MAIN(tst_DataDirectory)
#include "tst_datadirectory.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/importchild.h"

#include <QLockFile>
#include <QTemporaryDir>
#include <csignal>
#include <sys/stat.h>

using support::ImportChild;
using support::ImportOutcome;
using support::runImport;

/// `loquat import` while a window holds the data directory.
class tst_ImportBeside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aRunningWindowTakesTheFile();
    void aDryRunAsksTheWindow();
    void standardInputIsHandedOverAsAFile();
    void aPipeIsHandedOverAsAFile();
    void whatANameLeadsToIsHandedOver();
    void saysWhenTheRunningWindowDoesNot();
    void saysWhenTheWindowEndsMeanwhile();
    void ctrlCEndsTheWait();

private:
    [[nodiscard]] QString write(const QByteArray &json) const;
    [[nodiscard]] QStringList arguments(const QString &file) const
    {
        return {QStringLiteral("--data-dir"), m_directory->path(), file};
    }
    /// Copies that were made for the window, and should be gone.
    [[nodiscard]] QStringList copies() const
    {
        return QDir(m_dir->filePath(QStringLiteral("tmp"))).entryList(QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<storage::DataDirectory> m_directory;
    std::unique_ptr<QLockFile> m_lock;
    QString m_id = core::idText(core::newId());
};

void tst_ImportBeside::init()
{
    m_lock.reset();
    qunsetenv("TMPDIR"); // of the test before
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("tmp")));
    qputenv("TMPDIR", QFile::encodeName(m_dir->filePath(QStringLiteral("tmp"))));
    m_directory = std::make_unique<storage::DataDirectory>(m_dir->filePath(QStringLiteral("data")));
    QVERIFY(m_directory->prepare().isOk());
    m_lock = std::make_unique<QLockFile>(m_directory->lockPath());
    QVERIFY(m_lock->tryLock());
}

QString tst_ImportBeside::write(const QByteArray &json) const
{
    QFile file(m_dir->filePath(QStringLiteral("chat.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("cannot write");
    return file.fileName();
}

void tst_ImportBeside::aRunningWindowTakesTheFile()
{
    const QString file = write("what is in it");
    const ImportOutcome done = runImport(arguments(file), m_id);
    QCOMPARE(done.code, 0);
    QCOMPARE(done.out, m_id + QLatin1Char('\n'));
    QVERIFY(done.err.contains(m_directory->path()));
    QVERIFY(done.err.contains(file));
    QVERIFY(done.err.contains(QStringLiteral("stores")));
    QVERIFY(!QFile::exists(m_directory->databasePath())); // two writers are one too many
}

void tst_ImportBeside::aDryRunAsksTheWindow()
{
    const ImportOutcome done =
        runImport(QStringList{QStringLiteral("--dry-run")} + arguments(write("x")), m_id);
    QCOMPARE(done.code, 0);
    QVERIFY2(done.err.contains(QStringLiteral("looks")), qPrintable(done.err));
    QVERIFY(!QFile::exists(m_directory->databasePath()));
}

void tst_ImportBeside::standardInputIsHandedOverAsAFile()
{
    ImportChild child;
    child.start(arguments(QStringLiteral("-")), m_id);
    QVERIFY(child.process.waitForStarted());
    child.process.write("out of a pipe");
    const ImportOutcome done = child.finish();
    QCOMPARE(done.code, 0);
    QVERIFY2(done.err.contains(QStringLiteral("out of a pipe")), qPrintable(done.err));
    QVERIFY2(done.err.contains(m_dir->filePath(QStringLiteral("tmp"))), qPrintable(done.err));
    QCOMPARE(copies(), QStringList());
}

void tst_ImportBeside::aPipeIsHandedOverAsAFile()
{
    const QString pipe = m_dir->filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    ImportChild child;
    child.start(arguments(pipe), m_id);
    QVERIFY(child.process.waitForStarted());
    {
        QFile writer(pipe);
        QVERIFY(writer.open(QIODevice::WriteOnly)); // once it is read
        writer.write("out of a named pipe");
    }
    const ImportOutcome done = child.finish();
    QCOMPARE(done.code, 0);
    QVERIFY2(done.err.contains(QStringLiteral("out of a named pipe")), qPrintable(done.err));
    QVERIFY(!done.err.contains(pipe));
    QCOMPARE(copies(), QStringList());
}

/// /dev/stdin is a file of ours only: the window has another one under this name.
void tst_ImportBeside::whatANameLeadsToIsHandedOver()
{
    const QString file = write("behind a name");
    ImportChild child;
    child.process.setStandardInputFile(file);
    child.start(arguments(QStringLiteral("/dev/stdin")), m_id);
    const ImportOutcome done = child.finish();
    QCOMPARE(done.code, 0);
    QVERIFY2(done.err.contains(file), qPrintable(done.err));
    QVERIFY(done.err.contains(QStringLiteral("behind a name")));
}

void tst_ImportBeside::saysWhenTheRunningWindowDoesNot()
{
    const ImportOutcome done = runImport(arguments(write("x")), QStringLiteral("refuses"));
    QCOMPARE(done.code, 2);
    QVERIFY(done.out.isEmpty());
    QVERIFY2(done.err.contains(QStringLiteral("did not take")), qPrintable(done.err));
}

void tst_ImportBeside::saysWhenTheWindowEndsMeanwhile()
{
    const ImportOutcome done = runImport(arguments(write("x")), QStringLiteral("closes"));
    QCOMPARE(done.code, 3);
    QVERIFY(done.out.isEmpty());
    QVERIFY2(done.err.contains(QStringLiteral("The window was closed")), qPrintable(done.err));
    QVERIFY(!done.err.contains(QStringLiteral("did not take")));
}

void tst_ImportBeside::ctrlCEndsTheWait()
{
    ImportChild child;
    child.start(arguments(QStringLiteral("-")), QStringLiteral("waits"));
    QVERIFY(child.process.waitForStarted());
    child.process.write("x");
    child.process.closeWriteChannel();
    QByteArray said;
    QTRY_VERIFY((said += child.process.readAllStandardError()).contains("waiting"));
    QCOMPARE(copies().size(), 1);
    QCOMPARE(::kill(pid_t(child.process.processId()), SIGINT), 0);
    const ImportOutcome done = child.finish();
    QCOMPARE(done.code, 130);
    QVERIFY2(done.err.contains(QStringLiteral("cancelled")), qPrintable(done.err));
    QCOMPARE(copies(), QStringList());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const auto code = support::importInThisProcess(application.arguments()))
        return *code;
    tst_ImportBeside test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importbeside.moc"

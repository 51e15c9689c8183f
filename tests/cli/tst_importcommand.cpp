// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importcommand.h"
#include "core/id.h"
#include "storage/store.h"

#include <QCoreApplication>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cstdio>

namespace {

struct Run {
    int code = -1;
    QString out;
    QString err;
};

/// The command in a process of its own, since it prints.
Run run(const QStringList &arguments, const QString &handOver = {})
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                QStringList{QStringLiteral("--import"), handOver} + arguments);
    if (!child.waitForFinished(60'000))
        return {};
    return {child.exitStatus() == QProcess::NormalExit ? child.exitCode() : -1,
            QString::fromUtf8(child.readAllStandardOutput()),
            QString::fromUtf8(child.readAllStandardError())};
}

/// A window that answers "no" refuses; any other answer is the id of the one conversation. What
/// the window was given is what it could not take.
std::optional<core::ImportReport>
pretendWindow(const QString &answer, const storage::DataDirectory &directory, const QString &file)
{
    if (answer == QLatin1StringView("no"))
        return std::nullopt;
    core::ImportReport report;
    core::ConversationInfo info;
    info.id = core::idFromText(answer);
    report.createdInfos = {info};
    report.lose(directory.path() + QLatin1Char(' ') + file, {});
    return report;
}

} // namespace

class tst_ImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void printsTheIdOfTheNewConversation();
    void theSameFileIsImportedOnce();
    void aRunningWindowTakesTheFile();
    void saysWhenTheRunningWindowDoesNot();
    void explainsWrongUsage_data();
    void explainsWrongUsage();
    void explainsABadFile_data();
    void explainsABadFile();
    void neverOverwritesADatabaseItCannotOpen();
    void tellsWhatItLeftOut();
    void takesSeveralFilesOfOtherPrograms();
    void aDryRunCountsAndWritesNothing();
    void aDryRunBesideAWindowLooksAtTheFileAlone();

private:
    [[nodiscard]] QString write(const QByteArray &json) const;
    [[nodiscard]] QStringList arguments(const QString &file) const
    {
        return {QStringLiteral("--data-dir"), m_dir->filePath(QStringLiteral("data")), file};
    }
    [[nodiscard]] QString inData(const char *name) const
    {
        return m_dir->filePath(QStringLiteral("data/")) + QString::fromLatin1(name);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void tst_ImportCommand::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

QString tst_ImportCommand::write(const QByteArray &json) const
{
    QFile file(m_dir->filePath(QStringLiteral("chat.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("cannot write");
    return file.fileName();
}

void tst_ImportCommand::printsTheIdOfTheNewConversation()
{
    const QString file =
        write(R"([{"role":"user","content":"你好"},{"role":"assistant","content":"Hello"}])");
    const Run done = run(arguments(file));
    QCOMPARE(done.code, 0);
    QVERIFY2(done.err.isEmpty(), qPrintable(done.err));
    QVERIFY(done.out.endsWith(QLatin1Char('\n')));
    const QUuid id = core::idFromText(done.out.trimmed());
    QVERIFY(!id.isNull());
    QCOMPARE(done.out, core::idText(id) + QLatin1Char('\n'));

    storage::Store store;
    store.open(inData("loquat.db")).waitForFinished();
    auto opened = store.skeleton(id);
    opened.waitForFinished();
    QVERIFY(opened.result().isOk());
    QCOMPARE(opened.result().value().info.title, QStringLiteral("你好"));
    QCOMPARE(opened.result().value().messages.size(), 2);
}

void tst_ImportCommand::theSameFileIsImportedOnce()
{
    const QString file = write(R"([{"role":"user","content":"q"}])");
    QVERIFY(!run(arguments(file)).out.isEmpty());
    const Run again = run(arguments(file));
    QCOMPARE(again.code, 0);
    QVERIFY(again.out.isEmpty()); // there is nothing new in it
    storage::Store store;
    store.open(inData("loquat.db")).waitForFinished();
    auto listed = store.conversations();
    listed.waitForFinished();
    QCOMPARE(listed.result().value().size(), 1);
}

void tst_ImportCommand::aRunningWindowTakesTheFile()
{
    const QString file = write(R"([{"role":"user","content":"q"}])");
    const storage::DataDirectory directory(m_dir->filePath(QStringLiteral("data")));
    QVERIFY(directory.prepare().isOk());
    QLockFile lock(directory.lockPath());
    QVERIFY(lock.tryLock());
    const QString id = core::idText(core::newId());
    const Run done = run(arguments(file), id);
    QCOMPARE(done.code, 0);
    QCOMPARE(done.out, id + QLatin1Char('\n'));
    QVERIFY(done.err.contains(directory.path() + QLatin1Char(' ') + file));
    QVERIFY(!QFile::exists(directory.databasePath())); // two writers are one too many
}

void tst_ImportCommand::saysWhenTheRunningWindowDoesNot()
{
    const QString file = write(R"([{"role":"user","content":"q"}])");
    const storage::DataDirectory directory(m_dir->filePath(QStringLiteral("data")));
    QVERIFY(directory.prepare().isOk());
    QLockFile lock(directory.lockPath());
    QVERIFY(lock.tryLock());
    const Run done = run(arguments(file), QStringLiteral("no"));
    QCOMPARE(done.code, 2);
    QVERIFY(done.out.isEmpty());
    QVERIFY(!done.err.trimmed().isEmpty());
}

void tst_ImportCommand::explainsWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("an unknown option")
        << QStringList{QStringLiteral("--merge"), QStringLiteral("a")};
}

void tst_ImportCommand::explainsWrongUsage()
{
    QFETCH(QStringList, arguments);
    const Run done = run(arguments);
    QCOMPARE(done.code, 1);
    QVERIFY(done.out.isEmpty());
    QVERIFY(done.err.contains(QStringLiteral("loquat import")));
}

void tst_ImportCommand::explainsABadFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    QTest::newRow("an object") << QByteArray("{}") << QStringLiteral("Cherry Studio");
    QTest::newRow("the second message")
        << QByteArray(R"([{"role":"user","content":"a"},{"role":"robot"}])") << QStringLiteral("2");
    QTest::newRow("cut short") << QByteArray("[{") << QStringLiteral("JSON");
    QTest::newRow("empty list") << QByteArray("[]") << QStringLiteral("no messages");
}

void tst_ImportCommand::explainsABadFile()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const Run done = run(arguments(write(json)));
    QCOMPARE(done.code, 2);
    QVERIFY(done.out.isEmpty());
    QVERIFY2(done.err.contains(word), qPrintable(done.err));
    QCOMPARE(run(arguments(QStringLiteral("/nowhere/at/all.json"))).code, 2);
}

void tst_ImportCommand::neverOverwritesADatabaseItCannotOpen()
{
    QVERIFY(QDir().mkpath(inData("")));
    QFile diary(inData("loquat.db"));
    QVERIFY(diary.open(QIODevice::WriteOnly));
    diary.write("Dear diary");
    diary.close();
    const Run done = run(arguments(write(R"([{"role":"user","content":"q"}])")));
    QCOMPARE(done.code, 2);
    QVERIFY(done.err.contains(QStringLiteral("loquat.db")));
    QVERIFY(diary.open(QIODevice::ReadOnly));
    QCOMPARE(diary.readAll(), QByteArray("Dear diary"));
}

void tst_ImportCommand::tellsWhatItLeftOut()
{
    const Run done = run(arguments(
        write(R"([{"role":"user","content":[{"type":"text","text":"q"},{"type":"video"}]}])")));
    QCOMPARE(done.code, 0);
    QVERIFY(done.err.contains(QLatin1Char('1')));
    QVERIFY(!core::idFromText(done.out.trimmed()).isNull());
}

void tst_ImportCommand::takesSeveralFilesOfOtherPrograms()
{
    const QString claude = QStringLiteral(TEST_DATA_DIR "/import/claude.json");
    const QString chatbox = QStringLiteral(TEST_DATA_DIR "/import/chatbox-5.json");
    const Run first = run(arguments(claude) + QStringList{chatbox});
    QCOMPARE(first.code, 0);
    QCOMPARE(first.out.count(QLatin1Char('\n')), 3);
    QVERIFY(first.err.contains(QStringLiteral("Claude")));
    QVERIFY(first.err.contains(QStringLiteral("Chatbox")));
    QVERIFY(first.err.contains(QStringLiteral("scan.pdf"))); // named, where it was left out
    const Run again = run(arguments(claude) + QStringList{chatbox});
    QCOMPARE(again.code, 0);
    QVERIFY2(again.out.isEmpty(), qPrintable(again.out));
}

void tst_ImportCommand::aDryRunCountsAndWritesNothing()
{
    const QStringList dry{QStringLiteral("--dry-run")};
    const QString file = QStringLiteral(TEST_DATA_DIR "/import/open-webui.json");
    const Run before = run(dry + arguments(file));
    QCOMPARE(before.code, 0);
    QVERIFY2(before.out.contains(QStringLiteral("New: 3")), qPrintable(before.out));
    storage::Store store;
    store.open(inData("loquat.db")).waitForFinished();
    auto listed = store.conversations();
    listed.waitForFinished();
    QVERIFY(listed.result().value().isEmpty());
}

void tst_ImportCommand::aDryRunBesideAWindowLooksAtTheFileAlone()
{
    const storage::DataDirectory directory(m_dir->filePath(QStringLiteral("data")));
    QVERIFY(directory.prepare().isOk());
    QLockFile lock(directory.lockPath());
    QVERIFY(lock.tryLock());
    const Run done = run(QStringList{QStringLiteral("--dry-run")}
                             + arguments(QStringLiteral(TEST_DATA_DIR "/import/nextchat.json")),
                         QStringLiteral("no"));
    QCOMPARE(done.code, 0);
    QVERIFY(done.out.contains(QStringLiteral("Conversations: 2")));
    QVERIFY(!QFile::exists(directory.databasePath()));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1StringView("--import")) {
        const QString answer = arguments.value(2);
        return cli::runImport(arguments.mid(3), [answer](const storage::DataDirectory &directory,
                                                         const QString &file) {
            return pretendWindow(answer, directory, file);
        });
    }
    tst_ImportCommand test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importcommand.moc"

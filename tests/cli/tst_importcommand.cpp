// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/importchild.h"
#include "support/storebuilders.h"

#include "storage/import/importrun.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <sys/stat.h>

using support::await;
using support::ImportChild;
using support::ImportOutcome;
using support::runImport;

namespace {

const QString kDryRun = QStringLiteral("--dry-run");

QString example(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name);
}

/// Everything about a folder that a writer would change.
QStringList traces(const QString &folder)
{
    QStringList found;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info(entries.next());
        QFile file(info.filePath());
        const bool isRead = info.isFile() && file.open(QIODevice::ReadOnly);
        found.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(info.filePath(), info.lastModified().toString(Qt::ISODateWithMs),
                              QString::number(int(info.permissions()), 16),
                              isRead ? QString::fromLatin1(file.readAll().toBase64()) : QString()));
    }
    found.sort();
    return found;
}

} // namespace

class tst_ImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void printsTheIdOfTheNewConversation();
    void theSameFileIsImportedOnce();
    void explainsWrongUsage_data();
    void explainsWrongUsage();
    void explainsABadFile_data();
    void explainsABadFile();
    void neverOverwritesADatabaseItCannotOpen();
    void tellsWhatItLeftOut();
    void takesSeveralFilesOfOtherPrograms();
    void helpsWithoutAFile();
    void readsStandardInput();
    void goesOnBehindAFileThatIsMissing();
    void aDryRunMakesNothing();
    void aDryRunComparesAndWritesNothing();
    void aDryRunSeesWhatACrashLeftInTheLog();
    void aDeadWindowsLockHoldsNothingUp();
    void whatItBringsNeverRunsToolsWithoutAsking();

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
    const ImportOutcome done = runImport(arguments(file));
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
    QVERIFY(!runImport(arguments(file)).out.isEmpty());
    const auto again = runImport(arguments(file));
    QCOMPARE(again.code, 0);
    QVERIFY(again.out.isEmpty()); // there is nothing new in it
    storage::Store store;
    store.open(inData("loquat.db")).waitForFinished();
    auto listed = store.conversations();
    listed.waitForFinished();
    QCOMPARE(listed.result().value().size(), 1);
}

void tst_ImportCommand::explainsWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QStringList{} << QStringLiteral("loquat import --help");
    QTest::newRow("an unknown option")
        << QStringList{QStringLiteral("--merge"), QStringLiteral("a")} << QStringLiteral("--merge");
    QTest::newRow("a folder without a name")
        << QStringList{QStringLiteral("a"), QStringLiteral("--data-dir")}
        << QStringLiteral("--data-dir");
    QTest::newRow("a variable that was not set")
        << QStringList{QStringLiteral("--data-dir="), QStringLiteral("a")}
        << QStringLiteral("--data-dir");
}

void tst_ImportCommand::explainsWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const ImportOutcome done = runImport(arguments);
    QCOMPARE(done.code, 1);
    QVERIFY(done.out.isEmpty());
    QVERIFY2(done.err.contains(word), qPrintable(done.err));
}

void tst_ImportCommand::explainsABadFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    QTest::newRow("an object") << QByteArray("{}") << QStringLiteral("Cherry Studio");
    QTest::newRow("the second message")
        << QByteArray(R"([{"role":"user","content":"a"},{"role":"robot"}])") << QStringLiteral("2");
    QTest::newRow("cut short") << QByteArray("[{") << QStringLiteral("JSON");
    QTest::newRow("compressed") << QByteArray("\x1f\x8b\x08\x00", 4) << QStringLiteral("gzip");
    QTest::newRow("empty list") << QByteArray("[]") << QStringLiteral("no messages");
}

void tst_ImportCommand::explainsABadFile()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const ImportOutcome done = runImport(arguments(write(json)));
    QCOMPARE(done.code, 2);
    QVERIFY(done.out.isEmpty());
    QVERIFY2(done.err.contains(word), qPrintable(done.err));
    QVERIFY2(done.err.startsWith(QStringLiteral("loquat: ")), qPrintable(done.err));
    const ImportOutcome absent = runImport(arguments(QStringLiteral("/nowhere/at/all.json")));
    QCOMPARE(absent.code, 2);
    QVERIFY2(absent.err.startsWith(QStringLiteral("loquat: ")), qPrintable(absent.err));
}

void tst_ImportCommand::neverOverwritesADatabaseItCannotOpen()
{
    QVERIFY(QDir().mkpath(inData("")));
    QFile diary(inData("loquat.db"));
    QVERIFY(diary.open(QIODevice::WriteOnly));
    diary.write("Dear diary");
    diary.close();
    const ImportOutcome done = runImport(arguments(write(R"([{"role":"user","content":"q"}])")));
    QCOMPARE(done.code, 2);
    QVERIFY(done.err.contains(QStringLiteral("loquat.db")));
    QVERIFY(diary.open(QIODevice::ReadOnly));
    QCOMPARE(diary.readAll(), QByteArray("Dear diary"));
}

void tst_ImportCommand::tellsWhatItLeftOut()
{
    const ImportOutcome done = runImport(arguments(
        write(R"([{"role":"user","content":[{"type":"text","text":"q"},{"type":"video"}]}])")));
    QCOMPARE(done.code, 0);
    QVERIFY(done.err.contains(QLatin1Char('1')));
    QVERIFY(!core::idFromText(done.out.trimmed()).isNull());
}

void tst_ImportCommand::takesSeveralFilesOfOtherPrograms()
{
    const QString claude = example("claude.json");
    const QString chatbox = example("chatbox-5.json");
    const ImportOutcome first = runImport(arguments(claude) + QStringList{chatbox});
    QCOMPARE(first.code, 0);
    QCOMPARE(first.out.count(QLatin1Char('\n')), 3);
    QVERIFY(first.err.contains(claude + QStringLiteral(": Claude\n")));
    QVERIFY(first.err.contains(chatbox + QStringLiteral(": Chatbox\n")));
    QVERIFY(first.err.contains(QStringLiteral("scan.pdf"))); // named, where it was left out
    const ImportOutcome again = runImport(arguments(claude) + QStringList{chatbox});
    QCOMPARE(again.code, 0);
    QVERIFY2(again.out.isEmpty(), qPrintable(again.out));
    // Which of them is none.
    const QString other = write("<html>");
    const ImportOutcome bad = runImport(arguments(claude) + QStringList{other});
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.contains(QStringLiteral("loquat: ") + other + QStringLiteral(": ")),
             qPrintable(bad.err));
}

void tst_ImportCommand::helpsWithoutAFile()
{
    for (const char *option : {"--help", "-h"}) {
        const ImportOutcome done = runImport({QString::fromLatin1(option)});
        QCOMPARE(done.code, 0);
        QVERIFY(done.err.isEmpty());
        QVERIFY(done.out.contains(kDryRun));
        QVERIFY(done.out.contains(QStringLiteral("--data-dir")));
    }
}

void tst_ImportCommand::readsStandardInput()
{
    ImportChild child;
    child.process.setStandardInputFile(example("claude.json"));
    child.start(arguments(QStringLiteral("-")));
    const ImportOutcome done = child.finish();
    QCOMPARE(done.code, 0);
    QCOMPARE(done.out.count(QLatin1Char('\n')), 2);
    QVERIFY(done.err.contains(QStringLiteral("Claude")));
}

void tst_ImportCommand::goesOnBehindAFileThatIsMissing()
{
    const ImportOutcome done = runImport(arguments(QStringLiteral("/nowhere/at/all.json"))
                                         + QStringList{example("claude.json")});
    QCOMPARE(done.code, 2);
    QVERIFY(done.err.contains(QStringLiteral("/nowhere/at/all.json")));
    QCOMPARE(done.out.count(QLatin1Char('\n')), 2);
    QVERIFY(runImport(arguments(QStringLiteral("/nowhere")) + QStringList{kDryRun}).out.isEmpty());
}

void tst_ImportCommand::aDryRunMakesNothing()
{
    const ImportOutcome done =
        runImport(QStringList{kDryRun} + arguments(example("open-webui.json")));
    QCOMPARE(done.code, 0);
    QVERIFY2(done.out.contains(QStringLiteral("New: 3")), qPrintable(done.out));
    QVERIFY(!QFile::exists(inData("")));
}

void tst_ImportCommand::aDryRunComparesAndWritesNothing()
{
    QCOMPARE(runImport(arguments(example("claude.json"))).code, 0);
    // What a start would mend, or keep aside.
    QFile settings(inData("settings.json"));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("not settings");
    settings.close();
    QVERIFY(settings.setPermissions(QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(inData("loquat.db"), QFile::ReadOwner));
    QVERIFY(QFile::setPermissions(inData(""), QFile::ReadOwner | QFile::ExeOwner));
    const QStringList before = traces(inData(""));
    const ImportOutcome done = runImport(QStringList{kDryRun} + arguments(example("claude.json"))
                                         + QStringList{example("open-webui.json")});
    QCOMPARE(traces(inData("")), before);
    QVERIFY(
        QFile::setPermissions(inData(""), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY2(done.err.isEmpty() || !done.err.contains(QStringLiteral("cannot be")),
             qPrintable(done.err));
    QCOMPARE(done.code, 0);
    QVERIFY2(done.out.contains(QStringLiteral("Here already: 2")), qPrintable(done.out));
    QVERIFY2(done.out.contains(QStringLiteral("New: 3")), qPrintable(done.out));
}

void tst_ImportCommand::aDryRunSeesWhatACrashLeftInTheLog()
{
    QVERIFY(QDir().mkpath(inData("")));
    QVERIFY(QDir().mkpath(m_dir->filePath(QStringLiteral("alive"))));
    const QString alive = m_dir->filePath(QStringLiteral("alive/loquat.db"));
    {
        storage::Store store;
        QCOMPARE(await(store.open(alive)).state, storage::OpenReport::State::Created);
        storage::ImportRun run(store, example("claude.json"), storage::ImportRun::Mode::Store,
                               QDateTime::currentDateTimeUtc());
        QSignalSpy finished(&run, &storage::ImportRun::finished);
        run.start();
        QTRY_COMPARE(finished.count(), 1);
        for (const char *suffix : {"", "-wal"}) {
            QVERIFY(QFile::copy(alive + QString::fromLatin1(suffix),
                                inData("loquat.db") + QString::fromLatin1(suffix)));
        }
    }
    QVERIFY(QFileInfo(inData("loquat.db-wal")).size() > 0);
    const QStringList before = traces(inData(""));
    const ImportOutcome done = runImport(QStringList{kDryRun} + arguments(example("claude.json")));
    QCOMPARE(traces(inData("")), before);
    QCOMPARE(done.code, 0);
    QVERIFY2(done.out.contains(QStringLiteral("Here already: 2")), qPrintable(done.out));
}

void tst_ImportCommand::aDeadWindowsLockHoldsNothingUp()
{
    QVERIFY(QDir().mkpath(inData("")));
    QFile lock(inData("lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    // This very process: alive, and not holding the lock.
    lock.write(QByteArray::number(QCoreApplication::applicationPid()) + "\nloquat\nhost\n");
    lock.close();
    const ImportOutcome done = runImport(QStringList{kDryRun} + arguments(example("claude.json")),
                                         QStringLiteral("refuses"));
    QCOMPARE(done.code, 0);
    QVERIFY(done.out.contains(QStringLiteral("New: 2")));
}

void tst_ImportCommand::whatItBringsNeverRunsToolsWithoutAsking()
{
    const QString file = write(R"([{"role":"user","content":"q"}])");
    const QString id = runImport(arguments(file)).out.trimmed();
    const QString other = core::idText(core::newId());
    const QString folder = m_dir->filePath(QStringLiteral("other"));
    QVERIFY(QDir().mkpath(folder));
    QFile kept(folder + QStringLiteral("/tools.json"));
    QVERIFY(kept.open(QIODevice::WriteOnly));
    const QJsonObject agreed{{QStringLiteral("run"), QStringLiteral("abc")}};
    const QJsonObject both{{id, agreed}, {other, agreed}};
    const QJsonObject all{{QStringLiteral("rounds"), 3}, {QStringLiteral("approvals"), both}};
    kept.write(QJsonDocument(all).toJson());
    kept.close();
    QCOMPARE(runImport({QStringLiteral("--data-dir"), folder, file}).out.trimmed(), id);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QJsonObject left{{QStringLiteral("rounds"), 3},
                           {QStringLiteral("approvals"), QJsonObject{{other, agreed}}}};
    QCOMPARE(QJsonDocument::fromJson(kept.readAll()).object(), left);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const auto code = support::importInThisProcess(application.arguments()))
        return *code;
    tst_ImportCommand test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_importcommand.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"
#include "support/killrig.h"
#include "support/smalldisk.h"
#include "support/storebuilders.h"
#include "ui/pages/problempage.h"

using flow::answer;
using flow::Program;
using flow::Running;
using support::await;
using support::FakeAnswer;

namespace {

const support::SmallDisk *ownDisk = nullptr;
constexpr auto kInUse = "Another program is using the database of your chats.";

/// The child: holds the database for itself until it is told to go.
int lockForEver(const QString &path, const QByteArray &mode)
{
    sqlite3 *handle = nullptr;
    const QByteArray lock =
        "PRAGMA locking_mode=" + mode + ";BEGIN EXCLUSIVE;" + "UPDATE meta SET value=value";
    if (sqlite3_open(QFile::encodeName(path).constData(), &handle) != SQLITE_OK
        || sqlite3_exec(handle, lock.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return 2;
    support::tellRig("locked\n");
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    return 0;
}

/// Another program that has the database for itself.
class Locker
{
public:
    explicit Locker(const QString &path, const QString &mode = QStringLiteral("NORMAL"))
    {
        m_child.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--lock"), path, mode});
        QVERIFY(QTest::qWaitFor(
            [this] {
                m_said += m_child.readAllStandardOutput();
                return m_said.contains("locked");
            },
            30'000));
    }
    void letGo()
    {
        m_child.closeWriteChannel();
        QVERIFY(m_child.waitForFinished());
    }

private:
    QProcess m_child;
    QByteArray m_said;
};

QString databaseOf(const Program &program)
{
    return program.dataDir() + QStringLiteral("/loquat.db");
}

bool isSaid(Program &program)
{
    return Program::says(program.window(), QString::fromLatin1(kInUse));
}

} // namespace

/// Somebody else is there: a program that holds the database, a system that lets nobody write, a
/// second start.
class OthersInTheWayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStreamGoesOnWhileTheDatabaseIsLocked();
    void aQuestionWaitsWhereItWasWrittenWhileTheDatabaseIsLocked();
    void aStartIsPossibleOnceTheDatabaseIsFree();
    void aFolderThatCannotBeWrittenIsNamed();
    void ofManyStartsAtOnceOneIsTheProgram();
};

void OthersInTheWayTest::aStreamGoesOnWhileTheDatabaseIsLocked()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    FakeAnswer stream = FakeAnswer::sse({support::chunk(QStringLiteral("Begun. "))}).hold();
    QString all = QStringLiteral("Begun. ");
    for (int i = 0; i < 100; ++i) {
        stream.then({support::chunk(QStringLiteral("word %1 ").arg(i))});
        all += QStringLiteral("word %1 ").arg(i);
    }
    program.gateway.answer(stream.then({support::finish(QStringLiteral("stop")), support::done()}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Begun. "));
    Locker locker(databaseOf(program));
    program.gateway.release();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.lastText(), all);
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(program), 20'000);
    locker.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(!isSaid(program), 20'000);
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), all);
    QCOMPARE(program.conversation().at(3).state, core::MessageState::Complete);
}

void OthersInTheWayTest::aQuestionWaitsWhereItWasWrittenWhileTheDatabaseIsLocked()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    Locker locker(databaseOf(program));
    program.type(QStringLiteral("Second"));
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(program), 20'000);
    QTRY_COMPARE(program.composer().text(), QStringLiteral("Second"));
    QCOMPARE(program.conversation().rowCount(), 2);
    QCOMPARE(program.gateway.requestCount("POST"), 1);
    locker.letGo();
    program.composer().submit();
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 4);
}

void OthersInTheWayTest::aStartIsPossibleOnceTheDatabaseIsFree()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    program.quit();
    Locker locker(databaseOf(program), QStringLiteral("EXCLUSIVE"));
    cli::WindowArguments arguments;
    arguments.dataDir = program.dataDir();
    Assembly assembly(arguments);
    QCOMPARE(assembly.start(), Assembly::Start::Window);
    const auto *page = [&assembly]() -> const ui::ProblemPage * {
        if (!QTest::qWaitFor(
                [&assembly] {
                    return assembly.window().findChild<ui::ProblemPage *>()
                           && assembly.window().findChild<ui::ProblemPage *>()->isVisible();
                },
                30'000))
            return nullptr;
        return assembly.window().findChild<ui::ProblemPage *>();
    }();
    QVERIFY(page);
    QVERIFY(Program::says(*page, QStringLiteral("Your chats cannot be opened")));
    QVERIFY(Program::says(*page, QStringLiteral("database is locked")));
    locker.letGo();
    QTest::mouseClick(Program::button(*page, QStringLiteral("Try again")), Qt::LeftButton);
    QTRY_COMPARE(assembly.workspace().list().count(), 1);
}

/// As on a medium that is write-protected, or after the system has found the disk in disorder.
void OthersInTheWayTest::aFolderThatCannotBeWrittenIsNamed()
{
    if (!ownDisk->isMounted())
        QSKIP("A file system of one's own cannot be mounted here.");
    QTemporaryDir directory;
    {
        storage::Store store;
        QCOMPARE(await(store.open(directory.filePath(QStringLiteral("loquat.db")))).state,
                 storage::OpenReport::State::Created);
    }
    const QTemporaryDir place;
    QVERIFY(support::SmallDisk::showReadOnly(directory.path(), place.path()));
    const auto names = QDir(directory.path()).entryList(QDir::Files | QDir::Hidden);
    Running running;
    running.setDataDir(place.path());
    running.setEnvironment("QT_QPA_PLATFORM", QStringLiteral("xcb"));
    QVERIFY(running.start({}));
    // The window that says it.
    QProcess search;
    search.start(QStringLiteral("xdotool"),
                 {QStringLiteral("search"), QStringLiteral("--sync"),
                  QStringLiteral("--onlyvisible"), QStringLiteral("--pid"),
                  QString::number(running.process.processId())});
    QVERIFY(search.waitForStarted());
    QVERIFY(QTest::qWaitFor([&search] { return search.state() == QProcess::NotRunning; }, 30'000));
    QCOMPARE(search.exitCode(), 0);
    QVERIFY(!search.readAllStandardOutput().trimmed().isEmpty());
    const QByteArray said = flow::contentsOf(running.scratch("stderr"));
    QVERIFY2(said.contains("The data folder cannot be written."), said.constData());
    QVERIFY(running.leave());
    QCOMPARE(running.process.exitStatus(), QProcess::NormalExit);
    QVERIFY(running.process.exitCode() != 0);
    QCOMPARE(QDir(directory.path()).entryList(QDir::Files | QDir::Hidden), names);
    ::umount2(QFile::encodeName(place.path()).constData(), MNT_DETACH);
}

void OthersInTheWayTest::ofManyStartsAtOnceOneIsTheProgram()
{
    constexpr int kStarts = 6;
    support::FakeGateway gateway;
    gateway.answer(answer({QStringLiteral("Here")}));
    const QTemporaryDir directory;
    std::vector<std::unique_ptr<Running>> all;
    for (int i = 0; i < kStarts; ++i) {
        all.push_back(std::make_unique<Running>());
        all.back()->setDataDir(directory.path());
        QVERIFY(all.back()->start(
            all.back()->connection(gateway.baseUrl(), "sk-flow")
            + QStringList{QStringLiteral("--send"), QStringLiteral("From %1").arg(i)}));
    }
    const auto isRunning = [](const std::unique_ptr<Running> &one) {
        return one->process.state() != QProcess::NotRunning;
    };
    QTRY_COMPARE_WITH_TIMEOUT(std::count_if(all.cbegin(), all.cend(), isRunning), 1, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(gateway.requestCount("POST"), kStarts, 60'000);
    for (const auto &one : all) {
        if (!isRunning(one))
            QCOMPARE(one->process.exitCode(), 0);
    }
    const auto window = std::find_if(all.cbegin(), all.cend(), isRunning);
    QVERIFY((*window)->leave());
    const QString path = directory.filePath(QStringLiteral("loquat.db"));
    QCOMPARE(support::readBeside(path, "SELECT count(DISTINCT m.conversation_id) FROM message m"
                                       " JOIN part p ON p.message_id=m.id WHERE role='user'"
                                       " AND p.text LIKE 'From _'"),
             kStarts);
    QCOMPARE(support::faultsOf(path), QString());
}

int main(int argc, char **argv)
{
    if (argc > 3 && QByteArray(argv[1]) == "--lock")
        return lockForEver(QFile::decodeName(argv[2]), argv[3]);
    const support::SmallDisk disk;
    ownDisk = &disk;
    QApplication application(argc, argv);
    OthersInTheWayTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_othersintheway.moc"

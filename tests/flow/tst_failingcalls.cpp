// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"
#include "support/faultboard.h"
#include "support/killrig.h"
#include "support/storebuilders.h"

#include <cerrno>
#include <new>

using flow::answer;
using flow::Running;
using support::await;
using support::FakeAnswer;

namespace {

constexpr int kRounds = 28; ///< of the calls there are, unless LOQUAT_ALL_CALLS is set
constexpr int64_t kDay = 24 * 60 * 60;

/// The program with the library preloaded, and the board to steer it by.
class Shimmed
{
public:
    explicit Shimmed(const QString &dataDir)
        : m_file(running.scratch("board"))
    {
        running.setDataDir(dataDir);
        QVERIFY(m_file.open(QIODevice::ReadWrite) && m_file.resize(sizeof(support::FaultBoard)));
        board = new (m_file.map(0, sizeof(support::FaultBoard))) support::FaultBoard;
        running.setEnvironment("LD_PRELOAD",
                               QStringLiteral(LOQUAT_BINARY_DIR "/tests/libloquat_fault_shim.so"));
        running.setEnvironment("LOQUAT_SHIM_BOARD", m_file.fileName());
        running.setEnvironment("LOQUAT_SHIM_DIRECTORY", dataDir);
    }
    bool send(const support::FakeGateway &gateway, const QStringList &arguments)
    {
        return running.start(running.connection(gateway.baseUrl(), "sk-flow") + arguments);
    }

    Running running;
    support::FaultBoard *board = nullptr;

private:
    QFile m_file;
};

QString pathOf(const QTemporaryDir &directory)
{
    return directory.filePath(QStringLiteral("loquat.db"));
}

} // namespace

/// The system refuses single calls, or its clock jumps; the program is the built one.
class FailingCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whicheverCallFailsNothingIsLost();
    void aClockThatJumpsEndsNothing();

private:
    [[nodiscard]] int64_t run(int64_t failing, int error);
    void check(const QTemporaryDir &directory, const QUuid &earlier, bool isSent, bool isComplete);

    int m_refused = 0; ///< runs that said that they could not
};

void FailingCallsTest::initTestCase()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("A sanitizer has to be the first library.");
#endif
}

/// One question and its reply over what was there before; how many calls it took.
int64_t FailingCallsTest::run(int64_t failing, int error)
{
    const QTemporaryDir directory;
    QUuid earlier;
    {
        storage::Store store;
        (void)await(store.open(pathOf(directory)));
        const core::ConversationInfo info = support::makeInfo();
        (void)support::storeChain(store, info, 10,
                                  [](int i) { return QStringLiteral("Message %1").arg(i); });
        earlier = info.id;
    }
    support::FakeGateway gateway;
    gateway.answer(answer({QStringLiteral("All "), QStringLiteral("of "), QStringLiteral("it")}));
    Shimmed program(directory.path());
    program.board->firstFailing = failing;
    program.board->error = error;
    program.send(gateway, {QStringLiteral("--send"), QStringLiteral("Go"),
                           QStringLiteral("--quit-when-done")});
    if (!program.running.waitForEnd()
        || program.running.process.exitStatus() != QProcess::NormalExit) {
        QTest::qFail(qPrintable(QStringLiteral("call %1, error %2: crashed or did not end; %3")
                                    .arg(failing)
                                    .arg(error)
                                    .arg(QString::fromUtf8(
                                        flow::contentsOf(program.running.scratch("stderr"))))),
                     __FILE__, __LINE__);
        return 0;
    }
    const bool isComplete = program.running.process.exitCode() == 0;
    m_refused += isComplete ? 0 : 1;
    check(directory, earlier, gateway.requestCount("POST") > 0, isComplete);
    return program.board->calls;
}

void FailingCallsTest::check(const QTemporaryDir &directory, const QUuid &earlier, bool isSent,
                             bool isComplete)
{
    {
        storage::Store store;
        QCOMPARE(await(store.open(pathOf(directory))).state, storage::OpenReport::State::Opened);
        const auto before = await(store.skeleton(earlier)).value().messages;
        QCOMPARE(before.size(), 10);
        const QUuid last = before.constLast().id;
        const auto parts = await(store.parts({last})).value();
        QCOMPARE(core::partText(parts.value(last).value(0)), QStringLiteral("Message 9"));
    }
    const QString database = pathOf(directory);
    if (isSent)
        QCOMPARE(support::readBeside(database, "SELECT count(*) FROM part WHERE text='Go'"), 1);
    if (isComplete)
        QCOMPARE(support::readBeside(database, "SELECT count(*) FROM part JOIN message m ON"
                                               " m.id=message_id WHERE text='All of it'"
                                               " AND m.state='complete'"),
                 1);
    QCOMPARE(support::faultsOf(database, support::IndexMayBe::Unmade), QString());
}

void FailingCallsTest::whicheverCallFailsNothingIsLost()
{
    const int64_t calls = run(0, 0);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_refused, 0);
    QVERIFY(calls > 20);
    const int64_t step =
        qEnvironmentVariableIsSet("LOQUAT_ALL_CALLS") ? 1 : qMax<int64_t>(1, calls / kRounds);
    int rounds = 0;
    for (int64_t call = 1; call <= calls && !QTest::currentTestFailed(); call += step) {
        (void)run(call, ++rounds % 2 == 0 ? ENOSPC : EIO);
    }
    QVERIFY(m_refused > 0);
    qInfo("%d calls, %d rounds, %d of them refused to go on", int(calls), rounds, m_refused);
}

void FailingCallsTest::aClockThatJumpsEndsNothing()
{
    const QTemporaryDir directory;
    const QString database = pathOf(directory);
    support::FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("All "))})
                       .hold()
                       .then({support::chunk(QStringLiteral("of it")),
                              support::finish(QStringLiteral("stop")), support::done()}));
    Shimmed program(directory.path());
    const int64_t shifts[] = {-kDay, kDay, 3600, -3600, 0};
    int number = 0;
    for (const int64_t shift : shifts) {
        // The first one stays; the others hand over what they are to send.
        Running second;
        second.setDataDir(directory.path());
        const QStringList wish{QStringLiteral("--send"), QString::number(number)};
        QVERIFY(number == 0 ? program.send(gateway, wish) : second.start(wish));
        QTRY_COMPARE_WITH_TIMEOUT(
            support::readBeside(database, "SELECT count(*) FROM part WHERE text='All '"), 1,
            30'000);
        program.board->clockShift = shift; // while the reply is under way
        gateway.release();
        ++number;
        QTRY_COMPARE_WITH_TIMEOUT(
            support::readBeside(database, "SELECT count(*) FROM part p JOIN message m ON"
                                          " m.id=p.message_id WHERE p.text='All of it'"
                                          " AND m.state='complete'"),
            number, 30'000);
    }
    QVERIFY(program.running.leave());
    // The clock did jump.
    QCOMPARE(support::readBeside(database, "SELECT count(*) FROM message a JOIN message b"
                                           " ON b.id=a.id+2 WHERE b.created < a.created"),
             6); // a question and its reply, three times
    QCOMPARE(support::faultsOf(database), QString());
}

QTEST_MAIN(FailingCallsTest)
#include "tst_failingcalls.moc"

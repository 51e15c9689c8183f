// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rounds.h"
#include "support/storebuilders.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <csignal>
#include <sqlite3.h>
#include <unistd.h>

using namespace support;

namespace {

constexpr int kKills = 50; ///< unless LOQUAT_KILLS says how many
constexpr int kBatch = 5;

/// Tells the parent without any buffer that a kill could take along.
void tell(const QByteArray &line)
{
    const ssize_t written = ::write(STDOUT_FILENO, line.constData(), size_t(line.size()));
    if (written != line.size())
        ::_exit(3);
}

/// The child: begins a reply and appends numbers to it until it is killed. It says what is
/// committed: "reply <id>" and then "<n>" for every batch that ended with number n.
int streamForEver(const QString &path)
{
    storage::Store store;
    const auto report = await(store.open(path));
    if (report.state > storage::OpenReport::State::Created)
        return 2;
    const core::Message question = makeMessage(1, core::Role::User, QStringLiteral("question"));
    const core::Message reply = makeEmptyReply(2, question.id);
    if (!await(store.addMessages(makeInfo(), {question, reply}, {})))
        return 2;
    tell("reply " + core::idText(reply.id).toLatin1() + '\n');
    for (int number = 1;; number += kBatch) {
        QList<storage::JournalEntry> batch;
        for (int i = number; i < number + kBatch; ++i)
            batch.append({reply.id, 0, QStringLiteral("%1 ").arg(i)});
        auto written = store.appendJournal(batch);
        written.waitForFinished();
        if (!written.result())
            return 2;
        tell(QByteArray::number(number + kBatch - 1) + '\n');
    }
}

QString quickCheck(const QString &path)
{
    sqlite3 *handle = nullptr;
    sqlite3_open(QFile::encodeName(path).constData(), &handle);
    QString verdict;
    sqlite3_exec(
        handle, "PRAGMA quick_check",
        [](void *out, int, char **values, char **) {
            *static_cast<QString *>(out) += QString::fromUtf8(values[0]);
            return 0;
        },
        &verdict, nullptr);
    sqlite3_close(handle);
    return verdict;
}

} // namespace

class tst_Kill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingCommittedIsLost();

private:
    void killOnce(const QString &path, int number);
    /// What the child said before it died.
    QUuid m_reply;
    int m_committed = 0;
};

void tst_Kill::killOnce(const QString &path, int number)
{
    QProcess child;
    child.setReadChannel(QProcess::StandardOutput);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--stream"), path});
    QByteArray said;
    const auto read = [&child, &said] { said += child.readAllStandardOutput(); };
    QVERIFY(QTest::qWaitFor(
        [&] {
            read();
            return said.contains('\n');
        },
        30'000));
    // Not a wait for something to be ready: the moment of the kill is what is varied.
    ::usleep(useconds_t(QRandomGenerator::global()->bounded(30'000)));
    ::kill(pid_t(child.processId()), SIGKILL);
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    read();
    const QList<QByteArray> lines = said.split('\n');
    m_reply = core::idFromText(QString::fromLatin1(lines.first().mid(6)));
    QVERIFY2(!m_reply.isNull(), said.constData());
    m_committed = lines.size() > 2 ? lines.at(lines.size() - 2).toInt() : 0;
    QVERIFY2(number == 0 || QFile::exists(path), qPrintable(path));
}

void tst_Kill::nothingCommittedIsLost()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("loquat.db"));
    int most = 0;
    const int kills = roundsOf("LOQUAT_KILLS", kKills);
    for (int number = 0; number < kills; ++number) {
        killOnce(path, number);
        if (QTest::currentTestFailed())
            return;
        storage::Store store;
        const auto report = await(store.open(path));
        QVERIFY(report.state == storage::OpenReport::State::Opened);
        QCOMPARE(report.interruptedCount, 1);
        const auto parts = await(store.parts({m_reply})).value().value(m_reply);
        const QStringList words =
            core::partText(parts.value(0)).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        // A prefix in whole batches, and at most one batch more than was said.
        QVERIFY(words.size() == m_committed || words.size() == m_committed + kBatch);
        for (int i = 0; i < words.size(); ++i)
            QCOMPARE(words.at(i).toInt(), i + 1);
        const auto listed = await(store.conversations()).value();
        QCOMPARE(listed.size(), number + 1);
        const auto skeleton = await(store.skeleton(listed.last().id)).value();
        QCOMPARE(skeleton.messages.size(), 2);
        QCOMPARE(skeleton.messages.last().state, core::MessageState::Interrupted);
        most = qMax(most, int(words.size()));
    }
    QCOMPARE(quickCheck(path), QStringLiteral("ok"));
    QVERIFY(most > 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1StringView("--stream"))
        return streamForEver(application.arguments().value(2));
    tst_Kill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kill.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "net/instancechannel.h"
#include "storage/datadirectory.h"

#include <QProcess>
#include <QSignalSpy>
#include <csignal>

using flow::Program;

namespace {

QString example(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name);
}

/// `loquat import` as a process of its own.
class Command
{
public:
    void start(const QString &dataDir, const QStringList &more, const QString &input = {})
    {
        if (!input.isEmpty())
            process.setStandardInputFile(input);
        process.start(QStringLiteral(LOQUAT_EXECUTABLE),
                      QStringList{QStringLiteral("import"), QStringLiteral("--data-dir"), dataDir}
                          + more);
    }
    /// This process goes on meanwhile: it is the window.
    [[nodiscard]] bool finish()
    {
        const bool isOver =
            QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, 30'000);
        out = QString::fromUtf8(process.readAllStandardOutput());
        err = QString::fromUtf8(process.readAllStandardError());
        return isOver && process.exitStatus() == QProcess::NormalExit;
    }
    [[nodiscard]] QList<QUuid> ids() const
    {
        QList<QUuid> found;
        const QStringList lines = out.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            found.append(core::idFromText(line));
        return found;
    }

    QProcess process;
    QString out;
    QString err;
};

} // namespace

/// The command and the window, over the socket between them.
class ImportingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowImportsAndShowsIt();
    void aDryRunComparesWithWhatTheWindowHas();
    void aPipeReachesTheWindow();
    void theWindowSaysWhatIsWrongWithAFile();
    void aWindowThatLeavesSaysSo();
    void aCommandThatIsStoppedIsHeardOf();
};

void ImportingTest::theWindowImportsAndShowsIt()
{
    Program program;
    QVERIFY(program.start());
    Command command;
    command.start(program.dataDir(), {example("open-webui.json"), example("claude.json")});
    QVERIFY(command.finish());
    QCOMPARE(command.process.exitCode(), 0);
    QVERIFY2(command.err.contains(QStringLiteral("Open WebUI")), qPrintable(command.err));
    QVERIFY(command.err.contains(QStringLiteral("scan.pdf")));
    const QList<QUuid> ids = command.ids();
    QCOMPARE(ids.size(), 5);
    for (const QUuid &id : ids)
        QVERIFY(program.assembly().workspace().list().rowOf(id) >= 0);
    program.assembly().workspace().open(ids.last());
    QTRY_COMPARE(program.conversation().info().id, ids.last());
    QVERIFY(program.conversation().rowCount() > 0);
}

void ImportingTest::aDryRunComparesWithWhatTheWindowHas()
{
    Program program;
    QVERIFY(program.start());
    Command first;
    first.start(program.dataDir(), {example("claude.json")});
    QVERIFY(first.finish());
    Command look;
    look.start(program.dataDir(),
               {QStringLiteral("--dry-run"), example("claude.json"), example("open-webui.json")});
    QVERIFY(look.finish());
    QCOMPARE(look.process.exitCode(), 0);
    QVERIFY2(look.out.contains(QStringLiteral("Here already: 2")), qPrintable(look.out));
    QVERIFY2(look.out.contains(QStringLiteral("New: 3")), qPrintable(look.out));
    QCOMPARE(program.assembly().workspace().list().count(), 2);
}

void ImportingTest::aPipeReachesTheWindow()
{
    Program program;
    QVERIFY(program.start());
    Command command;
    command.start(program.dataDir(), {QStringLiteral("-")}, example("claude.json"));
    QVERIFY(command.finish());
    QCOMPARE(command.process.exitCode(), 0);
    QCOMPARE(command.ids().size(), 2);
    QCOMPARE(program.assembly().workspace().list().count(), 2);
}

void ImportingTest::theWindowSaysWhatIsWrongWithAFile()
{
    Program program;
    QVERIFY(program.start());
    Command command;
    command.start(program.dataDir(), {program.keyPath()});
    QVERIFY(command.finish());
    QCOMPARE(command.process.exitCode(), 2);
    QVERIFY2(command.err.contains(QStringLiteral("Cherry Studio")), qPrintable(command.err));
}

/// The window is one here that takes the wish and then goes, as one that is closed does.
void ImportingTest::aWindowThatLeavesSaysSo()
{
    const QTemporaryDir directory;
    auto window =
        std::make_unique<net::InstanceChannel>(storage::DataDirectory(directory.path()).lockPath());
    QVERIFY(window->tryBecomeFirst());
    connect(window.get(), &net::InstanceChannel::received, this,
            [this, &window](const QJsonObject &, quint64 asker) {
                window->tell(asker, {{QStringLiteral("accepted"), true}});
                QTimer::singleShot(0, this, [&window] { window.reset(); });
            });
    Command command;
    command.start(directory.path(), {example("claude.json")});
    QVERIFY(command.finish());
    QCOMPARE(command.process.exitCode(), 3);
    QVERIFY2(command.err.contains(QStringLiteral("Import the file again")),
             qPrintable(command.err));
}

void ImportingTest::aCommandThatIsStoppedIsHeardOf()
{
    const QTemporaryDir directory;
    net::InstanceChannel window(storage::DataDirectory(directory.path()).lockPath());
    QVERIFY(window.tryBecomeFirst());
    QSignalSpy asked(&window, &net::InstanceChannel::received);
    QSignalSpy left(&window, &net::InstanceChannel::left);
    Command command;
    command.start(directory.path(), {example("claude.json")});
    QTRY_COMPARE_WITH_TIMEOUT(asked.count(), 1, 30'000);
    window.tell(asked.first().at(1).toULongLong(), {{QStringLiteral("accepted"), true}});
    QCOMPARE(::kill(pid_t(command.process.processId()), SIGINT), 0);
    QVERIFY(command.finish());
    QCOMPARE(command.process.exitCode(), 130);
    QTRY_COMPARE(left.count(), 1);
}

QTEST_MAIN(ImportingTest)
#include "tst_importing.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/connections.h"
#include "chat/importer.h"
#include "support/chatexport.h"
#include "ui/actions.h"
#include "ui/conversation/conversationview.h"
#include "ui/settings/instructionsdialog.h"

#include <QDialog>
#include <QProcess>
#include <QScrollBar>
#include <QSignalSpy>

using flow::answer;
using flow::Program;
using support::FakeAnswer;

class RestartingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoConversationsAreThereAgain();
    void aKilledProgramKeepsWhatItHadReceived();
    void aSecondStartHandsItsWishOver();
    void importedMessagesAreThere();
    void aLongOneIsReadOnWhereItWasLeft();
    void leavesWithTheRepliesVerdict_data();
    void leavesWithTheRepliesVerdict();
    void theEndOfTheSessionAsksWhoeverWrites();
};

namespace {

void give(QProcess &process, const Program &program, const QStringList &more)
{
    process.setProgram(QStringLiteral(LOQUAT_EXECUTABLE));
    process.setArguments(QStringList{QStringLiteral("--data-dir"), program.dataDir(),
                                     QStringLiteral("--base-url"), program.gateway.baseUrl(),
                                     QStringLiteral("--api-key-file"), program.keyPath(),
                                     QStringLiteral("--model"), QStringLiteral("m1")}
                         + more);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

} // namespace

void RestartingTest::twoConversationsAreThereAgain()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("First reply")}));
    program.gateway.answer(answer({QStringLiteral("Second reply")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    program.assembly().workspace().startNew();
    QTRY_COMPARE(program.conversation().rowCount(), 0);
    program.type(QStringLiteral("Second"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    const QUuid shown = program.conversation().info().id;

    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().info().id, shown);
    QCOMPARE(program.assembly().workspace().list().count(), 2);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Second reply"));
    QCOMPARE(program.conversation().at(1).finishReason, QStringLiteral("stop"));
    QCOMPARE(program.conversation().at(1).usage->completionTokens, 4);
}

void RestartingTest::aKilledProgramKeepsWhatItHadReceived()
{
    Program program;
    program.gateway.answer(
        FakeAnswer::sse({support::chunk(QStringLiteral("Received before the end."))}).hold());
    QProcess process;
    give(process, program, {QStringLiteral("--send"), QStringLiteral("Go")});
    process.start();
    QVERIFY(program.gateway.waitForRequests(1, 20'000));
    // The journal is read as another program would: from the disk.
    const QString database = program.dataDir() + QStringLiteral("/loquat.db-wal");
    QTRY_VERIFY_WITH_TIMEOUT(
        [&database] {
            QFile file(database);
            return file.open(QIODevice::ReadOnly)
                   && file.readAll().contains("Received before the end.");
        }(),
        20'000);
    process.kill();
    QVERIFY(process.waitForFinished(20'000));

    QVERIFY(program.start());
    QTRY_COMPARE(program.assembly().workspace().list().count(), 1);
    program.assembly().workspace().open(program.assembly().workspace().list().at(0).id);
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QCOMPARE(program.conversation().at(1).state, core::MessageState::Interrupted);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Received before the end."));
    program.gateway.release();
}

void RestartingTest::aSecondStartHandsItsWishOver()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Handed over")}));
    QVERIFY(program.start());
    QProcess second;
    give(second, program, {QStringLiteral("--send"), QStringLiteral("From outside")});
    second.start();
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(core::plainText(program.conversation().at(0)), QStringLiteral("From outside"));
}

void RestartingTest::importedMessagesAreThere()
{
    Program program;
    const QString path = program.keyPath() + QStringLiteral(".json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"([{"role":"user","content":"Old question"},{"role":"assistant","content":"旧回答"}])");
    file.close();
    QProcess import;
    import.start(QStringLiteral(LOQUAT_EXECUTABLE),
                 {QStringLiteral("import"), QStringLiteral("--data-dir"), program.dataDir(), path});
    QVERIFY(import.waitForFinished(20'000));
    QCOMPARE(import.exitCode(), 0);
    const QUuid id = core::idFromText(QString::fromUtf8(import.readAllStandardOutput()).trimmed());
    QVERIFY(!id.isNull());
    QVERIFY(program.start());
    program.assembly().workspace().open(id);
    QTRY_COMPARE(program.conversation().info().id, id);
    QTRY_COMPARE(program.lastText(), QStringLiteral("旧回答"));
}

void RestartingTest::aLongOneIsReadOnWhereItWasLeft()
{
    constexpr int kMessages = 600;
    Program program;
    support::ExportFolder folder;
    QVERIFY(program.start());
    {
        const auto importer = program.assembly().workspace().makeImporter();
        const QSignalSpy finished(importer.get(), &chat::Importer::finished);
        importer->start(folder.write({support::exportedChat("a", kMessages)}),
                        chat::Importer::Goal::Import);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    }
    const QUuid id = program.assembly().workspace().list().at(0).id;
    program.assembly().workspace().open(id);
    QTRY_COMPARE(program.conversation().info().id, id);
    const auto view = [&program]() -> ui::ConversationView & {
        return program.window().pane().view();
    };
    const auto topMost = [&view] {
        const QModelIndex index = view().indexAt({0, 0});
        return std::pair(index.data(Qt::DisplayRole).toString(), view().visualRect(index).y());
    };
    QTRY_VERIFY(view().verticalScrollBar()->maximum() > 0);
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum() / 3);
    QTRY_VERIFY(!topMost().first.isEmpty());
    const auto left = topMost();
    program.quit();

    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().info().id, id);
    QTRY_COMPARE(topMost(), left);
    // And once more, from another one: what is seen first is the same line.
    program.assembly().workspace().startNew();
    QList<std::pair<QString, int>> seen;
    connect(&program.window(), &ui::MainWindow::glimpsePainted, this,
            [&] { seen.append(topMost()); });
    program.assembly().workspace().open(id);
    QTRY_COMPARE(program.conversation().info().id, id);
    QCOMPARE(topMost(), left);
    for (const auto &place : std::as_const(seen))
        QCOMPARE(place, left);
}

void RestartingTest::leavesWithTheRepliesVerdict_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("complete") << 0 << 0;
    QTest::newRow("error") << 1 << 2;
    QTest::newRow("interrupted") << 2 << 3;
}

void RestartingTest::leavesWithTheRepliesVerdict()
{
    QFETCH(int, kind);
    QFETCH(int, exitCode);
    Program program;
    if (kind == 0)
        program.gateway.answer(answer({QStringLiteral("Done")}));
    else if (kind == 1)
        program.gateway.answer(FakeAnswer::json(401, {{QStringLiteral("error"), {}}}));
    else
        program.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("Cut"))}));
    QProcess process;
    give(process, program,
         {QStringLiteral("--send"), QStringLiteral("Go"), QStringLiteral("--quit-when-done")});
    process.start();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), exitCode);
}

/// A signal calls this. Whoever stays is asked anew the next time.
void RestartingTest::theEndOfTheSessionAsksWhoeverWrites()
{
    Program program;
    QVERIFY(program.start());
    program.window().actions().at(ui::Act::Instructions)->trigger();
    auto *editor = program.window().findChild<ui::InstructionsDialog *>();
    QVERIFY(editor);
    editor->write(QStringLiteral("Answer briefly."));
    for (int time = 0; time < 2; ++time) {
        program.assembly().leave();
        auto *question = qobject_cast<QDialog *>(editor->question());
        QVERIFY(question && question->isVisible());
        question->reject();
        QVERIFY(!editor->isAsking() && editor->isVisible());
    }
    QVERIFY(program.window().isVisible());
    QCOMPARE(editor->instructions(), QStringLiteral("Answer briefly."));
}

QTEST_MAIN(RestartingTest)
#include "tst_restarting.moc"

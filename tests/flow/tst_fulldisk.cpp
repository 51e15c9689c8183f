// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/connections.h"
#include "support/killrig.h"
#include "support/smalldisk.h"
#include "ui/actions.h"
#include "ui/noticebar.h"

#include <QClipboard>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

using flow::answer;
using flow::Program;
using support::FakeAnswer;

namespace {

const support::SmallDisk *isolated = nullptr;
constexpr auto kFull = QLatin1StringView("The disk is full.");

} // namespace

/// The disk has no room left. Nothing that was shown or stored is lost, and nothing is silent.
class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aStreamGoesOnAndIsStoredWhenThereIsRoom();
    void aQuestionThatCannotBeKeptIsNotSent();
    void aStreamThatNeverCouldBeStoredLeavesTheRestIntact();
    void aKeyStaysUsableAndIsWrittenWhenThereIsRoom();
    void howeverMuchRoomIsLeftNothingIsLost();
    void leavingLeavesTheSettingsWhole();
    void whoQuitsWhileWordsWaitIsAsked();
    void onceAllIsSavedItQuitsByItself();
    void aDesktopThatEndsIsNotHeldUp();
    void aStartSaysItAndGoesOnWhenThereIsRoom();
};

namespace {

bool isWarned(Program &program)
{
    const auto bars = program.window().findChildren<ui::NoticeBar *>();
    return std::any_of(bars.cbegin(), bars.cend(), [](const ui::NoticeBar *bar) {
        return bar->isVisible() && Program::says(*bar, kFull);
    });
}

/// A reply that waits for the gateway, and the same once the disk has no room for its end.
bool haveWordsToLose(Program &program)
{
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    program.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("All "))})
                               .hold()
                               .then({support::chunk(QStringLiteral("of it")),
                                      support::finish(QStringLiteral("stop")), support::done()}));
    if (!program.start() || !program.talkOnce())
        return false;
    const QByteArray id = core::idText(program.conversation().info().id).toUtf8();
    program.type(QStringLiteral("Second"));
    return program.waitForSettings(id)
           && QTest::qWaitFor([&program] { return program.lastText() == QLatin1String("All "); });
}

bool loseRoom(Program &program)
{
    program.gateway.release();
    return program.waitForReply(core::MessageState::Complete)
           && QTest::qWaitFor(
               [&program] {
                   return isWarned(program) && program.assembly().workspace().hasUnwritten();
               },
               20'000);
}

QMessageBox *quitQuestion(Program &program)
{
    return program.window().findChild<QMessageBox *>(QStringLiteral("unsavedQuestion"));
}

/// Closes the window and presses this button of the question.
bool answerQuit(Program &program, const char *button)
{
    program.window().close();
    if (!QTest::qWaitFor([&program] { return quitQuestion(program) != nullptr; }))
        return false;
    quitQuestion(program)->findChild<QPushButton *>(QString::fromLatin1(button))->click();
    return QTest::qWaitFor([&program] { return quitQuestion(program) == nullptr; });
}

QString longText(int number)
{
    return QStringLiteral("line %1 of a long answer that needs room. ").arg(number).repeated(100);
}

} // namespace

void FullDiskTest::initTestCase()
{
    if (!isolated->isMounted())
        QSKIP("A file system of one's own cannot be mounted here.");
}

void FullDiskTest::aStreamGoesOnAndIsStoredWhenThereIsRoom()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    FakeAnswer stream = FakeAnswer::sse({support::chunk(QStringLiteral("Begun. "))}).hold();
    QString all = QStringLiteral("Begun. ");
    for (int number = 0; number < 100; ++number) {
        stream.then({support::chunk(longText(number))});
        all += longText(number);
    }
    stream.hold().then({support::finish(QStringLiteral("stop")), support::done()});
    program.gateway.answer(stream);
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Begun. "));
    {
        const support::DiskFiller filler;
        program.gateway.release();
        QTRY_VERIFY_WITH_TIMEOUT(isWarned(program), 20'000);
        QTRY_COMPARE(program.lastText(), all);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!isWarned(program), 20'000);
    program.gateway.release();
    QVERIFY(program.waitForReply(core::MessageState::Complete));

    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), all);
    QCOMPARE(program.conversation().at(3).state, core::MessageState::Complete);
}

void FullDiskTest::aQuestionThatCannotBeKeptIsNotSent()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    const QString question = longText(0).repeated(20);
    {
        const support::DiskFiller filler;
        program.type(question);
        QTRY_VERIFY_WITH_TIMEOUT(isWarned(program) || Program::says(program.composer(), kFull),
                                 20'000);
        QCOMPARE(program.gateway.requestCount("POST"), 1);
        QCOMPARE(program.composer().text(), question);
    }
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Kept"));
}

void FullDiskTest::aStreamThatNeverCouldBeStoredLeavesTheRestIntact()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    FakeAnswer stream = FakeAnswer::sse({support::chunk(QStringLiteral("Begun. "))}).hold();
    for (int number = 0; number < 100; ++number)
        stream.then({support::chunk(longText(number))});
    stream.then({support::finish(QStringLiteral("stop")), support::done()});
    program.gateway.answer(stream);
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    // Which one is shown is written down a moment after it is.
    QVERIFY(program.waitForSettings(core::idText(program.conversation().info().id).toUtf8()));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Begun. "));
    {
        const support::DiskFiller filler;
        program.gateway.release();
        QTRY_VERIFY_WITH_TIMEOUT(isWarned(program), 20'000);
        QVERIFY(program.waitForReply(core::MessageState::Complete));
        program.quit();
    }
    QVERIFY(program.start());
    QTRY_VERIFY(program.conversation().rowCount() >= 3);
    QCOMPARE(core::plainText(program.conversation().at(0)), QStringLiteral("First"));
    QTRY_COMPARE(core::plainText(program.conversation().at(1)), QStringLiteral("Kept"));
    QTRY_COMPARE(core::plainText(program.conversation().at(2)), QStringLiteral("Second"));
}

void FullDiskTest::aKeyStaysUsableAndIsWrittenWhenThereIsRoom()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    core::Profile profile;
    profile.id = QUuid::createUuid();
    profile.name = QStringLiteral("Mine");
    profile.baseUrl = program.gateway.baseUrl();
    chat::Connections &connections = program.assembly().connections();
    const auto kept = connections.save(profile, QByteArray("sk-full-disk"));
    QTRY_VERIFY(kept.isFinished());
    const QString path = program.dataDir() + QStringLiteral("/secrets.json");
    {
        const support::DiskFiller filler;
        const auto refused = connections.saveSecretsToFile(profile.id);
        QTRY_VERIFY(refused.isFinished());
        QVERIFY(!refused.result().place);
        QVERIFY2(refused.result().detail.contains(QLatin1StringView("space")),
                 qPrintable(refused.result().detail));
        QVERIFY(!QFile::exists(path));
    }
    const auto gateway = connections.gateway(profile.id);
    QTRY_VERIFY(gateway.isFinished());
    QVERIFY(gateway.result().isOk());
    const auto written = connections.saveSecretsToFile(profile.id);
    QTRY_VERIFY(written.isFinished());
    QCOMPARE(written.result().place, storage::SecretPlace::File);
    QVERIFY(QFile::exists(path));
}

/// A question and a reply of some 100 kB each, with so many times 64 KiB of room.
void FullDiskTest::howeverMuchRoomIsLeftNothingIsLost()
{
    constexpr int kSteps = 16;
    const QString question = QStringLiteral("word ").repeated(20'000);
    int refused = 0;
    for (int step = 0; step < kSteps; ++step) {
        Program program;
        FakeAnswer reply = FakeAnswer::sse({support::chunk(QStringLiteral("Begun. "))});
        QString all = QStringLiteral("Begun. ");
        for (int i = 0; i < 50; ++i) {
            const QString piece = QStringLiteral("line %1 ").arg(i).repeated(250);
            reply.then({support::chunk(piece)});
            all += piece;
        }
        program.gateway.answer(answer({QStringLiteral("Kept")}));
        program.gateway.answer(
            reply.then({support::finish(QStringLiteral("stop")), support::done()}));
        QVERIFY(program.start());
        QVERIFY(program.talkOnce());
        {
            const support::DiskFiller filler(step * 64 * 1024);
            program.type(question);
            // Refused, or the whole of it on the screen, stored or not.
            QTRY_VERIFY_WITH_TIMEOUT(
                (program.conversation().rowCount() == 2 && !program.session()->isRunning()
                 && program.composer().text() == question)
                    || (program.conversation().rowCount() == 4
                        && program.conversation().at(3).state == core::MessageState::Complete),
                20'000);
        }
        if (program.conversation().rowCount() == 2) {
            ++refused;
            QCOMPARE(program.composer().text(), question);
            program.composer().submit();
            QTRY_COMPARE(program.conversation().rowCount(), 4);
        }
        QVERIFY(program.waitForReply(core::MessageState::Complete));
        QCOMPARE(program.lastText(), all);
        QVERIFY(program.start());
        QTRY_COMPARE(program.conversation().rowCount(), 4);
        QTRY_COMPARE(program.lastText(), all);
        QCOMPARE(core::plainText(program.conversation().at(2)), question.trimmed());
        program.quit();
        QCOMPARE(support::faultsOf(program.dataDir() + QStringLiteral("/loquat.db")), QString());
    }
    qInfo("%d of %d questions were refused at first", refused, kSteps);
    QVERIFY(refused > 0 && refused < kSteps);
}

void FullDiskTest::leavingLeavesTheSettingsWhole()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    program.window().actions().at(ui::Act::WideColumn)->trigger();
    QVERIFY(program.waitForSettings("\"wide_column\": true"));
    {
        const support::DiskFiller filler;
        program.window().resize(700, 500);
        program.window().close();
        program.quit();
    }
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QVERIFY(program.window().actions().at(ui::Act::WideColumn)->isChecked());
    QCOMPARE(QDir(program.dataDir()).entryList({QStringLiteral("settings.json.*")}).size(), 0);
}

void FullDiskTest::whoQuitsWhileWordsWaitIsAsked()
{
    Program program;
    QVERIFY(haveWordsToLose(program));
    {
        const support::DiskFiller filler;
        QVERIFY(loseRoom(program));
        QVERIFY(answerQuit(program, "copy"));
        QVERIFY(program.window().isVisible());
        QVERIFY(
            QGuiApplication::clipboard()->text().endsWith(QStringLiteral("Second\n\nAll of it")));
        // Esc stays.
        program.window().close();
        QTRY_VERIFY(quitQuestion(program));
        QTest::keyClick(quitQuestion(program), Qt::Key_Escape);
        QTRY_VERIFY(!quitQuestion(program));
        QVERIFY(program.window().isVisible());
        QVERIFY(answerQuit(program, "quit"));
        QTRY_VERIFY(!program.window().isVisible());
        program.window().show();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!isWarned(program), 30'000);
    // Now there is nothing to ask.
    QVERIFY(program.window().close());
    QVERIFY(program.start());
    QTRY_COMPARE(program.lastText(), QStringLiteral("All of it"));
}

void FullDiskTest::onceAllIsSavedItQuitsByItself()
{
    Program program;
    QVERIFY(haveWordsToLose(program));
    {
        const support::DiskFiller filler;
        QVERIFY(loseRoom(program));
        program.window().close();
        QTRY_VERIFY(quitQuestion(program));
        QVERIFY(program.window().isVisible());
    }
    QTRY_VERIFY_WITH_TIMEOUT(!program.window().isVisible(), 30'000);
    QVERIFY(program.start());
    QTRY_COMPARE(program.lastText(), QStringLiteral("All of it"));
}

void FullDiskTest::aDesktopThatEndsIsNotHeldUp()
{
    Program program;
    QVERIFY(haveWordsToLose(program));
    const support::DiskFiller filler;
    QVERIFY(loseRoom(program));
    QTimer::singleShot(0, &program.assembly(), &Assembly::leave);
    QCOMPARE(QApplication::exec(), 0);
    QVERIFY(!quitQuestion(program));
    program.quit();
}

void FullDiskTest::aStartSaysItAndGoesOnWhenThereIsRoom()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    program.quit();
    cli::WindowArguments arguments;
    arguments.dataDir = program.dataDir();
    Assembly assembly(arguments);
    {
        const support::DiskFiller filler;
        QCOMPARE(assembly.start(), Assembly::Start::Failed);
        QVERIFY(assembly.failure());
        QCOMPARE(assembly.failure()->code, QStringLiteral("full"));
    }
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 2);
}

int main(int argc, char **argv)
{
    const support::SmallDisk disk;
    isolated = &disk;
    QApplication application(argc, argv);
    FullDiskTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_fulldisk.moc"

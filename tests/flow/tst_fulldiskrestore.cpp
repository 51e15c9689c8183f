// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writepath.h"

#include "chat/backups.h"
#include "ui/actions.h"
#include "ui/backups/backupdialog.h"
#include "ui/settings/settingsdialog.h"

#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

using flow::Program;
using flow::WritePath;

namespace {

const support::SmallDisk *isolatedDisk = nullptr;
constexpr auto kFirstName = "First";
constexpr auto kLaterName = "Renamed since";
constexpr qint64 kRoomStep = 64 * 1024;
constexpr int kMostSteps = 64;

QString nameOnDisk(Program &program)
{
    storage::Database database;
    database.openBeside(program.dataDir() + QStringLiteral("/loquat.db"));
    return database.pragma("SELECT group_concat(title) FROM conversation");
}

bool isNamed(Program &program, const char *name)
{
    const core::ConversationList &list = program.assembly().workspace().list();
    return list.count() == 1 && list.at(0).title == QLatin1StringView(name);
}

bool isNamedLater(Program &program)
{
    return isNamed(program, kLaterName) && nameOnDisk(program) == QLatin1StringView(kLaterName);
}

bool isNamedFirst(Program &program)
{
    return isNamed(program, kFirstName);
}

/// One backup, and a chat that has another name since.
void makeBackupAndRename(Program &program)
{
    chat::Backups &backups = program.assembly().backups();
    QTRY_VERIFY(!backups.database().isEmpty());
    QTRY_VERIFY(isNamedFirst(program));
    backups.backUpNow();
    QTRY_VERIFY(backups.lastTime().isValid() && !backups.isWorking());
    chat::Workspace &workspace = program.assembly().workspace();
    workspace.rename(workspace.list().at(0).id, QString::fromLatin1(kLaterName));
    QTRY_COMPARE(nameOnDisk(program), QString::fromLatin1(kLaterName));
}

ui::BackupDialog *dialogOfBackup(Program &program)
{
    return program.window().findChild<ui::BackupDialog *>();
}

QPushButton *restoreButton(Program &program)
{
    return dialogOfBackup(program)->findChild<QPushButton *>(QStringLiteral("restore"));
}

void openTheBackup(Program &program)
{
    makeBackupAndRename(program);
    program.window().actions().at(ui::Act::Settings)->trigger();
    auto *settings = program.window().findChild<ui::SettingsDialog *>();
    QVERIFY(settings);
    settings->showPage(ui::SettingsDialog::Page::Data);
    auto *list = settings->findChild<QListWidget *>(QStringLiteral("backups"));
    QTRY_COMPARE(list->count(), 1);
    list->setCurrentRow(0);
    settings->findChild<QPushButton *>(QStringLiteral("lookInto"))->click();
    QTRY_VERIFY(dialogOfBackup(program));
    QTRY_VERIFY(restoreButton(program)->isVisible() && restoreButton(program)->isEnabled());
}

void restoreAll(Program &program)
{
    restoreButton(program)->click();
    auto *question =
        dialogOfBackup(program)->findChild<QMessageBox *>(QStringLiteral("confirmRestore"));
    QVERIFY(question);
    const auto buttons = question->buttons();
    for (QAbstractButton *button : buttons) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
}

void restoreAgain(Program &program)
{
    QTRY_VERIFY(restoreButton(program)->isEnabled());
    restoreAll(program);
    QTRY_VERIFY(isNamedFirst(program));
}

const WritePath kRestore{
    "everything restored", openTheBackup, restoreAll,  "Nothing was changed. The disk is full.",
    isNamedLater,          restoreAgain,  isNamedFirst};

} // namespace

/// The disk has no room left when everything is to become what a backup holds.
class FullDiskRestoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsChangedAndItCanBeDoneAgain();
    void whereverTheRoomEndsItIsTheOneOrTheOther();
    void whileWordsWaitForRoomItIsRefused();
    void cleanupTestCase() { m_figures.tell(); }

private:
    flow::WriteFigures m_figures;
};

void FullDiskRestoreTest::initTestCase()
{
    if (!isolatedDisk->isMounted())
        QSKIP("A file system of one's own cannot be mounted here.");
}

void FullDiskRestoreTest::nothingIsChangedAndItCanBeDoneAgain()
{
    flow::keepAndSave(kRestore, m_figures);
}

/// First there is no room for the backup of what is here, then none for what is to be here.
void FullDiskRestoreTest::whereverTheRoomEndsItIsTheOneOrTheOther()
{
    Program program;
    program.gateway.answer(flow::answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    program.type(QStringLiteral("First"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    // So that what is here is not what fits into a page.
    program.gateway.answer(flow::answer({QStringLiteral("many words ").repeated(20'000)}));
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    makeBackupAndRename(program);
    chat::Backups &backups = program.assembly().backups();
    const auto entries = backups.entries();
    QTRY_VERIFY(entries.isFinished());
    const QString path = entries.result().constFirst().path;
    int refused = 0;
    bool isDone = false;
    while (!isDone && refused < kMostSteps) {
        const auto opened = backups.open(path);
        QTRY_VERIFY(opened.isFinished());
        QVERIFY(opened.result().isOk());
        const support::DiskFiller filler(refused * kRoomStep);
        const auto restored = backups.restore(opened.result().value());
        QTRY_VERIFY_WITH_TIMEOUT(restored.isFinished(), 30'000);
        isDone = restored.result().isOk();
        if (isDone)
            break;
        QCOMPARE(restored.result().error().code, QStringLiteral("full"));
        QCOMPARE(nameOnDisk(program), QString::fromLatin1(kLaterName));
        ++refused;
    }
    QVERIFY(isDone);
    QVERIFY(refused > 1);
    qInfo("refused with room for 0 to %lld KiB", (refused - 1) * kRoomStep / 1024);
    QTRY_VERIFY(isNamedFirst(program));
    program.quit();
    QCOMPARE(support::faultsOf(program.dataDir() + QStringLiteral("/loquat.db")), QString());
}

/// What the disk has not taken yet is in no backup: it must not be replaced.
void FullDiskRestoreTest::whileWordsWaitForRoomItIsRefused()
{
    Program program;
    program.gateway.answer(flow::answer({QStringLiteral("Kept")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    makeBackupAndRename(program);
    chat::Backups &backups = program.assembly().backups();
    chat::Workspace &workspace = program.assembly().workspace();
    const auto entries = backups.entries();
    QTRY_VERIFY(entries.isFinished());
    const auto opened = backups.open(entries.result().constFirst().path);
    QTRY_VERIFY(opened.isFinished());
    {
        const support::DiskFiller filler;
        workspace.rename(workspace.list().at(0).id, QStringLiteral("Waits"));
        QTRY_VERIFY(workspace.hasUnwritten());
        const auto restored = backups.restore(opened.result().value());
        QTRY_VERIFY(restored.isFinished());
        QVERIFY(!restored.result().isOk());
        QCOMPARE(restored.result().error().code, QStringLiteral("unwritten"));
        QVERIFY(isNamed(program, "Waits"));
        QCOMPARE(program.conversation().rowCount(), 2); // it is still shown
    }
    QTRY_COMPARE_WITH_TIMEOUT(nameOnDisk(program), QStringLiteral("Waits"), 20'000);
}

int main(int argc, char **argv)
{
    const support::SmallDisk disk;
    isolatedDisk = &disk;
    QApplication application(argc, argv);
    FullDiskRestoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_fulldiskrestore.moc"

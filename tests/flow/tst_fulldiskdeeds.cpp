// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writepath.h"

#include "chat/backups.h"
#include "chat/bin.h"
#include "chat/filer.h"
#include "chat/messageedits.h"
#include "ui/actions.h"
#include "ui/export/exportdialog.h"

#include <QFileDialog>

using flow::kFull;
using flow::kRefused;
using flow::Program;
using flow::WritePath;

namespace {

const support::SmallDisk *isolatedDisk = nullptr;

chat::Workspace &workspaceOf(Program &program)
{
    return program.assembly().workspace();
}

int chatCount(Program &program)
{
    return workspaceOf(program).list().count();
}

bool hasOneChat(Program &program)
{
    return chatCount(program) == 1;
}

bool hasTwoChats(Program &program)
{
    return chatCount(program) == 2;
}

bool hasNoneListed(Program &program)
{
    return chatCount(program) == 0;
}

QUuid onlyChat(Program &program)
{
    return hasOneChat(program) ? workspaceOf(program).list().at(0).id : QUuid();
}

bool hasKept(Program &program)
{
    return program.conversation().rowCount() == 2
           && program.lastText() == QLatin1StringView("Kept");
}

void trigger(Program &program, ui::Act act)
{
    program.window().actions().at(act)->trigger();
}

void duplicateIt(Program &program)
{
    trigger(program, ui::Act::Duplicate);
}

void duplicateAgain(Program &program)
{
    duplicateIt(program);
    QTRY_VERIFY(hasTwoChats(program));
}

void branchOff(Program &program)
{
    workspaceOf(program).edits().branchOff(onlyChat(program), program.conversation().at(1).id);
}

void branchOffAgain(Program &program)
{
    branchOff(program);
    QTRY_VERIFY(hasTwoChats(program));
}

void archiveIt(Program &program)
{
    trigger(program, ui::Act::Archive);
}

bool isArchived(Program &program)
{
    return hasOneChat(program) && workspaceOf(program).list().at(0).isArchived;
}

void takeBack(Program &program)
{
    trigger(program, ui::Act::Undo);
}

bool isNotArchived(Program &program)
{
    return hasOneChat(program) && !workspaceOf(program).list().at(0).isArchived;
}

void fileIt(Program &program)
{
    workspaceOf(program).filer().addFolder(QStringLiteral("Work"), {}, {onlyChat(program)});
}

bool isFiled(Program &program)
{
    return !workspaceOf(program).filer().cabinet().folderOf(onlyChat(program)).isNull();
}

void tagIt(Program &program)
{
    workspaceOf(program).filer().tag({onlyChat(program)}, {{QStringLiteral("t")}, {}, {}});
}

bool isTagged(Program &program)
{
    return workspaceOf(program).filer().cabinet().tagsOf(onlyChat(program)).size() == 1;
}

void removeIt(Program &program)
{
    trigger(program, ui::Act::Remove);
    QTRY_COMPARE(workspaceOf(program).bin().count(), 1);
}

QList<storage::BinRef> binned(Program &program)
{
    const auto entries = workspaceOf(program).bin().entries();
    (void)QTest::qWaitFor([&entries] { return entries.isFinished(); });
    QList<storage::BinRef> refs;
    const auto found = entries.result();
    for (const storage::BinEntry &entry : found.value())
        refs.append(entry.ref);
    return refs;
}

void bringBack(Program &program)
{
    workspaceOf(program).bin().restore(binned(program));
}

void bringBackAgain(Program &program)
{
    bringBack(program);
    QTRY_VERIFY(hasOneChat(program));
}

void emptyBin(Program &program)
{
    workspaceOf(program).bin().purge(binned(program));
}

bool isBinFull(Program &program)
{
    return workspaceOf(program).bin().count() == 1;
}

void emptyBinAgain(Program &program)
{
    QTRY_VERIFY(!workspaceOf(program).bin().isPurging());
    emptyBin(program);
    QTRY_COMPARE(workspaceOf(program).bin().count(), 0);
    QTRY_VERIFY(!workspaceOf(program).bin().isPurging());
}

bool isNothingLeft(Program &program)
{
    const QString database = program.dataDir() + QStringLiteral("/loquat.db");
    return support::readBeside(database, "SELECT count(*) FROM message") == 0;
}

void askAgain(Program &program)
{
    program.session()->regenerate(program.conversation().at(1).id);
}

void askAgainWithRoom(Program &program)
{
    askAgain(program);
    QTRY_COMPARE(program.lastText(), QStringLiteral("All of it"));
    program.gateway.release();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
}

bool isAskedAgain(Program &program)
{
    return program.conversation().rowCount() == 2
           && program.conversation().siblings(program.conversation().at(1).id).size() == 2
           && program.lastText() == QLatin1StringView("All of it");
}

void writeWords(Program &program)
{
    program.composer().insertText(QStringLiteral("Not sent yet"));
}

bool areWordsThere(Program &program)
{
    return program.composer().text() == QLatin1StringView("Not sent yet");
}

void instruct(Program &program)
{
    program.session()->setInstructions(QStringLiteral("Be brief"));
}

bool isInstructed(Program &program)
{
    return program.conversation().info().instructions == QStringLiteral("Be brief");
}

void talkInSecret(Program &program)
{
    trigger(program, ui::Act::NewTemporary);
    program.type(QStringLiteral("Secret"));
    QTRY_COMPARE(program.lastText(), QStringLiteral("All of it"));
    program.gateway.release();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QTRY_VERIFY(!program.session()->isRunning());
}

void keepSecret(Program &program)
{
    trigger(program, ui::Act::KeepTemporary);
}

bool isStillSecret(Program &program)
{
    return program.session()->isTemporary && program.conversation().rowCount() == 2
           && hasOneChat(program);
}

void keepSecretAgain(Program &program)
{
    keepSecret(program);
    QTRY_VERIFY(!program.session()->isTemporary);
}

QString exportPath()
{
    return QDir::tempPath() + QStringLiteral("/out.json");
}

/// Through the dialog and the picker, as a person does it.
void exportIt(Program &program)
{
    trigger(program, ui::Act::Export);
    ui::ExportDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = program.window().findChild<ui::ExportDialog *>()));
    dialog->accept();
    QFileDialog *picker = nullptr;
    QTRY_VERIFY((picker = program.window().findChild<QFileDialog *>(QStringLiteral("exportFile"))));
    Q_EMIT picker->fileSelected(exportPath());
    picker->reject();
}

bool isNothingExported(Program &program)
{
    const QStringList made =
        QDir(QDir::tempPath()).entryList({QStringLiteral("*out*")}, QDir::Files | QDir::Hidden);
    return made.isEmpty() && hasKept(program);
}

void exportAgain(Program &program)
{
    QTRY_VERIFY(!program.window().findChild<QFileDialog *>(QStringLiteral("exportFile")));
    exportIt(program);
    QTRY_VERIFY(QFile::exists(exportPath()));
}

bool isExported(Program &)
{
    QFile file(exportPath());
    return file.open(QIODevice::ReadOnly) && file.readAll().contains("Kept");
}

QStringList backupsOf(Program &program)
{
    const QDir folder(program.assembly().backups().folder());
    return folder.entryList(QDir::Files | QDir::Hidden);
}

void waitForBackups(Program &program)
{
    QTRY_VERIFY(!program.assembly().backups().database().isEmpty());
    QTRY_VERIFY(!program.assembly().backups().isWorking());
}

void backUp(Program &program)
{
    program.assembly().backups().backUpNow();
}

bool isNoBackup(Program &program)
{
    return !program.assembly().backups().isWorking() && backupsOf(program).isEmpty();
}

void backUpAgain(Program &program)
{
    backUp(program);
    QTRY_VERIFY(!program.assembly().backups().isWorking());
    QTRY_COMPARE(backupsOf(program).size(), 1);
}

bool hasBackup(Program &program)
{
    return backupsOf(program).size() == 1;
}

/// What a person does with whole chats, and what leaves or enters the database as files. What is
/// added to the program is added here, or in tst_fulldiskpaths.cpp.
const WritePath kDeeds[] = {
    {"a duplicate", nullptr, duplicateIt, kFull, hasOneChat, duplicateAgain, hasTwoChats},
    {"a branch as a new chat", nullptr, branchOff, kRefused, hasOneChat, branchOffAgain,
     hasTwoChats},
    {"a chat into the archive", nullptr, archiveIt, kFull, isArchived, nullptr, isArchived},
    {"a chat out of the archive", archiveIt, takeBack, kFull, isNotArchived, nullptr,
     isNotArchived},
    {"a folder", nullptr, fileIt, kFull, isFiled, nullptr, isFiled},
    {"a tag", nullptr, tagIt, kFull, isTagged, nullptr, isTagged},
    {"a chat out of the bin", removeIt, bringBack, kRefused, hasNoneListed, bringBackAgain,
     hasOneChat},
    {"the bin emptied", removeIt, emptyBin, kRefused, isBinFull, emptyBinAgain, isNothingLeft},
    {"another answer", nullptr, askAgain, kFull, hasKept, askAgainWithRoom, isAskedAgain},
    {"words that are not sent", nullptr, writeWords, kFull, areWordsThere, nullptr, areWordsThere},
    {"instructions", nullptr, instruct, kFull, isInstructed, nullptr, isInstructed},
    {"a temporary chat that is kept", talkInSecret, keepSecret,
     "The chat could not be kept. The disk is full.", isStillSecret, keepSecretAgain, hasTwoChats},
    {"an export", nullptr, exportIt, "The export could not be written, and nothing of it was kept",
     isNothingExported, exportAgain, isExported},
    {"a backup", waitForBackups, backUp, kFull, isNoBackup, backUpAgain, hasBackup},
};

} // namespace

/// The disk has no room left, whatever is done with the chats.
class FullDiskDeedsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsKeptAndSavedWhenThereIsRoom_data();
    void everythingIsKeptAndSavedWhenThereIsRoom();
    void cleanupTestCase() { m_figures.tell(); }

private:
    flow::WriteFigures m_figures;
};

void FullDiskDeedsTest::initTestCase()
{
    if (!isolatedDisk->isMounted())
        QSKIP("A file system of one's own cannot be mounted here.");
}

void FullDiskDeedsTest::everythingIsKeptAndSavedWhenThereIsRoom_data()
{
    QTest::addColumn<const WritePath *>("path");
    for (const WritePath &path : kDeeds)
        QTest::newRow(path.name) << &path;
}

void FullDiskDeedsTest::everythingIsKeptAndSavedWhenThereIsRoom()
{
    QFETCH(const WritePath *, path);
    flow::keepAndSave(*path, m_figures);
}

int main(int argc, char **argv)
{
    const support::SmallDisk disk;
    isolatedDisk = &disk;
    QApplication application(argc, argv);
    FullDiskDeedsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_fulldiskdeeds.moc"

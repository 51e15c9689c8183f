// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writepath.h"

#include "chat/messageedits.h"
#include "chat/organiser.h"
#include "support/chatexport.h"
#include "support/picturebytes.h"
#include "ui/actions.h"
#include "ui/import/importdialog.h"

#include <QDropEvent>
#include <QMimeData>

using flow::kFull;
using flow::kRefused;
using flow::Program;
using flow::WritePath;

namespace {

const support::SmallDisk *smallDisk = nullptr;

chat::Workspace &workspaceOf(Program &program)
{
    return program.assembly().workspace();
}

QUuid shownId(Program &program)
{
    return program.conversation().info().id;
}

void finishesSecond(Program &program)
{
    QVERIFY(program.waitForReply(core::MessageState::Complete));
}

/// A question with a running reply, of which something is stored.
void beginSecond(Program &program)
{
    program.type(QStringLiteral("Second"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QTRY_COMPARE(program.lastText(), QStringLiteral("All of it"));
    const QString database = program.dataDir() + QStringLiteral("/loquat.db");
    QTRY_COMPARE(support::readBeside(database, "SELECT count(*) FROM part WHERE text='All of it'"),
                 1);
}

bool hasSecond(Program &program)
{
    return program.conversation().rowCount() == 4
           && program.lastText() == QLatin1StringView("All of it")
           && program.conversation().at(3).state == core::MessageState::Complete;
}

void typeSecond(Program &program)
{
    program.type(QStringLiteral("Second"));
}

void sendAgain(Program &program)
{
    program.composer().submit();
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    program.gateway.release();
    finishesSecond(program);
}

void finishReply(Program &program)
{
    program.gateway.release();
}

void beginEdit(Program &program)
{
    program.composer().beginEdit(program.conversation().at(1).id);
    QTRY_COMPARE(program.composer().text(), QStringLiteral("Kept"));
    program.composer().insertText(QStringLiteral(" and more"));
}

void saveEdit(Program &program)
{
    program.composer().submit();
}

void saveTwice(Program &program)
{
    saveEdit(program);
    saveEdit(program);
}

bool isEditThere(Program &program)
{
    return program.composer().text() == QLatin1StringView("Kept and more");
}

void saveEditAgain(Program &program)
{
    // Until the one before has been answered, another one is not taken.
    QTRY_VERIFY((saveEdit(program), program.composer().edited().isNull()));
}

bool isEdited(Program &program)
{
    return core::plainText(program.conversation().at(1)) == QLatin1StringView("Kept and more");
}

void removeReply(Program &program)
{
    QVERIFY(workspaceOf(program).edits().remove(shownId(program), program.conversation().at(1).id,
                                                core::Extent::Message));
}

bool hasReply(Program &program)
{
    return program.conversation().rowCount() == 2
           && program.lastText() == QLatin1StringView("Kept");
}

void removeReplyAgain(Program &program)
{
    removeReply(program);
    QTRY_COMPARE(program.conversation().rowCount(), 1);
}

bool hasNoReply(Program &program)
{
    return program.conversation().rowCount() == 1;
}

void takeBackRemoval(Program &program)
{
    workspaceOf(program).undoStack().undo();
}

void removeAChat(Program &program)
{
    program.window().actions().at(ui::Act::Remove)->trigger();
}

bool hasNoChat(Program &program)
{
    return workspaceOf(program).list().count() == 0;
}

void rename(Program &program)
{
    workspaceOf(program).rename(shownId(program), QStringLiteral("Another name"));
}

bool isRenamed(Program &program)
{
    return program.conversation().info().title == QLatin1StringView("Another name");
}

void leaveIt(Program &program)
{
    const QUuid id = shownId(program);
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QTRY_VERIFY(!workspaceOf(program).session(id));
}

void renameClosed(Program &program)
{
    workspaceOf(program).rename(workspaceOf(program).list().at(0).id,
                                QStringLiteral("Another name"));
}

/// Opens it: what is on disk is older.
bool isRenamedWhenOpened(Program &program)
{
    const QUuid id = workspaceOf(program).list().at(0).id;
    if (shownId(program) != id)
        workspaceOf(program).open(id);
    return shownId(program) == id && isRenamed(program);
}

bool isListedRenamed(Program &program)
{
    const core::ConversationList &list = workspaceOf(program).list();
    return list.count() == 1 && list.at(0).title == QLatin1StringView("Another name");
}

void pin(Program &program)
{
    workspaceOf(program).organiser().setPinned({shownId(program)}, true);
}

bool isPinned(Program &program)
{
    return workspaceOf(program).list().at(0).isPinned;
}

/// While a reply runs a message with a picture waits for its turn.
void queuePicture(Program &program)
{
    const QString path = QDir::tempPath() + QStringLiteral("/picture.png");
    program.composer().attachPaths({path});
    program.composer().insertText(QStringLiteral("What is this?"));
    QTRY_VERIFY(program.composer().hasPictures());
    program.composer().submit();
    QTRY_VERIFY(program.session()->queued());
}

void beginWithPicture(Program &program)
{
    beginSecond(program);
    QFile file(QDir::tempPath() + QStringLiteral("/picture.png"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(support::plainPng(64, 64));
}

bool isPictureQueued(Program &program)
{
    const auto waiting = program.session()->queued();
    return waiting && waiting->images.size() == 1;
}

bool isPictureKept(Program &program)
{
    return program.composer().text() == QLatin1StringView("What is this?")
           && program.composer().hasPictures();
}

void widen(Program &program)
{
    program.window().actions().at(ui::Act::WideColumn)->trigger();
}

void waitForWide(Program &program)
{
    QVERIFY(program.waitForSettings("\"wide_column\": true"));
}

bool isWide(Program &program)
{
    return program.window().actions().at(ui::Act::WideColumn)->isChecked();
}

/// Dropped on the window, as from a file manager.
void dropImport(Program &program)
{
    const QString path = QDir::tempPath() + QStringLiteral("/export.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write('[' + support::exportedChat("one", 40) + ',' + support::exportedChat("two", 40)
               + ']');
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint place = program.window().rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&program.window(), &enter);
    QDropEvent dropped(place, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&program.window(), &dropped);
    const auto *dialog = program.window().findChild<ui::ImportDialog *>();
    QTRY_VERIFY(dialog && Program::button(*dialog, QStringLiteral("Import"))
                && Program::button(*dialog, QStringLiteral("Import"))->isEnabled());
}

void pressImport(Program &program)
{
    const auto *dialog = program.window().findChild<ui::ImportDialog *>();
    QTest::mouseClick(Program::button(*dialog, QStringLiteral("Import")), Qt::LeftButton);
}

bool hasNothingHalf(Program &program)
{
    return workspaceOf(program).list().count() == 1;
}

void importAgain(Program &program)
{
    program.window().findChild<ui::ImportDialog *>()->close();
    QTRY_VERIFY(!program.window().findChild<ui::ImportDialog *>());
    dropImport(program);
    pressImport(program);
    QTRY_COMPARE(workspaceOf(program).list().count(), 3);
}

bool isImported(Program &program)
{
    return workspaceOf(program).list().count() == 3;
}

/// What a person says and does in a chat. What is added to the program is added here, or in
/// tst_fulldiskdeeds.cpp.
const WritePath kWritePaths[] = {
    {"a question", nullptr, typeSecond, kFull,
     [](Program &program) { return program.composer().text() == QLatin1StringView("Second"); },
     sendAgain, hasSecond},
    {"the end of a reply", beginSecond, finishReply, kFull, hasSecond, nullptr, hasSecond},
    {"an edit", beginEdit, saveEdit, kRefused, isEditThere, saveEditAgain, isEdited},
    {"an edit saved twice", beginEdit, saveTwice, kRefused, isEditThere, saveEditAgain, isEdited},
    {"a deletion", nullptr, removeReply, kRefused, hasReply, removeReplyAgain, hasNoReply},
    {"a deletion taken back", removeReplyAgain, takeBackRemoval, kFull, hasReply, nullptr,
     hasReply},
    {"a chat's deletion", nullptr, removeAChat, kFull, hasNoChat, nullptr, hasNoChat},
    {"another name", nullptr, rename, kFull, isRenamed, nullptr, isRenamed},
    {"another name of a closed chat", leaveIt, renameClosed, kFull, isRenamedWhenOpened, nullptr,
     isListedRenamed},
    {"a pin", nullptr, pin, kFull, isPinned, nullptr, isPinned},
    {"a waiting message with a picture", beginWithPicture, queuePicture, kFull, isPictureQueued,
     nullptr, isPictureKept},
    {"a setting", nullptr, widen, "The settings could not be saved.", isWide, waitForWide, isWide},
    {"an import", dropImport, pressImport, kFull, hasNothingHalf, importAgain, isImported},
};

} // namespace

/// The disk has no room left, whatever it is that is to be written.
class FullDiskPathsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsKeptAndSavedWhenThereIsRoom_data();
    void everythingIsKeptAndSavedWhenThereIsRoom();
    void cleanupTestCase();

private:
    flow::WriteFigures m_figures;
};

void FullDiskPathsTest::initTestCase()
{
    if (!smallDisk->isMounted())
        QSKIP("A file system of one's own cannot be mounted here.");
}

void FullDiskPathsTest::everythingIsKeptAndSavedWhenThereIsRoom_data()
{
    QTest::addColumn<const WritePath *>("path");
    for (const WritePath &path : kWritePaths)
        QTest::newRow(path.name) << &path;
}

void FullDiskPathsTest::everythingIsKeptAndSavedWhenThereIsRoom()
{
    QFETCH(const WritePath *, path);
    flow::keepAndSave(*path, m_figures);
}

void FullDiskPathsTest::cleanupTestCase()
{
    m_figures.tell();
}

int main(int argc, char **argv)
{
    const support::SmallDisk disk;
    smallDisk = &disk;
    QApplication application(argc, argv);
    FullDiskPathsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_fulldiskpaths.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/bin.h"
#include "chat/messageedits.h"
#include "chat/personas.h"
#include "chat/sessionparameters.h"
#include "chat/temporarychat.h"
#include "support/canary.h"
#include "support/killrig.h"
#include "ui/actions.h"

#include <QDialog>
#include <QDir>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTreeWidget>

using flow::answer;
using flow::Program;
using support::isInFiles;

namespace {

constexpr auto kKeptCanary = "Mispelmarmelade steht im Keller";

QPlainTextEdit &fieldOf(Program &program)
{
    return *qobject_cast<QPlainTextEdit *>(&program.input());
}

/// The open dialog of this name; null when there is none.
QDialog *dialogOf(Program &program, const char *name)
{
    auto *dialog = program.window().findChild<QDialog *>(QString::fromLatin1(name));
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

void press(QWidget &where, const char *name)
{
    auto *button = where.findChild<QAbstractButton *>(QString::fromLatin1(name));
    QVERIFY(button && button->isEnabled());
    button->click();
}

/// The database with its log, in place of the one that is there.
void copyDatabase(const QString &from, const QString &to)
{
    const QStringList pattern{QStringLiteral("loquat.db*")};
    const QStringList old = QDir(to).entryList(pattern, QDir::Files);
    for (const QString &name : old)
        QVERIFY(QFile::remove(QDir(to).filePath(name)));
    const QStringList names = QDir(from).entryList(pattern, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QVERIFY(QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name)));
}

/// Begins a temporary chat with a question that is answered.
bool hasTemporary(Program &program)
{
    program.gateway.answer(answer({QStringLiteral("yes")}));
    if (!program.start())
        return false;
    program.window().actions().at(ui::Act::NewTemporary)->trigger();
    program.type(QString::fromLatin1(kKeptCanary));
    return program.waitForReply(core::MessageState::Complete)
           && QTest::qWaitFor([&program] { return !program.session()->isRunning(); });
}

} // namespace

/// What is kept and what is not: drafts, temporary chats, the bin, as a person meets them.
class KeepingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsThereAfterAKill();
    void whatIsEditedIsThereAfterAKill_data();
    void whatIsEditedIsThereAfterAKill();
    void whatIsSentIsNoDraftAnyMore();
    void aTemporaryChatLeavesNothingBehind();
    void norDoesWhatItIsSetUpAs();
    void leavingATemporaryChatAsks_data();
    void leavingATemporaryChatAsks();
    void nobodyIsAskedAboutOneThatIsKept();
    void theDraftOfATemporaryChatIsKeptWithIt();
    void whatIsDeletedIsFoundInTheBinAndEmptiedForGood();
};

void KeepingTest::whatIsWrittenIsThereAfterAKill()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("yes")}));
    QVERIFY(program.start());
    // In a new chat, and in one that is stored.
    for (const bool isStored : {false, true}) {
        if (isStored) {
            fieldOf(program).clear();
            program.type(QStringLiteral("question"));
            QVERIFY(program.waitForReply(core::MessageState::Complete));
            QTRY_VERIFY(!program.session()->isRunning());
        }
        program.composer().insertText(QString::fromLatin1(kKeptCanary));
        QTextCursor cursor = fieldOf(program).textCursor();
        cursor.setPosition(3);
        cursor.setPosition(8, QTextCursor::KeepAnchor);
        fieldOf(program).setTextCursor(cursor);
        // As it is on disk at this moment a kill would leave it.
        QTRY_VERIFY(isInFiles(program.dataDir(), kKeptCanary));
        QTRY_VERIFY(isInFiles(program.dataDir(), "\"anchor\":3"));
        QVERIFY(program.start());
        QTRY_COMPARE(program.composer().text(), QString::fromLatin1(kKeptCanary));
        QTRY_COMPARE(fieldOf(program).textCursor().position(), 8);
        QCOMPARE(fieldOf(program).textCursor().anchor(), 3);
    }
}

void KeepingTest::whatIsEditedIsThereAfterAKill_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("killed") << 0;
    QTest::newRow("the window is closed at once") << 1;
    QTest::newRow("another chat is opened at once") << 2;
}

void KeepingTest::whatIsEditedIsThereAfterAKill()
{
    QFETCH(int, how);
    Program program;
    program.gateway.answer(answer({QStringLiteral("yes")}));
    QVERIFY(program.start());
    QVERIFY(program.talkOnce());
    QTRY_VERIFY(!program.session()->isRunning());
    const QUuid question = program.conversation().at(0).id;
    program.composer().insertText(QStringLiteral("a draft"));
    program.composer().beginEdit(question);
    QCOMPARE(program.composer().text(), QStringLiteral("First"));
    fieldOf(program).setPlainText(QString::fromLatin1(kKeptCanary));
    QTextCursor cursor = fieldOf(program).textCursor();
    cursor.setPosition(4);
    fieldOf(program).setTextCursor(cursor);
    QTemporaryDir asItWas;
    if (how == 0) {
        QTRY_VERIFY(isInFiles(program.dataDir(), kKeptCanary));
        // The files of this moment, whatever is written on the way out.
        copyDatabase(program.dataDir(), asItWas.path());
    } else if (how == 1) {
        program.window().close();
        QTRY_VERIFY(!program.window().isVisible());
    } else {
        program.window().actions().at(ui::Act::NewChat)->trigger();
        QVERIFY(program.composer().text().isEmpty());
        QTRY_VERIFY(isInFiles(program.dataDir(), kKeptCanary));
    }
    program.quit();
    if (how == 0)
        copyDatabase(asItWas.path(), program.dataDir());
    QVERIFY(program.start());
    chat::Workspace &workspace = program.assembly().workspace();
    QTRY_COMPARE(workspace.list().count(), 1);
    workspace.open(workspace.list().at(0).id);
    QTRY_COMPARE(program.composer().text(), QString::fromLatin1(kKeptCanary));
    QCOMPARE(program.composer().edited(), question);
    QTRY_COMPARE(fieldOf(program).textCursor().position(), 4);
    QVERIFY(Program::says(program.composer(), QStringLiteral("Editing a question")));
    program.composer().cancelEdit();
    QCOMPARE(program.composer().text(), QStringLiteral("a draft"));
}

void KeepingTest::whatIsSentIsNoDraftAnyMore()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("yes")}));
    QVERIFY(program.start());
    program.composer().insertText(QString::fromLatin1(kKeptCanary));
    QTRY_VERIFY(isInFiles(program.dataDir(), kKeptCanary));
    program.composer().submit();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    program.quit();
    const char *drafts = "SELECT (SELECT count(*) FROM meta WHERE key='draft') + (SELECT count(*)"
                         " FROM conversation WHERE draft_json LIKE '%Mispel%')";
    QCOMPARE(support::readBeside(program.dataDir() + QStringLiteral("/loquat.db"), drafts), 0);
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QVERIFY(program.composer().text().isEmpty());
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QVERIFY(program.composer().text().isEmpty());
}

void KeepingTest::aTemporaryChatLeavesNothingBehind()
{
    Program program;
    program.gateway.answer(answer({QString::fromLatin1(kKeptCanary)}));
    QVERIFY(program.start());
    program.window().actions().at(ui::Act::NewTemporary)->trigger();
    QVERIFY(program.session()->isTemporary);
    QVERIFY(Program::button(program.window(), QStringLiteral("Temporary · not saved")));
    QVERIFY(Program::says(program.composer(), QStringLiteral("Temporary")));
    program.composer().insertText(QString::fromLatin1(kKeptCanary) + QStringLiteral(" unsent"));
    program.composer().submit();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    program.composer().insertText(QString::fromLatin1(kKeptCanary));
    program.window().close();
    QTRY_VERIFY(dialogOf(program, "temporaryQuestion"));
    press(*dialogOf(program, "temporaryQuestion"), "discard");
    QTRY_VERIFY(!program.window().isVisible());
    QVERIFY(!isInFiles(program.dataDir(), kKeptCanary));
    program.quit();
    QVERIFY(!isInFiles(program.dataDir(), kKeptCanary));
    QVERIFY(program.start());
    QCOMPARE(program.assembly().workspace().list().count(), 0);
}

/// Instructions, parameters, a persona, what is rewritten and taken back, and what is begun.
void KeepingTest::norDoesWhatItIsSetUpAs()
{
    Program program;
    const QString canary = QString::fromLatin1(kKeptCanary);
    for (int i = 0; i < 2; ++i)
        program.gateway.answer(answer({QStringLiteral("yes")}));
    QVERIFY(program.start());
    program.window().actions().at(ui::Act::NewTemporary)->trigger();
    chat::ChatSession &session = *program.session();
    QVERIFY(session.isTemporary);
    core::Persona persona;
    persona.name = persona.instructions = canary;
    persona.parameters = {{QStringLiteral("user"), canary}};
    chat::setUpAs(session, persona, program.assembly().connections());
    session.parameters().set(QStringLiteral("stop"), QJsonArray{canary});
    program.type(QStringLiteral("question"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QTRY_VERIFY(!session.isRunning());
    chat::Workspace &workspace = program.assembly().workspace();
    const QUuid id = session.conversation().info().id;
    const QUuid answered = session.conversation().at(1).id;
    (void)workspace.edits().rewrite(id, answered, {canary, {}, {}});
    QTRY_COMPARE(program.lastText(), canary);
    workspace.undoStack().undo();
    QTRY_COMPARE(program.lastText(), QStringLiteral("yes"));
    session.setInstructions(canary + QStringLiteral(" again"));
    QVERIFY(!isInFiles(program.dataDir(), kKeptCanary));
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QTRY_VERIFY(dialogOf(program, "temporaryQuestion"));
    press(*dialogOf(program, "temporaryQuestion"), "discard");
    QTRY_VERIFY(!program.session()->isTemporary);
    QVERIFY(!isInFiles(program.dataDir(), kKeptCanary));
    program.quit();
    QVERIFY(!isInFiles(program.dataDir(), kKeptCanary));
}

void KeepingTest::leavingATemporaryChatAsks_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<int>("listed");
    QTest::newRow("kept") << QByteArray("keep") << 1;
    QTest::newRow("discarded") << QByteArray("discard") << 0;
}

void KeepingTest::leavingATemporaryChatAsks()
{
    QFETCH(QByteArray, button);
    QFETCH(int, listed);
    Program program;
    QVERIFY(hasTemporary(program));
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QTRY_VERIFY(dialogOf(program, "temporaryQuestion"));
    QVERIFY(program.session()->isTemporary);
    press(*dialogOf(program, "temporaryQuestion"), button.constData());
    QTRY_COMPARE(program.conversation().rowCount(), 0);
    QVERIFY(!program.session()->isTemporary);
    QVERIFY(program.start());
    QTRY_COMPARE(program.assembly().workspace().list().count(), listed);
    QCOMPARE(isInFiles(program.dataDir(), kKeptCanary), listed == 1);
}

void KeepingTest::nobodyIsAskedAboutOneThatIsKept()
{
    Program program;
    QVERIFY(hasTemporary(program));
    program.window().actions().at(ui::Act::KeepTemporary)->trigger();
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QVERIFY(dialogOf(program, "temporaryQuestion")); // the disk has not answered yet
    QTRY_COMPARE(program.conversation().rowCount(), 0);
    QVERIFY(!program.session()->isTemporary);
    QVERIFY(!dialogOf(program, "temporaryQuestion"));
    QCOMPARE(program.assembly().workspace().list().count(), 1);
}

void KeepingTest::theDraftOfATemporaryChatIsKeptWithIt()
{
    constexpr auto kDraft = "Quittengelee ist noch offen";
    Program program;
    QVERIFY(hasTemporary(program));
    program.composer().insertText(QString::fromLatin1(kDraft));
    program.composer().keepDrafts();
    program.window().actions().at(ui::Act::KeepTemporary)->trigger();
    QTRY_VERIFY(!program.session()->isTemporary);
    QCOMPARE(program.composer().text(), QString::fromLatin1(kDraft));
    // Without another key.
    QTRY_VERIFY(isInFiles(program.dataDir(), kDraft));
}

void KeepingTest::whatIsDeletedIsFoundInTheBinAndEmptiedForGood()
{
    Program program;
    program.gateway.answer(answer({QString::fromLatin1(kKeptCanary)}));
    QVERIFY(program.start());
    auto *entry = program.window().findChild<QAbstractButton *>(QStringLiteral("binEntry"));
    QVERIFY(entry && !entry->isVisible());
    program.type(QStringLiteral("question"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QTRY_VERIFY(!program.session()->isRunning());
    const QUuid id = program.conversation().info().id;
    program.window().actions().at(ui::Act::Remove)->trigger();
    QTRY_VERIFY(entry->isVisible());

    entry->click();
    QTRY_VERIFY(dialogOf(program, "bin"));
    auto *list = dialogOf(program, "bin")->findChild<QTreeWidget *>(QStringLiteral("binList"));
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    list->selectAll();
    const auto *preview =
        dialogOf(program, "bin")->findChild<QPlainTextEdit *>(QStringLiteral("binPreview"));
    QTRY_VERIFY(preview->toPlainText().contains(QString::fromLatin1(kKeptCanary)));
    press(*dialogOf(program, "bin"), "binRestore");
    QTRY_VERIFY(program.assembly().workspace().list().find(id));
    QTRY_VERIFY(!dialogOf(program, "bin"));
    QTRY_VERIFY(!entry->isVisible());

    // Who wants to open it is led to it.
    program.assembly().workspace().remove(id);
    QTRY_VERIFY(entry->isVisible());
    program.assembly().workspace().open(id);
    QTRY_VERIFY(dialogOf(program, "bin"));
    QVERIFY(Program::says(program.window(), QStringLiteral("This chat is in the bin.")));
    QTRY_VERIFY(dialogOf(program, "bin")
                    ->findChild<QPlainTextEdit *>(QStringLiteral("binPreview"))
                    ->toPlainText()
                    .contains(QString::fromLatin1(kKeptCanary)));
    QTRY_VERIFY(dialogOf(program, "bin")
                    ->findChild<QAbstractButton *>(QStringLiteral("binEmpty"))
                    ->isEnabled());
    press(*dialogOf(program, "bin"), "binEmpty");
    QTRY_VERIFY(dialogOf(program, "binQuestion"));
    press(*dialogOf(program, "binQuestion"), "purge");
    QTRY_VERIFY(!entry->isVisible());
    QVERIFY(!program.window().actions().at(ui::Act::Undo)->isEnabled());
    QTRY_VERIFY(!isInFiles(program.dataDir(), kKeptCanary));
}

QTEST_MAIN(KeepingTest)
#include "tst_keeping.moc"

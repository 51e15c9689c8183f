// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/filer.h"
#include "chat/messageedits.h"
#include "chat/organiser.h"
#include "chat/sessionparameters.h"
#include "chat/titlewriter.h"
#include "ui/actions.h"
#include "ui/parameters/parameterrow.h"
#include "ui/settings/linkbutton.h"

using core::Extent;
using flow::answer;
using flow::Program;

namespace {

chat::Filer &filer(Program &program)
{
    return program.assembly().workspace().filer();
}

chat::Organiser &organiser(Program &program)
{
    return program.assembly().workspace().organiser();
}

QList<QUuid> allChats(Program &program)
{
    QList<QUuid> ids;
    const core::ConversationList &list = program.assembly().workspace().list();
    for (int row = 0; row < list.count(); ++row)
        ids.append(list.at(row).id);
    return ids;
}

/// All that can be seen of the conversations: titles, how they are filed, and the path of the shown
/// one. Nothing while some of it is still read.
QStringList seen(Program &program)
{
    QStringList lines;
    const core::ConversationList &list = program.assembly().workspace().list();
    const core::Cabinet &cabinet = filer(program).cabinet();
    for (int i = 0; i < list.count(); ++i) {
        const QUuid &id = list.at(i).id;
        QString line = list.at(i).title + QLatin1Char('/')
                       + cabinet.path(cabinet.folderOf(id)).join(QLatin1Char('/'));
        for (const core::Tag &tag : cabinet.tagsOf(id))
            line += QLatin1Char('#') + tag.name;
        line += QLatin1String(list.at(i).isPinned ? " pinned" : "");
        line += QLatin1String(list.at(i).isArchived ? " archived" : "");
        lines.append(line);
    }
    for (const core::Cabinet::Entry &entry : cabinet.entries())
        lines.append(cabinet.path(entry.id).join(QLatin1Char('/')));
    for (const core::Tag &tag : cabinet.tags())
        lines.append(tag.name);
    lines.sort();
    const core::Conversation &conversation = program.conversation();
    // Another one is on its way.
    if (program.session()->isStored() && !list.find(conversation.info().id))
        return {};
    lines.append(conversation.info().instructions.value_or(QStringLiteral("none"))
                 + QLatin1Char(' ') + QString::number(conversation.info().parameters.size()));
    for (int row = 0; row < conversation.rowCount(); ++row) {
        const core::Message &message = conversation.at(row);
        if (!message.isLoaded)
            return {};
        lines.append(core::plainText(message) + QLatin1Char(' ')
                     + QString::number(conversation.siblings(message.id).size()) + QLatin1Char(' ')
                     + QString::number(message.earlierCount));
    }
    return lines;
}

bool isOther(Program &program, const QStringList &before)
{
    const QStringList now = seen(program);
    return !now.isEmpty() && now != before;
}

using Action = void (*)(Program &);

void remove(Program &program, int row, Extent extent)
{
    const core::Conversation &conversation = program.conversation();
    QVERIFY(program.assembly().workspace().edits().remove(conversation.info().id,
                                                          conversation.at(row).id, extent));
}

void rewrite(Program &program, int row)
{
    const core::Conversation &conversation = program.conversation();
    (void)program.assembly().workspace().edits().rewrite(
        conversation.info().id, conversation.at(row).id, {QStringLiteral("Other"), {}, {}});
}

/// The button behind a parameter's field.
void reset(Program &program, const char *name)
{
    program.window().actions().at(ui::Act::Parameters)->trigger();
    const auto *row = program.window().findChild<ui::ParameterRow *>(QString::fromLatin1(name));
    QVERIFY(row);
    row->findChild<ui::LinkButton *>(QStringLiteral("reset"))->click();
}

QUuid folder(Program &program)
{
    return filer(program).cabinet().folderOf(program.conversation().info().id);
}

QUuid tag(Program &program)
{
    return filer(program).cabinet().tags().constFirst().id;
}

/// The words that the answer had before it was rewritten.
void bringEarlierBack(Program &program)
{
    const QUuid answer = program.conversation().at(3).id;
    chat::MessageEdits &edits = program.assembly().workspace().edits();
    const auto earlier = edits.earlier(answer);
    QTRY_VERIFY(earlier.isFinished());
    QCOMPARE(earlier.result().value().size(), 1);
    (void)edits.restore(program.conversation().info().id, answer,
                        earlier.result().value().constFirst());
}

/// Everything in the program that takes something away from what a person sees. What is added to
/// the program is added here. What cannot be undone is asked about: emptying the bin, discarding a
/// temporary chat, and going back to a backup, before which another backup is made. What the
/// settings take away comes back while they are open (ui/tst_connectiondrafts, tst_changedmark).
struct Destructive {
    const char *name;
    Action act;
};
const Destructive kDestructive[] = {
    {"delete a message", [](Program &program) { remove(program, 2, Extent::Message); }},
    {"delete an answer", [](Program &program) { remove(program, 1, Extent::Message); }},
    {"delete a branch", [](Program &program) { remove(program, 2, Extent::Branch); }},
    {"delete a sibling", [](Program &program) { remove(program, 3, Extent::Branch); }},
    {"delete everything below", [](Program &program) { remove(program, 0, Extent::Below); }},
    {"delete everything", [](Program &program) { remove(program, 0, Extent::Branch); }},
    {"rewrite a question", [](Program &program) { rewrite(program, 0); }},
    {"rewrite an answer", [](Program &program) { rewrite(program, 1); }},
    {"insert a message in between",
     [](Program &program) {
         const core::Conversation &conversation = program.conversation();
         QVERIFY(program.assembly().workspace().edits().insert(
             conversation.info().id, conversation.at(0).id, core::Role::Assistant,
             QStringLiteral("An example")));
     }},
    {"replace the title",
     [](Program &program) {
         QVERIFY(program.assembly().workspace().titles().write(*program.session()));
     }},
    {"bring an earlier version back", bringEarlierBack},
    {"rename a chat",
     [](Program &program) {
         program.assembly().workspace().rename(program.conversation().info().id,
                                               QStringLiteral("Renamed"));
     }},
    {"delete a chat",
     [](Program &program) { program.window().actions().at(ui::Act::Remove)->trigger(); }},
    {"delete several chats",
     [](Program &program) { organiser(program).remove(allChats(program)); }},
    {"archive a chat",
     [](Program &program) { program.window().actions().at(ui::Act::Archive)->trigger(); }},
    {"archive several chats",
     [](Program &program) { organiser(program).setArchived(allChats(program), true); }},
    {"unpin a chat",
     [](Program &program) {
         organiser(program).setPinned({program.conversation().info().id}, false);
     }},
    {"rename a folder",
     [](Program &program) {
         filer(program).renameFolder(folder(program), QStringLiteral("Renamed"));
     }},
    {"move a folder",
     [](Program &program) { QVERIFY(filer(program).moveFolder(folder(program), {})); }},
    {"rename a tag",
     [](Program &program) {
         QVERIFY(filer(program).renameTag(tag(program), QStringLiteral("Renamed")));
     }},
    {"delete a folder", [](Program &program) { filer(program).removeFolder(folder(program)); }},
    {"delete a folder with its chats",
     [](Program &program) { filer(program).removeFolderWithChats(folder(program)); }},
    {"delete a folder with all folders in it",
     [](Program &program) {
         const core::Cabinet &cabinet = filer(program).cabinet();
         filer(program).removeFolderWithChats(cabinet.entry(folder(program))->parent);
     }},
    {"move out of a folder",
     [](Program &program) { filer(program).move({program.conversation().info().id}, {}); }},
    {"move several chats out of a folder",
     [](Program &program) { filer(program).move(allChats(program), {}); }},
    {"remove a tag from several chats",
     [](Program &program) {
         filer(program).tag(allChats(program), {{}, {}, {tag(program)}});
     }},
    {"remove a tag",
     [](Program &program) {
         filer(program).tag({program.conversation().info().id}, {{}, {}, {tag(program)}});
     }},
    {"reset the instructions", [](Program &program) { reset(program, "@instructions"); }},
    {"reset a parameter", [](Program &program) { reset(program, "temperature"); }},
    {"delete a tag", [](Program &program) { filer(program).removeTag(tag(program)); }},
};

} // namespace

/// Every entry of a list of destructive actions can be undone, and what was done is still so after
/// a restart.
class UndoingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDestructiveActionCanBeUndone_data();
    void everyDestructiveActionCanBeUndone();
    void whatWasDoneIsStillSoAfterARestart_data();
    void whatWasDoneIsStillSoAfterARestart();
    void aBranchedConversationIsThereAfterARestart();

private:
    /// Pinned and filed, with two questions; the second one has two answers, of which the latter is
    /// shown and was rewritten once. Beside it there is a copy of all of it.
    static void converse(Program &program);
};

void UndoingTest::converse(Program &program)
{
    for (const char *words : {"first", "second", "third"})
        program.gateway.answer(answer({QString::fromLatin1(words)}));
    QVERIFY(program.start());
    program.type(QStringLiteral("One"));
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QTRY_VERIFY(!program.session()->isRunning());
    program.type(QStringLiteral("Two"));
    QTRY_COMPARE(program.conversation().rowCount(), 4);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QTRY_VERIFY(!program.session()->isRunning());
    program.session()->regenerate(program.conversation().at(3).id);
    QTRY_COMPARE(program.lastText(), QStringLiteral("third"));
    QTRY_VERIFY(!program.session()->isRunning());
    QTRY_COMPARE(program.assembly().workspace().list().count(), 1);
    // In a folder of a folder, with a tag.
    const QUuid work = filer(program).addFolder(QStringLiteral("Work"), {});
    const QUuid chat = program.conversation().info().id;
    QVERIFY(!filer(program).addFolder(QStringLiteral("Old"), work, {chat}).isNull());
    filer(program).tag({chat}, {{QStringLiteral("t")}, {}, {}});
    rewrite(program, 3);
    QTRY_COMPARE(program.conversation().at(3).earlierCount, 1);
    program.session()->setInstructions(QStringLiteral("Be kind."));
    program.session()->parameters().set(QStringLiteral("temperature"), 0.5);
    organiser(program).setPinned({chat}, true);
    organiser(program).duplicate(chat, QStringLiteral("Copy"));
    QTRY_VERIFY(program.conversation().info().id != chat);
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(program.conversation().info().id, chat);
    QTRY_VERIFY(!seen(program).isEmpty());
    program.assembly().workspace().undoStack().clear();
}

void UndoingTest::everyDestructiveActionCanBeUndone_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(kDestructive)); ++i)
        QTest::newRow(kDestructive[i].name) << i;
}

void UndoingTest::everyDestructiveActionCanBeUndone()
{
    QFETCH(int, index);
    Program program;
    converse(program);
    const QStringList before = seen(program);
    QCOMPARE(before.size(), 10);
    const QUuid chat = program.conversation().info().id;
    const QAction *undo = program.window().actions().at(ui::Act::Undo);
    QVERIFY(!undo->isEnabled());
    kDestructive[index].act(program);
    QTRY_VERIFY(isOther(program, before));
    QTRY_VERIFY(undo->isEnabled());
    program.window().actions().at(ui::Act::Undo)->trigger();
    QTRY_COMPARE(seen(program), before);
    // On disk, too.
    QVERIFY(program.start());
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(seen(program), before);
}

void UndoingTest::whatWasDoneIsStillSoAfterARestart_data()
{
    everyDestructiveActionCanBeUndone_data();
}

void UndoingTest::whatWasDoneIsStillSoAfterARestart()
{
    QFETCH(int, index);
    Program program;
    converse(program);
    const QStringList before = seen(program);
    kDestructive[index].act(program);
    QTRY_VERIFY(isOther(program, before));
    const QStringList after = seen(program);
    QUndoStack &stack = program.assembly().workspace().undoStack();
    stack.undo();
    QTRY_COMPARE(seen(program), before);
    stack.redo();
    QTRY_COMPARE(seen(program), after);
    QVERIFY(program.start());
    QTRY_COMPARE(seen(program), after);
}

void UndoingTest::aBranchedConversationIsThereAfterARestart()
{
    Program program;
    converse(program);
    const QUuid source = program.conversation().info().id;
    program.assembly().workspace().edits().branchOff(source, program.conversation().at(1).id);
    QTRY_VERIFY(program.conversation().info().id != source);
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QVERIFY(program.start());
    QTRY_COMPARE(program.assembly().workspace().list().count(), 3);
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_COMPARE(program.lastText(), QStringLiteral("first"));
}

QTEST_MAIN(UndoingTest)
#include "tst_undoing.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/promptkeeper.h"
#include "chat/promptlibrary.h"
#include "chat/toolbox.h"
#include "chat/toolkeeper.h"
#include "storage/jsonfile.h"
#include "storage/prompts/promptcodec.h"
#include "support/backuprig.h"
#include "support/toolrig.h"

#include <QUndoStack>

using support::await;

namespace {

/// A library and tools beside a database with a chat in it, as the program has them.
struct ShelfRig : support::BackupRig {
    QUndoStack undo;
    std::unique_ptr<chat::PromptLibrary> library;
    std::unique_ptr<chat::PromptKeeper> keeper;
    std::unique_ptr<chat::Toolbox> toolbox;
    std::unique_ptr<chat::ToolKeeper> toolKeeper;

    /// As a start of the program does it.
    [[nodiscard]] bool startAgain()
    {
        keeper.reset();
        library.reset();
        library = std::make_unique<chat::PromptLibrary>(in("prompts.json"), undo);
        keeper = std::make_unique<chat::PromptKeeper>(*library, store);
        keeper->look();
        return QTest::qWaitFor([this] { return library->isReady(); });
    }
    /// The same for tools.
    [[nodiscard]] bool startWithTools()
    {
        toolKeeper.reset();
        toolbox.reset();
        toolbox = std::make_unique<chat::Toolbox>(in("tools.json"), clock);
        toolKeeper = std::make_unique<chat::ToolKeeper>(*toolbox, store);
        toolKeeper->look();
        return QTest::qWaitFor([this] { return toolbox->isReady(); });
    }
    [[nodiscard]] qsizetype copiedTools()
    {
        const QJsonObject copied = shelf(QStringLiteral("tools")).content;
        return copied.value(QLatin1StringView("tools")).toArray().size();
    }
    [[nodiscard]] QUuid add(const QString &title) const
    {
        const auto added = library->put(
            core::Prompt{{}, core::PromptKind::Snippet, title, QStringLiteral("Text"), {}});
        return added ? added.value() : QUuid();
    }
    [[nodiscard]] core::PromptShelf copied()
    {
        return storage::promptsFrom(shelf(QStringLiteral("prompts")).content);
    }
    [[nodiscard]] bool isRestored() { return shelf(QStringLiteral("prompts")).isRestored; }
};

} // namespace

/// Backups hold prompts, personas and tools, and going back to one brings them back.
class ShelfKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingComesBackAndTheRestStays();
    void whatIsChangedDuringARestoreDoesNotTakeItsPlace();
    void whatTheFileCouldNotTakeStaysInTheCopy();
    void whatWasRestoredWithoutAWindowIsTakenInByTheNext();
    void aBackupWithoutPromptsLeavesThoseThatAreHere();
    void whoHasNoneHasNothingInTheDatabase();
    void toolsThatAreMissingComeBackAndAskAgain();
    void aBackupWithoutToolsLeavesThoseThatAreHere();
    void aToolThatIsNotSoundDoesNotComeBack();
};

void ShelfKeeperTest::whatIsMissingComesBackAndTheRestStays()
{
    ShelfRig rig;
    QVERIFY(rig.startAgain());
    const QUuid gone = rig.add(QStringLiteral("Gone"));
    const QUuid changed = rig.add(QStringLiteral("Before"));
    core::Persona fox;
    fox.name = QStringLiteral("Fox");
    const QUuid persona = rig.library->put(fox).value();
    QTRY_COMPARE(rig.copied().prompts.size(), 2);
    QTRY_COMPARE(rig.copied().personas.size(), 1);
    QVERIFY(rig.backUp());
    rig.library->remove({gone, persona});
    core::Prompt other = *rig.library->prompt(changed);
    other.title = QStringLiteral("After");
    QVERIFY(rig.library->put(other).isOk());
    QTRY_COMPARE(rig.copied(), rig.library->shelf());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.library->prompt(gone));
    QVERIFY(rig.library->persona(persona));
    QCOMPARE(rig.library->prompt(changed)->title, QStringLiteral("After"));
    QTRY_VERIFY(!rig.isRestored());
    QTRY_COMPARE(rig.copied(), rig.library->shelf());
    rig.undo.undo(); // one step
    QVERIFY(!rig.library->prompt(gone) && !rig.library->persona(persona));
}

void ShelfKeeperTest::whatIsChangedDuringARestoreDoesNotTakeItsPlace()
{
    ShelfRig rig;
    QVERIFY(rig.startAgain());
    const QUuid gone = rig.add(QStringLiteral("Gone"));
    QTRY_COMPARE(rig.copied().prompts.size(), 1);
    QVERIFY(rig.backUp());
    rig.library->remove({gone});
    QTRY_VERIFY(rig.copied().isEmpty());
    QVERIFY(rig.restore());
    // Nobody has looked at it yet, and what is written now comes behind it.
    const QUuid meanwhile = rig.add(QStringLiteral("Meanwhile"));
    QTRY_VERIFY(rig.library->prompt(gone));
    QVERIFY(rig.library->prompt(meanwhile));
    rig.keeper->look(); // as the window does it afterwards
    QTRY_COMPARE(rig.copied(), rig.library->shelf());
    QTRY_VERIFY(!rig.isRestored());
    QCOMPARE(rig.library->shelf().prompts.size(), 2);
    // Once: what is changed from here on is written as always.
    rig.library->remove({gone});
    QTRY_COMPARE(rig.copied(), rig.library->shelf());
}

/// What ends the program then leaves one of the two.
void ShelfKeeperTest::whatTheFileCouldNotTakeStaysInTheCopy()
{
    ShelfRig rig;
    QVERIFY(rig.startAgain());
    const QUuid gone = rig.add(QStringLiteral("Gone"));
    QTRY_COMPARE(rig.copied().prompts.size(), 1);
    QVERIFY(rig.backUp());
    rig.library->remove({gone});
    QTRY_VERIFY(rig.copied().isEmpty());
    QTRY_VERIFY(rig.library->saved().isFinished());
    QVERIFY(rig.restore());
    const QString file = rig.in("prompts.json");
    QVERIFY(QFile::remove(file));
    QVERIFY(QDir().mkdir(file)); // in its place, so that nothing can be written there
    const QSignalSpy failed(rig.library.get(), &chat::PromptLibrary::saveFailed);
    rig.keeper->look();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(rig.library->prompt(gone));
    for (int asked = 0; asked < 3; ++asked) // what was on its way before would be written by then
        QVERIFY(rig.isRestored());
    QVERIFY(QDir().rmdir(file));
    const QUuid other = rig.add(QStringLiteral("Other")); // is tried at once, with all the rest
    QTRY_VERIFY(!rig.isRestored());
    const auto kept = storage::JsonFile(file).peek();
    QVERIFY(kept);
    QCOMPARE(storage::promptsFrom(*kept), rig.library->shelf());
    QCOMPARE(rig.library->shelf().prompts.size(), 2);
    QVERIFY(rig.library->prompt(other));
    QTRY_COMPARE(rig.copied(), rig.library->shelf());
}

void ShelfKeeperTest::whatWasRestoredWithoutAWindowIsTakenInByTheNext()
{
    ShelfRig rig;
    QVERIFY(rig.startAgain());
    const QUuid gone = rig.add(QStringLiteral("Gone"));
    QTRY_COMPARE(rig.copied().prompts.size(), 1);
    QVERIFY(rig.backUp());
    rig.library->remove({gone});
    QTRY_VERIFY(rig.copied().isEmpty());
    rig.keeper.reset();
    rig.library.reset();
    QVERIFY(rig.restore());
    QVERIFY(rig.startAgain());
    QTRY_VERIFY(rig.library->prompt(gone));
    // Once: what is deleted afterwards stays so.
    rig.library->remove({gone});
    QTRY_VERIFY(rig.copied().isEmpty());
    QVERIFY(rig.startAgain());
    QTRY_VERIFY(rig.copied().isEmpty());
    QVERIFY(!rig.library->prompt(gone));
}

void ShelfKeeperTest::aBackupWithoutPromptsLeavesThoseThatAreHere()
{
    ShelfRig rig;
    QVERIFY(rig.backUp());
    QVERIFY(rig.startAgain());
    const QUuid here = rig.add(QStringLiteral("Here"));
    QTRY_COMPARE(rig.copied().prompts.size(), 1);
    QVERIFY(rig.restore());
    QVERIFY(rig.copied().isEmpty());
    rig.keeper->look();
    QTRY_COMPARE(rig.copied().prompts.size(), 1); // the next backup has it again
    QVERIFY(rig.library->prompt(here));
    QCOMPARE(rig.library->shelf().prompts.size(), 1);
}

void ShelfKeeperTest::whoHasNoneHasNothingInTheDatabase()
{
    ShelfRig rig;
    QVERIFY(rig.startAgain());
    QVERIFY(rig.copied().isEmpty());
    const QUuid one = rig.add(QStringLiteral("One"));
    QTRY_COMPARE(rig.copied().prompts.size(), 1);
    rig.library->remove({one});
    QTRY_VERIFY(rig.copied().isEmpty());
}

void ShelfKeeperTest::toolsThatAreMissingComeBackAndAskAgain()
{
    ShelfRig rig;
    QVERIFY(rig.startWithTools());
    const tools::Tool runs = support::ToolRig::echo();
    tools::Tool changed = support::ToolRig::person();
    QVERIFY(rig.toolbox->setOwn({runs, changed}).isOk());
    const QUuid kept = core::newId();
    const QUuid forNow = core::newId();
    rig.toolbox->allow(kept, runs, true);
    rig.toolbox->allow(kept, changed, true);
    rig.toolbox->allow(forNow, runs, false);
    QTRY_COMPARE(rig.copiedTools(), 2);
    QVERIFY(rig.backUp());
    changed.description = QStringLiteral("After");
    QVERIFY(rig.toolbox->setOwn({changed}).isOk());
    rig.toolbox->allow(kept, changed, true);
    QTRY_COMPARE(rig.copiedTools(), 1);
    QVERIFY(rig.restore());
    rig.toolKeeper->look();
    // What is here stays as it is, and so does what was said about it.
    QTRY_COMPARE(rig.toolbox->own(), (QList<tools::Tool>{changed, runs}));
    QCOMPARE(rig.toolbox->allowed(kept), QStringList{changed.name});
    QVERIFY(!rig.toolbox->isAllowed(kept, runs) && !rig.toolbox->isAllowed(forNow, runs));
    QTRY_COMPARE(rig.copiedTools(), 2);
    // Once: what is deleted afterwards stays so, and so it is after another start.
    QVERIFY(rig.toolbox->setOwn({changed}).isOk());
    QTRY_COMPARE(rig.copiedTools(), 1);
    QVERIFY(rig.startWithTools());
    QTRY_COMPARE(rig.copiedTools(), 1);
    QCOMPARE(rig.toolbox->own(), QList<tools::Tool>{changed});
}

void ShelfKeeperTest::aBackupWithoutToolsLeavesThoseThatAreHere()
{
    ShelfRig rig;
    QVERIFY(rig.backUp());
    QVERIFY(rig.startWithTools());
    const tools::Tool runs = support::ToolRig::echo();
    QVERIFY(rig.toolbox->setOwn({runs}).isOk());
    const QUuid chat = core::newId();
    rig.toolbox->allow(chat, runs, true);
    QTRY_COMPARE(rig.copiedTools(), 1);
    QVERIFY(rig.restore());
    QCOMPARE(rig.copiedTools(), 0);
    rig.toolKeeper->look();
    QTRY_COMPARE(rig.copiedTools(), 1);
    QCOMPARE(rig.toolbox->own(), QList<tools::Tool>{runs});
    QVERIFY(rig.toolbox->isAllowed(chat, runs));
}

void ShelfKeeperTest::aToolThatIsNotSoundDoesNotComeBack()
{
    ShelfRig rig;
    tools::Tool wrong = support::ToolRig::echo();
    wrong.command.program = QStringLiteral("cat"); // whatever lies in some folder
    const tools::Tool sound = support::ToolRig::person();
    const QJsonObject foreign{
        {QStringLiteral("tools"), QJsonArray{wrong.toJson(), sound.toJson(), 1, sound.toJson()}},
        {QStringLiteral("approvals"), QJsonObject{{core::newId().toString(), QJsonObject()}}}};
    QVERIFY(await(storage::StoreEdits(rig.store).copyShelf(QStringLiteral("tools"), [foreign] {
                return foreign;
            })).isOk());
    QVERIFY(rig.backUp());
    QVERIFY(rig.restore());
    QVERIFY(rig.startWithTools());
    QTRY_COMPARE(rig.toolbox->own(), QList<tools::Tool>{sound});
    QTRY_COMPARE(rig.copiedTools(), 1);
}

QTEST_GUILESS_MAIN(ShelfKeeperTest)
#include "tst_shelfkeeper.moc"

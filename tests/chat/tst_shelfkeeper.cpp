// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/promptlibrary.h"
#include "chat/shelfkeeper.h"
#include "storage/backup/restorejob.h"
#include "storage/storeedits.h"
#include "support/editsrig.h"

#include <QDir>
#include <QUndoStack>

using support::await;

namespace {

/// A library beside a database with a chat in it, as the program has them.
struct ShelfRig : support::EditsRig {
    QUndoStack undo;
    std::unique_ptr<chat::PromptLibrary> library;
    std::unique_ptr<chat::ShelfKeeper> keeper;

    ShelfRig() { ask("one", "first answer"); }
    [[nodiscard]] QString in(const char *name) const { return dir.filePath(QLatin1String(name)); }
    /// As a start of the program does it.
    [[nodiscard]] bool startAgain()
    {
        keeper.reset();
        library.reset();
        library = std::make_unique<chat::PromptLibrary>(in("prompts.json"), undo);
        keeper = std::make_unique<chat::ShelfKeeper>(*library, store);
        keeper->look();
        return QTest::qWaitFor([this] { return library->isReady(); });
    }
    [[nodiscard]] QUuid add(const QString &title) const
    {
        const auto added = library->put(
            core::Prompt{{}, core::PromptKind::Snippet, title, QStringLiteral("Text"), {}});
        return added ? added.value() : QUuid();
    }
    [[nodiscard]] storage::CopiedShelf copied()
    {
        return await(storage::StoreEdits(store).copiedShelf()).value();
    }
    [[nodiscard]] storage::BackupOrder order() const
    {
        storage::BackupOrder wanted;
        wanted.database = in("loquat.db");
        wanted.now = QDateTime::currentDateTimeUtc();
        return wanted;
    }
    [[nodiscard]] bool backUp()
    {
        storage::BackupOrder wanted = order();
        wanted.target = in("one.db");
        return storage::BackupMaker(wanted).make(storage::BackupMaker::Place::ThisProcess).isOk();
    }
    [[nodiscard]] bool restore()
    {
        const QString folder = in("backups");
        QDir().mkpath(folder);
        const auto opened = storage::OpenedBackup::open(in("one.db"), folder, {});
        if (!opened)
            return false;
        storage::RestoreOrder wanted{opened.value(), order()};
        wanted.present.occasion = storage::BackupName::kBeforeRestore;
        return await(storage::StoreEdits(store).restore(wanted)).isOk();
    }
};

} // namespace

/// Backups hold prompts and personas, and going back to one brings them back.
class ShelfKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingComesBackAndTheRestStays();
    void whatWasRestoredWithoutAWindowIsTakenInByTheNext();
    void aBackupWithoutPromptsLeavesThoseThatAreHere();
    void whoHasNoneHasNothingInTheDatabase();
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
    QTRY_COMPARE(rig.copied().shelf.prompts.size(), 2);
    QTRY_COMPARE(rig.copied().shelf.personas.size(), 1);
    QVERIFY(rig.backUp());
    rig.library->remove({gone, persona});
    core::Prompt other = *rig.library->prompt(changed);
    other.title = QStringLiteral("After");
    QVERIFY(rig.library->put(other).isOk());
    QTRY_COMPARE(rig.copied().shelf, rig.library->shelf());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.library->prompt(gone));
    QVERIFY(rig.library->persona(persona));
    QCOMPARE(rig.library->prompt(changed)->title, QStringLiteral("After"));
    QTRY_COMPARE(rig.copied().shelf, rig.library->shelf());
    QVERIFY(!rig.copied().isRestored);
    rig.undo.undo(); // one step
    QVERIFY(!rig.library->prompt(gone) && !rig.library->persona(persona));
}

void ShelfKeeperTest::whatWasRestoredWithoutAWindowIsTakenInByTheNext()
{
    ShelfRig rig;
    QVERIFY(rig.startAgain());
    const QUuid gone = rig.add(QStringLiteral("Gone"));
    QTRY_COMPARE(rig.copied().shelf.prompts.size(), 1);
    QVERIFY(rig.backUp());
    rig.library->remove({gone});
    QTRY_VERIFY(rig.copied().shelf.isEmpty());
    rig.keeper.reset();
    rig.library.reset();
    QVERIFY(rig.restore());
    QVERIFY(rig.startAgain());
    QTRY_VERIFY(rig.library->prompt(gone));
    // Once: what is deleted afterwards stays so.
    rig.library->remove({gone});
    QTRY_VERIFY(rig.copied().shelf.isEmpty());
    QVERIFY(rig.startAgain());
    QTRY_VERIFY(rig.copied().shelf.isEmpty());
    QVERIFY(!rig.library->prompt(gone));
}

void ShelfKeeperTest::aBackupWithoutPromptsLeavesThoseThatAreHere()
{
    ShelfRig rig;
    QVERIFY(rig.backUp());
    QVERIFY(rig.startAgain());
    const QUuid here = rig.add(QStringLiteral("Here"));
    QTRY_COMPARE(rig.copied().shelf.prompts.size(), 1);
    QVERIFY(rig.restore());
    QVERIFY(rig.copied().shelf.isEmpty());
    rig.keeper->look();
    QTRY_COMPARE(rig.copied().shelf.prompts.size(), 1); // the next backup has it again
    QVERIFY(rig.library->prompt(here));
    QCOMPARE(rig.library->shelf().prompts.size(), 1);
}

void ShelfKeeperTest::whoHasNoneHasNothingInTheDatabase()
{
    ShelfRig rig;
    QVERIFY(rig.startAgain());
    QVERIFY(rig.copied().shelf.isEmpty());
    const QUuid one = rig.add(QStringLiteral("One"));
    QTRY_COMPARE(rig.copied().shelf.prompts.size(), 1);
    rig.library->remove({one});
    QTRY_VERIFY(rig.copied().shelf.isEmpty());
}

QTEST_GUILESS_MAIN(ShelfKeeperTest)
#include "tst_shelfkeeper.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/importer.h"

#include "chat/workspace.h"
#include "support/manualclock.h"
#include "support/sessionrig.h"
#include "support/storebuilders.h"

#include <QSignalSpy>
#include <QTest>

using chat::ChatSession;
using chat::Importer;
using chat::Workspace;

namespace {

struct Rig : support::SessionRig {
    support::ManualClock hands;
    std::unique_ptr<Workspace> workspace = std::make_unique<Workspace>(
        ChatSession::Services{preferences, connections, store, wire, hands});

    core::ImportReport import(const char *name, Importer::Goal goal = Importer::Goal::Import)
    {
        const auto importer = workspace->makeImporter();
        QSignalSpy finished(importer.get(), &Importer::finished);
        importer->start(QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name), goal);
        [&] { QTRY_COMPARE(finished.count(), 1); }();
        return importer->report();
    }
    [[nodiscard]] QUuid currentId() const
    {
        return workspace->current() ? workspace->current()->conversation().info().id : QUuid();
    }
};

} // namespace

class tst_Importer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsImportedIsInTheList();
    void lookingChangesNothing();
    void oneUndoTakesItAllBack();
    void undoingWhatIsShownShowsANewChat();
    void whatIsHereAlreadyIsNothingToUndo();
    void anotherStartReplacesTheFirst();
};

void tst_Importer::whatIsImportedIsInTheList()
{
    Rig rig;
    rig.workspace->start({});
    const core::ImportReport report = rig.import("claude.json");
    QVERIFY(!report.error);
    QCOMPARE(rig.workspace->list().count(), 2);
    for (const core::ConversationInfo &info : report.createdInfos)
        QVERIFY(*rig.workspace->list().find(info.id) == info);
    // In its place among the others, not on top because it came last.
    QVERIFY(rig.workspace->list().at(0).updated > rig.workspace->list().at(1).updated);
}

void tst_Importer::lookingChangesNothing()
{
    Rig rig;
    rig.workspace->start({});
    QCOMPARE(rig.import("claude.json", Importer::Goal::Look).created, 2);
    QCOMPARE(rig.workspace->list().count(), 0);
    QVERIFY(!rig.workspace->undoStack().canUndo());
}

void tst_Importer::oneUndoTakesItAllBack()
{
    Rig rig;
    rig.workspace->start({});
    rig.import("open-webui.json");
    QCOMPARE(rig.workspace->list().count(), 3);
    rig.workspace->undoStack().undo();
    QCOMPARE(rig.workspace->list().count(), 0);
    QVERIFY(!rig.workspace->undoStack().canUndo());
    rig.workspace->undoStack().redo();
    QCOMPARE(rig.workspace->list().count(), 3);
    QTRY_COMPARE(support::await(rig.store.conversations()).value().size(), 3);
}

void tst_Importer::undoingWhatIsShownShowsANewChat()
{
    Rig rig;
    rig.workspace->start({});
    const QUuid shown = rig.import("librechat.json").createdInfos.first().id;
    rig.workspace->open(shown);
    QTRY_COMPARE(rig.currentId(), shown);
    rig.workspace->undoStack().undo();
    QVERIFY(rig.workspace->current());
    QVERIFY(rig.currentId() != shown);
    QVERIFY(!rig.workspace->current()->isStored());
}

void tst_Importer::whatIsHereAlreadyIsNothingToUndo()
{
    Rig rig;
    rig.workspace->start({});
    rig.import("nextchat.json");
    const int commands = rig.workspace->undoStack().count();
    QCOMPARE(rig.import("nextchat.json").known, 2);
    QCOMPARE(rig.workspace->undoStack().count(), commands);
    QCOMPARE(rig.workspace->list().count(), 2);
}

void tst_Importer::anotherStartReplacesTheFirst()
{
    Rig rig;
    rig.workspace->start({});
    const auto importer = rig.workspace->makeImporter();
    QSignalSpy finished(importer.get(), &Importer::finished);
    const QString folder = QStringLiteral(TEST_DATA_DIR "/import/");
    importer->start(folder + QStringLiteral("open-webui.json"), Importer::Goal::Look);
    importer->start(folder + QStringLiteral("claude.json"), Importer::Goal::Look);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(importer->report().format, core::ImportFormat::Claude);
    QVERIFY(!importer->isRunning());
}

QTEST_MAIN(tst_Importer)
#include "tst_importer.moc"

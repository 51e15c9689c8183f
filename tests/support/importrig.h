// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/importer.h"
#include "chat/workspace.h"
#include "support/chatexport.h"
#include "support/manualclock.h"
#include "support/sessionrig.h"
#include "support/storebuilders.h"

#include <QSignalSpy>
#include <QTest>

namespace support {

/// A workspace with everything real behind it but the gateway, and an importer into it.
struct ImportRig : SessionRig {
    using Importer = chat::Importer;
    using Goal = Importer::Goal;
    ManualClock hands;
    ExportFolder folder;
    std::unique_ptr<chat::Workspace> workspace = std::make_unique<chat::Workspace>(
        chat::ChatSession::Services{preferences, connections, store, wire, hands});

    ImportRig() { workspace->start({}); }

    /// One after the other with the same importer.
    core::ImportReport import(const QString &path, const QList<Goal> &goals = {Goal::Import})
    {
        const auto importer = workspace->makeImporter();
        QSignalSpy finished(importer.get(), &Importer::finished);
        for (const Goal goal : goals) {
            finished.clear();
            importer->start(path, goal);
            [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000); }();
        }
        return importer->report();
    }
    core::ImportReport import(const char *name, Goal goal = Goal::Import)
    {
        return import(QStringLiteral(TEST_DATA_DIR "/import/") + QString::fromLatin1(name), {goal});
    }
    /// The conversation "a" with so many messages.
    core::ImportReport importChat(int messages)
    {
        return import(folder.write({exportedChat("a", messages)}));
    }
    [[nodiscard]] core::Conversation &shown() const { return workspace->current()->conversation(); }
    [[nodiscard]] QUuid currentId() const
    {
        return workspace->current() ? shown().info().id : QUuid();
    }
    void open(const QUuid &id)
    {
        workspace->open(id);
        [&] { QTRY_COMPARE(currentId(), id); }();
        workspace->current()->setModel(profile, QStringLiteral("m"));
    }
    /// A reply that runs until the gateway is released.
    void beginReply()
    {
        gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("mine"))})
                           .hold()
                           .then({finish(QStringLiteral("stop")), done()}));
        workspace->current()->send({QStringLiteral("What else?"), {}, {}});
        [&] { QTRY_VERIFY(workspace->current()->isRunning()); }();
        [&] { QTRY_COMPARE(gateway.requestCount(), 1); }();
    }
    void endReply()
    {
        gateway.release();
        [&] { QTRY_VERIFY(!workspace->current()->isRunning()); }();
    }
    [[nodiscard]] qsizetype storedCount() { return await(store.conversations()).value().size(); }
    [[nodiscard]] qsizetype storedMessages(const QUuid &id)
    {
        return await(store.skeleton(id)).value().messages.size();
    }
    void undo() const { workspace->undoStack().undo(); }
    void redo() const { workspace->undoStack().redo(); }
};

} // namespace support

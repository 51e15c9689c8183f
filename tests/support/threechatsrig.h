// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"
#include "support/manualclock.h"
#include "support/sessionrig.h"
#include "support/storebuilders.h"

namespace support {

/// Three stored conversations, "2" is the latest, and a workspace over them once renew() made it:
/// it shows an unused new one.
struct ThreeChatsRig : SessionRig {
    ManualClock hands;
    std::unique_ptr<chat::Workspace> workspace;
    QList<QUuid> ids;

    ThreeChatsRig()
    {
        hands.setNow(QDateTime(QDate(2026, 3, 5), QTime(12, 0), Qt::UTC));
        for (int i = 0; i < 3; ++i) {
            core::ConversationInfo info = makeInfo(QString::number(i));
            info.updated = info.created.addSecs(60 * i);
            info.profileId = profile;
            info.model = QStringLiteral("m");
            ids.append(info.id);
            (void)store.addMessages(info, {makeMessage(1, core::Role::User, QStringLiteral("q"))},
                                    {});
        }
    }
    /// As after a restart; waits until so many are listed.
    void renew(int count = 3)
    {
        workspace = std::make_unique<chat::Workspace>(
            chat::ChatSession::Services{preferences, connections, store, wire, hands});
        workspace->start({});
        [&] { QTRY_COMPARE(workspace->list().count(), count); }();
    }
    [[nodiscard]] QUuid currentId() const
    {
        return workspace->current() ? workspace->current()->conversation().info().id : QUuid();
    }
    void open(const QUuid &id) const
    {
        workspace->open(id);
        [&] { QTRY_COMPARE(currentId(), id); }();
    }
    void undo() const { workspace->undoStack().undo(); }
    void redo() const { workspace->undoStack().redo(); }
};

} // namespace support

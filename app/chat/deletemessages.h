// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/editstep.h"
#include "storage/storeedits.h"

namespace chat {

/// Puts messages of a conversation into the bin and takes them out again.
class DeleteMessages final : public EditStep
{
public:
    DeleteMessages(const QUuid &conversation, Runner runner, storage::Store &store,
                   const QUuid &message, core::Extent extent);

    [[nodiscard]] static QString name() { return QStringLiteral("deletion"); }
    [[nodiscard]] int removedCount() const override { return int(m_cutting.messages.size()); }
    [[nodiscard]] bool movesEye() const override { return true; }

private:
    [[nodiscard]] QFuture<core::Result<core::Done>> doApply(ChatSession &session) override;
    [[nodiscard]] QFuture<core::Result<core::Done>> doRevert(ChatSession &session,
                                                             bool isOnDisk) override;
    [[nodiscard]] bool canRevertAhead() const override { return !m_cutting.isEmpty(); }
    [[nodiscard]] QFuture<core::Result<core::Done>> doRevertAhead() override;
    [[nodiscard]] storage::TreeChange wayBack() const;
    void findPlace(const core::Conversation &tree);
    void placeEye(ChatSession &session, int row);

    storage::Store &m_store;
    QUuid m_message;
    core::Extent m_extent;
    core::Cutting m_cutting;
    QList<QUuid> m_above;      ///< the way up from where it hung
    core::ScrollPlace m_place; ///< before it was done
};

} // namespace chat

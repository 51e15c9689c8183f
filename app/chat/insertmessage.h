// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/deletemessages.h"

namespace chat {

/// Puts a message that a person wrote by hand into a conversation, between another one and all that
/// stood below that; takes it out again, as if it were deleted.
class InsertMessage final : public EditStep
{
public:
    /// `message.parentId`: what it comes below; null: it is the first one. A `seq` that is not 0
    /// says that it is there already.
    InsertMessage(Runner runner, const QUuid &conversation, storage::Store &store,
                  core::Message message);

    [[nodiscard]] static QString name() { return QStringLiteral("insertion"); }

private:
    [[nodiscard]] QFuture<core::Result<core::Done>> doApply(ChatSession &session) override;
    [[nodiscard]] QFuture<core::Result<core::Done>> doRevert(ChatSession &session,
                                                             bool isOnDisk) override;

    storage::Store &m_store;
    core::Message m_message;
    DeleteMessages m_removal; ///< the way back, and the way there again
    bool m_isInserted;        ///< it was, once: then it lies in the bin while it is not shown
};

} // namespace chat

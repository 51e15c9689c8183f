// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/replyrun.h"

#include <memory>
#include <vector>

namespace chat {

/// The requests of one session that are under way: one, or several while models answer the same
/// question side by side. A plain holder. GUI thread.
class ReplyRuns
{
public:
    [[nodiscard]] bool isEmpty() const { return m_runs.empty(); }
    [[nodiscard]] bool contains(const ReplyRun *run) const;
    ReplyRun *add(std::unique_ptr<ReplyRun> run);
    /// Lets go of one that has ended and is still on the stack; false when it is none of these.
    bool release(ReplyRun *ended);
    /// The one whose request brings this reply, or null.
    [[nodiscard]] ReplyRun *of(const QUuid &reply) const;
    /// The one that brings what is shown, else the first; null when there is none.
    [[nodiscard]] ReplyRun *shown(const core::Conversation &conversation) const;
    /// As a list that stays as it is while runs end.
    [[nodiscard]] QList<ReplyRun *> all() const;
    /// Ends all of them, each with what it has.
    void abandon(core::MessageState state);

private:
    std::vector<std::unique_ptr<ReplyRun>> m_runs;
};

} // namespace chat

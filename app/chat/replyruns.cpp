// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/replyruns.h"

#include <algorithm>

namespace chat {

bool ReplyRuns::contains(const ReplyRun *run) const
{
    return std::any_of(m_runs.cbegin(), m_runs.cend(),
                       [run](const auto &each) { return each.get() == run; });
}

ReplyRun *ReplyRuns::add(std::unique_ptr<ReplyRun> run)
{
    m_runs.push_back(std::move(run));
    return m_runs.back().get();
}

bool ReplyRuns::release(ReplyRun *ended)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [ended](const auto &each) { return each.get() == ended; });
    if (found == m_runs.end())
        return false;
    found->release()->deleteLater();
    m_runs.erase(found);
    return true;
}

ReplyRun *ReplyRuns::of(const QUuid &reply) const
{
    for (const std::unique_ptr<ReplyRun> &run : m_runs) {
        if (run->replies().contains(reply))
            return run.get();
    }
    return nullptr;
}

ReplyRun *ReplyRuns::shown(const core::Conversation &conversation) const
{
    for (const std::unique_ptr<ReplyRun> &run : m_runs) {
        if (conversation.rowOf(run->reply()) >= 0)
            return run.get();
    }
    return m_runs.empty() ? nullptr : m_runs.front().get();
}

QList<ReplyRun *> ReplyRuns::all() const
{
    QList<ReplyRun *> runs;
    for (const std::unique_ptr<ReplyRun> &run : m_runs)
        runs.append(run.get());
    return runs;
}

void ReplyRuns::abandon(core::MessageState state)
{
    const QList<ReplyRun *> runs = all();
    for (ReplyRun *run : runs)
        run->abandon(state);
}

} // namespace chat

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/writeprogress.h"

#include "storage/storejob.h"

namespace storage {

bool WriteProgress::begin()
{
    if (m_open.fetch_add(1) == 0)
        note();
    return !m_isWatched.exchange(true);
}

bool WriteProgress::endWatch()
{
    m_isWatched = false;
    // Whoever wanted something before that line has told nobody.
    return isAtRest() || m_isWatched.exchange(true);
}

bool WriteProgress::isStuckFor(Clock::duration time) const
{
    const Clock::time_point last{Clock::duration(m_last.load())};
    return !isAtRest() && !m_isLong && Clock::now() - last >= time;
}

void WriteProgress::note()
{
    m_last = Clock::now().time_since_epoch().count();
}

WriteProgress::Turn::Turn(WriteProgress &progress, const StoreJob &job)
    : m_progress(progress)
    , m_isWrite(job.isWrite())
{
    m_progress.m_isLong = job.takesLong();
}

WriteProgress::Turn::~Turn()
{
    m_progress.note();
    m_progress.m_isLong = false;
    if (m_isWrite)
        --m_progress.m_open;
}

} // namespace storage

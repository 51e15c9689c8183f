// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/codespans.h"

namespace api {
namespace {

constexpr int kFence = 3;

bool isBlank(QChar character)
{
    return character == u' ' || character == u'\t';
}

} // namespace

void CodeSpans::follow(QChar character)
{
    if (character == u'\n' || character == u'\r') {
        endLine();
        return;
    }
    if (!isBlank(character))
        m_isLineBlank = false;
    if (m_fenceLength == 0) {
        if (character == u'`')
            ++m_run;
        else
            endRun();
    }
    followLine(character);
}

bool CodeSpans::isInCode()
{
    endRun();
    return m_fenceLength > 0 || m_ticks > 0 || m_markLength >= kFence;
}

void CodeSpans::followLine(QChar character)
{
    switch (m_line) {
    case Line::Start:
        if (character == u'`' || character == u'~') {
            m_mark = character;
            m_markLength = 1;
            m_line = Line::Mark;
        } else if (!isBlank(character) && character != u'>') {
            m_line = Line::Other;
        }
        break;
    case Line::Mark:
        if (character == m_mark) {
            ++m_markLength;
            break;
        }
        m_line = Line::Other;
        [[fallthrough]];
    case Line::Other:
        if (!isBlank(character))
            m_isInfoBlank = false;
        if (character == u'`')
            m_hasTickInInfo = true;
        break;
    }
}

void CodeSpans::endRun()
{
    if (m_run == 0)
        return;
    if (m_ticks == 0)
        m_ticks = m_run;
    else if (m_ticks == m_run)
        m_ticks = 0;
    m_run = 0;
}

void CodeSpans::endLine()
{
    if (m_markLength >= kFence) {
        if (m_fenceLength == 0) {
            // CommonMark: the info string of a backtick fence has no backtick, else it is inline.
            if (m_mark != u'`' || !m_hasTickInInfo) {
                m_fenceMark = m_mark;
                m_fenceLength = m_markLength;
            }
        } else if (m_mark == m_fenceMark && m_markLength >= m_fenceLength && m_isInfoBlank) {
            m_fenceLength = 0;
        }
    }
    m_line = Line::Start;
    m_markLength = 0;
    m_run = 0;
    m_ticks = 0;
    m_isInfoBlank = true;
    m_hasTickInInfo = false;
    m_isLineBlank = true;
}

} // namespace api

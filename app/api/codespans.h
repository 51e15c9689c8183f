// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

namespace api {

/// Knows, a character at a time, whether Markdown text is inside a fenced block or inline code.
/// Inline code is taken to end with its line, so that a lone backtick costs one line only.
class CodeSpans
{
public:
    void follow(QChar character);
    /// Whether the next character would stand in code.
    [[nodiscard]] bool isInCode();
    /// Only blanks stand on the current line so far.
    [[nodiscard]] bool isLineBlank() const { return m_isLineBlank; }
    /// A line of no interest to fences or backticks goes on.
    [[nodiscard]] bool isPlain() const
    {
        return !m_isLineBlank && m_line == Line::Other && m_run == 0;
    }

private:
    enum class Line { Start, Mark, Other };
    void endLine();
    void endRun();
    void followLine(QChar character);

    Line m_line = Line::Start;
    QChar m_mark;
    int m_markLength = 0;
    QChar m_fenceMark;
    int m_fenceLength = 0; ///< 0: outside a fence
    int m_run = 0;         ///< backticks just read
    int m_ticks = 0;       ///< length of the run that opened inline code; 0: outside
    bool m_isInfoBlank = true;
    bool m_hasTickInInfo = false;
    bool m_isLineBlank = true;
};

} // namespace api

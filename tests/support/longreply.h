// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace support {

/// A long reply as it comes: everything a model writes, section after section, in chunks of a few
/// characters. Each section has the word "needle" in a paragraph, a list, a table and code, and
/// its link is defined only at its end.
class LongReply
{
public:
    static constexpr int kChunk = 4; ///< characters: of a token in English

    /// The next so many chunks as one text.
    [[nodiscard]] QString take(int chunks)
    {
        const qsizetype length = qsizetype(chunks) * kChunk;
        while (m_rest.size() < length)
            m_rest += section(++m_sections);
        const QString taken = m_rest.first(length);
        m_rest.remove(0, length);
        m_tail += taken;
        m_needles += m_tail.count(needle());
        m_tail = m_tail.right(needle().size() - 1);
        return taken;
    }
    /// How often the word stands in what was taken.
    [[nodiscard]] int needles() const { return int(m_needles); }
    [[nodiscard]] static QString needle() { return QStringLiteral("needle"); }

private:
    [[nodiscard]] static QString section(int number)
    {
        return QString::fromUtf8(
                   "## Section %1\n\nSome *words* of section %1 with `code`, a [link][%1] and a "
                   "**needle** in them, enough of them to fill more than one line of any column "
                   "they are set in.\n\n中文的段落，说的是第 %1 节，写得长一点，好让它也换行："
                   "枇杷是一种常绿的小乔木，果实在初夏成熟。\n\n- item one of %1\n- item two\n"
                   "  - an inner needle\n\n> quoted in %1\n\n| a | b |\n|---|---|\n"
                   "| %1 | a needle |\n\n```cpp\nint f%1(int x)\n{\n    return x + %1; // needle\n"
                   "}\n```\n\nA formula $x_{%1}$ for $5 and $6.\n\n[%1]: https://a.example/%1\n\n")
            .arg(number);
    }

    QString m_rest;
    QString m_tail; ///< the beginning of a word may stand there
    qsizetype m_needles = 0;
    int m_sections = 0;
};

} // namespace support

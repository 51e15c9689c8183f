// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/linereader.h"

#include <algorithm>
#include <utility>

namespace render {
namespace {

constexpr QLatin1StringView kImageMark("![");
constexpr qsizetype kMostShown = 32 * LineReader::kShownData;
constexpr QLatin1StringView kDataScheme("data:");
// FNV-1a, 64 bits: goes on letter by letter, and has a state that can be copied.
constexpr quint64 kSumStart = 0xcbf29ce484222325U;
constexpr quint64 kSumPrime = 0x100000001b3U;

/// Base64 and what stands before it; anything else ends the URL.
bool isDataCharacter(QChar c)
{
    constexpr QStringView kOthers = u"+/=;:,%.-_";
    const char16_t unit = c.unicode();
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z')
           || (unit >= u'0' && unit <= u'9') || kOthers.contains(c);
}

} // namespace

bool LineReader::take(QStringView &text, bool isVerbatim)
{
    while (!text.isEmpty()) {
        if (m_isInData) {
            takeData(text);
            continue;
        }
        // A picture's address does not count, but a line of nothing else has its end too.
        const qsizetype most = kMaxLine + std::min(m_shown, kMostShown);
        const qsizetype room = std::max<qsizetype>(0, most - m_line.size());
        const qsizetype newline = text.left(room + 1).indexOf(QLatin1Char('\n'));
        const qsizetype count = newline >= 0 ? newline : std::min(room, text.size());
        if (isVerbatim) {
            m_line.append(text.left(count));
            text = text.mid(count);
        } else {
            text = text.mid(appendUntilData(text.left(count)));
            if (m_isInData)
                continue;
        }
        if (newline >= 0)
            text = text.mid(1);
        if (newline >= 0 || m_line.size() >= most)
            return true;
    }
    return false;
}

/// Stops behind "data:" where it begins the address of a picture.
qsizetype LineReader::appendUntilData(QStringView piece)
{
    const qsizetype from = m_line.size();
    m_line.append(piece);
    if (m_firstImage < 0)
        m_firstImage = m_line.indexOf(kImageMark, std::max<qsizetype>(0, from - 1));
    if (m_firstImage < 0)
        return piece.size();
    qsizetype at = std::max<qsizetype>(m_firstImage, from + 1 - kDataScheme.size());
    while ((at = m_line.indexOf(kDataScheme, at, Qt::CaseInsensitive)) >= 0) {
        const QStringView before = QStringView(m_line).left(at);
        m_isAngled = before.endsWith(QLatin1StringView("](<"));
        if (m_isAngled || before.endsWith(QLatin1StringView("]("))) {
            m_isInData = true;
            m_dataStart = at;
            m_line.truncate(at + kDataScheme.size());
            return m_line.size() - from;
        }
        ++at;
    }
    return piece.size();
}

void LineReader::takeData(QStringView &text)
{
    qsizetype count = 0;
    while (count < text.size() && isDataCharacter(text[count]))
        ++count;
    const qsizetype room = std::max<qsizetype>(0, kShownData - (m_line.size() - m_dataStart));
    const qsizetype shown = std::min(count, room);
    m_line.append(text.left(shown));
    keep(text.mid(shown, count - shown));
    text = text.mid(count);
    if (!text.isEmpty())
        endData();
}

void LineReader::keep(QStringView piece)
{
    if (piece.isEmpty())
        return;
    if (m_open.isEmpty()) {
        m_open = m_line.mid(m_dataStart).toLatin1();
        m_sum = kSumStart;
    }
    for (const QChar c : piece)
        m_sum = (m_sum ^ c.unicode()) * kSumPrime;
    m_open.append(piece.left(std::max<qsizetype>(0, kMostData - m_open.size())).toLatin1());
}

void LineReader::endData()
{
    m_isInData = false;
    if (!m_open.isEmpty()) {
        m_line += QStringLiteral("\u2026%1").arg(m_sum, 16, 16, QLatin1Char('0'));
        m_data.insert(m_line.mid(m_dataStart),
                      std::make_shared<const QByteArray>(std::exchange(m_open, {})));
    }
    m_shown += m_line.size() - m_dataStart;
}

QString LineReader::takeLine()
{
    m_firstImage = -1;
    m_shown = 0;
    return std::exchange(m_line, {});
}

QString LineReader::takeLast()
{
    if (m_isInData) {
        endData();
        m_line += m_isAngled ? QStringLiteral(">)") : QStringLiteral(")");
    }
    return takeLine();
}

QString LineReader::openLine() const
{
    if (!m_isInData)
        return m_line;
    return m_line + (m_isAngled ? QStringLiteral(">)") : QStringLiteral(")"));
}

QString LineReader::openAddress() const
{
    return m_isInData ? m_line.mid(m_dataStart) : QString();
}

} // namespace render

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/textsource.h"

namespace demo {

qsizetype pieceEnd(const QString &text, qsizetype from, int length)
{
    qsizetype end = from;
    for (int i = 0; i < length && end < text.size(); ++i)
        end += text.at(end).isHighSurrogate() && end + 1 < text.size() ? 2 : 1;
    return end;
}

FixedText::FixedText(QString text)
    : m_text(std::move(text))
{
}

std::optional<QString> FixedText::next()
{
    if (m_position >= m_text.size())
        return std::nullopt;
    const qsizetype end = pieceEnd(m_text, m_position, 3 + m_turn++ % 3);
    const QString piece = m_text.mid(m_position, end - m_position);
    m_position = end;
    return piece;
}

double FixedText::rate() const
{
    return 120;
}

} // namespace demo

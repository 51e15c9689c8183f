// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/boundedtext.h"

#include <algorithm>

namespace demo {

BoundedText::BoundedText(std::unique_ptr<TextSource> text, const ChatQuery &query)
    : m_text(std::move(text))
    , m_limit(query.limit)
    , m_stops(query.stops)
{
}

std::optional<QString> BoundedText::next()
{
    while (!m_isOver) {
        if (m_limit && m_given >= *m_limit) {
            m_isOver = m_isCut = true;
            break;
        }
        const std::optional<QString> piece = m_text->next();
        m_held += piece.value_or(QString());
        const qsizetype stop = stopAt();
        m_isOver = !piece || stop >= 0;
        const qsizetype length = stop >= 0 ? stop : m_isOver ? m_held.size() : freeLength();
        if (length > 0)
            return taken(length);
    }
    return std::nullopt;
}

std::optional<QString> BoundedText::taken(qsizetype length)
{
    const QString piece = m_held.left(length);
    m_held.remove(0, length);
    ++m_given;
    return piece;
}

/// Where the first stop sequence begins; -1: none is there.
qsizetype BoundedText::stopAt() const
{
    qsizetype first = -1;
    for (const QString &stop : m_stops) {
        const qsizetype at = m_held.indexOf(stop);
        if (at >= 0 && (first < 0 || at < first))
            first = at;
    }
    return first;
}

/// What no stop sequence can begin in.
qsizetype BoundedText::freeLength() const
{
    qsizetype length = m_held.size();
    for (const QString &stop : m_stops) {
        for (qsizetype from = std::max<qsizetype>(0, m_held.size() - stop.size() + 1);
             from < m_held.size(); ++from) {
            if (stop.startsWith(QStringView(m_held).sliced(from)))
                length = std::min(length, from);
        }
    }
    return length;
}

QByteArray BoundedText::finishReason() const
{
    return m_isCut ? "length" : "stop";
}

} // namespace demo

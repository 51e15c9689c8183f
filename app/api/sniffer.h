// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace api {

/// What a body turns out to be, by its first bytes that count.
enum class BodyKind { Undecided, Json, Html, Sse, Other };

/// Looks at the beginning of a body: a byte-order mark, blanks and comment lines are skipped,
/// then the first bytes decide. Content-Type is never asked: gateways label JSON as an event
/// stream and event streams as plain text. Holds a few bytes at most while undecided.
class Sniffer
{
public:
    /// Returns Undecided until there is enough to tell.
    [[nodiscard]] BodyKind feed(QByteArrayView bytes);
    /// The input has ended: decides by what there is. Undecided means there was nothing.
    [[nodiscard]] BodyKind finish() const;
    /// The bytes from the first that counts; to be called once, after the decision.
    [[nodiscard]] QByteArray take();
    /// Whether take() starts where the body did, so that a byte-order mark still is one.
    [[nodiscard]] bool isAtStart() const { return m_isAtStart; }

private:
    void skip(QByteArrayView &bytes);
    [[nodiscard]] BodyKind decide(bool isEnd) const;

    QByteArray m_head;
    bool m_isInComment = false;
    bool m_isAtStart = true; ///< nothing but (the start of) a byte-order mark was seen
    int m_bomBytes = 0;
};

/// Bytes that are no text in UTF-8: control characters, or hardly anything that can be decoded.
[[nodiscard]] bool isBinary(QByteArrayView bytes);

} // namespace api

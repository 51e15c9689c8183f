// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace support {

/// The same bytes in one read.
inline QList<QByteArray> inOnePiece(const QByteArray &bytes)
{
    return {bytes};
}

/// The same bytes, each in a read of its own.
inline QList<QByteArray> oneByteAtATime(const QByteArray &bytes)
{
    QList<QByteArray> pieces;
    pieces.reserve(bytes.size());
    for (const char byte : bytes)
        pieces.append(QByteArray(1, byte));
    return pieces;
}

/// The same bytes in two reads.
inline QList<QByteArray> cutAt(const QByteArray &bytes, qsizetype position)
{
    return {bytes.first(position), bytes.sliced(position)};
}

/// The same bytes in reads of a fixed size.
inline QList<QByteArray> inPiecesOf(const QByteArray &bytes, qsizetype size)
{
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += size)
        pieces.append(bytes.mid(at, size));
    return pieces;
}

} // namespace support

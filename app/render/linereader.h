// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

#include <QHash>

namespace render {

/// Cuts a growing text into lines. The data: URL of a picture, which may be megabytes long, is kept
/// aside: in the line stand its beginning and a sum of the rest. Taking a piece of it costs what
/// the piece is long. A value; any thread, one at a time.
class LineReader
{
public:
    static constexpr qsizetype kMaxLine = 10'000;    ///< longer lines are broken
    static constexpr qsizetype kShownData = 256;     ///< shorter URLs stand in the line
    static constexpr qsizetype kMostData = 30 << 20; ///< what is longer is no picture anyway

    /// Takes from the front of `text` what belongs to the line. True when the line is complete;
    /// takeLine() then. `isVerbatim`: nothing in it means anything.
    [[nodiscard]] bool take(QStringView &text, bool isVerbatim);
    [[nodiscard]] QString takeLine();
    /// Nothing of a line was taken yet.
    [[nodiscard]] bool isEmpty() const { return m_line.isEmpty() && !m_isInData; }
    /// The text is over: what is open becomes the last line.
    [[nodiscard]] QString takeLast();
    /// The line so far, as if it ended well: a picture that is still arriving is closed.
    [[nodiscard]] QString openLine() const;
    /// The beginning of the picture that is still arriving; empty when none is.
    [[nodiscard]] QString openAddress() const;
    /// The whole URL of which this is the shortened form; null when it is none.
    [[nodiscard]] SharedBytes data(const QString &address) const { return m_data.value(address); }

private:
    qsizetype appendUntilData(QStringView piece);
    void takeData(QStringView &text);
    void keep(QStringView piece);
    void endData();

    QString m_line;
    qsizetype m_firstImage = -1; ///< where the first "![" of the line stands
    qsizetype m_shown = 0;       ///< characters of URLs in the line; they do not count
    bool m_isInData = false;
    bool m_isAngled = false; ///< "(<data:"
    qsizetype m_dataStart = 0;
    QByteArray m_open; ///< the URL that is arriving, once it is a long one
    quint64 m_sum = 0;
    QHash<QString, SharedBytes> m_data;
};

} // namespace render

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

#include <QVarLengthArray>

namespace render {

/// Gathers the stretches of a source that stay of it, and their styles. The text is made of them at
/// the end, in the source's own memory: what marks leave is never longer.
class QuickText
{
public:
    /// Places in the source, each behind the one before; an empty stretch is none.
    void add(qsizetype from, qsizetype to, InlineStyles styles, int link = -1);
    void addLink(qsizetype from, qsizetype to, const QString &target);
    /// There are ends of lines in the stretches: they become U+2028.
    void setHasLines() { m_hasLines = true; }
    [[nodiscard]] qsizetype runCount() const { return m_result.runs.size(); }
    /// To be asked once.
    [[nodiscard]] InlineText take(QString &&source);

private:
    static constexpr qsizetype kUsualPieces = 16;
    struct Piece {
        qsizetype from = 0;
        qsizetype to = 0;
    };

    QVarLengthArray<Piece, kUsualPieces> m_pieces;
    qsizetype m_size = 0; ///< of all pieces
    bool m_hasLines = false;
    InlineText m_result; ///< but for its text
};

} // namespace render

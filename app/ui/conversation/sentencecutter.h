// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/rowtext.h"

namespace ui {

/// Says of a growing text what has become whole (sentences, lines, paragraphs), each once. What was
/// said stays said when Markdown changes the look of words that stand there already.
class SentenceCutter
{
public:
    struct Piece {
        int offset = 0; ///< where it stands in the text
        QString text;   ///< empty: nothing new is whole
    };

    /// Nothing was said yet.
    void begin();
    /// As if all of it had been said.
    void skip(const RowText &text);
    /// What is whole and was not said; all that is left when the text is complete.
    [[nodiscard]] Piece next(const RowText &text, bool isComplete);

private:
    [[nodiscard]] int saidEnd(const RowText &text) const;
    [[nodiscard]] static int wholeEnd(const RowText &text, int from);
    void remember(const RowText &text, int end);

    RowPlace m_leaf{-1, {}}; ///< in which the last word that was said stands
    QString m_said;          ///< of it
};

} // namespace ui

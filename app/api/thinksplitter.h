// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/codespans.h"

#include <QString>
#include <QStringView>
#include <QVarLengthArray>

namespace api {

/// Separates `<think>…</think>` from the answer in text that comes in pieces cut anywhere.
///
/// An opening tag counts at the start of a line outside code. Where a chat template ends with
/// the opening tag, the text starts inside it: a first closing tag outside code with no reasoning
/// before it makes everything so far reasoning (vllm-project/vllm#13125).
class ThinkSplitter
{
public:
    struct Piece {
        enum class Kind { Text, Reasoning, Reclassified };
        Kind kind = Kind::Text;
        QString text; ///< empty for Reclassified
    };
    using Pieces = QVarLengthArray<Piece, 2>;

    /// Reasoning came another way; a closing tag without an opening one is then only text.
    void noteReasoning() { m_canReclassify = false; }
    /// Appends what is settled. The cost is linear in the piece, not in what came before.
    void feed(const QString &piece, Pieces &out);
    /// No more text: what was held as a possible tag is text after all.
    void finish(Pieces &out);

private:
    /// Reads from `at`; returns where reading goes on, or the size when all is taken.
    qsizetype readThinking(const QString &text, qsizetype at, Pieces &out);
    qsizetype readAnswer(const QString &text, qsizetype at, Pieces &out);
    qsizetype skipLineEnds(const QString &text, qsizetype at);
    void emitRun(const QString &text, qsizetype from, qsizetype to, Pieces &out);
    void open();
    void close(Pieces &out);

    QString m_held;    ///< the end of the input, which may begin a tag
    QString m_leading; ///< blanks before anything else; a tag behind them swallows them
    CodeSpans m_code;
    bool m_isThinking = false;
    bool m_canReclassify = true;
    bool m_hasText = false;
    bool m_isAtTag = false; ///< line ends right behind a tag belong to it
};

} // namespace api

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocksplitter.h"
#include "render/linereader.h"
#include "render/referencemap.h"

#include <optional>

namespace render {

/// The leaves of one growing text. Appending costs the length of what is appended and of the
/// open leaf, never of what came before; the result does not depend on how the text was cut.
/// A value; any thread, one at a time.
class Document
{
public:
    enum class Mode { Markdown, Plain };
    static constexpr qsizetype kMaxLine = LineReader::kMaxLine;
    static constexpr qsizetype kMaxMarkdown = 1 << 20; ///< characters; what follows is plain text

    explicit Document(Mode mode = Mode::Markdown)
        : m_mode(mode)
    {
    }

    /// A finished one of leaves that were made elsewhere, of a text so long.
    Document(QList<Block> blocks, qsizetype size);

    void append(QStringView text);
    /// The text is complete: what was tried out becomes final. Nothing may be appended after.
    void finish();
    [[nodiscard]] bool isFinished() const { return m_isFinished; }

    [[nodiscard]] const QList<Block> &blocks() const { return m_blocks; }
    /// Leaves before this one are closed and change only when a definition re-opens them.
    [[nodiscard]] int closedCount() const { return m_closed; }
    /// Closed leaves that a definition changed since the last call, ascending.
    [[nodiscard]] QList<int> takeReopened();
    /// How many closed leaves were changed so far.
    [[nodiscard]] int reopenings() const { return m_reopenings; }
    /// Characters appended so far.
    [[nodiscard]] qsizetype size() const { return m_size; }

private:
    void feed(QStringView line);
    void feedPlain(QStringView line);
    void flushPlain();
    /// What the splitter closed.
    void commitClosed();
    void commitLeaf(RawBlock &&block);
    /// Of one that neither defines anything nor can wait for a definition.
    void commitWords(RawBlock &&block);
    void appendLeaves(RawBlock &&raw, const QString &definitions);
    void reopen(const QList<int> &users);
    /// Definitions are taken out of a paragraph; false when nothing else was in it.
    [[nodiscard]] static bool takeDefinitions(RawBlock &block, QStringList &found);
    void tryTail();
    [[nodiscard]] QList<RawBlock> plainTail(const QString &partial) const;
    static void parse(Block &block, RawBlock &&raw, const QString &definitions);
    /// The leaf, or the leaves that it becomes by its pictures; where `only` is given, by those
    /// with these addresses.
    [[nodiscard]] QList<Block> leavesOf(const RawBlock &raw, const QString &definitions,
                                        const std::optional<QStringList> &only = {}) const;

    Mode m_mode;
    BlockSplitter m_splitter;
    ReferenceMap m_references;
    QHash<int, int> m_leaves; ///< of what became several, by the first of them
    LineReader m_lines;
    QString m_plain; ///< lines of the open plain leaf
    int m_plainLines = 0;
    qsizetype m_fed = 0;
    qsizetype m_size = 0;
    QList<Block> m_blocks;
    int m_closed = 0;
    QList<int> m_reopened;
    int m_reopenings = 0;
    bool m_isFinished = false;
};

} // namespace render

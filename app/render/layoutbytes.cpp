// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/layoutbytes.h"

namespace render {
namespace {

constexpr qint64 kBox = 1'600;   ///< a text: the layout, its engine, its formats
constexpr qint64 kLetter = 40;   ///< a glyph, and its share of a line
constexpr qint64 kStretch = 700; ///< formats, and items that are shaped by themselves
constexpr qint64 kLeaf = 1'200;  ///< a leaf, in the document and in the layout
constexpr qint64 kUnset = 6'000; ///< a text without any leaf: what the splitter works with

qint64 boxBytes(const InlineText &text)
{
    return kBox + kLetter * text.text.size() + kStretch * text.runs.size();
}

} // namespace

qint64 layoutBytes(const Block &block)
{
    if (block.kind == BlockKind::Rule)
        return 0;
    if (block.rows.isEmpty())
        return boxBytes(block.text);
    qint64 bytes = 0;
    for (const QList<InlineText> &row : block.rows) {
        for (const InlineText &cell : row)
            bytes += boxBytes(cell);
    }
    return bytes;
}

qint64 documentBytes(const Document &document)
{
    return kUnset + kLeaf * document.blocks().size() + qint64(sizeof(QChar)) * document.size();
}

} // namespace render

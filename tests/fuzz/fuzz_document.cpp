// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/document.h"

#include "fuzz/fuzz.h"
#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/textplace.h"

using namespace render;

namespace {

void checkRuns(const InlineText &text)
{
    int end = 0;
    for (const InlineRun &run : text.runs) {
        fuzz::require(run.start >= end && run.length > 0 && run.link < text.links.size());
        end = run.start + run.length;
    }
    fuzz::require(end <= text.text.size());
}

void check(const Document &document)
{
    fuzz::require(document.closedCount() <= document.blocks().size());
    for (const Block &block : document.blocks()) {
        fuzz::require(block.path.size() <= BlockSplitter::kMaxDepth);
        fuzz::require(block.freshFrom >= 0 && block.freshFrom <= block.path.size());
        fuzz::require(block.columns.size() <= BlockSplitter::kMaxColumns);
        checkRuns(block.text);
        for (const QList<InlineText> &row : block.rows) {
            fuzz::require(row.size() == block.columns.size());
            for (const InlineText &cell : row)
                checkRuns(cell);
        }
    }
}

} // namespace

/// Growing piece by piece comes to the same as all at once, and what comes out of it can be
/// copied in every form.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzz::bytesOf(data, size));
    Document whole;
    whole.append(text);
    Document growing;
    fuzz::Pieces pieces(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = std::min(pieces.next(), text.size() - at);
        growing.append(QStringView(text).mid(at, length));
        at += length;
    }
    fuzz::require(growing.blocks() == whole.blocks());
    check(whole);
    whole.finish();
    growing.finish();
    fuzz::require(growing.blocks() == whole.blocks());
    check(whole);
    const QList<Block> &blocks = whole.blocks();
    (void)htmlOf(blocks);
    (void)markdownOf(blocks);
    if (!blocks.isEmpty())
        (void)copyText(blocks, {}, endOf(blocks));
    return 0;
}

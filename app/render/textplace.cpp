// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/textplace.h"

#include "render/cleancode.h"
#include "render/jsontree.h"
#include "render/typescale.h"

#include <algorithm>

namespace render {
namespace {

/// The level at which the paths part.
qsizetype commonDepth(const Block &a, const Block &b)
{
    qsizetype depth = 0;
    while (depth < a.path.size() && depth < b.path.size() && a.path[depth].id == b.path[depth].id) {
        ++depth;
    }
    return depth;
}

bool isSameGroup(const Block &a, const Block &b)
{
    return a.group >= 0 && a.group == b.group;
}

/// Another item of the same list, or a list inside an item.
bool isWithinList(const Block &above, const Block &below)
{
    const qsizetype depth = commonDepth(above, below);
    if (depth >= below.path.size() || below.path[depth].kind != ContainerKind::Item)
        return false;
    if (depth < above.path.size())
        return above.path[depth].list == below.path[depth].list;
    return depth > 0;
}

QString markerOf(const Block &block)
{
    QString text;
    for (qsizetype i = 0; i < block.path.size(); ++i) {
        const Container &container = block.path[i];
        if (container.kind != ContainerKind::Item)
            continue;
        if (i < block.freshFrom) {
            text += QStringLiteral("  ");
            continue;
        }
        text +=
            container.number.isEmpty() ? QStringLiteral("- ") : container.number + QLatin1Char(' ');
        if (container.task != TaskState::None)
            text +=
                container.task == TaskState::Done ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
    }
    return text;
}

QString separator(const Block &above, const Block &below)
{
    if (below.tree && below.tree->isContinued)
        return {};
    if (isSameGroup(above, below) || below.isContinued || isWithinList(above, below))
        return QStringLiteral("\n");
    return QStringLiteral("\n\n");
}

void addSlice(QString &out, QStringView text, int first, int last, const QList<int> &leftOut)
{
    int from = first;
    for (const int place : leftOut) {
        if (place < from || place >= last)
            continue;
        out += text.mid(from, place - from);
        from = place + 1;
    }
    out += text.mid(from, std::max(0, last - from));
}

QString textOf(const QList<Block> &blocks, TextPlace from, TextPlace to, bool isClean)
{
    QString out;
    const Block *above = nullptr;
    for (int i = std::max(from.block, 0); i <= to.block && i < blocks.size(); ++i) {
        const Block &block = blocks[i];
        const QString text = plainText(block);
        const int first = i == from.block ? from.offset : 0;
        const int last = i == to.block ? to.offset : int(text.size());
        if (first >= last && (i == from.block || i == to.block))
            continue; // the stretch only touches it
        if (above)
            out += separator(*above, block);
        above = &block;
        if (first == 0 && last > 0)
            out += markerOf(block);
        addSlice(out, text, first, last, isClean ? commandsIn(block) : QList<int>());
    }
    out.replace(QChar::LineSeparator, QLatin1Char('\n'));
    return out;
}

} // namespace

bool isOneText(const Block &above, const Block &below)
{
    return below.isContinued || (below.kind == BlockKind::Code && isSameGroup(above, below));
}

int gapBetween(const Block &above, const Block &below)
{
    if (isSameGroup(above, below) || below.isContinued)
        return 0;
    if (isWithinList(above, below))
        return space::kItems;
    if (above.kind == BlockKind::Heading)
        return space::kBelowHeading;
    if (below.kind == BlockKind::Heading)
        return space::kAboveHeading;
    return space::kBlocks;
}

QString textBetween(const QList<Block> &blocks, TextPlace from, TextPlace to)
{
    return textOf(blocks, from, to, false);
}

QString copyText(const QList<Block> &blocks, TextPlace from, TextPlace to)
{
    return textOf(blocks, from, to, true);
}

TextPlace endOf(const QList<Block> &blocks)
{
    if (blocks.isEmpty())
        return {};
    return {int(blocks.size()) - 1, int(plainText(blocks.last()).size())};
}

} // namespace render

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/formulalayout.h"
#include "render/messagelayout.h"

#include <algorithm>

namespace render {

void MessageLayout::addFormulas(Item &item, const InlineText &text, Formulas &known) const
{
    for (const InlineRun &run : text.runs) {
        if (!(run.styles & InlineStyle::Formula))
            continue;
        const QString source = text.text.mid(run.start, run.length);
        const QByteArray name = m_typesetter->ask(formulaSource(source));
        if (name.isEmpty())
            continue;
        if (const SharedFormula formula = m_typesetter->findFormula(name))
            known.insert(source, formula);
        else
            item.awaited.append(name);
    }
}

Formulas MessageLayout::formulasOf(Item &item) const
{
    Formulas known;
    item.awaited.clear();
    if (!m_typesetter)
        return known;
    addFormulas(item, item.block.text, known);
    for (const QList<InlineText> &row : std::as_const(item.block.rows)) {
        for (const InlineText &cell : row)
            addFormulas(item, cell, known);
    }
    return known;
}

bool MessageLayout::takeFormulas()
{
    bool isNew = false;
    for (int i = 0; i < int(m_items.size()); ++i) {
        Item &item = m_items[std::size_t(i)];
        const bool hasArrived =
            std::any_of(item.awaited.cbegin(), item.awaited.cend(), [this](const QByteArray &name) {
                return m_typesetter->findFormula(name) != nullptr;
            });
        if (!hasArrived)
            continue;
        // Set again when it is near the view; until then it keeps its height.
        item.awaited.clear();
        item.layout.reset();
        item.isExact = false;
        isNew = true;
    }
    return isNew;
}

void MessageLayout::measureTable(int index, const Formulas &formulas)
{
    const Block &block = m_items[std::size_t(index)].block;
    Group &group = *m_groupIndex.value(block.group);
    int end = index + 1;
    while (end < int(m_items.size()) && m_items[std::size_t(end)].block.group == block.group)
        ++end;
    bool hasGrown = !group.columns;
    if (!group.columns) {
        group.columns = std::make_unique<TableColumns>();
        for (int i = group.first; i < end; ++i)
            (void)group.columns->measure(m_items[std::size_t(i)].block, m_type);
    }
    hasGrown = group.columns->measure(block, m_type, formulas) || hasGrown;
    if (!hasGrown || !group.columns->assign(m_width - indentOf(block), m_type))
        return;
    markStale(block.group, end);
    group.contentWidth = group.columns->totalWidth();
}

std::unique_ptr<BlockLayout> MessageLayout::makeFormula(const Block &block,
                                                        const Formulas &formulas)
{
    auto layout = std::make_unique<FormulaLayout>(block, m_type, formulas);
    m_groupIndex.value(block.group)->contentWidth = layout->contentWidth();
    return layout;
}

} // namespace render

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/codelayout.h"
#include "render/codesource.h"
#include "render/messagelayout.h"

#include <bit>

namespace render {

/// A block that is complete is sent as a whole. One that is still growing is sent each time that it
/// has twice as many leaves as before, so that all of it costs no more than twice its length.
bool MessageLayout::askForColours(int index)
{
    Group &group = *m_groupIndex.value(m_items[std::size_t(index)].block.group);
    const int id = m_items[std::size_t(index)].block.group;
    if (group.askedLeaves > 0 && group.first + group.askedLeaves > index)
        return false; // these lines are known or on their way
    int end = index + 1;
    while (end < m_closed && end < int(m_items.size())
           && m_items[std::size_t(end)].block.group == id)
        ++end;
    const bool isComplete = end <= m_closed && m_items[std::size_t(end) - 1].block.isGroupEnd;
    const int closed = std::min(end, m_closed) - group.first;
    const int leaves =
        isComplete ? end - group.first : int(std::bit_floor(unsigned(std::max(0, closed))));
    if (leaves <= group.askedLeaves)
        return false;
    CodeSource source;
    for (int i = group.first; i < group.first + leaves && !source.isTooLong(); ++i)
        source.add(m_items[std::size_t(i)].block);
    group.askedLeaves = leaves;
    group.askedColours = m_typesetter->ask(source.language(), source.code());
    return m_typesetter->find(group.askedColours) != nullptr;
}

void MessageLayout::colourClosed(int from, int same)
{
    bool isKnown = false;
    for (int i = from; m_typesetter && i < std::min(same, m_closed); ++i) {
        if (m_items[std::size_t(i)].block.kind == BlockKind::Code
            && !m_items[std::size_t(i)].block.tree && m_items[std::size_t(i)].layout)
            isKnown = askForColours(i) || isKnown;
    }
    if (isKnown)
        (void)takeColours(); // of code that was coloured before nothing arrives
}

void MessageLayout::colour(int index)
{
    Item &item = m_items[std::size_t(index)];
    Group &group = *m_groupIndex.value(item.block.group);
    if (const SharedSpans known = m_typesetter->find(group.askedColours)) {
        group.colours = known;
        group.askedColours.clear();
    }
    if (!group.colours)
        return;
    static_cast<CodeLayout &>(*item.layout)
        .setSpans(spansBetween(*group.colours, item.codeStart,
                               item.codeStart + int(item.block.text.text.size())));
}

bool MessageLayout::takeColours()
{
    bool isNew = false;
    for (const std::unique_ptr<Group> &group : m_groups) {
        if (group->askedColours.isEmpty() || !m_typesetter->find(group->askedColours)
            || group->first >= int(m_items.size()))
            continue;
        group->colours = m_typesetter->find(group->askedColours);
        group->askedColours.clear();
        isNew = true;
        const int id = m_items[std::size_t(group->first)].block.group;
        for (std::size_t i = std::size_t(group->first);
             i < m_items.size() && m_items[i].block.group == id; ++i) {
            if (m_items[i].layout)
                colour(int(i));
        }
    }
    return isNew;
}

bool MessageLayout::takeArrived()
{
    const bool hasColours = takeColours();
    const bool hasFormulas = takeFormulas();
    return takePictures() || hasFormulas || hasColours;
}

} // namespace render

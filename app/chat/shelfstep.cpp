// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/shelfstep.h"

#include <algorithm>

namespace chat {
namespace {

/// By their ids: other steps may have moved what is meant.
template <typename T>
void putInPlace(QList<T> &list, const std::optional<T> &from, const std::optional<T> &to,
                qsizetype place)
{
    if (!from) {
        if (to)
            list.insert(std::clamp<qsizetype>(place, 0, list.size()), *to);
        return;
    }
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&from](const T &one) { return one.id == from->id; });
    if (found == list.end())
        return;
    if (to)
        *found = *to;
    else
        list.erase(found);
}

template <typename T>
void doChanges(QList<T> &list, const QList<ShelfChange<T>> &changes)
{
    for (const ShelfChange<T> &change : changes)
        putInPlace(list, change.before, change.after, change.place);
}

/// The other way round, so that each finds the list as it left it.
template <typename T>
void undoChanges(QList<T> &list, const QList<ShelfChange<T>> &changes)
{
    for (auto change = changes.crbegin(); change != changes.crend(); ++change)
        putInPlace(list, change->after, change->before, change->place);
}

} // namespace

void ShelfStep::redo(core::PromptShelf &shelf) const
{
    doChanges(shelf.prompts, prompts);
    doChanges(shelf.personas, personas);
}

void ShelfStep::undo(core::PromptShelf &shelf) const
{
    undoChanges(shelf.prompts, prompts);
    undoChanges(shelf.personas, personas);
}

} // namespace chat

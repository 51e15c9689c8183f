// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/selectionloader.h"

#include <algorithm>
#include <utility>

namespace ui {

SelectionLoader::SelectionLoader(const TextSelection &selection, models::MessageModel &model,
                                 std::function<void(int first, int last)> load)
    : m_selection(selection)
    , m_model(model)
    , m_load(std::move(load))
{
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        // Behind the view, which takes the words in by the same signal.
        if (!m_waiting.isEmpty())
            QMetaObject::invokeMethod(this, &SelectionLoader::goOn, Qt::QueuedConnection);
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_waiting.clear(); });
}

int SelectionLoader::missingFrom(int row) const
{
    const int last = std::min(m_selection.to().row, m_model.rowCount() - 1);
    while (row <= last && m_model.message(row).isLoaded)
        ++row;
    return row;
}

void SelectionLoader::whenLoaded(const std::function<void()> &act)
{
    if (m_selection.isEmpty() || !m_model.conversation())
        return;
    const ViewPlace from = m_selection.from();
    const ViewPlace to = m_selection.to();
    const int missing = missingFrom(from.row);
    if (missing > to.row) {
        act();
        return;
    }
    m_missing = missing;
    m_waiting.append({from, to, act});
    m_load(missing, to.row);
}

void SelectionLoader::goOn()
{
    if (m_waiting.isEmpty())
        return;
    m_waiting.removeIf([this](const Waiting &waiting) {
        return waiting.from != m_selection.from() || waiting.to != m_selection.to();
    });
    if (m_waiting.isEmpty())
        return;
    const int last = m_selection.to().row;
    m_missing = missingFrom(m_missing);
    if (m_missing <= last)
        return;
    // What was there at first may have been put away meanwhile.
    m_missing = missingFrom(m_selection.from().row);
    if (m_missing <= last) {
        m_load(m_missing, last);
        return;
    }
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        waiting.act();
}

} // namespace ui

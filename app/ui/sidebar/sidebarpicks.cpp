// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarpicks.h"

#include "models/conversationlistmodel.h"
#include "ui/sidebar/sidebarmodel.h"

#include <algorithm>

namespace ui {

SidebarPicks::SidebarPicks(const SidebarModel &model)
    : m_model(model)
{
}

QUuid SidebarPicks::idAt(int row) const
{
    return m_model.index(row).data(models::ConversationListModel::IdRole).toUuid();
}

void SidebarPicks::clear()
{
    m_ids.clear();
    m_anchor = {};
}

void SidebarPicks::toggle(const QUuid &id, const QUuid &shown)
{
    if (m_ids.isEmpty() && m_model.indexOf(shown).isValid())
        m_ids.insert(shown);
    if (id == shown && m_ids.size() == 1)
        m_ids.insert(id);
    else if (!m_ids.remove(id))
        m_ids.insert(id);
    m_anchor = id;
}

void SidebarPicks::extendTo(const QUuid &id, const QUuid &from)
{
    if (!m_model.indexOf(id).isValid())
        return;
    if (!m_model.indexOf(m_anchor).isValid())
        m_anchor = m_model.indexOf(from).isValid() ? from : id;
    const int one = m_model.indexOf(m_anchor).row();
    const int other = m_model.indexOf(id).row();
    m_ids.clear();
    for (int row = std::min(one, other); row <= std::max(one, other); ++row) {
        if (const QUuid between = idAt(row); !between.isNull())
            m_ids.insert(between);
    }
}

void SidebarPicks::pickAll()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const QUuid id = idAt(row); !id.isNull())
            m_ids.insert(id);
    }
}

void SidebarPicks::dropHidden()
{
    if (m_ids.isEmpty())
        return;
    const QList<QUuid> seen = ids();
    m_ids = QSet<QUuid>(seen.begin(), seen.end());
}

QList<QUuid> SidebarPicks::ids() const
{
    QList<QUuid> ids;
    for (int row = 0; row < m_model.rowCount() && ids.size() < m_ids.size(); ++row) {
        if (const QUuid id = idAt(row); m_ids.contains(id))
            ids.append(id);
    }
    return ids;
}

QItemSelection SidebarPicks::selection() const
{
    QItemSelection selection;
    int first = -1;
    for (int row = 0; row <= m_model.rowCount(); ++row) {
        const bool isPicked = row < m_model.rowCount() && m_ids.contains(idAt(row));
        if (isPicked && first < 0)
            first = row;
        if (isPicked || first < 0)
            continue;
        selection.append(QItemSelectionRange(m_model.index(first), m_model.index(row - 1)));
        first = -1;
    }
    return selection;
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QItemSelection>
#include <QList>
#include <QSet>
#include <QUuid>

namespace ui {

class SidebarModel;

/// The conversations that a person has picked out of the list, to do something with all of them.
/// Known by their ids: rows come and go meanwhile.
class SidebarPicks
{
public:
    explicit SidebarPicks(const SidebarModel &model);

    [[nodiscard]] bool isEmpty() const { return m_ids.isEmpty(); }
    [[nodiscard]] bool contains(const QUuid &id) const { return m_ids.contains(id); }
    void clear();
    /// Picks it, or does so no longer. `shown` is the one that is selected while none is picked: it
    /// is the first of them.
    void toggle(const QUuid &id, const QUuid &shown);
    /// All from the last one that was toggled, or else from `from`, to this one.
    void extendTo(const QUuid &id, const QUuid &from);
    void pickAll();
    /// What cannot be seen any more is not picked.
    void dropHidden();
    /// In the order of the list.
    [[nodiscard]] QList<QUuid> ids() const;
    [[nodiscard]] QItemSelection selection() const;

private:
    [[nodiscard]] QUuid idAt(int row) const;

    const SidebarModel &m_model;
    QSet<QUuid> m_ids;
    QUuid m_anchor; ///< where a range begins
};

} // namespace ui

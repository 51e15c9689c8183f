// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytebudget.h"

#include <algorithm>

namespace core {

BudgetShare::BudgetShare(ByteBudget *budget, qint64 bytes)
    : m_budget(budget)
{
    if (m_budget)
        m_place = m_budget->m_shares.insert(m_budget->m_shares.end(), this);
    setBytes(bytes);
}

BudgetShare::~BudgetShare()
{
    setBytes(0);
    if (m_budget)
        m_budget->m_shares.erase(m_place);
}

void BudgetShare::setBytes(qint64 bytes)
{
    if (m_budget)
        m_budget->m_used += bytes - m_bytes;
    m_bytes = bytes;
}

void BudgetShare::touch()
{
    if (m_budget)
        m_budget->m_shares.splice(m_budget->m_shares.end(), m_budget->m_shares, m_place);
}

BudgetShare *ByteBudget::next()
{
    BudgetShare *share = m_shares.front();
    share->touch();
    return share;
}

void ByteBudget::trim()
{
    if (m_used <= m_total || m_shares.empty())
        return;
    const BudgetShare *last = m_shares.back();
    // Twice: who was in use may have been used by one that gave back only after it.
    auto left = std::min<std::size_t>(2 * m_shares.size(), kMostAsked);
    for (; left > 0 && m_used > m_total; --left) {
        // Whoever is asked may end, and others with it.
        BudgetShare *share = next();
        if (share != last)
            share->giveBack();
    }
}

void ByteBudget::giveBackAll()
{
    for (std::size_t left = m_shares.size(); left > 0 && !m_shares.empty(); --left)
        next()->giveBack();
}

} // namespace core

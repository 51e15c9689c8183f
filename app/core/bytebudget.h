// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <list>

namespace core {

class ByteBudget;

/// What one thing that can be had again takes of a ByteBudget, for as long as this lives.
class BudgetShare
{
public:
    /// It counts as shown now. Null: it counts nowhere. The budget must outlive this.
    explicit BudgetShare(ByteBudget *budget, qint64 bytes = 0);
    virtual ~BudgetShare();
    BudgetShare(const BudgetShare &) = delete;
    BudgetShare &operator=(const BudgetShare &) = delete;

    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    void setBytes(qint64 bytes);
    /// It is shown now.
    void touch();
    /// There is no room: gives back what nobody uses, which may end this. Asks for no room itself.
    virtual void giveBack() = 0;

private:
    ByteBudget *m_budget;
    qint64 m_bytes = 0;
    std::list<BudgetShare *>::iterator m_place;
};

/// So many bytes for everything that can be had again, of whatever kind. Where there is more of it,
/// what was shown the longest ago goes first. What is in use stays, so what is on screen can be
/// more than the total. Every call but giveBackAll() costs the same however much is kept. All of it
/// belongs to one thread.
class ByteBudget
{
public:
    /// With 16 MiB of text, a long conversation stays within 60 MB above an empty window.
    static constexpr qint64 kTotal = 24 << 20;
    static constexpr int kMostAsked = 256; ///< by one trim()

    explicit ByteBudget(qint64 total = kTotal)
        : m_total(total)
    {
    }
    ByteBudget(const ByteBudget &) = delete;
    ByteBudget &operator=(const ByteBudget &) = delete;

    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 used() const { return m_used; }
    /// Asks for room while more than the total is used, the one that was shown the longest ago
    /// first, and never the one that was shown last: whoever came may not go before it is seen.
    /// Who keeps its share counts as shown now. Where too many do, the next call goes on.
    void trim();
    /// Asks everybody, because what was shown is closed.
    void giveBackAll();

private:
    friend class BudgetShare;
    /// The one shown the longest ago, which counts as shown now.
    BudgetShare *next();

    qint64 m_total;
    qint64 m_used = 0;
    std::list<BudgetShare *> m_shares; ///< in the order they were shown, the last one behind
};

} // namespace core

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytebudget.h"

#include <unordered_map>
#include <utility>

namespace core {

/// Values by their names, kept while a ByteBudget has room for them or somebody uses them.
template <typename Key, typename Value>
class BudgetCache
{
public:
    using Test = bool (*)(const Value &);

    /// `isUsed` tells whether somebody beside the cache has the value, so that forgetting it would
    /// free nothing. Without a budget everything is kept.
    BudgetCache(ByteBudget *budget, Test isUsed)
        : m_budget(budget)
        , m_isUsed(isUsed)
    {
    }

    [[nodiscard]] bool contains(const Key &key) const { return m_kept.count(key) > 0; }
    /// Null where it is not kept. It counts as shown now.
    [[nodiscard]] const Value *find(const Key &key) const
    {
        const auto it = m_kept.find(key);
        if (it == m_kept.end())
            return nullptr;
        it->second.touch();
        return &it->second.value;
    }
    /// Makes room for it, and keeps it at least until the next one comes.
    void insert(const Key &key, Value value, qint64 bytes)
    {
        m_kept.erase(key);
        m_kept.try_emplace(key, *this, key, std::move(value), bytes);
        if (m_budget)
            m_budget->trim();
    }
    void clear() { m_kept.clear(); }

private:
    struct Kept final : BudgetShare {
        Kept(BudgetCache &cache_, Key key_, Value value_, qint64 bytes)
            : BudgetShare(cache_.m_budget, bytes)
            , cache(cache_)
            , key(std::move(key_))
            , value(std::move(value_))
        {
        }
        void giveBack() override
        {
            const Key own = key; // goes with this
            if (!cache.m_isUsed(value))
                cache.m_kept.erase(own);
        }

        BudgetCache &cache;
        Key key;
        Value value;
    };

    ByteBudget *m_budget;
    Test m_isUsed;
    mutable std::unordered_map<Key, Kept> m_kept;
};

} // namespace core

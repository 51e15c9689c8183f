// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/addressmemory.h"

#include <algorithm>

namespace net {
namespace {

constexpr int kLostAfter = 3;
constexpr int kForgottenAfter = 8; ///< looks in which a late one may still come back

bool isMissed(int looks)
{
    return looks > 0;
}

} // namespace

AddressMemory::Change AddressMemory::look(const LocalAddresses &now)
{
    const bool wasMissing = std::any_of(m_missed.cbegin(), m_missed.cend(), isMissed);
    bool isLost = false;
    bool isForgotten = false;
    for (auto it = m_missed.begin(); it != m_missed.end();) {
        if (now.all.contains(it.key()))
            it.value() = 0;
        else if (now.all.isEmpty())
            it.value() = 1; // without any network it is missed, but nothing took its place
        else
            isLost = ++it.value() == kLostAfter || isLost;
        if (it.value() > kForgottenAfter) {
            isForgotten = true;
            it = m_missed.erase(it);
        } else {
            ++it;
        }
    }
    for (const QHostAddress &address : now.lasting) {
        if (!m_missed.contains(address))
            m_missed.insert(address, 0);
    }
    if (isLost)
        return Change::Lost;
    const bool isMissing = std::any_of(m_missed.cbegin(), m_missed.cend(), isMissed);
    return wasMissing && !isMissing && !isForgotten ? Change::Returned : Change::None;
}

} // namespace net

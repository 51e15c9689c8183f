// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QSet>

namespace net {

/// The addresses that this computer can be connected from.
struct LocalAddresses {
    QSet<QHostAddress> all;
    /// Those whose end is the end of a network. An IPv6 privacy address (RFC 8981) is replaced in
    /// the middle of everything, and a bridge for containers comes and goes with them.
    QSet<QHostAddress> lasting;
};

/// Tells an address that is gone for good from one that is only missed for a moment, by looking
/// again and again. A plain value.
class AddressMemory
{
public:
    enum class Change { None, Lost, Returned };

    /// What a look showed. Lost: an address is missed for the third time while there are others.
    /// Returned: those that were missed are all there again. Each is said once.
    [[nodiscard]] Change look(const LocalAddresses &now);
    void clear() { m_missed.clear(); }

private:
    QHash<QHostAddress, int> m_missed; ///< lasting addresses: looks in a row without them
};

} // namespace net

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace core {

/// A link that may be opened, taken apart for showing it.
struct GatedLink {
    QString host;              ///< ASCII (punycode) form; empty for mailto
    QString address;           ///< the whole address, percent-encoded ASCII
    bool isMisleading = false; ///< the label looks like an address of another host
};

/// The one way a link leaves the program. Only https, http and mailto pass.
class LinkGate
{
public:
    virtual ~LinkGate() = default;
    /// Nothing for a link that is refused.
    [[nodiscard]] virtual std::optional<GatedLink> check(const QString &target,
                                                         const QString &label) const = 0;
    /// Hands an address that check() let through to the desktop; false when it could not.
    virtual bool open(const GatedLink &link) = 0;
};

} // namespace core

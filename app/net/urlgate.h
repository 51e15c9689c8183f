// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkgate.h"

#include <QUrl>
#include <functional>

namespace net {

/// Lets https, http and mailto (without attachments) through; everything else, addresses without
/// scheme, with user info, control or bidirectional characters is refused.
class UrlGate final : public core::LinkGate
{
public:
    using Launcher = std::function<bool(const QUrl &)>;
    /// `launcher` hands the address to the desktop; tests pass their own.
    explicit UrlGate(Launcher launcher);

    [[nodiscard]] std::optional<core::GatedLink> check(const QString &target,
                                                       const QString &label) const override;
    bool open(const core::GatedLink &link) override;

private:
    Launcher m_launcher;
};

} // namespace net

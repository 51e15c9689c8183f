// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>
#include <optional>

namespace net {

/// A link that may be opened, taken apart for showing it.
struct GatedUrl {
    QUrl url;
    QString host;    ///< ASCII (punycode) form
    QString display; ///< the whole address, percent-encoded ASCII
};

/// Lets https, http and mailto (without attachments) through; everything else, addresses without
/// scheme, with user info, control or bidirectional characters is refused.
[[nodiscard]] std::optional<GatedUrl> gateUrl(const QString &text);
/// True when the label looks like an address of another host than the link's.
[[nodiscard]] bool isMisleadingLabel(const QString &label, const GatedUrl &target);

} // namespace net

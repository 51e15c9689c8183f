// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace net {

/// True when a link's visible text shows an address that is not where the link goes: another
/// host, another mail address. "www." and letter case do not count; a file name such as
/// "main.rs" is no address.
[[nodiscard]] bool isMisleadingLabel(const QString &label, const QUrl &target);

} // namespace net

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace api {

/// True when the text is a page or has markup of one in it.
[[nodiscard]] bool hasHtml(const QString &text);
/// The page's title, or else its first heading; plain text.
[[nodiscard]] QString htmlTitle(const QString &page);
/// What remains when markup, scripts and styles are taken out; plain text.
[[nodiscard]] QString withoutHtml(const QString &text);
/// The status a proxy's page names at the start of its title ("502 Bad Gateway"), or 0.
[[nodiscard]] int statusInTitle(const QString &title);

} // namespace api

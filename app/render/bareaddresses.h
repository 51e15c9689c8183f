// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <utility>

namespace render {

/// The end of the address that stands at `at` without any marks ("https://…", "www.…"), or -1. As
/// GitHub Flavored Markdown has it, but it may follow Chinese, Japanese or Korean text, and ends
/// where that goes on: nobody writes spaces there. md4c would take what follows for a part of it,
/// with the marks of emphasis in it.
[[nodiscard]] qsizetype endOfBareAddress(QStringView text, qsizetype at);

/// The beginning and the end of the mail address whose "@" stands at `at`, of letters, digits, and
/// single marks between them, or -1 twice. Only what md4c takes for one, too, and not all of that.
[[nodiscard]] std::pair<qsizetype, qsizetype> mailAddressAround(QStringView text, qsizetype at);

} // namespace render

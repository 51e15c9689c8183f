// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace api {

/// The text without the key, in whatever form a server echoes it: as it is, percent-encoded, with
/// entities, escaped for JSON once or more often, with tags in between, as base64 alone or within
/// something longer, in whatever case, without its "sk-", or torn by the end of what was read. A
/// key shorter than kShortestSecret is taken out only where it is called a key: it may be a word.
[[nodiscard]] QString withoutKey(QString text, const QByteArray &key);

} // namespace api

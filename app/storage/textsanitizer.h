// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace storage {

/// Text as it is stored: lone surrogates cannot be written as UTF-8 and become U+FFFD, and so
/// does U+0000, where SQL's own functions would stop reading (CommonMark 2.3 replaces it, too).
/// One unit takes the place of one, so lengths and offsets stay true. Clean text is returned as
/// it is, without a copy.
[[nodiscard]] QString cleanText(const QString &text);
/// False when cleanText() would change something.
[[nodiscard]] bool isCleanText(QStringView text);

} // namespace storage

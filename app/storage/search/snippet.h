// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search/folding.h"

namespace storage {

/// One line out of a text, around what was found.
struct Snippet {
    QString text;
    QList<TextSpan> marks; ///< in `text`
};

/// `spans` in order; without any, the beginning of the text.
[[nodiscard]] Snippet snippetOf(const QString &text, const QList<TextSpan> &spans);

} // namespace storage

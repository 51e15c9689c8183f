// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"

namespace storage {

/// One content part as the columns of its row.
struct PartRow {
    QString kind;
    QString text;
    QJsonObject meta;
    QByteArray attachmentHash;
    bool operator==(const PartRow &) const = default;
};

/// The row of a part; its text is clean.
[[nodiscard]] PartRow encodePart(const core::ContentPart &part);
/// The reverse. A kind that this program does not know is shown as text: nothing stored is
/// hidden.
[[nodiscard]] core::ContentPart decodePart(const PartRow &row);

} // namespace storage

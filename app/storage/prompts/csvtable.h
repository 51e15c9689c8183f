// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace storage {

/// The rows of comma-separated values as RFC 4180 has them: fields may stand in quotes, and then
/// hold commas, quotes and ends of lines. Marks that fit nowhere are text. Empty lines are left
/// out, and so is what stands behind the hundredth comma of a row.
[[nodiscard]] QList<QStringList> csvRows(const QString &text, qsizetype mostRows);

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace cli {

/// The content of a key file as it is, at most 64 KiB; empty when `path` is empty. An Error of
/// kind BadInput carries a sentence for standard error; it never holds the key.
[[nodiscard]] core::Result<QByteArray> readKeyFile(const QString &path);

} // namespace cli

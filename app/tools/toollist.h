// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/tool.h"

#include <QJsonArray>

namespace tools {

/// Bytes that a person's tools may take in their file, which is read only up to 16 MiB; what else
/// stands in it needs some, too.
inline constexpr qsizetype kMostKept = 15 * 1024 * 1024;

/// A person's tools as they are kept, with what runs on this computer.
[[nodiscard]] QJsonArray listToJson(const QList<Tool> &tools);
/// Bytes that this one takes of kMostKept. Writes it once: a moment for a large schema.
[[nodiscard]] qsizetype keptSize(const Tool &tool);
/// Those that checkTool() has nothing against, each name once, and no more than kMostTools: what is
/// wrong with one costs that one. Compiles schemas, which takes its time.
[[nodiscard]] QList<Tool> soundTools(const QJsonArray &kept);

} // namespace tools

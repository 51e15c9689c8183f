// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/tool.h"

#include <QJsonArray>

namespace tools {

/// A person's tools as they are kept, with what runs on this computer.
[[nodiscard]] QJsonArray listToJson(const QList<Tool> &tools);
/// Those that checkTool() has nothing against, each name once, and no more than kMostTools: what is
/// wrong with one costs that one. Compiles schemas, which takes its time.
[[nodiscard]] QList<Tool> soundTools(const QJsonArray &kept);

} // namespace tools

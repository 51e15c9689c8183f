// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tools/toolreader.h"

#include <QFuture>

namespace chat {

/// Tools in what somebody pasted, as tools::readEachTool() has them. On the pool.
[[nodiscard]] QFuture<core::Result<QList<tools::ReadTool>>> readTools(const QString &pasted);
/// The same of a file; an Error of kind Storage when it cannot be read. Only a plain file is.
[[nodiscard]] QFuture<core::Result<QList<tools::ReadTool>>> readToolFile(const QString &path);

/// What becomes of a tool that is brought in and has the name of one that is here.
enum class ToolClash { Replace, KeepBoth, Skip };

/// What is here with what is brought in. One that replaces another keeps its place, and the program
/// that is bound to it, which asks again; with KeepBoth it takes a free name behind its own.
[[nodiscard]] QList<tools::Tool> withBrought(const QList<tools::Tool> &here,
                                             const QList<tools::Tool> &brought, ToolClash clash);
/// A copy of it under the next free name, "NAME_2".
[[nodiscard]] tools::Tool copyOf(const tools::Tool &tool, const QList<tools::Tool> &here);

} // namespace chat

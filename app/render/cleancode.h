// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// True for what does something where code is pasted that nobody has read: controls except tab and
/// line feed, and what embeds, overrides or isolates the direction of writing.
[[nodiscard]] bool isCommand(QChar c);
[[nodiscard]] bool hasCommands(QStringView text);
/// Places in plainText(block) of those that stand in code, ascending.
[[nodiscard]] QList<int> commandsIn(const Block &block);
/// Without those in code: what is copied is what was read.
[[nodiscard]] QList<Block> withoutCommands(QList<Block> blocks);
/// How many withoutCommands() leaves out.
[[nodiscard]] int commandCount(const QList<Block> &blocks);

} // namespace render

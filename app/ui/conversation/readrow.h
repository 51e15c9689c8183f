// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class ConversationView;

/// The row of the conversation that the reader is at; -1 when there are none.
[[nodiscard]] int readRow(const ConversationView &view);

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/textbox.h"

#include <memory>

namespace ui {

/// Plain words of a card, set with room between their lines; they break where there is no room.
[[nodiscard]] std::unique_ptr<render::TextBox> wordsBox(const QString &text, const QFont &font);

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"

#include <QList>

namespace ui {

/// What a question is shown as where there is one line for it: its first words that are not a
/// quotation; without words, that it is a picture or a file. Cut where no line is that wide.
[[nodiscard]] QString questionWords(const QList<core::ContentPart> &parts);

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shorttitle.h"

#include "render/hiddencharacters.h"

namespace ui {

QString oneLine(const QString &text, qsizetype most)
{
    return shortTitle(render::withHiddenNames(text.left(2 * most)), most);
}

} // namespace ui

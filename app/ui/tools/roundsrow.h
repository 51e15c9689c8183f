// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolbox.h"
#include "ui/theme.h"

#include <QWidget>

namespace ui {

/// How often a reply may go on by itself after calls of tools; what is set holds at once.
class RoundsRow : public QWidget
{
    Q_OBJECT

public:
    RoundsRow(Theme &theme, chat::Toolbox &toolbox, QWidget *parent = nullptr);
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "texts/texts.h"
#include "ui/theme.h"

#include <QDialog>

namespace ui {

/// Says why there is no window: the only one of a program that could not start.
class StartProblem : public QDialog
{
    Q_OBJECT

public:
    StartProblem(const Theme &theme, const texts::Explanation &words, QWidget *parent = nullptr);
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QLabel>

namespace ui {

/// Plain text in one of the theme's sizes and inks. Never interprets markup.
class Label : public QLabel
{
    Q_OBJECT

public:
    enum class Ink { Text, Second, Third };
    struct Look {
        double factor = 1.0; ///< of the UI size
        bool isBold = false;
        Ink ink = Ink::Text;
    };

    Label(const Theme &theme, Look look, QWidget *parent = nullptr);

private:
    void dress();

    const Theme &m_theme;
    Look m_look;
};

} // namespace ui

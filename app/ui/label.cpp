// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/label.h"

namespace ui {

Label::Label(const Theme &theme, Look look, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_look(look)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // Else the ground would choose: on Base it is Text, whatever the palette says of WindowText.
    setForegroundRole(QPalette::WindowText);
    connect(&theme, &Theme::colorsChanged, this, &Label::dress);
    connect(&theme, &Theme::fontsChanged, this, &Label::dress);
    dress();
}

void Label::dress()
{
    const render::Colors &colors = m_theme.colors();
    QPalette inks = palette();
    inks.setColor(QPalette::WindowText, m_look.ink == Ink::Text     ? colors.text
                                        : m_look.ink == Ink::Second ? colors.text2
                                                                    : colors.text3);
    setPalette(inks);
    setFont(m_theme.uiFont(m_look.factor, m_look.isBold));
}

} // namespace ui

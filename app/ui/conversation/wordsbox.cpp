// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/wordsbox.h"

#include <QFontInfo>

namespace ui {

std::unique_ptr<render::TextBox> wordsBox(const QString &text, const QFont &font)
{
    render::InlineText content;
    content.text = text;
    content.text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    render::TextLook look;
    look.font = font;
    look.codeFont = font;
    look.lineHeight = qRound(1.5 * QFontInfo(font).pixelSize());
    return std::make_unique<render::TextBox>(content, look);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/codesource.h"

#include "render/typesetter.h"

namespace render {

void CodeSource::add(const Block &leaf)
{
    if (m_isBegun)
        m_code += QLatin1Char('\n');
    else
        m_language = leaf.language.section(QLatin1Char(' '), 0, 0);
    m_isBegun = true;
    QString lines = leaf.text.text;
    m_code += lines.replace(QChar::LineSeparator, QLatin1Char('\n'));
}

bool CodeSource::isTooLong() const
{
    return m_code.size() > Typesetter::kMostCode;
}

} // namespace render

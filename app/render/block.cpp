// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/block.h"

namespace render {

QString plainText(const Block &block)
{
    if (block.kind != BlockKind::Table)
        return block.text.text;
    QStringList lines;
    for (const QList<InlineText> &row : block.rows) {
        QStringList cells;
        for (const InlineText &cell : row)
            cells.append(cell.text);
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QChar(QChar::LineSeparator));
}

} // namespace render

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copycsv.h"

namespace render {
namespace {

/// "=1+1", "@SUM(A1)" and "-f(x)", but not "-5" or "- none".
bool isFormulaInSheets(const QString &cell)
{
    const QChar first = cell.isEmpty() ? QChar() : cell.front();
    if (first == u'=' || first == u'@' || first == u'\t' || first == u'\r')
        return true;
    return (first == u'+' || first == u'-') && (cell.contains(u'(') || cell.contains(u'!'));
}

QString csvField(QString cell)
{
    cell.replace(QChar::LineSeparator, QLatin1Char('\n'));
    if (isFormulaInSheets(cell))
        cell.prepend(QLatin1Char('\''));
    const bool isQuoted = cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n')
                          || cell.startsWith(u' ') || cell.endsWith(u' ');
    if (!isQuoted)
        return cell;
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

} // namespace

QString csvOf(const QList<Block> &table)
{
    QString csv;
    for (const Block &block : table) {
        for (const QList<InlineText> &row : block.rows) {
            QStringList fields;
            for (qsizetype i = 0; i < block.columns.size(); ++i)
                fields.append(csvField(row.value(i).text));
            csv += fields.join(QLatin1Char(',')) + QStringLiteral("\r\n");
        }
    }
    return csv;
}

} // namespace render

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/footnotes.h"

#include <optional>

namespace render {
namespace {

constexpr qsizetype kLongestFootnoteLabel = 60;

struct FootnoteStart {
    QString label;
    QStringView words;
};

std::optional<FootnoteStart> footnoteStart(QStringView line)
{
    if (!line.startsWith(QLatin1StringView("[^")))
        return std::nullopt;
    const qsizetype end = line.indexOf(QLatin1StringView("]:"));
    const QStringView label = line.mid(2, end - 2);
    if (end < 3 || label.size() > kLongestFootnoteLabel)
        return std::nullopt;
    for (const QChar c : label) {
        if (c.isSpace() || c == u'[' || c == u']' || c == u'^' || c == u'\\' || c == u'`')
            return std::nullopt;
    }
    return FootnoteStart{label.toString(), line.mid(end + 2).trimmed()};
}

} // namespace

bool hasFootnotes(const RawBlock &leaf)
{
    if (leaf.kind != BlockKind::Paragraph)
        return false;
    const QStringView text(leaf.text);
    qsizetype at = text.indexOf(u'[');
    while (at >= 0 && (at + 1 >= text.size() || text[at + 1] != u'^'))
        at = text.indexOf(u'[', at + 1);
    return at >= 0;
}

QList<RawBlock> footnotesApart(const RawBlock &paragraph)
{
    if (!hasFootnotes(paragraph))
        return {paragraph};
    QList<RawBlock> leaves;
    const auto lines = QStringView(paragraph.text).split(QLatin1Char('\n'));
    for (const QStringView line : lines) {
        const auto start = footnoteStart(line);
        if (start || leaves.isEmpty()) {
            RawBlock leaf = paragraph;
            leaf.text = start ? start->words.toString() : line.toString();
            leaf.footnote = start ? start->label : QString();
            if (!leaves.isEmpty()) {
                leaf.freshFrom = int(leaf.path.size()); // what is around them has begun
                leaf.isContinued = false;
            }
            leaves.append(leaf);
            continue;
        }
        leaves.last().text += QLatin1Char('\n');
        leaves.last().text += line;
    }
    return leaves;
}

QString footnoteKey(QStringView label)
{
    return QLatin1Char('^') + label.toString().simplified().toCaseFolded();
}

QString footnoteDefinition(const QString &label)
{
    return QStringLiteral("[^%1]: %2").arg(label, kFootnoteTarget.toString());
}

InlineText withFootnoteLabel(const InlineText &words, const QString &label)
{
    InlineText text = words;
    const int moved = int(label.size()) + 1;
    text.text.prepend(label + QLatin1Char(' '));
    for (InlineRun &run : text.runs)
        run.start += moved;
    text.runs.prepend({0, int(label.size()), InlineStyle::Footnote, -1});
    return text;
}

} // namespace render

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/linepatterns.h"

#include <algorithm>
#include <utility>

namespace render::lines {
namespace {

constexpr int kTabStop = 4;
constexpr int kMaxLabel = 999;
constexpr int kMaxDigits = 9; ///< of an item's number

int runLength(QStringView line, QChar mark)
{
    int length = 0;
    while (length < line.size() && line[length] == mark)
        ++length;
    return length;
}

bool isAsciiDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// Where the bracket that opens at 0 closes, or -1.
qsizetype labelEnd(QStringView line)
{
    for (qsizetype i = 1; i < line.size() && i <= kMaxLabel; ++i) {
        if (line[i] == QLatin1Char('\\'))
            ++i;
        else if (line[i] == QLatin1Char('['))
            return -1;
        else if (line[i] == QLatin1Char(']'))
            return i;
    }
    return -1;
}

/// What a line begins with before its words, a piece at a time: white space, the mark of a quote,
/// item or heading. 0 where the words begin.
qsizetype structureWidth(QStringView rest)
{
    const QChar first = rest.front();
    if (first == QLatin1Char(' ') || first == QLatin1Char('\t') || first == QLatin1Char('>'))
        return 1;
    qsizetype width = 0;
    if (first == QLatin1Char('-') || first == QLatin1Char('+') || first == QLatin1Char('*')) {
        width = 1;
    } else if (first == QLatin1Char('#')) {
        width = runLength(rest, first);
    } else {
        while (width < rest.size() && width < kMaxDigits && isAsciiDigit(rest[width]))
            ++width;
        const bool isNumber =
            width > 0 && width < rest.size()
            && (rest[width] == QLatin1Char('.') || rest[width] == QLatin1Char(')'));
        width = isNumber ? width + 1 : 0;
    }
    return width < rest.size() && !rest[width].isSpace() ? 0 : width;
}

/// CommonMark 2.4: behind a backslash, punctuation is itself.
QString unescaped(QStringView text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == QLatin1Char('\\') && i + 1 < text.size()
                              && text[i + 1].unicode() < 0x80
                              && (text[i + 1].isPunct() || text[i + 1].isSymbol());
        if (isEscape)
            ++i;
        out.append(text[i]);
    }
    return out;
}

bool isTitle(QStringView text)
{
    if (text.size() < 2)
        return false;
    const QChar first = text.front();
    const QChar last = text.back();
    return (first == QLatin1Char('"') && last == QLatin1Char('"'))
           || (first == QLatin1Char('\'') && last == QLatin1Char('\''))
           || (first == QLatin1Char('(') && last == QLatin1Char(')'));
}

/// Hands on each cell of a row as it is written: with spaces around it, and a bar behind a
/// backslash where `hasEscapes`. Behind the last bar an empty cell is none.
void eachCell(QStringView line, const auto &take)
{
    QStringView row = line.trimmed();
    if (row.startsWith(u'|'))
        row = row.mid(1);
    qsizetype from = 0;
    bool hasEscapes = false;
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (row[i] == u'\\' && i + 1 < row.size()) {
            ++i;
            hasEscapes = hasEscapes || row[i] == u'|';
        } else if (row[i] == u'|') {
            take(row.mid(from, i - from), std::exchange(hasEscapes, false));
            from = i + 1;
        }
    }
    const QStringView last = row.mid(from);
    if (from == 0 || !last.trimmed().isEmpty())
        take(last, hasEscapes);
}

/// Of other pairs with a backslash nothing goes.
QString withoutEscapedBars(QStringView cell)
{
    QString out;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (cell[i] == u'\\' && i + 1 < cell.size()) {
            if (cell[i + 1] != u'|')
                out.append(cell[i]);
            ++i;
        }
        out.append(cell[i]);
    }
    return out.trimmed();
}

} // namespace

QString expandTabs(QStringView line)
{
    QString out;
    out.reserve(line.size() + kTabStop);
    for (qsizetype i = 0; i < line.size();) {
        const qsizetype width = structureWidth(line.mid(i));
        if (width == 0)
            return out.append(line.mid(i));
        if (line[i] == QLatin1Char('\t'))
            out.append(QString(kTabStop - out.size() % kTabStop, QLatin1Char(' ')));
        else
            out.append(line.mid(i, width));
        i += width;
    }
    return out;
}

QString fromColumn(QStringView line, int column)
{
    int at = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (at >= column)
            return QString(at - column, QLatin1Char(' ')).append(line.mid(i));
        at += line[i] == QLatin1Char('\t') ? kTabStop - at % kTabStop : 1;
    }
    return QString(std::max(at - column, 0), QLatin1Char(' '));
}

int indentOf(QStringView line, int from)
{
    int indent = 0;
    while (from + indent < line.size() && line[from + indent] == QLatin1Char(' '))
        ++indent;
    return indent;
}

std::optional<ListMarker> listMarker(QStringView line)
{
    ListMarker marker;
    if (line.isEmpty())
        return std::nullopt;
    const QChar first = line.front();
    if (first == QLatin1Char('-') || first == QLatin1Char('*') || first == QLatin1Char('+')) {
        marker.delimiter = first;
        marker.width = 1;
    } else {
        int digits = 0;
        while (digits < line.size() && digits < kMaxDigits && isAsciiDigit(line[digits]))
            marker.number = marker.number * 10 + line[digits++].digitValue();
        if (digits == 0 || digits >= line.size())
            return std::nullopt;
        marker.isOrdered = true;
        marker.delimiter = line[digits];
        marker.width = digits + 1;
        if (marker.delimiter != QLatin1Char('.') && marker.delimiter != QLatin1Char(')'))
            return std::nullopt;
    }
    if (marker.width < line.size() && line[marker.width] != QLatin1Char(' '))
        return std::nullopt;
    return marker;
}

std::optional<Heading> heading(QStringView line)
{
    const int level = runLength(line, QLatin1Char('#'));
    if (level < 1 || level > 6)
        return std::nullopt;
    if (level < line.size() && line[level] != QLatin1Char(' '))
        return std::nullopt;
    QStringView text = line.mid(level).trimmed();
    qsizetype end = text.size();
    while (end > 0 && text[end - 1] == QLatin1Char('#'))
        --end;
    if (end == 0 || (end < text.size() && text[end - 1].isSpace()))
        text = text.left(end).trimmed();
    return Heading{level, text};
}

std::optional<Fence> openingFence(QStringView line)
{
    if (line.isEmpty() || (line.front() != QLatin1Char('`') && line.front() != QLatin1Char('~')))
        return std::nullopt;
    Fence fence;
    fence.mark = line.front();
    fence.length = runLength(line, fence.mark);
    const QStringView info = line.mid(fence.length).trimmed();
    if (fence.length < 3 || (fence.mark == QLatin1Char('`') && info.contains(fence.mark)))
        return std::nullopt;
    qsizetype end = 0;
    while (end < info.size() && !info[end].isSpace())
        ++end;
    fence.language = unescaped(info.left(end));
    return fence;
}

bool isClosingFence(QStringView line, QChar mark, int length)
{
    const int indent = indentOf(line, 0);
    if (indent > 3)
        return false;
    const QStringView rest = line.mid(indent);
    const int found = runLength(rest, mark);
    return found >= length && rest.mid(found).trimmed().isEmpty();
}

bool isRule(QStringView line)
{
    if (line.isEmpty())
        return false;
    const QChar mark = line.front();
    if (mark != QLatin1Char('-') && mark != QLatin1Char('*') && mark != QLatin1Char('_'))
        return false;
    int count = 0;
    for (const QChar c : line) {
        if (c == mark)
            ++count;
        else if (!c.isSpace())
            return false;
    }
    return count >= 3;
}

int setextLevel(QStringView line)
{
    if (line.isEmpty())
        return 0;
    const QChar mark = line.front();
    if (mark != QLatin1Char('=') && mark != QLatin1Char('-'))
        return 0;
    if (!line.mid(runLength(line, mark)).trimmed().isEmpty())
        return 0;
    return mark == QLatin1Char('=') ? 1 : 2;
}

QStringList tableCells(QStringView line)
{
    QStringList cells;
    cells.reserve(line.count(u'|') + 1);
    eachCell(line, [&cells](QStringView cell, bool hasEscapes) {
        cells.append(hasEscapes ? withoutEscapedBars(cell) : cell.trimmed().toString());
    });
    return cells;
}

std::optional<QList<ColumnAlign>> tableColumns(QStringView line)
{
    if (!line.contains(QLatin1Char('|')) || !line.contains(QLatin1Char('-')))
        return std::nullopt;
    for (const QChar c : line) {
        if (c != QLatin1Char('|') && c != QLatin1Char('-') && c != QLatin1Char(':') && !c.isSpace())
            return std::nullopt;
    }
    QList<ColumnAlign> columns;
    bool isGood = true;
    eachCell(line, [&](QStringView written, bool) {
        const QStringView cell = written.trimmed();
        const bool isLeft = cell.startsWith(QLatin1Char(':'));
        const bool isRight = cell.size() > 1 && cell.endsWith(QLatin1Char(':'));
        const QStringView dashes =
            cell.mid(isLeft ? 1 : 0, cell.size() - (isLeft ? 1 : 0) - (isRight ? 1 : 0));
        isGood =
            isGood && !dashes.isEmpty() && runLength(dashes, QLatin1Char('-')) == dashes.size();
        columns.append(isLeft && isRight ? ColumnAlign::Center
                       : isRight         ? ColumnAlign::Right
                       : isLeft          ? ColumnAlign::Left
                                         : ColumnAlign::Start);
    });
    return isGood ? std::optional(columns) : std::nullopt;
}

QString normaliseLabel(QStringView label)
{
    if (label.size() > kMaxLabel || label.startsWith(QLatin1Char('^')))
        return {};
    const bool isNormal = std::all_of(label.begin(), label.end(), [](QChar c) {
        return c.unicode() > u' ' && c.unicode() < 0x80 && !(c >= u'A' && c <= u'Z');
    });
    return isNormal ? label.toString() : label.toString().simplified().toCaseFolded();
}

std::optional<Definition> definition(QStringView line)
{
    line = line.trimmed();
    if (!line.startsWith(QLatin1Char('[')))
        return std::nullopt;
    const qsizetype end = labelEnd(line);
    if (end < 0 || end + 1 >= line.size() || line[end + 1] != QLatin1Char(':'))
        return std::nullopt;
    const QString label = normaliseLabel(line.mid(1, end - 1));
    const QStringView rest = line.mid(end + 2).trimmed();
    if (label.isEmpty() || rest.isEmpty())
        return std::nullopt;
    qsizetype target = 0;
    if (rest.startsWith(QLatin1Char('<'))) {
        target = rest.indexOf(QLatin1Char('>')) + 1;
        if (target == 0)
            return std::nullopt;
    } else {
        while (target < rest.size() && !rest[target].isSpace())
            ++target;
    }
    const QStringView title = rest.mid(target).trimmed();
    if (!title.isEmpty() && (!rest[target].isSpace() || !isTitle(title)))
        return std::nullopt;
    return Definition{label, line.toString()};
}

} // namespace render::lines

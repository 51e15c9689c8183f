// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

#include <QStringView>
#include <optional>

/// What a line begins, by CommonMark 0.30 and GitHub Flavored Markdown 0.29. Every function takes
/// a line without its leading spaces and answers in time linear in its length.
namespace render::lines {

struct ListMarker {
    bool isOrdered = false;
    QChar delimiter; ///< the bullet, or '.' or ')'
    int number = 0;
    int width = 0; ///< characters of the marker itself
};

struct Heading {
    int level = 0;
    QStringView text;
};

struct Fence {
    QChar mark;
    int length = 0;
    QString language;
};

struct Definition {
    QString label; ///< as normaliseLabel() makes it
    QString line;
};

/// The most usual line: a letter in front, so it begins nothing, and its tabs are no structure.
[[nodiscard]] inline bool isOfWords(QStringView line)
{
    return !line.isEmpty() && line.front().isLetter();
}
/// Tabs before the words of a line become spaces up to the next multiple of four.
[[nodiscard]] QString expandTabs(QStringView line);
/// What stands in the line from that column on; a tab that reaches over it is the rest of its
/// spaces.
[[nodiscard]] QString fromColumn(QStringView line, int column);
[[nodiscard]] int indentOf(QStringView line, int from);
[[nodiscard]] std::optional<ListMarker> listMarker(QStringView line);
[[nodiscard]] std::optional<Heading> heading(QStringView line);
[[nodiscard]] std::optional<Fence> openingFence(QStringView line);
[[nodiscard]] bool isClosingFence(QStringView line, QChar mark, int length);
[[nodiscard]] bool isRule(QStringView line);
/// 1 for "===", 2 for "---", 0 for anything else.
[[nodiscard]] int setextLevel(QStringView line);
/// Also with one dash a column, which GFM allows and models write.
[[nodiscard]] std::optional<QList<ColumnAlign>> tableColumns(QStringView line);
[[nodiscard]] QStringList tableCells(QStringView line);
[[nodiscard]] std::optional<Definition> definition(QStringView line);
/// Case folded, white space collapsed; empty for what cannot be a label.
[[nodiscard]] QString normaliseLabel(QStringView label);

} // namespace render::lines

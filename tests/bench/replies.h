// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bench {

/// What a long reply consists of.
enum class Reply { Prose, Code, Table, List };

/// Mixed Markdown, as replies have it.
inline QString prosePiece()
{
    return QStringLiteral(
        "## A heading\n\nSome **bold** words, `code`, and a [link](https://a.example/b). The line "
        "goes on so that it is wrapped at least once in the column of the conversation.\n\n"
        "这是一段中文，带有**重点**和`代码`，足够长以便换行，并且混有 Latin words 与数字 123。\n\n"
        "- first item\n- second *item*\n  - inner\n\n"
        "```cpp\nint main()\n{\n    return answer(42); // 注释\n}\n```\n\n"
        "| name | value |\n|------|------:|\n| one | 1 |\n| 二 | 2 |\n\n> a quote\n> of two "
        "lines\n\n");
}

/// The beginning, and what is repeated after it.
inline std::pair<QString, QString> piecesOf(Reply reply)
{
    switch (reply) {
    case Reply::Code:
        return {QStringLiteral("```cpp\n"),
                QStringLiteral("int add(int first, int second)\n{\n    // what it is for\n"
                               "    return first + second * 42;\n}\n\n")};
    case Reply::Table:
        return {QStringLiteral("| name | what it means | count |\n|:--|:--|--:|\n"),
                QStringLiteral("| apple | a **fruit** with seeds | 12 |\n| `pear` | another one, a "
                               "little softer | 345 |\n| 枇杷 | 一种水果 | 6 |\n")};
    case Reply::List:
        return {QString(),
                QStringLiteral("- an item with **bold** words\n- another one with `code` "
                               "in it\n  - and one below it\n- 第三项\n")};
    case Reply::Prose:
        break;
    }
    return {QString(), prosePiece()};
}

/// A reply of so many characters.
inline QString replyOf(Reply reply, qsizetype characters)
{
    const auto [begin, again] = piecesOf(reply);
    return (begin + again.repeated(characters / again.size() + 1)).left(characters);
}

} // namespace bench

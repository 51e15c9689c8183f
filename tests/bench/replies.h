// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bench {

/// What a long reply consists of.
enum class Reply { Prose, Code, Table, List, Paragraph };

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

/// What an assistant writes about a program: most of its paragraphs have a sign that may be a mark,
/// an underscore, a price, a formula, an address.
inline QString talkPiece()
{
    return QStringLiteral(
        "### 1. Why `std::move` matters\n\nWhen you call `std::move(x)`, nothing is *actually* "
        "moved; "
        "it's a cast to `T&&`. See [cppreference](https://en.cppreference.com/w/cpp/utility/move), "
        "AT&T's notes [1], and https://a.example/b_c.\n\n**Key points:**\n\n1. **It's a cast.** "
        "Read "
        "neither arr[0] nor map[\"key\"] from what was moved.\n2. ***Important:*** the value of a "
        "function is moved by itself, so `return std::move(local);` is a _pessimization_.\n\n"
        "| Operation | Cost | Notes |\n|:--|:-:|--:|\n| copy `std::string` | O(n) | ~24 bytes |\n"
        "| move | O(1) | **no** allocation |\n\nIt costs about $5 per 1,000,000 & 20% less later, "
        "2 < 3 and x > y. Let $n$ be the number of elements; then $O(n \\log n)$ holds.\n\n"
        "```cpp\nauto out = std::move(in); // cheap\n```\n\n> **Note:** snake_case_names are "
        "common in Python.\n\n移动语义的核心是“转移所有权”，例如 `std::unique_ptr` 只能移动。\n\n"
        "- Run `cmake --build build -j`.\n  - If it fails, ask me@example.com (#42).\n\n");
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
    case Reply::Paragraph:
        return {QString(),
                QStringLiteral("Words of a paragraph that goes on, with **bold** ones, `code` and "
                               "[links](https://a.example), 也有中文，一直写下去。\n")};
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

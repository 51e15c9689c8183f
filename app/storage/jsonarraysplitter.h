// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <optional>

namespace storage {

/// Walks the elements of a JSON array (RFC 8259) without building a tree of the whole, so that a
/// large file costs one element at a time. Elements are only delimited here; whoever parses them
/// finds out whether they are well formed.
class JsonArraySplitter
{
public:
    /// The bytes are not copied and have to outlive this.
    explicit JsonArraySplitter(QByteArrayView json);

    enum class Problem {
        None,
        NotAnArray,
        Unfinished,
        Trailing, ///< something follows the array
        TooDeep,
        TooLarge
    };
    /// The next element without white space around it; nothing at the end and after a problem.
    [[nodiscard]] std::optional<QByteArrayView> next();
    [[nodiscard]] Problem problem() const { return m_problem; }

private:
    void skipSpace();
    [[nodiscard]] char peek() const;
    std::optional<QByteArrayView> fail(Problem problem);
    std::optional<QByteArrayView> finish();
    std::optional<QByteArrayView> element();
    [[nodiscard]] qsizetype afterString(qsizetype quote) const;

    QByteArrayView m_json;
    qsizetype m_pos = 0;
    bool m_isFirst = true;
    bool m_isFinished = false;
    Problem m_problem = Problem::None;
};

} // namespace storage

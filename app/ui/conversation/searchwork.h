// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/document.h"
#include "ui/conversation/rowflow.h"
#include "ui/conversation/wordmatcher.h"

#include <QElapsedTimer>
#include <functional>
#include <optional>

namespace ui {

/// One message that is being searched, over several slices when it is long. A value.
class SearchWork
{
public:
    static constexpr qint64 kSliceMs = 6;
    /// What shows a part already; null: nobody.
    using FlowOf = std::function<const RowFlow *(int part, RowFlow::Kind kind)>;

    SearchWork() = default;
    SearchWork(int row, QList<core::ContentPart> parts);

    [[nodiscard]] int row() const { return m_row; } ///< -1: none
    /// False when the time is up before all of it was searched.
    [[nodiscard]] bool goOn(const WordMatcher &matcher, core::Role role, const FlowOf &flowOf,
                            const QElapsedTimer &timer);
    /// A long answer in JSON that nobody shows: it waits for its tree, which is made on the pool.
    [[nodiscard]] bool isAwaiting() const { return m_isAwaiting; }
    [[nodiscard]] const core::ContentPart &awaited() const { return m_parts.at(m_part); }
    void take(render::Document tree);
    [[nodiscard]] std::vector<FoundPart> takeFound() { return std::move(m_found); }

private:
    [[nodiscard]] bool parse(const QString &text, RowFlow::Kind kind, const QElapsedTimer &timer);
    [[nodiscard]] bool searchLeaves(const WordMatcher &matcher, const QList<render::Block> &blocks,
                                    const QElapsedTimer &timer);

    int m_row = -1;
    QList<core::ContentPart> m_parts;
    int m_part = 0;
    std::optional<render::Document> m_document;
    bool m_isAwaiting = false;
    qsizetype m_fed = 0;
    int m_leaf = 0;     ///< the next one of the part
    FoundPart m_inPart; ///< in those before it
    std::vector<FoundPart> m_found;
};

} // namespace ui

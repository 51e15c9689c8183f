// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "ui/conversation/rowlist.h"

#include <QDeadlineTimer>
#include <optional>

namespace ui {

/// Where the view stands over the rows, and whether it follows the end. Only what a person does
/// releases or attaches it; what grows never moves the line that is being read.
class Scroller
{
public:
    /// How much of the view's top lies below something else.
    struct Cover {
        int now = 0;
        int most = 0; ///< what is brought into view keeps clear of that
    };

    /// How long settle() may take. Before "forever", it sets only what is in view, and has to be
    /// called again when it has left something out.
    struct Turn {
        QDeadlineTimer until{QDeadlineTimer::Forever};
        bool hasLeftOut = false;
    };

    explicit Scroller(RowList &rows);

    void setMode(core::FollowMode mode) { m_mode = mode; }
    [[nodiscard]] core::FollowMode mode() const { return m_mode; }
    void setViewHeight(int height) { m_viewHeight = height; }
    [[nodiscard]] int viewHeight() const { return m_viewHeight; }
    /// Room above the first row and below the last one.
    void setMargins(int above, int below);
    /// Besides, room for rows that exist and are not here, as if they were like those that are:
    /// where the reader is among all is seen, and stays when all of them come. To be said again
    /// when the rows have another width.
    void leaveRoom(int rowsAbove, int rowsBelow);

    [[nodiscard]] qint64 offset() const { return m_offset; }
    [[nodiscard]] qint64 maxOffset() const;
    [[nodiscard]] bool isPinned() const { return m_isPinned; }
    [[nodiscard]] bool isAtEnd() const { return m_offset >= maxOffset(); }
    /// y of the view for a y of the rows.
    [[nodiscard]] int toView(qint64 y) const { return int(y + m_above - m_offset); }
    [[nodiscard]] qint64 toRows(int viewY) const { return viewY + m_offset - m_above; }

    /// A person moved the view.
    void scrollTo(qint64 offset);
    void release()
    {
        m_isPinned = false;
        endRestoring();
    }
    void pinToEnd();
    /// A question was sent: the end, or the question at the top.
    void showQuestion(int row);
    /// The spot at the view's top; its y may lie above what it counts from.
    void showPlace(const ListAnchor &anchor);
    /// The row's top so far from the view's top.
    void showRow(int row, int distance);
    void forgetQuestion() { m_questionRow = -1; }

    /// The same for a place of an earlier run: it holds through whatever the rows go through until
    /// the view stands, because only then their heights are those of that time.
    void restore(int row, const core::ScrollPlace &place);
    void endRestoring() { m_restored.reset(); }
    [[nodiscard]] bool isRestoring() const { return m_restored.has_value(); }
    /// Remembers the line that must not move.
    void capture() { m_anchor = m_restored.value_or(m_rows.anchorAt(m_offset - m_above)); }
    /// Sets what is near the view and keeps the remembered line still, or the end in view.
    void settle();

    Cover cover; ///< as the view says
    Turn turn;

private:
    /// The end at once, without following it.
    void showEnd();
    [[nodiscard]] int spacer() const;
    [[nodiscard]] bool isHeld() const;
    void clamp();
    /// The offset of what stays still.
    [[nodiscard]] qint64 wanted() const;

    RowList &m_rows;
    core::FollowMode m_mode = core::FollowMode::FollowEnd;
    qint64 m_offset = 0;
    int m_viewHeight = 0;
    int m_marginAbove = 0;
    int m_marginBelow = 0;
    int m_above = 0; ///< the margin, and the room for what is not here
    int m_below = 0;
    bool m_isPinned = true;
    int m_questionRow = -1; ///< held at the top
    ListAnchor m_anchor;
    std::optional<ListAnchor> m_restored;
};

/// The line at y of the rows, for Scroller::restore().
[[nodiscard]] core::ScrollPlace::Line lineAt(const RowList &rows, qint64 y);

} // namespace ui

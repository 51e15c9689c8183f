// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"
#include "support/paintwatch.h"

#include <QElapsedTimer>
#include <algorithm>

namespace bench {

/// Looks at every picture of the conversation: an empty one stays on the screen until the next.
class Pictures
{
public:
    explicit Pictures(ui::ConversationView &view)
        : m_watch(view, [this] { look(); })
    {
        m_since.start();
    }
    /// The picture that stands on the screen has an empty row.
    [[nodiscard]] bool isEmpty() const { return m_sequence > 0; }

    Series apart; ///< milliseconds from one to the next
    double longestEmptyMs = 0;
    int empty = 0;
    int emptyInSequence = 0;

private:
    void look()
    {
        const double ms = double(m_since.nsecsElapsed()) / 1e6;
        m_since.start();
        apart.add(ms);
        if (m_sequence > 0)
            longestEmptyMs = std::max(longestEmptyMs, ms);
        // The rows themselves are asked, and what Hurry knows to be left out of them.
        const bool isWhole = !m_watch.hasEmptyRow() && m_watch.hurry().isWhole();
        m_sequence = isWhole ? 0 : m_sequence + 1;
        empty += m_sequence > 0 ? 1 : 0;
        emptyInSequence = std::max(emptyInSequence, m_sequence);
    }

    QElapsedTimer m_since;
    int m_sequence = 0;
    support::PaintWatch m_watch;
};

} // namespace bench

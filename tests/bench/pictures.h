// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/hurry.h"

#include <QElapsedTimer>
#include <QEvent>
#include <algorithm>

namespace bench {

/// Looks at every picture of the conversation: an empty one stays on the screen until the next.
class Pictures : public QObject
{
public:
    explicit Pictures(ui::ConversationView &view)
        : m_hurry(view.findChild<ui::Hurry *>())
        , m_port(view.viewport())
    {
        m_port->installEventFilter(this);
        m_port->installEventFilter(m_hurry); // before this: what it holds is not painted
        m_since.start();
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            const double ms = double(m_since.nsecsElapsed()) / 1e6;
            m_since.start();
            apart.add(ms);
            if (m_sequence > 0)
                longestEmptyMs = std::max(longestEmptyMs, ms);
            m_sequence = m_hurry->isWhole() ? 0 : m_sequence + 1;
            empty += m_sequence > 0 ? 1 : 0;
            emptyInSequence = std::max(emptyInSequence, m_sequence);
        }
        return QObject::eventFilter(watched, event);
    }
    /// The picture that stands on the screen has an empty row.
    [[nodiscard]] bool isEmpty() const { return m_sequence > 0; }

    Series apart; ///< milliseconds from one to the next
    double longestEmptyMs = 0;
    int empty = 0;
    int emptyInSequence = 0;

private:
    ui::Hurry *m_hurry;
    QWidget *m_port;
    QElapsedTimer m_since;
    int m_sequence = 0;
};

} // namespace bench

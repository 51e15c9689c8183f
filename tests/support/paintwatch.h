// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationview.h"
#include "ui/conversation/hurry.h"

#include <QEvent>
#include <algorithm>
#include <functional>

namespace support {

/// Hears of each picture of a conversation in the moment in which it is painted; of what ui::Hurry
/// holds back it hears nothing. The view must outlive its use.
class PaintWatch : public QObject
{
public:
    PaintWatch(ui::ConversationView &view, std::function<void()> painted)
        : m_view(view)
        , m_hurry(view.findChild<ui::Hurry *>())
        , m_painted(std::move(painted))
    {
        view.viewport()->installEventFilter(this);
        view.viewport()->installEventFilter(m_hurry); // before this: what it holds is not painted
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted();
        return QObject::eventFilter(watched, event);
    }
    [[nodiscard]] ui::Hurry &hurry() const { return *m_hurry; }
    /// A message in view is not read, or not set. Seen by a walk over the rows: what Hurry thinks
    /// of them decides what it holds, and is no witness.
    [[nodiscard]] bool hasEmptyRow() const
    {
        const auto *rows = qobject_cast<const models::MessageModel *>(m_view.model());
        const int height = m_view.viewport()->height();
        for (int row = std::max(0, m_view.indexAt({0, 0}).row()); row < rows->rowCount(); ++row) {
            const QRect rect = m_view.visualRect(rows->index(row, 0));
            if (rect.top() >= height)
                break;
            if (rect.bottom() >= 0 && isEmpty(rows->message(row), row))
                return true;
        }
        return false;
    }

private:
    [[nodiscard]] bool isEmpty(const core::Message &message, int row) const
    {
        // What is set can be pressed, at least to copy it; while it is written, there is nothing.
        const bool isSet = core::isRunning(message.state) || !m_view.rowButtons(row).isEmpty();
        return !message.isLoaded || !isSet;
    }

    const ui::ConversationView &m_view;
    ui::Hurry *m_hurry;
    std::function<void()> m_painted;
};

} // namespace support

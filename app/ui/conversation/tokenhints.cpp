// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/tokenhints.h"

#include "ui/conversation/tokenwords.h"

#include <QAbstractScrollArea>
#include <QHelpEvent>
#include <QToolTip>
#include <utility>

namespace ui {

TokenHints::TokenHints(const Scene &scene, QAbstractScrollArea &view)
    : QObject(&view)
    , m_scene(scene)
    , m_view(view)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &TokenHints::goOn);
    m_scene.context.placeLater = [this](const QUuid &message) {
        m_waiting.insert(message);
        m_timer.start();
    };
    connect(&m_scene.selector, &Selector::changed, this, &TokenHints::tellSelected);
    view.viewport()->installEventFilter(this);
}

bool TokenHints::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_scene.context.isProbabilityShown) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = tokenText(tokensBelow(help->pos()));
        if (!text.isEmpty()) {
            QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(text),
                               m_view.viewport());
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

QList<core::TokenProbability> TokenHints::tokensAt(const ViewPlace &place) const
{
    const bool isThere = place.row >= 0 && place.row < m_scene.rows.count();
    const MessageRow *live = isThere ? m_scene.rows.liveRow(place.row) : nullptr;
    return live ? ui::tokensAt(*live, m_scene.model.message(place.row), place.place)
                : QList<core::TokenProbability>();
}

QList<core::TokenProbability> TokenHints::tokensBelow(QPoint point) const
{
    const ViewPlace place = m_scene.selector.letterAt(point);
    const MessageRow *live = place.row < 0 ? nullptr : m_scene.rows.liveRow(place.row);
    if (!live)
        return {};
    // Beside the words nothing is meant.
    const QRect letter = live->cursorRect(place.place);
    const int y = m_scene.scroller.toView(m_scene.rows.top(place.row)) + letter.y();
    const bool isOnLine = y <= point.y() && point.y() <= y + letter.height();
    return isOnLine ? tokensAt(place) : QList<core::TokenProbability>();
}

/// Of the letter that was taken in or let go last.
void TokenHints::tellSelected()
{
    const TextSelection &selection = m_scene.selection;
    QString text;
    if (m_scene.context.isProbabilityShown && !selection.isEmpty()) {
        ViewPlace letter = selection.cursor();
        const bool isAtEnd = letter == selection.to();
        if (isAtEnd && letter.place.place.offset > 0)
            --letter.place.place.offset;
        text = tokenLine(tokensAt(letter));
    }
    if (!text.isEmpty() || m_hasSaid)
        Q_EMIT said(text);
    m_hasSaid = !text.isEmpty();
}

void TokenHints::goOn()
{
    const QSet<QUuid> waiting = std::exchange(m_waiting, {});
    for (const QUuid &message : waiting) {
        const int row =
            m_scene.model.conversation() ? m_scene.model.conversation()->rowOf(message) : -1;
        if (row < 0 || !m_scene.rows.liveRow(row))
            continue;
        (void)m_scene.rows.update(row);
        Q_EMIT placed(row);
    }
}

} // namespace ui

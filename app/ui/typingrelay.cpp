// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/typingrelay.h"

#include "ui/composer/composer.h"
#include "ui/conversation/announcer.h"
#include "ui/conversation/conversationview.h"

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>

namespace ui {

TypingRelay::TypingRelay(ConversationView &view, Composer &composer, QObject *parent)
    : QObject(parent)
    , m_composer(composer)
    , m_field(composer.focusProxy())
{
    connect(&view, &ConversationView::textTyped, this, [this](const QString &text) {
        m_composer.focusInput();
        m_composer.insertText(text);
    });
    watch(&view);
    if (m_field)
        m_field->installEventFilter(this);
}

void TypingRelay::watch(ConversationView *view)
{
    m_views.removeIf([](const QPointer<ConversationView> &one) { return one.isNull(); });
    m_views.append(view);
    view->installEventFilter(this);
}

bool TypingRelay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return turnPage(*static_cast<QKeyEvent *>(event));
    const auto *view = qobject_cast<ConversationView *>(watched);
    if (!view || !m_field || !m_field->isEnabled())
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::InputMethodQuery:
        answer(*view, *static_cast<QInputMethodQueryEvent *>(event));
        return true;
    case QEvent::InputMethod:
        passOn(*static_cast<QInputMethodEvent *>(event));
        return true;
    case QEvent::KeyPress:
        if (!static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste))
            break;
        m_composer.take(QGuiApplication::clipboard()->mimeData());
        return true;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool TypingRelay::turnPage(QKeyEvent &event)
{
    const bool isPage = event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown;
    const bool isPlain = !(event.modifiers() & ~Qt::KeypadModifier);
    const auto *field = qobject_cast<QAbstractScrollArea *>(m_field.data());
    // The field grows with its text; only when it may not any more, it scrolls.
    const bool isWhole = field && field->verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff;
    ConversationView *view = isPage && isPlain && isWhole ? shown() : nullptr;
    if (!view)
        return false;
    QCoreApplication::sendEvent(view, &event);
    return true;
}

ConversationView *TypingRelay::shown() const
{
    for (const QPointer<ConversationView> &view : m_views) {
        // Screen readers do not hear of those that stand beside the one that is read.
        if (view && view->isVisible() && !view->property(kQuietProperty).toBool())
            return view;
    }
    return nullptr;
}

/// The composer's answers; its places as seen from the conversation, which has the focus.
void TypingRelay::answer(const ConversationView &view, QInputMethodQueryEvent &query) const
{
    QCoreApplication::sendEvent(m_field, &query);
    const QPointF way =
        m_field->mapTo(m_field->window(), QPoint()) - view.mapTo(view.window(), QPoint());
    for (const Qt::InputMethodQuery place :
         {Qt::ImCursorRectangle, Qt::ImAnchorRectangle, Qt::ImInputItemClipRectangle}) {
        if (query.queries() & place)
            query.setValue(place, query.value(place).toRectF().translated(way));
    }
}

void TypingRelay::passOn(QInputMethodEvent &event)
{
    QCoreApplication::sendEvent(m_field, &event);
    if (event.preeditString().isEmpty() && !event.commitString().isEmpty())
        m_composer.focusInput();
}

} // namespace ui

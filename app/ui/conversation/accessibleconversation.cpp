// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/accessibleconversation.h"

#include "core/message.h"
#include "models/messagemodel.h"
#include "ui/conversation/conversationview.h"

namespace ui {
namespace {

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className != QLatin1StringView("ui::ConversationView"))
        return nullptr;
    return new AccessibleConversation(static_cast<ConversationView *>(object));
}

QString authorOf(int role)
{
    switch (core::Role(role)) {
    case core::Role::User:
        return ConversationView::tr("You");
    case core::Role::Assistant:
        return ConversationView::tr("Reply");
    default:
        return ConversationView::tr("Instructions");
    }
}

} // namespace

void AccessibleConversation::install()
{
    QAccessible::removeFactory(make);
    QAccessible::installFactory(make);
}

AccessibleConversation::AccessibleConversation(ConversationView *view)
    : QAccessibleWidget(view, QAccessible::List, view->accessibleName())
{
}

AccessibleConversation::~AccessibleConversation()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

ConversationView *AccessibleConversation::view() const
{
    return static_cast<ConversationView *>(object());
}

int AccessibleConversation::childCount() const
{
    return view()->model() ? view()->model()->rowCount() : 0;
}

QAccessibleInterface *AccessibleConversation::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (const QAccessible::Id id = m_children.value(index))
        return QAccessible::accessibleInterface(id);
    auto *made = new AccessibleRow(view(), index); // Qt's registry owns it
    m_children.insert(index, QAccessible::registerAccessibleInterface(made));
    return made;
}

int AccessibleConversation::indexOfChild(const QAccessibleInterface *child) const
{
    return child && child->role() == QAccessible::ListItem
               ? static_cast<const AccessibleRow *>(child)->row()
               : -1;
}

QAccessibleInterface *AccessibleConversation::childAt(int x, int y) const
{
    const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? child(index.row()) : nullptr;
}

bool AccessibleRow::isValid() const
{
    return m_view && m_view->model() && m_row < m_view->model()->rowCount();
}

QAccessibleInterface *AccessibleRow::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view.data()) : nullptr;
}

QString AccessibleRow::text(QAccessible::Text which) const
{
    if (!isValid())
        return {};
    const QModelIndex index = m_view->model()->index(m_row, 0);
    const QString author = authorOf(index.data(models::MessageModel::AuthorRole).toInt());
    if (which == QAccessible::Name) {
        return QStringLiteral("%1: %2").arg(author,
                                            index.data(models::MessageModel::TextRole).toString());
    }
    return which == QAccessible::Value ? index.data(models::MessageModel::TextRole).toString()
                                       : QString();
}

QRect AccessibleRow::rect() const
{
    if (!isValid())
        return {};
    const QRect local = m_view->visualRect(m_view->model()->index(m_row, 0));
    return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
}

QAccessible::State AccessibleRow::state() const
{
    QAccessible::State state;
    state.readOnly = true;
    state.multiLine = true;
    state.focusable = true;
    state.offscreen = isValid()
                      && !rect().intersects(QRect(m_view->viewport()->mapToGlobal(QPoint()),
                                                  m_view->viewport()->size()));
    return state;
}

} // namespace ui

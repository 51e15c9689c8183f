// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/accessibleconversation.h"

#include "core/message.h"
#include "models/messagemodel.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/questionline.h"

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

int AccessibleConversation::rowsBegin() const
{
    return view()->instructionsRect().isNull() ? 0 : 1;
}

QAccessibleInterface *AccessibleConversation::questionLine() const
{
    auto *line = view()->findChild<QuestionLine *>(QString(), Qt::FindDirectChildrenOnly);
    return line && line->isVisible() ? QAccessible::queryAccessibleInterface(line) : nullptr;
}

int AccessibleConversation::childCount() const
{
    const int rows = view()->model() ? view()->model()->rowCount() : 0;
    return rowsBegin() + rows + (questionLine() ? 1 : 0);
}

QAccessibleInterface *AccessibleConversation::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const int row = index - rowsBegin();
    if (row >= 0 && row >= view()->model()->rowCount())
        return questionLine();
    if (const QAccessible::Id id = m_children.value(row))
        return QAccessible::accessibleInterface(id);
    // Qt's registry owns it.
    QAccessibleInterface *made = nullptr;
    if (row < 0)
        made = new AccessibleInstructions(view());
    else
        made = new AccessibleRow(view(), row);
    m_children.insert(row, QAccessible::registerAccessibleInterface(made));
    return made;
}

int AccessibleConversation::indexOfChild(const QAccessibleInterface *child) const
{
    if (child && child == questionLine())
        return childCount() - 1;
    if (child && child->role() == QAccessible::Button)
        return rowsBegin() - 1;
    return child && child->role() == QAccessible::ListItem
               ? static_cast<const AccessibleRow *>(child)->row() + rowsBegin()
               : -1;
}

QAccessibleInterface *AccessibleConversation::childAt(int x, int y) const
{
    const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
    if (QAccessibleInterface *line = questionLine(); line && line->rect().contains(x, y))
        return line;
    if (view()->instructionsRect().contains(point))
        return child(0);
    const QModelIndex index = view()->indexAt(point);
    return index.isValid() ? child(index.row() + rowsBegin()) : nullptr;
}

bool AccessibleRow::isValid() const
{
    return m_view && m_view->model() && m_row < m_view->model()->rowCount();
}

QAccessibleInterface *AccessibleLeaf::parent() const
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
    if (which == QAccessible::Description)
        return m_view->rowStatus(m_row);
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

void *AccessibleLeaf::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                : nullptr;
}

QStringList AccessibleRow::actionNames() const
{
    QStringList names;
    if (!isValid())
        return names;
    const QList<RowButton> buttons = m_view->rowButtons(m_row);
    for (const RowButton &button : buttons)
        names.append(button.text);
    return names;
}

void AccessibleRow::doAction(const QString &name)
{
    if (isValid())
        m_view->pressRowAction(m_row, name);
}

QString AccessibleInstructions::text(QAccessible::Text which) const
{
    return which == QAccessible::Name ? ConversationView::tr("Instructions") : QString();
}

QRect AccessibleInstructions::rect() const
{
    if (!m_view)
        return {};
    const QRect local = m_view->instructionsRect();
    return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
}

QAccessible::State AccessibleInstructions::state() const
{
    QAccessible::State state;
    state.focusable = true;
    state.focused = m_view && m_view->hasFocus() && m_view->isInstructionsFocused();
    return state;
}

void AccessibleInstructions::doAction(const QString &name)
{
    if (m_view && name == pressAction())
        Q_EMIT m_view->instructionsRequested();
}

} // namespace ui

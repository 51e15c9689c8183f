// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/accessibleconversation.h"

#include "ui/conversation/accessiblerow.h"
#include "ui/conversation/conversationview.h"

namespace ui {
namespace {

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className != QLatin1StringView("ui::ConversationView"))
        return nullptr;
    return new AccessibleConversation(static_cast<ConversationView *>(object));
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
    forgetRows(0);
    if (m_instructions != 0)
        QAccessible::deleteAccessibleInterface(m_instructions);
}

ConversationView *AccessibleConversation::view() const
{
    return static_cast<ConversationView *>(object());
}

ConversationReach AccessibleConversation::reach() const
{
    return ConversationReach(*view());
}

int AccessibleConversation::rowsBegin() const
{
    return view()->instructionsRect().isNull() ? 0 : 1;
}

int AccessibleConversation::childCount() const
{
    return rowsBegin() + reach().rowCount() + int(reach().bars().size());
}

QAccessibleInterface *AccessibleConversation::child(int index) const
{
    const int row = index - rowsBegin();
    const int rows = reach().rowCount();
    if (index < 0 || row >= rows) {
        QWidget *bar = index < 0 ? nullptr : reach().bars().value(row - rows);
        return bar ? QAccessible::queryAccessibleInterface(bar) : nullptr;
    }
    if (row >= 0)
        return this->row(row);
    // Qt's registry owns it.
    if (m_instructions == 0) {
        m_instructions =
            QAccessible::registerAccessibleInterface(new AccessibleInstructions(view()));
    }
    return QAccessible::accessibleInterface(m_instructions);
}

AccessibleRow *AccessibleConversation::knownRow(int row) const
{
    return static_cast<AccessibleRow *>(QAccessible::accessibleInterface(m_rows.value(row)));
}

AccessibleRow *AccessibleConversation::row(int row) const
{
    if (row < 0 || row >= reach().rowCount())
        return nullptr;
    if (AccessibleRow *known = knownRow(row))
        return known;
    // Qt's registry owns it, too.
    auto *made = new AccessibleRow(view(), row);
    m_rows.insert(row, QAccessible::registerAccessibleInterface(made));
    return made;
}

void AccessibleConversation::forgetRows(int first)
{
    m_rows.removeIf([first](const auto &row) {
        if (row.key() < first)
            return false;
        QAccessible::deleteAccessibleInterface(row.value());
        return true;
    });
}

int AccessibleConversation::indexOfChild(const QAccessibleInterface *child) const
{
    if (!child)
        return -1;
    if (child->role() == QAccessible::ListItem)
        return static_cast<const AccessibleRow *>(child)->row() + rowsBegin();
    for (int i = 0; i < childCount();
         i = i == 0 ? qMax(1, rowsBegin() + reach().rowCount()) : i + 1) {
        if (this->child(i) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *AccessibleConversation::childAt(int x, int y) const
{
    const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
    const QList<QWidget *> bars = reach().bars();
    for (QWidget *bar : bars) {
        if (bar->geometry().contains(view()->mapFromGlobal(QPoint(x, y))))
            return QAccessible::queryAccessibleInterface(bar);
    }
    if (view()->instructionsRect().contains(point))
        return child(0);
    const QModelIndex index = view()->indexAt(point);
    return index.isValid() ? row(index.row()) : nullptr;
}

QAccessibleInterface *AccessibleConversation::focusChild() const
{
    const std::optional<int> focused = reach().focusedRow();
    if (!focused)
        return QAccessibleWidget::focusChild();
    return *focused < 0 ? child(0) : row(*focused)->focusChild();
}

QAccessibleInterface *AccessibleLeaf::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view.data()) : nullptr;
}

void *AccessibleLeaf::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                : nullptr;
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

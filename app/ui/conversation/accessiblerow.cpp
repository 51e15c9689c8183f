// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagemodel.h"
#include "ui/conversation/accessibleconversation.h"
#include "ui/conversation/conversationview.h"

namespace ui {

AccessibleRow::~AccessibleRow()
{
    for (const QAccessible::Id id : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(id);
}

int AccessibleRow::childCount() const
{
    return isValid() ? 1 + int(m_view->rowButtons(m_row).size()) : 0;
}

QAccessibleInterface *AccessibleRow::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (const QAccessible::Id id = m_parts.value(index))
        return QAccessible::accessibleInterface(id);
    // Qt's registry owns it.
    auto *made = new AccessiblePart(m_view, m_row, index);
    m_parts.insert(index, QAccessible::registerAccessibleInterface(made));
    return made;
}

int AccessibleRow::indexOfChild(const QAccessibleInterface *child) const
{
    for (auto it = m_parts.constBegin(); it != m_parts.constEnd(); ++it) {
        if (QAccessible::accessibleInterface(it.value()) == child)
            return it.key();
    }
    return -1;
}

QAccessibleInterface *AccessibleRow::childAt(int x, int y) const
{
    for (int i = 1; i < childCount(); ++i) {
        QAccessibleInterface *part = child(i);
        if (part && part->rect().contains(x, y))
            return part;
    }
    return nullptr;
}

std::optional<RowButton> AccessiblePart::button() const
{
    const QList<RowButton> buttons =
        m_view && m_view->model() && m_row < m_view->model()->rowCount() ? m_view->rowButtons(m_row)
                                                                         : QList<RowButton>();
    if (m_part < 1 || m_part > buttons.size())
        return std::nullopt;
    return buttons.at(m_part - 1);
}

bool AccessiblePart::isValid() const
{
    return m_view && m_view->model() && m_row < m_view->model()->rowCount()
           && (m_part == 0 || button());
}

QAccessibleInterface *AccessiblePart::parent() const
{
    QAccessibleInterface *list = AccessibleLeaf::parent();
    return list ? list->child(m_row + (m_view->instructionsRect().isNull() ? 0 : 1)) : nullptr;
}

QString AccessiblePart::text(QAccessible::Text which) const
{
    if (which != QAccessible::Name || !isValid())
        return {};
    return m_part == 0 ? m_view->rowStatus(m_row) : button()->text;
}

QRect AccessiblePart::rect() const
{
    if (!isValid())
        return {};
    const QRect row = m_view->visualRect(m_view->model()->index(m_row, 0));
    const QRect local = m_part == 0 ? row : button()->rect.translated(row.topLeft());
    return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
}

QAccessible::Role AccessiblePart::role() const
{
    return m_part == 0 ? QAccessible::StaticText : QAccessible::Button;
}

QAccessible::State AccessiblePart::state() const
{
    QAccessible::State state;
    state.readOnly = m_part == 0;
    state.focusable = m_part > 0;
    state.invisible = m_part == 0 && text(QAccessible::Name).isEmpty();
    return state;
}

QStringList AccessiblePart::actionNames() const
{
    return m_part == 0 ? QStringList() : QStringList{pressAction()};
}

void AccessiblePart::doAction(const QString &name)
{
    const std::optional<RowButton> pressed = button();
    if (pressed && name == pressAction())
        m_view->pressRowAction(m_row, pressed->text);
}

} // namespace ui

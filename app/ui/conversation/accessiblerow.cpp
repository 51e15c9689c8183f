// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/accessiblerow.h"

#include "ui/conversation/conversationview.h"

#include <algorithm>

namespace ui {
namespace {

std::optional<RowButton> sameIn(const QList<RowButton> &all, const RowButton &button)
{
    const auto same = std::find_if(all.cbegin(), all.cend(), [&button](const RowButton &other) {
        return isSameButton(other, button);
    });
    return same == all.cend() ? std::nullopt : std::optional(*same);
}

} // namespace

AccessibleRow::~AccessibleRow()
{
    if (m_status != 0)
        QAccessible::deleteAccessibleInterface(m_status);
    for (const Part &part : std::as_const(m_parts))
        QAccessible::deleteAccessibleInterface(part.id);
}

bool AccessibleRow::isValid() const
{
    return m_view && m_row < ConversationReach(*m_view).rowCount();
}

QString AccessibleRow::text(QAccessible::Text which) const
{
    if (!isValid())
        return {};
    if (which == QAccessible::Name)
        return ConversationReach(*m_view).name(m_row);
    return which == QAccessible::Description ? ConversationReach(*m_view).details(m_row)
                                             : QString();
}

QRect AccessibleRow::rect() const
{
    return isValid() ? ConversationReach(*m_view).rect(m_row) : QRect();
}

QAccessible::State AccessibleRow::state() const
{
    QAccessible::State state;
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    state.focusable = true;
    if (!isValid())
        return state;
    const ConversationReach reach(*m_view);
    state.focused = reach.focusedRow() == m_row && !reach.focusedButton();
    state.busy = core::isRunning(reach.message(m_row).state);
    state.offscreen = !rect().intersects(
        QRect(m_view->viewport()->mapToGlobal(QPoint()), m_view->viewport()->size()));
    return state;
}

void *AccessibleRow::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(&m_words)
                                              : AccessibleLeaf::interface_cast(type);
}

QStringList AccessibleRow::buttonNames() const
{
    QStringList names;
    const QList<RowButton> buttons = ConversationReach(*m_view).buttons(m_row);
    for (const RowButton &button : buttons) {
        QString name = button.text;
        for (int number = 2; names.contains(name); ++number)
            name = QStringLiteral("%1 %2").arg(button.text).arg(number);
        names.append(name);
    }
    return names;
}

QStringList AccessibleRow::actionNames() const
{
    return isValid() ? buttonNames() << setFocusAction() : QStringList();
}

void AccessibleRow::doAction(const QString &name)
{
    if (!isValid())
        return;
    ConversationReach reach(*m_view);
    const qsizetype pressed = buttonNames().indexOf(name);
    if (pressed >= 0)
        reach.press(m_row, reach.buttons(m_row).at(pressed));
    else if (name == setFocusAction())
        reach.focus(m_row, std::nullopt);
}

int AccessibleRow::childCount() const
{
    return isValid() ? 1 + int(parts().size()) : 0;
}

QAccessibleInterface *AccessibleRow::child(int index) const
{
    if (index < 0 || !isValid())
        return nullptr;
    if (index == 0)
        return statusPart();
    const QList<RowButton> all = parts();
    return index <= all.size() ? part(all.at(index - 1)) : nullptr;
}

QList<RowButton> AccessibleRow::parts() const
{
    const ConversationReach reach(*m_view);
    return reach.buttons(m_row) + reach.pictures(m_row);
}

QAccessibleInterface *AccessibleRow::statusPart() const
{
    // Qt's registry owns it.
    if (m_status == 0) {
        m_status = QAccessible::registerAccessibleInterface(
            new AccessiblePart(m_view, m_row, std::nullopt));
    }
    return QAccessible::accessibleInterface(m_status);
}

/// The same button keeps its part, whichever others come and go beside it.
QAccessibleInterface *AccessibleRow::part(const RowButton &button) const
{
    for (const Part &part : std::as_const(m_parts)) {
        if (isSameButton(part.button, button))
            return QAccessible::accessibleInterface(part.id);
    }
    auto *made = new AccessiblePart(m_view, m_row, button);
    m_parts.append({button, QAccessible::registerAccessibleInterface(made)});
    return made;
}

int AccessibleRow::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (this->child(i) == child)
            return i;
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

QAccessibleInterface *AccessibleRow::focusChild() const
{
    if (!isValid() || ConversationReach(*m_view).focusedRow() != m_row)
        return nullptr;
    if (const std::optional<RowButton> button = ConversationReach(*m_view).focusedButton())
        return part(*button);
    return const_cast<AccessibleRow *>(this); // NOLINT: as Qt's own do
}

std::optional<RowButton> AccessiblePart::button() const
{
    if (!m_button || !m_view || m_row >= ConversationReach(*m_view).rowCount())
        return std::nullopt;
    return sameIn(ConversationReach(*m_view).buttons(m_row), *m_button);
}

std::optional<RowButton> AccessiblePart::shown() const
{
    const std::optional<RowButton> pressable = button();
    if (pressable || !m_button || !m_view || m_row >= ConversationReach(*m_view).rowCount())
        return pressable;
    return sameIn(ConversationReach(*m_view).pictures(m_row), *m_button);
}

bool AccessiblePart::isValid() const
{
    return m_view && m_row < ConversationReach(*m_view).rowCount() && (!m_button || shown());
}

QAccessibleInterface *AccessiblePart::parent() const
{
    auto *list = static_cast<AccessibleConversation *>(AccessibleLeaf::parent());
    return list ? list->row(m_row) : nullptr;
}

QString AccessiblePart::text(QAccessible::Text which) const
{
    if (which == QAccessible::Description && m_button && isValid())
        return shown()->details;
    if (which != QAccessible::Name || !isValid())
        return {};
    return m_button ? shown()->text : ConversationReach(*m_view).status(m_row);
}

QRect AccessiblePart::rect() const
{
    if (!isValid())
        return {};
    const ConversationReach reach(*m_view);
    return m_button ? reach.rect(m_row, *shown()) : reach.rect(m_row);
}

QAccessible::Role AccessiblePart::role() const
{
    if (!m_button)
        return QAccessible::StaticText;
    // A picture that is only named by its address cannot be opened.
    return button() || !shown() ? QAccessible::Button : QAccessible::Graphic;
}

QAccessible::State AccessiblePart::state() const
{
    QAccessible::State state;
    const bool isPressable = button().has_value();
    state.readOnly = !isPressable;
    state.focusable = isPressable;
    state.invisible = !m_button && text(QAccessible::Name).isEmpty();
    if (!m_button || !m_view)
        return state;
    const ConversationReach reach(*m_view);
    const std::optional<RowButton> focused = reach.focusedButton();
    state.focused = focused && reach.focusedRow() == m_row && isSameButton(*focused, *m_button);
    return state;
}

QStringList AccessiblePart::actionNames() const
{
    return button() ? QStringList{pressAction(), setFocusAction()} : QStringList();
}

void AccessiblePart::doAction(const QString &name)
{
    const std::optional<RowButton> pressed = button();
    if (!pressed)
        return;
    if (name == setFocusAction())
        ConversationReach(*m_view).focus(m_row, pressed);
    if (name != pressAction())
        return;
    const QAccessible::Id id = QAccessible::uniqueId(this);
    ConversationReach(*m_view).press(m_row, *pressed);
    // It may say something else now; and it may be gone, with its message.
    QAccessibleInterface *same = QAccessible::accessibleInterface(id);
    if (!same || !same->isValid())
        return;
    QAccessibleEvent event(same, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace ui

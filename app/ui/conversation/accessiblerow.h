// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/accessibleconversation.h"
#include "ui/conversation/accessiblerowtext.h"

namespace ui {

/// One message: what is written in it as one text, its buttons as its actions, and its parts
/// together with what its card says.
class AccessibleRow : public AccessibleLeaf
{
public:
    AccessibleRow(ConversationView *view, int row)
        : AccessibleLeaf(view)
        , m_row(row)
        , m_words(view, row)
    {
    }
    ~AccessibleRow() override;

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    /// The button that the keys act on, or the row itself.
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    [[nodiscard]] int row() const { return m_row; }

private:
    struct Part {
        RowButton button;
        QAccessible::Id id = 0;
    };
    /// A name for each button: those that say the same are numbered.
    [[nodiscard]] QStringList buttonNames() const;
    /// Its buttons and its pictures.
    [[nodiscard]] QList<RowButton> parts() const;
    [[nodiscard]] QAccessibleInterface *statusPart() const;
    [[nodiscard]] QAccessibleInterface *part(const RowButton &button) const;

    int m_row;
    AccessibleRowText m_words;
    mutable QAccessible::Id m_status = 0;
    mutable QList<Part> m_parts;
};

/// What a message's card or status line says, or a button or picture of the message.
class AccessiblePart : public AccessibleLeaf
{
public:
    /// Without a button: the words.
    AccessiblePart(ConversationView *view, int row, const std::optional<RowButton> &button)
        : AccessibleLeaf(view)
        , m_row(row)
        , m_button(button)
    {
    }

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;

private:
    /// As it is now; nothing when it is gone.
    [[nodiscard]] std::optional<RowButton> button() const;
    /// The same, or a picture that is no button.
    [[nodiscard]] std::optional<RowButton> shown() const;

    int m_row;
    std::optional<RowButton> m_button;
};

} // namespace ui

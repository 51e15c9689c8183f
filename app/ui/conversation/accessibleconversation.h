// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/rowbuttons.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>
#include <optional>

namespace ui {

class ConversationView;

/// What a screen reader sees of the conversation: a list of messages. A view of one's own exposes
/// no rows by itself.
class AccessibleConversation : public QAccessibleWidget
{
public:
    /// Makes Qt ask for these. Calling it again does nothing.
    static void install();

    explicit AccessibleConversation(ConversationView *view);
    ~AccessibleConversation() override;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;

private:
    [[nodiscard]] ConversationView *view() const;
    /// The index of the first message: the line with the instructions comes before it.
    [[nodiscard]] int rowsBegin() const;
    /// The question over the text comes last, so that messages keep their numbers; null: hidden.
    [[nodiscard]] QAccessibleInterface *questionLine() const;
    mutable QHash<int, QAccessible::Id> m_children;
};

/// A part of the view that has actions and no parts of its own.
class AccessibleLeaf : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

protected:
    explicit AccessibleLeaf(ConversationView *view)
        : m_view(view)
    {
    }

    QPointer<ConversationView> m_view;
};

/// The line that opens the instructions.
class AccessibleInstructions : public AccessibleLeaf
{
public:
    explicit AccessibleInstructions(ConversationView *view)
        : AccessibleLeaf(view)
    {
    }

    [[nodiscard]] bool isValid() const override { return m_view; }
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Button; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override;
};

/// One message. Its buttons are its actions, and its parts together with what its card says.
class AccessibleRow : public AccessibleLeaf
{
public:
    AccessibleRow(ConversationView *view, int row)
        : AccessibleLeaf(view)
        , m_row(row)
    {
    }
    ~AccessibleRow() override;

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] int row() const { return m_row; }

private:
    int m_row;
    mutable QHash<int, QAccessible::Id> m_parts;
};

/// What a message's card or status line says (part 0), or a button of the message.
class AccessiblePart : public AccessibleLeaf
{
public:
    AccessiblePart(ConversationView *view, int row, int part)
        : AccessibleLeaf(view)
        , m_row(row)
        , m_part(part)
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
    [[nodiscard]] int part() const { return m_part; }

private:
    [[nodiscard]] std::optional<RowButton> button() const;

    int m_row;
    int m_part;
};

} // namespace ui

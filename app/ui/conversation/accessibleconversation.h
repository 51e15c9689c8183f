// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationreach.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace ui {

class AccessibleRow;
class ConversationView;

/// What a screen reader sees of the conversation: a list of messages, between the line that opens
/// the instructions and the bars that lie over the end. A view of one's own exposes no rows by
/// itself.
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
    /// What the keys act on in there; null without the focus.
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    /// Null where no such message is.
    [[nodiscard]] AccessibleRow *row(int row) const;
    /// Null when nobody has asked for it.
    [[nodiscard]] AccessibleRow *knownRow(int row) const;
    /// Other messages will stand there: whoever holds one of these finds that it is gone.
    void forgetRows(int first);

private:
    [[nodiscard]] ConversationView *view() const;
    [[nodiscard]] ConversationReach reach() const;
    /// The index of the first message: the line with the instructions comes before it.
    [[nodiscard]] int rowsBegin() const;
    mutable QAccessible::Id m_instructions = 0;
    mutable QHash<int, QAccessible::Id> m_rows;
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

} // namespace ui

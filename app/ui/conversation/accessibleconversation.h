// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

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
    mutable QHash<int, QAccessible::Id> m_children;
};

/// One message.
class AccessibleRow : public QAccessibleInterface
{
public:
    AccessibleRow(ConversationView *view, int row)
        : m_view(view)
        , m_row(row)
    {
    }

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text which) const override;
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] int row() const { return m_row; }

private:
    QPointer<ConversationView> m_view;
    int m_row;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/rowtext.h"

#include <QAccessible>
#include <QPointer>

namespace ui {

class ConversationView;

/// What is written in a message, for screen readers: characters, where they stand, and what of them
/// is selected. Read anew whenever somebody asks: a message may be growing.
class AccessibleRowText : public QAccessibleTextInterface
{
public:
    AccessibleRowText(ConversationView *view, int row);
    ~AccessibleRowText() override;

    void selection(int index, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    [[nodiscard]] int cursorPosition() const override;
    void setCursorPosition(int position) override;
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;
    /// Qt's own (6.4) go round for ever at the end of a text that ends without the end of a word.
    QString textAtOffset(int offset, QAccessible::TextBoundaryType type, int *start,
                         int *end) const override;
    QString textBeforeOffset(int offset, QAccessible::TextBoundaryType type, int *start,
                             int *end) const override;
    QString textAfterOffset(int offset, QAccessible::TextBoundaryType type, int *start,
                            int *end) const override;

private:
    [[nodiscard]] RowText words() const;
    /// Start and end of what is selected.
    [[nodiscard]] std::pair<int, int> selected() const;

    QPointer<ConversationView> m_view;
    int m_row;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/rowtext.h"
#include "ui/conversation/textattributes.h"

#include <QCoreApplication>
#include <optional>
#include <utility>

class QWidget;

namespace ui {

class ConversationView;

/// The conversation view as screen readers reach it: what its rows say, are called and can do, and
/// where the keys act. A handle, made when something is asked. Rectangles and points are those of
/// the screen.
class ConversationReach
{
    Q_DECLARE_TR_FUNCTIONS(ui::ConversationReach)

public:
    explicit ConversationReach(ConversationView &view)
        : m_view(view)
    {
    }

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] const core::Message &message(int row) const;
    /// Who wrote it and when.
    [[nodiscard]] QString name(int row) const;
    /// How far a reply is, or how it ended; empty where there is nothing to say.
    [[nodiscard]] QString status(int row) const;
    /// What its card says, else what stands under it.
    [[nodiscard]] QString details(int row) const;
    /// Empty while the words lie on disk; they are asked for.
    [[nodiscard]] RowText text(int row) const;
    /// Also those that are scrolled out of view.
    [[nodiscard]] QList<RowButton> buttons(int row) const;
    /// Pictures that cannot be opened.
    [[nodiscard]] QList<RowButton> pictures(int row) const;
    void press(int row, const RowButton &button);
    [[nodiscard]] QRect rect(int row) const;
    [[nodiscard]] QRect rect(int row, const RowButton &button) const;
    /// Null out of view.
    [[nodiscard]] QRect characterRect(int row, const RowPlace &place) const;
    [[nodiscard]] RowPlace placeAt(int row, QPoint point) const;
    /// How the character looks, and how far it goes on so in its leaf.
    [[nodiscard]] AttributedStretch attributes(int row, const RowPlace &place) const;
    void show(int row, const RowPlace &place);

    /// What is selected in the row, and where its caret is; the same place twice: nothing.
    [[nodiscard]] std::pair<RowPlace, RowPlace> selection(int row) const;
    void select(int row, const RowPlace &from, const RowPlace &to);

    /// The row that keys act on, -1 for the line with the instructions, nothing without focus.
    [[nodiscard]] std::optional<int> focusedRow() const;
    /// It can be seen where that is: who came by mouse has no such place.
    [[nodiscard]] bool isFocusSeen() const;
    /// The button in it; nothing when it is the row itself.
    [[nodiscard]] std::optional<RowButton> focusedButton() const;
    void focus(int row, const std::optional<RowButton> &button);
    /// After the focus went elsewhere in the view.
    void announceFocus();
    /// Shows the place that the conversation remembers.
    void showRemembered();
    /// What lies over the rows and is shown.
    [[nodiscard]] QList<QWidget *> bars() const;

private:
    /// Null when its words are not there.
    [[nodiscard]] MessageRow *row(int row) const;

    ConversationView &m_view;
};

/// The same button, also after the row was laid out anew.
[[nodiscard]] bool isSameButton(const RowButton &one, const RowButton &other);

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mend.h"
#include "ui/conversation/rowcontext.h"

#include <QList>
#include <QRect>
#include <QString>
#include <optional>

class QPainter;

namespace ui {

enum class RowAction {
    Copy,
    Regenerate,
    PreviousSibling, ///< another version of the question, or answer to it
    NextSibling,
    More,
    Edit,
    OpenImage,   ///< the message's picture number `argument`
    OpenPicture, ///< one that a model wrote into its reply
    LoadPicture,
    DeclinePicture,
    CopyCode,
    CodeMore,      ///< what else can be done with a block of code
    ToggleCode,    ///< shows all of it, or its beginning
    ToggleTree,    ///< folds or opens what begins in a line of a tree of JSON
    MoreOfTree,    ///< shows all members
    ToggleAnswer,  ///< an answer in JSON as tree or text
    ToViolation,   ///< where an answer does not fit its schema
    AllViolations, ///< lists all of these places
    ToggleReasoning,
    ToggleTool, ///< what a tool was called with, or what it answered
    AnswerCall, ///< where a person answers it
    StopCall,
    AskAgain, ///< calls of this tool need a yes from now on
    ToggleFold,
    Mend,       ///< the button's `mend`
    Hurry,      ///< ends the pause before the next attempt
    Cancel,     ///< ends the reply instead
    AskBalance, ///< what is left on the account
    Details,
    CopyReport
};

[[nodiscard]] constexpr bool isSiblingStep(RowAction action)
{
    return action == RowAction::PreviousSibling || action == RowAction::NextSibling;
}

/// A Picture is painted by others; the button only shows how it stands.
enum class ButtonLook { Icon, Quiet, Filled, Line, Link, Picture };

/// Something to press in a row; painted by the row, pressed by the view.
struct RowButton {
    RowAction action = RowAction::Copy;
    ButtonLook look = ButtonLook::Icon;
    QRect rect;   ///< relative to the row's column
    QString icon; ///< of an icon button
    QString text; ///< what it says, or its name for the tool tip and screen readers
    /// Of code: its flow, and its first block or, for ToggleCode, its group. Of a tree: its flow
    /// and the block. Of a tool: its part. Of an answer in JSON: see answernote.h.
    /// Of a picture: its number; of one in a reply's text, flow and block.
    int argument = 0;
    core::Mend mend = {};
    QString details = {}; ///< what screen readers say of it beyond its name
    bool isSame(const RowButton &other) const
    {
        return action == other.action && argument == other.argument && mend == other.mend;
    }
};

/// What is under the pointer: a row, and its button where there is one.
struct RowTarget {
    int row = -1;
    std::optional<RowButton> button;
};

/// How a button stands while it is painted.
struct ButtonState {
    bool isPointed = false;
    bool isPressed = false;
    bool isFocused = false;
};

void paintButton(QPainter &painter, const RowButton &button, ButtonState state,
                 const RowContext &context, const render::Colors &colors);
/// Where the same button is among these, rather one of the same look; -1 when it is gone.
[[nodiscard]] int placeOf(const RowButton &button, const QList<RowButton> &buttons);
/// How wide a button with these words is.
[[nodiscard]] int textButtonWidth(const QString &text, const QFont &font);
/// How high one is: with room for the words at any size.
[[nodiscard]] int textButtonHeight(const QFont &font);

} // namespace ui

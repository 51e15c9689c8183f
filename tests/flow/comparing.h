// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"

#include "chat/sessionparameters.h"
#include "support/choices.h"
#include "ui/compare/comparecolumn.h"
#include "ui/compare/compareview.h"
#include "ui/conversation/conversationview.h"

#include <QWindow>

namespace flow {

/// Answers side by side in the window.
[[nodiscard]] inline ui::CompareView *compared(Program &program)
{
    return program.window().findChild<ui::CompareView *>();
}

/// What the column says; empty while nobody has seen it.
[[nodiscard]] inline QString shown(Program &program, int at)
{
    ui::ConversationView *column = compared(program)->columns().at(at)->shownView();
    return column ? column->model()->index(0, 0).data().toString() : QString();
}

inline void press(Program &program, Qt::Key key)
{
    QTest::keyClick(program.window().windowHandle(), key);
}

/// The first two of three choices have words, the third has none yet.
[[nodiscard]] inline support::FakeAnswer threeChoices()
{
    using support::choiceEnd;
    using support::choiceText;
    return support::FakeAnswer::sse(
               {choiceText(1, QStringLiteral("Beta")), choiceText(0, QStringLiteral("Alpha"))})
        .hold()
        .then({choiceText(2, QStringLiteral("Gamma")), choiceText(0, QStringLiteral(" one")),
               choiceEnd(0), choiceEnd(1), choiceEnd(2), support::usage(3, 12), support::done()});
}

inline void askForThree(Program &program)
{
    program.session()->parameters().set(QStringLiteral("n"), 3);
    program.type(QStringLiteral("Three ways?"));
}

} // namespace flow

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace demo {

// An answer of one choice, as Completion writes it, as an answer of several.

/// An event, or some in a row, for this choice in place of the first.
[[nodiscard]] QByteArray eventOfChoice(const QByteArray &event, int choice);
/// Events for all of them: those that name a choice come once for each.
[[nodiscard]] QByteArray eventsOfChoices(const QByteArray &events, int count);
/// A whole answer with so many choices.
[[nodiscard]] QByteArray documentOfChoices(const QByteArray &document, int count);

} // namespace demo

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/completion.h"

#include <QByteArray>
#include <QList>
#include <functional>

namespace demo {

// An answer of one choice, as Completion writes it, as an answer of several.

/// An event, or some in a row, for this choice in place of the first.
[[nodiscard]] QByteArray eventOfChoice(const QByteArray &event, int choice);
/// Events for all of them: those that name a choice come once for each.
[[nodiscard]] QByteArray eventsOfChoices(const QByteArray &events, int count);
/// A first piece of text for each but the first, so that nobody takes them for one and the same.
[[nodiscard]] QByteArray numberEvents(Completion &completion, int count);
/// A whole answer with so many choices. `change`: makes one of them differ from the first.
using ChoiceChange = std::function<QByteArray(const QByteArray &one, int choice)>;
[[nodiscard]] QByteArray documentOfChoices(const QByteArray &document, int count,
                                           const ChoiceChange &change = {});

} // namespace demo

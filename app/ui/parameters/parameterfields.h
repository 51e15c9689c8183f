// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterspec.h"
#include "ui/parameters/parameterfield.h"
#include "ui/theme.h"

namespace ui {

/// The instructions stand among the parameters and are none: they are the first message.
inline constexpr QLatin1StringView kInstructionsRow("@instructions");

/// What fits the kind of the parameter, and refuses what cannot be sent.
[[nodiscard]] ParameterField *makeField(const core::ParameterSpec &spec, Theme &theme,
                                        QWidget *parent);
/// A value as people read it, in one line.
[[nodiscard]] QString valueWords(const QString &name, const QJsonValue &value);
/// True for what a request says of itself while nobody sets it.
[[nodiscard]] bool isSentByItself(const QString &name);
/// What holds while nobody sets anything.
[[nodiscard]] QString restingWords(const QString &name);
/// True when each of these words is in the parameter's name, its title or what people call it, in
/// English and Chinese whatever the language in use.
[[nodiscard]] bool matchesParameter(const QString &name, const QString &words);

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolbox.h"
#include "core/parameterspec.h"
#include "ui/parameters/parameterfield.h"
#include "ui/theme.h"

#include <functional>

namespace ui {

/// The instructions stand among the parameters and are none: they are the first message.
inline constexpr QLatin1StringView kInstructionsRow("@instructions");

/// What the fields about tools ask.
struct ToolsAccess {
    const chat::Toolbox *toolbox = nullptr; ///< null: tools are written as JSON
    std::function<void()> edit;             ///< opens the editor of tools
    std::function<QStringList()> offered;   ///< names of the functions that the chat offers
};

/// What fits the kind of the parameter, and refuses what cannot be sent.
[[nodiscard]] ParameterField *makeField(const core::ParameterSpec &spec, Theme &theme,
                                        const ToolsAccess &tools, QWidget *parent);
/// What stands behind "All parameters", in order.
[[nodiscard]] const QList<const core::ParameterSpec *> &specsOfAllParameters();
/// A value as people read it, in one line.
[[nodiscard]] QString valueWords(const QString &name, const QJsonValue &value);
/// True for what a request says of itself while nobody sets it.
[[nodiscard]] bool isSentByItself(const QString &name);
/// What holds while nobody sets anything.
[[nodiscard]] QString restingWords(const QString &name);
/// What people call it besides, in English and Chinese: who reads a guide in the one may use the
/// program in the other.
[[nodiscard]] QString parameterSynonyms(const QString &name);
/// True when each of these words is in the parameter's name, its title or what people call it, in
/// English and Chinese whatever the language in use.
[[nodiscard]] bool matchesParameter(const QString &name, const QString &words);

} // namespace ui

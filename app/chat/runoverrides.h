// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

namespace chat {

/// What the command line or the environment asks for, for this run only. Empty: not asked for.
struct RunOverrides {
    QString baseUrl; ///< normalised
    QByteArray key;  ///< cleaned
    QString model;
};

/// Each of the three for itself, the first that is not empty: the argument, LOQUAT_BASE_URL /
/// LOQUAT_API_KEY / LOQUAT_MODEL, then OPENAI_BASE_URL / OPENAI_API_KEY / OPENAI_MODEL. An
/// address that cannot be used, or a key that no header can carry, is an Error of kind BadInput
/// whose `param` is "base-url" or "api-key"; it never holds the key. A guide's placeholder for a
/// key counts as not given in a variable, and is refused as an argument.
[[nodiscard]] core::Result<RunOverrides> resolveOverrides(const RunOverrides &arguments,
                                                          const QProcessEnvironment &environment);
/// The text that one of them would be made of, as it was given: the argument, else the variable
/// LOQUAT_`name`, else OPENAI_`name`; blanks around it taken away, placeholders left out.
[[nodiscard]] QString givenText(const QString &argument, const QProcessEnvironment &environment,
                                const QString &name);

} // namespace chat

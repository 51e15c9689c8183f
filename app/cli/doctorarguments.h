// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/askarguments.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

namespace cli {

/// What `loquat doctor` was asked.
struct DoctorArguments {
    AskArguments connection; ///< address, key, model: found like those of `loquat ask`
    bool asksImages = false;
    bool isJson = false;
    bool isHelpAsked = false;
};

/// Reads the arguments behind "doctor". An Error of kind BadInput carries a sentence for standard
/// error in its `message`.
[[nodiscard]] core::Result<DoctorArguments> parseDoctorArguments(const QStringList &arguments);
/// The text of `loquat doctor --help`.
[[nodiscard]] QString doctorHelpText();

} // namespace cli

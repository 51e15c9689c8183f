// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace core {

enum class ExportFormat { Json, Markdown, Html, Pdf, Text };

/// What of conversations goes into an export. JSON always has all branches.
struct ExportOptions {
    ExportFormat format = ExportFormat::Json;
    bool hasReasoning = true;
    bool hasTools = true; ///< what tools were called for, and what they gave
    bool hasAllBranches = false;
    bool operator==(const ExportOptions &) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(core::ExportOptions)

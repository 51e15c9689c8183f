// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "tools/toolsource.h"

#include <QFuture>

namespace chat {

/// A tool as somebody is writing it: its schema is a text that need not be JSON yet. A plain value.
struct ToolDraft {
    QString name;
    QString description;
    QString schema; ///< empty: the function takes no arguments
    std::optional<bool> strict;
    bool hasCommand = false;
    tools::Command command; ///< kept also while nobody is to run it
    bool operator==(const ToolDraft &) const = default;

    /// As it is written when it is opened: the schema indented.
    [[nodiscard]] static ToolDraft of(const tools::Tool &tool);
};

/// Which of its parts something is wrong with.
enum class ToolPart { Name, Description, Schema, Command };

/// One thing that is wrong with a draft. `error` has a code of tools::checkTool(), "schema-json"
/// (`param` is "line:column", `message` the reader's words, `target` the number of the reader's
/// error), "tool-missing" (the program is not there now), or "tool-secret" (its argument number
/// `param` looks like a key); the last two keep nobody from keeping it.
struct ToolFault {
    ToolPart part = ToolPart::Name;
    core::Error error;
    bool isWarning = false;
};

/// What a draft comes to.
struct ToolVerdict {
    tools::Tool tool;
    QList<ToolFault> faults; ///< in the order of the parts
    [[nodiscard]] bool canBeKept() const;
};

/// Everything that is wrong with it, each part on its own. `taken`: names that others have. On the
/// pool, because schemas take their time and the program is looked for on the disk.
[[nodiscard]] QFuture<ToolVerdict> checkDraft(const ToolDraft &draft, const QStringList &taken);

} // namespace chat

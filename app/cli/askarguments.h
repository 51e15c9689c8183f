// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chatparameters.h"
#include "core/message.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

namespace cli {

/// What `loquat ask` was asked. Keys are never arguments: others can read those.
struct AskArguments {
    QString dataDir; ///< empty: the person's own
    QString baseUrl;
    QString apiKeyFile;
    QString model;
    QString profile; ///< name or id of a stored connection
    QString system;
    /// What was said before the prompt, as examples, from the first to the last.
    struct Earlier {
        core::Role role = core::Role::User;
        QString text;
    };
    QList<Earlier> earlier;
    /// A file of messages as the API takes them, "-" for standard input; they stand before those.
    QString messagesFile;
    QStringList images; ///< files and addresses
    QString prompt;
    core::ChatParameters parameters; ///< of `--option` and `--no-stream`
    bool isPromptOnInput = false;    ///< the prompt is "-"
    bool isJson = false;
    bool isHelpAsked = false;
    /// A message of this command's own is the last one.
    [[nodiscard]] bool hasPrompt() const
    {
        return isPromptOnInput || !prompt.isEmpty() || !images.isEmpty();
    }
};

/// Reads the arguments behind "ask". An Error of kind BadInput carries a sentence for standard
/// error in its `message`.
[[nodiscard]] core::Result<AskArguments> parseAskArguments(const QStringList &arguments);
/// The text of `loquat ask --help`.
[[nodiscard]] QString askHelpText();

} // namespace cli

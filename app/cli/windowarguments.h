// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace cli {

/// What the window was started with. Keys are never arguments: others can read those.
struct WindowArguments {
    QString dataDir; ///< empty: the person's own
    QString baseUrl;
    QString apiKeyFile;
    QString model;
    QString send; ///< a prompt for a new conversation
    QStringList images;
    QString open; ///< a conversation's id, or "last"
    bool isQuitWhenDone = false;
    bool isHelpAsked = false;
    bool isVersionAsked = false;

    /// What a second start hands to the running window.
    [[nodiscard]] QJsonObject toMessage() const;
    [[nodiscard]] static WindowArguments fromMessage(const QJsonObject &message);
};

/// Reads the arguments without the program's name. An Error of kind BadInput carries a sentence
/// for standard error in its `message`.
[[nodiscard]] core::Result<WindowArguments> parseWindowArguments(const QStringList &arguments);

/// The text of `loquat --help`.
[[nodiscard]] QString helpText();

} // namespace cli

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/search/searchquery.h"

#include <QStringList>

namespace cli {

/// What `loquat search` was asked.
struct SearchArguments {
    QString dataDir;
    storage::SearchQuery query; ///< its limit counts hits, titles among them
    bool isJson = false;
    bool isHelpAsked = false;
};

/// What `loquat list` was asked.
struct ListArguments {
    QString dataDir;
    bool isJson = false;
    bool isHelpAsked = false;
};

/// Read the arguments behind the command. An Error of kind BadInput carries a sentence for
/// standard error in its `message`.
[[nodiscard]] core::Result<SearchArguments> parseSearchArguments(const QStringList &arguments);
[[nodiscard]] core::Result<ListArguments> parseListArguments(const QStringList &arguments);
/// The texts of --help.
[[nodiscard]] QString searchHelpText();
[[nodiscard]] QString listHelpText();

} // namespace cli

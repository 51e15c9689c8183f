// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connectiontypes.h"

#include <QStringList>

namespace chat {

/// IDs of the list that the typed name may mean, the likeliest first, at most `most`: the same but
/// for letters' case, blanks for dashes, the display name, words in any order, a slip of the
/// keyboard. Empty when the list has the name itself. Without a list the rule of gateways that
/// name models in lower case and with dashes makes the only proposal.
[[nodiscard]] QStringList nearModels(const QString &typed, const QList<ModelChoice> &list,
                                     int most);

} // namespace chat

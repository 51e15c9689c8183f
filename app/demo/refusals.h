// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/faultorder.h"
#include "demo/script.h"

namespace demo {

/// The answers of a gateway that does not even begin: error statuses with the bodies that
/// products send with them, pages, redirects.
[[nodiscard]] Script refusalScript(const FaultOrder &order);
/// The option that the order refuses and the request has; empty when there is none to refuse.
[[nodiscard]] QString refusedOption(const FaultOrder &order, const ChatQuery &query);
[[nodiscard]] Script optionRefusal(const QString &option);

} // namespace demo

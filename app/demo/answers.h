// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/textsource.h"

#include <QStringList>
#include <memory>

namespace demo {

/// What `GET /v1/models` lists; `demo-long` also answers, but only to those who know its name.
[[nodiscard]] QStringList listedModels();
/// The text that answers the query, in `language`; null for a model that does not exist.
[[nodiscard]] std::unique_ptr<TextSource> answerTo(const ChatQuery &query, const QString &language);

} // namespace demo

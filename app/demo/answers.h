// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/faultorder.h"
#include "demo/script.h"
#include "demo/textsource.h"

#include <QStringList>
#include <memory>
#include <optional>

namespace demo {

/// What `GET /v1/models` lists; `demo-long` also answers, but only to those who know its name.
[[nodiscard]] QStringList listedModels();
/// The answer of a model that decides every byte itself (`demo-reasoning`, `demo-tools`,
/// `demo-faults`); nothing for the models that answer with a text. A prompt in Chinese is answered
/// in Chinese whatever `language` says.
[[nodiscard]] std::optional<Script> scriptFor(const ChatQuery &query, const QString &language,
                                              FaultMemory &memory);
/// The text that answers the query, in `language`; null for a model that does not exist.
[[nodiscard]] std::unique_ptr<TextSource> answerTo(const ChatQuery &query, const QString &language);

} // namespace demo

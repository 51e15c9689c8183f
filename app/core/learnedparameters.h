// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterlayers.h"

namespace core {

/// The parameters with what was learned about this model applied: what it refuses is left out or
/// carries the name that the model takes.
[[nodiscard]] ChatParameters withLearned(const ChatParameters &parameters,
                                         const QList<LearnedParameter> &learned,
                                         const QString &model);
/// Adds to what is known; the same option of the same model is known once. A path into an option
/// ("tools[0].strict", "stream_options.include_usage") stands for the whole option. False when
/// nothing new was learned.
bool learn(QList<LearnedParameter> &learned, const LearnedParameter &lesson);
/// False when nothing was known.
bool forget(QList<LearnedParameter> &learned, const QString &model, const QString &parameter);
/// What a request of a conversation carries besides its messages: of all layers, without what this
/// model is known to refuse. An Error of kind BadInput for a value that cannot be sent.
[[nodiscard]] Result<ChatParameters> parametersFor(const std::optional<Profile> &profile,
                                                   const QString &model,
                                                   const ParameterSet &conversation);

} // namespace core

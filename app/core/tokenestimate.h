// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QList>
#include <QStringView>

namespace core {

/// The least number of tokens that a text is likely to cost with today's tokenizers: long Latin
/// words cost little, Chinese, Japanese and Korean letters about two thirds of a token each.
[[nodiscard]] double leastTokens(QStringView text);

/// The least number of prompt tokens that a gateway can have counted if the model saw the images
/// of the last question. An earlier answer of the same model on this path says exactly what the
/// text before it costs. 0: the last question has no images, or nothing can be said.
[[nodiscard]] qint64 leastPromptWithImages(const QList<Message> &messages,
                                           const QString &instructions, const QString &model);

} // namespace core

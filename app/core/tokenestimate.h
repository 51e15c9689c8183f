// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QList>
#include <QSet>
#include <QStringView>

namespace core {

/// The least number of tokens that a text is likely to cost with today's tokenizers: long Latin
/// words cost little, Chinese, Japanese and Korean letters about two thirds of a token each.
[[nodiscard]] double leastTokens(QStringView text);

/// The least number of prompt tokens that a gateway can have counted if the model saw the images
/// of the last question. `comparable` are answers whose requests were made up as this one is: by
/// the same model of the same connection, with the same instructions, with images as they are.
/// What the gateway counted for the last of them on this path is exactly what the text before it
/// costs. 0: the last question has no images, or nothing can be said.
[[nodiscard]] qint64 leastPromptWithImages(const QList<Message> &messages,
                                           const QString &instructions,
                                           const QSet<QUuid> &comparable);

} // namespace core

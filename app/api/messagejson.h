// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QString>

namespace api {

/// Appends a message as the API wants it; a message with several tool results becomes several.
/// Text-only content is one string, because small servers do not parse arrays. Bytes are looked
/// up by hash; a part whose bytes are missing is left out.
void appendMessage(QJsonArray &messages, const core::Message &message,
                   const QHash<QByteArray, QByteArray> &attachments);

/// The image type the bytes themselves say, empty when they are none that gateways take.
[[nodiscard]] QString imageTypeOf(const QByteArray &bytes);

} // namespace api

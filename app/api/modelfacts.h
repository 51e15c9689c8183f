// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace api {

/// `owned_by`, else what stands before the first slash of the id; empty when neither is there.
[[nodiscard]] QString ownerOf(const QJsonObject &item, const QString &id);
/// False for what cannot hold a conversation: embeddings, reranking, moderation, speech, music,
/// images and videos only. What the entry says of itself counts before its name.
[[nodiscard]] bool isForChat(const QJsonObject &item, const QString &id);

} // namespace api

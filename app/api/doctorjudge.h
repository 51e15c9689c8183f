// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/modellist.h"
#include "core/error.h"

#include <QStringList>

namespace api {

/// For the names of checks.
[[nodiscard]] inline QString check(const char *name)
{
    return QString::fromLatin1(name);
}
/// A failure of our own finding; `code` chooses its sentence.
[[nodiscard]] core::Error errorOf(core::ErrorKind kind, const char *code);
/// Every check of the connection doctor, in order.
[[nodiscard]] const QStringList &checkNames();
/// The answer shows that no API lives at this address, or not under this path.
[[nodiscard]] bool isWrongPlace(const core::Error &error);
/// The same where an API is known to be: only words that are about the place itself tell so.
[[nodiscard]] bool isAnotherPlace(const core::Error &error);
/// How far a chat came before it failed.
enum class Progress { None, Stream, Text };
/// Which check a chat that failed has failed: "key", "model" or "streaming". `isModelUnknown`: the
/// gateway's list does not have it, which explains what the gateway itself leaves open.
[[nodiscard]] QString checkOfChatError(const core::Error &error, bool isModelUnknown,
                                       Progress progress);
/// The answer can only come from an API, whatever else it objects to. `body` is that of an answer
/// without success; a page or nothing at all proves nothing, whatever its status is.
[[nodiscard]] bool isSaidByApi(const core::Error &error, const QByteArray &body);
/// The detail of a key that was let through without a chat coming of it.
[[nodiscard]] QString acceptanceOf(const QByteArray &key);
/// A model that is unknown because it is what a guide writes where one is to be filled in.
void markPlaceholder(core::Error &error, const QString &model);
/// Clear text met a port for TLS, or the reverse.
[[nodiscard]] bool isTlsMix(const core::Error &error);
/// The first one that can hold a conversation; empty when there is none.
[[nodiscard]] QString firstForChat(const QList<ModelInfo> &models);

} // namespace api

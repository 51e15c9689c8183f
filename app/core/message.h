// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "core/error.h"
#include "core/usage.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUuid>
#include <optional>

namespace core {

enum class Role { System, Developer, User, Assistant, Tool };

/// Where a message stands. Only an assistant message is ever anything but Complete.
enum class MessageState {
    Waiting,     ///< committed, nothing received yet
    Streaming,   ///< at least one delta arrived
    Complete,    ///< with a finish reason
    Unexplained, ///< text and [DONE], but no finish reason
    Stopped,     ///< by the person
    Interrupted, ///< the connection or the program ended before the reply did
    Failed,      ///< `error` says why; text received before it is kept
};

/// What a reply says about itself, as it was sent, and what was seen of its way.
struct ResponseInfo {
    QString id;
    QString object;
    double created = 0; ///< seconds since 1970; some gateways send fractions
    QString modelAsked;
    QString modelAnswered;
    QString systemFingerprint; ///< of what runs behind the model
    QString serviceTier;       ///< the one that answered, which may not be the one asked
    int index = 0;             ///< of the choice
    QString address;           ///< the base URL asked, without user name, password and query
    qint64 elapsedMs = -1;     ///< from sending to the end; -1 while unknown
    QStringList notices;       ///< codes of what is worth saying about it, for example "length"
    bool operator==(const ResponseInfo &) const = default;
};

/// One message of a conversation. A plain value without any view state.
struct Message {
    QUuid id;
    QUuid parentId; ///< null for a first message
    qint64 seq = 0; ///< order within the conversation; clocks are never used to sort
    Role role = Role::User;
    MessageState state = MessageState::Complete;
    QList<ContentPart> parts;
    QString finishReason; ///< as sent; empty when none was
    std::optional<Error> error;
    std::optional<Usage> usage;
    ResponseInfo response;
    QString model;    ///< the model asked, for an assistant message
    QUuid profileId;  ///< the connection asked
    QUuid exchangeId; ///< shared by the choices of one request
    QDateTime created;
    QJsonObject extra;     ///< members that gateways want back, verbatim
    quint64 revision = 0;  ///< raised by every change; not stored
    bool isLoaded = true;  ///< false: only the skeleton is here, `parts` is empty
    qint64 textLength = 0; ///< UTF-16 units of all parts; valid while not loaded, too
    int earlierCount = 0;  ///< texts it had before it was edited in place, which are kept
    bool operator==(const Message &) const = default;
};

/// "system", "developer", "user", "assistant", "tool".
[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(const QString &name);
/// The stored name, for example "interrupted".
[[nodiscard]] QString stateName(MessageState state);
[[nodiscard]] MessageState stateFromName(const QString &name);
/// True while a reply is still being written.
[[nodiscard]] inline bool isRunning(MessageState state)
{
    return state == MessageState::Waiting || state == MessageState::Streaming;
}
/// All text parts joined; reasoning, refusals, tools and images left out.
[[nodiscard]] QString plainText(const Message &message);

} // namespace core

Q_DECLARE_METATYPE(core::Message)

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterset.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QUuid>
#include <optional>

namespace core {

/// Where the reader was: the row's message and the distance of its top from the view's top. Of a
/// line also its place in the words, which holds when lines break elsewhere.
struct ScrollPlace {
    QUuid messageId; ///< null: at the end
    int offset = 0;  ///< logical pixels
    int part = -1;   ///< of the message's texts; -1: no line is known
    int block = 0;   ///< of that text
    int at = -1;     ///< in the block's words; -1: the block itself
    int below = 0;   ///< logical pixels from the line's top to the view's top
    bool operator==(const ScrollPlace &) const = default;
};

/// What the list knows of a conversation without opening it.
struct ConversationInfo {
    QUuid id;
    QString title;
    bool isTitleByHand = false;
    QDateTime created;
    QDateTime updated; ///< last message sent or received; opening never changes it
    QUuid profileId;
    QString model;
    std::optional<QString> instructions; ///< unset: those of the settings
    ScrollPlace scroll;
    bool isPinned = false;
    bool isArchived = false;
    ParameterSet parameters;   ///< what is set here, over the connection's defaults
    QJsonObject otherSettings; ///< stored members that this program does not know
    QUuid personaId;           ///< it was set up as; null: as none, which may be gone as well
    bool operator==(const ConversationInfo &) const = default;
};

/// The one mark at the right of a row.
enum class ConversationMark { None, Running, FinishedUnseen, Failed };

} // namespace core

Q_DECLARE_METATYPE(core::ConversationInfo)

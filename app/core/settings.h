// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationorder.h"
#include "core/profile.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>

namespace core {

enum class ColorScheme { System, Light, Dark };
enum class SendKey { Enter, CtrlEnter };
/// What the view does while a reply grows. Never: it stays where it is.
enum class FollowMode { FollowEnd, PinQuestion, Never };

/// A model of a connection, as something a person chose.
struct ModelChoiceRef {
    QUuid profileId;
    QString model;
    bool operator==(const ModelChoiceRef &) const = default;
};

/// Everything kept in settings.json. A plain value; never a key.
struct Settings {
    // Appearance
    ColorScheme colorScheme = ColorScheme::System;
    int readingPercent = 100; ///< 80–200
    QString language;         ///< "en", "zh_CN"; empty: the system's
    bool isWideColumn = false;
    bool isCodeWrapped = false;      ///< long lines of code are wrapped instead of moved sideways
    bool isCodeNumbered = false;     ///< lines of code have numbers
    bool isProbabilityShown = false; ///< replies that have them are shaded by it
    // Chat
    SendKey sendKey = SendKey::Enter;
    FollowMode followMode = FollowMode::FollowEnd;
    QString instructions;          ///< sent as the system message unless a conversation has its own
    bool isTitleGenerated = false; ///< a model makes titles after the first answer
    ModelChoiceRef titleModel;     ///< null: that of the conversation
    QString titlePrompt;           ///< empty: the usual one
    int binDays = 30;              ///< deleted things are kept for; 0: until a person empties it
    int sentCount = 0;             ///< messages sent so far; the composer's hint stays until ten
    // Connections
    QList<Profile> profiles;      ///< without the demo
    QUuid activeProfileId;        ///< null: the demo, until one is added
    bool isDemoDismissed = false; ///< after the first real connection the demo lives under Help
    QList<ModelChoiceRef> recentModels; ///< the latest first, at most 8
    QList<ModelChoiceRef> favouriteModels;
    QList<ParameterPreset> parameterPresets; ///< in the order they are offered
    // Window
    QByteArray windowGeometry;
    QByteArray windowState;
    int sidebarWidth = 260;
    bool isSidebarVisible = true;
    ConversationOrder conversationOrder = ConversationOrder::LastUse;
    QUuid lastConversationId;
    /// Name of the database inside the data directory; empty: "loquat.db". Set when a person chose
    /// to go on with a new one beside a database that could not be opened.
    QString databaseFile;
    // Identity of this data directory; part of the keychain entry's name
    QUuid dataDirectoryId;
    bool operator==(const Settings &) const = default;
};

} // namespace core

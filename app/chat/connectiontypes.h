// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QList>
#include <QString>
#include <QUuid>
#include <optional>

namespace chat {

/// A model as the picker shows it.
struct ModelChoice {
    QUuid profileId;
    QString id;
    QString name; ///< display name when it differs
    std::optional<bool> hasVision;
};

/// Where a model list stands.
struct ModelListState {
    bool isLoading = false;
    QList<ModelChoice> models;
    std::optional<core::Error> error;
};

/// What "Test connection" found out.
struct ConnectionTest {
    std::optional<core::Error> error;
    QString modelAnswered;
    bool isExplained = true; ///< false: it answered, but never said why it stopped
};

/// What is under a Base URL field while a person types.
struct BaseUrlAdvice {
    QString finalUrl;  ///< …/chat/completions; empty while the address cannot be used
    QString baseUrl;   ///< normalised
    core::Error error; ///< kind BadInput when there is one
    bool hasError = false;
    QString betterBaseUrl; ///< a preset's address for this host, when the typed one differs
    bool isPlainHttpToPublicHost = false;
};

/// What was found in a text that was pasted: an address, a key, or a guide's whole example.
struct PastedExample {
    QString baseUrl; ///< normalised; empty when none was found
    QString key;
    QString model;
};

} // namespace chat

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/doctorcheck.h"
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
    qint64 contextLength = 0; ///< tokens; 0: unknown
    QString owner = {};
    bool isForChat = true;
};

/// Where a model list stands.
struct ModelListState {
    bool isLoading = false;
    QList<ModelChoice> models;
    std::optional<core::Error> error;
    std::optional<qint64> ageMs; ///< since the gateway gave this list; unset: it never did
};

/// One step of examining a connection, and all of them.
using ConnectionCheck = api::DoctorCheck;
using ConnectionReport = api::DoctorReport;
using ExaminationOptions = api::DoctorOptions;

/// What an account may still spend, in US dollars.
struct KnownBalance {
    std::optional<double> left;  ///< unset: unlimited
    std::optional<double> limit; ///< all that was ever granted
    double used = 0;
    qint64 ageMs = 0; ///< since the gateway told it
};

/// What is under a Base URL field while a person types.
struct BaseUrlAdvice {
    QString finalUrl;  ///< …/chat/completions; empty while the address cannot be used
    QString modelsUrl; ///< …/models; empty like finalUrl
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

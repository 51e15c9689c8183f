// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace api {

/// One step of examining a connection. The names are a contract of the command line:
/// "address" "name" "tcp" "tls" "api" "models" "key" "model" "streaming" "images".
struct DoctorCheck {
    enum class State { Running, Passed, Failed, Skipped };
    QString name;
    State state = State::Running;
    core::Error error; ///< when it failed; with the proposals that were found
    /// What was seen, as plain data for a sentence.
    ///
    /// Passed: "address" the URL of the chat; "name" an IP address and "tcp" host and port, of the
    /// proxy when "proxy " stands before it; "models" their count, with " public" behind it when
    /// the list can be read without the key; "key" "accepted", or "none" where there was none to
    /// accept, when no chat came of it; "model" the ID, with " unanswered" behind it when nothing
    /// was answered; "streaming" "one-by-one", "at-once" or "too-short" (one piece, which tells
    /// neither); "images" "seen".
    ///
    /// Skipped: "earlier" (something before it failed), "not-asked", "http" (nothing is encrypted
    /// there), "missing" (the gateway has no list, but its chat works).
    QString detail;
};

/// All that was found out.
struct DoctorReport {
    bool isOk = false; ///< a chat works
    QList<DoctorCheck> checks;
    QString proposedBaseUrl; ///< a base that works, where the one given does not
    QString modelAnswered;
};

/// What to examine beyond what costs nothing.
struct DoctorOptions {
    QString model;           ///< empty: the chat is left out, or the first of the list is asked
    bool asksChat = true;    ///< false: only the free part (address to model list)
    bool asksImages = false; ///< sends a drawn number and looks whether the model saw it
};

} // namespace api

Q_DECLARE_METATYPE(api::DoctorCheck)
Q_DECLARE_METATYPE(api::DoctorReport)

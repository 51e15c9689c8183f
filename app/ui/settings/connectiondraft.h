// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/secretedits.h"
#include "core/profile.h"

namespace ui {

/// A connection that is being edited, with what changes of its secrets.
struct ConnectionDraft {
    core::Profile profile;
    chat::SecretEdits secrets = {};
    bool isNew = false;
    bool isTouched = false; ///< the person changed something in it
    /// Learned things that are to be tried again.
    QList<core::LearnedParameter> forgotten = {};
};

} // namespace ui

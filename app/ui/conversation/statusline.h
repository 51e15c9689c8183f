// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"

#include <QString>

namespace ui {

/// What the status line of a running reply says; changes once a second at most.
struct StatusLine {
    QString reason;        ///< a first line: why the last attempt failed; mostly empty
    QString words;         ///< "Waiting 3 s"; empty once words of the answer arrive
    QString stillWaiting;  ///< below an answer that has paused; mostly empty
    bool canHurry = false; ///< with buttons that end the pause or the reply
    bool operator==(const StatusLine &) const = default;
};

[[nodiscard]] StatusLine statusLineFor(const chat::ReplyProgress &progress);
/// The same with every count at its beginning: another one only when there is something new to say.
[[nodiscard]] StatusLine uncountedStatusLine(chat::ReplyProgress progress);

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"

#include <QDateTime>
#include <QList>

namespace storage {

/// What a message said before it was edited in place.
struct Revision {
    int n = 0; ///< from 1, in the order they were replaced
    QDateTime replaced;
    QList<core::ContentPart> parts;
    bool operator==(const Revision &) const = default;
};

} // namespace storage

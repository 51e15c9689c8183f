// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QList>

namespace storage {

/// What can be searched of one stored part.
struct SearchablePart {
    QString kind;
    QString text;
    QString name; ///< of a file, a picture or a tool
};

/// Of a message, as they are stored.
[[nodiscard]] QList<SearchablePart> searchableParts(Database &database, qint64 message);
/// The words of all of them, as they go to the index and, the same, out of it.
[[nodiscard]] QString indexedText(const QList<SearchablePart> &parts);

} // namespace storage

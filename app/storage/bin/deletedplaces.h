// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QList>
#include <QUuid>

namespace storage {

/// Which messages moved up when the one above them was deleted alone, so that it can come back
/// between them long after. Storage thread, in the caller's transaction; failures stick in the
/// Database.
class DeletedPlaces
{
public:
    explicit DeletedPlaces(Database &database);

    void remember(const QUuid &message, const QList<QUuid> &children);
    /// Those of the children that are still where they moved to hang on the message again, which
    /// is shown where one of them was.
    void putBack(const QUuid &message);
    /// The reverse, for as long as nobody has deleted it anew: those that putBack() moved move up
    /// again. Which of them is shown instead; 0: none moved.
    [[nodiscard]] qint64 takeAway(const QUuid &message);
    void forget(const QUuid &message);

private:
    [[nodiscard]] QList<QUuid> childrenOf(const QUuid &message);
    [[nodiscard]] QList<QUuid> movedWith(const QUuid &message);
    [[nodiscard]] bool bringBelow(const QUuid &child, const QUuid &message);

    Database &m_database;
};

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QList>
#include <optional>

namespace storage {

/// The remembered path of a long conversation (hundreds of messages): its length, its end, and
/// which message is shown at every 64th row of it. Any row of it is found from there in a few
/// steps, and so is whether a message is on it, however long it is. Whoever changes the tree says
/// so in the same transaction. Storage thread; failures stick in the Database.
class PathMarks
{
public:
    /// Messages by their rows in the database.
    struct Path {
        int count = 0;
        qint64 end = 0;
        QList<qint64> marks;
        QList<qint64> roots; ///< all first messages that can be shown, in order
    };

    explicit PathMarks(Database &database);

    [[nodiscard]] bool isLong(qint64 conversation);
    /// Nothing of a short one, and of one that was not followed since marks are kept.
    [[nodiscard]] std::optional<Path> find(qint64 conversation);
    /// The message's row on the path; -1: it is not on it.
    [[nodiscard]] int rowOf(const Path &path, qint64 message);
    /// Those of so many rows of the path, one below the other. Empty when they are not what the
    /// marks say, as when another program has written here.
    [[nodiscard]] QList<qint64> messages(const Path &path, int first, int last);

    /// Other messages below `parent` are shown than before; 0: anything may have changed.
    void follow(qint64 conversation, qint64 parent);

private:
    [[nodiscard]] qint64 parentOf(qint64 message);
    [[nodiscard]] qint64 shownRoot(qint64 conversation, const QList<qint64> &roots);
    [[nodiscard]] QList<qint64> rootsOf(qint64 conversation);
    [[nodiscard]] QList<qint64> downFrom(qint64 message, qint64 most);
    void walk(Path &path, int row, qint64 message);
    void save(qint64 conversation, const Path &path);

    Database &m_database;
};

} // namespace storage

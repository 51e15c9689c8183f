// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "storage/database.h"

#include <QList>

namespace storage {

/// What arrived of running replies since their parts were last written, append by append: the
/// cost of an append does not depend on the length of the reply. Storage thread; failures stick
/// in the Database.
class Journal
{
public:
    explicit Journal(Database &database);

    void append(qint64 message, int part, const QString &text);
    /// `parts` with everything appended that the journal holds for the message. A part that is
    /// not there yet is made as text.
    [[nodiscard]] QList<core::ContentPart> folded(qint64 message, QList<core::ContentPart> parts);
    void drop(qint64 message);
    /// The messages that have a journal.
    [[nodiscard]] QList<qint64> messages();

private:
    Database &m_database;
};

} // namespace storage

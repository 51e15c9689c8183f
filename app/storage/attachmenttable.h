// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/attachment.h"
#include "storage/database.h"

namespace storage {

/// The rows of `attachment`: every picture once, however many messages show it. Storage thread;
/// failures stick in the Database.
class AttachmentTable
{
public:
    explicit AttachmentTable(Database &database);

    /// Nothing happens when the hash is known already.
    void insert(const Attachment &attachment);
    /// Fails as "not-found" when there is none.
    [[nodiscard]] Attachment find(const QByteArray &hash);

private:
    Database &m_database;
};

} // namespace storage

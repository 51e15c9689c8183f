// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attachmenttable.h"

namespace storage {

AttachmentTable::AttachmentTable(Database &database)
    : m_database(database)
{
}

void AttachmentTable::insert(const Attachment &attachment)
{
    m_database
        .prepare("INSERT INTO attachment(hash, mime, width, height, bytes) VALUES (?,?,?,?,?)"
                 " ON CONFLICT(hash) DO NOTHING")
        .bindName(attachment.hash)
        .bind(attachment.mime)
        .bind(attachment.width)
        .bind(attachment.height)
        .bindBlob(attachment.bytes)
        .run();
}

Attachment AttachmentTable::find(const QByteArray &hash)
{
    Statement row =
        m_database.prepare("SELECT hash, mime, width, height, bytes FROM attachment WHERE hash=?");
    if (row.bindName(hash).next()) {
        return {row.bytes(0), row.text(1), int(row.integer(2)), int(row.integer(3)), row.bytes(4)};
    }
    m_database.failNotFound(QString::fromLatin1(hash));
    return {};
}

} // namespace storage

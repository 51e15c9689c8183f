// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace storage {

/// Encoded bytes that messages refer to by hash.
struct Attachment {
    QByteArray hash; ///< SHA-256, lower-case hexadecimal
    QString mime;
    int width = 0;
    int height = 0;
    QByteArray bytes;
};

} // namespace storage

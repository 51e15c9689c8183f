// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/keyfile.h"

#include <QCoreApplication>
#include <QFile>

namespace cli {

core::Result<QByteArray> readKeyFile(const QString &path)
{
    constexpr qint64 kMaximum = 64 * 1024;
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.param = QStringLiteral("api-key");
    if (!file.open(QIODevice::ReadOnly)) {
        error.message = QCoreApplication::translate("cli", "The key file %1 cannot be read: %2")
                            .arg(path, file.errorString());
        return error;
    }
    const QByteArray content = file.read(kMaximum).trimmed();
    if (content.isEmpty()) {
        error.message = QCoreApplication::translate("cli", "The key file %1 is empty.").arg(path);
        return error;
    }
    return content;
}

} // namespace cli

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/userfile.h"

#include "chat/diskerror.h"

#include <QSaveFile>
#include <QtConcurrent>

namespace chat {

core::Result<core::Done> writeUserFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    // The words for a failed write have to be asked for before commit(), which forgets them.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                           && file.flush() && file.commit();
    return isWritten ? core::Result<core::Done>(core::Done()) : diskError(file.errorString());
}

QFuture<core::Result<core::Done>> saveText(const QString &path, const QString &text)
{
    return QtConcurrent::run([path, text] { return writeUserFile(path, text.toUtf8()); });
}

} // namespace chat

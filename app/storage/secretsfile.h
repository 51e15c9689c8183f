// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/jsonfile.h"

#include <QByteArray>
#include <QMutex>
#include <QUuid>

namespace storage {

/// secrets.json: keys in clear text in a file of mode 0600, only ever made after an explicit
/// choice. Any thread; it waits for the disk.
class SecretsFile
{
public:
    explicit SecretsFile(const QString &path);

    /// Empty when there is none.
    [[nodiscard]] QByteArray key(const QUuid &profile);
    /// Empty, or the system's words for what went wrong.
    [[nodiscard]] QString store(const QUuid &profile, const QByteArray &key);
    /// True when there was one. The file itself goes with its last key.
    bool remove(const QUuid &profile);

private:
    QMutex m_mutex;
    QString m_path;
    JsonFile m_file;
};

} // namespace storage

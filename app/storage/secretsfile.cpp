// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/secretsfile.h"

#include "core/id.h"
#include "storage/members.h"

#include <QFile>

namespace storage {
SecretsFile::SecretsFile(const QString &path)
    : m_path(path)
    , m_file(path)
{
}

QByteArray SecretsFile::key(const QUuid &profile)
{
    const QMutexLocker lock(&m_mutex);
    if (!QFile::exists(m_path))
        return {};
    const QJsonObject keys = m_file.read().object.value(kKeys).toObject();
    return keys.value(core::idText(profile)).toString().toUtf8();
}

QString SecretsFile::store(const QUuid &profile, const QByteArray &key)
{
    const QMutexLocker lock(&m_mutex);
    QJsonObject root = m_file.read().object;
    QJsonObject keys = root.value(kKeys).toObject();
    keys.insert(core::idText(profile), QString::fromUtf8(key));
    root.insert(kVersion, 1);
    root.insert(kKeys, keys);
    return m_file.write(root);
}

bool SecretsFile::remove(const QUuid &profile)
{
    const QMutexLocker lock(&m_mutex);
    if (!QFile::exists(m_path))
        return false;
    QJsonObject root = m_file.read().object;
    QJsonObject keys = root.value(kKeys).toObject();
    const QString id = core::idText(profile);
    if (!keys.contains(id))
        return false;
    keys.remove(id);
    if (keys.isEmpty())
        return QFile::remove(m_path);
    root.insert(kKeys, keys);
    return m_file.write(root).isEmpty();
}

} // namespace storage

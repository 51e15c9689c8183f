// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jsonfile.h"

#include "storage/privatefile.h"

#include <QFile>
#include <QJsonDocument>
#include <cerrno>

namespace storage {
namespace {

// Whoever keeps what others wrote sees to it that it stays well below.
constexpr qint64 kMaxSize = 16 * 1024 * 1024;

} // namespace

JsonFile::JsonFile(QString path)
    : m_path(std::move(path))
{
}

JsonFile::Read JsonFile::read() const
{
    if (const auto object = peek())
        return {*object, {}};
    return {{}, PrivateFile::setAside(m_path, QStringLiteral("unreadable"))};
}

std::optional<QJsonObject> JsonFile::peek() const
{
    QFile file(m_path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxSize)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QString JsonFile::write(const QJsonObject &object) const
{
    const QByteArray written = QJsonDocument(object).toJson();
    // What could not be read again must not take the place of what can.
    if (written.size() > kMaxSize)
        return qt_error_string(EFBIG);
    return PrivateFile::write(m_path, written);
}

} // namespace storage

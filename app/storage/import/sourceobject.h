// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/sourcefields.h"

#include <QJsonArray>

namespace storage {

/// Looks members of foreign JSON up: whatever is missing or of another type reads as empty.
class SourceObject
{
public:
    SourceObject() = default;
    explicit SourceObject(QJsonObject json)
        : m_json(std::move(json))
    {
    }
    explicit SourceObject(const QJsonValue &value)
        : m_json(value.toObject())
    {
    }

    [[nodiscard]] const QJsonObject &json() const { return m_json; }
    [[nodiscard]] bool isEmpty() const { return m_json.isEmpty(); }
    [[nodiscard]] bool has(const char *name) const { return m_json.contains(view(name)); }
    [[nodiscard]] bool isTrue(const char *name) const { return value(name).toBool(); }
    [[nodiscard]] QJsonValue value(const char *name) const { return m_json.value(view(name)); }
    [[nodiscard]] QString text(const char *name) const { return value(name).toString(); }
    [[nodiscard]] double number(const char *name) const { return value(name).toDouble(); }
    /// Within the range of what a double can count; `otherwise` where there is no number.
    [[nodiscard]] qint64 integer(const char *name, qint64 otherwise = 0) const
    {
        return value(name).isDouble() ? sourceInteger(number(name), otherwise) : otherwise;
    }
    [[nodiscard]] QJsonArray list(const char *name) const { return value(name).toArray(); }
    [[nodiscard]] QDateTime time(const char *name) const { return sourceTime(value(name)); }
    [[nodiscard]] SourceObject object(const char *name) const { return SourceObject(value(name)); }

private:
    [[nodiscard]] static QLatin1StringView view(const char *name)
    {
        return QLatin1StringView(name);
    }

    QJsonObject m_json;
};

} // namespace storage

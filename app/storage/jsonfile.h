// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <optional>

namespace storage {

/// A small JSON object in a file that only its owner may read. Any thread, one at a time.
class JsonFile
{
public:
    explicit JsonFile(QString path);

    struct Read {
        QJsonObject object;
        QString keptAsidePath; ///< not empty: the file was no JSON object and lies here now
    };
    /// A missing file reads as an empty object.
    [[nodiscard]] Read read() const;
    /// Nothing when the file is no JSON object; it stays where it is.
    [[nodiscard]] std::optional<QJsonObject> peek() const;
    /// Empty, or the system's words for what went wrong, also for more than read() takes. The old
    /// file stays then.
    [[nodiscard]] QString write(const QJsonObject &object) const;

private:
    QString m_path;
};

} // namespace storage

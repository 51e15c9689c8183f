// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <optional>

namespace cli {

/// What `loquat import` asks of the window that runs on its data directory.
struct ImportWish {
    QString file; ///< absolute, a regular file
    bool isDryRun = false;

    [[nodiscard]] QJsonObject toMessage() const
    {
        return {{QStringLiteral("import"), file}, {QStringLiteral("dry_run"), isDryRun}};
    }
    /// Nothing when the message wants something else.
    [[nodiscard]] static std::optional<ImportWish> fromMessage(const QJsonObject &message)
    {
        if (!message.contains(QLatin1StringView("import")))
            return std::nullopt;
        return ImportWish{message.value(QLatin1StringView("import")).toString(),
                          message.value(QLatin1StringView("dry_run")).toBool()};
    }
};

} // namespace cli

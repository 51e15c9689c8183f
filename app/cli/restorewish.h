// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <optional>

namespace cli {

/// What `loquat restore` asks of the window that runs on its data directory. A passphrase is not
/// among it: the command unseals the backup by itself.
struct RestoreWish {
    QString file; ///< absolute; a database, not sealed

    [[nodiscard]] QJsonObject toMessage() const { return {{QStringLiteral("restore"), file}}; }
    /// Nothing when the message wants something else.
    [[nodiscard]] static std::optional<RestoreWish> fromMessage(const QJsonObject &message)
    {
        if (!message.contains(QLatin1StringView("restore")))
            return std::nullopt;
        return RestoreWish{message.value(QLatin1StringView("restore")).toString()};
    }
};

/// What the window answers.
struct RestoreAnswer {
    QString before; ///< the backup of what was there; empty: it failed
    QString code;   ///< of the failure
    QString words;

    [[nodiscard]] QJsonObject toMessage() const
    {
        return {{QStringLiteral("before"), before},
                {QStringLiteral("code"), code},
                {QStringLiteral("message"), words}};
    }
    /// Nothing for a line before the answer.
    [[nodiscard]] static std::optional<RestoreAnswer> fromMessage(const QJsonObject &message)
    {
        if (!message.contains(QLatin1StringView("before")))
            return std::nullopt;
        return RestoreAnswer{message.value(QLatin1StringView("before")).toString(),
                             message.value(QLatin1StringView("code")).toString(),
                             message.value(QLatin1StringView("message")).toString()};
    }
    /// The line that says that somebody is at it.
    [[nodiscard]] static QJsonObject acceptance() { return {{QStringLiteral("accepted"), true}}; }
};

} // namespace cli

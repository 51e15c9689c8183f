// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMetaType>
#include <optional>

namespace core {

/// Token counts as the server reported them. Totals are never computed: gateways that make
/// several calls for one answer report sums that do not add up.
struct Usage {
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    qint64 totalTokens = 0;
    std::optional<qint64> cachedTokens;
    std::optional<qint64> reasoningTokens;
    bool operator==(const Usage &) const = default;

    /// Reads the API's object; numbers may be strings or floats. Nothing when no count is in it.
    static std::optional<Usage> fromJson(const QJsonObject &object);
    /// The API's object, with the details only where they are known.
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace core

Q_DECLARE_METATYPE(core::Usage)

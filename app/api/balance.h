// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <optional>

namespace api {

/// What an account may still spend, as its gateway tells it. US dollars.
struct Balance {
    std::optional<double> limit; ///< all that was ever granted; unset: unlimited
    double used = 0;
    [[nodiscard]] std::optional<double> left() const
    {
        return limit ? std::optional(*limit - used) : std::nullopt;
    }
};

} // namespace api

Q_DECLARE_METATYPE(api::Balance)

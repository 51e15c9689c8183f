// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUuid>

namespace core {

/// What a person has typed as the result of a call, and not sent.
struct TypedResult {
    QUuid reply; ///< the message that calls
    QString callId;
    QString text;
    bool operator==(const TypedResult &) const = default;
};

} // namespace core

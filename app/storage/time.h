// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/statement.h"

#include <QDateTime>

namespace storage {

/// Milliseconds since 1970 in UTC; null for an invalid time.
inline void bindTime(Statement &statement, const QDateTime &time)
{
    if (time.isValid())
        statement.bind(time.toMSecsSinceEpoch());
    else
        statement.bindNull();
}

inline QDateTime timeOf(const Statement &row, int column)
{
    return row.isNull(column) ? QDateTime()
                              : QDateTime::fromMSecsSinceEpoch(row.integer(column), Qt::UTC);
}

} // namespace storage

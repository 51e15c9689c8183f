// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reason.h"

#include <QStringList>

namespace core {

QString reasonCodes(const QList<Reason> &reasons)
{
    QStringList codes;
    for (const Reason &one : reasons)
        codes.append(one.argument.isEmpty() ? one.code : one.code + u' ' + one.argument);
    return codes.join(QLatin1StringView(", "));
}

} // namespace core

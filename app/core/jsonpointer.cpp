// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpointer.h"

namespace core {

QString pointerStep(QString name)
{
    return name.replace(u'~', QLatin1StringView("~0")).replace(u'/', QLatin1StringView("~1"));
}

QString nameOfStep(QString step)
{
    // The tilde last: "~01" is a "~1" in the name.
    return step.replace(QLatin1StringView("~1"), QLatin1StringView("/"))
        .replace(QLatin1StringView("~0"), QLatin1StringView("~"));
}

} // namespace core

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/translated.h"

#include <QCoreApplication>

namespace texts {

QString translated(const char *source)
{
    return QCoreApplication::translate("texts", source);
}

QString filled(const char *source, const QString &argument)
{
    return translated(source).replace(QLatin1StringView("%1"), argument);
}

} // namespace texts

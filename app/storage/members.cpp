// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/members.h"

#include "storage/textsanitizer.h"

#include <QJsonObject>

namespace storage {

void put(QJsonObject &object, QLatin1StringView member, const QString &text)
{
    if (!text.isEmpty())
        object.insert(member, cleanText(text));
}

} // namespace storage

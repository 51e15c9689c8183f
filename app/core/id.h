// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUuid>

namespace core {

/// A new public identity: UUID version 4.
inline QUuid newId()
{
    return QUuid::createUuid();
}

/// The text form that is stored and printed: lower case, no braces.
inline QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

/// The reverse of idText(); a null id for anything that is not a UUID.
inline QUuid idFromText(const QString &text)
{
    return QUuid::fromString(text);
}

} // namespace core

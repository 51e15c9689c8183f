// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonvalue.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core {

QJsonValue jsonValue(const QString &text, QJsonParseError *problem)
{
    // QJsonDocument takes objects and arrays only.
    const QJsonArray list = QJsonDocument::fromJson('[' + text.toUtf8() + ']', problem).array();
    return list.size() == 1 ? list.at(0) : QJsonValue(QJsonValue::Undefined);
}

} // namespace core

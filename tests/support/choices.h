// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeanswer.h"

#include <QJsonArray>

// Answers of several choices.
namespace support {

/// A chunk of this choice alone; an empty reason is none.
inline QByteArray choiceChunk(int index, const QJsonObject &delta, const QString &reason = {})
{
    QJsonObject choice{{QStringLiteral("index"), index}, {QStringLiteral("delta"), delta}};
    if (!reason.isEmpty())
        choice.insert(QStringLiteral("finish_reason"), reason);
    return frame({{QStringLiteral("choices"), QJsonArray{choice}}});
}

inline QByteArray choiceText(int index, const QString &text)
{
    return choiceChunk(index, {{QStringLiteral("content"), text}});
}

inline QByteArray choiceEnd(int index, const QString &reason = QStringLiteral("stop"))
{
    return choiceChunk(index, {}, reason);
}

} // namespace support

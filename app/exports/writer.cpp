// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/writer.h"

#include "storage/export/jsonexport.h"
#include "texts/exportwords.h"

#include <QLocale>

namespace exports {

QList<core::ContentPart> wantedParts(const core::Message &message,
                                     const core::ExportOptions &options)
{
    QList<core::ContentPart> parts;
    for (const core::ContentPart &part : message.parts) {
        const bool isBlank = std::holds_alternative<core::ReasoningPart>(part)
                             && core::partText(part).trimmed().isEmpty();
        const bool isWords = !std::holds_alternative<core::ProbabilityPart>(part);
        if (!isBlank && isWords && storage::isWanted(part, options))
            parts.append(part);
    }
    return parts;
}

QString speakerOf(const core::Message &message)
{
    const QString model = message.model.simplified();
    return message.role == core::Role::Assistant && !model.isEmpty()
               ? model
               : texts::speakerName(message.role);
}

QString timeWords(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                          : QString();
}

QString withoutControls(QString text)
{
    text.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return text;
}

QString pictureEnding(const QString &mime)
{
    if (mime == QLatin1StringView("image/png"))
        return QStringLiteral("png");
    if (mime == QLatin1StringView("image/jpeg"))
        return QStringLiteral("jpg");
    if (mime == QLatin1StringView("image/webp"))
        return QStringLiteral("webp");
    return mime == QLatin1StringView("image/gif") ? QStringLiteral("gif") : QString();
}

} // namespace exports

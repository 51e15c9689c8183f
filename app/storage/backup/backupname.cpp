// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backupname.h"

#include <QRegularExpression>

namespace storage {
namespace {

constexpr auto kTimeFormat = QLatin1StringView("yyyy-MM-dd-HHmmss");

} // namespace

QString BackupName::fileName() const
{
    QString name = QStringLiteral("loquat-") + time.toUTC().toString(QString(kTimeFormat));
    if (!occasion.isEmpty())
        name += QLatin1Char('-') + occasion;
    return name + (isSealed ? QLatin1StringView(".db.sealed") : QLatin1StringView(".db"));
}

std::optional<BackupName> BackupName::of(const QString &fileName)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\Aloquat-(\\d{4}-\\d\\d-\\d\\d-\\d{6})(?:-([a-z]+(?:-[a-z0-9]+)*))?\\.db("
                       "\\.sealed)?\\z"));
    const QRegularExpressionMatch match = pattern.match(fileName);
    if (!match.hasMatch())
        return std::nullopt;
    QDateTime time = QDateTime::fromString(match.captured(1), QString(kTimeFormat));
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid())
        return std::nullopt;
    return BackupName{time, match.captured(2), match.hasCaptured(3)};
}

} // namespace storage

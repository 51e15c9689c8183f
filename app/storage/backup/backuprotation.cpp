// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/backuprotation.h"

#include "core/clock.h"
#include "storage/backup/backupname.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace storage {
namespace {

struct Dated {
    BackupName name;
    QString file;
};

/// 2026-W53 and 2027-W1 are two weeks, whichever year their days are of.
int weekOf(const QDate &day)
{
    int year = 0;
    const int week = day.weekNumber(&year);
    return year * 100 + week;
}

/// Takes the newest first.
QStringList goingOf(const QList<Dated> &regular)
{
    QStringList going;
    QSet<QDate> days;
    QSet<QDate> daysByHand;
    QSet<int> weeks;
    for (qsizetype i = 0; i < regular.size(); ++i) {
        const Dated &one = regular.at(i);
        const QDate day = one.name.time.date();
        const int week = weekOf(day);
        const bool isFirst = !days.contains(day) && days.size() < BackupRotation::kDays;
        // One that was made by itself takes nobody's own away.
        const bool isOwn =
            one.name.isByHand() && (isFirst || days.contains(day)) && !daysByHand.contains(day);
        const bool isOfDay = isFirst || isOwn || i < BackupRotation::kNewest;
        const bool isOfWeek = !weeks.contains(week) && weeks.size() < BackupRotation::kWeeks;
        if (isFirst)
            days.insert(day);
        if (isOwn)
            daysByHand.insert(day);
        if (isOfWeek)
            weeks.insert(week);
        if (!isOfDay && !isOfWeek)
            going.append(one.file);
    }
    return going;
}

} // namespace

QStringList BackupRotation::removable(const QStringList &fileNames, const QDateTime &now)
{
    QList<Dated> known;
    for (const QString &file : fileNames) {
        if (const auto name = BackupName::of(file))
            known.append({*name, file});
    }
    std::sort(known.begin(), known.end(), [](const Dated &one, const Dated &other) {
        return one.name.time == other.name.time ? one.file > other.file
                                                : one.name.time > other.name.time;
    });
    QStringList going;
    QList<Dated> past;
    QList<Dated> future;
    QHash<QString, int> occasions;
    for (const Dated &one : std::as_const(known)) {
        if (!one.name.isRegular()) {
            if (++occasions[one.name.occasion] > kOfEachOccasion)
                going.append(one.file);
            continue;
        }
        (now.msecsTo(one.name.time) > core::kDayMs ? future : past).append(one);
    }
    return going + goingOf(past) + goingOf(future);
}

QStringList BackupRotation::openCopies(const QStringList &fileNames)
{
    QDateTime firstSealed;
    for (const QString &file : fileNames) {
        const auto name = BackupName::of(file);
        if (name && name->isSealed && (!firstSealed.isValid() || name->time < firstSealed))
            firstSealed = name->time;
    }
    QStringList open;
    for (const QString &file : fileNames) {
        const auto name = BackupName::of(file);
        if (name && name->isBeforeUpdate() && !name->isSealed && firstSealed.isValid()
            && firstSealed < name->time)
            open.append(file);
    }
    return open;
}

bool BackupRotation::isDue(const QStringList &fileNames, const QDateTime &now)
{
    return std::none_of(fileNames.cbegin(), fileNames.cend(), [&now](const QString &file) {
        const auto name = BackupName::of(file);
        if (!name || !name->isRegular())
            return false;
        const qint64 age = name->time.msecsTo(now);
        return age < core::kDayMs && age > -core::kDayMs;
    });
}

} // namespace storage

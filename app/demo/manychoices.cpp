// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/manychoices.h"

namespace demo {
namespace {

constexpr QByteArrayView kFirst("[{\"index\":0,");

QByteArray withIndex(QByteArray text, QByteArrayView before, int choice)
{
    const qsizetype at = text.indexOf(before);
    if (at >= 0)
        text.replace(at, before.size(),
                     before.chopped(2).toByteArray() + QByteArray::number(choice) + ',');
    return text;
}

} // namespace

QByteArray eventOfChoice(const QByteArray &event, int choice)
{
    return withIndex(event, kFirst, choice);
}

QByteArray eventsOfChoices(const QByteArray &events, int count)
{
    QByteArray all;
    qsizetype from = 0;
    for (qsizetype end = events.indexOf("\n\n"); end >= 0; end = events.indexOf("\n\n", from)) {
        const QByteArray event = events.mid(from, end + 2 - from);
        from = end + 2;
        const int times = event.contains(kFirst) ? count : 1;
        for (int choice = 0; choice < times; ++choice)
            all += eventOfChoice(event, choice);
    }
    return all + events.mid(from);
}

QByteArray numberEvents(Completion &completion, int count)
{
    QByteArray events;
    for (int choice = 1; choice < count; ++choice) {
        const QString number = QStringLiteral("%1/%2 · ").arg(choice + 1).arg(count);
        events += eventOfChoice(completion.textEvent(number), choice);
    }
    return events;
}

QByteArray documentOfChoices(const QByteArray &document, int count, const ChoiceChange &change)
{
    constexpr QByteArrayView kObject("{\"index\":0,");
    const qsizetype from = document.indexOf(kFirst) + 1;
    const qsizetype to = document.lastIndexOf("],\"usage\"");
    if (from <= 0 || to < from)
        return document;
    const QByteArray one = document.mid(from, to - from);
    QByteArrayList choices;
    for (int choice = 0; choice < count; ++choice) {
        const QByteArray own = withIndex(one, kObject, choice);
        choices.append(change && choice > 0 ? change(own, choice) : own);
    }
    return document.left(from) + choices.join(',') + document.mid(to);
}

} // namespace demo

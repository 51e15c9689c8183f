// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelrows.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QSet>

namespace ui {
namespace {

/// A list this long can be read without groups.
constexpr qsizetype kReadableIds = 12;

using GroupName = QString (*)(const chat::ModelChoice &);

QString ownerOf(const chat::ModelChoice &choice)
{
    return choice.owner.trimmed();
}

QString pathOf(const chat::ModelChoice &choice)
{
    return choice.id.contains(u'/') ? choice.id.section(u'/', 0, 0) : QString();
}

QString firstWordOf(const chat::ModelChoice &choice)
{
    const QString last = choice.id.section(u'/', -1);
    qsizetype end = 0;
    while (end < last.size() && last.at(end).isLetter())
        ++end;
    return last.left(end).toLower();
}

bool tellsApart(const QList<chat::ModelChoice> &choices, GroupName name)
{
    QSet<QString> names;
    for (const chat::ModelChoice &choice : choices)
        names.insert(name(choice));
    return names.size() > 1;
}

GroupName groupNameFor(const QList<chat::ModelChoice> &choices)
{
    for (const GroupName name : {&ownerOf, &pathOf}) {
        if (tellsApart(choices, name))
            return name;
    }
    return choices.size() > kReadableIds && tellsApart(choices, &firstWordOf) ? &firstWordOf
                                                                              : nullptr;
}

ModelRow rowOf(const chat::ModelChoice &choice)
{
    return {ModelRowKind::Model, choice.profileId, choice.id, modelTitle(choice)};
}

void addGroups(QList<ModelRow> &rows, const QList<chat::ModelChoice> &choices, GroupName name)
{
    QStringList order;
    QHash<QString, QList<ModelRow>> groups;
    for (const chat::ModelChoice &choice : choices) {
        const QString group = name(choice);
        QList<ModelRow> &members = groups[group];
        if (members.isEmpty())
            order.append(group);
        members.append(rowOf(choice));
    }
    // Those that belong nowhere stand first, where they need no head.
    if (order.removeAll(QString()) > 0)
        rows.append(groups.value(QString()));
    for (const QString &group : std::as_const(order)) {
        const QList<ModelRow> &members = groups[group];
        rows.append({ModelRowKind::Group, members.constFirst().profile, {}, group});
        rows.append(members);
    }
}

} // namespace

QString modelTitle(const chat::ModelChoice &choice)
{
    if (choice.name.isEmpty() || choice.name == choice.id)
        return choice.id;
    return QStringLiteral("%1 · %2").arg(choice.name, choice.id);
}

QString modelDetails(const chat::ModelChoice &choice)
{
    const auto said = [](const char *source) {
        return QCoreApplication::translate("ui::ModelRows", source);
    };
    QStringList parts;
    if (choice.contextLength > 0) {
        //: %1 is a number: how long a conversation may be
        parts.append(said(QT_TRANSLATE_NOOP("ui::ModelRows", "%1 tokens"))
                         .arg(QLocale().toString(choice.contextLength)));
    }
    if (!choice.hasVision)
        parts.append(said(QT_TRANSLATE_NOOP("ui::ModelRows", "images: not known")));
    else if (*choice.hasVision)
        parts.append(said(QT_TRANSLATE_NOOP("ui::ModelRows", "images: yes")));
    else
        parts.append(said(QT_TRANSLATE_NOOP("ui::ModelRows", "images: no")));
    if (!choice.owner.isEmpty())
        parts.append(choice.owner.simplified().left(100));
    return parts.join(QStringLiteral(" · "));
}

QList<ModelRow> groupedModels(const QList<chat::ModelChoice> &choices, bool isFoldOpen)
{
    QList<chat::ModelChoice> forChat;
    QList<chat::ModelChoice> others;
    for (const chat::ModelChoice &choice : choices)
        (choice.isForChat ? forChat : others).append(choice);
    QList<ModelRow> rows;
    rows.reserve(choices.size());
    if (const GroupName name = groupNameFor(forChat)) {
        addGroups(rows, forChat, name);
    } else {
        for (const chat::ModelChoice &choice : std::as_const(forChat))
            rows.append(rowOf(choice));
    }
    if (others.isEmpty())
        return rows;
    const QString fold = QCoreApplication::translate(
        "ui::ModelRows", QT_TRANSLATE_N_NOOP("ui::ModelRows", "Other models (%n)"), nullptr,
        int(others.size()));
    rows.append({ModelRowKind::Fold, others.constFirst().profileId, {}, fold});
    for (const chat::ModelChoice &choice : std::as_const(others)) {
        if (isFoldOpen)
            rows.append(rowOf(choice));
    }
    return rows;
}

} // namespace ui

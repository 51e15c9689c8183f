// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "typesetter/languages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace typesetter {
namespace {

constexpr int kDeepest = 16;

/// A member that is a name or a list of names.
QStringList namesOf(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList names;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &name : array)
        names.append(name.toString());
    return names;
}

/// What guides and models write and Prism does not know.
const QHash<QString, QString> &otherNames()
{
    static const QHash<QString, QString> names{
        {QStringLiteral("c++"), QStringLiteral("cpp")},
        {QStringLiteral("cc"), QStringLiteral("cpp")},
        {QStringLiteral("cxx"), QStringLiteral("cpp")},
        {QStringLiteral("h"), QStringLiteral("cpp")},
        {QStringLiteral("hpp"), QStringLiteral("cpp")},
        {QStringLiteral("c#"), QStringLiteral("csharp")},
        {QStringLiteral("f#"), QStringLiteral("fsharp")},
        {QStringLiteral("golang"), QStringLiteral("go")},
        {QStringLiteral("zsh"), QStringLiteral("bash")},
        {QStringLiteral("console"), QStringLiteral("bash")},
        {QStringLiteral("terminal"), QStringLiteral("bash")},
        {QStringLiteral("jsonc"), QStringLiteral("json")},
        {QStringLiteral("vue"), QStringLiteral("markup")},
        {QStringLiteral("svelte"), QStringLiteral("markup")},
        {QStringLiteral("patch"), QStringLiteral("diff")},
        {QStringLiteral("ps1"), QStringLiteral("powershell")},
        {QStringLiteral("make"), QStringLiteral("makefile")},
        {QStringLiteral("postgresql"), QStringLiteral("sql")},
        {QStringLiteral("mysql"), QStringLiteral("sql")},
        {QStringLiteral("asm"), QStringLiteral("nasm")},
        {QStringLiteral("objective-c"), QStringLiteral("objectivec")},
    };
    return names;
}

} // namespace

Languages::Languages(const QByteArray &json)
{
    const QJsonObject languages =
        QJsonDocument::fromJson(json).object().value(QLatin1StringView("languages")).toObject();
    for (auto it = languages.begin(); it != languages.end(); ++it) {
        if (it.key() == QLatin1StringView("meta"))
            continue;
        const QJsonObject about = it.value().toObject();
        m_byName.insert(it.key(), it.key());
        m_needs.insert(it.key(), namesOf(about.value(QLatin1StringView("require")))
                                     + namesOf(about.value(QLatin1StringView("modify"))));
        for (const QString &alias : namesOf(about.value(QLatin1StringView("alias"))))
            m_byName.insert(alias, it.key());
    }
}

QString Languages::find(const QString &name) const
{
    const QString known = m_byName.value(name.toLower());
    return known.isEmpty() ? m_byName.value(otherNames().value(name.toLower())) : known;
}

QStringList Languages::scriptsFor(const QString &language) const
{
    QStringList scripts;
    collect(language, scripts, 0);
    return scripts;
}

void Languages::collect(const QString &language, QStringList &scripts, int depth) const
{
    if (!m_needs.contains(language) || scripts.contains(language) || depth > kDeepest)
        return;
    for (const QString &need : m_needs.value(language))
        collect(m_byName.value(need), scripts, depth + 1);
    scripts.append(language);
}

} // namespace typesetter

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/registry.h"

#include "core/writtenjson.h"
#include "tools/owntools.h"
#include "tools/toolcheck.h"

#include <algorithm>

namespace tools {
namespace {

/// `fresh` with its schema in the order that somebody gave the one that was kept.
QJsonObject ordered(QJsonObject fresh, const QJsonValue &kept)
{
    const QString function = QStringLiteral("function");
    const QString member = QStringLiteral("parameters");
    const QString written = core::writtenOf(kept.toObject().value(function).toObject(), member);
    if (!written.isEmpty())
        fresh.insert(function,
                     core::withWritten(fresh.value(function).toObject(), member, written));
    return fresh;
}

} // namespace

void Registry::add(ToolSource &source)
{
    m_sources.append(&source);
    connect(&source, &ToolSource::changed, this, &Registry::gather);
    gather();
}

void Registry::gather()
{
    m_entries.clear();
    for (ToolSource *source : std::as_const(m_sources)) {
        const QString stamp = stampOf(*source);
        for (Tool tool : source->tools()) {
            tool.source = stamp;
            const QString name = freeName(tool.name, source->id());
            if (isToolName(name))
                m_entries.append({name, tool, source});
        }
    }
    Q_EMIT changed();
}

/// Two of one id are two all the same: what was agreed to for the first is not for the other.
QString Registry::stampOf(const ToolSource &source) const
{
    const auto at = std::find(m_sources.cbegin(), m_sources.cend(), &source);
    const auto before = std::count_if(m_sources.cbegin(), at, [&source](const ToolSource *earlier) {
        return earlier->id() == source.id();
    });
    if (before > 0)
        return source.id() + u'#' + QString::number(before);
    return source.id() == kOwnSource ? QString() : source.id();
}

QString Registry::freeName(const QString &name, const QString &source) const
{
    const auto isFree = [this](const QString &asked) { return !find(asked); };
    if (isFree(name))
        return name;
    const QString prefixed = (source + u'_' + name).left(kMostNameLength);
    for (int i = 2; i < int(kMostTools); ++i) {
        const QString number = i == 2 ? QString() : u'_' + QString::number(i - 1);
        const QString tried = prefixed.left(kMostNameLength - number.size()) + number;
        if (isFree(tried))
            return tried;
    }
    return {};
}

std::optional<Registry::Entry> Registry::find(const QString &name) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&name](const Entry &entry) { return entry.name == name; });
    return found == m_entries.cend() ? std::nullopt : std::optional(*found);
}

QJsonArray Registry::definitions(const QStringList &names) const
{
    QJsonArray made;
    for (const QString &name : names) {
        if (const std::optional<Entry> entry = find(name)) {
            Tool sent = entry->tool;
            sent.name = entry->name;
            made.append(sent.definition());
        }
    }
    return made;
}

std::optional<Registry::Entry> Registry::meant(const QJsonValue &definition) const
{
    const std::optional<Entry> entry = find(definedName(definition));
    if (!entry)
        return std::nullopt;
    const Tool asked = Tool::fromJson(definition.toObject());
    const bool isSame =
        asked.description == entry->tool.description && asked.parameters == entry->tool.parameters;
    return isSame ? entry : std::nullopt;
}

QJsonArray Registry::renewed(const QJsonArray &kept) const
{
    QJsonArray made;
    for (const QJsonValue &definition : kept) {
        const std::optional<Entry> known = meant(definition);
        made.append(known ? ordered(definitions({known->name}).first().toObject(), definition)
                          : definition);
    }
    return made;
}

} // namespace tools

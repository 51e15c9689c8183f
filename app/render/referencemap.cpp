// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/referencemap.h"

#include "render/footnotes.h"
#include "render/inlineprescan.h"
#include "render/linepatterns.h"

#include <algorithm>

namespace render {
namespace {

QStringList labelsOf(const RawBlock &raw)
{
    if (raw.kind != BlockKind::Table)
        return raw.text.contains(QLatin1Char('[')) ? linkLabels(raw.text) : QStringList();
    QStringList labels;
    for (const QStringList &row : raw.rows) {
        for (const QString &cell : row) {
            if (cell.contains(QLatin1Char('[')))
                labels += linkLabels(cell);
        }
    }
    labels.removeDuplicates();
    return labels;
}

} // namespace

QStringList ReferenceMap::takeDefinitions(QString &text)
{
    QStringList found;
    while (text.startsWith(QLatin1Char('['))) {
        qsizetype end = text.indexOf(QLatin1Char('\n'));
        if (end < 0)
            end = text.size();
        if (!lines::definition(QStringView(text).left(end)))
            break;
        found.append(text.left(end));
        text.remove(0, end + 1);
    }
    return found;
}

bool ReferenceMap::isAllDefinitions(const QString &text)
{
    QString rest = text;
    return !takeDefinitions(rest).isEmpty() && rest.isEmpty();
}

QList<int> ReferenceMap::define(const QString &line)
{
    const auto definition = lines::definition(line);
    return definition ? define(definition->label, definition->line) : QList<int>();
}

QList<int> ReferenceMap::defineFootnote(const QString &label)
{
    return define(footnoteKey(label), footnoteDefinition(label));
}

QList<int> ReferenceMap::define(const QString &key, const QString &line)
{
    if (m_definitions.contains(key))
        return {}; // CommonMark: the first one counts
    m_definitions.insert(key, line);
    return m_waiting.take(key);
}

QString ReferenceMap::definitionsFor(const RawBlock &raw) const
{
    if (m_definitions.isEmpty())
        return {};
    QStringList needed;
    const QStringList labels = labelsOf(raw);
    for (const QString &label : labels) {
        const auto it = m_definitions.constFind(label);
        if (it != m_definitions.constEnd())
            needed.append(*it);
    }
    return needed.join(QLatin1Char('\n'));
}

void ReferenceMap::watch(int index, const RawBlock &raw)
{
    const QStringList labels = labelsOf(raw);
    bool isWaiting = false;
    for (const QString &label : labels) {
        if (m_definitions.contains(label))
            continue;
        m_waiting[label].append(index);
        isWaiting = true;
    }
    if (isWaiting)
        m_watched.append({index, raw});
}

const RawBlock &ReferenceMap::watched(int index) const
{
    const auto it =
        std::lower_bound(m_watched.cbegin(), m_watched.cend(), index,
                         [](const Watched &one, int wanted) { return one.index < wanted; });
    return it->raw;
}

} // namespace render

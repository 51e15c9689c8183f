// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/phrases.h"

#include <QFile>

// Resources inside a static library are dropped by the linker unless they are asked for; the
// macro has to stand outside every namespace.
static void initDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace demo {

Phrases::Phrases(const QString &language)
    : m_folder(language.startsWith(QLatin1StringView("zh")) ? QStringLiteral(":/demo/zh_CN/")
                                                            : QStringLiteral(":/demo/en/"))
{
    initDemoResources();
    const QStringList lines = text(QStringLiteral("colours")).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(QLatin1StringView(": "));
        if (line.startsWith(QLatin1StringView("- ")) && colon > 0)
            m_colours.insert(line.mid(2, colon - 2), line.mid(colon + 2));
    }
}

QString Phrases::text(const QString &name) const
{
    QFile file(m_folder + name + QStringLiteral(".md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

QString Phrases::colourName(const QString &key) const
{
    return m_colours.value(key, key);
}

} // namespace demo

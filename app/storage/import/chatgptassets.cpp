// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/chatgptassets.h"

#include <QRegularExpression>

namespace storage {
namespace {

QString assetName(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("(?:^|/)(file[-_][A-Za-z0-9]+)"));
    // The last step of a path; pointers have a scheme and no path.
    return name.match(text.section(u'/', -1)).captured(1);
}

} // namespace

ChatGptAssets::ChatGptAssets(ImportSource &source)
    : m_source(source)
{
    for (const QString &file : source.fileNames()) {
        const QString name = assetName(file);
        if (!name.isEmpty() && !m_names.contains(name))
            m_names.insert(name, file);
    }
}

QByteArray ChatGptAssets::find(const QString &pointer)
{
    const QString name = assetName(pointer.section(u'?', 0, 0));
    const auto found = m_names.constFind(name);
    if (found == m_names.cend())
        return {};
    const auto bytes = m_source.file(*found);
    return bytes ? bytes.value() : QByteArray();
}

} // namespace storage

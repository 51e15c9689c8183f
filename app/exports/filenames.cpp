// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/filenames.h"

#include "texts/exportwords.h"

#include <QRegularExpression>

namespace exports {
namespace {

constexpr qsizetype kLongestNameBytes = 120; ///< file systems take 255, and an ending comes behind

} // namespace

QString endingOf(core::ExportFormat format, bool isSealed)
{
    if (isSealed)
        return endingOf(format) + QStringLiteral(".sealed");
    switch (format) {
    case core::ExportFormat::Json:
        return QStringLiteral("json");
    case core::ExportFormat::Markdown:
        return QStringLiteral("md");
    case core::ExportFormat::Html:
        return QStringLiteral("html");
    case core::ExportFormat::Pdf:
        return QStringLiteral("pdf");
    case core::ExportFormat::Text:
        break;
    }
    return QStringLiteral("txt");
}

QString fileNameOf(const QString &title)
{
    static const QRegularExpression reserved(QStringLiteral("[<>:\"/\\\\|?*]"));
    static const QRegularExpression device(
        QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    QString name = title;
    name.replace(reserved, QStringLiteral(" "));
    // Marks that turn names around, and what nobody sees.
    name.removeIf([](QChar c) {
        return (c.category() == QChar::Other_Control && !c.isSpace())
               || c.category() == QChar::Other_Format || c == QChar::ReplacementCharacter;
    });
    name = name.simplified();
    while (name.toUtf8().size() > kLongestNameBytes)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    while (name.startsWith(u'.') || name.startsWith(u'-') || name.startsWith(u' '))
        name.remove(0, 1);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    if (device.match(name).hasMatch())
        name += u'_';
    return name.isEmpty() ? texts::untitledName() : name;
}

QString FileNames::next(const QString &title)
{
    const QString base = fileNameOf(title);
    QString name = base;
    for (int n = 2; m_taken.contains(name.toCaseFolded()); ++n)
        name = base + QStringLiteral(" (%1)").arg(n);
    m_taken.insert(name.toCaseFolded());
    return name;
}

} // namespace exports

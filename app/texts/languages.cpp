// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace texts {
namespace {

QString resolved(const QString &language)
{
    if (!language.isEmpty())
        return language;
    // The first language the person wants that we speak.
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &name : wanted) {
        if (name.startsWith(QLatin1StringView("zh")))
            return QStringLiteral("zh_CN");
        if (name.startsWith(QLatin1StringView("en")))
            return QStringLiteral("en");
    }
    return QStringLiteral("en");
}

} // namespace

Languages::Languages(QObject *parent)
    : QObject(parent)
{
}

Languages::~Languages()
{
    for (QTranslator *translator : std::as_const(m_translators))
        QCoreApplication::removeTranslator(translator);
}

void Languages::install(const QString &file, const QString &directory)
{
    auto *translator = new QTranslator(this);
    if (translator->load(file, directory) && QCoreApplication::installTranslator(translator)) {
        m_translators.append(translator);
    } else {
        // Qt's own texts stay English where its translations are not installed.
        translator->deleteLater();
    }
}

void Languages::use(const QString &language)
{
    const QString name = resolved(language);
    if (name == m_current && !m_translators.isEmpty())
        return;
    m_current = name;
    for (QTranslator *translator : std::as_const(m_translators)) {
        QCoreApplication::removeTranslator(translator);
        translator->deleteLater();
    }
    m_translators.clear();
    QLocale::setDefault(QLocale(name));
    if (name != QLatin1StringView("en"))
        install(QStringLiteral("qtbase_") + name,
                QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("loquat_") + name, QStringLiteral(":/i18n"));
}

} // namespace texts

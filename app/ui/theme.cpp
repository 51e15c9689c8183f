// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/desktopscheme.h"
#include "ui/palettes.h"
#include "ui/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLocale>

namespace ui {
namespace {

constexpr double kReadingFactor = 1.12;
constexpr double kCodeFactor = 0.93;

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    return font;
}

/// The Chinese, Japanese or Korean face that a reader of this language expects.
QString region(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    switch (locale.language()) {
    case QLocale::Japanese:
        return QStringLiteral("JP");
    case QLocale::Korean:
        return QStringLiteral("KR");
    case QLocale::Chinese:
        return locale.script() == QLocale::TraditionalChineseScript ? QStringLiteral("TC")
                                                                    : QStringLiteral("SC");
    default:
        return QStringLiteral("SC");
    }
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_colors(render::Colors::light())
    , m_platformPalette(QApplication::palette())
    , m_desktop(new DesktopScheme(this))
    , m_style(new Style)
{
    QApplication::setStyle(m_style);
    m_isDesktopDark = m_platformPalette.color(QPalette::Window).lightness()
                      < m_platformPalette.color(QPalette::WindowText).lightness();
    connect(m_desktop, &DesktopScheme::changed, this, &Theme::refresh);
    refreshFonts();
    refresh();
}

QFont Theme::uiFont() const
{
    return m_uiFont;
}

QFont Theme::uiFont(double factor, bool isBold) const
{
    QFont font = scaled(m_uiFont, factor);
    // Debian's Chinese fonts have the weights 400 and 700 only; 600 takes the bolder one.
    if (isBold)
        font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::readingFont() const
{
    return scaled(m_uiFont, kReadingFactor * m_readingPercent / 100.0);
}

QFont Theme::codeFont() const
{
    return scaled(m_codeFont, kReadingFactor * kCodeFactor * m_readingPercent / 100.0);
}

void Theme::apply(const core::Settings &settings)
{
    const bool isOtherLanguage = m_language != settings.language;
    const bool isOtherSize = m_readingPercent != settings.readingPercent;
    m_language = settings.language;
    m_readingPercent = settings.readingPercent;
    m_scheme = settings.colorScheme;
    if (isOtherLanguage)
        refreshFonts();
    if (isOtherLanguage || isOtherSize)
        Q_EMIT fontsChanged();
    // Contrast is followed whatever the scheme is.
    m_desktop->start();
    refresh();
}

QStringList Theme::families(const QString &first, const QString &chinese) const
{
    const QString where = region(m_language);
    QStringList names{first, chinese + QLatin1Char(' ') + where};
#if defined(Q_OS_MACOS)
    names << QStringLiteral("PingFang ") + where;
#elif defined(Q_OS_WIN)
    names << QStringLiteral("Microsoft YaHei UI");
#endif
    names << QStringLiteral("Noto Color Emoji");
    return names;
}

void Theme::refreshFonts()
{
    // "Sans Serif" is an alias: a list of families that begins with it draws Latin letters in
    // the Chinese face, so the real name is looked up.
    m_uiFont = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    m_uiFont.setFamilies(families(QFontInfo(m_uiFont).family(), QStringLiteral("Noto Sans CJK")));
    m_codeFont = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const double size = m_uiFont.pointSizeF();
    m_codeFont.setFamilies(
        families(QFontInfo(m_codeFont).family(), QStringLiteral("Noto Sans Mono CJK")));
    if (size > 0)
        m_codeFont.setPointSizeF(size);
    else
        m_codeFont.setPixelSize(m_uiFont.pixelSize());
    m_codeFont.setStyleHint(QFont::Monospace);
    QApplication::setFont(m_uiFont);
}

bool Theme::isDark() const
{
    if (m_scheme == core::ColorScheme::System)
        return m_desktop->isDark().value_or(m_isDesktopDark);
    return m_scheme == core::ColorScheme::Dark;
}

void Theme::refresh()
{
    render::Colors colors = isDark() ? render::Colors::dark() : render::Colors::light();
    if (m_desktop->isHighContrast())
        colors = highContrastColors(m_platformPalette);
    const bool isFirst = !m_style->hasColors();
    if (colors == m_colors && !isFirst)
        return;
    m_colors = colors;
    m_style->setColors(colors);
    installPalettes(colors);
    Q_EMIT colorsChanged();
}

} // namespace ui

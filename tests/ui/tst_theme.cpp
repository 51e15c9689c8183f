// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/desktopscheme.h"
#include "ui/palettes.h"

#include <QApplication>
#include <QDBusVariant>
#include <QFontInfo>
#include <QSignalSpy>
#include <QTest>

using core::ColorScheme;
using ui::Theme;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
           + 0.0722 * channel(color.blueF());
}

/// Contrast ratio of WCAG 2.1, 1.4.3.
double contrast(const QColor &a, const QColor &b)
{
    const double high = qMax(luminance(a), luminance(b));
    const double low = qMin(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

core::Settings settings(ColorScheme scheme, int percent = 100)
{
    core::Settings result;
    result.colorScheme = scheme;
    result.readingPercent = percent;
    return result;
}

} // namespace

/// Colours, palette and fonts: what the person chose, or what the desktop says.
class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void followsTheChoice();
    void followsTheDesktop();
    void readsThePortalsValues_data();
    void readsThePortalsValues();
    void takesTheDesktopsColorsForHighContrast();
    void fillsEveryRoleOfThePalette_data();
    void fillsEveryRoleOfThePalette();
    void namesARealFontAndTheChineseFace();
    void growsTheReadingFontOnly();
    void saysOnlyWhatChanged();
};

void TestTheme::initTestCase()
{
    // Whatever this machine's desktop says does not matter here.
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestTheme::followsTheChoice()
{
    Theme theme;
    theme.apply(settings(ColorScheme::Dark));
    QCOMPARE(theme.colors(), render::Colors::dark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), render::Colors::dark().canvas);
    theme.apply(settings(ColorScheme::Light));
    QCOMPARE(theme.colors(), render::Colors::light());
    QCOMPARE(QApplication::palette().color(QPalette::Window), render::Colors::light().chrome);
}

void TestTheme::followsTheDesktop()
{
    Theme theme;
    theme.apply(settings(ColorScheme::System));
    theme.desktop().take(QStringLiteral("color-scheme"), 1U);
    QVERIFY(theme.colors().isDark);
    theme.desktop().take(QStringLiteral("color-scheme"), 2U);
    QVERIFY(!theme.colors().isDark);
    theme.apply(settings(ColorScheme::Light));
    theme.desktop().take(QStringLiteral("color-scheme"), 1U);
    QVERIFY(!theme.colors().isDark);
    theme.apply(settings(ColorScheme::System));
    QVERIFY(theme.colors().isDark);
}

void TestTheme::readsThePortalsValues_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<int>("isDark"); // -1: not said
    QTest::addColumn<bool>("isHighContrast");
    const QString scheme = QStringLiteral("color-scheme");
    const QVariant wrapped = QVariant::fromValue(QDBusVariant(QVariant(1U)));
    QTest::newRow("dark") << scheme << QVariant(1U) << 1 << false;
    QTest::newRow("light") << scheme << QVariant(2U) << 0 << false;
    QTest::newRow("no preference") << scheme << QVariant(0U) << -1 << false;
    QTest::newRow("a value of the future") << scheme << QVariant(7U) << -1 << false;
    QTest::newRow("wrapped once more") << scheme << wrapped << 1 << false;
    QTest::newRow("not a number") << scheme << QVariant(QStringLiteral("dark")) << -1 << false;
    QTest::newRow("contrast") << QStringLiteral("contrast") << QVariant(1U) << -1 << true;
    QTest::newRow("another key") << QStringLiteral("accent-color") << QVariant(1U) << -1 << false;
}

void TestTheme::readsThePortalsValues()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QFETCH(int, isDark);
    ui::DesktopScheme desktop;
    QSignalSpy changed(&desktop, &ui::DesktopScheme::changed);
    desktop.take(key, value);
    QCOMPARE(desktop.isDark().has_value() ? int(*desktop.isDark()) : -1, isDark);
    QTEST(desktop.isHighContrast(), "isHighContrast");
    QCOMPARE(changed.count() > 0, isDark >= 0 || desktop.isHighContrast());
    desktop.take(key, value);
    QVERIFY(changed.count() <= 1);
}

void TestTheme::takesTheDesktopsColorsForHighContrast()
{
    QPalette platform;
    platform.setColor(QPalette::Window, Qt::black);
    platform.setColor(QPalette::Base, Qt::black);
    platform.setColor(QPalette::WindowText, Qt::white);
    platform.setColor(QPalette::Highlight, Qt::yellow);
    platform.setColor(QPalette::HighlightedText, Qt::black);
    const render::Colors colors = ui::highContrastColors(platform);
    QVERIFY(colors.isHighContrast);
    QVERIFY(colors.isDark);
    QCOMPARE(colors.text, QColor(Qt::white));
    QCOMPARE(colors.canvas, QColor(Qt::black));
    QCOMPARE(colors.leaf, QColor(Qt::yellow));
    QVERIFY(contrast(colors.danger, colors.dangerTint) >= 7);
    QVERIFY(contrast(colors.text3, colors.chrome) >= 7);
    // What it chooses with need not be readable as words.
    platform.setColor(QPalette::Highlight, QColor(0, 0, 120));
    QVERIFY(contrast(ui::highContrastColors(platform).link(), Qt::black) >= 7);
    QCOMPARE(render::Colors::light().link(), render::Colors::light().leaf);
}

void TestTheme::fillsEveryRoleOfThePalette_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::fillsEveryRoleOfThePalette()
{
    QFETCH(bool, isDark);
    const render::Colors colors = isDark ? render::Colors::dark() : render::Colors::light();
    const QPalette palette = ui::paletteFor(colors);
    const auto pair = [&palette](QPalette::ColorRole ink, QPalette::ColorRole ground) {
        return contrast(palette.color(ink), palette.color(ground));
    };
    QVERIFY(pair(QPalette::WindowText, QPalette::Window) >= 4.5);
    QVERIFY(pair(QPalette::Text, QPalette::Base) >= 4.5);
    QVERIFY(pair(QPalette::Text, QPalette::AlternateBase) >= 4.5);
    QVERIFY(pair(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
    QVERIFY(pair(QPalette::ButtonText, QPalette::Button) >= 4.5);
    QVERIFY(pair(QPalette::ToolTipText, QPalette::ToolTipBase) >= 4.5);
    QVERIFY(pair(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
    QVERIFY(pair(QPalette::Link, QPalette::Base) >= 4.5);
    QVERIFY(palette.color(QPalette::Disabled, QPalette::Text)
            != palette.color(QPalette::Active, QPalette::Text));
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
        if (role != QPalette::NoRole)
            QVERIFY(palette.color(QPalette::ColorRole(role)).isValid());
    }
}

void TestTheme::namesARealFontAndTheChineseFace()
{
    Theme theme;
    const QStringList families = theme.uiFont().families();
    QCOMPARE(QFontInfo(QFont(families.constFirst())).family(), families.constFirst());
    QVERIFY(families.contains(QStringLiteral("Noto Sans CJK SC")));
    QVERIFY(theme.codeFont().families().contains(QStringLiteral("Noto Sans Mono CJK SC")));
    core::Settings japanese;
    japanese.language = QStringLiteral("ja");
    theme.apply(japanese);
    QVERIFY(theme.uiFont().families().contains(QStringLiteral("Noto Sans CJK JP")));
}

void TestTheme::growsTheReadingFontOnly()
{
    Theme theme;
    theme.apply(settings(ColorScheme::Light, 100));
    const double reading = theme.readingFont().pointSizeF();
    const double interface = theme.uiFont().pointSizeF();
    QVERIFY(reading > interface);
    theme.apply(settings(ColorScheme::Light, 200));
    QVERIFY(qAbs(theme.readingFont().pointSizeF() - 2 * reading) < 0.01);
    QCOMPARE(theme.uiFont().pointSizeF(), interface);
    QVERIFY(theme.uiFont(0.85).pointSizeF() < interface);
    QVERIFY(theme.uiFont(1, true).weight() >= QFont::DemiBold);
}

void TestTheme::saysOnlyWhatChanged()
{
    Theme theme;
    theme.apply(settings(ColorScheme::Light));
    QSignalSpy colors(&theme, &Theme::colorsChanged);
    QSignalSpy fonts(&theme, &Theme::fontsChanged);
    theme.apply(settings(ColorScheme::Light));
    QCOMPARE(colors.count() + fonts.count(), 0);
    theme.apply(settings(ColorScheme::Dark));
    QCOMPARE(colors.count(), 1);
    QCOMPARE(fonts.count(), 0);
    theme.apply(settings(ColorScheme::Dark, 120));
    QCOMPARE(colors.count(), 1);
    QCOMPARE(fonts.count(), 1);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"
#include "ui/style.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPalette>
#include <QTest>

/// The icons: all there, in the colour asked for, at the size asked for.
class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void drawsEveryIcon_data();
    void drawsEveryIcon();
    void hasNoMoreThanThirtyTwo();
    void rendersForTheScreensRatio();
    void mirrorsWhatPoints();
    void knowsNoOther();
    void tellsTheStatesApart();
    void drawsTheMark();
    void followsThePaletteWhereNobodyMakesItAnew();
    void windowsNeedNoImageFile_data();
    void windowsNeedNoImageFile();
};

namespace {

QStringList iconFiles()
{
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    names.removeAll(QStringLiteral("loquat.svg"));
    return names;
}

int inkOf(const QImage &image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    }
    return ink;
}

} // namespace

void TestIcons::initTestCase()
{
    ui::initResources();
    ui::initResources(); // twice does no harm
}

void TestIcons::drawsEveryIcon_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"new-chat", "search",        "sidebar",      "menu",      "settings", "more",    "attach",
          "send",     "stop",          "copy",         "again",     "edit",     "sliders", "check",
          "close",    "chevron-right", "chevron-down", "jump-down", "warning",  "error",   "info",
          "image",    "link",          "trash",        "pin",       "eye",      "eye-off", "folder",
          "plus",     "key",           "cloud-off",    "mark"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestIcons::drawsEveryIcon()
{
    QFETCH(QString, name);
    const QColor color(10, 120, 200);
    const QImage image =
        ui::iconPixmap(name, color, 16, 1).toImage().convertToFormat(QImage::Format_ARGB32);
    QCOMPARE(image.size(), QSize(16, 16));
    QVERIFY2(inkOf(image) > 8, qPrintable(name));
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x) {
            if (qAlpha(image.pixel(x, y)) == 255)
                QCOMPARE(QColor(image.pixel(x, y)), color);
        }
    }
}

void TestIcons::hasNoMoreThanThirtyTwo()
{
    QVERIFY(iconFiles().size() >= 31);
    QVERIFY(iconFiles().size() <= 32);
}

void TestIcons::rendersForTheScreensRatio()
{
    const QPixmap pixmap = ui::iconPixmap(QStringLiteral("search"), Qt::black, 16, 1.5);
    QCOMPARE(pixmap.size(), QSize(24, 24));
    QCOMPARE(pixmap.devicePixelRatio(), 1.5);
}

void TestIcons::mirrorsWhatPoints()
{
    const auto draw = [](const char *name) {
        return ui::iconPixmap(QString::fromLatin1(name), Qt::black, 16, 1).toImage();
    };
    const QImage chevron = draw("chevron-right");
    const QImage search = draw("search");
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const QImage mirrored = draw("chevron-right");
    const QImage same = draw("search");
    const QImage back = draw("chevron-left");
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(mirrored != chevron);
    QCOMPARE(same, search);
    // What points back is what points on in the other direction of reading.
    QCOMPARE(draw("chevron-left"), mirrored);
    QCOMPARE(back, chevron);
    QVERIFY(!draw("chevron-up").isNull());
    QVERIFY(draw("chevron-up") != draw("chevron-down"));
}

void TestIcons::knowsNoOther()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*svg.*")));
    QVERIFY(ui::iconPixmap(QStringLiteral("no-such-icon"), Qt::black, 16, 1).isNull());
}

void TestIcons::tellsTheStatesApart()
{
    const render::Colors colors = render::Colors::light();
    const QIcon icon = ui::themedIcon(QStringLiteral("stop"), colors);
    const auto ink = [&icon](QIcon::Mode mode) {
        return icon.pixmap(QSize(64, 64), 1, mode).toImage().pixelColor(32, 16);
    };
    QCOMPARE(ink(QIcon::Normal).rgb(), colors.text2.rgb());
    QCOMPARE(ink(QIcon::Active).rgb(), colors.text.rgb());
    QVERIFY(ink(QIcon::Disabled).lightness() > ink(QIcon::Normal).lightness());
}

void TestIcons::drawsTheMark()
{
    const QImage mark = ui::markPixmap(16, 2).toImage();
    QCOMPARE(mark.size(), QSize(32, 32));
    QVERIFY(inkOf(mark) > 200);
    QVERIFY(!ui::applicationIcon().isNull());
    QVERIFY(!ui::applicationIcon().pixmap(48, 48).isNull());
}

void TestIcons::followsThePaletteWhereNobodyMakesItAnew()
{
    const QIcon icon = ui::paletteIcon(QStringLiteral("close"));
    const QPalette before = QGuiApplication::palette();
    const QImage first = icon.pixmap(16, 16).toImage();
    QPalette other = before;
    other.setColor(QPalette::PlaceholderText, QColor(Qt::red));
    QGuiApplication::setPalette(other);
    const QImage second = icon.pixmap(16, 16).toImage();
    QGuiApplication::setPalette(before);
    QVERIFY(inkOf(first) > 0);
    QVERIFY(first != second);
}

void TestIcons::windowsNeedNoImageFile_data()
{
    QTest::addColumn<QStyle::StandardPixmap>("which");
    QTest::newRow("clear button of a field") << QStyle::SP_LineEditClearButton;
    QTest::newRow("menu bar that is too short") << QStyle::SP_ToolBarHorizontalExtensionButton;
}

/// Fusion's own icons are files with sizes of their own; ours are drawn at any.
void TestIcons::windowsNeedNoImageFile()
{
    QFETCH(QStyle::StandardPixmap, which);
    const ui::Style style;
    const QIcon icon = style.standardIcon(which, nullptr, nullptr);
    QVERIFY(icon.availableSizes().isEmpty());
    QVERIFY(inkOf(icon.pixmap(23, 23).toImage()) > 0);
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"

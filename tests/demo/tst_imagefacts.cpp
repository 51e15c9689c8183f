// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/imagefacts.h"

#include <QBuffer>
#include <QPainter>
#include <QTest>

using demo::ImageFacts;

namespace {

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 95);
    return bytes;
}

/// Left three quarters red, the rest blue.
QImage twoColours(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter(&image).fillRect(width * 3 / 4, 0, width - width * 3 / 4, height, Qt::blue);
    return image;
}

} // namespace

class ImageFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresEveryFormat_data();
    void measuresEveryFormat();
    void countsTransparentPixels();
    void refusesForeignBytes_data();
    void refusesForeignBytes();
    void refusesTooManyPixelsBeforeDecoding();
    void readsDataUrls();
    void namesColours_data();
    void namesColours();
};

void ImageFactsTest::measuresEveryFormat_data()
{
    QTest::addColumn<QByteArray>("writer");
    QTest::addColumn<QString>("name");
    QTest::newRow("PNG") << QByteArray("png") << QStringLiteral("PNG");
    QTest::newRow("JPEG") << QByteArray("jpeg") << QStringLiteral("JPEG");
    QTest::newRow("BMP") << QByteArray("bmp") << QStringLiteral("BMP");
}

void ImageFactsTest::measuresEveryFormat()
{
    QFETCH(QByteArray, writer);
    const QByteArray bytes = encoded(twoColours(640, 200), writer.constData());
    const std::optional<ImageFacts> facts = demo::measureImage(bytes);
    QVERIFY(facts);
    QTEST(facts->format, "name");
    QCOMPARE(facts->pixels, QSize(640, 200));
    QCOMPARE(facts->bytes, bytes.size());
    QVERIFY(facts->colours.size() >= 2);
    QCOMPARE(demo::colourKey(facts->colours.at(0).rgb), QStringLiteral("red"));
    QCOMPARE(demo::colourKey(facts->colours.at(1).rgb), QStringLiteral("blue"));
    QVERIFY(qAbs(facts->colours.at(0).percent - 75) <= 3);
    QVERIFY(qAbs(facts->colours.at(1).percent - 25) <= 3);
}

void ImageFactsTest::countsTransparentPixels()
{
    QImage image(40, 40, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter(&image).fillRect(0, 0, 40, 20, Qt::black);
    const auto half = demo::measureImage(encoded(image, "png"));
    QVERIFY(half);
    QCOMPARE(half->transparentPercent, 50);
    QCOMPARE(half->colours.size(), 1);
    QCOMPARE(half->colours.at(0).percent, 100);

    image.fill(Qt::transparent);
    const auto whole = demo::measureImage(encoded(image, "png"));
    QVERIFY(whole);
    QCOMPARE(whole->transparentPercent, 100);
    QVERIFY(whole->colours.isEmpty());
}

void ImageFactsTest::refusesForeignBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray png = encoded(twoColours(64, 64), "png");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' "
                                       "height='9'/>");
    QTest::newRow("PNG magic alone") << png.left(8);
    QTest::newRow("cut in its header") << png.left(20);
    QTest::newRow("text in JPEG's name") << QByteArray("\xff\xd8\xff<html>");
}

void ImageFactsTest::refusesForeignBytes()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!demo::measureImage(bytes));
}

void ImageFactsTest::refusesTooManyPixelsBeforeDecoding()
{
    QByteArray bytes = encoded(twoColours(64, 64), "bmp");
    // Width and height of a BMP stand at 18 and 22, little-endian.
    const QByteArray huge("\x00\x00\x01\x00", 4);
    bytes.replace(18, 4, huge);
    bytes.replace(22, 4, huge);
    QVERIFY(!demo::measureImage(bytes));
}

void ImageFactsTest::readsDataUrls()
{
    QCOMPARE(demo::dataUrlBytes(QStringLiteral("data:image/png;base64,aGVsbG8=")),
             QByteArray("hello"));
    QVERIFY(!demo::dataUrlBytes(QStringLiteral("data:image/png;base64,a*b")));
    QVERIFY(!demo::dataUrlBytes(QStringLiteral("data:image/png,hello")));
    QVERIFY(!demo::dataUrlBytes(QStringLiteral("https://example.org/a;base64,aGVsbG8=")));
}

void ImageFactsTest::namesColours_data()
{
    QTest::addColumn<QRgb>("rgb");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *key, int red, int green, int blue) {
        QTest::newRow(key) << qRgb(red, green, blue) << QString::fromLatin1(key);
    };
    row("black", 10, 10, 12);
    row("white", 250, 251, 250);
    row("grey", 128, 130, 126);
    row("dark-grey", 60, 60, 60);
    row("light-grey", 210, 210, 212);
    row("red", 220, 30, 40);
    row("orange", 240, 140, 30);
    row("brown", 120, 70, 20);
    row("yellow", 240, 220, 30);
    row("green", 60, 170, 60);
    row("dark-green", 20, 80, 30);
    row("cyan", 30, 190, 190);
    row("blue", 40, 80, 220);
    row("light-blue", 180, 200, 250);
    row("purple", 140, 60, 200);
    row("pink", 240, 80, 170);
}

void ImageFactsTest::namesColours()
{
    QFETCH(QRgb, rgb);
    QTEST(demo::colourKey(rgb), "key");
}

QTEST_GUILESS_MAIN(ImageFactsTest)
#include "tst_imagefacts.moc"

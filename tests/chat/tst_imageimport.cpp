// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/picturebytes.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace support;
using chat::ImageImport;
using chat::ImageLimits;
using chat::ImportedImage;

/// What a picture becomes before it is sent.
class ImageImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryAllowedFormatByItsMagic_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("png") << encoded(twoHalves(), "png");
        QTest::newRow("jpeg") << encoded(twoHalves(), "jpeg");
        QTest::newRow("bmp") << encoded(twoHalves(), "bmp");
        if (QImageWriter::supportedImageFormats().contains("webp"))
            QTest::newRow("webp") << encoded(twoHalves(), "webp");
        QTest::newRow("gif") << twoFrameGif();
        QTest::newRow("png with bytes behind its end")
            << encoded(twoHalves(), "png") + "<script>alert(1)</script>";
    }
    void readsEveryAllowedFormatByItsMagic()
    {
        QFETCH(QByteArray, bytes);
        const auto result = imported(bytes);
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        const ImportedImage &image = result.value();
        QVERIFY(!decoded(image).isNull());
        QCOMPARE(decoded(image).size(), QSize(image.part.width, image.part.height));
        QCOMPARE(image.part.bytes, image.bytes.size());
        QCOMPARE(image.part.hash,
                 QCryptographicHash::hash(image.bytes, QCryptographicHash::Sha256).toHex());
        const bool isPng = image.bytes.startsWith("\x89PNG");
        const bool isJpeg = image.bytes.startsWith("\xff\xd8\xff");
        QCOMPARE(image.part.mime,
                 isPng ? QStringLiteral("image/png") : QStringLiteral("image/jpeg"));
        QVERIFY(isPng || isJpeg);
        QVERIFY(!image.bytes.contains("script"));
    }

    void readsOnlyTheFirstFrameOfAGif()
    {
        const auto result = imported(twoFrameGif());
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QCOMPARE(decoded(result.value()).pixelColor(0, 0), QColor(255, 0, 0));
    }

    void turnsUprightByTheOrientationOfTheCamera_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QPoint>("red");
        QTest::newRow("1 as it is") << 1 << QSize(40, 20) << QPoint(5, 10);
        QTest::newRow("3 half turn") << 3 << QSize(40, 20) << QPoint(35, 10);
        QTest::newRow("6 quarter turn right") << 6 << QSize(20, 40) << QPoint(10, 5);
        QTest::newRow("8 quarter turn left") << 8 << QSize(20, 40) << QPoint(10, 35);
    }
    void turnsUprightByTheOrientationOfTheCamera()
    {
        QFETCH(int, orientation);
        QFETCH(QSize, size);
        QFETCH(QPoint, red);
        const auto result = imported(jpegWithExif(char(orientation)));
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        const QImage image = decoded(result.value());
        QCOMPARE(image.size(), size);
        QVERIFY(image.pixelColor(red).red() > 200);
        const QPoint mirrored(size.width() - 1 - red.x(), size.height() - 1 - red.y());
        QVERIFY(image.pixelColor(mirrored).blue() > 200);
    }

    void scalesATurnedPictureToo()
    {
        ImageLimits limits;
        limits.longSide = 10;
        const auto result = imported(jpegWithExif(6), limits);
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QCOMPARE(decoded(result.value()).size(), QSize(5, 10));
    }

    void choosesTheEncodingByThePicture()
    {
        QCOMPARE(imported(encoded(twoHalves(400, 300), "png")).value().part.mime,
                 QStringLiteral("image/png"));
        QCOMPARE(imported(encoded(noise(200, 200), "png")).value().part.mime,
                 QStringLiteral("image/jpeg"));
        QCOMPARE(imported(encoded(twoHalves(), "jpeg")).value().part.mime,
                 QStringLiteral("image/jpeg"));
        QImage glass(50, 50, QImage::Format_ARGB32);
        glass.fill(qRgba(0, 200, 0, 100));
        const auto transparent = imported(encoded(glass, "png"));
        QCOMPARE(transparent.value().part.mime, QStringLiteral("image/png"));
        QCOMPARE(decoded(transparent.value()).pixelColor(3, 3).alpha(), 100);
    }

    void transparencyThatDoesNotFitLiesOnWhite()
    {
        QImage glass = noise(300, 300).convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x)
                glass.setPixel(x, y, qRgba(0, 0, 0, 0));
        }
        ImageLimits limits;
        limits.softBytes = 60'000;
        const auto result = imported(encoded(glass, "png"), limits);
        QCOMPARE(result.value().part.mime, QStringLiteral("image/jpeg"));
        QVERIFY(decoded(result.value()).pixelColor(8, 8).lightness() > 240);
    }

    void lowersTheQualityTowardsTheAim()
    {
        const QByteArray bytes = encoded(noise(300, 300), "png");
        const qint64 free = imported(bytes).value().part.bytes;
        ImageLimits limits;
        limits.softBytes = free * 8 / 10;
        QVERIFY(imported(bytes, limits).value().part.bytes < free);
    }

    void scalesTheLongSideAndTheThumbnail()
    {
        const auto wide = imported(encoded(noise(3000, 300), "png"));
        QCOMPARE(codeOf(wide), QStringLiteral("ok"));
        QCOMPARE(wide.value().part.width, 2048);
        QCOMPARE(wide.value().part.height, 205); // 204.8
        QCOMPARE(wide.value().thumbnail.width(), 256);
        const auto thin = imported(encoded(QImage(5000, 1, QImage::Format_RGB32), "png"));
        QCOMPARE(codeOf(thin), QStringLiteral("ok"));
        QCOMPARE(decoded(thin.value()).height(), 1);
    }

    void readsAFileWhateverItsNameSays()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("holiday.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(encoded(twoHalves(), "jpeg"));
        file.close();
        const auto result = ImageImport::fromFile(path).result();
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QCOMPARE(result.value().part.name, QStringLiteral("holiday.txt"));
        QCOMPARE(result.value().part.mime, QStringLiteral("image/jpeg"));
    }

    void takesAPictureFromTheClipboard()
    {
        QImage image = twoHalves(3000, 10);
        image.setText(QStringLiteral("Comment"), QString::fromLatin1(kMarker));
        const auto result = ImageImport::fromImage(image).result();
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QCOMPARE(result.value().part.width, 2048);
        QVERIFY(decoded(result.value()).textKeys().isEmpty());
        QCOMPARE(codeOf(ImageImport::fromImage(QImage()).result()), QStringLiteral("not-an-image"));
    }

    void decodesStoredBytesScaled()
    {
        const auto big = ImageImport::decodeScaled(encoded(twoHalves(400, 200), "png"), 100);
        QCOMPARE(big.result().size(), QSize(100, 50));
        QVERIFY(ImageImport::decodeScaled("rubbish", 100).result().isNull());
    }
};

QTEST_GUILESS_MAIN(ImageImportTest)
#include "tst_imageimport.moc"

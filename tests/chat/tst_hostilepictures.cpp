// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/picturebytes.h"

#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

using namespace support;
using chat::ImageImport;
using chat::ImageLimits;

/// What is refused, and what never gets out again.
class HostilePicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatItMustNotDecode_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &bytes, const char *code) {
            QTest::newRow(name) << bytes << QString::fromLatin1(code);
        };
        row("nothing", {}, "not-an-image");
        row("text", "hello world", "not-an-image");
        row("text that begins like a bitmap", "BMW built the car that stood outside.",
            "not-an-image");
        row("png behind other bytes", "x" + encoded(twoHalves(), "png"), "not-an-image");
        row("ppm, which Qt could read", encoded(twoHalves(), "ppm"), "not-an-image");
        row("svg", "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>",
            "format-svg");
        row("svg behind a declaration", "\xef\xbb\xbf <?xml version='1.0'?>\n<!-- x --><svg/>",
            "format-svg");
        row("heic", boxed("heic"), "format-heic");
        row("avif", boxed("avif"), "format-avif");
        row("tiff, little endian", QByteArray("II*\0\x08\0\0\0", 8), "format-tiff");
        row("tiff, big endian", QByteArray("MM\0*\0\0\0\x08", 8), "format-tiff");
        row("png of 2^31 pixels a side", pngHeader(0x7FFFFFFF, 0x7FFFFFFF), "damaged");
        row("png of 100000 pixels a side",
            pngHeader(100000, 100000) + pngChunk("IDAT", qCompress(QByteArray(64, 'x')).mid(4)),
            "too-many-pixels");
        row("gif of 65535 pixels a side",
            gifHeader(65535, 65535)
                + QByteArray("\x2C\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0;", 16),
            "too-many-pixels");
        row("png of 64 megapixels in few bytes",
            encoded(QImage(8000, 8000, QImage::Format_Mono), "png"), "too-many-pixels");
        row("one byte over the limit", QByteArray(20 * 1024 * 1024 + 1, 'x'), "too-many-bytes");
        row("png magic and nothing else", QByteArray("\x89PNG\r\n\x1a\n", 8), "damaged");
        row("gif magic with a script", "GIF89a/*" + QByteArray(40, 'x') + "*/=1;", "damaged");
    }
    void refusesWhatItMustNotDecode()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const auto result = imported(bytes);
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().kind, core::ErrorKind::BadInput);
        if (code == QLatin1StringView("damaged")) {
            // A header that cannot be is either; what counts is that nothing was decoded.
            QVERIFY2(codeOf(result) == code
                         || codeOf(result) == QLatin1StringView("too-many-pixels"),
                     qPrintable(codeOf(result)));
        } else {
            QCOMPARE(codeOf(result), code);
        }
    }

    void truncatedPicturesAreDamaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("png") << encoded(noise(64, 64), "png");
        QTest::newRow("jpeg") << encoded(noise(64, 64), "jpeg");
        QTest::newRow("bmp") << encoded(noise(64, 64), "bmp");
        QTest::newRow("bmp of 8 bits")
            << encoded(noise(64, 64).convertToFormat(QImage::Format_Indexed8), "bmp");
        QTest::newRow("gif") << twoFrameGif().left(30);
        if (QImageWriter::supportedImageFormats().contains("webp"))
            QTest::newRow("webp") << encoded(noise(64, 64), "webp");
        QByteArray withPreview = encoded(noise(64, 64), "jpeg");
        const QByteArray preview = encoded(twoHalves(), "jpeg");
        QByteArray length(2, '\0');
        qToBigEndian(quint16(preview.size() + 2), length.data());
        withPreview.insert(2, QByteArray("\xff\xe1", 2) + length + preview);
        QTest::newRow("jpeg with a whole preview inside") << withPreview;
    }
    void truncatedPicturesAreDamaged()
    {
        QFETCH(QByteArray, bytes);
        if (QByteArray(QTest::currentDataTag()) != "gif")
            QCOMPARE(codeOf(imported(bytes)), QStringLiteral("ok"));
        QCOMPARE(codeOf(imported(bytes.left(bytes.size() * 2 / 3))), QStringLiteral("damaged"));
    }

    /// A small file whose last scan comes over and over again: each costs all of the picture.
    void aPictureThatTakesTooLongIsGivenUp_data()
    {
        QTest::addColumn<int>("scans");
        QTest::addColumn<QString>("code");
        QTest::newRow("a few scans more") << 3 << QStringLiteral("ok");
        QTest::newRow("hundreds") << 300 << QStringLiteral("damaged");
    }
    void aPictureThatTakesTooLongIsGivenUp()
    {
        QFETCH(int, scans);
        QFETCH(QString, code);
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QImage image(5'000, 5'000, QImage::Format_Grayscale8);
        image.fill(90);
        QImageWriter writer(&buffer, "jpeg");
        writer.setProgressiveScanWrite(true);
        QVERIFY(writer.write(image));
        const qsizetype last = jpeg.lastIndexOf("\xff\xda");
        const QByteArray scan = jpeg.mid(last, jpeg.size() - 2 - last);
        QVERIFY(last > 0 && scan.size() < 10'000);
        jpeg.insert(last, scan.repeated(scans));
        QCOMPARE(codeOf(imported(jpeg)), code);
    }

    void dropsMetadata_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QImage remark = twoHalves();
        remark.setText(QStringLiteral("Comment"), QString::fromLatin1(kMarker));
        QTest::newRow("png text") << encoded(remark, "png", 100);
        QTest::newRow("jpeg comment") << encoded(remark, "jpeg");
        QTest::newRow("exif") << jpegWithExif(1);
    }
    void dropsMetadata()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(bytes.contains(kMarker) || bytes.contains("zTXt"));
        const auto result = imported(bytes);
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QVERIFY(!result.value().bytes.contains(kMarker));
        for (const char *segment : {"Exif", "tEXt", "zTXt", "iTXt", "iCCP", "eXIf"})
            QVERIFY(!result.value().bytes.contains(segment));
        QVERIFY(decoded(result.value()).textKeys().isEmpty());
        QVERIFY(result.value().thumbnail.textKeys().isEmpty());
    }

    void textChunkBombIsHarmless()
    {
        QByteArray png = encoded(twoHalves(), "png");
        const QByteArray packed = qCompress(QByteArray(32 * 1024 * 1024, 'A'), 9).mid(4);
        png.insert(8 + 25, pngChunk("zTXt", QByteArray("Comment\0\0", 9) + packed));
        const auto result = imported(png);
        QCOMPARE(codeOf(result), QStringLiteral("ok"));
        QVERIFY(result.value().bytes.size() < 4096);
    }

    void saysWhenAFileCannotBeRead()
    {
        QTemporaryDir dir;
        QCOMPARE(codeOf(ImageImport::fromFile(dir.filePath(QStringLiteral("no.png"))).result()),
                 QStringLiteral("unreadable"));
        QCOMPARE(codeOf(ImageImport::fromFile(dir.path()).result()), QStringLiteral("unreadable"));
        QCOMPARE(codeOf(ImageImport::fromFile(QStringLiteral("/dev/zero")).result()),
                 QStringLiteral("unreadable"));
        QFile large(dir.filePath(QStringLiteral("large.png")));
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(ImageLimits().maxEncodedInput + 1));
        large.close();
        QCOMPARE(codeOf(ImageImport::fromFile(large.fileName()).result()),
                 QStringLiteral("too-many-bytes"));
    }

    void acceptsOnlyPlainWebAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isAccepted");
        const auto row = [](const char *address, bool isAccepted) {
            QTest::newRow(address) << QString::fromUtf8(address) << isAccepted;
        };
        row("https://example.org/a.png", true);
        row(" http://example.org/a.png?x=1&y=2 ", true);
        row("https://user:pw@example.org/a.png", false);
        row("file:///etc/passwd", false);
        row("data:image/png;base64,AAAA", false);
        row("javascript:alert(1)", false);
        row("example.org/a.png", false);
        row("https:///a.png", false);
        row("https://example.org/a b.png", false);
        row("", false);
    }
    void acceptsOnlyPlainWebAddresses()
    {
        QFETCH(QString, address);
        QFETCH(bool, isAccepted);
        const auto result = ImageImport::fromAddress(address);
        QCOMPARE(result.isOk(), isAccepted);
        if (isAccepted) {
            QCOMPARE(result.value().url, address.trimmed());
            QVERIFY(result.value().hash.isEmpty());
        } else {
            QCOMPARE(result.error().kind, core::ErrorKind::BadInput);
        }
    }

    void limitsWhatADecoderMayAllocate()
    {
        QCOMPARE(codeOf(imported(encoded(twoHalves(), "png"))), QStringLiteral("ok"));
        QVERIFY(QImageReader::allocationLimit() > 0);
        QVERIFY(QImageReader::allocationLimit() <= 256);
    }
};

QTEST_GUILESS_MAIN(HostilePicturesTest)
#include "tst_hostilepictures.moc"

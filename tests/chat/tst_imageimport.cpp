// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/imageimport.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using chat::ImageImport;
using chat::ImageLimits;
using chat::ImportedImage;

namespace {

const QByteArray kMarker = QByteArrayLiteral("home-position-51.5N");

QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.write(image);
    return bytes;
}

/// Left half red, right half blue.
QImage twoHalves(int width = 40, int height = 20)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, x < width / 2 ? qRgb(255, 0, 0) : qRgb(0, 0, 255));
    }
    return image;
}

QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate() | 0xFF000000U);
    }
    return image;
}

QByteArray bigEndian32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

quint32 crc32Of(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian32(quint32(data.size())) + type + data + bigEndian32(crc32Of(type + data));
}

QByteArray pngHeader(quint32 width, quint32 height)
{
    return QByteArray("\x89PNG\r\n\x1a\n", 8)
           + pngChunk("IHDR",
                      bigEndian32(width) + bigEndian32(height) + QByteArray("\x08\x02\0\0\0", 5));
}

QByteArray gifHeader(quint16 width, quint16 height)
{
    QByteArray bytes = "GIF89a";
    bytes += QByteArray(1, char(width & 0xFF)) + QByteArray(1, char(width >> 8));
    bytes += QByteArray(1, char(height & 0xFF)) + QByteArray(1, char(height >> 8));
    return bytes + QByteArray("\x80\0\0", 3) + QByteArray("\xff\0\0\0\0\xff", 6);
}

/// Two frames of 1×1: the first red, the second blue.
QByteArray twoFrameGif()
{
    const QByteArray place("\x2C\0\0\0\0\x01\0\x01\0\0", 10);
    const QByteArray red("\x02\x02\x44\x01\0", 5);
    const QByteArray blue("\x02\x02\x4C\x01\0", 5);
    return gifHeader(1, 1) + place + red + place + blue + ";";
}

/// An APP1 segment with an orientation and, behind it, a remark.
QByteArray exifSegment(char orientation)
{
    QByteArray tiff("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff += orientation;
    tiff += QByteArray("\0\0\0\0\0\0", 6);
    const QByteArray payload = QByteArray("Exif\0\0", 6) + tiff + kMarker;
    QByteArray length(2, '\0');
    qToBigEndian(quint16(payload.size() + 2), length.data());
    return QByteArray("\xff\xe1", 2) + length + payload;
}

QByteArray jpegWithExif(char orientation)
{
    QByteArray jpeg = encoded(twoHalves(), "jpeg", 95);
    jpeg.insert(2, exifSegment(orientation));
    return jpeg;
}

QByteArray boxed(const QByteArray &brand)
{
    return bigEndian32(24) + "ftyp" + brand + QByteArray(4, '\0') + "mif1" + brand
           + QByteArray(64, 'x');
}

core::Result<ImportedImage> imported(const QByteArray &bytes, ImageLimits limits = {})
{
    return ImageImport::fromBytes(bytes, QStringLiteral("n"), limits).result();
}

QString codeOf(const core::Result<ImportedImage> &result)
{
    return result ? QStringLiteral("ok") : result.error().code;
}

QImage decoded(const ImportedImage &image)
{
    return QImage::fromData(image.bytes);
}

} // namespace

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
        QVERIFY(std::abs(wide.value().part.height - 205) <= 1);
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

    void decodesStoredBytesScaled()
    {
        const auto big = ImageImport::decodeScaled(encoded(twoHalves(400, 200), "png"), 100);
        QCOMPARE(big.result().size(), QSize(100, 50));
        QVERIFY(ImageImport::decodeScaled("rubbish", 100).result().isNull());
    }

    void limitsWhatADecoderMayAllocate()
    {
        QCOMPARE(codeOf(imported(encoded(twoHalves(), "png"))), QStringLiteral("ok"));
        QVERIFY(QImageReader::allocationLimit() > 0);
        QVERIFY(QImageReader::allocationLimit() <= 256);
    }
};

QTEST_GUILESS_MAIN(ImageImportTest)
#include "tst_imageimport.moc"

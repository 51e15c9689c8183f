// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/imagedecoder.h"

#include <QTest>
#include <QtEndian>

namespace {

quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320U : 0);
    }
    return ~crc;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray pngChunk(const QByteArray &name, const QByteArray &payload)
{
    return bigEndian(quint32(payload.size())) + name + payload + bigEndian(crcOf(name + payload));
}

/// Whole by its structure; the pixels themselves are too few, and nobody gets to see them.
QByteArray png(quint32 width, quint32 height, char bitsPerChannel, char colorType)
{
    const QByteArray head =
        bigEndian(width) + bigEndian(height) + bitsPerChannel + colorType + QByteArray(3, '\0');
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR", head)
           + pngChunk("IDAT", qCompress(QByteArray(64, '\0')).mid(4)) + pngChunk("IEND", {});
}

} // namespace

/// Pictures within the limit of pixels that would need more memory than one is given.
class ImageMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deepPicturesAreTooLargeRatherThanDamaged_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QString>("code");
        const QString tooLarge = QStringLiteral("too-many-pixels");
        const QString damaged = QStringLiteral("damaged");
        QTest::newRow("16 bits, RGBA, 34 MP") << png(6000, 5700, 16, 6) << tooLarge;
        QTest::newRow("16 bits, RGB, 34 MP") << png(6000, 5700, 16, 2) << tooLarge;
        QTest::newRow("16 bits, RGBA, 1 MP, cut") << png(1000, 1000, 16, 6) << damaged;
        QTest::newRow("8 bits, RGBA, 34 MP, cut") << png(6000, 5700, 8, 6) << damaged;
    }
    void deepPicturesAreTooLargeRatherThanDamaged()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(QString, code);
        const auto decoded = chat::decodeImage(encoded, {1 << 20, 50'000'000, 2048});
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, code);
    }
};

QTEST_GUILESS_MAIN(ImageMemoryTest)
#include "tst_imagememory.moc"

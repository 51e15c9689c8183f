// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/storedpictures.h"
#include "support/picturebytes.h"
#include "support/storerig.h"

#include <QDir>
#include <QTest>

using namespace chat;
using support::await;

/// Pictures on their way from the database to the screen, the clipboard and a file.
class TestStoredPictures : public QObject, support::StoreRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isReadyForAnySize();
    void aLongPictureTakesLittleMemory();
    void countsThePixelsOfTheFileUpright();
    void keepsTransparency();
    void saysWhatCannotBeDecoded();
    void saysWhatIsNotThere();
    void savesExactlyWhatIsStored();
    void leavesTheFileAloneWhenItCannotBeReplaced();
    void saysWhySavingFails();
    void copiesAPngAsItIs();
    void copiesOthersAsPngToo();
    void knowsTheFormatOfWhatIsDamaged();

private:
    [[nodiscard]] QByteArray keep(const QByteArray &bytes)
    {
        const storage::Attachment attachment = support::makeAttachment(bytes);
        const core::ConversationInfo info = support::makeInfo();
        const auto done = await(m_store->addMessages(
            info, {support::makeMessage(0, core::Role::User, QStringLiteral("q"))}, {attachment}));
        return done ? attachment.hash : QByteArray();
    }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_dir->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<StoredPictures> m_pictures;
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray cut(const QByteArray &bytes)
{
    return bytes.left(bytes.size() * 2 / 3);
}

} // namespace

void TestStoredPictures::init()
{
    open();
    m_pictures = std::make_unique<StoredPictures>(*m_store);
}

void TestStoredPictures::cleanup()
{
    m_pictures.reset();
    close();
}

void TestStoredPictures::isReadyForAnySize()
{
    const QByteArray bytes = support::encoded(support::twoHalves(2000, 1000), "png");
    const auto picture = await(m_pictures->view(keep(bytes)));
    QVERIFY(picture);
    QCOMPARE(picture.value().size, QSize(2000, 1000));
    QCOMPARE(picture.value().format, ImageFormat::Png);
    QCOMPARE(picture.value().bytes, bytes.size());
    QList<QSize> sizes;
    for (const QImage &level : picture.value().levels) {
        sizes.append(level.size());
        QCOMPARE(level.pixel(0, 0), qRgb(255, 0, 0));
        QCOMPARE(level.pixel(level.width() - 1, level.height() - 1), qRgb(0, 0, 255));
    }
    QCOMPARE(sizes, QList<QSize>({{2000, 1000}, {1000, 500}, {500, 250}}));
}

void TestStoredPictures::aLongPictureTakesLittleMemory()
{
    const auto picture = await(m_pictures->view(keep(support::plainPng(8000, 4000))));
    QVERIFY(picture);
    QCOMPARE(picture.value().size, QSize(8000, 4000));
    qint64 bytes = 0;
    for (const QImage &level : picture.value().levels)
        bytes += level.sizeInBytes();
    QVERIFY2(bytes < 90'000'000, qPrintable(QString::number(bytes)));
    QCOMPARE(picture.value().levels.constFirst().size(), QSize(4096, 2048));
}

void TestStoredPictures::countsThePixelsOfTheFileUpright()
{
    const auto lying = await(m_pictures->view(keep(support::jpegWithExif(6))));
    QVERIFY(lying);
    QCOMPARE(lying.value().size, QSize(20, 40)); // 40 × 20, turned by a quarter
    QCOMPARE(lying.value().levels.constFirst().size(), QSize(20, 40));
    const auto upright = await(m_pictures->view(keep(support::jpegWithExif(1))));
    QVERIFY(upright);
    QCOMPARE(upright.value().size, QSize(40, 20));
}

void TestStoredPictures::keepsTransparency()
{
    QImage image(8, 8, QImage::Format_ARGB32);
    image.fill(qRgba(255, 0, 0, 128));
    const auto picture = await(m_pictures->view(keep(support::encoded(image, "png"))));
    QVERIFY(picture);
    const QImage &level = picture.value().levels.constFirst();
    QCOMPARE(level.format(), QImage::Format_ARGB32_Premultiplied);
    QCOMPARE(level.pixelColor(3, 3), QColor(255, 0, 0, 128));
}

void TestStoredPictures::saysWhatCannotBeDecoded()
{
    const QByteArray png = support::encoded(support::noise(60, 60), "png");
    const auto damaged = await(m_pictures->view(keep(cut(png))));
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code, QStringLiteral("damaged"));
    const auto none = await(m_pictures->view(keep("words")));
    QVERIFY(!none);
    QCOMPARE(none.error().code, QStringLiteral("not-an-image"));
    const auto huge = await(
        m_pictures->view(keep(support::pngHeader(100'000, 100'000)
                              + support::pngChunk("IDAT", qCompress(QByteArray(64, 'x')).mid(4)))));
    QVERIFY(!huge);
    QCOMPARE(huge.error().code, QStringLiteral("too-many-pixels"));
}

void TestStoredPictures::saysWhatIsNotThere()
{
    const QByteArray gone(64, 'a');
    const auto viewed = await(m_pictures->view(gone));
    QVERIFY(!viewed);
    QCOMPARE(viewed.error().kind, core::ErrorKind::Storage);
    QVERIFY(!await(m_pictures->copy(gone)));
    QVERIFY(!await(m_pictures->format(gone)));
    QVERIFY(!await(m_pictures->save(gone, path("gone.png"))));
    QVERIFY(!QFile::exists(path("gone.png")));
}

void TestStoredPictures::savesExactlyWhatIsStored()
{
    // Whatever it is: what cannot be decoded can still be taken elsewhere.
    const QList<QByteArray> all{support::encoded(support::noise(50, 40), "png"),
                                support::jpegWithExif(6), support::twoFrameGif(),
                                cut(support::plainPng(30, 30))};
    for (const QByteArray &bytes : all) {
        QVERIFY(await(m_pictures->save(keep(bytes), path("saved"))));
        QCOMPARE(contentOf(path("saved")), bytes); // each takes the place of the one before
    }
    QCOMPARE(QDir(m_dir->path()).entryList({QStringLiteral("saved*")}).size(), 1);
}

void TestStoredPictures::leavesTheFileAloneWhenItCannotBeReplaced()
{
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("folder")));
    const auto done = await(m_pictures->save(keep(support::plainPng(4, 4)), path("folder")));
    QVERIFY(!done);
    QVERIFY(QFileInfo(path("folder")).isDir());
}

void TestStoredPictures::saysWhySavingFails()
{
    const auto done = await(m_pictures->save(keep(support::plainPng(4, 4)), path("no/such.png")));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, core::ErrorKind::Storage);
    QVERIFY(!done.error().message.isEmpty());
}

void TestStoredPictures::copiesAPngAsItIs()
{
    const QByteArray bytes = support::encoded(support::twoHalves(), "png");
    const auto copied = await(m_pictures->copy(keep(bytes)));
    QVERIFY(copied);
    QCOMPARE(copied.value().png, bytes);
    QCOMPARE(copied.value().stored, bytes);
    QCOMPARE(copied.value().image.pixel(0, 0), qRgb(255, 0, 0));
}

void TestStoredPictures::copiesOthersAsPngToo()
{
    const QByteArray bytes = support::jpegWithExif(6);
    const auto copied = await(m_pictures->copy(keep(bytes)));
    QVERIFY(copied);
    QCOMPARE(copied.value().stored, bytes);
    QCOMPARE(copied.value().format, ImageFormat::Jpeg);
    QVERIFY(copied.value().png.startsWith("\x89PNG"));
    // Upright, as it is shown.
    QCOMPARE(QImage::fromData(copied.value().png).size(), QSize(20, 40));
    QCOMPARE(copied.value().image.size(), QSize(20, 40));
}

void TestStoredPictures::knowsTheFormatOfWhatIsDamaged()
{
    const auto format = await(m_pictures->format(keep(cut(support::plainPng(30, 30)))));
    QVERIFY(format);
    QCOMPARE(format.value(), ImageFormat::Png);
}

QTEST_MAIN(TestStoredPictures)
#include "tst_storedpictures.moc"

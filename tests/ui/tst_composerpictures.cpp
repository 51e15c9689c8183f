// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "support/picturebytes.h"
#include "ui/composer/attachmentlist.h"
#include "ui/composer/attachmentstrip.h"
#include "ui/composer/attachmenttile.h"
#include "ui/composer/imageaddressdialog.h"
#include "ui/composer/pictures.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ui;
using support::plainPng;

namespace {

QString written(const QTemporaryDir &dir, const QString &name, const QByteArray &bytes)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(bytes);
    return file.fileName();
}

core::ImagePart address(const char *url)
{
    core::ImagePart part;
    part.url = QString::fromLatin1(url);
    return part;
}

} // namespace

class TestComposerPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesFilesAndPicturesButNotText_data();
    void takesFilesAndPicturesButNotText();
    void readsAFileOffThisThread();
    void takesEncodedBytesOfTheClipboard();
    void saysWhyAFormatIsRefused_data();
    void saysWhyAFormatIsRefused();
    void forgetsAPictureThatIsRemovedWhileItIsRead();
    void sendsAnAddressAsItIs();
    void showsPixelsAndBytes();
    void looksForPicturesOnlyWhereAFolderIs();
    void removesATileByKeyAndHandsTheFocusOn();
    void removesATileByItsCross();
    void refusesWhatIsNoAddress();

private:
    Theme m_theme;
};

void TestComposerPictures::takesFilesAndPicturesButNotText_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    const QString uris = QStringLiteral("text/uri-list");
    QTest::newRow("local file") << uris << QByteArray("file:///tmp/a.png\r\n") << QString() << true;
    QTest::newRow("web address") << uris << QByteArray("https://example.org/a.png\r\n")
                                 << QStringLiteral("https://example.org/a.png") << false;
    QTest::newRow("png") << QStringLiteral("image/png") << plainPng(2, 2) << QString() << true;
    QTest::newRow("png of text") << QStringLiteral("image/png") << plainPng(2, 2)
                                 << QStringLiteral("cell") << false;
    QTest::newRow("text") << QStringLiteral("text/plain") << QByteArray("hello")
                          << QStringLiteral("hello") << false;
    QTest::newRow("html") << QStringLiteral("text/html") << QByteArray("<img src='file:///a'>")
                          << QString() << false;
}

void TestComposerPictures::takesFilesAndPicturesButNotText()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, data);
    QFETCH(QString, text);
    QFETCH(bool, isTaken);
    QMimeData mime;
    mime.setData(format, data);
    if (!text.isEmpty())
        mime.setText(text);
    QCOMPARE(offersPictures(&mime), isTaken);
    QVERIFY(!offersPictures(nullptr));
}

void TestComposerPictures::readsAFileOffThisThread()
{
    const QTemporaryDir dir;
    AttachmentList list;
    const QSignalSpy changed(&list, &AttachmentList::changed);
    list.addFile(written(dir, QStringLiteral("a.png"), plainPng(300, 200)));
    QCOMPARE(list.items().size(), 1);
    QVERIFY(list.isPreparing());
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(!list.isPreparing());
    const Attachment &read = list.items().constFirst();
    QCOMPARE(read.part.name, QStringLiteral("a.png"));
    QCOMPARE(QSize(read.part.width, read.part.height), QSize(300, 200));
    QCOMPARE(read.part.bytes, read.bytes.size());
    QVERIFY(!read.thumbnail.isNull());
    chat::Outgoing outgoing;
    list.writeTo(outgoing);
    QCOMPARE(outgoing.images.size(), 1);
    QCOMPARE(outgoing.attachments.value(read.part.hash), read.bytes);
}

void TestComposerPictures::takesEncodedBytesOfTheClipboard()
{
    QMimeData mime;
    mime.setData(QStringLiteral("image/png"), plainPng(40, 30));
    AttachmentList list;
    addPictures(&mime, list);
    QTRY_VERIFY(!list.isEmpty() && !list.isPreparing());
    QCOMPARE(list.items().constFirst().part.width, 40);

    QMimeData pixels;
    pixels.setImageData(QImage::fromData(plainPng(10, 20)));
    addPictures(&pixels, list);
    QTRY_VERIFY(list.items().size() == 2 && !list.isPreparing());
    QCOMPARE(list.items().constLast().part.height, 20);
}

void TestComposerPictures::saysWhyAFormatIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("HEIC") << QByteArray("\0\0\0\x18"
                                        "ftypheic\0\0\0\0heicmif1",
                                        24)
                          << QStringLiteral("format-heic") << QStringLiteral("HEIC");
    QTest::newRow("AVIF") << QByteArray("\0\0\0\x18"
                                        "ftypavif\0\0\0\0avifmif1",
                                        24)
                          << QStringLiteral("format-avif") << QStringLiteral("AVIF");
    QTest::newRow("TIFF") << QByteArray("II*\0\x08\0\0\0\0\0\0\0", 12)
                          << QStringLiteral("format-tiff") << QStringLiteral("TIFF");
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")
                         << QStringLiteral("format-svg") << QStringLiteral("SVG");
    QTest::newRow("text") << QByteArray("hello, world") << QStringLiteral("not-an-image")
                          << QStringLiteral("PNG");
}

void TestComposerPictures::saysWhyAFormatIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, word);
    AttachmentList list;
    QString name;
    core::Error error;
    connect(&list, &AttachmentList::failed, this, [&](const QString &of, const core::Error &why) {
        name = of;
        error = why;
    });
    list.addBytes(bytes, QStringLiteral("holiday"));
    QTRY_VERIFY(!error.code.isEmpty());
    QVERIFY(list.isEmpty());
    QCOMPARE(error.code, code);
    const QString sentence = pictureProblem(name, error);
    QVERIFY2(sentence.contains(word), qPrintable(sentence));
    QVERIFY(sentence.contains(QLatin1StringView("holiday")));
}

void TestComposerPictures::forgetsAPictureThatIsRemovedWhileItIsRead()
{
    AttachmentList list;
    const QSignalSpy changed(&list, &AttachmentList::changed);
    list.addBytes(plainPng(200, 200), QStringLiteral("gone"));
    list.remove(list.ids().constFirst());
    list.addBytes(plainPng(20, 20), QStringLiteral("stays"));
    QTRY_VERIFY(!list.isPreparing());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(list.items().size(), 1);
    QCOMPARE(list.items().constFirst().part.name, QStringLiteral("stays"));
}

void TestComposerPictures::sendsAnAddressAsItIs()
{
    AttachmentList list;
    list.addAddress(address("https://example.org/a.png"));
    QVERIFY(!list.isPreparing());
    chat::Outgoing outgoing;
    list.writeTo(outgoing);
    QCOMPARE(outgoing.images.constFirst().url, QStringLiteral("https://example.org/a.png"));
    QVERIFY(outgoing.attachments.isEmpty());
}

void TestComposerPictures::showsPixelsAndBytes()
{
    QCOMPARE(pictureCaption(1920, 1080, 312'000), QStringLiteral("1920 × 1080 · 312\u00a0kB"));
    Attachment attachment;
    attachment.part = address("https://pictures.example.org/a.png");
    const AttachmentTile tile(m_theme, attachment);
    QCOMPARE(tile.caption(), QStringLiteral("pictures.example.org"));
}

void TestComposerPictures::looksForPicturesOnlyWhereAFolderIs()
{
    const QTemporaryDir home;
    const QByteArray old = qgetenv("HOME");
    const QByteArray oldConfig = qgetenv("XDG_CONFIG_HOME");
    const auto restore = qScopeGuard([&] {
        qputenv("HOME", old);
        if (oldConfig.isNull())
            qunsetenv("XDG_CONFIG_HOME");
        else
            qputenv("XDG_CONFIG_HOME", oldConfig);
    });
    qputenv("HOME", QFile::encodeName(home.path()));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.filePath(QStringLiteral("config"))));
    const QString pictures = home.filePath(QStringLiteral("Pictures"));
    QCOMPARE(pictureFolder({}), home.path());
    QCOMPARE(pictureFolder(pictures), home.path());
    QVERIFY(QDir().mkdir(pictures));
    QCOMPARE(pictureFolder({}), pictures);
    const QTemporaryDir last;
    QCOMPARE(pictureFolder(last.path()), last.path());
}

void TestComposerPictures::removesATileByKeyAndHandsTheFocusOn()
{
    AttachmentList list;
    AttachmentStrip strip(m_theme);
    const QSignalSpy emptied(&strip, &AttachmentStrip::emptied);
    strip.setList(&list);
    QVERIFY(strip.isHidden());
    list.addAddress(address("https://example.org/1.png"));
    list.addAddress(address("https://example.org/2.png"));
    strip.resize(400, 120);
    strip.show();
    strip.activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    const auto tiles = [&strip] { return strip.findChildren<AttachmentTile *>(); };
    QCOMPARE(tiles().size(), 2);
    tiles().constFirst()->setFocus();
    QTRY_VERIFY(tiles().constFirst()->hasFocus());
    QTest::keyClick(tiles().constFirst(), Qt::Key_Delete);
    QCOMPARE(list.items().size(), 1);
    QCOMPARE(tiles().size(), 1);
    QTRY_VERIFY(tiles().constFirst()->hasFocus());
    QCOMPARE(emptied.count(), 0);
    QTest::keyClick(tiles().constFirst(), Qt::Key_Delete);
    QCOMPARE(emptied.count(), 1);
    QVERIFY(strip.isHidden());
}

void TestComposerPictures::removesATileByItsCross()
{
    AttachmentList list;
    AttachmentStrip strip(m_theme);
    strip.setList(&list);
    list.addAddress(address("https://example.org/1.png"));
    auto *cross = strip.findChild<QToolButton *>();
    QVERIFY(cross);
    QVERIFY(!cross->accessibleName().isEmpty());
    cross->click();
    QVERIFY(list.isEmpty());
}

void TestComposerPictures::refusesWhatIsNoAddress()
{
    ImageAddressDialog dialog(m_theme);
    const QSignalSpy chosen(&dialog, &ImageAddressDialog::chosen);
    auto *field = dialog.findChild<QLineEdit *>();
    auto *note = dialog.findChild<NoteRow *>();
    auto *attach = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(!attach->isEnabled());
    QTest::keyClicks(field, QStringLiteral("file:///etc/passwd"));
    attach->click();
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(note->tone(), Tone::Fault);
    QVERIFY(field->property("fault").toBool());
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("https://example.org/a.png"));
    QCOMPARE(note->tone(), Tone::Quiet);
    attach->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().value<core::ImagePart>().url,
             QStringLiteral("https://example.org/a.png"));
}

QTEST_MAIN(TestComposerPictures)
#include "tst_composerpictures.moc"

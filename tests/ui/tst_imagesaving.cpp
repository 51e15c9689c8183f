// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/imageviewerrig.h"
#include "ui/imageviewer/imagewords.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

using namespace ui;

/// Taking a picture out of the program, from its window and from its thumbnail.
class TestImageSaving : public QObject, support::ImageViewerRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { m_rig.reset(); }
    void savesExactlyWhatIsStored();
    void saysWhySavingFails();
    void copiesThePicture();
    void saysWhatCannotBeShown();
    void theMenuOfAThumbnailCopiesAndSaves();
    void namesFilesByWhatTheyAre_data();
    void namesFilesByWhatTheyAre();
};

void TestImageSaving::savesExactlyWhatIsStored()
{
    const QByteArray bytes = support::jpegWithExif(1);
    send({bytes});
    open();
    button("save")->click();
    auto *picker = viewer()->findChild<QFileDialog *>();
    QTRY_VERIFY((picker = viewer()->findChild<QFileDialog *>()) != nullptr);
    // Called .png, but it is none.
    QCOMPARE(QFileInfo(picker->selectedFiles().value(0)).fileName(),
             QStringLiteral("picture 1.jpg"));
    QCOMPARE(picker->defaultSuffix(), QStringLiteral("jpg"));
    QVERIFY(choose(viewer(), path("out.jpg")));
    QTRY_COMPARE(note()->text(), QStringLiteral("Image saved"));
    QCOMPARE(contentOf(path("out.jpg")), bytes);
    QVERIFY(!(QFile::permissions(path("out.jpg"))
              & (QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther)));
}

void TestImageSaving::saysWhySavingFails()
{
    send({png(300, 200)});
    open();
    QTest::keyClick(canvas(), Qt::Key_S, Qt::ControlModifier);
    QFileDialog *picker = nullptr;
    QTRY_VERIFY((picker = viewer()->findChild<QFileDialog *>()) != nullptr);
    Q_EMIT picker->fileSelected(path("gone/picture.png"));
    QTRY_COMPARE(note()->tone(), Tone::Fault);
    QVERIFY2(note()->text().startsWith(QStringLiteral("The image could not be saved: ")),
             qPrintable(note()->text()));
    QVERIFY(note()->isVisible());
    QVERIFY(canvas()->hasPicture());
}

void TestImageSaving::copiesThePicture()
{
    QGuiApplication::clipboard()->clear();
    const QByteArray bytes = support::encoded(support::twoHalves(300, 200), "jpeg", 90);
    send({bytes});
    open();
    QTest::keyClick(canvas(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(300, 200));
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->data(QStringLiteral("image/jpeg")), bytes);
    QCOMPARE(QImage::fromData(data->data(QStringLiteral("image/png"))).size(), QSize(300, 200));
    QCOMPARE(note()->text(), QStringLiteral("Image copied"));
}

void TestImageSaving::saysWhatCannotBeShown()
{
    const QByteArray whole = support::encoded(support::noise(80, 60), "png");
    const QByteArray damaged = whole.left(whole.size() / 2);
    send({damaged, png(300, 200)});
    click(0);
    QTRY_VERIFY(canvas()->accessibleName().contains(QStringLiteral("damaged")));
    QVERIFY(!canvas()->hasPicture());
    QVERIFY(!button("copy")->isEnabled());
    QVERIFY(!button("zoom")->isEnabled());
    // What it is can still be taken elsewhere.
    button("save")->click();
    QVERIFY(choose(viewer(), path("damaged.png")));
    QTRY_COMPARE(contentOf(path("damaged.png")), damaged);
    QApplication::setActiveWindow(viewer()); // there is no window manager to do it
    QTest::keyClick(canvas(), Qt::Key_Right);
    QTRY_VERIFY(canvas()->hasPicture());
    QVERIFY(button("copy")->isEnabled());
    QCOMPARE(canvas()->accessibleName(), QStringLiteral("picture 2.png"));
}

void TestImageSaving::theMenuOfAThumbnailCopiesAndSaves()
{
    QGuiApplication::clipboard()->clear();
    send({png(300, 200), png(120, 80)});
    QMenu menu;
    const QUuid question = m_rig->workspace.current()->conversation().at(0).id;
    Q_EMIT view().imageMenuOpening(&menu, question, 1);
    QCOMPARE(menu.actions().size(), 3);
    QCOMPARE(menu.actions().at(0)->text(), QStringLiteral("Open"));
    menu.actions().at(1)->trigger();
    QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(120, 80));
    menu.actions().at(2)->trigger();
    QVERIFY(choose(m_rig->window.get(), path("thumb.png")));
    QTRY_COMPARE(contentOf(path("thumb.png")), png(120, 80));
    QVERIFY(!viewer());
    menu.actions().at(0)->trigger();
    QTRY_VERIFY(viewer() && canvas()->hasPicture());
    QCOMPARE(canvas()->pictureRect().size(), QSize(120, 80));
}

void TestImageSaving::namesFilesByWhatTheyAre_data()
{
    using chat::ImageFormat;
    QTest::addColumn<QString>("name");
    QTest::addColumn<ImageFormat>("format");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *test, const QString &name, ImageFormat format,
                        const char *file) {
        QTest::newRow(test) << name << format << QString::fromLatin1(file);
    };
    row("as it is", QStringLiteral("cat.png"), ImageFormat::Png, "cat.png");
    row("another ending", QStringLiteral("cat.webp"), ImageFormat::Jpeg, "cat.jpg");
    row("in capitals", QStringLiteral("CAT.JPEG"), ImageFormat::Jpeg, "CAT.jpg");
    row("no ending", QStringLiteral("cat"), ImageFormat::Gif, "cat.gif");
    row("a stop in it", QStringLiteral("Plan v1.2"), ImageFormat::Png, "Plan v1.2.png");
    row("no name", {}, ImageFormat::Png, "Image.png");
    row("a path", QStringLiteral("../../etc/passwd"), ImageFormat::Png, "passwd.png");
    row("a path of Windows", QStringLiteral("C:\\x\\cat.png"), ImageFormat::Png, "cat.png");
    row("hidden", QStringLiteral(".cat.png"), ImageFormat::Png, "cat.png");
    row("only an ending", QStringLiteral(".png"), ImageFormat::Png, "Image.png");
    row("turned around", QStringLiteral("cat\u202Egnp.exe"), ImageFormat::Png, "catgnp.exe.png");
    row("unknown", QStringLiteral("cat.heic"), ImageFormat::Heic, "cat.heic");
    row("very long", QString(400, u'x'), ImageFormat::WebP,
        (QByteArray(100, 'x') + ".webp").constData());
}

void TestImageSaving::namesFilesByWhatTheyAre()
{
    QFETCH(QString, name);
    QFETCH(chat::ImageFormat, format);
    QFETCH(QString, file);
    core::ImagePart part;
    part.name = name;
    QCOMPARE(imageFileName(part, format), file);
}

QTEST_MAIN(TestImageSaving)
#include "tst_imagesaving.moc"

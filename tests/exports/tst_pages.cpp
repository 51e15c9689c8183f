// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports/documentpictures.h"
#include "exports/messageimage.h"
#include "exports/pageflow.h"
#include "exports/pdfwriter.h"
#include "support/storebuilders.h"

#include <QBuffer>
#include <QTest>

using namespace support;

class tst_Pages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPdfHasPagesAndATitle();
    void noLineIsCutInTwo_data();
    void noLineIsCutInTwo();
    void aHeadingStaysWithWhatItHeads();
    void whatFollowsACutLeavesNothingAboveIt();
    void emojiAreDrawnAsPictures();
    void wideTablesAreMadeSmaller();
    void aMessageBecomesAPicture();
    void aPictureThatWouldBeTooTallIsRefused();
    void aPictureInsideAReplyIsDrawn_data();
    void aPictureInsideAReplyIsDrawn();
    void picturesThatAreTooLargeAreNotDecoded();

private:
    [[nodiscard]] static QByteArray noBytes(const QByteArray &) { return {}; }
    [[nodiscard]] static QByteArray pdf(const QList<core::Message> &messages)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        exports::PdfWriter writer(buffer, {}, exports::documentFonts(), noBytes);
        exports::DocumentHead head;
        head.title = QStringLiteral("A title");
        writer.begin(head);
        int number = 0;
        for (const core::Message &message : messages)
            writer.add(message, ++number);
        writer.end();
        return buffer.data();
    }
};

void tst_Pages::aPdfHasPagesAndATitle()
{
    const QByteArray one = pdf({makeMessage(1, core::Role::User, QStringLiteral("Short"))});
    QVERIFY(one.startsWith("%PDF-"));
    QVERIFY(one.contains("/Count 1"));
    // UTF-16, as Qt writes it.
    QVERIFY(one.contains(QByteArray("\0A\0 \0t\0i\0t\0l\0e", 14)));
    QString long_;
    for (int i = 0; i < 200; ++i)
        long_ += QStringLiteral("Paragraph %1\n\n```\n%2\n```\n\n").arg(i).arg(QString(300, u'x'));
    const QByteArray many = pdf({makeMessage(1, core::Role::Assistant, long_)});
    QVERIFY(!many.contains("/Count 1\n"));
    QVERIFY(many.count("/Type /Page\n") > 10);
}

void tst_Pages::noLineIsCutInTwo_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << QStringLiteral("Words and 中文 words. ").repeated(400);
    QTest::newRow("code") << QStringLiteral("```\n")
                                 + QStringLiteral("line of code\n").repeated(100)
                                 + QStringLiteral("```");
    QTest::newRow("table") << QStringLiteral("| a | b |\n|--|--|\n")
                                  + QStringLiteral("| one | two |\n").repeated(100);
    QTest::newRow("list") << QStringLiteral("- an item\n").repeated(100);
}

void tst_Pages::noLineIsCutInTwo()
{
    QFETCH(QString, text);
    const render::TypeScale type = exports::documentType(exports::documentFonts());
    render::Document document;
    document.append(text);
    document.finish();
    render::MessageLayout layout(type);
    layout.setWidth(600);
    layout.sync(document);
    layout.ensure(0, layout.height());
    QVERIFY(layout.height() > 1000);
    int from = 0;
    for (const int room : {301, 407, 350}) {
        const int cut = exports::cutAbove(layout, from, from + room);
        QVERIFY(cut > from && cut <= from + room);
        QVERIFY(from + room - cut < 60);
        // The line above ends where the cut is, or before it.
        const render::TextPlace place = layout.placeAt({20, cut - 9});
        QVERIFY(layout.cursorRect(place).bottom() <= cut + 1);
        from = cut;
    }
    QCOMPARE(exports::cutAbove(layout, from, layout.height() + 5), layout.height());
}

void tst_Pages::aHeadingStaysWithWhatItHeads()
{
    const render::TypeScale type = exports::documentType(exports::documentFonts());
    render::Document document;
    document.append(QStringLiteral("Above.\n\n# One\n\n## Two\n\n")
                    + QStringLiteral("Words and words. ").repeated(100));
    document.finish();
    const QList<render::Block> &blocks = document.blocks();
    QCOMPARE(blocks.size(), 4);
    render::MessageLayout layout(type);
    layout.setWidth(600);
    layout.sync(document);
    layout.ensure(0, layout.height());
    const int heads = layout.topOf(1);
    const int words = layout.topOf(3);
    QCOMPARE(exports::cutBeforeHeadings(layout, blocks, 0, words), heads);
    QCOMPARE(exports::cutBeforeHeadings(layout, blocks, 0, layout.topOf(2)), heads);
    QCOMPARE(exports::cutBeforeHeadings(layout, blocks, heads, words), heads);
    const int within = exports::cutAbove(layout, 0, words + 80);
    QVERIFY(within > words);
    QCOMPARE(exports::cutBeforeHeadings(layout, blocks, 0, within), within);
}

void tst_Pages::whatFollowsACutLeavesNothingAboveIt()
{
    const render::TypeScale type = exports::documentType(exports::documentFonts());
    render::Document document;
    document.append(QStringLiteral("Above.\n\n```\none\ntwo\n```\n"));
    document.finish();
    render::MessageLayout layout(type);
    layout.setWidth(600);
    layout.sync(document);
    layout.ensure(0, layout.height());
    const int code = layout.topOf(1);
    const int end = exports::inkEnd(layout, 0, code);
    QVERIFY(end > 0 && end < code);
    QCOMPARE(layout.blockAt(end - 1), 0);
    QCOMPARE(layout.blockAt(end), 1);
    QCOMPARE(exports::inkEnd(layout, 0, code + 50), code + 50);
    QCOMPARE(exports::inkEnd(layout, 0, layout.height()), layout.height());
}

void tst_Pages::emojiAreDrawnAsPictures()
{
    exports::EmojiPictures pictures(exports::documentFonts().reading);
    for (const QString &sign : {QStringLiteral("a"), QStringLiteral("中"), QStringLiteral("→")})
        QVERIFY(pictures.pictureOf(sign).isNull());
    const QString rocket = QStringLiteral("\U0001F680");
    if (pictures.pictureOf(rocket).isNull())
        QSKIP("No font here draws emoji as pictures.");
    const QString plain = QStringLiteral("Words and → 中");
    QVERIFY(!pdf({makeMessage(1, core::Role::Assistant, plain)}).contains("/Subtype /Image"));
    for (const QString &text :
         {rocket + QStringLiteral(" words"), QStringLiteral("At the end ") + rocket,
          QStringLiteral("| a |\n|--|\n| ") + rocket + QStringLiteral(" |")})
        QVERIFY(pdf({makeMessage(1, core::Role::Assistant, text)}).contains("/Subtype /Image"));
    // Those of the title and of heads are lines of their own.
    QBuffer file;
    QVERIFY(file.open(QIODevice::WriteOnly));
    {
        const exports::DocumentFonts fonts = exports::documentFonts();
        const render::TypeScale type = exports::documentType(fonts);
        exports::PageFlow pages(file, QStringLiteral("Title"), type);
        pages.addLine(QStringLiteral("A title ") + rocket, type.reading, 0);
    }
    QVERIFY(file.data().contains("/Subtype /Image"));
}

void tst_Pages::wideTablesAreMadeSmaller()
{
    const render::TypeScale type = exports::documentType(exports::documentFonts());
    render::Document document;
    document.append(QStringLiteral("Words\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\nMore\n\n")
                    + QStringLiteral("| columnname").repeated(20) + QStringLiteral("|\n")
                    + QStringLiteral("|--").repeated(20) + QStringLiteral("|\n")
                    + QStringLiteral("| unbreakableword").repeated(20)
                    + QStringLiteral("|\n\nWords again"));
    document.finish();
    const auto stretches = exports::stretchesOf(document.blocks(), type, 600);
    QCOMPARE(stretches.size(), 3);
    QCOMPARE(stretches.at(0), (exports::PageStretch{0, 3, 1}));
    QVERIFY(stretches.at(1).scale < 0.9 && stretches.at(1).scale > 0.2);
    QCOMPARE(stretches.at(1).end, 4);
    QCOMPARE(stretches.at(2), (exports::PageStretch{4, 5, 1}));
}

void tst_Pages::aMessageBecomesAPicture()
{
    exports::ImageLook look{exports::documentFonts(), render::Colors::dark()};
    const auto image = exports::messageImage(
        makeMessage(1, core::Role::Assistant, QStringLiteral("Some **words**")), look, noBytes);
    QVERIFY(image.isOk());
    QCOMPARE(image.value().width(), 2 * (look.width + 48));
    QCOMPARE(image.value().pixelColor(0, 0), look.colors.canvas);
    bool hasInk = false;
    for (int x = 0; x < image.value().width() && !hasInk; ++x) {
        for (int y = 0; y < image.value().height() && !hasInk; ++y)
            hasInk = image.value().pixelColor(x, y) == look.colors.text;
    }
    QVERIFY(hasInk);
}

void tst_Pages::aPictureThatWouldBeTooTallIsRefused()
{
    const exports::ImageLook look{exports::documentFonts(), render::Colors::light()};
    const auto image = exports::messageImage(
        makeMessage(1, core::Role::Assistant, QStringLiteral("Line\n\n").repeated(5000)), look,
        noBytes);
    QVERIFY(!image.isOk());
    QCOMPARE(image.error().code, QStringLiteral("too-tall"));
}

void tst_Pages::aPictureInsideAReplyIsDrawn_data()
{
    QTest::addColumn<QString>("head");
    QTest::addColumn<bool>("isDrawn");
    QTest::newRow("in itself") << QStringLiteral("data:image/png;base64,") << true;
    QTest::newRow("elsewhere") << QStringLiteral("https://a.example/") << false;
    QTest::newRow("on this disk") << QStringLiteral("file:///") << false;
}

void tst_Pages::aPictureInsideAReplyIsDrawn()
{
    QFETCH(QString, head);
    const QColor ink(200, 10, 20);
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(ink);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(picture.save(&buffer, "png"));
    const QString text = QStringLiteral("Look:\n\n![words](%1)\n\nSee?")
                             .arg(head + QString::fromLatin1(buffer.data().toBase64()));
    const exports::ImageLook look{exports::documentFonts(), render::Colors::light()};
    const auto made =
        exports::messageImage(makeMessage(1, core::Role::Assistant, text), look, noBytes);
    QVERIFY(made.isOk());
    int count = 0;
    for (int y = 0; y < made.value().height(); ++y) {
        for (int x = 0; x < made.value().width(); ++x)
            count += made.value().pixelColor(x, y) == ink ? 1 : 0;
    }
    QTEST(count > 1'000, "isDrawn");
    const QByteArray pages = pdf({makeMessage(1, core::Role::Assistant, text)});
    QTEST(pages.contains("/Subtype /Image"), "isDrawn");
}

void tst_Pages::picturesThatAreTooLargeAreNotDecoded()
{
    // Few bytes, and few when decoded; what counts is what a picture of this size may need.
    const auto source = [](int side, int height) {
        QImage picture(side, height, QImage::Format_Mono);
        picture.fill(1);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "png");
        render::PictureSource made;
        made.address = QStringLiteral("data:image/png;base64,")
                       + QString::fromLatin1(buffer.data().toBase64());
        return made;
    };
    exports::DocumentPictures pictures;
    QVERIFY(pictures.look(source(6'000, 6'000), true).size.isEmpty());
    QCOMPARE(pictures.look(source(5'000, 5'000), true).size, QSize(5'000, 5'000));
    QVERIFY(pictures.look(source(5'000, 5'001), true).size.isEmpty());
    QCOMPARE(pictures.look(source(500, 500), true).size, QSize(500, 500));
}

QTEST_MAIN(tst_Pages)
#include "tst_pages.moc"

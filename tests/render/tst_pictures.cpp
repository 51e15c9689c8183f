// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/copyslice.h"
#include "render/document.h"
#include "render/messagelayout.h"
#include "support/growndocument.h"

#include <QPainter>
#include <QTest>

using namespace render;

/// Pictures that a reply has in itself, or names.
class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsALeafOfItsOwn_data();
    void aPictureIsALeafOfItsOwn();
    void whatIsNoPictureStaysWords_data();
    void whatIsNoPictureStaysWords();
    void aLongOneDoesNotStandInTheText();
    void theSamePictureHasTheSameAddress();
    void nothingOfAnUnfinishedOneIsSeenButItsWords();
    void tenMegabytesCostWhatTheyAreLong();
    void aThousandOfThemAreAThousandLeaves();
    void whatIsReopenedKeepsItsLeaves();
    void copyingGivesTheSourceBack();
    void onlyAShownPictureIsCopiedAsOne();
    void aShownPictureHasItsSizeAndACardItsWords();
    void aPictureThatBecomesKnownIsSetAnew();

private:
    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

namespace {

const QString kShort = QStringLiteral("data:image/png;base64,iVBORw0KGgo=");

QString longUrl(qsizetype size, QChar fill = QLatin1Char('A'))
{
    return QStringLiteral("data:image/png;base64,") + QString(size, fill);
}

QString imageOf(const QString &address, const QString &alt = QStringLiteral("words"))
{
    return QStringLiteral("![%1](").arg(alt) + address + QLatin1Char(')');
}

/// "P" for a picture with its words, "T" for other words.
QStringList shapeOf(const Document &document)
{
    QStringList shape;
    for (const Block &block : document.blocks())
        shape.append(
            (block.kind == BlockKind::Picture ? QStringLiteral("P ") : QStringLiteral("T "))
            + plainText(block));
    return shape;
}

/// Knows one size for every picture, as soon as it may.
class FakePictures final : public Pictures
{
public:
    PictureLook look(const PictureSource &source, bool isWanted) override
    {
        if (isWanted)
            m_wanted.append(source.address);
        PictureLook look;
        if (m_isKnown)
            look.size = m_size;
        else
            look.notes = m_notes;
        look.buttons = m_isKnown ? 0 : m_buttons;
        return look;
    }
    QImage pixels(const PictureSource &, int longSide) override
    {
        m_longSides.append(longSide);
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::magenta);
        return image;
    }

    QSize m_size{400, 200};
    QStringList m_notes;
    int m_buttons = 0;
    bool m_isKnown = false;
    QStringList m_wanted;
    QList<int> m_longSides;
};

} // namespace

void TestPictures::aPictureIsALeafOfItsOwn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("shape");
    const auto row = [](const char *name, const QString &text, const QStringList &shape) {
        QTest::newRow(name) << text << shape;
    };
    row("alone", imageOf(kShort), {QStringLiteral("P words")});
    row("remote", QStringLiteral("![a](https://h.example/x.png \"title\")"),
        {QStringLiteral("P a")});
    row("between words", QStringLiteral("one ") + imageOf(kShort) + QStringLiteral("\ntwo"),
        {QStringLiteral("T one"), QStringLiteral("P words"), QStringLiteral("T two")});
    row("two", imageOf(kShort) + imageOf(kShort, QStringLiteral("b")),
        {QStringLiteral("P words"), QStringLiteral("P b")});
    row("nested brackets", imageOf(kShort, QStringLiteral("a [b] \\] *c*")),
        {QStringLiteral("P a [b] ] c")});
    row("an image in its words", imageOf(kShort, QStringLiteral("a ![b](https://h.example/b)")),
        {QStringLiteral("P a b (h.example)")});
    row("an image in its words, and words behind",
        imageOf(kShort, QStringLiteral("a ![b](https://h.example/b)")) + QStringLiteral(" tail"),
        {QStringLiteral("P a b (h.example)"), QStringLiteral("T tail")});
    row("angled", QStringLiteral("![a](<%1>)").arg(kShort), {QStringLiteral("P a")});
    row("in strong words", QStringLiteral("**x ![a](%1) y**").arg(kShort),
        {QStringLiteral("T x"), QStringLiteral("P a"), QStringLiteral("T y")});
    row("without words", QStringLiteral("![](https://h.example/x.png)"),
        {QStringLiteral("P h.example")});
    row("by reference", QStringLiteral("[r]: https://h.example/x\n\n![a][r]"),
        {QStringLiteral("P a")});
}

void TestPictures::aPictureIsALeafOfItsOwn()
{
    QFETCH(QString, text);
    QTEST(shapeOf(support::wholeDocument(text)), "shape");
}

void TestPictures::whatIsNoPictureStaysWords_data()
{
    QTest::addColumn<QString>("text");
    for (const char *target :
         {"file:///etc/passwd", "/etc/passwd", "cat.png", "../cat.png", "javascript:alert(1)",
          "qrc:/icons/copy.svg", "//host.example/x.png", "ftp://h.example/x.png",
          "https://user@h.example/x.png", "https:///x.png", "\\\\\\\\host\\\\x.png"})
        QTest::newRow(target) << imageOf(QString::fromLatin1(target));
    QTest::newRow("code") << QStringLiteral("`%1`").arg(imageOf(kShort));
    QTest::newRow("escaped") << QStringLiteral("\\%1").arg(imageOf(kShort));
    QTest::newRow("the words of a link")
        << QStringLiteral("[%1](https://a.example)").arg(imageOf(kShort));
    QTest::newRow("in a heading") << QStringLiteral("# ") + imageOf(kShort);
    QTest::newRow("in a fence") << QStringLiteral("```\n%1\n```").arg(imageOf(kShort));
    QTest::newRow("not closed") << QStringLiteral("![a](%1\n\nb").arg(kShort);
    QTest::newRow("a link") << QStringLiteral("[a](%1)").arg(kShort);
}

void TestPictures::whatIsNoPictureStaysWords()
{
    QFETCH(QString, text);
    const Document document = support::wholeDocument(text);
    for (const Block &block : document.blocks())
        QVERIFY(block.kind != BlockKind::Picture);
    QVERIFY(!document.blocks().isEmpty());
}

void TestPictures::aLongOneDoesNotStandInTheText()
{
    const QString url = longUrl(100'000);
    const Document document =
        support::wholeDocument(QStringLiteral("a\n\n") + imageOf(url) + QStringLiteral("b"));
    QCOMPARE(shapeOf(document), QStringList({QStringLiteral("T a"), QStringLiteral("P words"),
                                             QStringLiteral("T b")}));
    const PictureSource &picture = document.blocks()[1].picture;
    QVERIFY(picture.data);
    QCOMPARE(*picture.data, url.toLatin1());
    QVERIFY(picture.address.size() < 400);
    // In code it is shown, but not all of it.
    const Document code = support::wholeDocument(QStringLiteral("`%1`").arg(imageOf(url)));
    for (const Block &block : code.blocks())
        QVERIFY(block.text.text.size() < 400);
}

void TestPictures::theSamePictureHasTheSameAddress()
{
    const QString url = longUrl(5000);
    const auto addressOf = [](const QString &one) {
        return support::wholeDocument(imageOf(one)).blocks().constFirst().picture->address;
    };
    QCOMPARE(addressOf(url), addressOf(url));
    QVERIFY(addressOf(url) != addressOf(url + QLatin1Char('A')));
    QString other = url;
    other[4000] = QLatin1Char('B');
    QVERIFY(addressOf(url) != addressOf(other));
}

void TestPictures::nothingOfAnUnfinishedOneIsSeenButItsWords()
{
    const QString text = QStringLiteral("Look: ") + imageOf(longUrl(3000));
    Document document;
    const qsizetype begin = text.indexOf(QLatin1StringView("data:")) + 5;
    for (qsizetype i = 0; i < text.size() - 1; ++i) {
        document.append(QStringView(text).mid(i, 1));
        if (i + 1 < begin)
            continue;
        QCOMPARE(shapeOf(document),
                 QStringList({QStringLiteral("T Look:"), QStringLiteral("P words")}));
        QVERIFY(document.blocks().last().picture->isOpen);
    }
    Document cut = document;
    cut.finish();
    QVERIFY(!cut.blocks().last().picture->isOpen);
    document.append(QStringView(u")"));
    QVERIFY(!document.blocks().last().picture->isOpen);
    QVERIFY(document.blocks().last().picture->data);
}

void TestPictures::tenMegabytesCostWhatTheyAreLong()
{
    constexpr qsizetype kSize = 10 << 20;
    const QString text = imageOf(longUrl(kSize));
    Document document;
    MessageLayout layout(m_type);
    layout.setWidth(600);
    // What is laid out is the same leaf all the time: a piece costs nothing but taking it.
    const auto append = [&](qsizetype from, qsizetype size) {
        document.append(QStringView(text).mid(from, size));
        return layout.sync(document);
    };
    (void)append(0, 1000);
    (void)layout.ensure(0, 1000);
    const Block open = document.blocks().constFirst();
    for (qsizetype at = 1000; at + 4000 < kSize; at += 4000) {
        QCOMPARE(append(at, 4000), layout.height());
        QCOMPARE(document.blocks().size(), 1);
        QVERIFY(document.blocks().constFirst() == open);
    }
    document = support::wholeDocument(text);
    QCOMPARE(document.blocks().size(), 1);
    QCOMPARE(document.blocks().constFirst().picture->data->size(), longUrl(kSize).size());
    // Beyond all measure it is cut, and no decoder will take it.
    const Document huge = support::wholeDocument(imageOf(longUrl(LineReader::kMostData + 10'000)));
    QCOMPARE(huge.blocks().constFirst().picture->data->size(), LineReader::kMostData);
}

void TestPictures::aThousandOfThemAreAThousandLeaves()
{
    QString text;
    for (int i = 0; i < 1000; ++i)
        text += QStringLiteral("![n%1](https://h.example/%1)\n").arg(i);
    FakePictures pictures;
    MessageLayout layout(m_type, nullptr, &pictures);
    layout.setWidth(600);
    Document document = support::wholeDocument(text);
    (void)layout.sync(document);
    int count = 0;
    for (const Block &block : document.blocks())
        count += block.kind == BlockKind::Picture ? 1 : 0;
    QCOMPARE(count, 1000);
    // Only what is near the view is asked for.
    (void)layout.ensure(0, 500);
    QVERIFY(!pictures.m_wanted.isEmpty());
    QVERIFY(pictures.m_wanted.size() < 100);
}

void TestPictures::whatIsReopenedKeepsItsLeaves()
{
    const QString before = QStringLiteral("a ![x][later] ![y](https://h.example/y) [z][later]\n\n");
    const QString behind = QStringLiteral("[later]: https://h.example/later\n\nend");
    Document document;
    document.append(before + QStringLiteral("b\n\n"));
    const qsizetype count = document.blocks().size();
    QCOMPARE(shapeOf(document).value(1), QStringLiteral("P y"));
    document.append(behind);
    QCOMPARE(shapeOf(document).value(0), QStringLiteral("T a x (h.example)"));
    QCOMPARE(shapeOf(document).value(1), QStringLiteral("P y"));
    QCOMPARE(shapeOf(document).value(2), QStringLiteral("T z"));
    QCOMPARE(document.blocks().size(), count + 1);
    QCOMPARE(document.takeReopened(), QList<int>({0, 1, 2}));
}

void TestPictures::copyingGivesTheSourceBack()
{
    const QString picture = imageOf(longUrl(2000), QStringLiteral("a \\*b\\*"));
    const QString text = QStringLiteral("- one\n\n  %1\n\n> %2")
                             .arg(picture, imageOf(QStringLiteral("https://h.example/x.png")));
    const Document document = support::wholeDocument(text);
    QCOMPARE(support::wholeDocument(markdownOf(document.blocks())).blocks(), document.blocks());
    QVERIFY(markdownOf(document.blocks()).contains(longUrl(2000) + QLatin1Char(')')));
    QCOMPARE(copyText(document.blocks(), {}, endOf(document.blocks())),
             QStringLiteral("- one\n\n  a *b*\n\nwords"));
    const Document one = support::wholeDocument(picture);
    QCOMPARE(plainText(sliced(one.blocks(), {0, 0}, {0, 1}).constFirst()), QStringLiteral("a"));
}

void TestPictures::onlyAShownPictureIsCopiedAsOne()
{
    const auto htmlFor = [](const QString &address, bool isShown) {
        QList<Block> blocks =
            support::wholeDocument(imageOf(address, QStringLiteral("a\"b"))).blocks();
        blocks.first().picture.edit().isShown = isShown;
        return htmlOf(blocks);
    };
    const QString url = longUrl(2000);
    QCOMPARE(htmlFor(url, true),
             QStringLiteral("<p><img alt=\"a&quot;b\" src=\"%1\"></p>").arg(url));
    QCOMPARE(htmlFor(url, false), QStringLiteral("<p>a&quot;b</p>"));
    QVERIFY(!htmlFor(QStringLiteral("data:image/svg+xml;base64,AAAA"), true)
                 .contains(QLatin1StringView("<img")));
    QVERIFY(!htmlFor(QStringLiteral("data:text/html;base64,AAAA"), true)
                 .contains(QLatin1StringView("<img")));
    QVERIFY(!htmlFor(QStringLiteral("https://h.example/x.png"), true)
                 .contains(QLatin1StringView("<img")));
}

void TestPictures::aShownPictureHasItsSizeAndACardItsWords()
{
    FakePictures pictures;
    Document document = support::wholeDocument(QStringLiteral("![a](https://h.example/x)"));
    const auto make = [&](int width) {
        auto layout = std::make_unique<MessageLayout>(m_type, nullptr, &pictures);
        layout->setWidth(width);
        (void)layout->sync(document);
        (void)layout->ensure(0, 1000);
        return layout;
    };
    const int bare = make(600)->height();
    pictures.m_notes = {QStringLiteral("note")};
    const int noted = make(600)->height();
    QCOMPARE(noted, bare + m_type.lineHeight);
    pictures.m_buttons = 30;
    const auto card = make(600);
    QVERIFY(card->height() > noted + 30);
    const QList<PlacedPicture> placed = picturesIn(*card, 0, 1000);
    QCOMPARE(placed.size(), 1);
    QVERIFY(!placed[0].isShown);
    QCOMPARE(placed[0].rect, QRect(0, 0, 600, card->height()));
    QVERIFY(placed[0].rect.contains(placed[0].buttons));
    QCOMPARE(placed[0].buttons.height(), 30);
    QVERIFY(picturesIn(*card, 2000, 3000).isEmpty());

    pictures.m_isKnown = true;
    QCOMPARE(make(600)->height(), 200);
    const auto narrow = make(200);
    QCOMPARE(narrow->height(), 100);
    QVERIFY(picturesIn(*narrow, 0, 10)[0].isShown);
    QImage image(200, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const Colors colors = Colors::light();
    narrow->paint(painter, {colors, {}, image.rect(), 0, false, {}, {}});
    QCOMPARE(image.pixelColor(100, 50), QColor(Qt::magenta));
    QCOMPARE(pictures.m_longSides, QList<int>({200}));
    pictures.m_size = {10, 100'000};
    QVERIFY(make(600)->height() <= 40 * m_type.em);
}

void TestPictures::aPictureThatBecomesKnownIsSetAnew()
{
    FakePictures pictures;
    Document document =
        support::wholeDocument(QStringLiteral("one\n\n%1\n\ntwo").arg(imageOf(kShort)));
    MessageLayout layout(m_type, nullptr, &pictures);
    layout.setWidth(600);
    (void)layout.sync(document);
    (void)layout.ensure(0, 1000);
    const int before = layout.topOf(2);
    pictures.m_isKnown = true;
    QCOMPARE(layout.topOf(2), before);
    QVERIFY(layout.takeArrived());
    QVERIFY(layout.ensure(0, 1000));
    QCOMPARE(layout.topOf(2), layout.topOf(1) + 200 + space::kBlocks);
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"

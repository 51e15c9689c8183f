// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copymarkdown.h"
#include "render/jsontree.h"
#include "render/messagelayout.h"

#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QTest>

using namespace render;

namespace {

std::shared_ptr<const core::JsonText> jsonOf(const QString &text)
{
    return std::make_shared<const core::JsonText>(text);
}

QStringList linesOfTree(const Document &document)
{
    QStringList lines;
    for (const Block &block : document.blocks())
        lines.append(block.text.text);
    return lines;
}

QString listOf(int items)
{
    QStringList texts;
    for (int i = 0; i < items; ++i)
        texts.append(QString::number(i));
    return u'[' + texts.join(u',') + u']';
}

} // namespace

/// JSON as a tree: lines that fold, and stay what was written.
class TestJsonTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesALineForEachValueAsItWas();
    void copiesAsTheSameJson();
    void keepsALongTextInOnePiece();
    void foldsAndOpens();
    void foldsTheWholeOfIt();
    void showsTheFirstMembersOfALongList();
    void opensWhatALineIsIn();
    void opensALargeTreeLevelByLevel();
    void marksPlacesAndOpensWhatTheyAreIn();
    void wrapsLongTexts();
    void findsLinesByTheirSource();
    void paintsMarks();
    void takesOnlyWhatIsWholeAndNotTooLarge();

private:
    /// Lays it out 400 wide.
    [[nodiscard]] std::unique_ptr<MessageLayout> layoutOf(const QString &text,
                                                          const QStringList &marked = {});
    [[nodiscard]] QList<int> shown(const MessageLayout &layout) const;

    TypeScale m_type;
    Document m_document;
};

void TestJsonTree::init()
{
    m_type = TypeScale::make(QFont(), QFont());
}

std::unique_ptr<MessageLayout> TestJsonTree::layoutOf(const QString &text,
                                                      const QStringList &marked)
{
    m_document = jsonDocument(jsonOf(text), marked);
    auto layout = std::make_unique<MessageLayout>(m_type);
    layout->setWidth(400);
    (void)layout->sync(m_document);
    (void)layout->ensure(0, 1'000'000);
    return layout;
}

QList<int> TestJsonTree::shown(const MessageLayout &layout) const
{
    QList<int> lines;
    for (int i = 0; i < m_document.blocks().size(); ++i) {
        if (!layout.isFoldedAway(i))
            lines.append(i);
    }
    return lines;
}

void TestJsonTree::writesALineForEachValueAsItWas()
{
    const Document document = jsonDocument(
        jsonOf(QStringLiteral("{\"b\":1.10,\"a\":[true, 2e400],\"b\":{},\"e\":\"\\u00e9\"}")));
    const QStringList wanted{QStringLiteral("{"),
                             QStringLiteral("  \"b\": 1.10,"),
                             QStringLiteral("  \"a\": ["),
                             QStringLiteral("    true,"),
                             QStringLiteral("    2e400"),
                             QStringLiteral("  ],"),
                             QStringLiteral("  \"b\": {},"),
                             QStringLiteral("  \"e\": \"\\u00e9\""),
                             QStringLiteral("}")};
    QCOMPARE(linesOfTree(document), wanted);
    QVERIFY(document.isFinished());
    const TreeLine &list = *document.blocks()[2].tree;
    QVERIFY(list.isFoldable() && !list.isObject);
    QCOMPARE(list.end, 5);
    QCOMPARE(list.members, 2);
    QVERIFY(!document.blocks()[6].tree->isFoldable());
}

void TestJsonTree::copiesAsTheSameJson()
{
    const QString text = QStringLiteral("{\"a\":[1,{\"b\":null}],\"c\":\"x\"}");
    const Document document = jsonDocument(jsonOf(text));
    const QString copied = copyText(document.blocks(), {}, endOf(document.blocks()));
    QCOMPARE(QJsonDocument::fromJson(copied.toUtf8()), QJsonDocument::fromJson(text.toUtf8()));
    QCOMPARE(markdownOf(document.blocks()),
             QStringLiteral("```json\n") + copied + QStringLiteral("\n```"));
}

void TestJsonTree::keepsALongTextInOnePiece()
{
    const QString text = QStringLiteral("[\"") + QString(20'000, u'x') + QStringLiteral("\"]");
    const Document document = jsonDocument(jsonOf(text));
    QVERIFY(document.blocks().size() > 3);
    const QString copied = copyText(document.blocks(), {}, endOf(document.blocks()));
    QCOMPARE(QJsonDocument::fromJson(copied.toUtf8()), QJsonDocument::fromJson(text.toUtf8()));
}

void TestJsonTree::foldsAndOpens()
{
    const auto layout = layoutOf(QStringLiteral("{\"a\": [1, 2], \"b\": {\"c\": 3}}"));
    const int whole = layout->height();
    QCOMPARE(shown(*layout).size(), 9);
    QList<TreeFold> folds = treeFoldsIn(*layout, 0, whole);
    QCOMPARE(folds.size(), 3);
    QCOMPARE(folds[1].members, 2);
    QVERIFY(!folds[1].isFolded);
    CodeFolding folding;
    folding.trees.open.insert(folds[1].node, false);
    layout->setFolding(folding);
    (void)layout->ensure(0, 1'000'000);
    QCOMPARE(shown(*layout), (QList<int>{0, 1, 5, 6, 7, 8}));
    QVERIFY(layout->height() < whole);
    folds = treeFoldsIn(*layout, 0, whole);
    QVERIFY(folds[1].isFolded && !folds[2].isFolded);
    // What is below is met below, and opening it brings back what was.
    QCOMPARE(layout->blockAt(folds[2].rect.center().y()), 5);
    folding.trees.open.clear();
    layout->setFolding(folding);
    (void)layout->ensure(0, 1'000'000);
    QCOMPARE(layout->height(), whole);
}

void TestJsonTree::foldsTheWholeOfIt()
{
    const auto layout = layoutOf(QStringLiteral("{\"a\": 1}"));
    CodeFolding folding;
    folding.trees.open.insert(0, false);
    layout->setFolding(folding);
    (void)layout->ensure(0, 1'000'000);
    QCOMPARE(shown(*layout), QList<int>{0});
    QVERIFY(layout->height() >= space::kCodeHead + m_type.codeLineHeight + space::kCodePadding);
    QCOMPARE(layout->blockAt(layout->height() - 1), 0);
}

void TestJsonTree::showsTheFirstMembersOfALongList()
{
    const auto layout = layoutOf(listOf(2'000));
    QCOMPARE(shown(*layout).size(), kFirstMembers + 2);
    const QList<TreeFold> folds = treeFoldsIn(*layout, 0, layout->height());
    QCOMPARE(folds.size(), 2);
    QVERIFY(folds[1].isMore);
    QCOMPARE(folds[1].members, 1'800);
    const int end = layout->topOf(int(m_document.blocks().size()) - 1);
    QVERIFY(folds[1].rect.top() >= end);
    CodeFolding folding;
    folding.trees.whole.insert(folds[1].node);
    layout->setFolding(folding);
    QCOMPARE(shown(*layout).size(), 2'002);
    QCOMPARE(treeFoldsIn(*layout, 0, 1'000'000).size(), 1);
}

void TestJsonTree::opensWhatALineIsIn()
{
    const QString text = QStringLiteral("{\"a\": {\"list\": %1}}").arg(listOf(300));
    const auto layout = layoutOf(text);
    CodeFolding folding;
    folding.trees.open.insert(0, false);
    folding.trees.open.insert(1, false);
    layout->setFolding(folding);
    constexpr int kLine = 3 + 299;
    QVERIFY(layout->isFoldedAway(kLine));
    unfold(folding.trees, m_document.blocks(), kLine);
    layout->setFolding(folding);
    QVERIFY(!layout->isFoldedAway(kLine));
}

void TestJsonTree::opensALargeTreeLevelByLevel()
{
    QStringList items;
    for (int i = 0; i < 30; ++i)
        items.append(QStringLiteral("{\"id\": %1, \"tags\": [1, 2, 3, 4]}").arg(i));
    const auto layout = layoutOf(u'[' + items.join(u',') + u']');
    const qsizetype first = shown(*layout).size();
    QVERIFY(first >= 32 && first < 100);
}

void TestJsonTree::marksPlacesAndOpensWhatTheyAreIn()
{
    QStringList items;
    for (int i = 0; i < 90; ++i)
        items.append(QStringLiteral("{\"id\": [%1]}").arg(i));
    const auto layout =
        layoutOf(u'[' + items.join(u',') + u']', {QStringLiteral("/80/id/0"), QString()});
    int marked = -1;
    for (int i = 1; i < m_document.blocks().size(); ++i) {
        if (m_document.blocks()[i].tree->mark == TreeMark::Here)
            marked = i;
    }
    QVERIFY(marked > 0);
    QCOMPARE(m_document.blocks()[marked].text.text.trimmed(), QStringLiteral("80"));
    QVERIFY(!layout->isFoldedAway(marked));
    QCOMPARE(m_document.blocks().first().tree->mark, TreeMark::Here);
    QCOMPARE(m_document.blocks()[marked - 1].tree->mark, TreeMark::Inside);
}

void TestJsonTree::wrapsLongTexts()
{
    const auto layout =
        layoutOf(QStringLiteral("[\"%1\"]").arg(QStringLiteral("long words ").repeated(40)));
    const QRect first = layout->cursorRect({1, 4});
    const QRect last = layout->cursorRect({1, 400});
    QVERIFY(last.y() > first.y() + 3 * m_type.codeLineHeight);
    QVERIFY(last.right() < 400);
    QVERIFY(!layout->wideIn(0, layout->height()));
    // The point leads back to the place.
    QCOMPARE(layout->placeAt(last.center()), (TextPlace{1, 400}));
}

void TestJsonTree::findsLinesByTheirSource()
{
    const QString text = QStringLiteral("{\"a\": [1, 22], \"b\": 3}");
    const auto layout = layoutOf(text);
    const QList<Block> &blocks = m_document.blocks();
    QCOMPARE(lineAtSource(blocks, 0), 0);
    QCOMPARE(lineAtSource(blocks, int(text.indexOf(u'2')) + 1), 3);
    QCOMPARE(lineAtSource(blocks, int(text.indexOf(u'b'))), 5);
    QCOMPARE(sourceOf(*layout, 3, 0), int(text.indexOf(u'2')));
    QCOMPARE(sourceOf(*layout, 4, 0), int(text.indexOf(u']')));
}

void TestJsonTree::paintsMarks()
{
    const auto image = [&](const QStringList &marked) {
        const auto layout = layoutOf(QStringLiteral("{\"a\": 1}"), marked);
        QImage canvas(400, layout->height(), QImage::Format_RGB32);
        canvas.fill(Qt::white);
        QPainter painter(&canvas);
        layout->paint(painter, {Colors::light(), {}, canvas.rect(), 0, false, {}, {}});
        painter.end();
        return canvas;
    };
    QVERIFY(image({}) != image({QStringLiteral("/a")}));
    QCOMPARE(image({}), image({QStringLiteral("/b")}));
}

void TestJsonTree::takesOnlyWhatIsWholeAndNotTooLarge()
{
    QVERIFY(canBeTree(*jsonOf(QStringLiteral("[1]"))));
    QVERIFY(!canBeTree(*jsonOf(QStringLiteral("[1"))));
    QVERIFY(!canBeTree(*jsonOf(QStringLiteral("1"))));
    QVERIFY(!canBeTree(*jsonOf(listOf(kMostTreeNodes + 1))));
}

QTEST_MAIN(TestJsonTree)
#include "tst_jsontree.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/blocksplitter.h"
#include "render/document.h"
#include "support/conversationviewrig.h"
#include "ui/conversation/finder.h"
#include "ui/conversation/wordmatcher.h"

using core::Role;

namespace {

QString lines(int from, int to)
{
    QStringList all;
    for (int i = from; i <= to; ++i)
        all.append(QStringLiteral("line %1").arg(i));
    return all.join(u'\n');
}

} // namespace

/// Long code and long paragraphs lie in pieces; whoever looks for words does not see where.
class TestFindAcross : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void aMatchMayEndInTheNextPiece_data();
    void aMatchMayEndInTheNextPiece();
    void bothPiecesAreMarked();
    void whatEndsTheCodeEndsTheMatch();
    void wordsInAPieceGoFirst();
    void wordsAreComparedAsSearchDoes_data();
    void wordsAreComparedAsSearchDoes();
    void piecesMayComeInAnyPieces();
    void thousandsOfMatchesLookLikeOne();
    void markedWordsHaveTheFullInk();

private:
    [[nodiscard]] ui::ConversationSearch &search() const { return m_view->finder().search(); }
    void find(const QString &word)
    {
        search().search(word);
        QTRY_VERIFY(search().isComplete());
        QCoreApplication::processEvents();
    }
    /// The lines of pixels in which the colour is.
    [[nodiscard]] QList<int> rowsWith(const QColor &color) const
    {
        const QImage image = m_view->viewport()->grab().toImage();
        QList<int> rows;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color) {
                    rows.append(y);
                    break;
                }
            }
        }
        return rows;
    }
};

void TestFindAcross::aMatchMayEndInTheNextPiece_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    constexpr int kGroup = render::BlockSplitter::kGroupLines;
    const QString seam = QStringLiteral("line %1 line %2").arg(kGroup - 1).arg(kGroup);
    QTest::newRow("code") << Role::Assistant
                          << QStringLiteral("```\n%1\n```").arg(lines(0, 2 * kGroup)) << seam;
    QTest::newRow("question") << Role::User << lines(0, 2 * kGroup) << seam;
    QString paragraph;
    while (paragraph.size() < render::BlockSplitter::kMaxParagraph * 3 / 2)
        paragraph += QStringLiteral("part %1 of it\n").arg(paragraph.size());
    render::Document document(render::Document::Mode::Markdown);
    document.append(paragraph);
    document.finish();
    const QString above = render::plainText(document.blocks().at(0));
    QTest::newRow("paragraph") << Role::Assistant << paragraph
                               << above.section(QChar::LineSeparator, -1) + QStringLiteral(" part");
}

void TestFindAcross::aMatchMayEndInTheNextPiece()
{
    QFETCH(Role, role);
    QFETCH(QString, text);
    QFETCH(QString, word);
    (void)m_port->add(role, text);
    find(word);
    QCOMPARE(search().count(), 1);
    QCOMPARE(search().number(), 1);
    find(word + QStringLiteral(" nothing"));
    QCOMPARE(search().count(), 0);
}

void TestFindAcross::bothPiecesAreMarked()
{
    (void)m_port->add(Role::Assistant, QStringLiteral("```\n%1\n```").arg(lines(0, 20)));
    find(QStringLiteral("line 14"));
    const QList<int> one = rowsWith(m_theme->colors().findNow);
    find(QStringLiteral("line 15 LINE 16"));
    const QList<int> both = rowsWith(m_theme->colors().findNow);
    QVERIFY(both.last() - both.first() > one.last() - one.first() + 10);
    // Without a current one both are marked as others are.
    m_view->jumpToEnd();
    (void)m_port->add(Role::User, QStringLiteral("line 15 line 16"));
    QTRY_COMPARE(search().count(), 2);
    search().step(false);
    QCoreApplication::processEvents();
    m_view->verticalScrollBar()->setValue(0);
    const QList<int> others = rowsWith(m_theme->colors().find);
    QCOMPARE(others.last() - others.first(), both.last() - both.first());
}

void TestFindAcross::whatEndsTheCodeEndsTheMatch()
{
    (void)m_port->add(Role::Assistant,
                      QStringLiteral("```\nfirst end\n```\n\n```\nbegin\n```\n\nwords end\n\n"
                                     "begin\n\n| end |\n|---|\n| begin |"));
    find(QStringLiteral("end begin"));
    QCOMPARE(search().count(), 0);
}

void TestFindAcross::wordsInAPieceGoFirst()
{
    render::Block above;
    above.kind = render::BlockKind::Plain;
    above.text.text = QStringLiteral("x a b");
    render::Block below = above;
    below.isContinued = true;
    below.text.text = QStringLiteral("a b a");
    const ui::WordMatcher matcher(QStringLiteral("a b a"));
    // Two of them would share letters.
    QCOMPARE(matcher.placesIn({above, below}).starts.size(), std::size_t(1));
    below.text.text = QStringLiteral("a b");
    const auto places = matcher.placesIn({above, below}).starts;
    QCOMPARE(places.size(), std::size_t(1));
    QCOMPARE(places.front(), (render::TextPlace{0, 2}));
    QCOMPARE(matcher.firstTouched({above, below}, 1), 0);
}

void TestFindAcross::wordsAreComparedAsSearchDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("below");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("start");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const char *text, const char *word, int start,
                        const char *marked, const char *below = "") {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(below)
                            << QString::fromUtf8(word) << start << QString::fromUtf8(marked);
    };
    row("simplified finds traditional", "我愛學習。", "学习", 2, "學習");
    row("traditional finds simplified", "我爱学习。", "學習", 2, "学习");
    row("half width finds full", "a ＡＢＣ１２３ b", "abc123", 2, "ＡＢＣ１２３");
    row("full width finds half", "an Abc b", "ａｂｃ", 3, "Abc");
    row("accents", "un cafe\u0301 noir", "cafe", 3, "cafe\u0301");
    row("one letter for two", "die Straße da", "strasse", 4, "Straße");
    row("what is invisible", "in\u00ADvis\u200Bible", "invisible", 0, "in\u00ADvis\u200Bible");
    row("spaces of any number", "a  \u3000 b", "a b", 0, "a  \u3000 b");
    row("pairs of units", "𠮷 叱 𠮷野家", "𠮷野", 5, "𠮷野");
    row("over the seam", "我愛學", "愛學 習 慣", 1, "愛學\n習  慣", "習  慣。");
    row("over the seam with spaces", "an Ａ  ", "a b", 3, "Ａ  \n b", " b c");
}

void TestFindAcross::wordsAreComparedAsSearchDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, below);
    QFETCH(QString, word);
    QFETCH(int, start);
    QFETCH(QString, marked);
    render::Block leaf;
    leaf.kind = render::BlockKind::Plain;
    leaf.text.text = text;
    render::Block next = leaf;
    next.isContinued = true;
    next.text.text = below;
    const ui::WordMatcher matcher(word);
    const ui::FoundPart found = matcher.placesIn({leaf, next});
    QCOMPARE(found.starts.size(), std::size_t(1));
    QCOMPARE(found.starts.front(), (render::TextPlace{0, start}));
    QCOMPARE((text + u'\n' + below).mid(start, found.lengths.front()), marked);
    QCOMPARE(found.longest, int(marked.size()));
}

void TestFindAcross::piecesMayComeInAnyPieces()
{
    const QUuid reply = m_port->ask(QStringLiteral("Tell me."));
    search().search(QStringLiteral("line 15 line 16"));
    const QString code = QStringLiteral("```\n%1\n```\n\nSo.").arg(lines(0, 40));
    int most = 0;
    for (const QChar letter : code) {
        m_port->conversation().appendText(reply, 0, QString(letter));
        QCoreApplication::processEvents();
        most = std::max(most, search().count());
    }
    QTRY_COMPARE(search().count(), 1);
    QCOMPARE(most, 1);
    m_port->conversation().finish(reply, {});
    QTRY_VERIFY(search().isComplete());
    QCOMPARE(search().count(), 1);
}

/// Links have an ink of their own, and marked words the full one: how many are marked must not
/// change how each of them looks.
void TestFindAcross::thousandsOfMatchesLookLikeOne()
{
    const QString words = QStringLiteral("an [ant](https://a.example) and an ant, ");
    (void)m_port->add(Role::Assistant, words.repeated(180));
    QCoreApplication::processEvents();
    m_view->verticalScrollBar()->setValue(0);
    find(QStringLiteral("an"));
    QVERIFY(search().count() > 800);
    const QImage whole = m_view->viewport()->grab().toImage();
    // The same in stripes, each with the matches that lie in it.
    QImage stripes(whole.size(), whole.format());
    for (int y = 0; y < whole.height(); y += 7) {
        const QRect stripe(0, y, whole.width(), std::min(7, whole.height() - y));
        const QImage part = m_view->viewport()->grab(stripe).toImage();
        for (int row = 0; row < part.height(); ++row)
            std::copy_n(part.constScanLine(row), part.bytesPerLine(), stripes.scanLine(y + row));
    }
    QCOMPARE(stripes, whole);
}

void TestFindAcross::markedWordsHaveTheFullInk()
{
    (void)m_port->add(Role::Assistant, QStringLiteral("[TTT ███ TTT](https://a.example)"));
    QCoreApplication::processEvents();
    const QColor ink = m_theme->colors().text;
    QVERIFY(rowsWith(m_theme->colors().leaf).size() > 5);
    QVERIFY(rowsWith(ink).isEmpty());
    find(QStringLiteral("███"));
    QVERIFY(rowsWith(ink).size() > 5);
    QVERIFY(rowsWith(m_theme->colors().leaf).size() > 5); // the rest of the link has its own
}

QTEST_MAIN(TestFindAcross)
#include "tst_findacross.moc"

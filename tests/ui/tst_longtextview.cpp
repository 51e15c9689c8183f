// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/longtextview.h"
#include "ui/inspector/textpage.h"
#include "ui/lineinput.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>
#include <QTextBlock>

using namespace ui;

class TestLongTextView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fillsASliceAtATime();
    void breaksLongLinesForTheEyeOnly();
    void copiesWhatWasNotBroken();
    void findsWithoutRegardToCapitals();
    void findsAcrossABreak();
    void walksAroundTheEnds();
    void selectsAMatchOnceItIsThere();
    void aNewTextForgetsTheOldMatches();
    void findBarCountsAndCloses();
    void canBeReadByKeyboard();

private:
    [[nodiscard]] LongTextView &view() const { return m_page->view(); }
    void setText(const QString &text) { view().setLongText(chat::longText(text)); }
    [[nodiscard]] static QString letters()
    {
        QString text;
        for (int i = 0; i < 5000; ++i)
            text += QStringLiteral("<%1>").arg(i);
        return text;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TextPage> m_page;
};

void TestLongTextView::init()
{
    m_theme = std::make_unique<Theme>();
    m_page = std::make_unique<TextPage>(*m_theme);
    m_page->resize(600, 400);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestLongTextView::cleanup()
{
    m_page.reset();
    m_theme.reset();
}

void TestLongTextView::fillsASliceAtATime()
{
    const QString line =
        QStringLiteral("data: {\"choices\":[{\"delta\":{\"content\":\"a word\"}}]}\n\n");
    const QString text = line.repeated(2 * 1024 * 1024 / int(line.size()));
    setText(text);
    QVERIFY(!view().isFilled());
    QVERIFY(view().document()->characterCount() < 40'000);
    QVERIFY(view().document()->firstBlock().text() == line.trimmed());
    QTRY_VERIFY_WITH_TIMEOUT(view().isFilled(), 60'000);
    QVERIFY(view().toPlainText() == text);
}

void TestLongTextView::breaksLongLinesForTheEyeOnly()
{
    setText(letters());
    QTRY_VERIFY(view().isFilled());
    QVERIFY(view().blockCount() > 10);
    for (QTextBlock block = view().document()->begin(); block.isValid(); block = block.next())
        QVERIFY(block.length() <= 1002);
}

void TestLongTextView::copiesWhatWasNotBroken()
{
    const QString text = QStringLiteral("one\n") + letters() + QStringLiteral("\nlast");
    setText(text);
    QTRY_VERIFY(view().isFilled());
    view().selectAll();
    view().copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    QTextCursor cursor(view().document());
    cursor.setPosition(990);
    cursor.setPosition(1020, QTextCursor::KeepAnchor); // over the first break
    view().setTextCursor(cursor);
    QCOMPARE(view().selectedSource().size(), 29);
    QVERIFY(text.contains(view().selectedSource()));
}

void TestLongTextView::findsWithoutRegardToCapitals()
{
    setText(QStringLiteral("Straße STRASSE strasse Ärger ÄRGER"));
    QCOMPARE(view().search(QStringLiteral("strasse")), 2);
    QCOMPARE(view().search(QStringLiteral("ärg")), 2);
    QCOMPARE(view().search(QStringLiteral("no")), 0);
    QCOMPARE(view().select(false), 0);
    QCOMPARE(view().search(QString()), 0);
}

void TestLongTextView::findsAcrossABreak()
{
    QString text(2500, u'x');
    text.replace(996, 8, QStringLiteral("overhere"));
    setText(text);
    QTRY_VERIFY(view().isFilled());
    QCOMPARE(view().search(QStringLiteral("OverHere")), 1);
    QCOMPARE(view().select(false), 1);
    QCOMPARE(view().selectedSource(), QStringLiteral("overhere"));
}

void TestLongTextView::walksAroundTheEnds()
{
    setText(QStringLiteral("ab ab ab"));
    QCOMPARE(view().search(QStringLiteral("ab")), 3);
    QCOMPARE(view().select(false), 1);
    QCOMPARE(view().select(false), 2);
    QCOMPARE(view().select(false), 3);
    QCOMPARE(view().select(false), 1);
    QCOMPARE(view().select(true), 3);
    QCOMPARE(view().textCursor().selectionStart(), 6);
    QCOMPARE(view().select(true), 2);
}

void TestLongTextView::selectsAMatchOnceItIsThere()
{
    setText(QString(300'000, u'x') + QStringLiteral("needle"));
    QCOMPARE(view().search(QStringLiteral("needle")), 1);
    QCOMPARE(view().select(false), 1);
    QVERIFY(view().selectedSource().isEmpty());
    QTRY_COMPARE(view().selectedSource(), QStringLiteral("needle"));
}

void TestLongTextView::aNewTextForgetsTheOldMatches()
{
    setText(QStringLiteral("ab"));
    QCOMPARE(view().search(QStringLiteral("ab")), 1);
    setText(QStringLiteral("cd"));
    QCOMPARE(view().select(false), 0);
    QCOMPARE(view().toPlainText(), QStringLiteral("cd"));
}

void TestLongTextView::findBarCountsAndCloses()
{
    setText(QStringLiteral("ab ab ab"));
    auto *words = m_page->findChild<LineInput *>(QStringLiteral("find"));
    QVERIFY(!words->isVisible());
    m_page->openFind();
    QVERIFY(words->isVisible());
    QTest::keyClicks(words, QStringLiteral("ab"));
    const auto says = [this](const QString &sentence) {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == sentence)
                return true;
        }
        return false;
    };
    QVERIFY(says(QStringLiteral("1 of 3")));
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(says(QStringLiteral("2 of 3")));
    QTest::keyClicks(words, QStringLiteral("z"));
    QVERIFY(says(QStringLiteral("No match")));
    QVERIFY(m_page->closeFind());
    QVERIFY(!words->isVisible());
    QVERIFY(!m_page->closeFind());
}

void TestLongTextView::canBeReadByKeyboard()
{
    setText(QStringLiteral("one two"));
    QVERIFY(view().isReadOnly());
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(view().textCursor().selectedText().trimmed(), QStringLiteral("one"));
    QTest::keyClicks(&view(), QStringLiteral("typed"));
    QCOMPARE(view().toPlainText(), QStringLiteral("one two"));
}

QTEST_MAIN(TestLongTextView)
#include "tst_longtextview.moc"

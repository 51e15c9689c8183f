// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/screenreaderrig.h"

#include <QClipboard>

using namespace support;

namespace {

QString everyKind()
{
    return QStringLiteral("# A heading\n\nSome *words* with `code` and a\nsoft end. Another [link]"
                          "(https://a.example/).\n\n1. one\n2. two\n   - inner\n\n- [x] done\n\n"
                          "> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n```cpp\nint x;\n\n"
                          "int y;\n```\n\n中文的句子。第二句！\n\nThe end");
}

} // namespace

/// The conversation as a screen reader gets it: texts, places, buttons.
class TestScreenReading : public QObject, private ScreenReaderRig
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginListening(); }
    void init() { open(); }
    void cleanup() { close(); }
    void aMessageReadsAsItIsCopied_data();
    void aMessageReadsAsItIsCopied();
    void theNameSaysWhoAndWhen();
    void charactersStandWhereTheyAreFound();
    void whatAScreenReaderSelectsIsSelected();
    void messagesOutOfViewHaveWordsAndButtons();
    void wordsOnTheDiskAreAskedFor();
    void anyUnitOfTheTextIsGiven();
    void attributesSayHowWordsLook_data();
    void attributesSayHowWordsLook();
    void picturesByAddressAreThere();
    void buttonsThatSayTheSameAreToldApart();
    void barsOverTheEndAreReached();
};

void TestScreenReading::aMessageReadsAsItIsCopied_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::newRow("every kind") << everyKind();
    QTest::newRow("a rule first") << QStringLiteral("---\n\nwords");
    QTest::newRow("a rule last") << QStringLiteral("words\n\n---\n");
    QTest::newRow("one letter") << QStringLiteral("- a\n- b\n\nc");
    QTest::newRow("nothing") << QString();
}

void TestScreenReading::aMessageReadsAsItIsCopied()
{
    QFETCH(QString, markdown);
    (void)m_port->add(core::Role::User, QStringLiteral("A *question*\nof two lines"));
    (void)m_port->add(core::Role::Assistant, markdown);
    QCoreApplication::processEvents();
    QCOMPARE(words(0), QStringLiteral("A *question*\nof two lines"));
    QGuiApplication::clipboard()->clear();
    m_view->pressRowAction(1, QStringLiteral("Copy"));
    QCOMPARE(words(1), QGuiApplication::clipboard()->text());
    QCOMPARE(text(1)->characterCount(), words(1).size());
    QCOMPARE(text(1)->text(1, 4), words(1).mid(1, 3));
}

void TestScreenReading::theNameSaysWhoAndWhen()
{
    core::Message message;
    message.role = core::Role::User;
    message.parts = {core::TextPart{QStringLiteral("q")}};
    message.created = QDateTime({2026, 2, 3}, {14, 5}, Qt::UTC);
    (void)m_port->conversation().add(message);
    const QString name = list()->child(0)->text(QAccessible::Name);
    QVERIFY(name.startsWith(QStringLiteral("You, ")));
    const QString time =
        QLocale().toString(message.created.toLocalTime().time(), QLocale::ShortFormat);
    QVERIFY2(name.contains(time), qPrintable(name));
    QVERIFY2(name.contains(QStringLiteral("26")), qPrintable(name));
}

void TestScreenReading::charactersStandWhereTheyAreFound()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, QStringLiteral("First line\n\n- item\n\nx = y"));
    QCoreApplication::processEvents();
    const QString all = words(1);
    const QRect row = list()->child(1)->rect();
    int last = -1;
    for (const QString &word :
         {QStringLiteral("First"), QStringLiteral("item"), QStringLiteral("x = y")}) {
        const int offset = int(all.indexOf(word));
        const QRect rect = text(1)->characterRect(offset);
        QVERIFY(row.contains(rect.center()));
        QVERIFY(rect.top() > last);
        last = rect.top();
        QCOMPARE(text(1)->offsetAtPoint(rect.topLeft() + QPoint(1, rect.height() / 2)), offset);
    }
    QCOMPARE(text(1)->offsetAtPoint(QPoint(-100, -100)), -1);
    QVERIFY(text(1)->characterRect(int(all.size())).isNull());
}

void TestScreenReading::whatAScreenReaderSelectsIsSelected()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, everyKind());
    QCoreApplication::processEvents();
    const QString all = words(1);
    const int from = int(all.indexOf(QStringLiteral("words")));
    const int to = int(all.indexOf(QStringLiteral("inner"))) + 2;
    QCOMPARE(text(1)->selectionCount(), 0);
    text(1)->setSelection(0, from, to);
    QCOMPARE(text(1)->selectionCount(), 1);
    int start = 0;
    int end = 0;
    text(1)->selection(0, &start, &end);
    QCOMPARE(start, from);
    QCOMPARE(all.mid(start, end - start), m_view->selectedText());
    QCOMPARE(text(1)->cursorPosition(), end);
    QCOMPARE(heard(QAccessible::TextSelectionChanged, QAccessible::ListItem).size(), 1);
    text(1)->removeSelection(0);
    QVERIFY(!m_view->hasSelection());
}

void TestScreenReading::messagesOutOfViewHaveWordsAndButtons()
{
    fill(40);
    QVERIFY(!rowRect(1).intersects(m_view->viewport()->rect()));
    QVERIFY(m_view->rowButtons(1).isEmpty());
    QAccessibleInterface *row = list()->child(1);
    QVERIFY(row->state().offscreen);
    QVERIFY(words(1).startsWith(QStringLiteral("Answer 0")));
    QVERIFY(row->actionInterface()->actionNames().contains(QStringLiteral("Copy")));
    QCOMPARE(row->childCount(), 4); // the status, copy, regenerate, more
    QCoreApplication::processEvents();
    QVERIFY(m_view->isAtEnd()); // reading moves nothing
    text(1)->scrollToSubstring(0, 1);
    QVERIFY(rowRect(1).intersects(m_view->viewport()->rect()));
}

void TestScreenReading::wordsOnTheDiskAreAskedFor()
{
    fill(40);
    const QUuid id = m_port->conversation().at(1).id;
    const QList<core::ContentPart> parts = m_port->conversation().at(1).parts;
    m_port->conversation().setLoadedParts(id, {}, false);
    m_port->m_loads.clear();
    QCOMPARE(words(1), QString());
    QVERIFY(m_port->m_loads.contains(std::pair(1, 1)));
    m_port->conversation().setLoadedParts(id, parts);
    QVERIFY(words(1).startsWith(QStringLiteral("Answer 0")));
}

void TestScreenReading::anyUnitOfTheTextIsGiven()
{
    (void)m_port->add(core::Role::User, QStringLiteral("公式？"));
    (void)m_port->add(core::Role::Assistant, QStringLiteral("One two. Three!\n\nfour"));
    QCoreApplication::processEvents();
    int start = 0;
    int end = 0;
    for (int row = 0; row < 2; ++row) {
        QAccessibleTextInterface *text = list()->child(row)->textInterface();
        const QString all = text->text(0, text->characterCount());
        for (int offset = 0; offset <= all.size(); ++offset) {
            for (int kind = QAccessible::CharBoundary; kind <= QAccessible::NoBoundary; ++kind) {
                const auto type = QAccessible::TextBoundaryType(kind);
                const QString unit = text->textAtOffset(offset, type, &start, &end);
                QVERIFY(unit.isEmpty() || unit == all.mid(start, end - start));
                QVERIFY(unit.isEmpty() || (start <= offset && offset <= end));
                (void)text->textBeforeOffset(offset, type, &start, &end);
                (void)text->textAfterOffset(offset, type, &start, &end);
            }
        }
    }
    QAccessibleTextInterface *text = list()->child(1)->textInterface();
    QCOMPARE(text->textAtOffset(5, QAccessible::WordBoundary, &start, &end),
             QStringLiteral("two. "));
    QCOMPARE(text->textAtOffset(10, QAccessible::LineBoundary, &start, &end),
             QStringLiteral("One two. Three!\n"));
    QVERIFY(text->textAfterOffset(0, QAccessible::SentenceBoundary, &start, &end)
                .startsWith(QStringLiteral("Three!")));
}

void TestScreenReading::buttonsThatSayTheSameAreToldApart()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant,
                      QStringLiteral("```\nfirst\n```\n\n```\nsecond\n```\n"));
    QCoreApplication::processEvents();
    QAccessibleInterface *row = list()->child(1);
    QAccessibleActionInterface *actions = row->actionInterface();
    QCOMPARE(actions->actionNames().mid(0, 4),
             QStringList({QStringLiteral("Copy code"), QStringLiteral("More for this code"),
                          QStringLiteral("Copy code 2"), QStringLiteral("More for this code 2")}));
    actions->doAction(QStringLiteral("Copy code 2"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("second"));
    QAccessibleInterface *first = row->child(1);
    first->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("first"));
    row->child(3)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("second"));
    QCOMPARE(row->child(1), first);
    QCOMPARE(row->indexOfChild(first), 1);
}

void TestScreenReading::barsOverTheEndAreReached()
{
    fill(20);
    QCOMPARE(list()->childCount(), 40);
    wheel(1200);
    QTRY_COMPARE(list()->childCount(), 41);
    QAccessibleInterface *jump = list()->child(40);
    QCOMPARE(jump->role(), QAccessible::Button);
    QVERIFY(!jump->text(QAccessible::Name).isEmpty());
    QCOMPARE(list()->indexOfChild(jump), 40);
    QCOMPARE(jump->parent(), list());
}

void TestScreenReading::attributesSayHowWordsLook_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("attributes");
    QTest::newRow("heading") << QStringLiteral("A heading") << QStringLiteral("font-weight:bold");
    QTest::newRow("emphasis") << QStringLiteral("words") << QStringLiteral("font-style:italic");
    QTest::newRow("inline code") << QStringLiteral("code")
                                 << QStringLiteral("font-family:monospace");
    QTest::newRow("link") << QStringLiteral("link") << QStringLiteral("text-underline-style:solid");
    QTest::newRow("block of code")
        << QStringLiteral("int x;\n\nint y;") << QStringLiteral("font-family:monospace");
    QTest::newRow("table head") << QStringLiteral("a") << QStringLiteral("font-weight:bold");
    QTest::newRow("nothing") << QStringLiteral("The end") << QString();
}

void TestScreenReading::attributesSayHowWordsLook()
{
    QFETCH(QString, word);
    QFETCH(QString, attributes);
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, everyKind());
    QCoreApplication::processEvents();
    const QString all = words(1);
    const int at =
        word.size() > 1 ? int(all.indexOf(word)) : int(all.indexOf(QStringLiteral("a\tb")));
    int start = -1;
    int end = -1;
    QCOMPARE(text(1)->attributes(at, &start, &end), attributes);
    QCOMPARE(all.mid(start, end - start), word);
    // Every letter belongs to one stretch, and they lie side by side.
    for (int offset = 0; offset < all.size(); offset = end) {
        (void)text(1)->attributes(offset, &start, &end);
        QCOMPARE(start, offset);
        QVERIFY(end > start && end <= all.size());
    }
}

void TestScreenReading::picturesByAddressAreThere()
{
    core::ImagePart image;
    image.url = QStringLiteral("https://pictures.example/cat.png");
    core::Message message;
    message.role = core::Role::User;
    message.parts = {image, core::TextPart{QStringLiteral("What is it?")}};
    (void)m_port->conversation().add(message);
    QCoreApplication::processEvents();
    QAccessibleInterface *row = list()->child(0);
    QAccessibleInterface *picture = row->child(row->childCount() - 1);
    QCOMPARE(picture->role(), QAccessible::Graphic);
    QCOMPARE(picture->text(QAccessible::Name), QStringLiteral("Image pictures.example"));
    QVERIFY(row->rect().contains(picture->rect().center()));
    QVERIFY(picture->actionInterface()->actionNames().isEmpty());
    QCOMPARE(row->childAt(picture->rect().center().x(), picture->rect().center().y()), picture);
    QCOMPARE(row->indexOfChild(picture), row->childCount() - 1);
    QVERIFY(picture->isValid() && !picture->state().focusable);
}

QTEST_MAIN(TestScreenReading)
#include "tst_screenreading.moc"

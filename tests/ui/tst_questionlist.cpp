// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationrig.h"
#include "support/windowrig.h"
#include "ui/conversation/questionlist.h"
#include "ui/conversation/questionmodel.h"
#include "ui/lineinput.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using core::Role;
using ui::QuestionModel;

/// The list of the person's questions: what it shows, how it is searched, and where it leads.
class TestQuestionList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listsEveryQuestionAndMarksTheCurrentOne();
    void typingLeavesThoseWithTheWords();
    void saysWhenNothingIsLeft();
    void keysChoose();
    void aClickChooses();
    void escapeClosesIt();
    void tenThousandMessagesOpenWithoutReading();
    void whatIsLookedAtIsReadFirst();
    void wordsThatAreReadLaterAreFound();
    void newQuestionsComeToIt();
    void letsGoOfTheConversation();
    void oneLineStaysOneLine();
    void screenReadersHearWhatEnterWouldChoose();
    void opensByKeyAndLeadsToTheQuestion();

private:
    void popup(int row)
    {
        auto port = std::move(m_made);
        m_list->popupAt(m_anchor.get(), std::move(port), row);
    }
    [[nodiscard]] ui::LineInput &field() const { return *m_list->findChild<ui::LineInput *>(); }
    [[nodiscard]] QListView &view() const { return *m_list->findChild<QListView *>(); }
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] QString current() const { return view().currentIndex().data().toString(); }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<QPushButton> m_anchor;
    std::unique_ptr<ui::QuestionList> m_list;
    std::unique_ptr<support::FakePort> m_made;
    support::FakePort *m_port = nullptr; ///< the same, for as long as the list has it
};

void TestQuestionList::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestQuestionList::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_anchor = std::make_unique<QPushButton>();
    m_anchor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_anchor.get()));
    m_list = std::make_unique<ui::QuestionList>(*m_theme);
    m_made = std::make_unique<support::FakePort>();
    m_port = m_made.get();
}

void TestQuestionList::cleanup()
{
    m_list.reset();
    m_anchor.reset();
    m_made.reset();
    m_theme.reset();
}

QStringList TestQuestionList::shown() const
{
    QStringList lines;
    for (int row = 0; row < view().model()->rowCount(); ++row)
        lines.append(view().model()->index(row, 0).data().toString());
    return lines;
}

namespace {

void askThree(support::FakePort &port)
{
    for (const char *question : {"What is a loquat?", "And a *medlar*?\nThe fruit.", "枇杷呢？"}) {
        (void)port.add(Role::User, QString::fromUtf8(question));
        (void)port.add(Role::Assistant, QStringLiteral("A fruit."));
    }
}

void askStored(support::FakePort &port, int messages)
{
    for (int i = 0; i < messages; ++i)
        (void)port.addStored(i % 2 == 0 ? Role::User : Role::Assistant,
                             QStringLiteral("Number %1").arg(i));
}

} // namespace

void TestQuestionList::listsEveryQuestionAndMarksTheCurrentOne()
{
    const QAbstractItemModelTester tester(view().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    askThree(*m_port);
    popup(3); // the answer to the second
    QVERIFY(m_list->isVisible());
    QCOMPARE(shown(),
             QStringList({QStringLiteral("What is a loquat?"), QStringLiteral("And a *medlar*?"),
                          QString::fromUtf8("枇杷呢？")}));
    QCOMPARE(current(), QStringLiteral("And a *medlar*?"));
    for (int row = 0; row < 3; ++row) {
        const bool isCurrent =
            view().model()->index(row, 0).data(QuestionModel::CurrentRole).toBool();
        QCOMPARE(isCurrent, row == 1);
    }
    // The mark is to be seen.
    const QImage image = view().viewport()->grab().toImage();
    const auto isMarked = [&](int row) {
        const QRect rect = view().visualRect(view().model()->index(row, 0));
        const QRect mark(rect.right() - 23, rect.top() + 2, 16, rect.height() - 4);
        const QColor ground = image.pixelColor(mark.topLeft());
        int inked = 0;
        for (int y = mark.top(); y <= mark.bottom(); ++y) {
            for (int x = mark.left(); x <= mark.right(); ++x)
                inked += image.pixelColor(x, y) == ground ? 0 : 1;
        }
        return inked > 10;
    };
    QVERIFY(isMarked(1));
    QVERIFY(!isMarked(0));
}

void TestQuestionList::typingLeavesThoseWithTheWords()
{
    const QAbstractItemModelTester tester(view().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    askThree(*m_port);
    popup(5);
    QTest::keyClicks(&field(), QStringLiteral("LOQUAT what"));
    QCOMPARE(shown(), QStringList(QStringLiteral("What is a loquat?")));
    QCOMPARE(current(), QStringLiteral("What is a loquat?"));
    field().clear();
    QCOMPARE(shown().size(), 3);
    QCOMPARE(current(), QString::fromUtf8("枇杷呢？"));
    // As search compares it: full width, accents.
    field().setText(QString::fromUtf8("ｌóｑｕａｔ"));
    QCOMPARE(shown(), QStringList(QStringLiteral("What is a loquat?")));
    field().setText(QString::fromUtf8("呢?"));
    QCOMPARE(shown(), QStringList(QString::fromUtf8("枇杷呢？")));
}

void TestQuestionList::saysWhenNothingIsLeft()
{
    askThree(*m_port);
    popup(0);
    QTest::keyClicks(&field(), QStringLiteral("zzz"));
    const auto *nothing = m_list->findChild<QLabel *>(QStringLiteral("noQuestion"));
    QVERIFY(nothing->isVisible());
    QVERIFY(!view().isVisible());
    QTest::keyClick(&field(), Qt::Key_Return);
    QVERIFY(m_list->isVisible());
    field().clear();
    QVERIFY(view().isVisible() && !nothing->isVisible());
}

void TestQuestionList::keysChoose()
{
    askThree(*m_port);
    const QUuid last = m_port->conversation().at(4).id;
    const QSignalSpy chosen(m_list.get(), &ui::QuestionList::chosen);
    popup(0);
    QTest::keyClick(&field(), Qt::Key_Down);
    QTest::keyClick(&field(), Qt::Key_Down);
    QTest::keyClick(&field(), Qt::Key_Up);
    QCOMPARE(current(), QStringLiteral("And a *medlar*?"));
    QTest::keyClick(&field(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(&field(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toUuid(), last);
    QVERIFY(!m_list->isVisible());
}

void TestQuestionList::aClickChooses()
{
    askThree(*m_port);
    const QUuid second = m_port->conversation().at(2).id;
    const QSignalSpy chosen(m_list.get(), &ui::QuestionList::chosen);
    popup(0);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {},
                      view().visualRect(view().model()->index(1, 0)).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toUuid(), second);
}

void TestQuestionList::escapeClosesIt()
{
    askThree(*m_port);
    const QSignalSpy chosen(m_list.get(), &ui::QuestionList::chosen);
    popup(0);
    QTest::keyClick(&field(), Qt::Key_Escape);
    QVERIFY(!m_list->isVisible());
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(view().model()->rowCount(), 0); // it holds on to nothing
}

void TestQuestionList::tenThousandMessagesOpenWithoutReading()
{
    askStored(*m_port, 10'000);
    popup(9'999);
    QVERIFY(m_list->isVisible());
    QCOMPARE(view().model()->rowCount(), 5'000);
    QCOMPARE(view().currentIndex().row(), 4'999);
    QCOMPARE(current(), QString(QChar(0x2026))); // the words come when they are there
    QVERIFY(m_port->m_reads.size() <= 1);
    QVERIFY(m_list->findChildren<QWidget *>().size() < 40); // none for a row
    QTRY_COMPARE(current(), QStringLiteral("Number 9998"));
    QCOMPARE(field().accessibleDescription(), QStringLiteral("Number 9998"));
    QTRY_VERIFY(!shown().contains(QString(QChar(0x2026))));
    for (const QList<QUuid> &page : std::as_const(m_port->m_reads))
        QVERIFY(page.size() <= 64);
    QVERIFY(!m_port->conversation().at(0).isLoaded); // the conversation stays as it was
}

void TestQuestionList::whatIsLookedAtIsReadFirst()
{
    askStored(*m_port, 10'000);
    const QUuid middle = m_port->conversation().at(4'000).id;
    popup(9'999);
    const auto pageOf = [&](const QUuid &id) {
        const auto page =
            std::find_if(m_port->m_reads.cbegin(), m_port->m_reads.cend(),
                         [&id](const QList<QUuid> &read) { return read.contains(id); });
        return page - m_port->m_reads.cbegin();
    };
    view().scrollTo(view().model()->index(2'000, 0), QAbstractItemView::PositionAtCenter);
    (void)view().viewport()->grab();
    const qsizetype asked = m_port->m_reads.size();
    QTRY_VERIFY(!shown().contains(QString(QChar(0x2026))));
    QVERIFY(m_port->m_reads.size() > 50);
    QVERIFY2(pageOf(middle) < asked + 10, qPrintable(QString::number(pageOf(middle) - asked)));
}

void TestQuestionList::wordsThatAreReadLaterAreFound()
{
    const QAbstractItemModelTester tester(view().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    askStored(*m_port, 2'000);
    popup(1'999);
    field().setText(QStringLiteral("number 44"));
    QStringList expected; // in the order of the conversation, whenever they came
    for (int i = 0; i < 2'000; i += 2) {
        if (QString::number(i).contains(QStringLiteral("44")))
            expected.append(QStringLiteral("Number %1").arg(i));
    }
    QTRY_COMPARE(shown(), expected);
}

void TestQuestionList::newQuestionsComeToIt()
{
    askThree(*m_port);
    popup(5);
    (void)m_port->add(Role::User, QStringLiteral("A fourth?"));
    QCOMPARE(shown().size(), 4);
    QCOMPARE(shown().constLast(), QStringLiteral("A fourth?"));
    m_port->conversation().remove(m_port->conversation().at(2).id);
    QCOMPARE(shown().size(), 1);
}

void TestQuestionList::letsGoOfTheConversation()
{
    askThree(*m_port);
    QuestionModel model;
    model.setPort(std::move(m_made), 0);
    QCOMPARE(model.rowCount(), 3);
    model.setPort(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.currentRow(), -1);
}

void TestQuestionList::oneLineStaysOneLine()
{
    (void)m_port->add(Role::User, QStringLiteral("<h1>Large</h1> ").repeated(50));
    (void)m_port->add(Role::User, QString::fromUtf8("ما هو البرنامج؟"));
    popup(0);
    const QRect first = view().visualRect(view().model()->index(0, 0));
    const QRect second = view().visualRect(view().model()->index(1, 0));
    QCOMPARE(first.height(), second.height());
    QVERIFY(first.height() >= QFontMetrics(m_theme->uiFont()).height());
    QVERIFY(first.width() <= view().viewport()->width());
    // Arabic stands at the right, where reading it begins.
    const QImage image = view().viewport()->grab(second).toImage();
    int left = 0;
    int right = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool isInked = image.pixelColor(x, y).lightness() < 100;
            (x < image.width() / 2 ? left : right) += isInked ? 1 : 0;
        }
    }
    QVERIFY(right > left);
}

void TestQuestionList::screenReadersHearWhatEnterWouldChoose()
{
    askThree(*m_port);
    popup(0);
    QVERIFY(!field().accessibleName().isEmpty());
    QVERIFY(!view().accessibleName().isEmpty());
    QTest::keyClick(&field(), Qt::Key_Down);
    QCOMPARE(field().accessibleDescription(), QStringLiteral("And a *medlar*?"));
}

void TestQuestionList::opensByKeyAndLeadsToTheQuestion()
{
    support::WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.window->actions().at(ui::Act::Questions)->isEnabled()); // there are none
    for (const char *question : {"First question", "Second question", "Third question"})
        QVERIFY(!rig.ask(QString::fromLatin1(question)).isNull());
    QTRY_VERIFY(rig.window->actions().at(ui::Act::Questions)->isEnabled());
    rig.window->resize(700, 400);
    ui::ConversationView &view = rig.window->pane().view();
    QTRY_VERIFY(view.isAtEnd() && view.visualRect(view.model()->index(0, 0)).top() < 0);
    QTest::keyClick(rig.window.get(), Qt::Key_J, Qt::ControlModifier);
    auto *list = rig.window->findChild<ui::QuestionList *>();
    QVERIFY(list && list->isVisible());
    auto *field = list->findChild<ui::LineInput *>();
    const auto *lines = list->findChild<QListView *>();
    QCOMPARE(lines->currentIndex().data().toString(), QStringLiteral("Third question"));
    QTest::keyClicks(field, QStringLiteral("first"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QTRY_VERIFY(view.hasFocus());
    const QRect first = view.visualRect(view.model()->index(0, 0));
    QVERIFY(first.top() >= 0 && first.top() < view.viewport()->height() / 3);
}

QTEST_MAIN(TestQuestionList)
#include "tst_questionlist.moc"

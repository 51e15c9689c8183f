// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationrig.h"
#include "ui/conversation/conversationview.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using support::FakePort;
using ui::ConversationView;

/// The conversation without a mouse, and what is wider than its column.
class TestConversationReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tabStopsAtTheInstructions();
    void tabPassesInstructionsOutOfSight();
    void controlUpReachesInstructionsFromAnywhere();
    void instructionsShowTheirFocus();
    void screenReadersFindTheInstructions();
    void everyButtonOfAMessageIsReachedByTab();
    void screenReadersCanPressEveryButton();
    void theMenuKeySpeaksOfTheFocusedMessage();
    void aWideTableMoves_data();
    void aWideTableMoves();
    void aBarCanBeDragged_data();
    void aBarCanBeDragged();
    void arrowKeysMoveWhatIsWide();

private:
    void ask(const QString &answer);
    void turnWheel(QPoint delta, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] QImage grabbed() { return m_view->viewport()->grab().toImage(); }
    [[nodiscard]] QRect reply() const { return m_view->visualRect(m_view->model()->index(1, 0)); }
    /// The middle of the bar, found by its colour.
    [[nodiscard]] QPoint handle();

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<support::FakeGate> m_gate;
    std::unique_ptr<ConversationView> m_view;
    FakePort *m_port = nullptr;
};

namespace {

QString wideTable()
{
    const QString cells =
        QStringLiteral("| a column that is wide ").repeated(12) + QStringLiteral("|\n");
    return cells + QStringLiteral("|-").repeated(12) + QStringLiteral("|\n") + cells;
}

QString wideCode()
{
    return QStringLiteral("```\n%1\n```\n").arg(QStringLiteral("lines ").repeated(80));
}

QAccessibleInterface *accessible(ConversationView *view)
{
    return QAccessible::queryAccessibleInterface(view);
}

} // namespace

void TestConversationReach::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_gate = std::make_unique<support::FakeGate>();
    m_view = std::make_unique<ConversationView>(*m_theme, *m_gate);
    m_view->resize(700, 500);
    auto port = std::make_unique<FakePort>();
    m_port = port.get();
    m_port->m_hasInstructions = true;
    m_view->setPort(std::move(port));
    m_view->show();
    QApplication::setActiveWindow(m_view.get()); // there is no window manager to do it
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->clearFocus();
}

void TestConversationReach::cleanup()
{
    m_view.reset();
    m_gate.reset();
    m_theme.reset();
}

void TestConversationReach::ask(const QString &answer)
{
    (void)m_port->add(core::Role::User, QStringLiteral("Question"));
    (void)m_port->add(core::Role::Assistant, answer);
    QCoreApplication::processEvents();
}

void TestConversationReach::turnWheel(QPoint delta, Qt::KeyboardModifiers modifiers)
{
    const QPoint place = reply().topLeft() + QPoint(40, 20);
    QWheelEvent event(place, m_view->viewport()->mapToGlobal(place), {}, delta, Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view->viewport(), &event);
}

QPoint TestConversationReach::handle()
{
    const QImage image = grabbed();
    const QRgb color = m_theme->colors().lineStrong.rgb();
    const QRect area = reply();
    for (int y = area.bottom(); y > area.top(); --y) {
        int first = -1;
        for (int x = area.left(); x < area.right(); ++x) {
            const bool isBar = image.pixel(x, y) == color;
            if (isBar && first < 0)
                first = x;
            if (!isBar && first >= 0 && x - first > 20)
                return {(first + x) / 2, y};
            if (!isBar)
                first = -1;
        }
    }
    return {};
}

void TestConversationReach::tabStopsAtTheInstructions()
{
    ask(QStringLiteral("Answer"));
    const QSignalSpy opened(m_view.get(), &ConversationView::instructionsRequested);
    m_view->setFocus(Qt::TabFocusReason);
    QVERIFY(m_view->isInstructionsFocused());
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QVERIFY(!m_view->isInstructionsFocused());
    QVERIFY(m_view->hasFocus());
    QTest::keyClick(m_view.get(), Qt::Key_Backtab);
    QVERIFY(m_view->isInstructionsFocused());
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(opened.count(), 2);
}

void TestConversationReach::tabPassesInstructionsOutOfSight()
{
    ask(QStringLiteral("words\n\n").repeated(60));
    QVERIFY(m_view->isAtEnd());
    const int place = m_view->verticalScrollBar()->value();
    m_view->setFocus(Qt::TabFocusReason);
    QVERIFY(!m_view->isInstructionsFocused());
    QCOMPARE(m_view->verticalScrollBar()->value(), place);
}

void TestConversationReach::controlUpReachesInstructionsFromAnywhere()
{
    ask(QStringLiteral("words\n\n").repeated(60));
    m_view->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(m_view->isInstructionsFocused());
    QVERIFY(m_view->viewport()->rect().contains(m_view->instructionsRect()));
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(!m_view->isInstructionsFocused());
}

void TestConversationReach::instructionsShowTheirFocus()
{
    ask(QStringLiteral("Answer"));
    const QRect line = m_view->instructionsRect().adjusted(-6, 0, 6, 0);
    const QImage before = grabbed().copy(line);
    m_view->setFocus(Qt::TabFocusReason);
    QVERIFY(grabbed().copy(line) != before);
}

void TestConversationReach::screenReadersFindTheInstructions()
{
    ask(QStringLiteral("Answer"));
    QAccessibleInterface *list = accessible(m_view.get());
    QCOMPARE(list->childCount(), 3);
    QAccessibleInterface *line = list->child(0);
    QCOMPARE(line->role(), QAccessible::Button);
    QCOMPARE(line->text(QAccessible::Name), QStringLiteral("Instructions"));
    QCOMPARE(list->indexOfChild(line), 0);
    QCOMPARE(list->indexOfChild(list->child(1)), 1);
    const QPoint middle = line->rect().center();
    QCOMPARE(list->childAt(middle.x(), middle.y()), line);
    const QSignalSpy opened(m_view.get(), &ConversationView::instructionsRequested);
    line->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.count(), 1);
}

void TestConversationReach::everyButtonOfAMessageIsReachedByTab()
{
    m_port->m_hasInstructions = false;
    ask(QStringLiteral("```\ncode\n```\n"));
    m_view->setFocus(Qt::ShortcutFocusReason);
    const int count = int(m_view->rowButtons(1).size());
    QCOMPARE(count, 5); // copy code, more for it, copy, regenerate, more
    QSet<QByteArray> pictures;
    for (int i = 0; i <= count; ++i) {
        const QImage image = grabbed();
        pictures.insert(
            QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        if (i < count)
            QTest::keyClick(m_view.get(), Qt::Key_Tab);
    }
    // The ring stands elsewhere each time.
    QCOMPARE(pictures.size(), count + 1);
}

void TestConversationReach::screenReadersCanPressEveryButton()
{
    ask(QStringLiteral("Answer"));
    QAccessibleActionInterface *actions = accessible(m_view.get())->child(2)->actionInterface();
    const QStringList names = actions->actionNames();
    QCOMPARE(names,
             QStringList({QStringLiteral("Copy"), QStringLiteral("Regenerate"),
                          QStringLiteral("More"), QAccessibleActionInterface::setFocusAction()}));
    actions->doAction(QStringLiteral("Regenerate"));
    QCOMPARE(m_port->m_calls.size(), 1);
    QCOMPARE(m_port->m_calls.constFirst().first, QStringLiteral("regenerate"));
}

void TestConversationReach::theMenuKeySpeaksOfTheFocusedMessage()
{
    ask(QStringLiteral("[one & two](https://one.example/) and [again](https://one.example/), "
                       "[other](https://other.example/)"));
    m_view->setFocus(Qt::ShortcutFocusReason);
    const QPoint nowhere(1, 1);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, nowhere,
                            m_view->viewport()->mapToGlobal(nowhere));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    const auto *menu = m_view->findChild<QMenu *>();
    QVERIFY(menu);
    QStringList names;
    QList<QAction *> links;
    for (const QAction *action : menu->actions()) {
        names.append(action->text());
        if (action->menu())
            links = action->menu()->actions();
    }
    QVERIFY(names.contains(QStringLiteral("Copy as Markdown")));
    QCOMPARE(links.size(), 2);
    QCOMPARE(links.at(0)->text(), QStringLiteral("one && two"));
    links.at(1)->trigger();
    QCOMPARE(m_gate->m_opened, QStringList(QStringLiteral("https://other.example/")));
}

void TestConversationReach::aWideTableMoves_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QPoint>("delta");
    QTest::addColumn<bool>("isShift");
    QTest::newRow("table, horizontal wheel") << wideTable() << QPoint(-240, 0) << false;
    QTest::newRow("table, Shift") << wideTable() << QPoint(0, -240) << true;
    QTest::newRow("code, horizontal wheel") << wideCode() << QPoint(-240, 0) << false;
    QTest::newRow("code, Shift") << wideCode() << QPoint(0, -240) << true;
}

void TestConversationReach::aWideTableMoves()
{
    QFETCH(QString, text);
    QFETCH(QPoint, delta);
    QFETCH(bool, isShift);
    ask(text);
    const QPoint before = handle();
    QVERIFY(!before.isNull());
    turnWheel(delta, isShift ? Qt::ShiftModifier : Qt::NoModifier);
    QVERIFY(handle().x() > before.x());
    turnWheel(-delta, isShift ? Qt::ShiftModifier : Qt::NoModifier);
    QCOMPARE(handle(), before);
}

void TestConversationReach::aBarCanBeDragged_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("table") << wideTable();
    QTest::newRow("code") << wideCode();
}

void TestConversationReach::aBarCanBeDragged()
{
    QFETCH(QString, text);
    ask(text);
    const QPoint before = handle();
    QVERIFY(!before.isNull());
    QWidget *viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, before);
    QTest::mouseMove(viewport, before + QPoint(60, 0));
    QCOMPARE(handle().x(), before.x() + 60);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, before + QPoint(60, 0));
    QVERIFY(!m_view->hasSelection());
    // Let go, it stays.
    QTest::mouseMove(viewport, before);
    QCOMPARE(handle().x(), before.x() + 60);
}

void TestConversationReach::arrowKeysMoveWhatIsWide()
{
    ask(wideTable());
    m_view->setFocus(Qt::ShortcutFocusReason);
    const QPoint before = handle();
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(handle().x() > before.x());
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(handle(), before);
}

QTEST_MAIN(TestConversationReach)
#include "tst_conversationreach.moc"

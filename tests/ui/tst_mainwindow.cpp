// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/windowrig.h"
#include "ui/header/header.h"
#include "ui/lineinput.h"
#include "ui/noticebar.h"
#include "ui/widebutton.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QMenuBar>
#include <QPushButton>
#include <QTranslator>
#include <QWindow>

using support::FakeAnswer;
using support::WindowRig;
using ui::Act;

namespace {

/// Puts every text between brackets, as a language would that nobody speaks.
class Brackets final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *text, const char *,
                                    int) const override
    {
        return QLatin1Char('[') + QString::fromUtf8(text) + QLatin1Char(']');
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

/// The window as a whole: shortcuts, areas, bars, languages, place.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void deletesAndTakesBack();
    void bringsBackFromTheBar();
    void leavesCtrlZToAField();
    void anUntouchedFieldLeavesCtrlZToTheWindow();
    void zoomsWithinItsLimits();
    void hidesTheSidebarAndRemembers();
    void laysTheSidebarOverANarrowWindow();
    void walksTheAreas();
    void escapeStopsTheReplyLast();
    void renamesInTheHeader();
    void copiesTheLastReply();
    void showsTheMenuBarOnRequest();
    void escapeLeavesMenuAndBarInTwoSteps();
    void altWithAnythingElseShowsNoMenuBar();
    void changesItsLanguageAtOnce();
    void keepsItsPlace();
    void namesWhatCanBeFocused();
};

void TestMainWindow::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestMainWindow::deletesAndTakesBack()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.askAndRemove();
    QVERIFY(!id.isNull());
    QCOMPARE(rig.workspace.list().rowOf(id), -1);
    rig.window->sidebar().focusList();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
}

void TestMainWindow::bringsBackFromTheBar()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.askAndRemove();
    QVERIFY(!id.isNull());
    ui::NoticeBar *shown = nullptr;
    for (ui::NoticeBar *bar : rig.window->findChildren<ui::NoticeBar *>())
        shown = bar->isVisible() ? bar : shown;
    QVERIFY(shown);
    QTest::mouseClick(shown->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    QTRY_VERIFY(!shown->isVisible());
}

void TestMainWindow::leavesCtrlZToAField()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.askAndRemove();
    QVERIFY(!id.isNull());
    rig.window->pane().composer().focusInput();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("abc"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(rig.workspace.list().rowOf(id), -1);
    QVERIFY(rig.workspace.undoStack().canUndo());
}

void TestMainWindow::anUntouchedFieldLeavesCtrlZToTheWindow()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.askAndRemove();
    QVERIFY(!id.isNull());
    rig.window->pane().composer().focusInput();
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    };
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    rig.trigger(Act::Redo);
    QTRY_COMPARE(rig.workspace.list().rowOf(id), -1);
    // While something is composed in a field, its keys are the input method's.
    const int step = rig.workspace.undoStack().index();
    auto *field = rig.window->sidebar().findChild<ui::LineInput *>();
    QVERIFY(field && field->isVisible());
    field->setFocus();
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(field, &composing);
    QVERIFY(field->isComposing());
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(rig.workspace.undoStack().index(), step);
    QInputMethodEvent dropped;
    QCoreApplication::sendEvent(field, &dropped);
    // Pressed once more than there is typing to take back, it takes back nothing else.
    rig.window->pane().composer().focusInput();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("abc"));
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(rig.window->pane().composer().written().text.isEmpty());
    QCOMPARE(rig.workspace.undoStack().index(), step);
    QCOMPARE(rig.workspace.list().rowOf(id), -1);
}

void TestMainWindow::zoomsWithinItsLimits()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const auto percent = [&rig] { return rig.preferences.settings().readingPercent; };
    QTest::keyClick(rig.window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(percent(), 110);
    for (int i = 0; i < 20; ++i)
        rig.trigger(Act::ZoomIn);
    QCOMPARE(percent(), 200);
    for (int i = 0; i < 20; ++i)
        rig.trigger(Act::ZoomOut);
    QCOMPARE(percent(), 80);
    QTest::keyClick(rig.window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(percent(), 100);
}

void TestMainWindow::hidesTheSidebarAndRemembers()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(rig.window->sidebar().isVisible());
    QTest::keyClick(rig.window.get(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!rig.window->sidebar().isVisible());
    QVERIFY(!rig.preferences.settings().isSidebarVisible);
    rig.open();
    QVERIFY(QTest::qWaitForWindowExposed(rig.window.get()));
    QVERIFY(!rig.window->sidebar().isVisible());
    QTest::keyClick(rig.window.get(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(rig.window->sidebar().isVisible());
}

void TestMainWindow::laysTheSidebarOverANarrowWindow()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    rig.window->resize(600, 600);
    QTRY_VERIFY(rig.host()->isNarrow());
    QVERIFY(!rig.window->sidebar().isVisible());
    const int before = rig.window->pane().width();
    rig.trigger(Act::Sidebar);
    QTRY_VERIFY(rig.window->sidebar().isVisible());
    QCOMPARE(rig.window->pane().width(), before);
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.window->sidebar().isVisible());
    // Its place beside the conversation was only lent.
    rig.window->resize(1000, 600);
    QTRY_VERIFY(!rig.host()->isNarrow());
    QVERIFY(rig.window->sidebar().isVisible());
    QVERIFY(rig.preferences.settings().isSidebarVisible);
}

void TestMainWindow::walksTheAreas()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    rig.window->pane().composer().focusInput();
    const QList<QWidget *> areas{&rig.window->sidebar(), &rig.window->pane().header(),
                                 &rig.window->pane().view(), &rig.window->pane().composer()};
    for (QWidget *area : areas) {
        rig.trigger(Act::NextArea);
        const QWidget *focus = QApplication::focusWidget();
        QVERIFY2(focus && (area == focus || area->isAncestorOf(focus)),
                 area->metaObject()->className());
    }
    rig.trigger(Act::PreviousArea);
    QCOMPARE(QApplication::focusWidget(), &rig.window->pane().view());
}

void TestMainWindow::escapeStopsTheReplyLast()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    rig.gateway.answer(
        FakeAnswer::sse({support::chunk(QStringLiteral("Half"))}).hold().then({support::done()}));
    chat::ChatSession *session = rig.workspace.current();
    session->send({QStringLiteral("Q"), {}, {}});
    QTRY_COMPARE(session->progress().phase, chat::ReplyPhase::Answering);
    rig.window->say(QStringLiteral("something"));
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QVERIFY(session->isRunning());
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!session->isRunning());
}

void TestMainWindow::renamesInTheHeader()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("One"));
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    rig.trigger(Act::Sidebar); // otherwise the list is the place
    rig.trigger(Act::Rename);
    auto *field = qobject_cast<ui::LineInput *>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("A better title"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(rig.workspace.list().find(id)->title, QStringLiteral("A better title"));
    QVERIFY(rig.window->windowTitle().startsWith(QStringLiteral("A better title")));
}

void TestMainWindow::copiesTheLastReply()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    QTRY_VERIFY(rig.window->actions().at(Act::CopyLast)->isEnabled());
    QTest::keyClick(rig.window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Answer."));
}

void TestMainWindow::showsTheMenuBarOnRequest()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.window->menuBar()->isVisible());
    QTest::keyClick(rig.window.get(), Qt::Key_F10);
    QVERIFY(rig.window->menuBar()->isVisible());
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.window->menuBar()->isVisible());
    QWindow *window = rig.window->windowHandle();
    QTest::keyClick(window, Qt::Key_Alt);
    QTRY_VERIFY(rig.window->menuBar()->isVisible());
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.window->menuBar()->isVisible());
}

void TestMainWindow::escapeLeavesMenuAndBarInTwoSteps()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QTest::keyClick(rig.window.get(), Qt::Key_F10);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    if (rig.window->menuBar()->isVisible())
        QTest::keyClick(rig.window->menuBar(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.window->menuBar()->isVisible());
}

void TestMainWindow::altWithAnythingElseShowsNoMenuBar()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QWindow *window = rig.window->windowHandle();
    QTest::keyPress(window, Qt::Key_Alt);
    QTest::keyClick(window, Qt::Key_Q, Qt::AltModifier);
    QTest::keyRelease(window, Qt::Key_Alt);
    QVERIFY(!rig.window->menuBar()->isVisible());
    QTest::keyPress(window, Qt::Key_Alt);
    QTest::mouseClick(window, Qt::LeftButton, Qt::AltModifier, {5, 5});
    QTest::keyRelease(window, Qt::Key_Alt);
    QVERIFY(!rig.window->menuBar()->isVisible());
    // What is a shortcut does not come to the window as a key press.
    QVERIFY(!rig.ask(QStringLiteral("Why?")).isNull());
    const QSignalSpy stepped(rig.window->actions().at(ui::Act::PreviousMessage),
                             &QAction::triggered);
    QTest::keyPress(window, Qt::Key_Alt);
    QTest::keyPress(window, Qt::Key_Up, Qt::AltModifier);
    QTest::keyRelease(window, Qt::Key_Alt);
    QTest::keyRelease(window, Qt::Key_Up);
    QCOMPARE(stepped.count(), 1);
    QVERIFY(!rig.window->menuBar()->isVisible());
    // As Alt+Tab does: the focus goes to another window between the two.
    QTest::keyPress(window, Qt::Key_Alt);
    QFocusEvent away(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
    QCoreApplication::sendEvent(window, &away);
    QTest::keyRelease(window, Qt::Key_Alt);
    QVERIFY(!rig.window->menuBar()->isVisible());
}

void TestMainWindow::changesItsLanguageAtOnce()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    Brackets brackets;
    QCoreApplication::installTranslator(&brackets);
    QStringList wrong;
    const auto take = [&wrong](const QString &text) {
        if (!text.isEmpty() && !text.contains(QLatin1Char('[')))
            wrong.append(text);
    };
    QTRY_VERIFY(rig.window->actions().at(Act::NewChat)->text().startsWith(QLatin1Char('[')));
    for (const QAction *action : rig.window->actions().all())
        take(action->text());
    for (const QAction *menu : rig.window->menuBar()->actions())
        take(menu->text());
    for (const auto *row : rig.window->sidebar().findChildren<ui::WideButton *>())
        take(row->text());
    take(rig.window->pane().middle()->accessibleName());
    QCoreApplication::removeTranslator(&brackets);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('|'))));
    QTRY_VERIFY(!rig.window->actions().at(Act::NewChat)->text().contains(QLatin1Char('[')));
}

void TestMainWindow::keepsItsPlace()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    rig.window->resize(900, 640);
    QTRY_COMPARE(rig.window->size(), QSize(900, 640));
    rig.window->close();
    QVERIFY(!rig.preferences.settings().windowGeometry.isEmpty());
    ui::MainWindow again(
        {rig.theme, rig.preferences, rig.connections, rig.workspace, rig.links, rig.clock});
    QCOMPARE(again.size(), QSize(900, 640));
}

void TestMainWindow::namesWhatCanBeFocused()
{
    WindowRig rig(false);
    QVERIFY(rig.isReady());
    QStringList nameless;
    for (const QWidget *widget : rig.window->findChildren<QWidget *>()) {
        const bool isButton = widget->inherits("QAbstractButton");
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasWords = isButton && !button->text().isEmpty();
        if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus && !hasWords
            && widget->accessibleName().isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char(' '))));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

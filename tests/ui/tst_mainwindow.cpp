// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"
#include "support/sessionrig.h"
#include "ui/actions.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/header/header.h"
#include "ui/lineinput.h"
#include "ui/mainwindow.h"
#include "ui/noticebar.h"
#include "ui/pages/emptypage.h"
#include "ui/pages/firstrunpage.h"
#include "ui/pages/problempage.h"
#include "ui/sidebar/sidebar.h"
#include "ui/sidebarhost.h"
#include "ui/widebutton.h"

#include <QApplication>
#include <QClipboard>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using support::FakeAnswer;
using ui::Act;

namespace {

class ClosedGate final : public core::LinkGate
{
public:
    [[nodiscard]] std::optional<core::GatedLink> check(const QString &,
                                                       const QString &) const override
    {
        return std::nullopt;
    }
    bool open(const core::GatedLink &) override { return false; }
};

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

/// The window with everything real behind it but the gateway.
struct Rig : support::SessionRig {
    ui::Theme theme;
    ClosedGate links;
    chat::Workspace workspace{
        chat::ChatSession::Services{preferences, connections, store, wire, clock}};
    std::unique_ptr<ui::MainWindow> window;

    explicit Rig(bool hasConnection = true)
    {
        if (!hasConnection)
            connections.remove(profile);
        open();
        workspace.start({});
    }

    void open()
    {
        window = std::make_unique<ui::MainWindow>(
            ui::Services{theme, preferences, connections, workspace, links, clock});
        window->resize(1000, 700);
        window->show();
        window->activateWindow();
    }

    [[nodiscard]] bool isReady() const
    {
        return QTest::qWaitForWindowActive(window.get()) && workspace.current();
    }

    /// Sends a question and waits for its answer.
    [[nodiscard]] QUuid ask(const QString &question)
    {
        gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("Answer.")),
                                        support::finish(QStringLiteral("stop")), support::done()}));
        chat::ChatSession *session = workspace.current();
        const QSignalSpy finished(session, &chat::ChatSession::finished);
        session->send({question, {}, {}});
        const bool isDone = QTest::qWaitFor([&finished] { return finished.count() == 1; });
        return isDone ? session->conversation().info().id : QUuid();
    }

    [[nodiscard]] ui::SidebarHost *host() const { return window->findChild<ui::SidebarHost *>(); }
    void trigger(Act act) const { window->actions().at(act)->trigger(); }
};

} // namespace

/// The window as a whole: pages, shortcuts, areas, bars, languages, place.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheFirstRunWithoutAConnection();
    void showsAQuietPageWithOne();
    void showsTheConversationOnceSomethingIsSent();
    void takesAnExampleApart();
    void saysWhenNothingIsFoundInWhatWasPasted();
    void deletesAndTakesBack();
    void bringsBackFromTheBar();
    void leavesCtrlZToAField();
    void zoomsWithinItsLimits();
    void hidesTheSidebarAndRemembers();
    void laysTheSidebarOverANarrowWindow();
    void walksTheAreas();
    void escapeStopsTheReplyLast();
    void renamesInTheHeader();
    void copiesTheLastReply();
    void showsTheMenuBarOnRequest();
    void offersTheDemoUnderHelpOnlyWithAConnection();
    void saysWhatIsWrongWithTheDatabase();
    void changesItsLanguageAtOnce();
    void keepsItsPlace();
    void namesWhatCanBeFocused();
};

void TestMainWindow::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestMainWindow::showsTheFirstRunWithoutAConnection()
{
    Rig rig(false);
    QVERIFY(rig.isReady());
    QVERIFY(qobject_cast<ui::FirstRunPage *>(rig.window->pane().middle()));
    QVERIFY(rig.window->pane().composer().isVisible());
    QVERIFY(rig.window->pane().composer().isEnabled());
    rig.add(QStringLiteral("G"), rig.gateway.baseUrl(), QStringLiteral("m"));
    QTRY_VERIFY(qobject_cast<ui::EmptyPage *>(rig.window->pane().middle()));
}

void TestMainWindow::showsAQuietPageWithOne()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(qobject_cast<ui::EmptyPage *>(rig.window->pane().middle()));
    QVERIFY(!rig.window->actions().at(Act::Remove)->isEnabled());
}

void TestMainWindow::showsTheConversationOnceSomethingIsSent()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("What is a loquat?"));
    QVERIFY(!id.isNull());
    QCOMPARE(rig.window->pane().middle(), &rig.window->pane().view());
    QTRY_VERIFY(rig.window->windowTitle().contains(QStringLiteral("loquat"), Qt::CaseInsensitive));
    QTRY_VERIFY(rig.window->actions().at(Act::Remove)->isEnabled());
}

void TestMainWindow::takesAnExampleApart()
{
    Rig rig(false);
    QVERIFY(rig.isReady());
    auto *page = qobject_cast<ui::FirstRunPage *>(rig.window->pane().middle());
    QVERIFY(page);
    const QSignalSpy entered(page, &ui::FirstRunPage::exampleEntered);
    auto *field = page->findChild<ui::LineInput *>();
    field->setText(QStringLiteral("https://gateway.example/v1"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(entered.at(0).at(1).toString(), QStringLiteral("https://gateway.example/v1"));
    QVERIFY(field->text().isEmpty());
}

void TestMainWindow::saysWhenNothingIsFoundInWhatWasPasted()
{
    Rig rig(false);
    QVERIFY(rig.isReady());
    auto *page = qobject_cast<ui::FirstRunPage *>(rig.window->pane().middle());
    QVERIFY(page);
    const QSignalSpy entered(page, &ui::FirstRunPage::exampleEntered);
    auto *field = page->findChild<ui::LineInput *>();
    field->setText(QStringLiteral("hm, what now?"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(entered.count(), 0);
    QVERIFY(field->property("fault").toBool());
    QCOMPARE(field->text(), QStringLiteral("hm, what now?"));
}

void TestMainWindow::deletesAndTakesBack()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("One"));
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    rig.trigger(Act::Remove);
    QCOMPARE(rig.workspace.list().rowOf(id), -1);
    rig.window->sidebar().focusList();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
}

void TestMainWindow::bringsBackFromTheBar()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("One"));
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    rig.trigger(Act::Remove);
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
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("One"));
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
    rig.trigger(Act::Remove);
    rig.window->pane().composer().focusInput();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("abc"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(rig.workspace.list().rowOf(id), -1);
    QVERIFY(rig.workspace.undoStack().canUndo());
}

void TestMainWindow::zoomsWithinItsLimits()
{
    Rig rig;
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
    Rig rig;
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
    Rig rig;
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
    Rig rig;
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
    Rig rig;
    QVERIFY(rig.isReady());
    rig.gateway.answer(
        FakeAnswer::sse({support::chunk(QStringLiteral("Half"))}).hold().then({support::done()}));
    chat::ChatSession *session = rig.workspace.current();
    session->send({QStringLiteral("Q"), {}, {}});
    QTRY_COMPARE(session->phase(), chat::ReplyPhase::Answering);
    rig.window->say(QStringLiteral("something"));
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QVERIFY(session->isRunning());
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!session->isRunning());
}

void TestMainWindow::renamesInTheHeader()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("One"));
    QTRY_VERIFY(rig.workspace.list().rowOf(id) >= 0);
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
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    QTRY_VERIFY(rig.window->actions().at(Act::CopyLast)->isEnabled());
    QTest::keyClick(rig.window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Answer."));
}

void TestMainWindow::showsTheMenuBarOnRequest()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.window->menuBar()->isVisible());
    QTest::keyClick(rig.window.get(), Qt::Key_F10);
    QVERIFY(rig.window->menuBar()->isVisible());
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!rig.window->menuBar()->isVisible());
}

void TestMainWindow::offersTheDemoUnderHelpOnlyWithAConnection()
{
    Rig rig(false);
    QVERIFY(rig.isReady());
    QVERIFY(!rig.window->actions().at(Act::OpenDemo)->isVisible());
    rig.add(QStringLiteral("G"), rig.gateway.baseUrl());
    QTRY_VERIFY(rig.window->actions().at(Act::OpenDemo)->isVisible());
}

void TestMainWindow::saysWhatIsWrongWithTheDatabase()
{
    Rig rig;
    QVERIFY(rig.isReady());
    storage::OpenReport report;
    report.state = storage::OpenReport::State::Damaged;
    report.path = QStringLiteral("/somewhere/loquat.db");
    rig.window->showDatabaseProblem(report);
    auto *page = qobject_cast<ui::ProblemPage *>(rig.window->pane().middle());
    QVERIFY(page);
    QVERIFY(!rig.window->pane().composer().isVisible());
    const QSignalSpy beside(rig.window.get(), &ui::MainWindow::databaseBesideRequested);
    const QSignalSpy retry(rig.window.get(), &ui::MainWindow::databaseRetryRequested);
    for (QPushButton *button : page->findChildren<QPushButton *>())
        QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(beside.count(), 1);
    QCOMPARE(retry.count(), 1);
    rig.window->showDatabaseUsable();
    QVERIFY(rig.window->pane().middle() != page);
}

void TestMainWindow::changesItsLanguageAtOnce()
{
    Rig rig;
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
    Rig rig;
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
    Rig rig(false);
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

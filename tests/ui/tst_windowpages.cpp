// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolbox.h"
#include "support/windowrig.h"
#include "ui/label.h"
#include "ui/lineinput.h"
#include "ui/noticebar.h"
#include "ui/pages/emptypage.h"
#include "ui/pages/firstrunpage.h"
#include "ui/pages/problempage.h"

#include <QPushButton>

using support::WindowRig;
using ui::Act;

namespace {

/// Something that was entered into the field of the first run.
struct Entry {
    ui::LineInput *field = nullptr;
    std::unique_ptr<QSignalSpy> spy; ///< of what was found in it

    Entry(const WindowRig &rig, const char *words)
    {
        auto *page = qobject_cast<ui::FirstRunPage *>(rig.window->pane().middle());
        QVERIFY(page);
        spy = std::make_unique<QSignalSpy>(page, &ui::FirstRunPage::exampleEntered);
        field = page->findChild<ui::LineInput *>();
        field->setText(QString::fromLatin1(words));
        QTest::keyClick(field, Qt::Key_Return);
    }
};

} // namespace

/// What stands in the middle of the window.
class TestWindowPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheFirstRunWithoutAConnection();
    void showsAQuietPageWithOne();
    void showsTheConversationOnceSomethingIsSent();
    void takesAnExampleApart();
    void saysWhenNothingIsFoundInWhatWasPasted();
    void offersTheDemoUnderHelpOnlyWithAConnection();
    void saysWhatIsWrongWithTheDatabase();
    void saysWhatCannotBeWrittenUntilItIs();
};

void TestWindowPages::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestWindowPages::showsTheFirstRunWithoutAConnection()
{
    WindowRig rig(false);
    QVERIFY(rig.isReady());
    QVERIFY(qobject_cast<ui::FirstRunPage *>(rig.window->pane().middle()));
    QVERIFY(rig.window->pane().composer().isVisible());
    QVERIFY(rig.window->pane().composer().isEnabled());
    rig.add(QStringLiteral("G"), rig.gateway.baseUrl(), QStringLiteral("m"));
    QTRY_VERIFY(qobject_cast<ui::EmptyPage *>(rig.window->pane().middle()));
}

void TestWindowPages::showsAQuietPageWithOne()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(qobject_cast<ui::EmptyPage *>(rig.window->pane().middle()));
    QVERIFY(!rig.window->actions().at(Act::Remove)->isEnabled());
}

void TestWindowPages::showsTheConversationOnceSomethingIsSent()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.ask(QStringLiteral("What is a loquat?"));
    QVERIFY(!id.isNull());
    QCOMPARE(rig.window->pane().middle(), &rig.window->pane().view());
    QTRY_VERIFY(rig.window->windowTitle().contains(QStringLiteral("loquat"), Qt::CaseInsensitive));
    QTRY_VERIFY(rig.window->actions().at(Act::Remove)->isEnabled());
}

void TestWindowPages::takesAnExampleApart()
{
    WindowRig rig(false);
    QVERIFY(rig.isReady());
    const Entry entry(rig, "https://gateway.example/v1");
    QVERIFY(entry.spy);
    QCOMPARE(entry.spy->count(), 1);
    QCOMPARE(entry.spy->at(0).at(1).toString(), QStringLiteral("https://gateway.example/v1"));
    QVERIFY(entry.field->text().isEmpty());
}

void TestWindowPages::saysWhenNothingIsFoundInWhatWasPasted()
{
    WindowRig rig(false);
    QVERIFY(rig.isReady());
    const Entry entry(rig, "hm, what now?");
    QVERIFY(entry.spy);
    QCOMPARE(entry.spy->count(), 0);
    QVERIFY(entry.field->property("fault").toBool());
    QCOMPARE(entry.field->text(), QStringLiteral("hm, what now?"));
}

void TestWindowPages::offersTheDemoUnderHelpOnlyWithAConnection()
{
    WindowRig rig(false);
    QVERIFY(rig.isReady());
    QVERIFY(!rig.window->actions().at(Act::OpenDemo)->isVisible());
    rig.add(QStringLiteral("G"), rig.gateway.baseUrl());
    QTRY_VERIFY(rig.window->actions().at(Act::OpenDemo)->isVisible());
}

void TestWindowPages::saysWhatIsWrongWithTheDatabase()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    storage::OpenReport report;
    report.state = storage::OpenReport::State::Damaged;
    report.path = QStringLiteral("/somewhere/loquat.db");
    report.detail = QStringLiteral("database disk image is malformed");
    rig.window->showDatabaseProblem(report);
    auto *page = qobject_cast<ui::ProblemPage *>(rig.window->pane().middle());
    QVERIFY(page);
    // Plain words first; those of the system are a detail, and said to be one.
    const QList<ui::Label *> lines = page->findChildren<ui::Label *>();
    const auto says = [&lines](const QString &start) {
        return std::count_if(lines.begin(), lines.end(), [&start](const ui::Label *line) {
            return line->text().startsWith(start);
        });
    };
    QCOMPARE(says(report.detail), 0);
    QCOMPARE(says(QStringLiteral("Details: ") + report.detail), 1);
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

void TestWindowPages::saysWhatCannotBeWrittenUntilItIs()
{
    WindowRig rig;
    chat::Toolbox toolbox({}, rig.clock);
    ui::Services services{rig.theme,     rig.preferences, rig.connections,
                          rig.workspace, rig.links,       rig.clock};
    services.toolbox = &toolbox;
    rig.window = std::make_unique<ui::MainWindow>(services);
    const auto bars = rig.window->pane().findChildren<ui::NoticeBar *>();
    const auto isSaid = [&bars](const char *words) {
        return std::any_of(bars.cbegin(), bars.cend(), [words](const ui::NoticeBar *bar) {
            return !bar->isHidden() && bar->text().contains(QString::fromLatin1(words));
        });
    };
    core::Error tools;
    tools.kind = core::ErrorKind::Storage;
    tools.message = QStringLiteral("one disk");
    core::Error chats = tools;
    chats.message = QStringLiteral("another disk");
    Q_EMIT toolbox.saveFailed(tools);
    QVERIFY(isSaid("Your tools"));
    Q_EMIT rig.workspace.writeFailed(chats);
    QVERIFY(!isSaid("Your tools"));
    // That one can be written again says nothing of the other.
    Q_EMIT rig.workspace.writeRecovered();
    QVERIFY(isSaid("Your tools"));
    Q_EMIT toolbox.saveRecovered();
    QTRY_VERIFY(!isSaid("Your tools"));
    rig.window.reset(); // before the toolbox
}

QTEST_MAIN(TestWindowPages)
#include "tst_windowpages.moc"

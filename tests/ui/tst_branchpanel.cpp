// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationrig.h"
#include "support/windowrig.h"
#include "ui/branches/branchmodel.h"
#include "ui/branches/branchpanel.h"
#include "ui/panelhost.h"

#include <QAbstractItemModelTester>
#include <QTreeView>

using core::Role;
using ui::BranchModel;

namespace {

/// The lines of the tree, a dot for each level.
QStringList outline(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        lines.append(QString(depth, QLatin1Char('.')) + at.data().toString());
        lines.append(outline(model, at, depth + 1));
    }
    return lines;
}

QUuid beside(core::Conversation &conversation, const QUuid &sibling, const QString &text)
{
    core::Message message;
    message.role = conversation.find(sibling)->role;
    message.parentId = conversation.find(sibling)->parentId;
    message.model = QStringLiteral("other-model");
    message.parts = {core::TextPart{text}};
    return conversation.add(message);
}

} // namespace

/// The panel with all branches of a conversation: what stands in it and where it leads.
class TestBranchPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void whatIsReadIsAStraightLine();
    void manyAnswersDoNotLeadAwayFromTheEdge();
    void itFollowsTheConversation();
    void whatIsNotLoadedIsReadWhenItIsLookedAt();
    void tenThousandMessagesAreOneList();
    void comesWithTheSecondAnswer();
    void leadsToAnyBranch();
    void keysWalkAndChoose();
    void waitsForARunningReply();
    void liesOverANarrowWindow();
    void goesWithTheConversation();

private:
    /// A window whose question has two answers, the first of them with a question below it.
    [[nodiscard]] static bool branch(support::WindowRig &rig);
    [[nodiscard]] static ui::BranchPanel *open(support::WindowRig &rig);
};

void TestBranchPanel::whatIsReadIsAStraightLine()
{
    auto port = std::make_unique<support::FakePort>();
    core::Conversation &conversation = port->conversation();
    (void)port->add(Role::User, QStringLiteral("# Why?"));
    const QUuid first = port->add(Role::Assistant, QStringLiteral("**So.**\nBecause."));
    (void)port->add(Role::User, QStringLiteral("Really?"));
    (void)port->add(Role::Assistant, QStringLiteral("Yes."));
    const QUuid second = beside(conversation, first, QStringLiteral("Or so."));
    BranchModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPort(std::move(port));
    QCOMPARE(outline(model),
             QStringList({QStringLiteral("Why?"), QStringLiteral("Or so."), QStringLiteral(".So."),
                          QStringLiteral("..Really?"), QStringLiteral("..Yes.")}));
    const QModelIndex shown = model.indexOf(second);
    QCOMPARE(shown.data(BranchModel::FactRole).toString(), QStringLiteral("2/2 · other-model"));
    QVERIFY(shown.data(BranchModel::ShownRole).toBool());
    const QModelIndex other = model.indexOf(first);
    QCOMPARE(other.data(BranchModel::FactRole).toString(), QStringLiteral("1/2"));
    QVERIFY(!other.data(BranchModel::ShownRole).toBool());
    QCOMPARE(other.parent(), shown);
    QVERIFY(
        shown.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Reply: Or so.")));
}

void TestBranchPanel::manyAnswersDoNotLeadAwayFromTheEdge()
{
    auto port = std::make_unique<support::FakePort>();
    core::Conversation &conversation = port->conversation();
    for (int i = 0; i < 30; ++i) {
        (void)port->add(Role::User, QStringLiteral("Why?"));
        const QUuid answer = port->add(Role::Assistant, QStringLiteral("So."));
        (void)beside(conversation, answer, QStringLiteral("Or so."));
    }
    BranchModel model;
    model.setPort(std::move(port));
    QCOMPARE(model.rowCount(), 60);
    for (int row = 1; row < 60; row += 2)
        QCOMPARE(model.rowCount(model.index(row, 0)), 1);
}

void TestBranchPanel::itFollowsTheConversation()
{
    auto made = std::make_unique<support::FakePort>();
    support::FakePort *port = made.get();
    (void)port->add(Role::User, QStringLiteral("Why?"));
    const QUuid first = port->add(Role::Assistant, QStringLiteral("So."));
    BranchModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPort(std::move(made));
    const QUuid second = beside(port->conversation(), first, QStringLiteral("Or so."));
    QTRY_COMPARE(model.indexOf(first).parent(), model.indexOf(second));
    ui::walkTo(*port, first);
    QTRY_COMPARE(model.indexOf(second).parent(), model.indexOf(first));
    QCOMPARE(port->conversation().at(1).id, first);
    port->conversation().remove(second);
    QTRY_VERIFY(!model.indexOf(second).isValid());
    const QUuid reply = port->ask(QStringLiteral("Really?"));
    QTRY_COMPARE(model.indexOf(reply).data().toString(), QStringLiteral("Coming in…"));
    port->conversation().appendText(reply, 0, QStringLiteral("Yes."));
    port->conversation().finish(reply, {});
    QCOMPARE(model.indexOf(reply).data().toString(), QStringLiteral("Yes."));
}

void TestBranchPanel::whatIsNotLoadedIsReadWhenItIsLookedAt()
{
    auto made = std::make_unique<support::FakePort>();
    support::FakePort *port = made.get();
    for (int i = 0; i < 500; ++i)
        (void)port->addStored(i % 2 ? Role::Assistant : Role::User,
                              QStringLiteral("Number %1").arg(i));
    BranchModel model;
    model.setPort(std::move(made));
    QVERIFY(port->m_reads.isEmpty());
    QCOMPARE(model.index(300, 0).data().toString(), QString(QChar(0x2026)));
    QTRY_COMPARE(model.index(300, 0).data().toString(), QStringLiteral("Number 300"));
    QCOMPARE(port->m_reads, QList<QList<QUuid>>({{port->conversation().at(300).id}}));
    QVERIFY(!port->conversation().at(300).isLoaded);
}

void TestBranchPanel::tenThousandMessagesAreOneList()
{
    const ui::Theme theme;
    ui::BranchPanel panel(theme);
    panel.resize(300, 600);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto made = std::make_unique<support::FakePort>();
    support::FakePort *port = made.get();
    for (int i = 0; i < 10'000; ++i)
        (void)port->addStored(i % 2 ? Role::Assistant : Role::User,
                              QStringLiteral("Number %1").arg(i));
    panel.setPort(std::move(made));
    panel.setCurrent(port->conversation().at(9'000).id);
    const auto *tree = panel.findChild<QTreeView *>();
    QTRY_COMPARE(tree->currentIndex().data().toString(), QStringLiteral("Number 9000"));
    QVERIFY(tree->viewport()->rect().contains(tree->visualRect(tree->currentIndex()).center()));
    qsizetype read = 0;
    for (const QList<QUuid> &page : std::as_const(port->m_reads))
        read += page.size();
    QVERIFY2(read < 300, qPrintable(QString::number(read))); // what is in view, and no more
}

bool TestBranchPanel::branch(support::WindowRig &rig)
{
    if (!rig.isReady() || rig.ask(QStringLiteral("First question")).isNull()
        || rig.ask(QStringLiteral("Second question")).isNull())
        return false;
    chat::ChatSession *session = rig.workspace.current();
    const QSignalSpy finished(session, &chat::ChatSession::finished);
    rig.gateway.answer(
        support::FakeAnswer::sse({support::chunk(QStringLiteral("Another.")),
                                  support::finish(QStringLiteral("stop")), support::done()}));
    session->regenerate(session->conversation().at(1).id);
    return QTest::qWaitFor([&finished] { return finished.count() == 1; })
           && session->conversation().rowCount() == 2;
}

ui::BranchPanel *TestBranchPanel::open(support::WindowRig &rig)
{
    QTest::keyClick(rig.window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    auto *panel = rig.window->findChild<ui::BranchPanel *>();
    return panel && panel->isVisible() ? panel : nullptr;
}

void TestBranchPanel::comesWithTheSecondAnswer()
{
    support::WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("First question")).isNull());
    QVERIFY(!rig.window->actions().at(ui::Act::Branches)->isVisible());
    support::WindowRig other;
    QVERIFY(branch(other));
    QVERIFY(other.window->actions().at(ui::Act::Branches)->isVisible());
}

void TestBranchPanel::leadsToAnyBranch()
{
    support::WindowRig rig;
    QVERIFY(branch(rig));
    ui::BranchPanel *panel = open(rig);
    QVERIFY(panel);
    const core::Conversation &conversation = rig.workspace.current()->conversation();
    auto *tree = panel->findChild<QTreeView *>();
    // It stands beside the conversation and leaves it its place.
    QVERIFY(rig.window->pane().geometry().right() < panel->geometry().left());
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("Another."));
    QTest::keyClick(tree, Qt::Key_Right); // opens
    QCOMPARE(outline(*tree->model()),
             QStringList({QStringLiteral("First question"), QStringLiteral("Another."),
                          QStringLiteral(".Answer."), QStringLiteral("..Second question"),
                          QStringLiteral("..Answer.")}));
    const QModelIndex first = tree->model()->index(0, 0, tree->model()->index(1, 0));
    tree->expand(first);
    const QModelIndex question = tree->model()->index(0, 0, first);
    const QUuid id = question.data(BranchModel::IdRole).toUuid();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(question).center());
    QCOMPARE(conversation.rowCount(), 4);
    QCOMPARE(conversation.at(2).id, id);
    QVERIFY(rig.window->pane().view().hasFocus());
    QVERIFY(panel->isVisible());
    QTRY_COMPARE(tree->model()->rowCount(), 4);
    QCOMPARE(tree->currentIndex().data(BranchModel::IdRole).toUuid(), id);
    QVERIFY(tree->currentIndex().data(BranchModel::CurrentRole).toBool());
    // Esc, from wherever.
    QTest::keyClick(rig.window.get(), Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QCOMPARE(rig.window->pane().width(), rig.window->findChild<ui::PanelHost *>()->width());
}

void TestBranchPanel::keysWalkAndChoose()
{
    support::WindowRig rig;
    QVERIFY(branch(rig));
    ui::BranchPanel *panel = open(rig);
    QVERIFY(panel);
    auto *tree = panel->findChild<QTreeView *>();
    QVERIFY(tree->hasFocus());
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down})
        QTest::keyClick(tree, key);
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("Answer."));
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(rig.workspace.current()->conversation().rowCount(), 4);
    for (int i = 0; i < 5 && !tree->hasFocus(); ++i)
        QTest::keyClick(rig.window.get(), Qt::Key_F6);
    QVERIFY(tree->hasFocus());
    QTest::keyClick(tree, Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QVERIFY(rig.window->pane().view().hasFocus());
    QVERIFY(!rig.window->actions().at(ui::Act::Branches)->isChecked());
}

void TestBranchPanel::waitsForARunningReply()
{
    support::WindowRig rig;
    QVERIFY(branch(rig));
    ui::BranchPanel *panel = open(rig);
    QVERIFY(panel);
    chat::ChatSession *session = rig.workspace.current();
    rig.gateway.answer(support::FakeAnswer::sse({support::chunk(QStringLiteral("Slowly"))}).hold());
    session->send({QStringLiteral("Third question"), {}, {}});
    QTRY_VERIFY(session->isRunning());
    QTRY_COMPARE(session->conversation().rowCount(), 4);
    const QUuid running = session->conversation().at(3).id;
    auto *tree = panel->findChild<QTreeView *>();
    QTRY_COMPARE(tree->model()->rowCount(), 4);
    const QModelIndex other = tree->model()->index(0, 0, tree->model()->index(1, 0));
    Q_EMIT panel->chosen(other.data(BranchModel::IdRole).toUuid());
    QCOMPARE(session->conversation().at(3).id, running);
    Q_EMIT panel->chosen(session->conversation().at(0).id); // on the same branch it leads anywhere
    QVERIFY(rig.window->pane().view().hasFocus());
    session->stop();
    QTRY_VERIFY(!session->isRunning());
}

void TestBranchPanel::liesOverANarrowWindow()
{
    support::WindowRig rig;
    QVERIFY(branch(rig));
    rig.window->resize(600, 600);
    ui::BranchPanel *panel = open(rig);
    QVERIFY(panel);
    auto *host = rig.window->findChild<ui::PanelHost *>();
    QTRY_VERIFY(host->isNarrow());
    QCOMPARE(rig.window->pane().width(), host->width());
    QVERIFY(panel->geometry().right() == host->rect().right());
    QVERIFY(panel->width() < host->width());
    Q_EMIT panel->chosen(rig.workspace.current()->conversation().at(0).id);
    QVERIFY(!panel->isVisible()); // what was chosen is to be seen
}

void TestBranchPanel::goesWithTheConversation()
{
    support::WindowRig rig;
    QVERIFY(branch(rig));
    ui::BranchPanel *panel = open(rig);
    QVERIFY(panel);
    rig.workspace.startNew();
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(!rig.window->actions().at(ui::Act::Branches)->isVisible());
}

QTEST_MAIN(TestBranchPanel)
#include "tst_branchpanel.moc"

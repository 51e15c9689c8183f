// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparing.h"
#include "running.h"

#include "chat/comparison.h"
#include "chat/sessionparameters.h"
#include "support/choices.h"
#include "support/killrig.h"
#include "support/storebuilders.h"
#include "ui/actions.h"
#include "ui/branches/branchactions.h"
#include "ui/compare/answertabs.h"
#include "ui/compare/comparecolumn.h"
#include "ui/compare/compareview.h"
#include "ui/compare/modelsdialog.h"
#include "ui/conversation/announcer.h"
#include "ui/conversation/conversationview.h"

#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QWindow>

using flow::askForThree;
using flow::compared;
using flow::press;
using flow::Program;
using flow::shown;
using flow::threeChoices;
using support::await;
using support::choiceEnd;
using support::choiceText;
using support::FakeAnswer;

/// Several answers to one question, in the window.
class ComparingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeChoicesStreamSideBySideAndOneIsPicked();
    void tabsTakeTheirPlaceWhereItIsNarrow();
    void tabsSayHowFarEachAnswerIs();
    void twoModelsAnswerAndOneFails();
    void whatStreamsIsThereWhenTheChatIsLeft();
    void aKillKeepsWhatEachHadAndTheyAreExported();

private:
    /// Who answered, as the head of the column says.
    [[nodiscard]] static QString columnsName(Program &program, int at)
    {
        return compared(program)->columns().at(at)->answerer();
    }
};

void ComparingTest::threeChoicesStreamSideBySideAndOneIsPicked()
{
    Program program;
    program.gateway.answer(threeChoices());
    QVERIFY(program.start());
    program.window().resize(1500, 800);
    QVERIFY(!compared(program)->isVisible());
    askForThree(program);
    QTRY_COMPARE(compared(program)->columns().size(), 2);
    QTRY_VERIFY(compared(program)->isVisible());
    QTRY_COMPARE(shown(program, 0), QStringLiteral("Alpha"));
    QTRY_COMPARE(shown(program, 1), QStringLiteral("Beta"));
    ui::ConversationView *first = compared(program)->columns().at(0)->shownView();
    program.gateway.release();
    QTRY_COMPARE(compared(program)->columns().size(), 3);
    QTRY_COMPARE(shown(program, 2), QStringLiteral("Gamma"));
    QTRY_COMPARE(shown(program, 0), QStringLiteral("Alpha one"));
    QCOMPARE(compared(program)->columns().at(0)->shownView(), first);
    QTRY_VERIFY(!program.session()->isRunning());
    QVERIFY(!compared(program)->isTabbed());
    // One request has one connection, whose name would only take the room of the model's.
    QVERIFY(!columnsName(program, 0).isEmpty());
    QVERIFY(!columnsName(program, 0).contains(QStringLiteral(" · ")));
    // Equal columns, one beside the other.
    const QList<ui::CompareColumn *> columns = compared(program)->columns();
    QVERIFY(qAbs(columns.at(0)->width() - columns.at(2)->width()) <= 2);
    QVERIFY(columns.at(1)->x() >= columns.at(0)->geometry().right());
    // The tokens are those of all three, and said once.
    QTRY_VERIFY(
        Program::says(*compared(program), QStringLiteral("12 tokens for 3 answers together")));
    columns.at(0)->shownView()->setFocus(Qt::TabFocusReason);
    press(program, Qt::Key_Right);
    press(program, Qt::Key_Right);
    press(program, Qt::Key_Left);
    const chat::Comparison &comparison = chat::Comparison::of(*program.session());
    QCOMPARE(comparison.current(), columns.at(1)->reply());
    press(program, Qt::Key_Return);
    QTRY_VERIFY(!compared(program)->isVisible());
    QCOMPARE(program.lastText(), QStringLiteral("Beta"));
    QVERIFY(program.window().pane().view().isVisible());
    const QUuid picked = program.conversation().at(1).id;
    QCOMPARE(program.conversation().siblings(picked).size(), 3);

    // It is so after a restart, and they are compared again from the menu.
    const QUuid chat = program.conversation().info().id;
    program.quit();
    QVERIFY(program.start());
    program.window().resize(1500, 800);
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(program.conversation().info().id, chat);
    QTRY_COMPARE(program.lastText(), QStringLiteral("Beta"));
    program.window().actions().at(ui::Act::Compare)->trigger();
    QTRY_COMPARE(compared(program)->columns().size(), 3);
    // In the order in which they began.
    QTRY_COMPARE(shown(program, 1), QStringLiteral("Beta"));
    QTRY_COMPARE(shown(program, 0), QStringLiteral("Alpha one"));
    QTRY_COMPARE(shown(program, 2), QStringLiteral("Gamma"));
    press(program, Qt::Key_Escape);
    QTRY_VERIFY(!compared(program)->isVisible());
    QCOMPARE(program.lastText(), QStringLiteral("Beta"));
}

void ComparingTest::tabsTakeTheirPlaceWhereItIsNarrow()
{
    Program program;
    program.gateway.answer(threeChoices());
    QVERIFY(program.start());
    program.window().resize(1500, 800);
    askForThree(program);
    program.gateway.release();
    QTRY_COMPARE(compared(program)->columns().size(), 3);
    program.window().resize(760, 700);
    QTRY_VERIFY(compared(program)->isTabbed());
    auto *tabs = compared(program)->findChild<QTabBar *>();
    QVERIFY(tabs->isVisible());
    QCOMPARE(tabs->count(), 3);
    const auto countShown = [&program] {
        const auto &columns = compared(program)->columns();
        return std::count_if(columns.begin(), columns.end(),
                             [](const ui::CompareColumn *one) { return one->isVisible(); });
    };
    QCOMPARE(countShown(), 1);
    tabs->setFocus(Qt::TabFocusReason);
    press(program, Qt::Key_Right);
    press(program, Qt::Key_Right);
    QTRY_COMPARE(shown(program, 2), QStringLiteral("Gamma"));
    QVERIFY(compared(program)->columns().at(2)->isVisible());
    // Screen readers hear of it, and of no other.
    const auto isQuiet = [&program](int at) {
        const ui::ConversationView *one = compared(program)->columns().at(at)->shownView();
        return one->property(ui::kQuietProperty).toBool();
    };
    QVERIFY(!isQuiet(2));
    QVERIFY(isQuiet(0));
    program.window().resize(1500, 800);
    QTRY_VERIFY(!compared(program)->isTabbed());
    QCOMPARE(countShown(), 3);
    QTRY_VERIFY(!program.session()->isRunning());
    QAbstractButton *pick =
        compared(program)->columns().at(2)->findChild<QPushButton *>(QStringLiteral("pickAnswer"));
    QTest::mouseClick(pick, Qt::LeftButton);
    QTRY_VERIFY(!compared(program)->isVisible());
    QCOMPARE(program.lastText(), QStringLiteral("Gamma"));
}

void ComparingTest::tabsSayHowFarEachAnswerIs()
{
    using core::ConversationMark;
    using support::choiceEnd;
    using support::choiceText;
    Program program;
    program.gateway.answer(FakeAnswer::sse({choiceText(0, QStringLiteral("Alpha")),
                                            choiceText(1, QStringLiteral("Beta")),
                                            choiceText(2, QStringLiteral("Gamma"))})
                               .hold()
                               .then({choiceEnd(0), choiceEnd(1), choiceEnd(2),
                                      support::usage(3, 12), support::done()}));
    QVERIFY(program.start());
    program.window().resize(760, 700);
    askForThree(program);
    QTRY_COMPARE(compared(program)->columns().size(), 3);
    QTRY_VERIFY(compared(program)->isTabbed());
    const auto *tabs = compared(program)->findChild<ui::AnswerTabs *>();
    for (int at = 0; at < 3; ++at)
        QTRY_COMPARE(tabs->mark(at), ConversationMark::Running);
    QVERIFY(tabs->accessibleTabName(1).endsWith(QStringLiteral("still answering")));
    program.gateway.release();
    QTRY_COMPARE(tabs->mark(0), ConversationMark::None); // it is before one's eyes
    QTRY_COMPARE(tabs->mark(1), ConversationMark::FinishedUnseen);
    QTRY_COMPARE(tabs->mark(2), ConversationMark::FinishedUnseen);
    chat::Comparison::of(*program.session())
        .setCurrent(compared(program)->columns().at(1)->reply());
    QCOMPARE(tabs->mark(1), ConversationMark::None);
    QCOMPARE(tabs->mark(2), ConversationMark::FinishedUnseen);
}

void ComparingTest::twoModelsAnswerAndOneFails()
{
    Program program;
    support::FakeGateway other;
    program.gateway.answer(flow::answer({QStringLiteral("From the first")}));
    other.answer(FakeAnswer::json(401, {{QStringLiteral("error"), QStringLiteral("no such key")}}));
    QVERIFY(program.start());
    program.window().resize(1500, 800);
    core::Profile second;
    second.id = core::newId();
    second.name = QStringLiteral("Second");
    second.baseUrl = other.baseUrl();
    second.model = QStringLiteral("m2");
    (void)program.assembly().connections().save(
        second, chat::SecretEdits::ofKey(QByteArray("sk-only-for-the-second")));
    program.composer().insertText(QStringLiteral("Both of you?"));
    program.window().actions().at(ui::Act::AskSeveral)->trigger();
    auto *dialog = program.window().findChild<ui::ModelsDialog *>();
    QVERIFY(dialog);
    auto *search = dialog->findChild<QLineEdit *>();
    const auto choose = [&](const QString &model) {
        search->setText(model);
        QTest::keyClick(search, Qt::Key_Return);
    };
    const qsizetype before = dialog->chosen().size();
    choose(QStringLiteral("m2"));
    QCOMPARE(dialog->chosen().size(), before + 1);
    if (!dialog->chosen().contains(
            core::ModelChoiceRef{program.conversation().info().profileId, QStringLiteral("m1")}))
        choose(QStringLiteral("m1"));
    QCOMPARE(dialog->chosen().size(), 2);
    dialog->accept();
    QTRY_COMPARE(compared(program)->columns().size(), 2);
    QTRY_VERIFY(!program.session()->isRunning());
    QCOMPARE(other.requestCount("POST"), 1);
    const QStringList names{columnsName(program, 0), columnsName(program, 1)};
    QCOMPARE(names.filter(QStringLiteral(" · Second")).size(), 1); // two connections have names
    QCOMPARE(names.filter(QStringLiteral(" · ")).size(), 2);
    QCOMPARE(program.composer().text(), QString());
    const chat::Comparison &comparison = chat::Comparison::of(*program.session());
    QList<core::MessageState> states;
    for (const QUuid &id : comparison.replies())
        states.append(program.conversation().find(id)->state);
    QVERIFY(states.contains(core::MessageState::Complete));
    QVERIFY(states.contains(core::MessageState::Failed));
    // Nobody's key goes to somebody else.
    for (const support::FakeRequest &request : other.requests())
        QVERIFY(!request.header("authorization").contains(support::keyFor(program.gateway.port())));
    for (const support::FakeRequest &request : program.gateway.requests())
        QVERIFY(!request.header("authorization").contains("only-for-the-second"));
    QTRY_VERIFY(Program::says(*compared(program), QStringLiteral("first word after")));
    QTRY_VERIFY(Program::says(*compared(program), QStringLiteral("tokens/s")));
    QTRY_VERIFY(Program::says(*compared(program), QStringLiteral("4 tokens")));
    QVERIFY(Program::says(*compared(program), QStringLiteral("Failed")));
}

void ComparingTest::whatStreamsIsThereWhenTheChatIsLeft()
{
    Program program;
    program.gateway.answer(threeChoices());
    QVERIFY(program.start());
    program.window().resize(1500, 800);
    askForThree(program);
    QTRY_COMPARE(compared(program)->columns().size(), 2);
    const QUuid chat = program.conversation().info().id;
    program.assembly().workspace().startNew();
    QTRY_VERIFY(!compared(program)->isVisible());
    program.gateway.release();
    chat::ChatSession *left = program.assembly().workspace().session(chat);
    QVERIFY(left);
    QTRY_VERIFY(!left->isRunning());
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(compared(program)->columns().size(), 3);
    QVERIFY(compared(program)->isVisible());
    QTRY_COMPARE(shown(program, 2), QStringLiteral("Gamma"));
    // Whoever is led to a message of it sees that.
    QVERIFY(ui::reachMessage(program.window().pane(), program.conversation().at(0).id));
    QVERIFY(!compared(program)->isVisible());
    QVERIFY(program.window().pane().view().isVisible());
}

void ComparingTest::aKillKeepsWhatEachHadAndTheyAreExported()
{
    support::FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({choiceText(0, QStringLiteral("Alpha")),
                                    choiceText(1, QStringLiteral("Beta")), choiceEnd(1),
                                    choiceText(2, QStringLiteral("Gamma"))})
                       .hold());
    flow::Running running;
    QVERIFY(running.start(running.connection(gateway.baseUrl(), "sk-flow")
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go")}));
    const QString path = running.dataDir() + QStringLiteral("/loquat.db");
    // A kill may cost what came in the last moment.
    for (const char *words : {"Alpha", "Beta", "Gamma"})
        QTRY_VERIFY_WITH_TIMEOUT(flow::contentsOf(path + QStringLiteral("-wal")).contains(words),
                                 30'000);
    QVERIFY(support::killAtOnce(running.process));
    gateway.release();
    QHash<QString, core::MessageState> kept;
    {
        storage::Store store;
        QCOMPARE(await(store.open(path)).state, storage::OpenReport::State::Opened);
        const auto listed = await(store.conversations()).value();
        QCOMPARE(listed.size(), 1);
        const auto messages = await(store.skeleton(listed.constFirst().id)).value().messages;
        for (const core::Message &message : messages) {
            const auto parts = await(store.parts({message.id})).value();
            kept.insert(core::partText(parts.value(message.id).value(0)), message.state);
        }
    }
    using State = core::MessageState;
    QCOMPARE(kept.size(), 4);
    QCOMPARE(kept.value(QStringLiteral("Alpha")), State::Interrupted);
    // It was through before.
    QCOMPARE(kept.value(QStringLiteral("Beta")), State::Complete);
    QCOMPARE(kept.value(QStringLiteral("Gamma")), State::Interrupted);
    QProcess exporting;
    exporting.start(QStringLiteral(LOQUAT_EXECUTABLE),
                    {QStringLiteral("export"), QStringLiteral("--all"),
                     QStringLiteral("--data-dir"), running.dataDir(), QStringLiteral("--format"),
                     QStringLiteral("json"), QStringLiteral("-o"), running.scratch("all.json")});
    QVERIFY(exporting.waitForFinished(30'000));
    const QByteArray exported = flow::contentsOf(running.scratch("all.json"));
    for (const char *words : {"Alpha", "Beta", "Gamma"})
        QVERIFY2(exported.contains(words), exporting.readAllStandardError().constData());
}

QTEST_MAIN(ComparingTest)
#include "tst_comparing.moc"

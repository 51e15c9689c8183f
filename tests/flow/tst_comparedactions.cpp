// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparing.h"

#include "chat/comparison.h"
#include "ui/actions.h"
#include "ui/branches/branchmodel.h"
#include "ui/compare/replyport.h"
#include "ui/conversation/findbar.h"
#include "ui/conversation/insertdialog.h"
#include "ui/conversation/questionlist.h"
#include "ui/settings/modelpicker.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

using flow::compared;
using flow::press;
using flow::Program;
using flow::shown;
using ui::Act;

/// What acts on a conversation, while answers stand side by side in its place: it acts on the one
/// that a person is at.
class ComparedActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_program.reset(); }
    void findingLooksThroughTheAnswerThatAPersonIsAt();
    void findingGoesOnInTheChatAfterwards();
    void deleteTakesThatAnswerAndUndoBringsItBack();
    void theLastReplyIsThatAnswer();
    void whatIsInsertedStandsBelowThatAnswer();
    void steppingGoesThere();
    void aQuestionThatIsGoneToIsSeen();
    void anotherModelIsAskedForThatAnswerAlone();
    void askingAgainStandsTogetherInTheMenu();
    void largeLettersTakeTabs();
    void goingOnWaitsForTheOthersAndSaysSo();
    void theBranchPanelMarksThatAnswer();

private:
    [[nodiscard]] chat::Comparison &comparison() const
    {
        return chat::Comparison::of(*m_program->session());
    }
    void trigger(Act act) const { m_program->window().actions().at(act)->trigger(); }
    /// By keys, from the first answer on.
    void goTo(int at)
    {
        compared(*m_program)->columns().at(0)->shownView()->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < at; ++i)
            press(*m_program, Qt::Key_Right);
        QCOMPARE(comparison().current(), compared(*m_program)->columns().at(at)->reply());
    }

    std::unique_ptr<Program> m_program;
};

/// Three answers that are all there.
void ComparedActionsTest::init()
{
    m_program = std::make_unique<Program>();
    m_program->gateway.answer(flow::threeChoices());
    QVERIFY(m_program->start());
    m_program->window().resize(1500, 800);
    flow::askForThree(*m_program);
    m_program->gateway.release();
    QTRY_COMPARE(compared(*m_program)->columns().size(), 3);
    QTRY_VERIFY(!m_program->session()->isRunning());
    QTRY_COMPARE(shown(*m_program, 2), QStringLiteral("Gamma"));
}

void ComparedActionsTest::findingLooksThroughTheAnswerThatAPersonIsAt()
{
    goTo(1);
    trigger(Act::Find);
    const ui::FindBar &bar = m_program->window().pane().findBar();
    QVERIFY(bar.isVisible());
    bar.findChild<QLineEdit *>(QStringLiteral("find"))->setText(QStringLiteral("Beta"));
    QTRY_COMPARE(bar.countText(), QStringLiteral("1 of 1"));
    comparison().setCurrent(compared(*m_program)->columns().at(0)->reply());
    QTRY_COMPARE(bar.countText(), QStringLiteral("No match"));
    comparison().setCurrent(compared(*m_program)->columns().at(1)->reply());
    QTRY_COMPARE(bar.countText(), QStringLiteral("1 of 1"));
    press(*m_program, Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
    QVERIFY(compared(*m_program)->isVisible());
}

void ComparedActionsTest::findingGoesOnInTheChatAfterwards()
{
    goTo(1);
    trigger(Act::Find);
    const ui::FindBar &bar = m_program->window().pane().findBar();
    bar.findChild<QLineEdit *>(QStringLiteral("find"))->setText(QStringLiteral("three ways"));
    QTRY_COMPARE(bar.countText(), QStringLiteral("No match"));
    comparison().close();
    QTRY_VERIFY(m_program->window().pane().view().isVisible());
    QVERIFY(bar.isVisible());
    QTRY_COMPARE(bar.countText(), QStringLiteral("1 of 1")); // the question
}

void ComparedActionsTest::deleteTakesThatAnswerAndUndoBringsItBack()
{
    goTo(1);
    press(*m_program, Qt::Key_Delete);
    QTRY_COMPARE(compared(*m_program)->columns().size(), 2);
    QCOMPARE(shown(*m_program, 0), QStringLiteral("Alpha one"));
    QCOMPARE(shown(*m_program, 1), QStringLiteral("Gamma"));
    QCOMPARE(m_program->conversation().messageCount(), 3);
    trigger(Act::Undo);
    QTRY_COMPARE(compared(*m_program)->columns().size(), 3);
    QTRY_COMPARE(shown(*m_program, 1), QStringLiteral("Beta"));
}

void ComparedActionsTest::theLastReplyIsThatAnswer()
{
    goTo(2);
    trigger(Act::CopyLast);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Gamma"));
}

void ComparedActionsTest::whatIsInsertedStandsBelowThatAnswer()
{
    goTo(2);
    trigger(Act::InsertMessage);
    auto *dialog = m_program->window().findChild<ui::InsertDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->inserted(core::Role::User, QStringLiteral("And then?"));
    QTRY_COMPARE(m_program->lastText(), QStringLiteral("And then?"));
    QVERIFY(!compared(*m_program)->isVisible());
    QCOMPARE(core::plainText(m_program->conversation().at(1)), QStringLiteral("Gamma"));
}

void ComparedActionsTest::steppingGoesThere()
{
    goTo(1);
    m_program->composer().focusInput();
    trigger(Act::NextMessage);
    QCOMPARE(m_program->window().focusWidget(), compared(*m_program)->columns().at(1)->shownView());
}

void ComparedActionsTest::aQuestionThatIsGoneToIsSeen()
{
    goTo(1);
    trigger(Act::Questions);
    auto *list = m_program->window().findChild<ui::QuestionList *>();
    QVERIFY(list && list->isVisible());
    list->close();
    Q_EMIT list->chosen(m_program->conversation().at(0).id);
    QTRY_VERIFY(m_program->window().pane().view().isVisible());
    QCOMPARE(m_program->lastText(), QStringLiteral("Beta"));
}

void ComparedActionsTest::anotherModelIsAskedForThatAnswerAlone()
{
    m_program->gateway.answer(flow::answer({QStringLiteral("Delta")}));
    const QUuid profile = m_program->conversation().info().profileId;
    ui::ConversationPane &pane = m_program->window().pane();
    pane.pickAndResend(compared(*m_program)->columns().at(1)->reply(),
                       ui::ConversationPane::Picked::ForConversation);
    auto *picker = pane.findChild<ui::ModelPicker *>();
    QVERIFY(picker);
    Q_EMIT picker->chosen(profile, QStringLiteral("m7"));
    picker->close();
    QTRY_COMPARE(shown(*m_program, 1), QStringLiteral("Delta"));
    QCOMPARE(compared(*m_program)->columns().size(), 3);
    const QUuid asked = compared(*m_program)->columns().at(1)->reply();
    QCOMPARE(m_program->conversation().find(asked)->model, QStringLiteral("m7"));
    QCOMPARE(m_program->conversation().info().model, QStringLiteral("m1"));
}

void ComparedActionsTest::askingAgainStandsTogetherInTheMenu()
{
    QMenu menu;
    Q_EMIT m_program->window().pane().view().menuOpening(&menu, comparison().current());
    QStringList words;
    for (const QAction *action : menu.actions())
        words.append(action->text());
    const qsizetype beside = words.indexOf(QStringLiteral("Regenerate with another model…"));
    QVERIFY2(beside > 0, qPrintable(words.join(u'|')));
    QCOMPARE(words.value(beside + 1), QStringLiteral("Answer again with several models…"));
}

void ComparedActionsTest::largeLettersTakeTabs()
{
    QVERIFY(!compared(*m_program)->isTabbed());
    core::Settings settings = m_program->assembly().preferences().settings();
    settings.readingPercent = 200;
    m_program->assembly().preferences().set(settings);
    QTRY_VERIFY(compared(*m_program)->isTabbed());
    settings.readingPercent = 100;
    m_program->assembly().preferences().set(settings);
    QTRY_VERIFY(!compared(*m_program)->isTabbed());
}

void ComparedActionsTest::goingOnWaitsForTheOthersAndSaysSo()
{
    ui::ReplyPort port(*m_program->session(), compared(*m_program)->columns().at(1)->reply());
    const QSignalSpy refused(&port, &ui::ReplyPort::refused);
    m_program->gateway.answer(
        support::FakeAnswer::sse({support::chunk(QStringLiteral("Again"))})
            .hold()
            .then({support::finish(QStringLiteral("stop")), support::done()}));
    m_program->session()->regenerate(compared(*m_program)->columns().at(0)->reply());
    QTRY_COMPARE(shown(*m_program, 0), QStringLiteral("Again"));
    port.mend(compared(*m_program)->columns().at(1)->reply(), {core::MendKind::Continue, {}});
    QCOMPARE(refused.count(), 1);
    m_program->gateway.release();
    QTRY_VERIFY(!m_program->session()->isRunning());
    QCOMPARE(compared(*m_program)->columns().size(), 3);
}

void ComparedActionsTest::theBranchPanelMarksThatAnswer()
{
    goTo(1);
    trigger(Act::Branches);
    const auto *model = m_program->window().findChild<ui::BranchModel *>();
    QVERIFY(model);
    const auto isMarked = [model, this](int at) {
        return model->indexOf(compared(*m_program)->columns().at(at)->reply())
            .data(ui::BranchModel::CurrentRole)
            .toBool();
    };
    QVERIFY(isMarked(1));
    comparison().setCurrent(compared(*m_program)->columns().at(2)->reply());
    QTRY_VERIFY(isMarked(2));
    QVERIFY(!isMarked(1));
    QList<QUuid> answers;
    for (const auto *column : compared(*m_program)->columns())
        answers.append(column->reply());
    const auto isAnswerMarked = [model, &answers](int at) {
        return model->indexOf(answers.at(at)).data(ui::BranchModel::CurrentRole).toBool();
    };
    comparison().close(); // what is read now is the conversation
    QTRY_VERIFY(m_program->window().pane().view().isVisible());
    // One message of the branch that was picked, and none of the others.
    const core::Conversation &shown = m_program->conversation();
    const auto markedRows = [model, &shown] {
        QList<int> rows;
        for (int row = 0; row < shown.rowCount(); ++row) {
            if (model->indexOf(shown.at(row).id).data(ui::BranchModel::CurrentRole).toBool())
                rows.append(row);
        }
        return rows;
    };
    QTRY_COMPARE(markedRows().size(), 1);
    QVERIFY(!isAnswerMarked(0) && !isAnswerMarked(1));
}

QTEST_MAIN(ComparedActionsTest)
#include "tst_comparedactions.moc"

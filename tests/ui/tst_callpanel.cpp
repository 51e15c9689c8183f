// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storeedits.h"
#include "support/storebuilders.h"
#include "support/toolrig.h"
#include "ui/calls/callpanel.h"
#include "ui/calls/callwords.h"
#include "ui/textbutton.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QPushButton>

using support::callChunk;
using support::calling;

namespace {

/// A session whose first reply called, below the panel that asks about it.
struct CallPanelRig : support::ToolRig {
    ui::Theme theme;
    QWidget window;
    ui::CallPanel panel{theme, preferences, &window};
    std::unique_ptr<chat::ChatSession> shown;

    [[nodiscard]] bool ask(const QList<tools::Tool> &own, const QList<QByteArray> &calls)
    {
        window.resize(760, 500);
        panel.setGeometry(window.rect());
        window.show();
        QApplication::setActiveWindow(&window);
        gateway.answer(calling(calls));
        gateway.answer(
            support::FakeAnswer::sse({support::chunk(QStringLiteral("Done.")),
                                      support::finish(QStringLiteral("stop")), support::done()}));
        if (!setUp(own))
            return false;
        shown = open();
        panel.setSession(shown.get());
        shown->send({QStringLiteral("q"), {}, {}});
        return QTest::qWaitFor([this] { return panel.isVisible(); });
    }
    [[nodiscard]] QPushButton *button(const char *words) const
    {
        for (QPushButton *one : panel.findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == QString::fromUtf8(words))
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QString facts(const char *name) const
    {
        auto *where = panel.findChild<QWidget *>(QString::fromLatin1(name));
        return where->isVisible() ? where->findChild<QPlainTextEdit *>()->toPlainText() : QString();
    }
    [[nodiscard]] QPlainTextEdit *field() const
    {
        return panel.findChild<QPlainTextEdit *>(QStringLiteral("callResult"));
    }
    [[nodiscard]] chat::ToolCallStage stage(const char *id) const
    {
        return support::stageOf(*shown, QString::fromLatin1(id)).value();
    }
};

QByteArray paris(int index, const char *id)
{
    return callChunk(index, QString::fromLatin1(id), QStringLiteral("get_weather"),
                     QStringLiteral("{\"city\":\"Paris\"}"));
}

} // namespace

/// What the panel above the composer asks about calls, and what it takes for an answer.
class CallPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondHalfOfADoubleClickAllowsNothing();
    void aKeyHeldDownAllowsNothing();
    void nothingIsHiddenInWhatWouldRun();
    void argumentsAreShownAsTheyWereWritten();
    void aToolThatChangedIsNotTheOneShown();
    void whatIsTooLongToShowCannotBeAllowed();
    void anInputMethodIsNotDisturbed();
    void aToolThatNobodyKnowsSaysSo();
    void whatIsReadStaysWhileAnotherAsksAgain();
    void narrowWindowsPutButtonsBelowEachOther();
    void whatIsTypedAndNotSentIsThereAfterARestart();
    void whatIsTypedForSeveralCallsStaysWithEach();
};

void CallPanelTest::theSecondHalfOfADoubleClickAllowsNothing()
{
    CallPanelRig rig;
    QVERIFY(rig.ask({rig.echo()}, {paris(0, "a"), paris(1, "b")}));
    QPushButton *run = rig.button("Run once");
    QVERIFY(run);
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_COMPARE(rig.stage("a"), chat::ToolCallStage::Answered);
    QTRY_VERIFY(rig.panel.accessibleDescription().contains(QStringLiteral("1 of 2")));
    // The other call stands there when the second press comes.
    for (const QEvent::Type type : {QEvent::MouseButtonDblClick, QEvent::MouseButtonRelease}) {
        QMouseEvent event(type, run->rect().center(), run->mapToGlobal(run->rect().center()),
                          Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(run, &event);
    }
    QCOMPARE(rig.stage("b"), chat::ToolCallStage::Approval);
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_COMPARE(rig.stage("b"), chat::ToolCallStage::Answered);
}

void CallPanelTest::aKeyHeldDownAllowsNothing()
{
    CallPanelRig rig;
    QVERIFY(rig.ask({rig.echo()}, {paris(0, "a")}));
    QPushButton *run = rig.button("Run once");
    run->setFocus();
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
    QCoreApplication::sendEvent(run, &held);
    QCOMPARE(rig.stage("a"), chat::ToolCallStage::Approval);
    QTest::keyClick(run, Qt::Key_Return);
    QTRY_COMPARE(rig.stage("a"), chat::ToolCallStage::Answered);
}

void CallPanelTest::nothingIsHiddenInWhatWouldRun()
{
    CallPanelRig rig;
    tools::Tool tool = rig.echo();
    tool.command.arguments = {QStringLiteral("-\nJSON on its standard input"),
                              QStringLiteral("a\u202Eb")};
    QVERIFY(rig.ask({tool}, {callChunk(0, QStringLiteral("a"), tool.name,
                                       QStringLiteral("{\"city\":\"x\u200By\"}"))}));
    QCOMPARE(rig.facts("callCommand"),
             QStringLiteral("\"/bin/cat\"\n\"-\\nJSON on its standard input\"\n\"a<U+202E>b\""));
    QVERIFY(rig.facts("callArguments").contains(QStringLiteral("x<U+200B>y")));
}

void CallPanelTest::argumentsAreShownAsTheyWereWritten()
{
    core::ToolCallPart call;
    call.isValid = true;
    call.arguments = QStringLiteral("{\"b\":1.0,\"a\":[],\"b\":9007199254740993}");
    QCOMPARE(ui::argumentsShown(call),
             QStringLiteral("{\n    \"b\": 1.0,\n    \"a\": [],\n    \"b\": "
                            "9007199254740993\n}"));
    call.isValid = false;
    QCOMPARE(ui::argumentsShown(call), call.arguments);
}

void CallPanelTest::aToolThatChangedIsNotTheOneShown()
{
    CallPanelRig rig;
    QVERIFY(rig.ask({rig.echo()}, {paris(0, "a")}));
    tools::Tool other = rig.echo();
    other.command.program = QStringLiteral("/bin/true");
    QVERIFY(rig.toolbox.setOwn({other}).isOk());
    rig.button("Run once")->click(); // what was seen was the old one
    QTRY_COMPARE(rig.facts("callCommand"), QStringLiteral("\"/bin/true\""));
    QCOMPARE(rig.stage("a"), chat::ToolCallStage::Approval);
}

void CallPanelTest::whatIsTooLongToShowCannotBeAllowed()
{
    CallPanelRig rig;
    const QString large =
        QStringLiteral("{\"city\":\"%1\"}").arg(QString(600 * 1024, QLatin1Char('x')));
    QVERIFY(rig.ask({rig.echo()}, {callChunk(0, QStringLiteral("a"), rig.echo().name, large)}));
    QVERIFY(rig.panel.accessibleDescription().contains(QStringLiteral("cannot be allowed")));
    QVERIFY(!rig.button("Run once"));
    QVERIFY(!rig.button("Always in this chat"));
    QVERIFY(rig.button("Deny"));
}

void CallPanelTest::anInputMethodIsNotDisturbed()
{
    CallPanelRig rig;
    QVERIFY(rig.ask({rig.person()}, {callChunk(0, QStringLiteral("a"), QStringLiteral("ask_person"),
                                               QStringLiteral("{}"))}));
    rig.field()->setFocus();
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(rig.field(), &composing);
    QTest::keyClick(rig.field(), Qt::Key_Return, Qt::ControlModifier);
    rig.button("Send result")->click();
    QCOMPARE(rig.stage("a"), chat::ToolCallStage::Waiting);
    QInputMethodEvent chosen;
    chosen.setCommitString(QStringLiteral("你"));
    QCoreApplication::sendEvent(rig.field(), &chosen);
    QCoreApplication::processEvents();
    QTest::keyClick(rig.field(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(rig.stage("a"), chat::ToolCallStage::Answered);
}

void CallPanelTest::aToolThatNobodyKnowsSaysSo()
{
    CallPanelRig rig;
    QVERIFY(rig.ask({rig.person()}, {callChunk(0, QStringLiteral("a"), QStringLiteral("rm_rf"),
                                               QStringLiteral("{}"))}));
    QCOMPARE(rig.panel.accessibleName(), QStringLiteral("rm_rf waits for your answer"));
    QVERIFY(rig.panel.accessibleDescription().contains(QStringLiteral("No such tool")));
    QVERIFY(!rig.button("Run once"));
}

void CallPanelTest::whatIsReadStaysWhileAnotherAsksAgain()
{
    CallPanelRig rig;
    tools::Tool slow = rig.echo();
    slow.command.program = QStringLiteral("/bin/sleep");
    slow.command.arguments = {QStringLiteral("60")};
    const QString waits = QStringLiteral("ask_person waits for your answer");
    QVERIFY(rig.ask({rig.person(), slow},
                    {paris(0, "a"), callChunk(1, QStringLiteral("b"), QStringLiteral("ask_person"),
                                              QStringLiteral("{}"))}));
    QTRY_VERIFY(rig.button("Run once"));
    rig.button("Run once")->click();
    QTRY_COMPARE(rig.stage("a"), chat::ToolCallStage::Running);
    QTRY_COMPARE(rig.panel.accessibleName(), waits);
    auto *next = rig.panel.findChild<ui::TextButton *>();
    QVERIFY(!next->isVisible());
    QTest::keyClicks(rig.field(), QStringLiteral("typed"));
    chat::ToolRun::of(*rig.shown).cancel(QStringLiteral("a"));
    QTRY_VERIFY(next->isVisible()); // the first one asks again
    QCOMPARE(rig.panel.accessibleName(), waits);
    QCOMPARE(rig.field()->toPlainText(), QStringLiteral("typed"));
}

void CallPanelTest::narrowWindowsPutButtonsBelowEachOther()
{
    CallPanelRig rig;
    QVERIFY(rig.ask({rig.echo()}, {paris(0, "a")}));
    QTRY_COMPARE(rig.button("Deny")->y(), rig.button("Run once")->y());
    rig.panel.resize(200, 500);
    QTRY_VERIFY(rig.button("Deny")->y() < rig.button("Run once")->y());
}

void CallPanelTest::whatIsTypedAndNotSentIsThereAfterARestart()
{
    CallPanelRig rig;
    const tools::Tool tool = rig.person();
    QVERIFY(rig.ask({tool}, {callChunk(0, QStringLiteral("a"), tool.name, QStringLiteral("{}"))}));
    const QUuid id = rig.shown->conversation().info().id;
    const QString half = QStringLiteral("half\u00A0an\nanswer");
    rig.field()->insertPlainText(half);
    rig.shown->keepMessage({{QStringLiteral("a draft"), {}, {}}});
    const auto kept = [&rig, id] {
        const auto typed = support::await(storage::StoreEdits(rig.store).typedResults(id)).value();
        return typed.isEmpty() ? QString() : typed.constFirst().text;
    };
    // Killed a moment later: nobody was told that it ends.
    QTRY_COMPARE(kept(), half);
    QCOMPARE(support::await(rig.store.draft(id)).value().text, QStringLiteral("a draft"));
    rig.panel.setSession(nullptr);
    rig.shown = rig.reopen(id);
    ui::CallPanel second{rig.theme, rig.preferences, &rig.window};
    second.setGeometry(rig.window.rect());
    second.setSession(rig.shown.get());
    auto *field = second.findChild<QPlainTextEdit *>(QStringLiteral("callResult"));
    QTRY_COMPARE(field->toPlainText(), QStringLiteral("half an\nanswer"));
    QVERIFY(!field->document()->isUndoAvailable());
    // The draft below is written without touching it, and the other way round.
    rig.shown->keepMessage({{QStringLiteral("another draft"), {}, {}}});
    QCOMPARE(kept(), half);
    field->insertPlainText(QStringLiteral("!"));
    second.keepDrafts();
    QCOMPARE(kept(), half + u'!');
    QCOMPARE(support::await(rig.store.draft(id)).value().text, QStringLiteral("another draft"));
    // Sent, it is a result, and no draft any more.
    chat::ToolRun::of(*rig.shown).answer(QStringLiteral("a"), half);
    QTRY_COMPARE(kept(), QString());
    QTRY_VERIFY(!rig.shown->isRunning());
    second.setSession(nullptr);
    rig.shown.reset();
}

void CallPanelTest::whatIsTypedForSeveralCallsStaysWithEach()
{
    CallPanelRig rig;
    const tools::Tool tool = rig.person();
    QVERIFY(rig.ask({tool}, {callChunk(0, QStringLiteral("a"), tool.name, QStringLiteral("{}")),
                             callChunk(1, QStringLiteral("b"), tool.name, QStringLiteral("{}"))}));
    const QUuid id = rig.shown->conversation().info().id;
    rig.field()->insertPlainText(QStringLiteral("one"));
    rig.panel.ask(QStringLiteral("b"));
    rig.field()->insertPlainText(QStringLiteral("two"));
    // What is left for another chat is handed over at once.
    rig.panel.setSession(nullptr);
    const auto typed = support::await(storage::StoreEdits(rig.store).typedResults(id)).value();
    QCOMPARE(typed.size(), 2);
    rig.panel.setSession(rig.shown.get());
    QCOMPARE(rig.field()->toPlainText(), QStringLiteral("one"));
    rig.panel.ask(QStringLiteral("b"));
    QCOMPARE(rig.field()->toPlainText(), QStringLiteral("two"));
    // One that was answered goes alone.
    chat::ToolRun::of(*rig.shown).deny(QStringLiteral("a"));
    const auto left = [&rig, id] {
        return support::await(storage::StoreEdits(rig.store).typedResults(id)).value();
    };
    QTRY_COMPARE(left().size(), 1);
    QCOMPARE(left().constFirst().callId, QStringLiteral("b"));
    rig.panel.setSession(nullptr);
    rig.shown.reset();
}

QTEST_MAIN(CallPanelTest)
#include "tst_callpanel.moc"

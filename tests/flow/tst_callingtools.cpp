// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/sessionparameters.h"
#include "support/toolrig.h"
#include "ui/actions.h"
#include "ui/calls/callpanel.h"
#include "ui/conversation/conversationview.h"

#include <QPlainTextEdit>

using flow::answer;
using flow::Program;
using support::callChunk;
using support::calling;
using support::outlineOf;

/// A model calls, and a person says what becomes of it: the whole program over loopback.
class CallingToolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoRoundsOfCallsSideBySide();
    void aDeniedToolNeverRuns();
    void closingTheQuestionIsNo();
    void aBrokenCallNeverRuns();
    void whatIsTypedStaysAndIsSent();
    void whatIsPendingSurvivesARestart();
    void usedUpRoundsAskToGoOn();

private:
    /// Starts with tools that the chat offers; `program` is what get_weather runs.
    static bool start(Program &program, const tools::Tool &weather)
    {
        if (!program.start())
            return false;
        chat::Toolbox &toolbox = program.assembly().toolbox();
        if (!QTest::qWaitFor([&toolbox] { return toolbox.isReady(); }))
            return false;
        const bool isSet = toolbox.setOwn({support::ToolRig::person(), weather}).isOk();
        program.session()->parameters().set(
            QStringLiteral("tools"),
            toolbox.registry().definitions({QStringLiteral("ask_person"), weather.name}));
        return isSet;
    }
    /// Leaves a file behind when it runs.
    [[nodiscard]] static tools::Tool touching(const QString &path)
    {
        tools::Tool tool = support::ToolRig::echo();
        tool.command.program = QStringLiteral("/usr/bin/touch");
        tool.command.arguments = {path};
        return tool;
    }
    /// A model calls what would leave that file behind, and a person is asked.
    [[nodiscard]] static bool askToTouch(Program &program, const QString &path)
    {
        program.gateway.answer(
            calling({callChunk(0, u"a"_qs, u"get_weather"_qs, weather("Paris"))}));
        program.gateway.answer(answer({QStringLiteral("Done.")}));
        if (!start(program, touching(path)))
            return false;
        program.type(QStringLiteral("Question"));
        return asks(program, "Run get_weather?");
    }
    /// It did not run, and the model has heard of it.
    static void verifyDenied(Program &program, const QString &path)
    {
        QVERIFY(hasEnded(program));
        QVERIFY(!QFile::exists(path));
        QVERIFY(outlineOf(posts(program).at(1)).constLast().contains(QStringLiteral("denied")));
    }
    [[nodiscard]] static ui::CallPanel &panel(Program &program)
    {
        return *program.window().findChild<ui::CallPanel *>();
    }
    [[nodiscard]] static bool asks(Program &program, const char *words)
    {
        return QTest::qWaitFor([&] {
            return panel(program).isVisible()
                   && panel(program).accessibleName() == QString::fromUtf8(words);
        });
    }
    static void press(Program &program, const char *words)
    {
        auto *button = Program::button(panel(program), QString::fromUtf8(words));
        QVERIFY2(button, words);
        button->click();
    }
    /// Requests for answers, in order.
    [[nodiscard]] static QList<support::FakeRequest> posts(const Program &program)
    {
        QList<support::FakeRequest> all = program.gateway.requests();
        all.removeIf([](const support::FakeRequest &one) { return one.method != "POST"; });
        return all;
    }
    [[nodiscard]] static bool hasEnded(Program &program)
    {
        return QTest::qWaitFor([&program] {
            const core::Conversation &conversation = program.conversation();
            return conversation.rowCount() > 0 && !program.session()->isRunning()
                   && core::plainText(conversation.at(conversation.rowCount() - 1)) == u"Done."_qs;
        });
    }
    [[nodiscard]] static QString shown(Program &program, const char *facts)
    {
        auto *where = panel(program).findChild<QWidget *>(QString::fromLatin1(facts));
        auto *view = where->findChild<QPlainTextEdit *>();
        return where->isVisible() ? view->toPlainText() : QString();
    }
    [[nodiscard]] static QPlainTextEdit *field(Program &program)
    {
        return panel(program).findChild<QPlainTextEdit *>(QStringLiteral("callResult"));
    }
    [[nodiscard]] static QString weather(const char *city)
    {
        return QStringLiteral("{\"city\":\"%1\"}").arg(QString::fromUtf8(city));
    }
};

void CallingToolsTest::twoRoundsOfCallsSideBySide()
{
    Program program;
    const QString name = QStringLiteral("get_weather");
    program.gateway.answer(calling({callChunk(0, u"a"_qs, name, weather("Paris")),
                                    callChunk(1, u"b"_qs, u"ask_person"_qs, u"{}"_qs)}));
    program.gateway.answer(calling({callChunk(0, u"c"_qs, name, weather("Rome"))}));
    program.gateway.answer(calling({callChunk(0, u"d"_qs, name, weather("Oslo"))}));
    program.gateway.answer(answer({QStringLiteral("Done.")}));
    QVERIFY(start(program, support::ToolRig::echo()));
    program.input().setFocus();
    program.type(QStringLiteral("Question"));
    QVERIFY(asks(program, "Run get_weather?"));
    // What would run is there to be read, and who was writing goes on writing.
    QCOMPARE(shown(program, "callCommand"), QStringLiteral("\"/bin/cat\""));
    QVERIFY(shown(program, "callArguments").contains(QStringLiteral("\"city\": \"Paris\"")));
    QVERIFY(Program::says(panel(program), QStringLiteral("0 of 2 calls are answered")));
    QCOMPARE(program.window().focusWidget(), &program.input());
    press(program, "Run once");
    QVERIFY(asks(program, "ask_person waits for your answer"));
    QTRY_VERIFY(Program::says(panel(program), QStringLiteral("1 of 2 calls are answered")));
    QCOMPARE(posts(program).size(), 1);
    field(program)->setFocus();
    QTest::keyClicks(field(program), QStringLiteral("Yes"));
    QTest::keyClick(field(program), Qt::Key_Return, Qt::ControlModifier);
    // Once was once.
    QVERIFY(asks(program, "Run get_weather?"));
    QTRY_VERIFY(shown(program, "callArguments").contains(QStringLiteral("Rome")));
    QCOMPARE(
        outlineOf(posts(program).at(1)).mid(1),
        (QStringList{u"assistant(a b)"_qs, u"tool:a={\"city\":\"Paris\"}\n"_qs, u"tool:b=Yes"_qs}));
    press(program, "Always in this chat");
    QVERIFY(hasEnded(program));
    QTRY_VERIFY(!panel(program).isVisible());
    QVERIFY(outlineOf(posts(program).at(3)).constLast().contains(QStringLiteral("Oslo")));
    // What runs without asking says so, and can be taken back there.
    ui::ConversationView &view = program.window().pane().view();
    const int row = program.conversation().rowCount() - 3;
    view.scrollTo(view.model()->index(row, 0));
    chat::Toolbox &toolbox = program.assembly().toolbox();
    const QUuid chat = program.conversation().info().id;
    QCOMPARE(toolbox.allowed(chat), QStringList{name});
    view.pressRowAction(row, QStringLiteral("Ask again"));
    QVERIFY(toolbox.allowed(chat).isEmpty());
}

void CallingToolsTest::aDeniedToolNeverRuns()
{
    Program program;
    const QString trace = program.dataDir() + QStringLiteral("/ran");
    QVERIFY(askToTouch(program, trace));
    // What is pressed first by keys does no harm.
    panel(program).focusAnswer();
    const auto *first = qobject_cast<QAbstractButton *>(program.window().focusWidget());
    QVERIFY(first);
    QCOMPARE(first->text(), QStringLiteral("Deny"));
    QTest::keyClick(program.window().windowHandle(), Qt::Key_Return);
    verifyDenied(program, trace);
    // Nobody is left with a focus that is nowhere.
    QTRY_COMPARE(program.window().focusWidget(), &program.input());
}

void CallingToolsTest::closingTheQuestionIsNo()
{
    Program program;
    const QString trace = program.dataDir() + QStringLiteral("/ran");
    QVERIFY(askToTouch(program, trace));
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier, {}, true);
    QCoreApplication::sendEvent(&program.window(), &held);
    QVERIFY(!chat::ToolRun::of(*program.session()).pending().isNull());
    QTest::keyClick(program.window().windowHandle(), Qt::Key_Escape);
    verifyDenied(program, trace);
}

void CallingToolsTest::aBrokenCallNeverRuns()
{
    Program program;
    const QString trace = program.dataDir() + QStringLiteral("/ran");
    program.gateway.answer(calling({callChunk(0, u"a"_qs, u"get_weather"_qs, u"{\"city\":"_qs)}));
    program.gateway.answer(calling({callChunk(0, u"b"_qs, u"ask_person"_qs, u"[1"_qs)}));
    program.gateway.answer(answer({QStringLiteral("Done.")}));
    QVERIFY(start(program, touching(trace)));
    program.type(QStringLiteral("Question"));
    // The model hears of the first by itself; of what a person answers the person decides.
    QVERIFY(asks(program, "ask_person was called with broken arguments"));
    QVERIFY(outlineOf(posts(program).at(1)).constLast().contains(QStringLiteral("not one valid")));
    QCOMPARE(shown(program, "callArguments"), QStringLiteral("[1"));
    press(program, "Let the model mend it");
    QVERIFY(hasEnded(program));
    QVERIFY(outlineOf(posts(program).at(2)).constLast().contains(QStringLiteral("not one valid")));
    QVERIFY(!QFile::exists(trace));
}

void CallingToolsTest::whatIsTypedStaysAndIsSent()
{
    Program program;
    program.gateway.answer(calling({callChunk(0, u"a"_qs, u"ask_person"_qs, u"{}"_qs),
                                    callChunk(1, u"b"_qs, u"ask_person"_qs, u"{}"_qs)}));
    program.gateway.answer(answer({QStringLiteral("Done.")}));
    QVERIFY(start(program, support::ToolRig::echo()));
    program.type(QStringLiteral("Question"));
    QVERIFY(asks(program, "ask_person waits for your answer"));
    QTest::keyClicks(field(program), QStringLiteral("one"));
    press(program, "Next call");
    QVERIFY(field(program)->toPlainText().isEmpty());
    QTest::keyClicks(field(program), QStringLiteral("two"));
    // Another chat asks nothing; back here everything is as it was.
    const QUuid chat = program.conversation().info().id;
    program.window().actions().at(ui::Act::NewChat)->trigger();
    QTRY_VERIFY(!panel(program).isVisible());
    program.assembly().workspace().open(chat);
    QVERIFY(asks(program, "ask_person waits for your answer"));
    QCOMPARE(field(program)->toPlainText(), QStringLiteral("one"));
    press(program, "Send result");
    QTRY_COMPARE(field(program)->toPlainText(), QStringLiteral("two"));
    press(program, "Send result");
    QVERIFY(hasEnded(program));
    QCOMPARE(outlineOf(posts(program).at(1)).mid(2),
             (QStringList{u"tool:a=one"_qs, u"tool:b=two"_qs}));
}

void CallingToolsTest::whatIsPendingSurvivesARestart()
{
    Program program;
    program.gateway.answer(calling({callChunk(0, u"a"_qs, u"get_weather"_qs, weather("Paris"))}));
    QVERIFY(start(program, support::ToolRig::echo()));
    program.type(QStringLiteral("Question"));
    QVERIFY(asks(program, "Run get_weather?"));
    const QUuid chat = program.conversation().info().id;
    QVERIFY(program.start());
    QTRY_VERIFY(program.assembly().workspace().list().rowOf(chat) >= 0);
    program.assembly().workspace().open(chat);
    QVERIFY(asks(program, "Run get_weather?"));
    QCOMPARE(shown(program, "callCommand"), QStringLiteral("\"/bin/cat\""));
    program.gateway.answer(answer({QStringLiteral("Done.")}));
    press(program, "Run once");
    QVERIFY(hasEnded(program));
    QCOMPARE(outlineOf(posts(program).at(1)).constLast(),
             QStringLiteral("tool:a={\"city\":\"Paris\"}\n"));
}

void CallingToolsTest::usedUpRoundsAskToGoOn()
{
    Program program;
    const QString person = QStringLiteral("ask_person");
    program.gateway.answer(calling({callChunk(0, u"a"_qs, person, u"{}"_qs)}));
    program.gateway.answer(calling({callChunk(0, u"b"_qs, person, u"{}"_qs)}));
    program.gateway.answer(answer({QStringLiteral("Done.")}));
    QVERIFY(start(program, support::ToolRig::echo()));
    program.assembly().toolbox().setRounds(1);
    program.type(QStringLiteral("Question"));
    QVERIFY(asks(program, "ask_person waits for your answer"));
    press(program, "Send result");
    QTRY_COMPARE(posts(program).size(), 2);
    QVERIFY(asks(program, "ask_person waits for your answer"));
    press(program, "Send result");
    QVERIFY(asks(program, "All calls are answered"));
    QCOMPARE(posts(program).size(), 2);
    press(program, "Go on");
    QVERIFY(hasEnded(program));
}

QTEST_MAIN(CallingToolsTest)
#include "tst_callingtools.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ui/conversation/conversationview.h"

#include <QInputMethodEvent>

using flow::answer;
using flow::Program;

/// Writing with an input method, in the composer of the real window.
class ComposingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterBelongsToTheInputMethodWhileItComposes();
    void theEnterThatCommitsDoesNotSend();
    void focusLeavesAPreeditUnsent();

private:
    static void compose(QWidget &input, const QString &preedit, const QString &commit = {})
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(&input, &event);
    }
};

void ComposingTest::enterBelongsToTheInputMethodWhileItComposes()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("好")}));
    QVERIFY(program.start());
    QWidget &input = program.input();
    QTest::keyClicks(&input, QStringLiteral("Say ")); // something that could be sent
    for (const char *step : {"n", "ni", "ni'h", "ni'hao"}) {
        compose(input, QString::fromLatin1(step));
        for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
            QTest::keyClick(&input, Qt::Key(key));
            QTest::keyClick(&input, Qt::Key(key), Qt::ControlModifier);
        }
    }
    QCoreApplication::processEvents();
    QCOMPARE(program.conversation().rowCount(), 0);
    compose(input, {}, QStringLiteral("你好"));
    QCOMPARE(program.composer().text(), QStringLiteral("Say 你好"));
    QCoreApplication::processEvents();
    QTest::keyClick(&input, Qt::Key_Return);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(core::plainText(program.conversation().at(0)), QStringLiteral("Say 你好"));
    QCOMPARE(program.gateway.requestCount("POST"), 1);
}

void ComposingTest::theEnterThatCommitsDoesNotSend()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("好")}));
    QVERIFY(program.start());
    QWidget &input = program.input();
    compose(input, QStringLiteral("ni'hao"));
    // Some input methods commit, and pass on the key that did it.
    compose(input, {}, QStringLiteral("你好"));
    QTest::keyClick(&input, Qt::Key_Return);
    QCoreApplication::processEvents();
    QCOMPARE(program.conversation().rowCount(), 0);
    QCOMPARE(program.composer().text(), QStringLiteral("你好"));
    QTest::keyClick(&input, Qt::Key_Return);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.gateway.requestCount("POST"), 1);
}

void ComposingTest::focusLeavesAPreeditUnsent()
{
    Program program;
    QVERIFY(program.start());
    compose(program.input(), QStringLiteral("ni'hao"));
    QTest::keyClick(&program.input(), Qt::Key_Escape);
    program.window().pane().view().setFocus();
    QCoreApplication::processEvents();
    QCOMPARE(program.conversation().rowCount(), 0);
    QCOMPARE(program.gateway.requestCount(), 0);
}

QTEST_MAIN(ComposingTest)
#include "tst_composing.moc"

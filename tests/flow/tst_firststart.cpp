// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/connections.h"
#include "chat/preferences.h"
#include "ui/conversation/conversationview.h"
#include "ui/pages/firstrunpage.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QLineEdit>

using flow::answer;
using flow::Program;

/// A person who has just installed it.
class FirstStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForAGatewayAndCanBeWrittenToAtOnce();
    void aWholeExampleBecomesAConnection();
    void anAddressAloneOpensItsConnection();
    void whatIsNeitherIsSaidToBe();
    void looksAroundWithoutAKey();
    void speaksTheOtherLanguageAtOnce();
};

namespace {

ui::FirstRunPage *page(Program &program)
{
    auto *page = qobject_cast<ui::FirstRunPage *>(program.window().pane().middle());
    return page && page->isVisible() ? page : nullptr;
}

QDialog *settings(Program &program)
{
    return program.window().findChild<QDialog *>(QStringLiteral("settings"));
}

template <typename Widget>
Widget *part(Program &program, const char *name)
{
    return settings(program)->findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace

void FirstStartTest::asksForAGatewayAndCanBeWrittenToAtOnce()
{
    Program program;
    QVERIFY(program.start(true));
    QTRY_VERIFY(page(program));
    QVERIFY(Program::says(*page(program), QStringLiteral("Connect your gateway")));
    QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
    QVERIFY(program.input().isVisible());
    QTest::keyClicks(&program.input(), QStringLiteral("Hello there"));
    QTest::keyClick(&program.input(), Qt::Key_Return);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(core::plainText(program.conversation().at(0)), QStringLiteral("Hello there"));
    QVERIFY(!page(program));
}

void FirstStartTest::aWholeExampleBecomesAConnection()
{
    Program program;
    program.gateway.answer(answer({QStringLiteral("From the gateway")}));
    QVERIFY(program.start(true));
    QTRY_VERIFY(page(program));
    auto *field = page(program)->findChild<QLineEdit *>();
    QGuiApplication::clipboard()->setText(
        QStringLiteral(
            "from openai import OpenAI\n"
            "client = OpenAI(\n    base_url=\"%1\",\n    api_key=\"sk-from-a-guide-1\")\n"
            "client.chat.completions.create(model=\"small-1\", messages=[])\n")
            .arg(program.gateway.baseUrl()));
    QTest::keySequence(field, QKeySequence::Paste);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(settings(program) && settings(program)->isVisible());
    QVERIFY(field->text().isEmpty());
    QCOMPARE(part<QLineEdit>(program, "baseUrl")->text(), program.gateway.baseUrl());
    QCOMPARE(part<QComboBox>(program, "modelId")->currentText(), QStringLiteral("small-1"));
    QTest::mouseClick(part<QAbstractButton>(program, "save"), Qt::LeftButton);
    QTRY_VERIFY(!program.assembly().connections().isOnlyDemo());
    settings(program)->close();
    QTRY_VERIFY(!page(program));

    QTest::keyClicks(&program.input(), QStringLiteral("Are you there"));
    QTest::keyClick(&program.input(), Qt::Key_Return);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QCOMPARE(program.lastText(), QStringLiteral("From the gateway"));
    const auto request = program.gateway.lastRequest();
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer sk-from-a-guide-1"));
    QCOMPARE(request.json().value(QStringLiteral("model")).toString(), QStringLiteral("small-1"));
}

void FirstStartTest::anAddressAloneOpensItsConnection()
{
    Program program;
    QVERIFY(program.start(true));
    QTRY_VERIFY(page(program));
    auto *field = page(program)->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("ask.ling.rest"));
    QTest::mouseClick(Program::button(*page(program), QStringLiteral("Connect")), Qt::LeftButton);
    QTRY_VERIFY(settings(program) && settings(program)->isVisible());
    QCOMPARE(part<QComboBox>(program, "preset")->currentData().toString(), QStringLiteral("ling"));
    QVERIFY(program.assembly().connections().isOnlyDemo());
}

void FirstStartTest::whatIsNeitherIsSaidToBe()
{
    Program program;
    QVERIFY(program.start(true));
    QTRY_VERIFY(page(program));
    auto *field = page(program)->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("hello"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(Program::says(*page(program), QStringLiteral("neither an address nor a key")));
    QCOMPARE(field->text(), QStringLiteral("hello"));
    QVERIFY(!settings(program));
}

void FirstStartTest::looksAroundWithoutAKey()
{
    Program program;
    QVERIFY(program.start(true));
    QTRY_VERIFY(page(program));
    QTest::mouseClick(Program::button(*page(program), QStringLiteral("Look around without a key")),
                      Qt::LeftButton);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QVERIFY(program.lastText().contains(u'|')); // the tour shows a table
    QVERIFY(program.window().pane().view().isVisible());
}

void FirstStartTest::speaksTheOtherLanguageAtOnce()
{
    Program program;
    QVERIFY(program.start(true));
    QTRY_VERIFY(page(program));
    QTest::mouseClick(Program::button(*page(program), QStringLiteral("中文")), Qt::LeftButton);
    QTRY_VERIFY(Program::button(*page(program), QStringLiteral("连接")));
    QVERIFY(!Program::says(*page(program), QStringLiteral("Connect your gateway")));
    QCOMPARE(program.assembly().preferences().settings().language, QStringLiteral("zh_CN"));
    QTest::mouseClick(Program::button(*page(program), QStringLiteral("English")), Qt::LeftButton);
    QTRY_VERIFY(Program::says(*page(program), QStringLiteral("Connect your gateway")));
}

QTEST_MAIN(FirstStartTest)
#include "tst_firststart.moc"

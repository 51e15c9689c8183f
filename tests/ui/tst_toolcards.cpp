// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/finder.h"
#include "ui/conversation/tooltexts.h"

/// What tools were called with and what they answered, in lines that open.
class TestToolCards : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void aLineOpensTheCall();
    void aRunningCallIsALineOnly();
    void findOpensTheCall();
    void setsOutJson();
    void hostileNamesAreWords();

private:
    QUuid call(const QString &arguments, core::MessageState state = core::MessageState::Complete)
    {
        const QUuid question = m_port->add(core::Role::User, QStringLiteral("q"));
        core::Message message;
        message.role = core::Role::Assistant;
        message.parentId = question;
        message.state = state;
        core::ToolCallPart part;
        part.callId = QStringLiteral("c1");
        part.name = QStringLiteral("get_weather");
        part.arguments = arguments;
        part.isValid = true;
        message.parts = {part};
        const QUuid id = m_port->conversation().add(message);
        QCoreApplication::processEvents();
        return id;
    }
    [[nodiscard]] QStringList buttons() const
    {
        QStringList names;
        for (const ui::RowButton &button : m_view->rowButtons(1))
            names.append(button.text);
        return names;
    }
};

void TestToolCards::aLineOpensTheCall()
{
    (void)call(QStringLiteral("{\"city\":\"Paris\",\"days\":3}"));
    const int closed = rowRect(1).height();
    QVERIFY(buttons().contains(QStringLiteral("Called get_weather")));
    QVERIFY(!buttons().contains(QStringLiteral("Copy code")));
    m_view->pressRowAction(1, QStringLiteral("Called get_weather"));
    QVERIFY(rowRect(1).height() > closed + 4 * 15);
    QVERIFY(buttons().contains(QStringLiteral("Copy code")));
    m_view->pressRowAction(1, QStringLiteral("Called get_weather"));
    QCOMPARE(rowRect(1).height(), closed);
}

void TestToolCards::aRunningCallIsALineOnly()
{
    const QUuid id = call(QStringLiteral("{\"ci"), core::MessageState::Streaming);
    QVERIFY(buttons().contains(QStringLiteral("Calling get_weather")));
    m_view->pressRowAction(1, QStringLiteral("Calling get_weather"));
    m_port->conversation().appendText(id, 0, QStringLiteral("ty\":\"Rome\"}"));
    m_port->conversation().setState(id, core::MessageState::Complete);
    QCoreApplication::processEvents();
    QVERIFY(buttons().contains(QStringLiteral("Called get_weather")));
    m_view->copySelection(); // nothing is selected: nothing happens
    QVERIFY(buttons().contains(QStringLiteral("Copy code")));
}

void TestToolCards::findOpensTheCall()
{
    (void)call(QStringLiteral("{\"city\":\"Lisbon\"}"));
    QVERIFY(!buttons().contains(QStringLiteral("Copy code")));
    m_view->finder().search().search(QStringLiteral("Lisbon"));
    QTRY_VERIFY(buttons().contains(QStringLiteral("Copy code")));
}

void TestToolCards::setsOutJson()
{
    core::ToolCallPart call;
    call.arguments = QStringLiteral("{\"a\":[1,2]}");
    const QString json = ui::toolBody(call);
    QVERIFY(json.startsWith(QStringLiteral("```json\n{\n")));
    QVERIFY(json.count(QLatin1Char('\n')) > 5);
    // What is no JSON, or would take long, stays as it came; its own fences end nothing.
    const core::ToolResultPart result{QStringLiteral("c"), QStringLiteral("a\n```\nb")};
    QCOMPARE(ui::toolBody(result), QStringLiteral("````\na\n```\nb\n````\n"));
    call.arguments = QStringLiteral("[%1]").arg(QString(40'000, QLatin1Char(' ')));
    QVERIFY(ui::toolBody(call).contains(call.arguments));
    QVERIFY(ui::toolBody(core::ToolResultPart()).isEmpty());
}

void TestToolCards::hostileNamesAreWords()
{
    core::ToolCallPart call;
    call.name = QStringLiteral("<b>x</b>\n").repeated(100);
    const QString head = ui::toolHead(call, false);
    QVERIFY(head.size() < 120 && !head.contains(QLatin1Char('\n')));
    call.name.clear();
    QCOMPARE(ui::toolHead(call, true), QStringLiteral("Calling a tool without a name"));
}

QTEST_MAIN(TestToolCards)
#include "tst_toolcards.moc"

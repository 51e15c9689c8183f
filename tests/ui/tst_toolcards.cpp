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
    void saysHowItStands();
    void whatIsWrongHasItsPlace();
    void itsButtonsDoWhatTheySay();
    void aResultNamesItsCall();

private:
    /// The only call of the conversation, as it stands.
    [[nodiscard]] static chat::ToolCallView standing(chat::ToolCallStage stage, bool isOpen)
    {
        chat::ToolCallView view;
        view.call.callId = QStringLiteral("c1");
        view.call.name = QStringLiteral("get_weather");
        view.call.arguments = QStringLiteral("{}");
        view.call.isValid = true;
        view.stage = stage;
        view.isOpen = isOpen;
        return view;
    }
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

void TestToolCards::saysHowItStands()
{
    using Stage = chat::ToolCallStage;
    const QUuid reply = call(QStringLiteral("{}"));
    const QList<std::tuple<Stage, bool, QString>> stages{
        {Stage::Waiting, true, QStringLiteral("waits for your answer")},
        {Stage::Waiting, false, QStringLiteral("not answered")},
        {Stage::Approval, true, QStringLiteral("asks to run")},
        {Stage::Checking, true, QStringLiteral("checking")},
        {Stage::Running, true, QStringLiteral("running")},
        {Stage::Answered, false, QStringLiteral("answered")},
        {Stage::Denied, false, QStringLiteral("denied")},
        {Stage::Failed, false, QStringLiteral("failed")},
        {Stage::Broken, false, QStringLiteral("broken, not run")}};
    for (const auto &[stage, isOpen, words] : stages) {
        m_port->setToolCalls(reply, {standing(stage, isOpen)});
        QVERIFY2(buttons().contains(QStringLiteral("Called get_weather · ") + words),
                 qPrintable(buttons().join(u'|')));
    }
}

void TestToolCards::whatIsWrongHasItsPlace()
{
    using Kind = tools::SchemaViolation::Kind;
    const QUuid reply = call(QStringLiteral("{}"));
    const int height = rowRect(1).height();
    chat::ToolCallView view = standing(chat::ToolCallStage::Waiting, true);
    view.violations = {{QStringLiteral("/days/0/na~1me"), Kind::Type, {}},
                       {{}, Kind::Missing, QStringLiteral("city")}};
    m_port->setToolCalls(reply, {view});
    QVERIFY(rowRect(1).height() > height + 2 * 15);
    const QList<ui::RowButton> all = m_view->rowButtons(1);
    QCOMPARE(all.constFirst().details,
             QStringLiteral("days[0].na/me: another type of value is expected\n"
                            "arguments: “city” is missing"));
}

void TestToolCards::itsButtonsDoWhatTheySay()
{
    using Stage = chat::ToolCallStage;
    const QUuid reply = call(QStringLiteral("{}"));
    const QString id = QStringLiteral("c1");
    m_port->setToolCalls(reply, {standing(Stage::Running, true)});
    m_view->pressRowAction(1, QStringLiteral("Stop"));
    m_port->setToolCalls(reply, {standing(Stage::Approval, true)});
    QVERIFY(!buttons().contains(QStringLiteral("Stop")));
    m_view->pressRowAction(1, QStringLiteral("Answer"));
    chat::ToolCallView allowed = standing(Stage::Answered, false);
    m_port->setToolCalls(reply, {allowed});
    QVERIFY(!buttons().contains(QStringLiteral("Ask again")));
    allowed.isAllowed = true;
    m_port->setToolCalls(reply, {allowed});
    m_view->pressRowAction(1, QStringLiteral("Ask again"));
    const QList<std::pair<QString, ui::CallUse>> uses{
        {id, ui::CallUse::Stop}, {id, ui::CallUse::Answer}, {id, ui::CallUse::AskAgain}};
    QCOMPARE(m_port->m_uses, uses);
}

void TestToolCards::aResultNamesItsCall()
{
    const QUuid reply = call(QStringLiteral("{}"));
    core::Message result;
    result.role = core::Role::Tool;
    result.parentId = reply;
    result.parts = {core::ToolResultPart{QStringLiteral("c1"), QStringLiteral("21 degrees")}};
    const QUuid id = m_port->conversation().add(result);
    QCoreApplication::processEvents();
    chat::ToolCallView view = standing(chat::ToolCallStage::Failed, false);
    view.detail = QStringLiteral("no such city");
    m_port->setToolCalls(id, {view});
    const QString head = QStringLiteral("Result of get_weather · failed");
    QCOMPARE(m_view->rowButtons(2).constFirst().text, head);
    // What it wrote as errors is there once it is opened.
    QVERIFY(m_view->rowButtons(2).constFirst().details.isEmpty());
    m_view->pressRowAction(2, head);
    QVERIFY(m_view->rowButtons(2).constFirst().details.contains(QStringLiteral("no such city")));
}

QTEST_MAIN(TestToolCards)
#include "tst_toolcards.moc"

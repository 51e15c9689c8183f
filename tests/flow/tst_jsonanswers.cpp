// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "chat/sessionparameters.h"
#include "core/mend.h"
#include "ui/conversation/conversationview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using flow::Program;

namespace {

QJsonObject personFormat(const char *bornType)
{
    const QJsonObject properties{
        {QStringLiteral("name"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}},
        {QStringLiteral("born"),
         QJsonObject{{QStringLiteral("type"), QString::fromLatin1(bornType)}}}};
    const QJsonObject schema{
        {QStringLiteral("type"), QStringLiteral("object")},
        {QStringLiteral("properties"), properties},
        {QStringLiteral("required"), QJsonArray{QStringLiteral("born"), QStringLiteral("name")}},
        {QStringLiteral("additionalProperties"), false}};
    return {{QStringLiteral("type"), QStringLiteral("json_schema")},
            {QStringLiteral("json_schema"),
             QJsonObject{{QStringLiteral("name"), QStringLiteral("person")},
                         {QStringLiteral("strict"), true},
                         {QStringLiteral("schema"), schema}}}};
}

support::FakeAnswer ending(const QString &text, const QString &reason)
{
    QList<QByteArray> pieces;
    for (qsizetype i = 0; i < text.size(); i += 3)
        pieces.append(support::chunk(text.mid(i, 3)));
    pieces += {support::finish(reason), support::done()};
    return support::FakeAnswer::sse(pieces);
}

} // namespace

/// A reply that has to be JSON, from the request to what is said of it, across a restart.
class JsonAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyThatFits();
    void aReplyThatDoesNotFit();
    void aBrokenReply();
    void aReplyThatWasCut();
    void aRefusalIsNoBrokenJson();
    void theSchemaOfItsRequestHoldsAfterARestart();

private:
    static ui::ConversationView &view(Program &program)
    {
        return *program.window().findChild<ui::ConversationView *>();
    }
    [[nodiscard]] static QString said(Program &program)
    {
        return view(program).rowStatus(program.conversation().rowCount() - 1);
    }
    [[nodiscard]] static bool hasTree(Program &program)
    {
        const QList<ui::RowButton> all =
            view(program).rowButtons(program.conversation().rowCount() - 1);
        return std::any_of(all.begin(), all.end(), [](const ui::RowButton &button) {
            return button.action == ui::RowAction::ToggleTree;
        });
    }
    static void ask(Program &program, const support::FakeAnswer &answer)
    {
        program.gateway.answer(answer);
        QVERIFY(program.start());
        program.session()->parameters().set(QStringLiteral("response_format"),
                                            personFormat("integer"));
        program.type(QStringLiteral("Who? In JSON."));
        QVERIFY(program.waitForReply(core::MessageState::Complete));
        QCOMPARE(program.gateway.lastRequest().json().value(QStringLiteral("response_format")),
                 QJsonValue(personFormat("integer")));
    }
};

void JsonAnswersTest::aReplyThatFits()
{
    Program program;
    ask(program,
        ending(QStringLiteral("{\"name\": \"Ada\", \"born\": 1815}"), QStringLiteral("stop")));
    QTRY_VERIFY(said(program).contains(QStringLiteral("Fits the schema “person”")));
    QVERIFY(hasTree(program));
    QCOMPARE(program.lastText(), QStringLiteral("{\"name\": \"Ada\", \"born\": 1815}"));
}

void JsonAnswersTest::aReplyThatDoesNotFit()
{
    Program program;
    ask(program, ending(QStringLiteral("{\"name\": \"Ada\", \"born\": \"long ago\"}"),
                        QStringLiteral("stop")));
    QTRY_VERIFY(said(program).contains(QStringLiteral("/born: another type")));
    QVERIFY(hasTree(program));
}

void JsonAnswersTest::aBrokenReply()
{
    Program program;
    ask(program, ending(QStringLiteral("{\"name\": \"Ada\" \"born\": 1}"), QStringLiteral("stop")));
    QTRY_VERIFY(said(program).contains(QStringLiteral("Line 1, column 16")));
    QVERIFY(!hasTree(program));
    QCOMPARE(program.lastText(), QStringLiteral("{\"name\": \"Ada\" \"born\": 1}"));
}

void JsonAnswersTest::aReplyThatWasCut()
{
    Program program;
    ask(program, ending(QStringLiteral("{\"name\": \"Ada\", \"bo"), QStringLiteral("length")));
    QTRY_VERIFY(said(program).contains(QStringLiteral("cut off at the length limit")));
    QVERIFY(!said(program).contains(QStringLiteral("Not valid")));
}

void JsonAnswersTest::aRefusalIsNoBrokenJson()
{
    Program program;
    const QString words = QStringLiteral("I will not.");
    const QJsonObject choice{
        {QStringLiteral("index"), 0},
        {QStringLiteral("delta"), QJsonObject{{QStringLiteral("refusal"), words}}}};
    const QByteArray refusal = support::frame({{QStringLiteral("choices"), QJsonArray{choice}}});
    ask(program, support::FakeAnswer::sse(
                     {refusal, support::finish(QStringLiteral("stop")), support::done()}));
    // It came, as what it is.
    const core::Message &reply = program.conversation().at(program.conversation().rowCount() - 1);
    QCOMPARE(reply.parts, QList<core::ContentPart>{core::RefusalPart{words}});
    QVERIFY(reply.response.notices.contains(QString(core::notice::kModelDeclined)));
    QVERIFY(!said(program).contains(QStringLiteral("JSON")));
    QVERIFY(!hasTree(program));
}

void JsonAnswersTest::theSchemaOfItsRequestHoldsAfterARestart()
{
    Program program;
    ask(program,
        ending(QStringLiteral("{\"name\": \"Ada\", \"born\": 1815}"), QStringLiteral("stop")));
    QTRY_VERIFY(said(program).contains(QStringLiteral("Fits")));
    // What is asked for from now on says nothing of what was answered.
    program.session()->parameters().set(QStringLiteral("response_format"), personFormat("string"));
    const QUuid chat = program.conversation().info().id;
    program.quit();
    QVERIFY(program.start());
    program.assembly().workspace().open(chat);
    QTRY_COMPARE(program.conversation().info().id, chat);
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_VERIFY(hasTree(program));
    QTRY_VERIFY(said(program).contains(QStringLiteral("Fits the schema “person”")));
}

QTEST_MAIN(JsonAnswersTest)
#include "tst_jsonanswers.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/askrig.h"
#include "support/choices.h"

#include <QJsonArray>

using namespace support;

/// `loquat ask --option n=3`.
class AskSeveralTest : public QObject
{
    Q_OBJECT

    AskRig m_rig;
    FakeGateway m_gateway;

    [[nodiscard]] QStringList asked(const QStringList &more = {}) const
    {
        return m_rig.to(m_gateway,
                        more
                            + QStringList{QStringLiteral("--option"), QStringLiteral("n=3"),
                                          QStringLiteral("Hello")});
    }
    void answerThrice()
    {
        m_gateway.answer(FakeAnswer::sse(
            {choiceText(2, QStringLiteral("c")), choiceText(0, QStringLiteral("a")),
             choiceText(1, QStringLiteral("b")), choiceText(0, QStringLiteral("A")), choiceEnd(0),
             choiceEnd(2, QStringLiteral("length")), choiceEnd(1), done()}));
    }

private Q_SLOTS:
    void eachIsPrintedUnderItsNumber()
    {
        answerThrice();
        const Outcome outcome = Command().run(asked());
        QCOMPARE(outcome.exit, 0);
        QCOMPARE(outcome.output, QByteArray("--- 1 ---\naA\n\n--- 2 ---\nb\n\n--- 3 ---\nc\n"));
        QCOMPARE(m_gateway.lastRequest().json().value(QStringLiteral("n")), QJsonValue(3));
    }

    void whatOthersThinkBreaksNoLineOfTheFirst()
    {
        m_gateway.answer(FakeAnswer::sse(
            {choiceText(0, QStringLiteral("a")), choiceText(1, QStringLiteral("hm")),
             choiceText(1, QStringLiteral("</think>b")), choiceText(0, QStringLiteral("A")),
             choiceText(2, QStringLiteral("c")), choiceEnd(0), choiceEnd(1), choiceEnd(2),
             done()}));
        const Outcome outcome = Command().run(asked());
        QCOMPARE(outcome.output, QByteArray("--- 1 ---\naA\n\n--- 2 ---\nb\n\n--- 3 ---\nc\n"));
    }

    void aCallIsAnAnswerToo()
    {
        const auto calling = [](int index, const QString &name) {
            const QJsonObject function{{QStringLiteral("name"), name},
                                       {QStringLiteral("arguments"), QStringLiteral("{}")}};
            const QJsonObject call{{QStringLiteral("index"), 0},
                                   {QStringLiteral("id"), QStringLiteral("c")},
                                   {QStringLiteral("function"), function}};
            return choiceChunk(index, {{QStringLiteral("tool_calls"), QJsonArray{call}}},
                               QStringLiteral("tool_calls"));
        };
        m_gateway.answer(FakeAnswer::sse({choiceText(0, QStringLiteral("a")), choiceEnd(0),
                                          calling(1, QStringLiteral("sun")),
                                          calling(2, QStringLiteral("rain")), done()}));
        const Outcome outcome = Command().run(asked());
        QVERIFY(!outcome.errors.contains("of 3"));
        QVERIFY(outcome.errors.contains("sun") && outcome.errors.contains("rain"));
    }

    void nobodyCountsTheAnswersOfWhatWasRefused()
    {
        m_gateway.answer(FakeAnswer::json(401, {{QStringLiteral("error"), QStringLiteral("no")}}));
        const Outcome outcome = Command().run(asked());
        QVERIFY(outcome.exit != 0);
        QVERIFY(!outcome.errors.contains("of 3"));
    }

    void jsonHoldsAllOfThem()
    {
        answerThrice();
        const QJsonObject json = Command().run(asked({QStringLiteral("--json")})).json();
        const QJsonArray choices = json.value(QStringLiteral("choices")).toArray();
        QCOMPARE(choices.size(), 3);
        QCOMPARE(choices.at(2)[QStringLiteral("text")], QJsonValue(QStringLiteral("c")));
        QCOMPARE(choices.at(2)[QStringLiteral("finish_reason")],
                 QJsonValue(QStringLiteral("length")));
        QCOMPARE(json.value(QStringLiteral("text")), QJsonValue(QStringLiteral("aA")));
    }

    void aGatewayThatSendsOneIsToldOf()
    {
        m_gateway.answer(FakeAnswer::sse(
            {chunk(QStringLiteral("only")), finish(QStringLiteral("stop")), done()}));
        const Outcome outcome = Command().run(asked());
        QCOMPARE(outcome.exit, 0);
        QCOMPARE(outcome.output, QByteArray("--- 1 ---\nonly\n"));
        QVERIFY(outcome.errors.contains("1 of 3"));
    }
};

QTEST_GUILESS_MAIN(AskSeveralTest)
#include "tst_askseveral.moc"

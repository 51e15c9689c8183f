// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demogateway.h"
#include "support/askrig.h"

#include <QJsonArray>

using support::AskRig;
using support::Command;

/// The demo models as `loquat ask` sees them: each ends as the prompt asks, and the end has the
/// name that a person is shown.
class AskDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAsThePromptAsks_data();
    void endsAsThePromptAsks();
    void everyFormOfErrorInMidStreamIsSeen_data();
    void everyFormOfErrorInMidStreamIsSeen();
    void thinkingStaysApartFromTheAnswer();
    void anUnaskedCallIsKept();
    void whatIsKnownOfTheAnswerIsPrinted();

private:
    [[nodiscard]] QJsonObject ask(const QString &model, const QString &prompt,
                                  const QStringList &options = {})
    {
        const QStringList words{QStringLiteral("--json"), QStringLiteral("--profile"),
                                QStringLiteral("demo"), QStringLiteral("--model"), model};
        return Command().run(m_rig.stored(words + options + QStringList{prompt}), &m_demo).json();
    }

    AskRig m_rig;
    demo::DemoGateway m_demo{QStringLiteral("en")};
};

void AskDemoTest::endsAsThePromptAsks_data()
{
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("kind"); ///< of the error, or the one notice
    const auto row = [](const char *prompt, const char *verdict, const char *kind) {
        QTest::newRow(prompt) << QString::fromLatin1(verdict) << QString::fromLatin1(kind);
    };
    row("anything else", "complete", "");
    row("cut", "interrupted", "network");
    row("断开", "interrupted", "network");
    row("reset", "interrupted", "network");
    row("clean end", "interrupted", "network");
    row("unexplained", "unexplained", "no-finish-reason");
    row("no done", "complete", "");
    row("length", "complete", "length");
    row("内容过滤", "complete", "content-filtered");
    row("refusal", "complete", "");
    row("empty", "error", "empty-answer");
    row("empty body", "error", "empty-answer");
    row("only comments", "error", "empty-answer");
    row("gzip", "complete", "");
    row("gzip label", "complete", "");
    row("whole json", "complete", "");
    row("broken frame", "complete", "frames-skipped");
    row("401", "error", "key-refused");
    row("404", "error", "wrong-path");
    row("405", "error", "wrong-path");
    row("413", "error", "too-large");
    row("quota", "error", "quota");
    row("余额", "error", "quota");
    row("无渠道", "error", "no-channel");
    row("model not found", "error", "model-not-found");
    row("context", "error", "context-too-long");
    row("image refused", "error", "images-not-supported");
    row("temperature, refused parameter", "complete", "");
    row("html", "error", "not-an-api");
    row("challenge", "error", "blocked");
    row("redirect elsewhere", "error", "redirect");
    row("301", "error", "redirect");
    row("500 once", "complete", "");
    row("429 once, 0 seconds", "complete", "");
    row("redirect", "complete", "");
}

void AskDemoTest::endsAsThePromptAsks()
{
    QFETCH(QString, verdict);
    QFETCH(QString, kind);
    const QJsonObject answer =
        ask(QStringLiteral("demo-faults"), QString::fromUtf8(QTest::currentDataTag()));
    const QByteArray whole = QJsonDocument(answer).toJson();
    QVERIFY2(answer[QStringLiteral("verdict")].toString() == verdict, whole.constData());
    const QString error = answer[QStringLiteral("error")][QStringLiteral("kind")].toString();
    const QString notice = answer[QStringLiteral("notices")][0].toString();
    QVERIFY2((error.isEmpty() ? notice : error) == kind, whole.constData());
    const bool hasText = !answer[QStringLiteral("text")].toString().isEmpty()
                         || !answer[QStringLiteral("refusal")].toString().isEmpty();
    QCOMPARE(hasText, verdict != QLatin1StringView("error"));
}

void AskDemoTest::everyFormOfErrorInMidStreamIsSeen_data()
{
    QTest::addColumn<int>("form");
    for (int form = 1; form <= 14; ++form)
        QTest::addRow("error %d", form) << form;
}

void AskDemoTest::everyFormOfErrorInMidStreamIsSeen()
{
    const QString prompt = QString::fromLatin1(QTest::currentDataTag());
    const QJsonObject answer = ask(QStringLiteral("demo-faults"), prompt);
    // The last form says nothing, so nothing but the missing end is known.
    const bool isSilent = prompt.endsWith(QLatin1StringView("14"));
    QCOMPARE(answer[QStringLiteral("verdict")].toString(),
             isSilent ? QStringLiteral("interrupted") : QStringLiteral("error"));
    QVERIFY(answer[QStringLiteral("text")].toString().startsWith(QStringLiteral("You asked")));
    const QJsonValue error = answer[QStringLiteral("error")];
    QVERIFY(error.isObject());
    QVERIFY(!error[QStringLiteral("message")].toString().contains(u'<'));
}

void AskDemoTest::thinkingStaysApartFromTheAnswer()
{
    const QJsonObject answer = ask(QStringLiteral("demo-reasoning"), QStringLiteral("hello"));
    QVERIFY(answer[QStringLiteral("reasoning")].toString().startsWith(QStringLiteral("Somebody")));
    QVERIFY(answer[QStringLiteral("text")].toString().startsWith(QStringLiteral("I am the demo")));
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("complete"));
}

void AskDemoTest::anUnaskedCallIsKept()
{
    const QJsonObject answer = ask(QStringLiteral("demo-tools"), QStringLiteral("call"));
    const QJsonValue call = answer[QStringLiteral("tool_calls")][0];
    QCOMPARE(call[QStringLiteral("name")].toString(), QStringLiteral("get_weather"));
    QVERIFY(call[QStringLiteral("valid")].toBool());
    QCOMPARE(answer[QStringLiteral("finish_reason")].toString(), QStringLiteral("tool_calls"));
}

void AskDemoTest::whatIsKnownOfTheAnswerIsPrinted()
{
    const QJsonObject answer =
        ask(QStringLiteral("demo-tour"), QStringLiteral("hello"),
            {QStringLiteral("--option"), QStringLiteral("logprobs=true"),
             QStringLiteral("--option"), QStringLiteral("top_logprobs=2"),
             QStringLiteral("--option"), QStringLiteral("max_tokens=3"), QStringLiteral("--option"),
             QStringLiteral("service_tier=flex")});
    const QJsonArray tokens = answer[QStringLiteral("logprobs")].toArray();
    QCOMPARE(tokens.size(), 3);
    QByteArray bytes;
    for (const QJsonValue &token : tokens) {
        QCOMPARE(token[QStringLiteral("top_logprobs")].toArray().size(), 2);
        bytes += token[QStringLiteral("token")].toString().toUtf8();
    }
    QCOMPARE(QString::fromUtf8(bytes), answer[QStringLiteral("text")].toString());
    QCOMPARE(answer[QStringLiteral("finish_reason")].toString(), QStringLiteral("length"));
    QVERIFY(answer[QStringLiteral("notices")].toArray().contains(QStringLiteral("length")));
    QCOMPARE(answer[QStringLiteral("service_tier")].toString(), QStringLiteral("default"));
    QVERIFY(answer[QStringLiteral("system_fingerprint")].isString());
}

QTEST_GUILESS_MAIN(AskDemoTest)
#include "tst_askdemo.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"
#include "texts/errorcase.h"
#include "texts/sentences.h"
#include "texts/texts.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using core::Error;
using core::ErrorKind;

namespace {

Error errorOf(ErrorKind kind, int status, const char *message, const char *code = "")
{
    Error error;
    error.kind = kind;
    error.status = status;
    error.message = QString::fromUtf8(message);
    error.code = QString::fromUtf8(code);
    return error;
}

QString said(const Error &error)
{
    const texts::Explanation words = texts::explain(error);
    return words.what + QLatin1Char('|') + words.advice;
}

} // namespace

/// Which sentences stand for what well-known gateways answer.
class TestErrorCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseOfEveryKindIsReached_data();
    void everyCaseOfEveryKindIsReached();
    void gatewaysAreKnownByTheirWords_data();
    void gatewaysAreKnownByTheirWords();
    void noSentenceShowsMarkup_data();
    void noSentenceShowsMarkup();
    void whatWasFoundReplacesTheAdvice();
    void waitsAreSaidInFittingUnits_data();
    void waitsAreSaidInFittingUnits();
    void anEndNamesItsReason_data();
    void anEndNamesItsReason();
    void aStoppedRetryKeepsItsReason();
    void noticesNameTheOption();
    void foreignWordsAreNoPlaceholders();
};

void TestErrorCases::everyCaseOfEveryKindIsReached_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    for (const texts::Sentence &sentence : texts::errorSentences()) {
        const QString code = QString::fromLatin1(sentence.code);
        if (!code.isEmpty() && code != QLatin1StringView("%1"))
            QTest::addRow("%s/%s", qPrintable(core::errorKindName(sentence.kind)), sentence.code)
                << sentence.kind << code;
    }
}

void TestErrorCases::everyCaseOfEveryKindIsReached()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    Error error = errorOf(kind, 0, "");
    const texts::Explanation general = texts::explain(error);
    error.code = code;
    error.target = QStringLiteral("there.example");
    const texts::Explanation exact = texts::explain(error);
    QVERIFY(!exact.what.isEmpty());
    QVERIFY(!exact.advice.isEmpty());
    QVERIFY2(exact.what != general.what || exact.advice != general.advice, qPrintable(code));
    QVERIFY(!(exact.what + exact.advice).contains(QLatin1StringView("%1")));
}

void TestErrorCases::gatewaysAreKnownByTheirWords_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const Error &error, const char *part) {
        QTest::newRow(name) << error << QString::fromUtf8(part);
    };
    row("Open WebUI without the path", errorOf(ErrorKind::WrongPath, 405, "Method Not Allowed"),
        "/api/v1 is missing");
    row("405 without words", errorOf(ErrorKind::WrongPath, 405, ""), "Open WebUI");
    row("New API with a doubled path",
        errorOf(ErrorKind::WrongPath, 404, "Invalid URL (POST /v1/v1/chat/completions)"),
        "asked for: /v1/v1/chat/completions");
    Error asked = errorOf(ErrorKind::WrongPath, 404, "Invalid URL (GET /x)");
    asked.target = QStringLiteral("https://a.example/v1/models");
    row("New API behind something", asked,
        "asked for: /x|It was sent to https://a.example/v1/models");
    asked = errorOf(ErrorKind::WrongPath, 405, "Method Not Allowed");
    asked.target = QStringLiteral("https://a.example/api/v1/chat/completions");
    row("old Open WebUI", asked, "leave out the /v1");
    asked = errorOf(ErrorKind::Redirect, 302, "", "no-location");
    row("redirect to nowhere", asked, "without naming it");
    asked.target = QStringLiteral("ftp://a.example/x");
    row("redirect to no web address", asked, "is not a web address: ftp://a.example/x|");
    asked = errorOf(ErrorKind::Network, 0, "", "host-not-found");
    asked.target = QStringLiteral("xn--fsqu00a.xn--0zwm56d");
    row("host in its own letters", asked, "“xn--fsqu00a.xn--0zwm56d (例子.测试)”");
    asked = errorOf(ErrorKind::Tls, 400, "", "https-only");
    asked.proposedBaseUrl = QStringLiteral("https://a.example/v1");
    row("clear text to a port for TLS", asked, "Write https://");
    row("LM Studio without v1",
        errorOf(ErrorKind::WrongPath, 200, "Unexpected endpoint or method. (POST /chat)"),
        "LM Studio");
    row("Ollama without v1", errorOf(ErrorKind::WrongPath, 404, "404 page not found"), "Ollama");
    row("New API without a channel", errorOf(ErrorKind::NoChannel, 503, "无可用渠道"),
        "Your key's group does not offer this model");
    row("New API key with an end", errorOf(ErrorKind::Forbidden, 403, "普通用户不支持指定渠道"),
        "after a dash");
    row("key bound to addresses",
        errorOf(ErrorKind::Forbidden, 403, "您的 IP 不在令牌允许访问的列表中"), "your network");
    row("key bound to models", errorOf(ErrorKind::Forbidden, 403, "该令牌无权访问模型 gpt"),
        "may not use this model");
    row("keys switched off",
        errorOf(ErrorKind::Forbidden, 403, "Use of API key is not enabled in the environment."),
        "switched off");
    row("account pending",
        errorOf(ErrorKind::KeyRefused, 401,
                "You do not have permission to access this resource. Please contact your "
                "administrator for assistance."),
        "may not chat yet");
    row("no key", errorOf(ErrorKind::KeyRefused, 401, "Not authenticated"), "asks for an API key");
    row("region", errorOf(ErrorKind::Forbidden, 403, "Country, region, or territory not supported"),
        "country or region");
    row("not pulled",
        errorOf(ErrorKind::ModelNotFound, 404, "model \"x\" not found, try pulling it first"),
        "ollama pull");
    row("Open WebUI 0.9.3",
        errorOf(ErrorKind::BadRequest, 400, "'NoneType' object has no attribute 'startswith'"),
        "update it");
    row("Open WebUI cut off",
        errorOf(ErrorKind::GatewayDown, 500, "Open WebUI: Server Connection Error"),
        "server behind it");
    row("nginx 502", errorOf(ErrorKind::GatewayDown, 502, "Bad Gateway"), "server behind it");
    row("nginx 504", errorOf(ErrorKind::GatewayDown, 504, ""), "did not answer in time");
    row("Cloudflare 524", errorOf(ErrorKind::GatewayDown, 524, ""), "silent");
    row("llama.cpp starting", errorOf(ErrorKind::Overloaded, 503, "Loading model"),
        "still loading");
    row("captive portal", errorOf(ErrorKind::NotAnApi, 511, ""), "sign in first");
    row("asleep", errorOf(ErrorKind::Network, 0, "", "suspended"), "asleep");
    row("another network", errorOf(ErrorKind::Network, 0, "", "network-changed"), "changed");
    row("no network", errorOf(ErrorKind::Network, 0, "", "network-down"), "waits until");
    row("another certificate", errorOf(ErrorKind::Tls, 0, "", "pin-mismatch"), "you accepted");
}

void TestErrorCases::gatewaysAreKnownByTheirWords()
{
    QFETCH(Error, error);
    QFETCH(QString, part);
    QVERIFY2(said(error).contains(part), qPrintable(said(error)));
}

void TestErrorCases::noSentenceShowsMarkup_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind : core::allErrorKinds())
        QTest::newRow(qPrintable(core::errorKindName(kind))) << kind;
}

void TestErrorCases::noSentenceShowsMarkup()
{
    QFETCH(ErrorKind, kind);
    // Words of the gateway never become part of our own sentences, but for names and addresses.
    Error error = errorOf(kind, 0, "<html><b>no</b></html>");
    if (kind == ErrorKind::BadInput || kind == ErrorKind::Storage || kind == ErrorKind::Timeout)
        return; // of our own making
    for (const int status : {0, 200, 400, 401, 403, 404, 405, 413, 429, 500, 502, 503, 524}) {
        error.status = status;
        QVERIFY2(!said(error).contains(u'<'), qPrintable(said(error)));
    }
}

void TestErrorCases::whatWasFoundReplacesTheAdvice()
{
    Error error = errorOf(ErrorKind::WrongPath, 405, "Method Not Allowed");
    error.proposedBaseUrl = QStringLiteral("https://a.example/api/v1");
    QVERIFY(texts::explain(error).advice.contains(error.proposedBaseUrl));
    error = errorOf(ErrorKind::ModelNotFound, 400, "Model not found");
    error.proposedModels = {QStringLiteral("gemini-1.5-flash"), QStringLiteral("other")};
    QVERIFY(texts::explain(error).advice.contains(QStringLiteral("“gemini-1.5-flash”")));
    // The key went out in clear text: that stays said.
    error = errorOf(ErrorKind::Redirect, 301, "", "to-https");
    error.target = error.proposedBaseUrl = QStringLiteral("https://a.example/v1");
    QVERIFY(texts::explain(error).advice.contains(QStringLiteral("in clear text")));
    // Nobody has tried what a redirect names, so nothing is said to answer there.
    error.code = QStringLiteral("same-origin");
    QVERIFY(!texts::explain(error).advice.contains(QStringLiteral("answers")));
}

void TestErrorCases::waitsAreSaidInFittingUnits_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("fractions") << 2.2 << QStringLiteral("wait 3 s before");
    QTest::newRow("a minute") << 60.0 << QStringLiteral("wait 60 s before");
    QTest::newRow("too long") << 90.0 << QStringLiteral("wait 90 s, which is longer");
    QTest::newRow("minutes") << 301.0 << QStringLiteral("wait 6 min, which is longer");
    QTest::newRow("hours") << 86400.0 << QStringLiteral("wait 24 h, which is longer");
}

void TestErrorCases::waitsAreSaidInFittingUnits()
{
    QFETCH(double, seconds);
    QFETCH(QString, words);
    for (const ErrorKind kind : {ErrorKind::RateLimited, ErrorKind::Overloaded}) {
        Error error = errorOf(kind, 429, "");
        error.retryAfter = seconds;
        QVERIFY2(said(error).contains(words), qPrintable(said(error)));
    }
}

void TestErrorCases::anEndNamesItsReason_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("part");
    QTest::newRow("asleep") << errorOf(ErrorKind::Network, 0, "", "suspended")
                            << QStringLiteral("asleep");
    QTest::newRow("another network") << errorOf(ErrorKind::Network, 0, "", "network-changed")
                                     << QStringLiteral("network changed");
    QTest::newRow("no network") << errorOf(ErrorKind::Network, 0, "", "network-down")
                                << QStringLiteral("no network");
    QTest::newRow("silence") << errorOf(ErrorKind::Timeout, 0, "180 s", "idle")
                             << QStringLiteral("No data came");
    QTest::newRow("a cut") << errorOf(ErrorKind::Network, 0, "", "connection-closed")
                           << QStringLiteral("before it was complete");
}

void TestErrorCases::anEndNamesItsReason()
{
    QFETCH(Error, error);
    QFETCH(QString, part);
    const texts::Explanation words = texts::explainEnd(core::MessageState::Interrupted, error);
    QVERIFY2(words.advice.contains(part), qPrintable(words.advice));
    QVERIFY(words.advice.contains(QStringLiteral("kept")));
    QCOMPARE(words.what, texts::explain(core::MessageState::Interrupted).what);
}

void TestErrorCases::aStoppedRetryKeepsItsReason()
{
    const Error busy = errorOf(ErrorKind::Overloaded, 503, "");
    const texts::Explanation words = texts::explainEnd(core::MessageState::Stopped, busy);
    QCOMPARE(words.what, texts::explain(core::MessageState::Stopped).what);
    QCOMPARE(words.advice, texts::explain(busy).what);
    QCOMPARE(texts::explainEnd(core::MessageState::Stopped, {}).advice,
             texts::explain(core::MessageState::Stopped).advice);
}

void TestErrorCases::noticesNameTheOption()
{
    const QString left = texts::noticeText(QStringLiteral("option-left-out:stream_options"));
    QVERIFY(left.contains(QStringLiteral("“stream_options”")));
    const QString renamed =
        texts::noticeText(QStringLiteral("option-left-out:max_tokens:max_completion_tokens"));
    QVERIFY(renamed.contains(QStringLiteral("“max_tokens”")));
    QVERIFY(renamed.contains(QStringLiteral("“max_completion_tokens”")));
    QVERIFY(texts::isForDetails(QStringLiteral("option-left-out:stream_options")));
    QVERIFY(!texts::isForDetails(QString(core::notice::kImageUnseen)));
}

void TestErrorCases::foreignWordsAreNoPlaceholders()
{
    const QString text = texts::noticeText(QStringLiteral("option-left-out:%2:%1"));
    QVERIFY2(text.contains(QStringLiteral("“%2” was sent as “%1”")), qPrintable(text));
    QVERIFY(texts::noticeText(QStringLiteral("no-such:thing")).isEmpty());
}

QTEST_GUILESS_MAIN(TestErrorCases)
#include "tst_errorcases.moc"

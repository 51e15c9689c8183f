// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replydecoder.h"
#include "api/wire.h"
#include "core/profile.h"
#include "support/imitations.h"
#include "support/wirelistener.h"

#include <QTest>

using support::FakeGateway;
using support::Imitation;
using support::Product;

namespace {

using Listener = support::WireListener<api::Wire, api::TextDelta, api::ReasoningDelta, api::Ended>;

api::ChatRequest requestTo(const QString &baseUrl, const Imitation &imitation)
{
    api::ChatRequest request;
    request.gateway.baseUrl = baseUrl;
    request.gateway.key = imitation.key;
    request.model = imitation.model;
    return request;
}

} // namespace

/// The imitations behave as their products do, and the client gets on with each of them.
class ImitationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chatsAndListsAtItsOwnBase_data();
    void chatsAndListsAtItsOwnBase();
    void refusesAWrongPathInItsOwnWay_data();
    void refusesAWrongPathInItsOwnWay();
    void refusesAKeyAndAModelInItsOwnWay_data();
    void refusesAKeyAndAModelInItsOwnWay();
    void pagesAndStrayErrorsHaveAKind_data();
    void pagesAndStrayErrorsHaveAKind();
};

void ImitationsTest::chatsAndListsAtItsOwnBase_data()
{
    QTest::addColumn<Product>("product");
    QTest::newRow("Open WebUI") << Product::OpenWebUi;
    QTest::newRow("Open WebUI before 0.6.22") << Product::OldOpenWebUi;
    QTest::newRow("New API") << Product::NewApi;
    QTest::newRow("Ollama") << Product::Ollama;
    QTest::newRow("LM Studio") << Product::LmStudio;
    QTest::newRow("llama.cpp") << Product::LlamaCpp;
    QTest::newRow("OpenRouter") << Product::OpenRouter;
}

void ImitationsTest::chatsAndListsAtItsOwnBase()
{
    QFETCH(Product, product);
    const Imitation imitation{product};
    FakeGateway gateway;
    support::imitate(gateway, imitation);
    const QString baseUrl = gateway.origin() + support::basePath(product);
    api::Wire wire;
    const Listener listener(wire, wire.send(requestTo(baseUrl, imitation)));
    QVERIFY(listener.wait());
    QVERIFY2(listener.text.startsWith(QStringLiteral("Hi from ")), qPrintable(listener.text));
    QCOMPARE(listener.ended.verdict, api::Verdict::Complete);
    const auto list = wire.models(requestTo(baseUrl, imitation).gateway);
    QTRY_VERIFY(list.isFinished());
    QVERIFY(list.result().isOk());
    QCOMPARE(list.result().value().constFirst().id, imitation.model);
}

void ImitationsTest::refusesAWrongPathInItsOwnWay_data()
{
    QTest::addColumn<Product>("product");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer"); ///< a status and a piece of the body
    const auto row = [](Product product, const char *request, const char *answer) {
        QTest::addRow("%d %s", int(product), request)
            << product << QByteArray(request) << QByteArray(answer);
    };
    row(Product::OpenWebUi, "POST /chat/completions", "405 {\"detail\":\"Method Not Allowed\"}");
    row(Product::OpenWebUi, "GET /models", "200 <!doctype html>");
    row(Product::OpenWebUi, "POST /api//v1/chat/completions", "405 {\"detail\"");
    row(Product::OpenWebUi, "POST /api/v1/chat/completions/", "405 {\"detail\"");
    row(Product::OldOpenWebUi, "POST /api/v1/chat/completions", "405 {\"detail\"");
    row(Product::NewApi, "POST /chat/completions", "200 <!doctype html>");
    row(Product::NewApi, "POST /v1/v1/chat/completions",
        "404 Invalid URL (POST /v1/v1/chat/completions)");
    row(Product::NewApi, "POST /v1/chat/completions/", "307 moved");
    row(Product::NewApi, "GET /v1/models/", "301 moved");
    row(Product::NewApi, "GET /v1/chat/completions", "404 Invalid URL (GET /v1/chat/completions)");
    row(Product::Ollama, "POST /chat/completions", "404 404 page not found");
    row(Product::Ollama, "GET /v1/chat/completions", "405 405 method not allowed");
    row(Product::LmStudio, "POST /chat/completions",
        "200 Unexpected endpoint or method. (POST /chat/completions)");
    row(Product::LlamaCpp, "GET /v2/models", "404 File Not Found");
    row(Product::LlamaCpp, "GET /models", "200 gemini-1.5-flash");
    row(Product::OpenRouter, "POST /v1/chat/completions", "404 <!DOCTYPE html>");
}

void ImitationsTest::refusesAWrongPathInItsOwnWay()
{
    QFETCH(Product, product);
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);
    support::FakeRequest asked;
    asked.method = request.split(' ').value(0);
    asked.path = request.split(' ').value(1);
    QByteArray wire;
    for (const auto &step : support::imitate({product}, asked).wireSteps()) {
        if (const auto *bytes = std::get_if<QByteArray>(&step))
            wire += *bytes;
    }
    QVERIFY2(wire.startsWith("HTTP/1.1 " + answer.left(3)), wire.constData());
    QVERIFY2(wire.contains(answer.mid(4)), wire.constData());
}

void ImitationsTest::refusesAKeyAndAModelInItsOwnWay_data()
{
    QTest::addColumn<Product>("product");
    QTest::addColumn<QString>("keyKind");
    QTest::addColumn<QString>("modelKind");
    const auto row = [](const char *name, Product product, const char *key, const char *model) {
        QTest::newRow(name) << product << QString::fromLatin1(key) << QString::fromLatin1(model);
    };
    row("Open WebUI", Product::OpenWebUi, "key-refused", "model-not-found");
    row("New API", Product::NewApi, "key-refused", "no-channel");
    row("Ollama", Product::Ollama, "", "model-not-found");
    row("llama.cpp", Product::LlamaCpp, "key-refused", "");
    row("OpenRouter", Product::OpenRouter, "key-refused", "model-not-found");
}

void ImitationsTest::refusesAKeyAndAModelInItsOwnWay()
{
    QFETCH(Product, product);
    const Imitation imitation{product};
    FakeGateway gateway;
    support::imitate(gateway, imitation);
    const auto kindOf = [&](const QByteArray &key, const QString &model) {
        api::ChatRequest request =
            requestTo(gateway.origin() + support::basePath(product), imitation);
        request.gateway.key = key;
        request.model = model;
        api::Wire wire;
        const Listener listener(wire, wire.send(request));
        return listener.wait() && listener.ended.error
                   ? core::errorKindName(listener.ended.error->kind)
                   : QString();
    };
    QTEST(kindOf("sk-another", imitation.model), "keyKind");
    QTEST(kindOf(imitation.key, imitation.displayName), "modelKind");
}

void ImitationsTest::pagesAndStrayErrorsHaveAKind_data()
{
    QTest::addColumn<support::FakeAnswer>("answer");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, const support::FakeAnswer &answer, const char *kind) {
        QTest::newRow(name) << answer << QString::fromLatin1(kind);
    };
    row("nginx 413", support::nginxPage(413), "too-large");
    row("nginx 502", support::nginxPage(502).header("x-should-retry", "false"), "gateway-down");
    row("Cloudflare 524", support::cloudflarePage(524).header("x-should-retry", "false"),
        "gateway-down");
    row("Cloudflare challenge", support::cloudflareChallenge(), "blocked");
    row("New API quota",
        support::newApiError(403, QStringLiteral("insufficient_user_quota"),
                             QStringLiteral("用户额度不足")),
        "quota");
    row("New API failure", support::newApiFailure(QStringLiteral("无权进行此操作")), "key-refused");
    row("New API error after pings",
        support::newApiErrorAfterPings(QStringLiteral("当前分组上游负载已饱和，请稍后再试")),
        "rate-limited");
    row("llama.cpp loading", support::llamaCppLoading().header("x-should-retry", "false"),
        "overloaded");
}

void ImitationsTest::pagesAndStrayErrorsHaveAKind()
{
    QFETCH(support::FakeAnswer, answer);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    const Listener listener(wire, wire.send(requestTo(gateway.baseUrl(), {})));
    QVERIFY(listener.wait());
    QVERIFY(listener.ended.error.has_value());
    QTEST(core::errorKindName(listener.ended.error->kind), "kind");
    QVERIFY(!listener.ended.error->message.contains(u'<'));
}

QTEST_GUILESS_MAIN(ImitationsTest)
#include "tst_imitations.moc"

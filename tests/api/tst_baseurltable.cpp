// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/baseurl.h"
#include "api/wire.h"
#include "support/imitations.h"
#include "support/wirelistener.h"

#include <QTest>

using support::FakeGateway;
using support::Imitation;
using support::Product;

namespace {

using Listener = support::WireListener<api::Wire, api::TextDelta, api::ReasoningDelta, api::Ended>;

constexpr char kWorks[] = "works";       ///< as it was typed
constexpr char kProposal[] = "proposal"; ///< once the address that was found is used

} // namespace

/// All the ways in which people get the address of the two kinds of gateway wrong, from what they
/// type to a chat that works.
class BaseUrlTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsToAChat_data();
    void leadsToAChat();
    void httpInsteadOfHttpsIsProposedAsHttps();

private:
    static void openWebUiRows();
    static void newApiRows();
    static bool lists(api::Wire &wire, const api::Gateway &gateway)
    {
        const auto list = wire.models(gateway);
        return QTest::qWaitFor([&list] { return list.isFinished(); }, 10'000)
               && list.result().isOk();
    }
};

void BaseUrlTableTest::leadsToAChat_data()
{
    QTest::addColumn<Product>("product");
    QTest::addColumn<QString>("typed"); ///< %1 is "127.0.0.1:PORT"
    QTest::addColumn<QString>("way");
    openWebUiRows();
    newApiRows();
}

void BaseUrlTableTest::openWebUiRows()
{
    const auto row = [](const char *typed, const char *way) {
        QTest::addRow("Open WebUI: %s", typed)
            << Product::OpenWebUi << QString::fromUtf8(typed) << QString::fromLatin1(way);
    };
    row("http://%1/api/v1", kWorks);
    row("http://%1/api", kWorks);
    row("http://%1/api/v1/", kWorks);
    row("http://%1//api//v1", kWorks);
    row("http://%1/api/v1/v1", kWorks);
    row("http://%1/api/v1/chat/completions", kWorks);
    row("http://%1/api/v1/models", kWorks);
    row("http：//%1/api/v1", kWorks);
    row("Base URL: http://%1/api/v1, then the key", kWorks);
    row("curl http://%1/api/v1/chat/completions -H \"Authorization: Bearer YOUR_API_KEY_HERE\"",
        kWorks);
    row("http://%1", kProposal);
    row("%1", kProposal);
    row("http://%1/v1", kProposal);
    row("http://%1/v1/chat/completions", kProposal);
}

void BaseUrlTableTest::newApiRows()
{
    const auto row = [](const char *typed, const char *way) {
        QTest::addRow("New API: %s", typed)
            << Product::NewApi << QString::fromUtf8(typed) << QString::fromLatin1(way);
    };
    row("http://%1/v1", kWorks);
    row("http://%1/v1/", kWorks);
    row("http://%1//v1", kWorks);
    row("http://%1/v1/v1", kWorks);
    row("http://%1/v1/chat/completions", kWorks);
    row("http://%1/v1/models", kWorks);
    row("http：//%1/v1", kWorks);
    row("接口地址：http://%1/v1。", kWorks);
    row("curl http://%1/v1/chat/completions \\", kWorks);
    row("http://%1", kProposal);
    row("%1", kProposal);
    row("http://%1/api/v1", kProposal);
    row("http://%1/api", kProposal);
}

void BaseUrlTableTest::leadsToAChat()
{
    QFETCH(Product, product);
    QFETCH(QString, typed);
    QFETCH(QString, way);
    Imitation imitation{product};
    FakeGateway gateway;
    support::imitate(gateway, imitation);
    const auto base =
        api::normaliseBaseUrl(typed.arg(QStringLiteral("127.0.0.1:%1").arg(gateway.port())));
    QVERIFY2(base.isOk(), qPrintable(base ? QString() : base.error().code));
    api::ChatRequest request;
    request.gateway.baseUrl = base.value();
    request.gateway.key = imitation.key;
    request.model = imitation.model;
    api::Wire wire;
    QCOMPARE(lists(wire, request.gateway), way == QLatin1StringView(kWorks));
    if (way == QLatin1StringView(kProposal)) {
        const QFuture<QString> found = wire.findBase(request.gateway);
        QTRY_VERIFY(found.isFinished());
        QVERIFY(!found.result().isEmpty());
        request.gateway.baseUrl = found.result();
        QVERIFY(lists(wire, request.gateway));
    }
    const Listener listener(wire, wire.send(request));
    QVERIFY(listener.wait());
    QVERIFY2(listener.text.startsWith(QStringLiteral("Hi from ")), qPrintable(listener.text));
    QCOMPARE(listener.ended.verdict, api::Verdict::Complete);
}

void BaseUrlTableTest::httpInsteadOfHttpsIsProposedAsHttps()
{
    // A public host is reached over TLS unless something else was typed.
    for (const char *typed : {"h.example/api/v1", "//h.example/api/v1/"}) {
        const auto base = api::normaliseBaseUrl(QString::fromLatin1(typed));
        QVERIFY(base.isOk());
        QCOMPARE(base.value(), QStringLiteral("https://h.example/api/v1"));
    }
    FakeGateway gateway;
    gateway.answer(support::FakeAnswer::redirect(301, "https://127.0.0.1/v1/chat/completions"));
    api::ChatRequest request;
    request.gateway.baseUrl = gateway.baseUrl();
    request.gateway.key = "sk-plain-http";
    request.model = QStringLiteral("m");
    api::Wire wire;
    const Listener listener(wire, wire.send(request));
    QVERIFY(listener.wait());
    QVERIFY(listener.ended.error.has_value());
    QCOMPARE(listener.ended.error->kind, core::ErrorKind::Redirect);
    QVERIFY(listener.ended.error->target.startsWith(QStringLiteral("https://127.0.0.1/v1")));
    QCOMPARE(gateway.requestCount(), 1);
}

QTEST_GUILESS_MAIN(BaseUrlTableTest)
#include "tst_baseurltable.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"
#include "support/doctorrig.h"

#include <QTest>
#include <QUrlQuery>

using namespace support;
using namespace Qt::StringLiterals;
using Outcome = core::Result<api::Balance>;

namespace {

constexpr auto kSubscription = "/v1/dashboard/billing/subscription";
constexpr auto kUsage = "/v1/dashboard/billing/usage";

Outcome balanceOf(const QString &baseUrl)
{
    api::Wire wire;
    api::Gateway gateway;
    gateway.baseUrl = baseUrl;
    gateway.key = "sk-test";
    const QFuture<Outcome> future = wire.balance(gateway);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
        return core::Error{};
    return future.result();
}

} // namespace

class BalanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheGatewayTells_data();
    void readsWhatTheGatewayTells();
    void asksTheOriginWhateverTheBase();
    void saysWhyThereIsNone_data();
    void saysWhyThereIsNone();
    void neverLeavesTheOrigin();
};

void BalanceTest::readsWhatTheGatewayTells_data()
{
    QTest::addColumn<QByteArray>("subscription");
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("used");
    const auto row = [](const char *name, const char *subscription, const char *usage, double limit,
                        double used) {
        QTest::newRow(name) << QByteArray(subscription) << QByteArray(usage) << limit << used;
    };
    row("One API", R"({"object":"billing_subscription","hard_limit_usd":12.5,"access_until":0})",
        R"({"object":"list","total_usage":250})", 12.5, 2.5);
    row("texts", R"({"hard_limit_usd":"12.5"})", R"({"total_usage":" 250 "})", 12.5, 2.5);
    row("another name", R"({"soft_limit_usd":3,"hard_limit_usd":null})", R"({"total_usage":0})", 3,
        0);
    row("unlimited", R"({"hard_limit_usd":100000000})", R"({"total_usage":1.5})", -1, 0.015);
    row("mark and blanks", "\xEF\xBB\xBF\n {\"hard_limit_usd\":1}\n", "\n{\"total_usage\":100}", 1,
        1);
    QTest::newRow("gzip, although nobody asked for it")
        << QByteArray::fromBase64("H4sIAAAAAAACA6tWykgsSonPyczNLIkvLU5RsjI00jOtBQBt7ScYFwAAAA==")
        << QByteArray::fromBase64("H4sIAAAAAAACA6tWKskvScyJLy1OTE9VsjIyNagFAJvj1kUTAAAA") << 12.5
        << 2.5;
}

void BalanceTest::readsWhatTheGatewayTells()
{
    QFETCH(QByteArray, subscription);
    QFETCH(QByteArray, usage);
    QFETCH(double, limit);
    QFETCH(double, used);
    FakeGateway gateway;
    gateway.answer(kSubscription, FakeAnswer::body(200, "application/json", subscription));
    gateway.answer(kUsage, FakeAnswer::body(200, "application/json", usage));
    const Outcome outcome = balanceOf(gateway.baseUrl());
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.value().used, used);
    QCOMPARE(outcome.value().limit.value_or(-1), limit);
    QCOMPARE(outcome.value().left().has_value(), limit >= 0);
}

void BalanceTest::asksTheOriginWhateverTheBase()
{
    FakeGateway gateway;
    gateway.answer(kSubscription, FakeAnswer::json(200, {{u"hard_limit_usd"_s, 1}}));
    gateway.answer(kUsage, FakeAnswer::json(200, {{u"total_usage"_s, 1}}));
    QVERIFY(balanceOf(gateway.origin() + u"/some/api/v1"_s).isOk());
    QCOMPARE(gateway.requestCount("GET"), 2);
    for (const FakeRequest &request : gateway.requests()) {
        QCOMPARE(request.header("Authorization"), QByteArray("Bearer sk-test"));
        QVERIFY(!request.query.contains("sk-test"));
    }
    const QUrlQuery query(QString::fromLatin1(gateway.lastRequest().query));
    const QDate first = QDate::fromString(query.queryItemValue(u"start_date"_s), Qt::ISODate);
    const QDate last = QDate::fromString(query.queryItemValue(u"end_date"_s), Qt::ISODate);
    QVERIFY(first.isValid() && last.isValid());
    QVERIFY(first < last && first.daysTo(last) <= 100);
}

void BalanceTest::saysWhyThereIsNone_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("kind");
    QTest::newRow("page") << FakeAnswer::html(200, "<html></html>") << u"not-an-api"_s;
    QTest::newRow("404") << detailBody(404, u"Not Found"_s) << u"wrong-path"_s;
    QTest::newRow("401") << errorBody(401, u"no"_s) << u"key-refused"_s;
    QTest::newRow("no figure") << FakeAnswer::json(200, {{u"object"_s, u"x"_s}}) << u"protocol"_s;
    QTest::newRow("failure at 200")
        << FakeAnswer::json(200, {{u"error"_s, QJsonObject{{u"message"_s, u"no"_s}}}})
        << u"protocol"_s;
}

void BalanceTest::saysWhyThereIsNone()
{
    QFETCH(FakeAnswer, answer);
    FakeGateway gateway;
    gateway.answer(answer);
    const Outcome first = balanceOf(gateway.baseUrl());
    QVERIFY(!first.isOk());
    QTEST(core::errorKindName(first.error().kind), "kind");
    // Without the usage what is left is not known either.
    gateway.answer(kSubscription, FakeAnswer::json(200, {{u"hard_limit_usd"_s, 1}}));
    const Outcome second = balanceOf(gateway.baseUrl());
    QVERIFY(!second.isOk());
    QTEST(core::errorKindName(second.error().kind), "kind");
}

void BalanceTest::neverLeavesTheOrigin()
{
    FakeGateway other;
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(307, other.origin().toLatin1() + kSubscription));
    const Outcome outcome = balanceOf(gateway.baseUrl());
    QCOMPARE(core::errorKindName(outcome.error().kind), u"redirect"_s);
    QCOMPARE(other.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(BalanceTest)
#include "tst_balance.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor.h"

#include "support/askrig.h"
#include "support/doctorrig.h"

#include <QTimer>
#include <csignal>

using namespace support;
using namespace Qt::StringLiterals;

namespace {

Outcome doctor(const QStringList &arguments, core::DemoHost *demo = nullptr)
{
    return Command().run(arguments, demo, cli::runDoctor);
}

/// The check of this name; empty when it is not there.
QJsonObject check(const Outcome &outcome, const QString &name)
{
    const QJsonArray checks = outcome.json().value(u"checks"_s).toArray();
    for (const QJsonValue &value : checks) {
        if (value.toObject().value(u"name"_s) == name)
            return value.toObject();
    }
    return {};
}

} // namespace

class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<AskRig>(); }
    void printsOneLineOfJson();
    void proposesTheBaseThatWorks_data();
    void proposesTheBaseThatWorks();
    void saysInWordsWhatIsWrong();
    void takesTheFirstChatModelAndSaysSo();
    void findsAddressAndKeyAsAskDoes();
    void asksTheDemo();
    void aPlaceholderIsExplainedAndNotSent_data();
    void aPlaceholderIsExplainedAndNotSent();
    void aPlaceholderInAVariableCountsAsNone();
    void anAddressThatIsNoneIsAFailedCheck();
    void refusesArgumentsItCannotUse_data();
    void refusesArgumentsItCannotUse();
    void helpsWithoutANetwork();
    void looksAtImagesWhenAsked();
    void keepsTheKeyToItself();
    void ctrlCEndsIt();

private:
    [[nodiscard]] QStringList at(const QString &baseUrl, const QStringList &more) const
    {
        return m_rig->stored({u"--base-url"_s, baseUrl}) + more;
    }

    std::unique_ptr<AskRig> m_rig;
};

void TestDoctor::printsOneLineOfJson()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    const Outcome outcome =
        doctor(at(gateway.baseUrl(), {u"--json"_s, u"--model"_s, u"gem-1.5-pro"_s}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.output.count('\n'), 1);
    QVERIFY(outcome.output.endsWith('\n'));
    QCOMPARE(outcome.json().keys(), (QStringList{u"checks"_s, u"ok"_s, u"proposed_base_url"_s}));
    QCOMPARE(outcome.json().value(u"ok"_s), QJsonValue(true));
    QVERIFY(outcome.json().value(u"proposed_base_url"_s).isNull());
    QStringList names;
    const QJsonArray checks = outcome.json().value(u"checks"_s).toArray();
    for (const QJsonValue &value : checks) {
        const QJsonObject one = value.toObject();
        names.append(one.value(u"name"_s).toString());
        QCOMPARE(one.keys(),
                 (QStringList{u"advice"_s, u"kind"_s, u"message"_s, u"name"_s, u"ok"_s}));
        QCOMPARE(one.value(u"ok"_s), QJsonValue(true));
        QVERIFY(one.value(u"kind"_s).isNull());
        QVERIFY(!one.value(u"message"_s).toString().isEmpty());
    }
    QCOMPARE(names, (QStringList{u"address"_s, u"name"_s, u"tcp"_s, u"api"_s, u"models"_s, u"key"_s,
                                 u"model"_s, u"streaming"_s}));
}

void TestDoctor::proposesTheBaseThatWorks_data()
{
    QTest::addColumn<bool>("isOpenWebUi");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    QTest::newRow("Open WebUI, host only") << true << u"%1"_s << u"/api/v1"_s;
    QTest::newRow("Open WebUI, /v1") << true << u"%1/v1"_s << u"/api/v1"_s;
    QTest::newRow("Open WebUI, slash") << true << u"%1/"_s << u"/api/v1"_s;
    QTest::newRow("Open WebUI, ambiguous") << true << u"%1/v1/api/v1"_s << u"/api/v1"_s;
    QTest::newRow("Open WebUI, endpoint") << true << u"%1/api/v1/chat/completions"_s << QString();
    QTest::newRow("Open WebUI, two slashes") << true << u"%1//api/v1//"_s << QString();
    QTest::newRow("Open WebUI, curl")
        << true << u"curl %1/api/v1/chat/completions \\\n -H 'a: b' -d '{}'"_s << QString();
    QTest::newRow("New API, host only") << false << u"%1"_s << u"/v1"_s;
    QTest::newRow("New API, /api/v1") << false << u"%1/api/v1"_s << u"/v1"_s;
    QTest::newRow("New API, /api") << false << u"%1/api"_s << u"/v1"_s;
    QTest::newRow("New API, doubled") << false << u"%1/v1/v1"_s << QString();
    QTest::newRow("New API, models") << false << u"%1/v1/models"_s << QString();
    QTest::newRow("New API, sentence") << false << u"The address is %1/v1, it says."_s << QString();
    QTest::newRow("New API, full-width") << false << u"full%1/v1"_s << QString();
}

void TestDoctor::proposesTheBaseThatWorks()
{
    QFETCH(bool, isOpenWebUi);
    QFETCH(QString, typed);
    QFETCH(QString, base);
    FakeGateway gateway;
    isOpenWebUi ? imitateOpenWebUi(gateway) : imitateNewApi(gateway);
    QString address = typed.arg(gateway.origin());
    if (address.startsWith(u"full"_s))
        address = address.sliced(4).replace(u"://"_s, u"：／／"_s);
    const QStringList more{u"--json"_s, u"--model"_s, u"gem-1.5-pro"_s};
    const Outcome outcome = doctor(at(address, more));
    QCOMPARE(outcome.exit, base.isEmpty() ? 0 : 2);
    QCOMPARE(outcome.json().value(u"ok"_s), QJsonValue(base.isEmpty()));
    const QJsonValue proposed = outcome.json().value(u"proposed_base_url"_s);
    if (base.isEmpty()) {
        QVERIFY(proposed.isNull());
        return;
    }
    QCOMPARE(proposed, QJsonValue(gateway.origin() + base));
    QCOMPARE(doctor(at(proposed.toString(), more)).exit, 0);
}

void TestDoctor::saysInWordsWhatIsWrong()
{
    FakeGateway gateway;
    imitateOpenWebUi(gateway);
    const Outcome outcome = doctor(at(gateway.origin(), {u"--model"_s, u"m"_s}));
    QCOMPARE(outcome.exit, 2);
    QVERIFY(outcome.output.contains("✓ Host name: "));
    QVERIFY(outcome.output.contains("✗ API: The address answers with a web page."));
    QVERIFY(
        outcome.output.contains("This Base URL works: " + gateway.origin().toUtf8() + "/api/v1\n"));
    QVERIFY(!outcome.output.contains('<'));
    QVERIFY(outcome.output.endsWith("A chat does not work over this connection.\n"));
    QCOMPARE(outcome.errors, QByteArray());
}

void TestDoctor::takesTheFirstChatModelAndSaysSo()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    const Outcome outcome = doctor(at(gateway.baseUrl(), {}));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.output.contains("the first one of the list was asked: gem-1.5-flash"));
    QCOMPARE(gateway.lastRequest().json().value(u"model"_s), QJsonValue(u"gem-1.5-flash"_s));
}

void TestDoctor::findsAddressAndKeyAsAskDoes()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    qputenv("OPENAI_BASE_URL", gateway.baseUrl().toUtf8());
    qputenv("OPENAI_API_KEY", "sk-second");
    qputenv("LOQUAT_API_KEY", "sk-first");
    qputenv("LOQUAT_MODEL", "gem-1.5-pro");
    QCOMPARE(doctor(m_rig->stored({})).exit, 0);
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer sk-first"));
    QCOMPARE(gateway.lastRequest().json().value(u"model"_s), QJsonValue(u"gem-1.5-pro"_s));

    QTemporaryFile key;
    QVERIFY(key.open());
    key.write("  Bearer sk-from-file\n");
    QVERIFY(key.flush());
    QCOMPARE(doctor(m_rig->stored({u"--api-key-file"_s, key.fileName()})).exit, 0);
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer sk-from-file"));

    m_rig->store(u"home"_s, gateway.baseUrl(), "sk-stored");
    qunsetenv("LOQUAT_API_KEY");
    qunsetenv("OPENAI_API_KEY");
    QCOMPARE(doctor(m_rig->stored({u"--profile"_s, u"home"_s})).exit, 0);
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer sk-stored"));
    QCOMPARE(gateway.lastRequest().json().value(u"model"_s), QJsonValue(u"home-model"_s));
}

void TestDoctor::asksTheDemo()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    CountingDemo demo(gateway.baseUrl());
    QCOMPARE(doctor(m_rig->stored({u"--profile"_s, u"demo"_s}), &demo).exit, 0);
    QCOMPARE(demo.acquired, 1);
    QCOMPARE(demo.released, 1);
}

void TestDoctor::aPlaceholderIsExplainedAndNotSent_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char *key :
         {"YOUR_API_KEY_HERE", "<API_KEY>", "$LALC_API_KEY", "sk-xxxx", "sk-ａbc"})
        QTest::newRow(key) << QByteArray(key);
}

void TestDoctor::aPlaceholderIsExplainedAndNotSent()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    QFETCH(QByteArray, key);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(key);
    file.close();
    const QStringList named{u"--api-key-file"_s, file.fileName()};
    const Outcome outcome = doctor(
        at(gateway.baseUrl(), named + QStringList{u"--json"_s, u"--model"_s, u"gem-1.5-pro"_s}));
    QCOMPARE(outcome.exit, 2);
    QCOMPARE(check(outcome, u"key"_s).value(u"ok"_s), QJsonValue(false));
    QCOMPARE(check(outcome, u"key"_s).value(u"kind"_s), QJsonValue(u"key-refused"_s));
    // The rest is examined all the same, without it.
    QCOMPARE(check(outcome, u"models"_s).value(u"ok"_s), QJsonValue(true));
    for (const FakeRequest &request : gateway.requests())
        QVERIFY(request.header("Authorization").isNull());
    QCOMPARE(gateway.requestCount("POST"), 0);

    // `ask` does not even begin.
    const Outcome asked = Command().run(m_rig->to(gateway, named + QStringList{u"Hi"_s}));
    QCOMPARE(asked.exit, 1);
    QVERIFY(asked.output.isEmpty());
    QCOMPARE(gateway.requestCount("POST"), 0);
}

void TestDoctor::aPlaceholderInAVariableCountsAsNone()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    qputenv("OPENAI_API_KEY", "your-key-here");
    const Outcome outcome = doctor(at(gateway.baseUrl(), {u"--model"_s, u"gem-1.5-pro"_s}));
    QCOMPARE(outcome.exit, 0);
    for (const FakeRequest &request : gateway.requests())
        QVERIFY(request.header("Authorization").isNull());
}

void TestDoctor::anAddressThatIsNoneIsAFailedCheck()
{
    for (const QString &address : {u"ftp://gw.example/v1"_s, u"https://me:pw@gw.example"_s,
                                   u"https:///v1"_s, u"https://gw.example /v1"_s}) {
        const Outcome outcome = doctor(at(address, {u"--json"_s, u"--model"_s, u"m"_s}));
        QCOMPARE(outcome.exit, 2);
        QCOMPARE(outcome.json().value(u"checks"_s).toArray().size(), 1);
        QCOMPARE(check(outcome, u"address"_s).value(u"ok"_s), QJsonValue(false));
        QVERIFY(check(outcome, u"address"_s).value(u"kind"_s).isString());
        QVERIFY(!check(outcome, u"address"_s).value(u"advice"_s).toString().isEmpty());
        QVERIFY(!outcome.output.contains(":pw"));
    }
}

void TestDoctor::refusesArgumentsItCannotUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_s};
    QTest::newRow("no value") << QStringList{u"--model"_s};
    for (const QString &option :
         {u"--base-url"_s, u"--api-key-file"_s, u"--model"_s, u"--profile"_s})
        QTest::addRow("empty %s", qPrintable(option)) << QStringList{option, QString()};
    QTest::newRow("a word") << QStringList{u"hello"_s};
    QTest::newRow("no such connection") << QStringList{u"--profile"_s, u"nobody"_s};
    QTest::newRow("no key file") << QStringList{u"--api-key-file"_s, u"/nonexistent"_s};
}

void TestDoctor::refusesArgumentsItCannotUse()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = doctor(m_rig->stored(arguments));
    QCOMPARE(outcome.exit, 1);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(outcome.errors.startsWith("loquat: "));
}

void TestDoctor::helpsWithoutANetwork()
{
    const Outcome outcome = doctor({u"--help"_s});
    QCOMPARE(outcome.exit, 0);
    for (const char *option : {"--base-url", "--api-key-file", "--model", "--profile", "--images",
                               "--json", "--data-dir"})
        QVERIFY2(outcome.output.contains(option), option);
}

void TestDoctor::looksAtImagesWhenAsked()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    const Outcome outcome =
        doctor(at(gateway.baseUrl(), {u"--json"_s, u"--images"_s, u"--model=gem-1.5-pro"_s}));
    // The chat works, and the picture was ignored.
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(check(outcome, u"images"_s).value(u"kind"_s), QJsonValue(u"images-not-supported"_s));
}

void TestDoctor::keepsTheKeyToItself()
{
    FakeGateway gateway;
    gateway.answer("/v1/models", errorBody(401, u"Incorrect key sk-canary-42 given"_s));
    gateway.answer(errorBody(401, u"Incorrect key sk-canary-42 given"_s));
    qputenv("LOQUAT_API_KEY", "sk-canary-42");
    for (const QStringList &more : {QStringList{u"--json"_s}, QStringList()}) {
        const Outcome outcome =
            doctor(at(gateway.baseUrl(), QStringList{u"--model"_s, u"m"_s} + more));
        QCOMPARE(outcome.exit, 2);
        QVERIFY(outcome.output.contains("***"));
        QVERIFY(!outcome.output.contains("canary"));
    }
}

void TestDoctor::ctrlCEndsIt()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::silence());
    QTimer watch;
    connect(&watch, &QTimer::timeout, &watch, [&] {
        if (gateway.requestCount() > 0) {
            watch.stop();
            ::raise(SIGINT);
        }
    });
    watch.start(5);
    const Outcome outcome = doctor(at(gateway.baseUrl(), {u"--json"_s}));
    QCOMPARE(outcome.exit, 130);
    QCOMPARE(outcome.output, QByteArray());
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connectionsrig.h"
#include "support/fakegateway.h"

#include <QSignalSpy>
#include <QTest>

using chat::Connections;
using support::FakeAnswer;
using support::FakeGateway;

namespace {

const QByteArray kKey = QByteArrayLiteral("sk-canary-0123456789");

class CountingDemo final : public core::DemoHost
{
public:
    core::DemoEndpoint acquire() override
    {
        ++holders;
        ++acquired;
        return {QStringLiteral("http://127.0.0.1:9/v1"), "demo-key"};
    }
    void release() override { --holders; }
    int holders = 0;
    int acquired = 0;
};

/// Like ConnectionsRig, with settings and overrides to begin with.
struct Rig {
    QTemporaryDir dir;
    chat::Preferences preferences;
    storage::Secrets secrets;
    api::Wire wire;
    CountingDemo demo;
    Connections connections;

    explicit Rig(const core::Settings &settings = {}, const chat::RunOverrides &overrides = {})
        : preferences(storage::SettingsFile(dir.filePath(QStringLiteral("s.json"))), settings)
        , secrets(core::newId(), dir.filePath(QStringLiteral("secrets.json")))
        , connections(preferences, secrets, wire, demo, overrides)
    {
    }

    [[nodiscard]] core::Result<api::Gateway> gateway(const QUuid &profile)
    {
        const auto future = connections.gateway(profile);
        [&] { QTRY_VERIFY(future.isFinished()); }();
        return future.isFinished() ? future.result() : core::Result<api::Gateway>();
    }
};

core::Profile profileOf(const QString &baseUrl, const QString &model = {})
{
    core::Profile profile;
    profile.id = core::newId();
    profile.name = QStringLiteral("P");
    profile.baseUrl = baseUrl;
    profile.model = model;
    return profile;
}

core::Settings settingsOf(const core::Profile &profile)
{
    core::Settings settings;
    settings.profiles = {profile};
    settings.activeProfileId = profile.id;
    settings.isDemoDismissed = true;
    return settings;
}

template <typename T>
T resultOf(QFuture<T> future)
{
    [&] { QTRY_VERIFY(future.isFinished()); }();
    return future.result();
}

} // namespace

class ConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoIsThereUntilTheFirstRealConnection()
    {
        Rig rig;
        QVERIFY(rig.connections.isOnlyDemo());
        QVERIFY(rig.connections.active().isDemo);
        QCOMPARE(rig.connections.profiles().size(), 1);
        const core::Profile real = profileOf(QStringLiteral("https://a.example/v1"));
        const QSignalSpy profiles(&rig.connections, &Connections::profilesChanged);
        const QSignalSpy active(&rig.connections, &Connections::activeChanged);
        (void)rig.connections.save(real, std::nullopt);
        QVERIFY(!profiles.isEmpty() && !active.isEmpty());
        QCOMPARE(rig.connections.active().id, real.id);
        QVERIFY(!rig.connections.isOnlyDemo());
        QCOMPARE(rig.connections.profiles().size(), 1);
        QVERIFY(rig.connections.profile(core::demoProfileId())->isDemo);
        rig.connections.remove(real.id);
        QVERIFY(rig.connections.active().isDemo);
    }

    void theDemoListensFromTheFirstRequestToTheLastHolder()
    {
        Rig rig;
        const QUuid one = core::newId();
        const QUuid two = core::newId();
        rig.connections.holdDemo(one, true);
        QCOMPARE(rig.demo.holders, 0);
        const auto gateway = rig.gateway(core::demoProfileId());
        QVERIFY(gateway.isOk());
        QCOMPARE(gateway.value().key, QByteArray("demo-key"));
        rig.connections.holdDemo(two, true);
        QVERIFY(rig.gateway(core::demoProfileId()).isOk());
        QCOMPARE(rig.demo.acquired, 1);
        rig.connections.holdDemo(one, false);
        QCOMPARE(rig.demo.holders, 1);
        rig.connections.holdDemo(two, false);
        QCOMPARE(rig.demo.holders, 0);
        rig.connections.holdDemo(two, false);
        QCOMPARE(rig.demo.holders, 0);
    }

    void theDemoListsItsModelsWithoutListening()
    {
        Rig rig;
        rig.connections.fetchModels(core::demoProfileId());
        const auto state = rig.connections.models(core::demoProfileId());
        QCOMPARE(state.models.size(), 2);
        QCOMPARE(state.models.at(1).hasVision, std::optional<bool>(true));
        QCOMPARE(rig.demo.acquired, 0);
    }

    void aKeyGoesWithItsConnection()
    {
        Rig rig;
        const core::Profile profile = profileOf(QStringLiteral("https://a.example/v1"));
        (void)resultOf(rig.connections.save(profile, kKey));
        QCOMPARE(rig.gateway(profile.id).value().key, kKey);
        QCOMPARE(resultOf(rig.connections.key(profile.id)).key, kKey);
    }

    void anotherOriginForgetsTheKey_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("other path") << QStringLiteral("https://a.example/api/v1") << true;
        QTest::newRow("explicit port") << QStringLiteral("https://a.example:443/v1") << true;
        QTest::newRow("other host") << QStringLiteral("https://b.example/v1") << false;
        QTest::newRow("other port") << QStringLiteral("https://a.example:8443/v1") << false;
        QTest::newRow("subdomain") << QStringLiteral("https://x.a.example/v1") << false;
    }
    void anotherOriginForgetsTheKey()
    {
        QFETCH(QString, address);
        QFETCH(bool, isKept);
        Rig rig;
        core::Profile profile = profileOf(QStringLiteral("https://a.example/v1"));
        (void)resultOf(rig.connections.save(profile, kKey));
        profile.baseUrl = address;
        (void)resultOf(rig.connections.save(profile, std::nullopt));
        QCOMPARE(rig.gateway(profile.id).value().key, isKept ? kKey : QByteArray());
    }

    void aTypedKeyIsUsedForADraftAndAStoredOneOnlyAtItsOrigin()
    {
        FakeGateway mine;
        FakeGateway other;
        for (FakeGateway *gateway : {&mine, &other})
            gateway->answer(FakeAnswer::json(200, {{QStringLiteral("data"), QJsonArray()}}));
        Rig rig;
        core::Profile profile = profileOf(mine.baseUrl());
        (void)resultOf(rig.connections.save(profile, kKey));
        QVERIFY(resultOf(rig.connections.fetchModels(profile, {})).isOk());
        QCOMPARE(mine.lastRequest().header("Authorization"), "Bearer " + kKey);
        profile.baseUrl = other.baseUrl();
        QVERIFY(resultOf(rig.connections.fetchModels(profile, {})).isOk());
        QVERIFY(other.lastRequest().header("Authorization").isNull());
        QVERIFY(resultOf(rig.connections.fetchModels(profile, "typed")).isOk());
        QCOMPARE(other.lastRequest().header("Authorization"), QByteArray("Bearer typed"));
    }

    void clearTextToAPublicHostNeedsAYes_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("public") << QStringLiteral("http://a.example/v1") << true;
        QTest::newRow("public address") << QStringLiteral("http://8.8.8.8/v1") << true;
        QTest::newRow("encrypted") << QStringLiteral("https://a.example/v1") << false;
        QTest::newRow("loopback") << QStringLiteral("http://127.0.0.1:1234/v1") << false;
        QTest::newRow("private") << QStringLiteral("http://192.168.1.5/v1") << false;
    }
    void clearTextToAPublicHostNeedsAYes()
    {
        QFETCH(QString, address);
        QFETCH(bool, isRefused);
        Rig rig;
        core::Profile profile = profileOf(address);
        (void)resultOf(rig.connections.save(profile, kKey));
        QCOMPARE(rig.gateway(profile.id).isOk(), !isRefused);
        QCOMPARE(Connections::advise(address).isPlainHttpToPublicHost, isRefused);
        if (!isRefused)
            return;
        QCOMPARE(rig.gateway(profile.id).error().code, QStringLiteral("plain-http"));
        QCOMPARE(resultOf(rig.connections.test(profile, kKey)).error->code,
                 QStringLiteral("plain-http"));
        profile.plainHttpOrigin = chat::originOf(address);
        (void)resultOf(rig.connections.save(profile, std::nullopt));
        QVERIFY(rig.gateway(profile.id).isOk());
        // The yes was for this address, and another one can be given for another.
        profile.baseUrl = QStringLiteral("http://elsewhere.example/v1");
        (void)resultOf(rig.connections.save(profile, std::nullopt));
        QCOMPARE(rig.gateway(profile.id).error().code, QStringLiteral("plain-http"));
        profile.plainHttpOrigin = chat::originOf(profile.baseUrl);
        (void)resultOf(rig.connections.save(profile, std::nullopt));
        QVERIFY(rig.gateway(profile.id).isOk());
    }

    void aStoredKeyThatIsNotThereIsNeverNoKey()
    {
        core::Profile profile = profileOf(QStringLiteral("https://a.example/v1"));
        profile.hasStoredKey = true;
        Rig rig(settingsOf(profile));
        const auto gateway = rig.gateway(profile.id);
        QVERIFY(!gateway.isOk());
        QCOMPARE(gateway.error().kind, core::ErrorKind::BadInput);
        QCOMPARE(gateway.error().code, QStringLiteral("keychain-locked"));
        QVERIFY(rig.connections.profile(profile.id)->hasStoredKey);
    }

    void aKeyInTheFileIsRememberedAsStored()
    {
        Rig rig;
        const core::Profile profile = profileOf(QStringLiteral("https://a.example/v1"));
        (void)rig.connections.save(profile, std::nullopt);
        const auto written = resultOf(rig.connections.saveKeyToFile(profile.id, kKey));
        QCOMPARE(written.place, std::optional(storage::SecretPlace::File));
        QVERIFY(rig.connections.profile(profile.id)->hasStoredKey);
        QCOMPARE(rig.gateway(profile.id).value().key, kKey);
        (void)resultOf(rig.connections.save(profile, QByteArray()));
        QVERIFY(!rig.connections.profile(profile.id)->hasStoredKey);
        QVERIFY(rig.gateway(profile.id).value().key.isEmpty());
    }

    void anUnknownConnectionIsAnError()
    {
        Rig rig;
        QCOMPARE(rig.gateway(core::newId()).error().code, QStringLiteral("no-profile"));
    }

    void aRunBringsItsOwnConnectionAndLeavesTheSettingsAlone()
    {
        const core::Profile stored = profileOf(QStringLiteral("https://a.example/v1"));
        const core::Settings settings = settingsOf(stored);
        Rig rig(settings,
                {QStringLiteral("https://run.example/v1"), kKey, QStringLiteral("run-model")});
        const core::Profile active = rig.connections.active();
        QCOMPARE(active.baseUrl, QStringLiteral("https://run.example/v1"));
        QCOMPARE(active.model, QStringLiteral("run-model"));
        QCOMPARE(rig.connections.profiles().constFirst().id, active.id);
        QCOMPARE(rig.gateway(active.id).value().key, kKey);
        QVERIFY(rig.gateway(stored.id).value().key.isEmpty());
        core::Profile renamed = active;
        renamed.name = QStringLiteral("R");
        (void)rig.connections.save(renamed, std::nullopt);
        QCOMPARE(rig.connections.active().name, QStringLiteral("R"));
        QCOMPARE(rig.preferences.settings(), settings);
        rig.connections.setActive(stored.id);
        QCOMPARE(rig.connections.active().id, stored.id);
    }

    void aStoredKeyServesARunOnlyAtItsOwnOrigin_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isLent");
        QTest::newRow("same origin") << QStringLiteral("https://a.example/other/v1") << true;
        QTest::newRow("other host") << QStringLiteral("https://b.example/v1") << false;
        QTest::newRow("other port") << QStringLiteral("https://a.example:444/v1") << false;
    }
    void aStoredKeyServesARunOnlyAtItsOwnOrigin()
    {
        QFETCH(QString, address);
        QFETCH(bool, isLent);
        core::Profile stored = profileOf(QStringLiteral("https://a.example/v1"));
        stored.hasStoredKey = true;
        Rig rig(settingsOf(stored), {address, {}, {}});
        (void)resultOf(rig.secrets.writeToFile(stored.id, kKey));
        QCOMPARE(rig.gateway(rig.connections.active().id).value().key,
                 isLent ? kKey : QByteArray());
    }

    void aKeyOfTheRunIsForTheActiveConnectionOnly()
    {
        core::Settings settings = settingsOf(profileOf(QStringLiteral("https://a.example/v1")));
        settings.profiles.append(profileOf(QStringLiteral("https://b.example/v1")));
        Rig rig(settings, {{}, kKey, QStringLiteral("m2")});
        QCOMPARE(rig.gateway(settings.profiles.at(0).id).value().key, kKey);
        QVERIFY(rig.gateway(settings.profiles.at(1).id).value().key.isEmpty());
        QCOMPARE(rig.connections.active().model, QStringLiteral("m2"));
        QCOMPARE(rig.preferences.settings(), settings);
    }

    void aKeyOfTheRunNeverReplacesTheDemosOwn()
    {
        Rig rig({}, {{}, kKey, {}});
        QCOMPARE(rig.gateway(rig.connections.active().id).value().key, QByteArray("demo-key"));
    }

    void fetchesAndKeepsModelLists()
    {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::json(
            200, {{QStringLiteral("data"),
                   QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("b")}},
                              QJsonObject{{QStringLiteral("id"), QStringLiteral("a")}}}}}));
        gateway.answer(FakeAnswer::json(500, {{QStringLiteral("error"), QStringLiteral("x")}}));
        Rig rig;
        const core::Profile profile = profileOf(gateway.baseUrl());
        (void)rig.connections.save(profile, std::nullopt);
        QSignalSpy changed(&rig.connections, &Connections::modelsChanged);
        rig.connections.fetchModels(profile.id);
        QVERIFY(rig.connections.models(profile.id).isLoading);
        QTRY_VERIFY(!rig.connections.models(profile.id).isLoading);
        QCOMPARE(rig.connections.models(profile.id).models.size(), 2);
        QCOMPARE(rig.connections.models(profile.id).models.at(0).id, QStringLiteral("b"));
        QVERIFY(changed.count() >= 2);
        rig.connections.fetchModels(profile.id);
        QTRY_VERIFY(rig.connections.models(profile.id).error.has_value());
        QCOMPARE(rig.connections.models(profile.id).models.size(), 2);
    }

    void testsWithOneMinimalStream()
    {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("Hi")),
                                        support::finish(QStringLiteral("stop")), support::done()}));
        Rig rig;
        const auto test =
            resultOf(rig.connections.test(profileOf(gateway.baseUrl(), QStringLiteral("m")), kKey));
        QVERIFY(!test.error);
        QVERIFY(test.isExplained);
        QCOMPARE(gateway.requestCount(), 1);
        const QJsonObject body = gateway.lastRequest().json();
        QCOMPARE(body.value(QStringLiteral("stream")), QJsonValue(true));
        QVERIFY(!body.contains(QStringLiteral("max_tokens")));
        QVERIFY(!body.contains(QStringLiteral("temperature")));
    }

    void aTestSaysWhatIsWrong()
    {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::json(
            401, {{QStringLiteral("error"),
                   QJsonObject{{QStringLiteral("message"),
                                QStringLiteral("bad key ") + QString::fromLatin1(kKey)}}}}));
        Rig rig;
        const auto test =
            resultOf(rig.connections.test(profileOf(gateway.baseUrl(), QStringLiteral("m")), kKey));
        QCOMPARE(test.error->kind, core::ErrorKind::KeyRefused);
        QVERIFY(!test.error->message.contains(QString::fromLatin1(kKey)));
        const auto noModel = resultOf(rig.connections.test(profileOf(gateway.baseUrl()), kKey));
        QCOMPARE(noModel.error->code, QStringLiteral("no-model"));
        QCOMPARE(gateway.requestCount(), 1);
    }

    void aTestNoticesAnAnswerThatNeverSaidWhyItStopped()
    {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("Hi")), support::done()}));
        Rig rig;
        const auto test =
            resultOf(rig.connections.test(profileOf(gateway.baseUrl(), QStringLiteral("m")), {}));
        QVERIFY(!test.error);
        QVERIFY(!test.isExplained);
    }

    void advisesWhileAnAddressIsTyped()
    {
        const auto good = Connections::advise(QStringLiteral(" https://a.example/v1/ "));
        QVERIFY(!good.hasError);
        QCOMPARE(good.finalUrl, QStringLiteral("https://a.example/v1/chat/completions"));
        QVERIFY(good.betterBaseUrl.isEmpty());
        const auto known = Connections::advise(QStringLiteral("ask.ling.rest"));
        QCOMPARE(known.betterBaseUrl, QStringLiteral("https://ask.ling.rest/api/v1"));
        QVERIFY(Connections::advise(known.betterBaseUrl).betterBaseUrl.isEmpty());
        const auto bad = Connections::advise(QStringLiteral("ftp://a.example"));
        QVERIFY(bad.hasError);
        QCOMPARE(bad.error.kind, core::ErrorKind::BadInput);
        QVERIFY(bad.finalUrl.isEmpty());
    }

    void readsWhatWasPasted()
    {
        const auto example = Connections::readExample(QStringLiteral(
            "curl https://a.example/v1/chat/completions -H 'Authorization: Bearer sk-abc123def456'"
            " -d '{\"model\":\"m-1\"}'"));
        QCOMPARE(example.baseUrl, QStringLiteral("https://a.example/v1"));
        QCOMPARE(example.key, QStringLiteral("sk-abc123def456"));
        QCOMPARE(example.model, QStringLiteral("m-1"));
    }
};

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"

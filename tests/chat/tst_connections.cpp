// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ownconnectionsrig.h"

#include <QSignalSpy>

using namespace support;
using chat::Connections;

/// The list of connections, the demo, model lists, advice.
class ConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoIsThereUntilTheFirstRealConnection()
    {
        OwnConnectionsRig rig;
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
        OwnConnectionsRig rig;
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
        OwnConnectionsRig rig;
        rig.connections.fetchModels(core::demoProfileId());
        const auto state = rig.connections.models(core::demoProfileId());
        QCOMPARE(state.models.size(), 5);
        QCOMPARE(state.models.at(0).id, QStringLiteral("demo-tour"));
        QCOMPARE(state.models.at(1).hasVision, std::optional<bool>(true));
        QCOMPARE(rig.demo.acquired, 0);
    }

    void anUnknownConnectionIsAnError()
    {
        OwnConnectionsRig rig;
        QCOMPARE(rig.gateway(core::newId()).error().code, QStringLiteral("no-profile"));
    }

    void aRunBringsItsOwnConnectionAndLeavesTheSettingsAlone()
    {
        const core::Profile stored = profileOf(QStringLiteral("https://a.example/v1"));
        const core::Settings settings = settingsOf(stored);
        OwnConnectionsRig rig(settings, {QStringLiteral("https://run.example/v1"), kKey,
                                         QStringLiteral("run-model")});
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

    void fetchesAndKeepsModelLists()
    {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::json(
            200, {{QStringLiteral("data"),
                   QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("b")}},
                              QJsonObject{{QStringLiteral("id"), QStringLiteral("a")}}}}}));
        gateway.answer(FakeAnswer::json(500, {{QStringLiteral("error"), QStringLiteral("x")}}));
        OwnConnectionsRig rig;
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

    void advisesWhileAnAddressIsTyped()
    {
        const auto good = Connections::advise(QStringLiteral(" https://a.example/v1/ "));
        QVERIFY(!good.hasError);
        QCOMPARE(good.finalUrl, QStringLiteral("https://a.example/v1/chat/completions"));
        QCOMPARE(good.modelsUrl, QStringLiteral("https://a.example/v1/models"));
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

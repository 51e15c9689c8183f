// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/origin.h"
#include "support/ownconnectionsrig.h"

using namespace support;
using chat::Connections;

/// Which key goes where, and what goes nowhere.
class ConnectionKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyGoesWithItsConnection()
    {
        OwnConnectionsRig rig;
        const core::Profile profile = profileOf(QStringLiteral("https://a.example/v1"));
        (void)resultOf(rig.connections.save(profile, kKey));
        QCOMPARE(rig.gateway(profile.id).value().key, kKey);
        QCOMPARE(resultOf(rig.connections.secrets(profile.id)).secrets.keys,
                 QList<QByteArray>{kKey});
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
        OwnConnectionsRig rig;
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
        OwnConnectionsRig rig;
        core::Profile profile = profileOf(mine.baseUrl());
        (void)resultOf(rig.connections.save(profile, kKey));
        QVERIFY(resultOf(rig.connections.fetchModels(profile, chat::SecretEdits())).isOk());
        QCOMPARE(mine.lastRequest().header("Authorization"), "Bearer " + kKey);
        profile.baseUrl = other.baseUrl();
        QVERIFY(resultOf(rig.connections.fetchModels(profile, chat::SecretEdits())).isOk());
        QVERIFY(other.lastRequest().header("Authorization").isNull());
        QVERIFY(resultOf(rig.connections.fetchModels(profile,
                                                     chat::SecretEdits::ofKey(QByteArray("typed"))))
                    .isOk());
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
        OwnConnectionsRig rig;
        core::Profile profile = profileOf(address);
        (void)resultOf(rig.connections.save(profile, kKey));
        QCOMPARE(rig.gateway(profile.id).isOk(), !isRefused);
        QCOMPARE(Connections::advise(address).isPlainHttpToPublicHost, isRefused);
        if (!isRefused)
            return;
        QCOMPARE(rig.gateway(profile.id).error().code, QStringLiteral("plain-http"));
        const auto edits = chat::SecretEdits::ofKey(kKey);
        QCOMPARE(resultOf(rig.connections.fetchModels(profile, edits)).error().code,
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
        OwnConnectionsRig rig(settingsOf(profile));
        const auto gateway = rig.gateway(profile.id);
        QVERIFY(!gateway.isOk());
        QCOMPARE(gateway.error().kind, core::ErrorKind::BadInput);
        QCOMPARE(gateway.error().code, QStringLiteral("keychain-locked"));
        QVERIFY(rig.connections.profile(profile.id)->hasStoredKey);
    }

    void aKeyInTheFileIsRememberedAsStored()
    {
        OwnConnectionsRig rig;
        const core::Profile profile = profileOf(QStringLiteral("https://a.example/v1"));
        (void)resultOf(rig.connections.save(profile, kKey));
        const auto written = resultOf(rig.connections.saveSecretsToFile(profile.id));
        QCOMPARE(written.place, std::optional(storage::SecretPlace::File));
        QVERIFY(rig.connections.profile(profile.id)->hasStoredKey);
        QCOMPARE(rig.gateway(profile.id).value().key, kKey);
        (void)resultOf(rig.connections.save(profile, QByteArray()));
        QVERIFY(!rig.connections.profile(profile.id)->hasStoredKey);
        QVERIFY(rig.gateway(profile.id).value().key.isEmpty());
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
        OwnConnectionsRig rig(settingsOf(stored), {address, {}, {}});
        (void)resultOf(rig.secrets.writeToFile(stored.id, kKey));
        QCOMPARE(rig.gateway(rig.connections.active().id).value().key,
                 isLent ? kKey : QByteArray());
    }

    void aKeyOfTheRunIsForTheActiveConnectionOnly()
    {
        core::Settings settings = settingsOf(profileOf(QStringLiteral("https://a.example/v1")));
        settings.profiles.append(profileOf(QStringLiteral("https://b.example/v1")));
        OwnConnectionsRig rig(settings, {{}, kKey, QStringLiteral("m2")});
        QCOMPARE(rig.gateway(settings.profiles.at(0).id).value().key, kKey);
        QVERIFY(rig.gateway(settings.profiles.at(1).id).value().key.isEmpty());
        QCOMPARE(rig.connections.active().model, QStringLiteral("m2"));
        QCOMPARE(rig.preferences.settings(), settings);
    }

    void aKeyOfTheRunStaysAtItsServer_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isSent");
        QTest::newRow("other path") << QStringLiteral("http://127.0.0.1:8080/api/v1") << true;
        QTest::newRow("encrypted now") << QStringLiteral("https://127.0.0.1:8080/v1") << true;
        QTest::newRow("other port") << QStringLiteral("http://127.0.0.1:8081/v1") << false;
        QTest::newRow("other host") << QStringLiteral("https://b.example/v1") << false;
    }
    void aKeyOfTheRunStaysAtItsServer()
    {
        QFETCH(QString, address);
        QFETCH(bool, isSent);
        core::Profile profile = profileOf(QStringLiteral("http://127.0.0.1:8080/v1"));
        OwnConnectionsRig rig(settingsOf(profile), {{}, kKey, {}});
        profile.baseUrl = address;
        (void)resultOf(rig.connections.save(profile, std::nullopt));
        QCOMPARE(rig.gateway(profile.id).value().key, isSent ? kKey : QByteArray());
        // What is edited from there on does not get it, either.
        profile.baseUrl = QStringLiteral("https://c.example/v1");
        (void)resultOf(rig.connections.save(profile, std::nullopt));
        QVERIFY(rig.gateway(profile.id).value().key.isEmpty());
    }

    void aKeyOfTheRunNeverReplacesTheDemosOwn()
    {
        OwnConnectionsRig rig({}, {{}, kKey, {}});
        QCOMPARE(rig.gateway(rig.connections.active().id).value().key, QByteArray("demo-key"));
    }
};

QTEST_GUILESS_MAIN(ConnectionKeysTest)
#include "tst_connectionkeys.moc"

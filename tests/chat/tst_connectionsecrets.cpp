// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ownconnectionsrig.h"

using namespace support;
using chat::SecretEdits;

namespace {

const QString kAddress = QStringLiteral("https://a.example/v1");

SecretEdits keysOf(const QList<SecretEdits::Key> &keys)
{
    SecretEdits edits;
    edits.keys = keys;
    return edits;
}

/// Two keys, a secret header, a proxy with a password.
struct FullRig : OwnConnectionsRig {
    core::Profile profile = profileOf(kAddress);

    FullRig()
    {
        profile.headers = {{"X-Team", "blue"}};
        profile.secretHeaders = {"X-Gate"};
        profile.proxy = {
            core::ProxyKind::Http, QStringLiteral("proxy.example"), 8080, QStringLiteral("me"), {}};
        SecretEdits edits = keysOf({{"sk-one", -1}, {"sk-two", -1}});
        edits.headers = {{"X-Gate", "open"}};
        edits.proxyPassword = "pass";
        (void)resultOf(connections.save(profile, edits));
        profile = *connections.profile(profile.id);
    }
    void save(const SecretEdits &edits)
    {
        (void)resultOf(connections.save(profile, edits));
        profile = *connections.profile(profile.id);
    }
    [[nodiscard]] api::Gateway now() { return gateway(profile.id).value(); }
};

} // namespace

/// Several keys, secret headers and the proxy's password, all in one entry.
class ConnectionSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestGetsEverythingThatIsConfigured()
    {
        FullRig rig;
        rig.profile.patience.firstByteMs = 1234;
        rig.profile.tls.caFile = QStringLiteral("/ca.pem");
        rig.save({});
        const api::Gateway gateway = rig.now();
        QCOMPARE(gateway.key, QByteArray("sk-one"));
        QCOMPARE(gateway.moreKeys, QList<QByteArray>{"sk-two"});
        QCOMPARE(gateway.headers, (QList<core::Header>{{"X-Team", "blue"}, {"X-Gate", "open"}}));
        QCOMPARE(gateway.proxyPassword, QByteArray("pass"));
        QCOMPARE(gateway.proxy.host, QStringLiteral("proxy.example"));
        QCOMPARE(gateway.patience.firstByteMs, 1234);
        QCOMPARE(gateway.tls.caFile, QStringLiteral("/ca.pem"));
        QCOMPARE(rig.profile.keptKeyCount, 2);
        QVERIFY(rig.profile.hasKeptProxyPassword);
    }

    void editingOneSecretLeavesTheOthers()
    {
        FullRig rig;
        SecretEdits edits;
        edits.headers = {{"X-Gate", "shut"}};
        rig.save(edits);
        QCOMPARE(rig.now().key, QByteArray("sk-one"));
        QCOMPARE(rig.now().headers.last().value, QByteArray("shut"));
        QCOMPARE(rig.now().proxyPassword, QByteArray("pass"));
    }

    void keysAreReorderedAndRemovedByTheirPlace()
    {
        FullRig rig;
        rig.save(keysOf({{{}, 1}, {"sk-new", -1}, {{}, 0}}));
        QCOMPARE(rig.now().key, QByteArray("sk-two"));
        QCOMPARE(rig.now().moreKeys, (QList<QByteArray>{"sk-new", "sk-one"}));
        rig.save(keysOf({{{}, 2}}));
        QCOMPARE(rig.now().key, QByteArray("sk-one"));
        QVERIFY(rig.now().moreKeys.isEmpty());
        rig.save(keysOf({}));
        QVERIFY(rig.now().key.isEmpty());
        QCOMPARE(rig.now().proxyPassword, QByteArray("pass"));
    }

    void aSecretHeaderThatIsTakenAwayLosesItsValue()
    {
        FullRig rig;
        rig.profile.secretHeaders.clear();
        rig.save({});
        QCOMPARE(rig.now().headers.size(), 1);
        rig.profile.secretHeaders = {"X-Gate"};
        rig.save({});
        QCOMPARE(rig.now().headers.size(), 1);
        QVERIFY(rig.profile.secretHeaders.isEmpty());
    }

    void anotherOriginForgetsKeysAndHeadersButNotTheProxysPassword()
    {
        FullRig rig;
        rig.profile.baseUrl = QStringLiteral("https://b.example/v1");
        const auto saved = rig.connections.save(rig.profile, SecretEdits());
        // Also not in the moment before the entry was written anew.
        QVERIFY(rig.gateway(rig.profile.id).value().key.isEmpty());
        (void)resultOf(saved);
        const api::Gateway gateway = rig.now();
        QVERIFY(gateway.key.isEmpty());
        QVERIFY(gateway.moreKeys.isEmpty());
        QCOMPARE(gateway.headers, (QList<core::Header>{{"X-Team", "blue"}}));
        QCOMPARE(gateway.proxyPassword, QByteArray("pass"));
    }

    void anotherPathOfTheSameOriginKeepsEverything()
    {
        FullRig rig;
        rig.profile.baseUrl = QStringLiteral("https://a.example/api/v1");
        rig.save({});
        QCOMPARE(rig.now().key, QByteArray("sk-one"));
        QCOMPARE(rig.now().moreKeys.size(), 1);
    }

    void whatCannotBeReadIsNeitherDeletedNorReplaced()
    {
        core::Profile stored = profileOf(kAddress);
        stored.hasStoredKey = true;
        stored.keptKeyCount = 2;
        stored.secretHeaders = {"X-Gate"};
        OwnConnectionsRig rig(settingsOf(stored));
        stored.secretHeaders.clear();
        const auto written = resultOf(rig.connections.save(stored, SecretEdits()));
        QVERIFY(!written.place);
        QVERIFY(written.problem.has_value());
        QVERIFY(rig.connections.profile(stored.id)->hasStoredKey);
        QCOMPARE(rig.gateway(stored.id).error().code, QStringLiteral("keychain-locked"));
    }

    void aTypedKeyDoesNotTakeThePlaceOfOnesThatCannotBeRead_data()
    {
        QTest::addColumn<QList<SecretEdits::Key>>("keys");
        QTest::newRow("another beside it")
            << QList<SecretEdits::Key>{{{}, 0}, {QByteArray("sk-new"), -1}};
        QTest::newRow("instead, but a header stays")
            << QList<SecretEdits::Key>{{QByteArray("sk-new"), -1}};
        QTest::newRow("none, but a header stays") << QList<SecretEdits::Key>();
    }
    void aTypedKeyDoesNotTakeThePlaceOfOnesThatCannotBeRead()
    {
        QFETCH(QList<SecretEdits::Key>, keys);
        core::Profile stored = profileOf(kAddress);
        stored.hasStoredKey = true;
        stored.keptKeyCount = 1;
        stored.secretHeaders = {"X-Gate"};
        OwnConnectionsRig rig(settingsOf(stored));
        core::Profile edited = stored;
        edited.secretHeaders.append("X-New");
        SecretEdits edits = keysOf(keys);
        edits.headers = {{"X-New", "value"}};
        const auto written = resultOf(rig.connections.save(edited, edits));
        QVERIFY(!written.place);
        QVERIFY(written.problem && written.isUnread);
        QCOMPARE(rig.connections.profile(stored.id), std::optional(stored));
        QCOMPARE(rig.gateway(stored.id).error().code, QStringLiteral("keychain-locked"));
    }

    void aKeyThatIsEnteredAnewNeedsNoReadingOfTheOldOne()
    {
        core::Profile stored = profileOf(kAddress);
        stored.hasStoredKey = true;
        stored.keptKeyCount = 1;
        OwnConnectionsRig rig(settingsOf(stored));
        const auto written =
            resultOf(rig.connections.save(stored, keysOf({{QByteArray("sk-new"), -1}})));
        QVERIFY(!written.isUnread);
        QCOMPARE(rig.gateway(stored.id).value().key, QByteArray("sk-new"));
    }

    void whatHappensWhileTheKeychainAsksIsKept()
    {
        FullRig rig;
        const auto saved = rig.connections.save(rig.profile, keysOf({{{}, 1}}));
        QVERIFY(!saved.isFinished());
        core::Profile meanwhile = *rig.connections.profile(rig.profile.id);
        meanwhile.hasSeenUnexplained = true;
        meanwhile.learned = {{QStringLiteral("m"), QStringLiteral("top_p"), {}}};
        (void)rig.connections.save(meanwhile, SecretEdits());
        (void)resultOf(saved);
        const core::Profile now = *rig.connections.profile(rig.profile.id);
        QVERIFY(now.hasSeenUnexplained);
        QCOMPARE(now.learned, meanwhile.learned);
        QCOMPARE(now.keptKeyCount, 1);
        QCOMPARE(rig.now().key, QByteArray("sk-two"));
    }

    void aConnectionThatIsRemovedMeanwhileStaysRemoved()
    {
        FullRig rig;
        const QUuid id = rig.profile.id;
        const auto saved = rig.connections.save(rig.profile, keysOf({{{}, 1}}));
        QVERIFY(!saved.isFinished());
        rig.connections.remove(id);
        (void)resultOf(saved);
        QVERIFY(!rig.connections.profile(id));
        QVERIFY(resultOf(rig.secrets.read(id, false)).key.isEmpty());
    }

    void secretsDoNotFollowToAnOriginThatWasChosenMeanwhile()
    {
        FullRig rig;
        const auto saved = rig.connections.save(rig.profile, keysOf({{{}, 1}}));
        QVERIFY(!saved.isFinished());
        rig.profile.baseUrl = QStringLiteral("https://b.example/v1");
        (void)resultOf(rig.connections.save(rig.profile, keysOf({{QByteArray("sk-b"), -1}})));
        (void)resultOf(saved);
        QCOMPARE(rig.now().baseUrl, rig.profile.baseUrl);
        QCOMPARE(rig.now().key, QByteArray("sk-b"));
        QVERIFY(rig.now().moreKeys.isEmpty());
    }

    void theFileTakesWhatThisRunKeeps()
    {
        FullRig rig;
        QVERIFY(!rig.profile.hasStoredKey);
        const auto written = resultOf(rig.connections.saveSecretsToFile(rig.profile.id));
        QCOMPARE(written.place, std::optional(storage::SecretPlace::File));
        QVERIFY(rig.connections.profile(rig.profile.id)->hasStoredKey);
        storage::Secrets nextRun(core::newId(), rig.dir.filePath(QStringLiteral("secrets.json")));
        const auto read = resultOf(nextRun.read(rig.profile.id, true));
        QVERIFY(read.key.contains("sk-two") && read.key.contains("pass"));
    }

    void aKeyOfTheRunComesAloneButWithTheOtherSecrets()
    {
        core::Profile stored = profileOf(kAddress);
        stored.secretHeaders = {"X-Gate"};
        stored.hasStoredKey = true;
        stored.keptKeyCount = 2;
        OwnConnectionsRig rig(settingsOf(stored), {{}, "sk-run", {}});
        (void)resultOf(rig.secrets.writeToFile(
            stored.id, R"({"keys":["a","b"],"headers":[{"name":"X-Gate","value":"open"}]})"));
        const api::Gateway gateway = rig.gateway(stored.id).value();
        QCOMPARE(gateway.key, QByteArray("sk-run"));
        QVERIFY(gateway.moreKeys.isEmpty());
        QCOMPARE(gateway.headers, (QList<core::Header>{{"X-Gate", "open"}}));
    }

    void aDraftIsAskedWithWhatIsTypedAndWhatIsKept()
    {
        FakeGateway mine;
        mine.answer(FakeAnswer::json(200, {{QStringLiteral("data"), QJsonArray()}}));
        OwnConnectionsRig rig;
        core::Profile profile = profileOf(mine.baseUrl());
        profile.secretHeaders = {"X-Gate"};
        SecretEdits first = keysOf({{"sk-kept", -1}});
        first.headers = {{"X-Gate", "kept"}};
        (void)resultOf(rig.connections.save(profile, first));
        QVERIFY(resultOf(rig.connections.fetchModels(profile, SecretEdits())).isOk());
        QCOMPARE(mine.lastRequest().header("Authorization"), QByteArray("Bearer sk-kept"));
        QCOMPARE(mine.lastRequest().header("X-Gate"), QByteArray("kept"));
        SecretEdits typed;
        typed.headers = {{"X-Gate", "typed"}};
        QVERIFY(resultOf(rig.connections.fetchModels(profile, typed)).isOk());
        QCOMPARE(mine.lastRequest().header("Authorization"), QByteArray("Bearer sk-kept"));
        QCOMPARE(mine.lastRequest().header("X-Gate"), QByteArray("typed"));
    }
};

QTEST_GUILESS_MAIN(ConnectionSecretsTest)
#include "tst_connectionsecrets.moc"

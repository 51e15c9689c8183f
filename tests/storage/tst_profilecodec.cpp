// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "storage/profilecodec.h"
#include "storage/settingscodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

core::Profile fullProfile()
{
    core::Profile profile;
    profile.id = core::newId();
    profile.name = QStringLiteral("P");
    profile.baseUrl = QStringLiteral("https://gw.example.org/v1");
    profile.headers = {{"X-Team", "blue"}};
    profile.secretHeaders = {"X-Gate", "x-api-key"};
    profile.hasStoredKey = true;
    profile.keptKeyCount = 3;
    profile.hasKeptProxyPassword = true;
    profile.proxy = {core::ProxyKind::Socks5,
                     QStringLiteral("proxy.example"),
                     1080,
                     QStringLiteral("me"),
                     {QStringLiteral("*.intra.example"), QStringLiteral("10.0.0.1")}};
    profile.tls = {QStringLiteral("/etc/ca.pem"), QString(64, u'a'),
                   QStringLiteral("https://gw.example.org:443"), QStringLiteral("/me.pem"),
                   QStringLiteral("/me.key")};
    profile.patience = {1000, 600000, 2000, 3000};
    profile.learned = {{QStringLiteral("m"), QStringLiteral("stream_options"), {}},
                       {{}, QStringLiteral("max_tokens"), QStringLiteral("max_completion_tokens")}};
    profile.hasSeenUnexplained = true;
    profile.parameters = {{QStringLiteral("temperature"), 0.5},
                          {QStringLiteral("stop"), QJsonValue::Null}};
    profile.modelParameters.insert(QStringLiteral("vendor/m"),
                                   {{QStringLiteral("seed"), Q_INT64_C(9223372036854775807)}});
    return profile;
}

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// A connection in settings.json.
class ProfileCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        const core::Profile profile = fullProfile();
        const auto read = storage::profileFromJson(storage::profileToJson(profile, {}));
        QVERIFY(read.has_value());
        QVERIFY(*read == profile);
    }

    void unknownMembersSurviveInsideTheNewObjectsToo()
    {
        core::Profile profile = fullProfile();
        const QJsonObject before =
            parsed(R"({"proxy":{"pac":"x"},"tls":{"ech":true},"timeouts_ms":{"whole":1},"hue":2})");
        const QJsonObject after = storage::profileToJson(profile, before);
        QCOMPARE(after.value(QStringLiteral("hue")).toInt(), 2);
        for (const char *path : {"proxy.pac", "tls.ech", "timeouts_ms.whole"}) {
            const QStringList parts = QString::fromLatin1(path).split(u'.');
            QVERIFY2(after.value(parts.at(0)).toObject().contains(parts.at(1)), path);
        }
    }

    void valuesOfSecretHeadersAreNeverWritten()
    {
        core::Profile profile = fullProfile();
        profile.headers.append(core::Header{"x-gate", "canary"});
        const QByteArray json = QJsonDocument(storage::profileToJson(profile, {})).toJson();
        QVERIFY(json.contains("X-Gate"));
        QVERIFY(!json.contains("canary"));
    }

    void nonsenseTakesDefaultsAndNumbersTheirRange()
    {
        QJsonObject json = parsed(R"({
            "proxy": {"kind": "pigeon", "port": 700000, "bypass": [1, "", "a.example"]},
            "tls": {"pinned_sha256": "ABC", "pinned_origin": "https:\/\/x:1"},
            "timeouts_ms": {"connect": -5, "first_byte": 99999999, "idle": "x", "no_data": 1e12},
            "learned": [1, {"model": "m"}, {"parameter": "seed"}],
            "secret_headers": [1, "", "X-A", "X-A"],
            "stored_key_count": 7, "has_proxy_password": true})");
        json.insert(QStringLiteral("id"), core::idText(core::newId()));
        const core::Profile read = storage::profileFromJson(json).value();
        QCOMPARE(read.proxy.kind, core::ProxyKind::System);
        QCOMPARE(read.proxy.port, 65535);
        QCOMPARE(read.proxy.bypass, QStringList{QStringLiteral("a.example")});
        QVERIFY(read.tls == core::TlsTrust());
        QCOMPARE(read.patience.connectMs, 100);
        QCOMPARE(read.patience.firstByteMs, 600000);
        QCOMPARE(read.patience.idleMs, core::Patience().idleMs);
        QCOMPARE(read.learned.size(), 1);
        QCOMPARE(read.secretHeaders, QList<QByteArray>{"X-A"});
        // Without a store nothing can have been kept from an earlier run.
        QCOMPARE(read.keptKeyCount, 0);
        QVERIFY(!read.hasKeptProxyPassword);
    }

    void aKeyStoredByAnEarlierVersionCountsAsOne()
    {
        QJsonObject json = parsed(R"({"has_stored_key": true})");
        json.insert(QStringLiteral("id"), core::idText(core::newId()));
        QCOMPARE(storage::profileFromJson(json)->keptKeyCount, 1);
    }

    void recentAndFavouriteModelsComeBack()
    {
        core::Settings settings;
        const QUuid id = core::newId();
        for (int i = 0; i < 8; ++i)
            settings.recentModels.append({id, QStringLiteral("m-%1").arg(i)});
        settings.favouriteModels = {{id, QStringLiteral("m-3")}};
        const core::Settings read =
            storage::settingsFromJson(storage::settingsToJson(settings, {}));
        QVERIFY(read.recentModels == settings.recentModels);
        QVERIFY(read.favouriteModels == settings.favouriteModels);
        const core::Settings bad = storage::settingsFromJson(
            parsed(R"({"recent_models": [1, {"connection": "no", "model": "m"}, {"model": ""}]})"));
        QVERIFY(bad.recentModels.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ProfileCodecTest)
#include "tst_profilecodec.moc"

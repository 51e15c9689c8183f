// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/connectionkeeper.h"
#include "storage/backup/backuppreview.h"
#include "storage/connectionshelf.h"
#include "storage/secretscodec.h"
#include "storage/shelfcopy.h"
#include "support/backuprig.h"

#include <QJsonArray>
#include <QJsonDocument>

using support::await;

namespace {

const auto kAddress = QStringLiteral("https://gw.example.org/v1");

/// Connections beside a database with a chat in it, as the program has them.
struct KeeperRig : support::BackupRig {
    std::unique_ptr<chat::ConnectionKeeper> keeper;

    KeeperRig()
    {
        core::Settings settings = preferences.settings();
        settings.dataDirectoryId = directoryId;
        settings.profiles.clear(); // that of the chat is none of a person's
        preferences.set(settings);
        startAgain();
    }
    void startAgain()
    {
        keeper = std::make_unique<chat::ConnectionKeeper>(preferences, connections, store);
        keeper->look();
    }
    /// With a key that is kept in the file beside the settings.
    [[nodiscard]] QUuid addWithKey(const QString &name)
    {
        core::Profile profile;
        profile.id = core::newId();
        profile.name = name;
        profile.baseUrl = kAddress;
        (void)await(connections.save(profile, QByteArray("sk-kept")));
        (void)await(connections.saveSecretsToFile(profile.id));
        return profile.id;
    }
    /// As when settings of another day come in their place: secrets stay where they are.
    void lose(const QUuid &id)
    {
        core::Settings settings = preferences.settings();
        settings.profiles.removeIf([&id](const core::Profile &one) { return one.id == id; });
        preferences.set(settings);
    }
    [[nodiscard]] QJsonObject copied() { return shelf(QString(storage::kConnectionShelf)).content; }
    /// Into the database, as a file of another has it.
    [[nodiscard]] bool write(const QJsonObject &shelf)
    {
        const auto written = await(storage::StoreEdits(store).copyShelf(
            QString(storage::kConnectionShelf), [shelf] { return shelf; }));
        return written && written.value();
    }
    [[nodiscard]] QSet<QUuid> copiedIds() { return storage::connectionsOnShelf(copied()); }
    [[nodiscard]] QByteArray keyFor(const QUuid &id)
    {
        const auto gateway = await(connections.gateway(id));
        return gateway ? gateway.value().key : QByteArray("refused");
    }
};

} // namespace

/// Backups hold connections without their secrets, and going back to one brings back those that
/// are missing.
class ConnectionKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingComesBackAndTheRestStays();
    void theFileHasThemBeforeTheCopyIsWrittenOver();
    void aKeyThatIsStillKeptIsFoundAgain();
    void withoutItsKeyItComesBackWithoutOne();
    void anotherOnesComesWithoutConsentsAndKeys();
    void noKeyOfHereGoesToTheAddressOfAnother();
    void whatHasNoAddressDoesNotComeBack();
    void theFileOfTheSettingsHasRoomForWhatAnotherWrote();
    void namedParametersComeBack();
    void noSecretIsInTheDatabase();
    void thePreviewCountsThem();
    void whoHasNoneHasNothingInTheDatabase();
};

void ConnectionKeeperTest::whatIsMissingComesBackAndTheRestStays()
{
    KeeperRig rig;
    const QUuid gone = rig.add(QStringLiteral("Gone"), kAddress, QStringLiteral("m7"));
    const QUuid here = rig.add(QStringLiteral("Before"), kAddress);
    QTRY_COMPARE(rig.copiedIds(), (QSet<QUuid>{gone, here}));
    QVERIFY(rig.backUp());
    rig.connections.remove(gone);
    core::Profile other = *rig.connections.profile(here);
    other.name = QStringLiteral("After");
    (void)await(rig.connections.save(other, std::nullopt));
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{here});
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.connections.profile(gone));
    QCOMPARE(rig.connections.profile(gone)->model, QStringLiteral("m7"));
    QCOMPARE(rig.connections.profile(here)->name, QStringLiteral("After"));
    QTRY_COMPARE(rig.copiedIds(), (QSet<QUuid>{gone, here}));
    // Once: what is removed afterwards stays so, after another start, too.
    rig.connections.remove(gone);
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{here});
    rig.startAgain();
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{here});
    QVERIFY(!rig.connections.profile(gone));
}

/// What ends the program in between leaves one of the two.
void ConnectionKeeperTest::theFileHasThemBeforeTheCopyIsWrittenOver()
{
    KeeperRig rig;
    const QUuid gone = rig.add(QStringLiteral("Gone"), kAddress);
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{gone});
    QVERIFY(rig.backUp());
    rig.connections.remove(gone);
    QTRY_VERIFY(rig.copiedIds().isEmpty());
    rig.preferences.flush();
    QVERIFY(rig.restore());
    const auto isRestored = [&rig] {
        return rig.shelf(QString(storage::kConnectionShelf)).isRestored;
    };
    QVERIFY(isRestored());
    rig.keeper->look();
    QTRY_VERIFY(!isRestored());
    const core::Settings onDisk = storage::SettingsFile(rig.in("s.json")).load().settings;
    QCOMPARE(onDisk.profiles.size(), 1);
    QCOMPARE(onDisk.profiles.constFirst().id, gone);
}

void ConnectionKeeperTest::aKeyThatIsStillKeptIsFoundAgain()
{
    KeeperRig rig;
    const QUuid id = rig.addWithKey(QStringLiteral("Kept"));
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{id});
    QTRY_VERIFY(QJsonDocument(rig.copied()).toJson().contains("\"has_stored_key\": true"));
    QVERIFY(rig.backUp());
    rig.lose(id);
    QTRY_VERIFY(rig.copiedIds().isEmpty());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.connections.profile(id));
    QTRY_VERIFY(rig.connections.profile(id)->hasStoredKey);
    QCOMPARE(rig.connections.profile(id)->keptKeyCount, 1);
    QCOMPARE(rig.keyFor(id), QByteArray("sk-kept"));
}

void ConnectionKeeperTest::withoutItsKeyItComesBackWithoutOne()
{
    KeeperRig rig;
    const QUuid id = rig.addWithKey(QStringLiteral("Kept"));
    QTRY_VERIFY(QJsonDocument(rig.copied()).toJson().contains("\"has_stored_key\": true"));
    QVERIFY(rig.backUp());
    (void)await(rig.secrets.remove(id));
    rig.connections.remove(id);
    QTRY_VERIFY(rig.copiedIds().isEmpty());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.connections.profile(id));
    QCOMPARE(rig.keyFor(id), QByteArray()); // and nobody speaks of a locked keychain
    QVERIFY(!rig.connections.profile(id)->hasStoredKey);
}

/// A backup may be anybody's: what it says is no word of the person who restores it, and no key
/// that is kept here goes to an address that it names.
void ConnectionKeeperTest::anotherOnesComesWithoutConsentsAndKeys()
{
    KeeperRig rig;
    core::Profile foreign;
    foreign.id = rig.addWithKey(QStringLiteral("Mine"));
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{foreign.id});
    rig.lose(foreign.id);
    foreign.baseUrl = QStringLiteral("http://other.example.org/v1");
    foreign.plainHttpOrigin = QStringLiteral("http://other.example.org");
    foreign.hasStoredKey = true;
    foreign.keptKeyCount = 1;
    foreign.tls.pinnedSha256 = QString(64, QLatin1Char('a'));
    foreign.tls.pinnedOrigin = foreign.plainHttpOrigin;
    foreign.proxy.kind = core::ProxyKind::Http; // it would read all of it
    foreign.proxy.host = QStringLiteral("reader.example.org");
    const QJsonObject shelf = storage::connectionsToShelf({foreign}, {}, core::newId());
    QTRY_VERIFY(rig.copiedIds().isEmpty());
    QVERIFY(rig.write(shelf));
    QVERIFY(rig.backUp());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.connections.profile(foreign.id));
    const core::Profile back = *rig.connections.profile(foreign.id);
    QCOMPARE(back.baseUrl, foreign.baseUrl);
    QVERIFY(back.plainHttpOrigin.isEmpty() && !back.hasStoredKey && back.keptKeyCount == 0);
    QVERIFY(back.tls == core::TlsTrust() && back.proxy == core::Proxy());
    QCOMPARE(rig.keyFor(foreign.id), QByteArray("refused")); // in clear text, until somebody agrees
}

void ConnectionKeeperTest::noKeyOfHereGoesToTheAddressOfAnother()
{
    KeeperRig rig;
    core::Profile foreign;
    foreign.id = rig.addWithKey(QStringLiteral("Mine"));
    QCOMPARE(rig.keyFor(foreign.id), QByteArray("sk-kept"));
    rig.lose(foreign.id);
    QTRY_VERIFY(rig.copiedIds().isEmpty());
    foreign.baseUrl = QStringLiteral("https://other.example.org/v1");
    foreign.proxy.kind = core::ProxyKind::Http;
    foreign.proxy.host = QStringLiteral("proxy.example.org");
    foreign.hasStoredKey = true;
    foreign.keptKeyCount = 1;
    QVERIFY(rig.write(storage::connectionsToShelf({foreign}, {}, core::newId())));
    QVERIFY(rig.backUp());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.connections.profile(foreign.id));
    QCOMPARE(rig.keyFor(foreign.id), QByteArray());
    QVERIFY(!rig.connections.profile(foreign.id)->hasStoredKey);
    QCOMPARE(rig.connections.profile(foreign.id)->proxy, foreign.proxy); // it sees nothing of it
}

void ConnectionKeeperTest::whatHasNoAddressDoesNotComeBack()
{
    KeeperRig rig;
    core::Profile wrong;
    wrong.id = core::newId();
    wrong.baseUrl = QStringLiteral("file:///etc/passwd");
    core::Profile right = wrong;
    right.id = core::newId();
    right.baseUrl = kAddress;
    const QJsonObject shelf = storage::connectionsToShelf({wrong, right, right}, {}, core::newId());
    QVERIFY(rig.write(shelf));
    QVERIFY(rig.backUp());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_VERIFY(rig.connections.profile(right.id));
    QCOMPARE(rig.preferences.settings().profiles.size(), 1);
}

void ConnectionKeeperTest::theFileOfTheSettingsHasRoomForWhatAnotherWrote()
{
    core::Profile large;
    large.id = core::newId();
    large.baseUrl = kAddress;
    large.name = QString(5 * 1024 * 1024, QLatin1Char('x'));
    core::Profile small = large;
    small.id = core::newId();
    small.name = QStringLiteral("Small");
    const core::ParameterPreset endless{core::newId(), large.name, {}};
    const core::ParameterPreset calm{core::newId(), QStringLiteral("Calm"), {}};
    const QUuid here = core::newId();
    const QJsonObject shelf = storage::connectionsToShelf({large, small}, {endless, calm}, here);
    const QList<storage::ShelvedConnection> read = storage::connectionsFromShelf(shelf, here);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.constFirst().profile.id, small.id);
    QVERIFY(read.constFirst().isOwn);
    QCOMPARE(storage::presetsFromShelf(shelf), QList<core::ParameterPreset>{calm});
}

void ConnectionKeeperTest::namedParametersComeBack()
{
    KeeperRig rig;
    core::Settings settings = rig.preferences.settings();
    const core::ParameterPreset calm{
        core::newId(), QStringLiteral("Calm"), {{QStringLiteral("temperature"), 0.1}}};
    settings.parameterPresets = {calm};
    rig.preferences.set(settings);
    QTRY_COMPARE(storage::presetsFromShelf(rig.copied()).size(), 1);
    QVERIFY(rig.backUp());
    settings.parameterPresets.clear();
    rig.preferences.set(settings);
    QTRY_VERIFY(rig.copied().isEmpty());
    QVERIFY(rig.restore());
    rig.keeper->look();
    QTRY_COMPARE(rig.preferences.settings().parameterPresets, QList<core::ParameterPreset>{calm});
}

void ConnectionKeeperTest::noSecretIsInTheDatabase()
{
    KeeperRig rig;
    core::Profile profile;
    profile.id = core::newId();
    profile.baseUrl = kAddress;
    profile.headers = {{"X-Team", "blue"},
                       {"Authorization", "Bearer sk-by-hand"},
                       {"X-Gateway-Token", "sk-nobody-said-so"}};
    profile.secretHeaders = {"X-Gate"};
    profile.proxy.kind = core::ProxyKind::Http;
    profile.proxy.host = QStringLiteral("proxy.example.org");
    chat::SecretEdits edits = chat::SecretEdits::ofKey(QByteArray("sk-typed"));
    edits.headers = {{"X-Gate", "sk-header"}};
    edits.proxyPassword = QByteArray("sk-proxy");
    (void)await(rig.connections.save(profile, edits));
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{profile.id});
    const QByteArray held = QJsonDocument(rig.copied()).toJson();
    QVERIFY(held.contains("blue"));
    QVERIFY2(!held.contains("sk-"), held.constData());
    QVERIFY(!held.contains(core::idText(rig.directoryId).toUtf8())); // what signs is no word of it
}

void ConnectionKeeperTest::thePreviewCountsThem()
{
    KeeperRig rig;
    const QUuid gone = rig.add(QStringLiteral("Gone"), kAddress);
    const QUuid here = rig.add(QStringLiteral("Here"), kAddress);
    QTRY_COMPARE(rig.copiedIds(), (QSet<QUuid>{gone, here}));
    QVERIFY(rig.backUp());
    rig.connections.remove(gone);
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{here});
    const auto preview = storage::previewBackup(rig.in("one.db"), rig.in("loquat.db"));
    QVERIFY(preview.isOk());
    QCOMPARE(preview.value().connections, 2);
    QCOMPARE(preview.value().missingConnections, 1);
    QCOMPARE(preview.value().prompts + preview.value().tools, 0);
    // Where nothing is, all of it is missing.
    QCOMPARE(storage::previewBackup(rig.in("one.db"), {}).value().missingConnections, 2);
}

void ConnectionKeeperTest::whoHasNoneHasNothingInTheDatabase()
{
    KeeperRig rig;
    QVERIFY(rig.copied().isEmpty());
    const QUuid id = rig.add(QStringLiteral("One"), kAddress);
    QTRY_COMPARE(rig.copiedIds(), QSet<QUuid>{id});
    rig.connections.remove(id);
    QTRY_VERIFY(rig.copied().isEmpty());
}

QTEST_GUILESS_MAIN(ConnectionKeeperTest)
#include "tst_connectionkeeper.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/settingskeeper.h"
#include "storage/backup/backuppreview.h"
#include "storage/settingscodec.h"
#include "storage/shelfcopy.h"
#include "support/backuprig.h"

#include <QJsonDocument>

using support::await;

namespace {

core::Settings chosen(core::Settings settings)
{
    settings.colorScheme = core::ColorScheme::Dark;
    settings.readingPercent = 130;
    settings.language = QStringLiteral("zh_CN");
    settings.isWideColumn = settings.isProbabilityShown = true;
    settings.isCodeWrapped = settings.isCodeNumbered = true;
    settings.sendKey = core::SendKey::CtrlEnter;
    settings.followMode = core::FollowMode::Never;
    settings.instructions = QStringLiteral("Be brief.");
    settings.isTitleGenerated = !core::Settings().isTitleGenerated;
    settings.titleModel = {core::newId(), QStringLiteral("small")};
    settings.titlePrompt = QStringLiteral("Name it");
    settings.binDays = 7;
    return settings;
}

struct SettingsRig : support::BackupRig {
    chat::SettingsKeeper keeper{preferences, store};

    SettingsRig() { keeper.look(); }
    [[nodiscard]] QJsonObject copied() { return shelf(QString(storage::kSettingsShelf)).content; }
};

} // namespace

/// Backups hold what was chosen in the settings; nothing of that comes back by itself.
class SettingsKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyComeBackOnlyWhereThatIsWanted();
    void whatBelongsToAComputerIsNotAmongThem();
    void whatIsOddIsBroughtIntoItsRange();
};

void SettingsKeeperTest::theyComeBackOnlyWhereThatIsWanted()
{
    SettingsRig rig;
    QVERIFY(rig.copied().isEmpty()); // all of it is as it is by default
    const core::Settings then = chosen(rig.preferences.settings());
    rig.preferences.set(then);
    QTRY_COMPARE(rig.copied(), storage::choicesToJson(then));
    QVERIFY(rig.backUp());
    core::Settings now = then;
    now.binDays = 60;
    now.instructions = QStringLiteral("Be long.");
    rig.preferences.set(now);
    QTRY_COMPARE(rig.copied(), storage::choicesToJson(now));
    const auto preview = storage::previewBackup(rig.in("one.db"), rig.in("loquat.db"));
    QVERIFY(preview.isOk());
    QCOMPARE(preview.value().settings, storage::choicesToJson(then));
    QVERIFY(rig.restore());
    rig.keeper.look();
    QTRY_COMPARE(rig.copied(), storage::choicesToJson(now));
    QVERIFY(rig.preferences.settings() == now);
    chat::SettingsKeeper::use(rig.preferences, preview.value().settings);
    QVERIFY(rig.preferences.settings() == then);
    // Those that are here already are not offered.
    QTRY_COMPARE(rig.copied(), storage::choicesToJson(then));
    const auto again = storage::previewBackup(rig.in("one.db"), rig.in("loquat.db"));
    QVERIFY(again.isOk() && again.value().settings.isEmpty());
}

void SettingsKeeperTest::whatBelongsToAComputerIsNotAmongThem()
{
    core::Settings settings = chosen({});
    settings.dataDirectoryId = core::newId();
    settings.databaseFile = QStringLiteral("other.db");
    settings.windowGeometry = "geometry";
    settings.sentCount = 12;
    core::Profile profile;
    profile.id = core::newId();
    profile.baseUrl = QStringLiteral("https://gw.example.org/v1");
    settings.profiles = {profile};
    const QJsonObject choices = storage::choicesToJson(settings);
    QVERIFY(!QJsonDocument(choices).toJson().contains("gw.example.org"));
    core::Settings other;
    other.dataDirectoryId = core::newId();
    other.sentCount = 3;
    const core::Settings taken = storage::withChoices(other, choices);
    QCOMPARE(taken.dataDirectoryId, other.dataDirectoryId);
    QCOMPARE(taken.sentCount, 3);
    QVERIFY(taken.databaseFile.isEmpty() && taken.windowGeometry.isEmpty());
    QVERIFY(taken.profiles.isEmpty());
    QCOMPARE(storage::choicesToJson(taken), choices); // and all of those are
    QVERIFY(storage::withChoices(taken, {}) == taken);
}

void SettingsKeeperTest::whatIsOddIsBroughtIntoItsRange()
{
    const QJsonObject foreign{
        {QStringLiteral("appearance"),
         QJsonObject{{QStringLiteral("reading_percent"), 100'000},
                     {QStringLiteral("language"), QStringLiteral("en/../../../tmp/other")}}},
        {QStringLiteral("chat"),
         QJsonObject{{QStringLiteral("bin_days"), -5}, {QStringLiteral("send_key"), 17}}},
        {QStringLiteral("database_file"), QStringLiteral("other.db")}};
    const core::Settings taken = storage::withChoices({}, foreign);
    QCOMPARE(taken.readingPercent, 200);
    QVERIFY(taken.language.isEmpty());
    QCOMPARE(taken.binDays, 0);
    QCOMPARE(taken.sendKey, core::SendKey::Enter);
    QVERIFY(taken.databaseFile.isEmpty());
    const QJsonObject endless{
        {QStringLiteral("chat"), QJsonObject{{QStringLiteral("instructions"),
                                              QString(5 * 1024 * 1024, QLatin1Char('x'))}}}};
    QVERIFY(storage::withChoices(taken, endless) == taken);
}

QTEST_GUILESS_MAIN(SettingsKeeperTest)
#include "tst_settingskeeper.moc"

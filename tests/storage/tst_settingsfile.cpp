// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "storage/settingsfile.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

class tst_SettingsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void defaultsComeWithADirectoryId();
    void keepsEverySetting();
    void isReadableByItsOwnerOnly();
    void severalSavesEndWithTheLastValue();
    void membersOfNewerProgramsSurvive();
    void wrongTypesTakeDefaults();
    void truncatedAnywhereItIsKeptAside();
    void lookingKeepsNothingAside();
    void neverHoldsAKey();
    void aFailedWriteLeavesTheOldFile();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("settings.json")); }
    [[nodiscard]] QByteArray bytes() const;
    void put(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

core::Profile makeProfile()
{
    core::Profile profile;
    profile.id = core::newId();
    profile.name = QStringLiteral("我的网关");
    profile.baseUrl = QStringLiteral("https://gateway.example/v1");
    profile.model = QStringLiteral("m-1");
    profile.presetId = QStringLiteral("custom");
    profile.headers = {{"X-Team", "blue"}};
    profile.hasStoredKey = true;
    profile.plainHttpOrigin = QStringLiteral("http://gateway.example:80");
    return profile;
}

core::Settings makeSettings()
{
    core::Settings settings;
    settings.colorScheme = core::ColorScheme::Dark;
    settings.readingPercent = 150;
    settings.language = QStringLiteral("zh_CN");
    settings.isWideColumn = true;
    settings.isCodeWrapped = true;
    settings.isCodeNumbered = true;
    settings.sendKey = core::SendKey::CtrlEnter;
    settings.followMode = core::FollowMode::Never;
    settings.instructions = QStringLiteral("be \"brief\"\n简短");
    settings.isTitleGenerated = true;
    settings.titleModel = {core::newId(), QStringLiteral("small")};
    settings.titlePrompt = QStringLiteral("name it");
    settings.binDays = 7;
    settings.sentCount = 7;
    settings.profiles = {makeProfile(), makeProfile()};
    settings.activeProfileId = settings.profiles.last().id;
    settings.isDemoDismissed = true;
    settings.parameterPresets = {
        {core::newId(), QStringLiteral("精确"), {{QStringLiteral("temperature"), 0}}},
        {core::newId(), QStringLiteral("Empty"), {}}};
    settings.windowGeometry = QByteArray("\x00\x01\xff", 3);
    settings.windowState = QByteArray("\xfe\x00", 2);
    settings.sidebarWidth = 301;
    settings.isSidebarVisible = false;
    settings.lastConversationId = core::newId();
    settings.databaseFile = QStringLiteral("loquat-2.db");
    settings.dataDirectoryId = core::newId();
    return settings;
}

} // namespace

void tst_SettingsFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

QByteArray tst_SettingsFile::bytes() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_SettingsFile::put(const QByteArray &bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void tst_SettingsFile::defaultsComeWithADirectoryId()
{
    const storage::LoadedSettings loaded = storage::SettingsFile(path()).load();
    QVERIFY(loaded.keptAsidePath.isEmpty());
    QVERIFY(!loaded.settings.dataDirectoryId.isNull());
    core::Settings expected;
    expected.dataDirectoryId = loaded.settings.dataDirectoryId;
    QVERIFY(loaded.settings == expected);
    QVERIFY(!QFile::exists(path())); // reading alone writes nothing
}

void tst_SettingsFile::keepsEverySetting()
{
    const core::Settings settings = makeSettings();
    QVERIFY(storage::SettingsFile(path()).saveNow(settings).isOk());
    QVERIFY(storage::SettingsFile(path()).load().settings == settings);
    // An untouched member would make the comparison above worth nothing.
    const core::Settings defaults;
    QVERIFY(settings.sidebarWidth != defaults.sidebarWidth);
    QVERIFY(settings.followMode != defaults.followMode);
    QCOMPARE(QJsonDocument::fromJson(bytes()).object().value(QStringLiteral("version")).toInt(), 1);
}

void tst_SettingsFile::isReadableByItsOwnerOnly()
{
    const mode_t before = ::umask(0);
    const auto result = storage::SettingsFile(path()).saveNow(makeSettings());
    ::umask(before);
    QVERIFY(result.isOk());
    struct stat status {
    };
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0600));
}

void tst_SettingsFile::severalSavesEndWithTheLastValue()
{
    storage::SettingsFile file(path());
    core::Settings settings = makeSettings();
    QList<QFuture<core::Result<core::Done>>> saves;
    for (int i = 0; i <= 100; ++i) {
        settings.sentCount = i;
        saves.append(file.save(settings));
    }
    for (auto &save : saves) {
        save.waitForFinished();
        QVERIFY(save.result().isOk());
    }
    QCOMPARE(storage::SettingsFile(path()).load().settings.sentCount, 100);
}

void tst_SettingsFile::membersOfNewerProgramsSurvive()
{
    core::Settings settings = makeSettings();
    QVERIFY(storage::SettingsFile(path()).saveNow(settings).isOk());
    QByteArray text = bytes();
    text.replace("\"version\": 1", "\"version\": 9, \"hologram\": {\"depth\": 3}");
    text.replace("\"color_scheme\"", "\"sparkle\": true, \"color_scheme\"");
    text.replace("\"base_url\"", "\"colour\": \"red\", \"base_url\"");
    put(text);

    storage::SettingsFile file(path());
    core::Settings loaded = file.load().settings;
    QVERIFY(loaded == settings);
    loaded.readingPercent = 90;
    QVERIFY(file.saveNow(loaded).isOk());
    const QByteArray after = bytes();
    for (const char *kept : {"\"version\": 9", "\"hologram\"", "\"sparkle\": true"})
        QVERIFY2(after.contains(kept), kept);
    QCOMPARE(after.count("\"colour\": \"red\""), 2);
    QVERIFY(after.contains("\"reading_percent\": 90"));
}

void tst_SettingsFile::wrongTypesTakeDefaults()
{
    put(R"({"appearance": [], "chat": {"send_key": 3, "sent_count": -5, "instructions": {}},
            "connections": [1, {}, {"id": "no"}, {"id": "6c6f7175-6174-4000-8000-64656d6f0001"}],
            "window": {"sidebar_width": "wide", "geometry": 1},
            "database_file": "../../elsewhere.db", "active_connection": true})");
    const storage::LoadedSettings loaded = storage::SettingsFile(path()).load();
    core::Settings expected;
    expected.dataDirectoryId = loaded.settings.dataDirectoryId;
    QVERIFY(loaded.settings == expected);
    QVERIFY(loaded.keptAsidePath.isEmpty());
    put(R"({"appearance": {"reading_percent": 4000}})");
    QCOMPARE(storage::SettingsFile(path()).load().settings.readingPercent, 200);
}

void tst_SettingsFile::truncatedAnywhereItIsKeptAside()
{
    const core::Settings settings = makeSettings();
    QVERIFY(storage::SettingsFile(path()).saveNow(settings).isOk());
    const QByteArray whole = bytes();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        put(whole.left(length));
        const storage::LoadedSettings loaded = storage::SettingsFile(path()).load();
        if (whole.mid(length).trimmed().isEmpty()) {
            QVERIFY(loaded.settings == settings);
            continue;
        }
        QVERIFY(loaded.settings.profiles.isEmpty());
        QVERIFY(!QFile::exists(path()));
        QVERIFY(loaded.keptAsidePath.startsWith(path() + QStringLiteral(".unreadable-")));
        QFile kept(loaded.keptAsidePath);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), whole.left(length));
        // Some stay: the next name has to be a free one.
        if (length % 50 != 0)
            kept.remove();
    }
}

void tst_SettingsFile::lookingKeepsNothingAside()
{
    QCOMPARE(storage::SettingsFile::peek(path()).databaseFile, QString());
    QVERIFY(!QFile::exists(path()));
    put(R"({"database_file":"loquat-2.db"})");
    QCOMPARE(storage::SettingsFile::peek(path()).databaseFile, QStringLiteral("loquat-2.db"));
    put("not JSON");
    QVERIFY(storage::SettingsFile::peek(path()).databaseFile.isEmpty());
    QCOMPARE(bytes(), QByteArray("not JSON"));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
}

void tst_SettingsFile::neverHoldsAKey()
{
    core::Settings settings = makeSettings();
    settings.profiles.first().headers = {{"authorization", "Bearer sk-canary"},
                                         {"X-Api-Key", "sk-canary"},
                                         {"api-key", "sk-canary"},
                                         {"X-Team", "blue"}};
    QVERIFY(storage::SettingsFile(path()).saveNow(settings).isOk());
    QVERIFY(!bytes().contains("sk-canary"));
    QCOMPARE(storage::SettingsFile(path()).load().settings.profiles.first().headers.size(), 1);
}

void tst_SettingsFile::aFailedWriteLeavesTheOldFile()
{
    // A directory in the file's place cannot be replaced, by root neither.
    QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("settings.json/inside")));
    const auto result = storage::SettingsFile(path()).saveNow(makeSettings());
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().kind, core::ErrorKind::Storage);
    QVERIFY(!result.error().message.isEmpty());
    QVERIFY(QFileInfo(path() + QStringLiteral("/inside")).isDir());
}

QTEST_GUILESS_MAIN(tst_SettingsFile)
#include "tst_settingsfile.moc"

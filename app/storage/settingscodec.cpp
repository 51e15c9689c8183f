// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/settingscodec.h"

#include "core/id.h"
#include "storage/members.h"
#include "storage/parametercodec.h"
#include "storage/profilecodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <array>

namespace storage {
namespace {

constexpr auto kAppearance = QLatin1StringView("appearance");
constexpr auto kColorScheme = QLatin1StringView("color_scheme");
constexpr auto kReadingPercent = QLatin1StringView("reading_percent");
constexpr auto kLanguage = QLatin1StringView("language");
constexpr auto kWideColumn = QLatin1StringView("wide_column");
constexpr auto kProbabilityShown = QLatin1StringView("probability_shown");
constexpr auto kCodeWrapped = QLatin1StringView("code_wrapped");
constexpr auto kCodeNumbered = QLatin1StringView("code_numbered");
constexpr auto kChat = QLatin1StringView("chat");
constexpr auto kSendKey = QLatin1StringView("send_key");
constexpr auto kFollow = QLatin1StringView("follow");
constexpr auto kSentCount = QLatin1StringView("sent_count");
constexpr auto kTitleGenerated = QLatin1StringView("title_generated");
constexpr auto kTitleModel = QLatin1StringView("title_model");
constexpr auto kTitlePrompt = QLatin1StringView("title_prompt");
constexpr auto kBinDays = QLatin1StringView("bin_days");
constexpr auto kConnections = QLatin1StringView("connections");
constexpr auto kActive = QLatin1StringView("active_connection");
constexpr auto kRecentModels = QLatin1StringView("recent_models");
constexpr auto kFavouriteModels = QLatin1StringView("favourite_models");
constexpr auto kParameterPresets = QLatin1StringView("parameter_presets");
constexpr auto kDemoDismissed = QLatin1StringView("demo_dismissed");
constexpr auto kWindow = QLatin1StringView("window");
constexpr auto kGeometry = QLatin1StringView("geometry");
constexpr auto kSidebarWidth = QLatin1StringView("sidebar_width");
constexpr auto kSidebarVisible = QLatin1StringView("sidebar_visible");
constexpr auto kOrder = QLatin1StringView("order");
constexpr auto kLastConversation = QLatin1StringView("last_conversation");
constexpr auto kDatabaseFile = QLatin1StringView("database_file");
constexpr auto kDataDirectory = QLatin1StringView("data_directory_id");

constexpr qsizetype kMostRecent = 8;
constexpr qsizetype kMostFavourites = 1000;
constexpr int kMostBinDays = 365;

constexpr std::array kColorSchemes{"system", "light", "dark"};
constexpr std::array kSendKeys{"enter", "ctrl-enter"};
constexpr std::array kFollowModes{"end", "question", "never"};
constexpr std::array kOrders{"last_use", "title", "created"};

template <typename Enum, typename Names>
Enum enumFrom(const QJsonValue &value, const Names &names, Enum fallback)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (value.toString() == QLatin1StringView(names[i]))
            return Enum(i);
    }
    return fallback;
}

template <typename Enum, typename Names>
QString nameOf(Enum value, const Names &names)
{
    return QString::fromLatin1(names[size_t(value)]);
}

QByteArray bytesFrom(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QString textOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QString textOf(const QUuid &id)
{
    return id.isNull() ? QString() : core::idText(id);
}

core::ModelChoiceRef chosenModelFrom(const QJsonObject &json)
{
    return {core::idFromText(json.value(kConnection).toString()), json.value(kModel).toString()};
}

QJsonObject jsonOf(const core::ModelChoiceRef &one)
{
    return {{kConnection, textOf(one.profileId)}, {kModel, one.model}};
}

QList<core::ModelChoiceRef> modelsFrom(const QJsonValue &value, qsizetype most)
{
    QList<core::ModelChoiceRef> models;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array) {
        const core::ModelChoiceRef read = chosenModelFrom(entry.toObject());
        if (!read.profileId.isNull() && !read.model.isEmpty() && models.size() < most)
            models.append(read);
    }
    return models;
}

QJsonArray jsonOf(const QList<core::ModelChoiceRef> &models)
{
    QJsonArray array;
    for (const core::ModelChoiceRef &one : models)
        array.append(jsonOf(one));
    return array;
}

constexpr qsizetype kMostChoiceBytes = 4 * 1024 * 1024;

/// It becomes part of the names of files.
QString languageFrom(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z]{2,3}(?:[_-][A-Za-z]{2,4})*$"));
    return plain.match(name).hasMatch() ? name : QString();
}

void readAppearance(core::Settings &settings, const QJsonObject &json)
{
    settings.colorScheme = enumFrom(json.value(kColorScheme), kColorSchemes, settings.colorScheme);
    settings.readingPercent =
        qBound(80, json.value(kReadingPercent).toInt(settings.readingPercent), 200);
    settings.language = languageFrom(json.value(kLanguage).toString());
    settings.isWideColumn = json.value(kWideColumn).toBool(settings.isWideColumn);
    settings.isProbabilityShown = json.value(kProbabilityShown).toBool(settings.isProbabilityShown);
    settings.isCodeWrapped = json.value(kCodeWrapped).toBool(settings.isCodeWrapped);
    settings.isCodeNumbered = json.value(kCodeNumbered).toBool(settings.isCodeNumbered);
}

void readChat(core::Settings &settings, const QJsonObject &json)
{
    settings.sendKey = enumFrom(json.value(kSendKey), kSendKeys, settings.sendKey);
    settings.followMode = enumFrom(json.value(kFollow), kFollowModes, settings.followMode);
    settings.instructions = json.value(kInstructions).toString();
    settings.isTitleGenerated = json.value(kTitleGenerated).toBool(settings.isTitleGenerated);
    settings.titleModel = chosenModelFrom(json.value(kTitleModel).toObject());
    settings.titlePrompt = json.value(kTitlePrompt).toString();
    settings.binDays = qBound(0, json.value(kBinDays).toInt(settings.binDays), kMostBinDays);
    settings.sentCount = qMax(0, json.value(kSentCount).toInt());
}

void readWindow(core::Settings &settings, const QJsonObject &json)
{
    settings.windowGeometry = bytesFrom(json.value(kGeometry));
    settings.windowState = bytesFrom(json.value(kState));
    settings.sidebarWidth =
        qBound(0, json.value(kSidebarWidth).toInt(settings.sidebarWidth), 10'000);
    settings.isSidebarVisible = json.value(kSidebarVisible).toBool(settings.isSidebarVisible);
    settings.conversationOrder = enumFrom(json.value(kOrder), kOrders, settings.conversationOrder);
    settings.lastConversationId = core::idFromText(json.value(kLastConversation).toString());
}

QJsonObject writeAppearance(const core::Settings &settings, QJsonObject json)
{
    json.insert(kColorScheme, nameOf(settings.colorScheme, kColorSchemes));
    json.insert(kReadingPercent, settings.readingPercent);
    json.insert(kLanguage, settings.language);
    json.insert(kWideColumn, settings.isWideColumn);
    json.insert(kProbabilityShown, settings.isProbabilityShown);
    json.insert(kCodeWrapped, settings.isCodeWrapped);
    json.insert(kCodeNumbered, settings.isCodeNumbered);
    return json;
}

QJsonObject writeChat(const core::Settings &settings, QJsonObject json)
{
    json.insert(kSendKey, nameOf(settings.sendKey, kSendKeys));
    json.insert(kFollow, nameOf(settings.followMode, kFollowModes));
    json.insert(kInstructions, settings.instructions);
    json.insert(kTitleGenerated, settings.isTitleGenerated);
    json.insert(kTitleModel, jsonOf(settings.titleModel));
    json.insert(kTitlePrompt, settings.titlePrompt);
    json.insert(kBinDays, settings.binDays);
    json.insert(kSentCount, settings.sentCount);
    return json;
}

QJsonObject writeWindow(const core::Settings &settings, QJsonObject json)
{
    json.insert(kGeometry, textOf(settings.windowGeometry));
    json.insert(kState, textOf(settings.windowState));
    json.insert(kSidebarWidth, settings.sidebarWidth);
    json.insert(kSidebarVisible, settings.isSidebarVisible);
    json.insert(kOrder, nameOf(settings.conversationOrder, kOrders));
    json.insert(kLastConversation, textOf(settings.lastConversationId));
    return json;
}

QJsonArray writeProfiles(const QList<core::Profile> &profiles, const QJsonArray &before)
{
    QHash<QString, QJsonObject> known;
    for (const QJsonValue &value : before)
        known.insert(value.toObject().value(kId).toString(), value.toObject());
    QJsonArray array;
    for (const core::Profile &profile : profiles)
        array.append(profileToJson(profile, known.value(core::idText(profile.id))));
    return array;
}

} // namespace

core::Settings settingsFromJson(const QJsonObject &root)
{
    core::Settings settings;
    readAppearance(settings, root.value(kAppearance).toObject());
    readChat(settings, root.value(kChat).toObject());
    readWindow(settings, root.value(kWindow).toObject());
    const QJsonArray profiles = root.value(kConnections).toArray();
    for (const QJsonValue &value : profiles) {
        if (const auto profile = profileFromJson(value.toObject()))
            settings.profiles.append(*profile);
    }
    settings.activeProfileId = core::idFromText(root.value(kActive).toString());
    settings.recentModels = modelsFrom(root.value(kRecentModels), kMostRecent);
    settings.favouriteModels = modelsFrom(root.value(kFavouriteModels), kMostFavourites);
    settings.parameterPresets = parameterPresetsFrom(root.value(kParameterPresets).toArray());
    settings.isDemoDismissed = root.value(kDemoDismissed).toBool();
    settings.databaseFile = root.value(kDatabaseFile).toString();
    // A name inside the data directory, never a way out of it.
    if (settings.databaseFile.contains(QLatin1Char('/')))
        settings.databaseFile.clear();
    settings.dataDirectoryId = core::idFromText(root.value(kDataDirectory).toString());
    return settings;
}

QJsonObject settingsToJson(const core::Settings &settings, const QJsonObject &before)
{
    QJsonObject root = before;
    root.insert(kVersion, qMax(kSettingsVersion, before.value(kVersion).toInt()));
    root.insert(kAppearance, writeAppearance(settings, before.value(kAppearance).toObject()));
    root.insert(kChat, writeChat(settings, before.value(kChat).toObject()));
    root.insert(kWindow, writeWindow(settings, before.value(kWindow).toObject()));
    root.insert(kConnections,
                writeProfiles(settings.profiles, before.value(kConnections).toArray()));
    root.insert(kActive, textOf(settings.activeProfileId));
    root.insert(kRecentModels, jsonOf(settings.recentModels));
    root.insert(kFavouriteModels, jsonOf(settings.favouriteModels));
    root.insert(kParameterPresets,
                parameterPresetsToJson(settings.parameterPresets,
                                       before.value(kParameterPresets).toArray()));
    root.insert(kDemoDismissed, settings.isDemoDismissed);
    root.insert(kDatabaseFile, settings.databaseFile);
    root.insert(kDataDirectory, textOf(settings.dataDirectoryId));
    return root;
}

QJsonObject choicesToJson(const core::Settings &settings)
{
    const auto chosen = [](const core::Settings &one) {
        QJsonObject chat = writeChat(one, {});
        chat.remove(kSentCount);
        return QJsonObject{{kAppearance, writeAppearance(one, {})}, {kChat, chat}};
    };
    const QJsonObject choices = chosen(settings);
    return choices == chosen(core::Settings()) ? QJsonObject() : choices;
}

core::Settings withChoices(core::Settings settings, const QJsonObject &choices)
{
    // More than a person types, and than the file of the settings should take from others.
    if (choices.isEmpty()
        || QJsonDocument(choices).toJson(QJsonDocument::Compact).size() > kMostChoiceBytes)
        return settings;
    const int sent = settings.sentCount;
    readAppearance(settings, choices.value(kAppearance).toObject());
    readChat(settings, choices.value(kChat).toObject());
    settings.sentCount = sent; // nobody chose that
    return settings;
}

} // namespace storage

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettesources.h"

#include "texts/parametertexts.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/parameters/parameterfields.h"
#include "ui/settings/namedsettings.h"
#include "ui/settings/titlespage.h"
#include "ui/shorttitle.h"
#include "ui/windowcommands.h"

#include <QCoreApplication>
#include <algorithm>

namespace ui {
namespace {

using SettingsPage = SettingsDialog::Page;

constexpr qsizetype kPromptRead = 2000; ///< characters of a prompt that it is found by
constexpr auto kOfThisChat = "chat";
constexpr auto kOfAllChats = "all";
constexpr auto kForTitles = "titles";

/// The context of the texts below.
class PaletteWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::PaletteWords)
};

/// What else a page is found by.
QString contentsOf(SettingsPage page)
{
    switch (page) {
    case SettingsPage::Connections:
        return PaletteWords::tr("Base URL, API key, models");
    case SettingsPage::Appearance:
        return PaletteWords::tr("Dark or light, size of the text, language");
    case SettingsPage::Chat:
        return PaletteWords::tr("Sending, following, instructions");
    case SettingsPage::Titles:
        return PaletteWords::tr("Titles of chats, days in the bin");
    case SettingsPage::Data:
        break;
    }
    return PaletteWords::tr("Backups, passphrase");
}

QList<PaletteEntry> settingEntries(bool hasConnections, bool hasData)
{
    QList<SettingsPage> pages{SettingsPage::Connections, SettingsPage::Appearance,
                              SettingsPage::Chat, SettingsPage::Titles};
    if (hasData)
        pages.append(SettingsPage::Data);
    QList<PaletteEntry> entries;
    for (const SettingsPage page : std::as_const(pages)) {
        const QString number = QString::number(int(page));
        const QString name = SettingsDialog::pageName(page);
        const QString contents = contentsOf(page);
        const bool isEmpty = page == SettingsPage::Connections && !hasConnections;
        const QList<NamedSetting> settings = isEmpty ? QList<NamedSetting>() : namedSettings(page);
        for (const NamedSetting &one : settings) {
            const QString key = number + QLatin1Char('/') + one.field;
            entries.append({PaletteEntry::Kind::Setting, one.words, name, {}, key, one.synonyms});
        }
        // Behind its settings: of what fits equally well, the one that leads further stands first.
        entries.append({PaletteEntry::Kind::Setting, name, contents, {}, number, contents});
    }
    return entries;
}

PaletteEntry promptEntry(const char *key, const QString &words, const QString &text)
{
    const QString start = text.left(kPromptRead);
    return {PaletteEntry::Kind::Prompt, words, shortTitle(start.simplified()), {},
            QString::fromLatin1(key),   start};
}

} // namespace

PaletteSource settingsSource(const Services &services, ConversationPane &pane,
                             WindowCommands &commands)
{
    const bool hasData = services.backups != nullptr;
    const auto entries = [hasData, &connections = services.connections] {
        const QList<core::Profile> all = connections.profiles();
        const bool hasAny = std::any_of(all.cbegin(), all.cend(),
                                        [](const core::Profile &one) { return !one.isDemo; });
        return settingEntries(hasAny, hasData);
    };
    const auto perform = [&connections = services.connections, &pane,
                          &commands](const PaletteEntry &entry) {
        const SettingsPage page = SettingsPage(entry.key.section(QLatin1Char('/'), 0, 0).toInt());
        const QString field = entry.key.section(QLatin1Char('/'), 1);
        if (field.isEmpty()) {
            commands.settings().showPage(page);
            return;
        }
        // The connection that is spoken to, if it has settings.
        const chat::ChatSession *session = pane.session();
        const QUuid used = session ? session->conversation().info().profileId : QUuid();
        const std::optional<core::Profile> profile = connections.profile(used);
        commands.settings().showSetting(page, field, profile && !profile->isDemo ? used : QUuid());
    };
    return {entries, perform};
}

PaletteSource parametersSource(ConversationPane &pane)
{
    const auto entries = [&pane] {
        QList<PaletteEntry> all;
        for (const core::ParameterSpec &spec : core::parameterSpecs()) {
            const QString name(spec.name);
            const QString note = name.startsWith(u'@') ? QString() : name; // ours, not the API's
            if (pane.session() && spec.place != core::ParameterPlace::Hidden)
                all.append({PaletteEntry::Kind::Parameter,
                            texts::parameterTitle(name),
                            note,
                            {},
                            name,
                            name + QLatin1Char(' ') + parameterSynonyms(name)});
        }
        return all;
    };
    const auto perform = [&pane](const PaletteEntry &entry) {
        Q_EMIT pane.view().parametersRequested(entry.key);
    };
    return {entries, perform};
}

PaletteSource promptsSource(const Services &services, Actions &actions, ConversationPane &pane,
                            WindowCommands &commands)
{
    const auto entries = [&preferences = services.preferences, &pane] {
        const core::Settings &settings = preferences.settings();
        QList<PaletteEntry> prompts;
        if (const chat::ChatSession *session = pane.session()) {
            const std::optional<QString> own = session->conversation().info().instructions;
            prompts.append(promptEntry(kOfThisChat, PaletteWords::tr("Instructions of this chat"),
                                       own.value_or(settings.instructions)));
        }
        prompts.append(promptEntry(kOfAllChats, PaletteWords::tr("Instructions for all chats"),
                                   settings.instructions));
        prompts.append(promptEntry(kForTitles, PaletteWords::tr("Prompt for titles"),
                                   settings.titlePrompt.isEmpty() ? TitlesPage::usualPrompt()
                                                                  : settings.titlePrompt));
        return prompts;
    };
    const auto perform = [&actions, &commands](const PaletteEntry &entry) {
        if (entry.key == QLatin1StringView(kOfThisChat))
            actions.at(Act::Instructions)->trigger();
        else if (entry.key == QLatin1StringView(kOfAllChats))
            commands.settings().showSetting(SettingsPage::Chat, QStringLiteral("instructions"));
        else
            commands.settings().showSetting(SettingsPage::Titles, QStringLiteral("titlePrompt"));
    };
    return {entries, perform};
}

} // namespace ui

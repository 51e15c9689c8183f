// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/paletteactions.h"

#include "chat/filer.h"
#include "ui/actionwords.h"
#include "ui/composer/composer.h"
#include "ui/conversationpane.h"
#include "ui/palette/palette.h"
#include "ui/search/searchactions.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/sidebar/folderwords.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

using Kind = PaletteEntry::Kind;

constexpr qsizetype kMostRecent = 5;
constexpr qsizetype kNewestChats = 7;
constexpr qsizetype kFirstPrompts = 5;

} // namespace

PaletteActions::PaletteActions(const Services &services, Actions &actions, ConversationPane &pane,
                               WindowCommands &commands, SearchActions &search, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_window(window)
{
    addSources(commands, search);
    connect(actions.at(Act::Palette), &QAction::triggered, this, &PaletteActions::open);
}

void PaletteActions::addSources(WindowCommands &commands, SearchActions &search)
{
    m_sources.insert(Kind::Chat, {[this] { return chats(); },
                                  [this](const PaletteEntry &entry) {
                                      m_services.workspace.open(entry.id);
                                      m_pane.composer().focusInput();
                                  }});
    m_sources.insert(Kind::Action, {[this] { return actions(); },
                                    [this](const PaletteEntry &entry) {
                                        m_actions.all().at(entry.key.toInt())->trigger();
                                    }});
    m_sources.insert(Kind::Model, {[this] { return models(); },
                                   [this](const PaletteEntry &entry) {
                                       if (chat::ChatSession *session = m_pane.session())
                                           session->setModel(entry.id, entry.key);
                                   }});
    m_sources.insert(Kind::Setting, settingsSource(m_services, m_pane, commands));
    m_sources.insert(Kind::Parameter, parametersSource(m_pane));
    m_sources.insert(Kind::Prompt, promptsSource(m_services, m_actions, m_pane, commands));
    // Of what was typed; there is none before.
    m_sources.insert(Kind::Search,
                     {[] { return QList<PaletteEntry>(); },
                      [&search](const PaletteEntry &entry) { search.open(entry.key); }});
}

void PaletteActions::extend(Kind kind, const PaletteSource &more)
{
    const PaletteSource known = m_sources.value(kind);
    m_sources.insert(kind, {[known, more] {
                                return more.entries()
                                       + (known.entries ? known.entries() : QList<PaletteEntry>());
                            },
                            [known, more](const PaletteEntry &entry) {
                                if (entry.id.isNull())
                                    known.perform(entry);
                                else
                                    more.perform(entry);
                            }});
}

void PaletteActions::open()
{
    if (!m_palette) {
        m_palette = new Palette(m_services.theme, m_window);
        connect(m_palette, &Palette::chosen, this, &PaletteActions::perform);
    }
    const core::Cabinet &cabinet = m_services.workspace.filer().cabinet();
    m_paths.clear();
    for (const core::Cabinet::Entry &entry : cabinet.entries())
        m_paths.insert(entry.id, folderPath(cabinet, entry.id));
    QList<PaletteEntry> all;
    for (const PaletteSource &source : std::as_const(m_sources))
        all += source.entries();
    m_palette->popup(all, first(all));
}

PaletteEntry PaletteActions::chatEntry(const core::ConversationInfo &info) const
{
    const QUuid folder = m_services.workspace.filer().cabinet().folderOf(info.id);
    const QString note = info.isArchived ? tr("Archived") : m_paths.value(folder);
    return {Kind::Chat, info.title, note, info.id, {}};
}

QList<PaletteEntry> PaletteActions::chats() const
{
    const core::ConversationList &list = m_services.workspace.list();
    QList<PaletteEntry> entries;
    entries.reserve(list.count());
    for (int row = 0; row < list.count(); ++row)
        entries.append(chatEntry(list.at(row)));
    return entries;
}

/// Those that are shown are at hand already: the one that is open is left out.
QList<PaletteEntry> PaletteActions::newestChats() const
{
    const core::ConversationList &list = m_services.workspace.list();
    const chat::ChatSession *session = m_pane.session();
    const QUuid shown = session ? session->conversation().info().id : QUuid();
    QList<std::pair<qint64, int>> newest; // when, and the row
    newest.reserve(list.openCount());
    for (int row = 0; row < list.openCount(); ++row) {
        if (list.at(row).id != shown)
            newest.append({list.at(row).updated.toMSecsSinceEpoch(), row});
    }
    const qsizetype most = std::min(kNewestChats, newest.size());
    std::partial_sort(newest.begin(), newest.begin() + most, newest.end(),
                      [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<PaletteEntry> entries;
    for (qsizetype i = 0; i < most; ++i)
        entries.append(chatEntry(list.at(newest[i].second)));
    return entries;
}

QList<PaletteEntry> PaletteActions::actions() const
{
    QList<PaletteEntry> entries;
    const QList<QAction *> all = m_actions.all();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QAction &action = *all[i];
        if (!action.isEnabled() || !action.isVisible() || &action == m_actions.at(Act::Palette))
            continue;
        entries.append({Kind::Action,
                        actionWords(action),
                        actionKeys(action).value(0),
                        {},
                        QString::number(i)});
    }
    return entries;
}

QList<PaletteEntry> PaletteActions::models() const
{
    QList<PaletteEntry> entries;
    if (!m_pane.session())
        return entries;
    for (const core::Profile &profile : m_services.connections.profiles()) {
        QSet<QString> known;
        const auto add = [&](const QString &model) {
            if (model.isEmpty() || known.contains(model))
                return;
            known.insert(model);
            entries.append({Kind::Model, model, connectionTitle(profile), profile.id, model});
        };
        add(profile.model);
        for (const chat::ModelChoice &choice : m_services.connections.models(profile.id).models) {
            if (choice.isForChat)
                add(choice.id);
        }
    }
    return entries;
}

QList<PaletteEntry> PaletteActions::first(const QList<PaletteEntry> &all) const
{
    QList<PaletteEntry> chosen;
    QList<PaletteEntry> others;
    const auto add = [&](const PaletteEntry &entry) {
        const auto isSame = [&entry](const PaletteEntry &other) { return other.isSame(entry); };
        QList<PaletteEntry> &list = entry.kind == Kind::Chat ? chosen : others;
        if (std::none_of(list.cbegin(), list.cend(), isSame))
            list.append(entry);
    };
    for (const PaletteEntry &recent : m_recent) {
        if (recent.kind == Kind::Chat)
            continue; // they stand in the order of their use
        const auto now = std::find_if(all.cbegin(), all.cend(), [&recent](const auto &entry) {
            return entry.isSame(recent);
        });
        if (now != all.cend()) // else it is gone, or cannot be done now
            add(*now);
    }
    for (const PaletteEntry &chat : newestChats())
        add(chat);
    for (const PaletteEntry &action : actions())
        add(action);
    qsizetype prompts = 0;
    for (const PaletteEntry &entry : all) {
        const bool isKept = !entry.id.isNull() && entry.kind == Kind::Prompt;
        if (isKept && prompts++ < kFirstPrompts)
            add(entry);
    }
    std::stable_sort(others.begin(), others.end(), [](const auto &a, const auto &b) {
        return a.kind < b.kind; // one caption for each
    });
    return chosen + others;
}

void PaletteActions::perform(const PaletteEntry &entry)
{
    m_recent.removeIf([&entry](const PaletteEntry &known) { return known.isSame(entry); });
    m_recent.prepend(entry);
    m_recent.resize(std::min(kMostRecent, m_recent.size()));
    m_sources.value(entry.kind).perform(entry);
}

} // namespace ui

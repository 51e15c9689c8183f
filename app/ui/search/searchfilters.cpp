// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchfilters.h"

#include "ui/search/dayrangedialog.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/shorttitle.h"
#include "ui/sidebar/folderwords.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <QSet>
#include <algorithm>

namespace ui {
namespace {

constexpr int kWeek = 7;
constexpr int kMonth = 30;
constexpr int kYear = 365;
constexpr int kMostModels = 30; ///< of which a menu can be read
constexpr int kMostOfPath = 60; ///< letters of it that a menu shows

/// A menu takes '&' for the mark of a letter.
QString unmarked(QString words)
{
    return words.replace(QLatin1Char('&'), QLatin1StringView("&&"));
}

QString menuWords(const QString &foreign)
{
    return unmarked(shortTitle(foreign));
}

/// Its end tells a folder from others.
QString pathWords(const QString &path)
{
    const bool isLong = path.size() > kMostOfPath;
    return unmarked(isLong ? path.right(kMostOfPath).prepend(QChar(0x2026)) : path);
}

QMenu *submenu(QMenu &menu, const QString &words)
{
    QMenu *child = menu.addMenu(words);
    new QActionGroup(child);
    return child;
}

} // namespace

SearchFilters::SearchFilters(const chat::Connections &connections,
                             const core::ConversationList &list, const core::Cabinet &cabinet,
                             const core::Clock &clock, QWidget *window)
    : QObject(window)
    , m_connections(connections)
    , m_list(list)
    , m_cabinet(cabinet)
    , m_clock(clock)
    , m_window(window)
{
    m_facets = {
        {[this] { return roleWords(); }, [this] { m_filter.role.reset(); },
         [this](QMenu &menu) { fillRoles(menu); }},
        {[this] { return shortTitle(m_filter.model); }, [this] { m_filter.model.clear(); },
         [this](QMenu &menu) { fillModels(menu); }},
        {[this] { return connectionWords(); }, [this] { m_filter.profile = {}; },
         [this](QMenu &menu) { fillConnections(menu); }},
        {[this] { return folderWords(); }, [this] { m_filter.folder = {}; },
         [this](QMenu &menu) { fillFolders(menu); }},
        {[this] { return tagWords(); }, [this] { m_filter.tags.clear(); },
         [this](QMenu &menu) { fillTags(menu); }},
        {[this] { return dayWords(); }, [this] { m_days = Days::Any; },
         [this](QMenu &menu) { fillDays(menu); }},
        flagFacet(QT_TR_NOOP("With an image"), &chat::SearchFilter::hasImage),
        flagFacet(QT_TR_NOOP("With code"), &chat::SearchFilter::hasCode),
    };
    connect(&cabinet, &core::Cabinet::foldersChanged, this, &SearchFilters::reworded);
    connect(&cabinet, &core::Cabinet::tagsChanged, this, &SearchFilters::reworded);
}

SearchFilters::Facet SearchFilters::flagFacet(const char *words, bool chat::SearchFilter::*flag)
{
    return {[this, words, flag] { return m_filter.*flag ? tr(words) : QString(); },
            [this, flag] { m_filter.*flag = false; },
            [this, words, flag](QMenu &menu) { addSwitch(menu, tr(words), flag); }};
}

chat::SearchFilter SearchFilters::filter() const
{
    chat::SearchFilter filter = m_filter;
    const QDate today = m_clock.now().toLocalTime().date();
    QDate first;
    switch (m_days) {
    case Days::Any:
        return filter;
    case Days::Today:
        first = today;
        break;
    case Days::Week:
        first = today.addDays(1 - kWeek);
        break;
    case Days::Month:
        first = today.addDays(1 - kMonth);
        break;
    case Days::Year:
        first = today.addDays(1 - kYear);
        break;
    case Days::Own:
        first = m_first;
        filter.before = m_last.addDays(1).startOfDay().toUTC();
        break;
    }
    filter.from = first.startOfDay().toUTC();
    return filter;
}

QList<SearchFilters::Pill> SearchFilters::pills() const
{
    QList<Pill> pills;
    for (int i = 0; i < m_facets.size(); ++i) {
        if (const QString words = m_facets.at(i).words(); !words.isEmpty())
            pills.append({i, words});
    }
    return pills;
}

void SearchFilters::remove(int facet)
{
    m_facets.at(facet).clear();
    Q_EMIT changed();
}

void SearchFilters::clear()
{
    for (const Facet &facet : std::as_const(m_facets))
        facet.clear();
    Q_EMIT changed();
}

void SearchFilters::fill(QMenu &menu, const QStringList &models)
{
    m_models = models;
    for (const Facet &facet : std::as_const(m_facets))
        facet.fill(menu);
}

void SearchFilters::addChoice(QMenu &menu, const QString &words, bool isChosen,
                              const std::function<void()> &choose)
{
    QAction *action = menu.addAction(words);
    action->setCheckable(true);
    action->setChecked(isChosen);
    if (auto *group = menu.findChild<QActionGroup *>(QString(), Qt::FindDirectChildrenOnly))
        group->addAction(action);
    connect(action, &QAction::triggered, this, [this, choose] {
        choose();
        Q_EMIT changed();
    });
}

void SearchFilters::addSwitch(QMenu &menu, const QString &words, bool chat::SearchFilter::*flag)
{
    addChoice(menu, words, m_filter.*flag, [this, flag] { m_filter.*flag = !(m_filter.*flag); });
}

void SearchFilters::fillRoles(QMenu &menu)
{
    QMenu *roles = submenu(menu, tr("Written by"));
    const auto add = [this, roles](const QString &words, std::optional<core::Role> role) {
        addChoice(*roles, words, m_filter.role == role, [this, role] { m_filter.role = role; });
    };
    add(tr("Anyone"), std::nullopt);
    add(tr("You"), core::Role::User);
    add(tr("The model"), core::Role::Assistant);
}

/// Those of what was found first, then those of the newest chats, then what connections offer.
QStringList SearchFilters::offeredModels() const
{
    QStringList models;
    QSet<QString> known;
    const auto add = [&](const QString &model) {
        if (model.isEmpty() || known.contains(model) || models.size() >= kMostModels)
            return;
        known.insert(model);
        models.append(model);
    };
    add(m_filter.model);
    for (const QString &model : m_models)
        add(model);
    for (int row = 0; row < m_list.count() && models.size() < kMostModels; ++row)
        add(m_list.at(row).model);
    const QList<core::Profile> profiles = m_connections.profiles();
    for (const core::Profile &profile : profiles)
        add(profile.model);
    for (const core::Profile &profile : profiles) {
        for (const chat::ModelChoice &choice : m_connections.models(profile.id).models) {
            if (choice.isForChat)
                add(choice.id);
        }
    }
    models.sort(Qt::CaseInsensitive);
    return models;
}

void SearchFilters::fillModels(QMenu &menu)
{
    const QStringList models = offeredModels();
    if (models.size() < 2)
        return;
    QMenu *choices = submenu(menu, tr("Model"));
    addChoice(*choices, tr("Any"), m_filter.model.isEmpty(), [this] { m_filter.model.clear(); });
    for (const QString &model : models)
        addChoice(*choices, menuWords(model), m_filter.model == model,
                  [this, model] { m_filter.model = model; });
}

void SearchFilters::fillConnections(QMenu &menu)
{
    const QList<core::Profile> profiles = m_connections.profiles();
    if (profiles.size() < 2)
        return;
    QMenu *choices = submenu(menu, tr("Connection"));
    addChoice(*choices, tr("Any"), m_filter.profile.isNull(), [this] { m_filter.profile = {}; });
    for (const core::Profile &profile : profiles)
        addChoice(*choices, menuWords(connectionTitle(profile)), m_filter.profile == profile.id,
                  [this, id = profile.id] { m_filter.profile = id; });
}

void SearchFilters::fillFolders(QMenu &menu)
{
    if (m_cabinet.entries().isEmpty())
        return;
    QMenu *choices = submenu(menu, tr("Folder"));
    addChoice(*choices, tr("Any"), m_filter.folder.isNull(), [this] { m_filter.folder = {}; });
    for (const core::Cabinet::Entry &entry : m_cabinet.entries())
        addChoice(*choices, pathWords(folderPath(m_cabinet, entry.id)), m_filter.folder == entry.id,
                  [this, id = entry.id] { m_filter.folder = id; });
}

/// Any number of them, and only what carries each is found.
void SearchFilters::fillTags(QMenu &menu)
{
    if (m_cabinet.tags().isEmpty())
        return;
    QMenu *choices = menu.addMenu(tr("Tags"));
    for (const core::Tag &tag : m_cabinet.tags())
        addChoice(*choices, menuWords(tag.name), m_filter.tags.contains(tag.id),
                  [this, id = tag.id] {
                      if (!m_filter.tags.removeOne(id))
                          m_filter.tags.append(id);
                  });
}

void SearchFilters::fillDays(QMenu &menu)
{
    QMenu *choices = submenu(menu, tr("Date"));
    const auto add = [this, choices](const QString &words, Days days) {
        addChoice(*choices, words, m_days == days, [this, days] { m_days = days; });
    };
    add(tr("Any"), Days::Any);
    add(tr("Today"), Days::Today);
    add(tr("Last %n days", nullptr, kWeek), Days::Week);
    add(tr("Last %n days", nullptr, kMonth), Days::Month);
    add(tr("Last year"), Days::Year);
    QAction *own = choices->addAction(tr("From … to …"));
    own->setCheckable(true);
    own->setChecked(m_days == Days::Own);
    connect(own, &QAction::triggered, this, &SearchFilters::chooseOwnDays);
}

void SearchFilters::chooseOwnDays()
{
    const QDate today = m_clock.now().toLocalTime().date();
    auto *dialog = new DayRangeDialog(m_first.isValid() ? m_first : today.addDays(1 - kMonth),
                                      m_last.isValid() ? m_last : today, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_first = std::min(dialog->first(), dialog->last());
        m_last = std::max(dialog->first(), dialog->last());
        m_days = Days::Own;
        Q_EMIT changed();
    });
    dialog->open();
}

QString SearchFilters::roleWords() const
{
    if (!m_filter.role)
        return {};
    return *m_filter.role == core::Role::User ? tr("By you") : tr("By the model");
}

QString SearchFilters::connectionWords() const
{
    if (m_filter.profile.isNull())
        return {};
    const auto profile = m_connections.profile(m_filter.profile);
    return profile ? shortTitle(connectionTitle(*profile)) : tr("A removed connection");
}

QString SearchFilters::folderWords() const
{
    if (m_filter.folder.isNull())
        return {};
    const core::Folder *folder = m_cabinet.folder(m_filter.folder);
    //: A search is narrowed to a folder; %1 is its name
    return folder ? tr("Folder: %1").arg(shortTitle(folder->name)) : tr("A deleted folder");
}

QString SearchFilters::tagWords() const
{
    QStringList names;
    for (const QUuid &id : m_filter.tags) {
        const core::Tag *tag = m_cabinet.tag(id);
        names.append(tag ? tag->name : tr("a deleted tag"));
    }
    if (names.isEmpty())
        return {};
    //: A search is narrowed to chats with all of these tags; %1 are their names
    return tr("Tags: %1").arg(shortTitle(QLocale().createSeparatedList(names)));
}

QString SearchFilters::dayWords() const
{
    const QLocale locale;
    switch (m_days) {
    case Days::Any:
        break;
    case Days::Today:
        return tr("Today");
    case Days::Week:
        return tr("Last %n days", nullptr, kWeek);
    case Days::Month:
        return tr("Last %n days", nullptr, kMonth);
    case Days::Year:
        return tr("Last year");
    case Days::Own:
        //: A range of days
        return tr("%1 – %2").arg(locale.toString(m_first, QLocale::ShortFormat),
                                 locale.toString(m_last, QLocale::ShortFormat));
    }
    return {};
}

} // namespace ui

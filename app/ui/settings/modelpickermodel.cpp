// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelpickermodel.h"

#include "chat/messagesearch.h"
#include "texts/texts.h"
#include "ui/settings/agetext.h"
#include "ui/settings/balancerow.h"

#include <QKeySequence>
#include <QUrl>
#include <algorithm>

namespace ui {
namespace {

/// Fewer models than this can be looked over without the recent ones on top.
constexpr qsizetype kReadable = 8;

bool canBeChosen(ModelRowKind kind)
{
    return kind == ModelRowKind::Model || kind == ModelRowKind::Typed || kind == ModelRowKind::Near
           || kind == ModelRowKind::Problem || kind == ModelRowKind::Fold;
}

/// How welcome a row is to be marked without having been asked for; 0: not at all.
int welcomeOf(ModelRowKind kind)
{
    switch (kind) {
    case ModelRowKind::Model:
    case ModelRowKind::Typed:
        return 3;
    case ModelRowKind::Near:
        return 2; // what was typed is sent as typed, unless the person takes the proposal
    case ModelRowKind::Problem:
    case ModelRowKind::Fold:
        return 1;
    default:
        return 0;
    }
}

} // namespace

QString connectionTitle(const core::Profile &profile)
{
    if (profile.isDemo)
        return ModelPickerModel::tr("Demo (offline)");
    if (!profile.name.isEmpty())
        return profile.name;
    const QString host = QUrl(profile.baseUrl).host(QUrl::FullyEncoded);
    return host.isEmpty() ? ModelPickerModel::tr("New connection") : host;
}

ModelPickerModel::ModelPickerModel(chat::Connections &connections, chat::Preferences &preferences,
                                   QObject *parent)
    : QAbstractListModel(parent)
    , m_connections(connections)
    , m_memory(preferences)
{
    connect(&connections, &chat::Connections::modelsChanged, this, &ModelPickerModel::rebuild);
    connect(&connections, &chat::Connections::profilesChanged, this, &ModelPickerModel::rebuild);
    rebuild();
}

void ModelPickerModel::setCurrent(const QUuid &profile, const QString &model)
{
    m_profile = profile;
    m_model = model;
    m_openFolds.clear();
    rebuild();
}

void ModelPickerModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void ModelPickerModel::toggleFold(const QUuid &profile)
{
    if (!m_openFolds.remove(profile))
        m_openFolds.insert(profile);
    rebuild();
}

void ModelPickerModel::toggleFavourite(const QModelIndex &index)
{
    if (!index.isValid() || m_rows.at(index.row()).kind != RowKind::Model)
        return;
    const Row &row = m_rows.at(index.row());
    m_memory.toggleFavourite({row.profile, row.model});
    rebuild();
}

void ModelPickerModel::retranslate()
{
    rebuild();
}

int ModelPickerModel::preferredRow() const
{
    int best = -1;
    for (int row = 0; row < m_rows.size(); ++row) {
        const Row &candidate = m_rows.at(row);
        if (candidate.kind == RowKind::Model && candidate.profile == m_profile
            && candidate.model == m_model)
            return row;
        const int welcome = welcomeOf(candidate.kind);
        if (welcome > (best < 0 ? 0 : welcomeOf(m_rows.at(best).kind)))
            best = row;
    }
    return best;
}

int ModelPickerModel::rowOf(const QUuid &profile, const QString &model) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) {
        return row.kind == RowKind::Model && row.profile == profile && row.model == model;
    });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int ModelPickerModel::foldOf(const QUuid &profile) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&profile](const Row &row) {
        return row.kind == RowKind::Fold && row.profile == profile;
    });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int ModelPickerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ModelPickerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isModel = row.kind == RowKind::Model;
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return spokenText(row);
    case Qt::AccessibleDescriptionRole:
    case DetailsRole:
        return isModel ? modelDetails(choiceAt(row)) : QString();
    case NameRole:
        return isModel && row.text != row.model ? choiceAt(row).name : QString();
    case Qt::ToolTipRole:
        return toolTip(row);
    case KindRole:
        return int(row.kind);
    case ProfileRole:
        return row.profile;
    case ModelRole:
        return row.model;
    case CurrentRole:
        return isCurrent(row);
    case FavouriteRole:
        return isFavourite(row);
    case AgeRole:
        return row.kind == RowKind::Head ? ageText(row.profile) : QString();
    case OpenRole:
        return m_openFolds.contains(row.profile);
    default:
        return {};
    }
}

bool ModelPickerModel::isCurrent(const Row &row) const
{
    return row.kind == RowKind::Model && row.profile == m_profile && row.model == m_model;
}

bool ModelPickerModel::isFavourite(const Row &row) const
{
    return row.kind == RowKind::Model && m_memory.isFavourite({row.profile, row.model});
}

QString ModelPickerModel::toolTip(const Row &row) const
{
    if (row.kind == RowKind::Head) {
        const auto balance = m_connections.balances().last(row.profile);
        return balance ? balanceText(*balance) : QString();
    }
    if (row.kind != RowKind::Model)
        return {};
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_D).toString(QKeySequence::NativeText);
    const QString favourite = isFavourite(row) ? tr("No favourite any longer (%1)").arg(keys)
                                               : tr("Make it a favourite (%1)").arg(keys);
    // The name comes from a gateway: never markup.
    return QStringLiteral("<p style='white-space:pre'>%1<br>%2</p>")
        .arg(row.text.toHtmlEscaped(), favourite.toHtmlEscaped());
}

QString ModelPickerModel::spokenText(const Row &row) const
{
    QStringList words{row.text};
    if (isCurrent(row))
        words.append(tr("in use"));
    if (isFavourite(row))
        words.append(tr("favourite"));
    return words.join(QStringLiteral(", "));
}

Qt::ItemFlags ModelPickerModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return canBeChosen(m_rows.at(index.row()).kind) ? flags | Qt::ItemIsSelectable : flags;
}

void ModelPickerModel::rebuild()
{
    QList<Row> rows;
    const QList<core::Profile> profiles = offered();
    if (m_filter.isEmpty())
        addFirst(rows, profiles);
    for (const core::Profile &profile : profiles)
        addProfile(rows, profile);
    addTyped(rows, profiles);
    if (rows == m_rows) {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1),
                               {CurrentRole, FavouriteRole, AgeRole});
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QList<core::Profile> ModelPickerModel::offered() const
{
    QList<core::Profile> profiles = m_connections.profiles();
    const bool isThere =
        std::any_of(profiles.cbegin(), profiles.cend(),
                    [this](const core::Profile &one) { return one.id == m_profile; });
    const std::optional<core::Profile> own = m_connections.profile(m_profile);
    // A chat with the demo stays with it: a name typed there must not go to a real gateway.
    if (!isThere && own)
        profiles.prepend(*own);
    return profiles;
}

void ModelPickerModel::addFirst(QList<Row> &rows, const QList<core::Profile> &profiles) const
{
    const QList<core::ModelChoiceRef> favourites = m_memory.favourites();
    addChosen(rows, tr("Favourites"), favourites, profiles);
    qsizetype count = 0;
    for (const core::Profile &profile : profiles)
        count += m_connections.models(profile.id).models.size();
    if (count <= kReadable)
        return;
    QList<core::ModelChoiceRef> recent = m_memory.recent();
    recent.removeIf(
        [&favourites](const core::ModelChoiceRef &one) { return favourites.contains(one); });
    addChosen(rows, tr("Recent"), recent, profiles);
}

void ModelPickerModel::addChosen(QList<Row> &rows, const QString &head,
                                 QList<core::ModelChoiceRef> models,
                                 const QList<core::Profile> &profiles) const
{
    QList<Row> found;
    for (const core::ModelChoiceRef &one : std::as_const(models)) {
        const auto profile =
            std::find_if(profiles.cbegin(), profiles.cend(),
                         [&one](const core::Profile &other) { return other.id == one.profileId; });
        if (profile == profiles.cend())
            continue;
        const QString text =
            profiles.size() > 1
                ? QStringLiteral("%1 · %2").arg(one.model, connectionTitle(*profile))
                : one.model;
        found.append({RowKind::Model, one.profileId, one.model, text});
    }
    if (found.isEmpty())
        return;
    rows.append({RowKind::Head, {}, {}, head});
    rows.append(found);
}

void ModelPickerModel::addProfile(QList<Row> &rows, const core::Profile &profile) const
{
    const QString title = connectionTitle(profile);
    const QStringList words = chat::searchFolded(m_filter).split(u' ', Qt::SkipEmptyParts);
    const QString foldedTitle = chat::searchFolded(title);
    QList<Row> found;
    if (m_filter.isEmpty()) {
        found = groupedModels(choicesOf(profile), m_openFolds.contains(profile.id));
    } else {
        QList<Row> others;
        for (const chat::ModelChoice &choice : choicesOf(profile)) {
            if (matches(choice, words, foldedTitle))
                (choice.isForChat ? found : others)
                    .append({RowKind::Model, profile.id, choice.id, modelTitle(choice)});
        }
        found.append(others);
    }
    const chat::ModelListState state = m_connections.models(profile.id);
    if (state.isLoading && state.models.isEmpty())
        found.append({RowKind::Loading, profile.id, {}, tr("Fetching the list…")});
    else if (state.error && m_filter.isEmpty())
        found.append({RowKind::Problem,
                      profile.id,
                      {},
                      tr("%1 Try again").arg(texts::explain(*state.error).what)});
    else if (found.isEmpty() && m_filter.isEmpty())
        found.append({RowKind::Empty, profile.id, {}, tr("No list. Type a model's name.")});
    if (found.isEmpty())
        return;
    rows.append({RowKind::Head, profile.id, {}, title});
    rows.append(found);
}

void ModelPickerModel::addTyped(QList<Row> &rows, const QList<core::Profile> &all) const
{
    if (m_filter.isEmpty())
        return;
    const bool hasFound = !rows.isEmpty();
    QList<core::Profile> profiles = all;
    std::stable_partition(profiles.begin(), profiles.end(),
                          [this](const core::Profile &one) { return one.id == m_profile; });
    for (const core::Profile &profile : std::as_const(profiles)) {
        const QList<chat::ModelChoice> known = choicesOf(profile);
        const bool isListed =
            std::any_of(known.cbegin(), known.cend(),
                        [this](const chat::ModelChoice &choice) { return choice.id == m_filter; });
        if (isListed)
            continue;
        if (!hasFound && !profile.isDemo) {
            for (const QString &near : m_connections.nearModels(profile.id, m_filter))
                rows.append({RowKind::Near, profile.id, near,
                             tr("Did you mean %1, with %2?").arg(near, connectionTitle(profile))});
        }
        rows.append({RowKind::Typed, profile.id, m_filter,
                     tr("Use “%1” with %2").arg(m_filter, connectionTitle(profile))});
    }
}

QList<chat::ModelChoice> ModelPickerModel::choicesOf(const core::Profile &profile) const
{
    QList<chat::ModelChoice> choices = m_connections.models(profile.id).models;
    const auto addIfMissing = [&choices, &profile](const QString &model) {
        const bool isThere =
            std::any_of(choices.cbegin(), choices.cend(),
                        [&model](const chat::ModelChoice &one) { return one.id == model; });
        if (!model.isEmpty() && !isThere)
            choices.prepend({profile.id, model, {}, std::nullopt});
    };
    addIfMissing(profile.model);
    if (profile.id == m_profile)
        addIfMissing(m_model);
    return choices;
}

chat::ModelChoice ModelPickerModel::choiceAt(const Row &row) const
{
    const QList<chat::ModelChoice> choices = m_connections.models(row.profile).models;
    const auto found =
        std::find_if(choices.cbegin(), choices.cend(),
                     [&row](const chat::ModelChoice &one) { return one.id == row.model; });
    if (found != choices.cend())
        return *found;
    return {row.profile, row.model, {}, chat::visionOf(choices, row.model)};
}

bool ModelPickerModel::matches(const chat::ModelChoice &choice, const QStringList &words,
                               const QString &connection) const
{
    const QString id = chat::searchFolded(choice.id);
    const QString name = chat::searchFolded(choice.name);
    return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
        return id.contains(word) || name.contains(word) || connection.contains(word);
    });
}

QString ModelPickerModel::ageText(const QUuid &profile) const
{
    const chat::ModelListState state = m_connections.models(profile);
    if (state.isLoading)
        return tr("fetching…");
    //: %1 is an age such as "3 h ago"
    return state.ageMs ? tr("fetched %1").arg(agoText(*state.ageMs)) : QString();
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/modelpickermodel.h"

#include "texts/texts.h"

#include <QUrl>
#include <algorithm>

namespace ui {

QString connectionTitle(const core::Profile &profile)
{
    if (profile.isDemo)
        return ModelPickerModel::tr("Demo (offline)");
    if (!profile.name.isEmpty())
        return profile.name;
    const QString host = QUrl(profile.baseUrl).host(QUrl::FullyEncoded);
    return host.isEmpty() ? ModelPickerModel::tr("New connection") : host;
}

ModelPickerModel::ModelPickerModel(chat::Connections &connections, QObject *parent)
    : QAbstractListModel(parent)
    , m_connections(connections)
{
    connect(&connections, &chat::Connections::modelsChanged, this, &ModelPickerModel::rebuild);
    connect(&connections, &chat::Connections::profilesChanged, this, &ModelPickerModel::rebuild);
    rebuild();
}

void ModelPickerModel::setCurrent(const QUuid &profile, const QString &model)
{
    m_profile = profile;
    m_model = model;
    rebuild();
}

void ModelPickerModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void ModelPickerModel::retranslate()
{
    rebuild();
}

int ModelPickerModel::preferredRow() const
{
    int first = -1;
    for (int row = 0; row < m_rows.size(); ++row) {
        const Row &candidate = m_rows.at(row);
        if (candidate.kind == RowKind::Head || candidate.kind == RowKind::Loading
            || candidate.kind == RowKind::Empty)
            continue;
        if (candidate.kind == RowKind::Model && candidate.profile == m_profile
            && candidate.model == m_model)
            return row;
        const bool isBetter =
            first < 0
            || (m_rows.at(first).kind == RowKind::Problem && candidate.kind != RowKind::Problem);
        if (isBetter)
            first = row;
    }
    return first;
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
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.text;
    case KindRole:
        return int(row.kind);
    case ProfileRole:
        return row.profile;
    case ModelRole:
        return row.model;
    case CurrentRole:
        return row.kind == RowKind::Model && row.profile == m_profile && row.model == m_model;
    default:
        return {};
    }
}

Qt::ItemFlags ModelPickerModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    switch (m_rows.at(index.row()).kind) {
    case RowKind::Model:
    case RowKind::Typed:
    case RowKind::Problem:
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    case RowKind::Head:
    case RowKind::Loading:
    case RowKind::Empty:
        break;
    }
    return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

void ModelPickerModel::rebuild()
{
    QList<Row> rows;
    const QList<core::Profile> profiles = offered();
    for (const core::Profile &profile : profiles)
        addProfile(rows, profile);
    addTyped(rows);
    if (rows == m_rows) {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {CurrentRole});
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

void ModelPickerModel::addProfile(QList<Row> &rows, const core::Profile &profile) const
{
    const QString title = connectionTitle(profile);
    QList<Row> found;
    for (const chat::ModelChoice &choice : choicesOf(profile)) {
        if (!matches(choice, title))
            continue;
        const QString text = choice.name.isEmpty() || choice.name == choice.id
                                 ? choice.id
                                 : QStringLiteral("%1 · %2").arg(choice.name, choice.id);
        found.append({RowKind::Model, profile.id, choice.id, text});
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

void ModelPickerModel::addTyped(QList<Row> &rows) const
{
    if (m_filter.isEmpty())
        return;
    QList<core::Profile> profiles = offered();
    std::stable_partition(profiles.begin(), profiles.end(),
                          [this](const core::Profile &one) { return one.id == m_profile; });
    for (const core::Profile &profile : profiles) {
        const QList<chat::ModelChoice> known = choicesOf(profile);
        const bool isListed =
            std::any_of(known.cbegin(), known.cend(),
                        [this](const chat::ModelChoice &choice) { return choice.id == m_filter; });
        if (isListed)
            continue;
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

bool ModelPickerModel::matches(const chat::ModelChoice &choice, const QString &connection) const
{
    const QString text = choice.id + u'\n' + choice.name + u'\n' + connection;
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.cbegin(), words.cend(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/chosenmodels.h"

namespace ui {

ChosenModels::ChosenModels(ModelPickerModel *rows, const QList<core::ModelChoiceRef> &chosen,
                           int most, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_rows(rows)
    , m_chosen(chosen)
    , m_most(most)
{
    rows->setParent(this);
    setSourceModel(rows);
}

std::optional<core::ModelChoiceRef> ChosenModels::modelOf(const QModelIndex &row)
{
    const auto kind = ModelRowKind(row.data(ModelPickerModel::KindRole).toInt());
    if (!row.isValid()
        || (kind != ModelRowKind::Model && kind != ModelRowKind::Near
            && kind != ModelRowKind::Typed))
        return std::nullopt;
    return core::ModelChoiceRef{row.data(ModelPickerModel::ProfileRole).toUuid(),
                                row.data(ModelPickerModel::ModelRole).toString()};
}

bool ChosenModels::toggle(const QModelIndex &index)
{
    const std::optional<core::ModelChoiceRef> model = modelOf(mapToSource(index));
    if (!model)
        return false;
    if (m_chosen.removeAll(*model) == 0) {
        if (m_chosen.size() >= m_most)
            return false;
        m_chosen.append(*model);
    }
    // It may stand among the favourites and its connection's own.
    if (rowCount() > 0)
        Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, 0));
    Q_EMIT chosenChanged();
    return true;
}

QVariant ChosenModels::data(const QModelIndex &index, int role) const
{
    const bool isAboutChoice =
        role == ModelPickerModel::CurrentRole || role == Qt::AccessibleDescriptionRole;
    if (!isAboutChoice)
        return QIdentityProxyModel::data(index, role);
    const std::optional<core::ModelChoiceRef> model = modelOf(mapToSource(index));
    const bool isChosen = model && m_chosen.contains(*model);
    if (role == ModelPickerModel::CurrentRole)
        return isChosen;
    return isChosen ? tr("chosen") : QString();
}

} // namespace ui

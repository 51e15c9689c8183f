// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/modelpickermodel.h"

#include <QIdentityProxyModel>

namespace ui {

/// The rows of the model picker, of which several can be chosen: these are its current ones.
class ChosenModels : public QIdentityProxyModel
{
    Q_OBJECT

public:
    ChosenModels(ModelPickerModel *rows, const QList<core::ModelChoiceRef> &chosen, int most,
                 QObject *parent);

    [[nodiscard]] ModelPickerModel &rows() const { return *m_rows; }
    [[nodiscard]] const QList<core::ModelChoiceRef> &chosen() const { return m_chosen; }
    /// False when it is no model, or one too many.
    bool toggle(const QModelIndex &index);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    [[nodiscard]] static std::optional<core::ModelChoiceRef> modelOf(const QModelIndex &row);

    ModelPickerModel *m_rows;
    QList<core::ModelChoiceRef> m_chosen;
    int m_most;
};

} // namespace ui

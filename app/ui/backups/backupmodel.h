// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/backups.h"

#include <QAbstractTableModel>
#include <QSet>

namespace ui {

/// The conversations of a backup, each with a box to choose it by; those that are the same here
/// have none.
class BackupModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Updated, Messages, Standing, ColumnCount };

    explicit BackupModel(QObject *parent = nullptr);

    void setPreview(const storage::BackupPreview &preview);
    [[nodiscard]] QUuid idAt(int row) const;
    [[nodiscard]] const QSet<QUuid> &chosen() const { return m_chosen; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void chosenChanged();

private:
    [[nodiscard]] QString textAt(const QModelIndex &index) const;

    storage::BackupPreview m_preview;
    QSet<QUuid> m_chosen;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/modelmemory.h"
#include "ui/settings/modelrows.h"

#include <QAbstractListModel>
#include <QSet>

namespace ui {

/// The rows of the model picker: favourites and recent ones, then connections as heads with their
/// models in groups below, what is wrong with a list, and the typed name as a choice of its own.
class ModelPickerModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using RowKind = ModelRowKind;
    enum Role {
        KindRole = Qt::UserRole + 1, ///< RowKind as int
        ProfileRole,
        ModelRole,
        CurrentRole,   ///< bool: the one that is in use
        FavouriteRole, ///< bool
        AgeRole,       ///< of a head: when its list was fetched, in words
        DetailsRole,   ///< of a model: what is known of it
        NameRole,      ///< of a model whose name is not its ID: the name alone
        OpenRole       ///< bool, of a fold
    };

    ModelPickerModel(chat::Connections &connections, chat::Preferences &preferences,
                     QObject *parent = nullptr);

    void setCurrent(const QUuid &profile, const QString &model);
    /// Keeps rows whose id, name or connection contains every word; adds the typed name as a row.
    void setFilter(const QString &text);
    /// Opens or closes what lies behind this fold.
    void toggleFold(const QUuid &profile);
    void toggleFavourite(const QModelIndex &index);
    void retranslate();
    /// The row to mark when it opens or the filter changes: the current model, else the first
    /// that can be chosen, else -1.
    [[nodiscard]] int preferredRow() const;
    /// The first row of this model, else -1.
    [[nodiscard]] int rowOf(const QUuid &profile, const QString &model) const;
    /// The row that opens and closes what this connection has besides, else -1.
    [[nodiscard]] int foldOf(const QUuid &profile) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    using Row = ModelRow;

    void rebuild();
    /// Every connection, and the chat's own when it is none of them: the dismissed demo.
    [[nodiscard]] QList<core::Profile> offered() const;
    void addChosen(QList<Row> &rows, const QString &head, QList<core::ModelChoiceRef> models,
                   const QList<core::Profile> &profiles) const;
    void addFirst(QList<Row> &rows, const QList<core::Profile> &profiles) const;
    void addProfile(QList<Row> &rows, const core::Profile &profile) const;
    void addTyped(QList<Row> &rows, const QList<core::Profile> &profiles) const;
    [[nodiscard]] QList<chat::ModelChoice> choicesOf(const core::Profile &profile) const;
    [[nodiscard]] chat::ModelChoice choiceAt(const Row &row) const;
    [[nodiscard]] bool matches(const chat::ModelChoice &choice, const QStringList &words,
                               const QString &connection) const;
    [[nodiscard]] QString ageText(const QUuid &profile) const;
    [[nodiscard]] QString toolTip(const Row &row) const;
    [[nodiscard]] QString spokenText(const Row &row) const;
    [[nodiscard]] bool isCurrent(const Row &row) const;
    [[nodiscard]] bool isFavourite(const Row &row) const;

    chat::Connections &m_connections;
    chat::ModelMemory m_memory;
    QUuid m_profile;
    QString m_model;
    QString m_filter;
    QSet<QUuid> m_openFolds;
    QList<Row> m_rows;
};

/// The connection's name as people see it.
[[nodiscard]] QString connectionTitle(const core::Profile &profile);

} // namespace ui

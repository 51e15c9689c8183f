// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"

#include <QAbstractListModel>

namespace ui {

/// The rows of the model picker: connections as heads, their models below, what is wrong with a
/// list, and the typed name as a choice of its own.
class ModelPickerModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class RowKind { Head, Model, Loading, Problem, Empty, Typed };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< RowKind as int
        ProfileRole,
        ModelRole,
        CurrentRole ///< bool: the one that is in use
    };

    explicit ModelPickerModel(chat::Connections &connections, QObject *parent = nullptr);

    void setCurrent(const QUuid &profile, const QString &model);
    /// Keeps rows whose id, name or connection contains every word; adds the typed name as a row.
    void setFilter(const QString &text);
    void retranslate();
    /// The row to mark when it opens or the filter changes: the current model, else the first
    /// that can be chosen, else -1.
    [[nodiscard]] int preferredRow() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        RowKind kind = RowKind::Model;
        QUuid profile;
        QString model;
        QString text;
        bool operator==(const Row &) const = default;
    };

    void rebuild();
    /// Every connection, and the chat's own when it is none of them: the dismissed demo.
    [[nodiscard]] QList<core::Profile> offered() const;
    void addProfile(QList<Row> &rows, const core::Profile &profile) const;
    void addTyped(QList<Row> &rows) const;
    [[nodiscard]] QList<chat::ModelChoice> choicesOf(const core::Profile &profile) const;
    [[nodiscard]] bool matches(const chat::ModelChoice &choice, const QString &connection) const;

    chat::Connections &m_connections;
    QUuid m_profile;
    QString m_model;
    QString m_filter;
    QList<Row> m_rows;
};

/// The connection's name as people see it.
[[nodiscard]] QString connectionTitle(const core::Profile &profile);

} // namespace ui

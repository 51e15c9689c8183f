// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/promptlibrary.h"
#include "ui/theme.h"

#include <QAbstractTableModel>
#include <QFuture>
#include <memory>

namespace ui {

/// The library as a table: what each thing is called, and what it is. A filter leaves what has all
/// of its words in title, tags or text, in any case, width or Chinese variant; it is compared on
/// the pool, and until the answer is there the rows stay.
class PromptListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TitleColumn, KindColumn, ColumnCount };

    PromptListModel(const Theme &theme, const chat::PromptLibrary &library,
                    QObject *parent = nullptr);

    void setFilter(const QString &text);
    /// Says the kinds in the language that is in use now.
    void retranslate() { read(); }
    /// The rows are those of another filter, or of what was here before, still.
    [[nodiscard]] bool isStale() const { return m_isStale; }
    /// Null for a row that is not there.
    [[nodiscard]] QUuid idAt(int row) const;
    /// -1 when the filter leaves it out.
    [[nodiscard]] int rowOf(const QUuid &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// The rows are those that are wanted.
    void settled();

private:
    struct Entry {
        QUuid id;
        QString title;
        QString what; ///< kind and tags
        QString icon; ///< name of a drawn one
        QString text; ///< that it is found by, besides
    };
    using Folded = std::shared_ptr<const QStringList>;

    void read();
    void compare();
    void show(const QList<int> &rows);

    const Theme &m_theme;
    const chat::PromptLibrary &m_library;
    QList<Entry> m_entries; ///< all
    QList<int> m_rows;      ///< those that are shown
    QFuture<Folded> m_folded;
    QString m_filter;
    int m_turn = 0;
    bool m_isStale = false;
};

} // namespace ui

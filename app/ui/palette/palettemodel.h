// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/paletteranking.h"

#include <QAbstractListModel>
#include <QFuture>
#include <memory>

namespace ui {

/// The rows of the palette: what fits what was typed, under captions, and at the end the search of
/// all messages for it. Compares on the pool: until an answer is there the rows stay.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsCaptionRole = Qt::UserRole + 1, ///< bool
        NoteRole,                         ///< QString
    };

    explicit PaletteModel(QObject *parent = nullptr);

    /// What there is, and what is shown as long as nothing is typed.
    void setEntries(const QList<PaletteEntry> &all, const QList<PaletteEntry> &first);
    void setFilter(const QString &text);
    /// Whether the search of all messages stands at the end; it does unless this says otherwise.
    void setSearchOffered(bool isOffered) { m_isSearchOffered = isOffered; }
    /// The rows are those of another text still.
    [[nodiscard]] bool isStale() const { return m_isStale; }
    /// Null for a caption.
    [[nodiscard]] const PaletteEntry *entryAt(int row) const;
    [[nodiscard]] QList<chat::TextSpan> marksAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The rows are those of what was typed last.
    void settled();

private:
    struct Row {
        QString caption; ///< empty for an entry
        PaletteEntry entry;
        QList<chat::TextSpan> marks;
    };
    using Index = std::shared_ptr<const PaletteIndex>;

    void showFirst();
    void take(const QString &text, const QList<Row> &fitting);
    void setRows(QList<Row> rows);
    [[nodiscard]] static QList<Row> fitting(const PaletteIndex &index, const QString &text);
    [[nodiscard]] static QString captionOf(PaletteEntry::Kind kind);

    QFuture<Index> m_index;
    QList<PaletteEntry> m_first;
    QList<Row> m_rows;
    bool m_isStale = false;
    bool m_isSearchOffered = true;
    int m_turn = 0; ///< what was compared with an earlier text is not wanted any more
};

} // namespace ui

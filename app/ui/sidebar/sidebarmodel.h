// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QUuid>

namespace ui {

/// The rows as the sidebar shows them: the conversations whose titles match the filter, with a
/// caption in front of each group. Those in the archive are left out, unless it is looked through
/// or a filter finds them. Captions are rows of their own, as high as all others, so that
/// tens of thousands of rows need no measuring.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsCaptionRole = Qt::UserRole + 100, ///< bool
    };

    /// `source` is a models::ConversationListModel; it must outlive this.
    explicit SidebarModel(QAbstractItemModel &source, QObject *parent = nullptr);

    /// Shows titles that contain every word of it, in any case; empty shows all.
    void setFilter(const QString &filter);
    /// Only those in the archive, or those that are not.
    void setArchiveShown(bool isShown);
    [[nodiscard]] bool isArchiveShown() const { return m_isArchiveShown; }
    /// While held, the rows stay as they are: somebody is typing into one of them.
    void setHeld(bool isHeld);
    [[nodiscard]] bool isHeld() const { return m_isHeld; }
    /// Reads the groups again: the day may have changed, or the language.
    void refresh();
    /// An invalid index when it is not shown.
    [[nodiscard]] QModelIndex indexOf(const QUuid &id) const;
    [[nodiscard]] int conversationCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Emits renamed() instead of changing anything itself.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void renamed(const QUuid &id, const QString &title);
    /// Rows came or went: choose the shown conversation again.
    void rearranged();

private:
    struct Row {
        QString caption; ///< group key; empty for a conversation
        QUuid id;
        QString title; ///< kept, because while held the places of the source are unknown
        int source = -1;
        [[nodiscard]] bool isSame(const Row &other) const
        {
            return caption == other.caption && id == other.id;
        }
    };

    void rebuild();
    void forwardChange(const QModelIndex &first, const QModelIndex &last);
    [[nodiscard]] bool matches(const QModelIndex &source) const;
    [[nodiscard]] QList<Row> wantedRows() const;
    void appendGrouped(QList<Row> &rows, const QList<Row> &matching) const;
    [[nodiscard]] QString groupOf(int sourceRow) const;
    [[nodiscard]] bool isInPlace(int row, int sourceRow) const;

    QAbstractItemModel &m_source;
    QStringList m_words;
    QList<Row> m_rows;
    bool m_isArchiveShown = false;
    bool m_isHeld = false;
    bool m_isStale = false;
};

/// The words above a group, for a key of models::ConversationListModel::GroupRole.
[[nodiscard]] QString groupCaption(const QString &key);

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/messagesearch.h"
#include "core/conversationlist.h"

#include <QAbstractListModel>
#include <vector>

namespace ui {

/// What a search has found, as rows: each conversation, and below it the messages of it. Further
/// pages come when the end of the list is looked at; of a conversation that is there already they
/// stand below it.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// A row as it is painted; valid until the model changes.
    struct Row {
        const chat::SearchGroup *group = nullptr;
        const chat::SearchHit *hit = nullptr; ///< null: the conversation itself
    };

    /// The list tells what is archived; both must outlive this.
    SearchModel(chat::MessageSearch &search, const core::ConversationList &list,
                QObject *parent = nullptr);

    void clear();
    /// A null group: there is no such row.
    [[nodiscard]] Row at(int row) const;
    /// The nearest row of a message (or of a title that was found) from this one on, -1: none.
    [[nodiscard]] int nextFound(int row, int step) const;
    [[nodiscard]] bool isArchived(const QUuid &conversation) const;
    [[nodiscard]] int hitCount() const { return m_hits; }
    /// Who answered, of what was found so far.
    [[nodiscard]] QStringList models() const;
    /// Some of it was looked for without an index, which takes its time.
    [[nodiscard]] bool isSlow() const { return m_isSlow; }
    /// Says the words again in the language that is now in use.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void take(const chat::SearchPage &page, bool isFirst);
    void add(const chat::SearchGroup &group);
    void count(std::size_t from);
    [[nodiscard]] std::size_t groupAt(int row) const;

    chat::MessageSearch &m_search;
    const core::ConversationList &m_list;
    std::vector<chat::SearchGroup> m_groups;
    std::vector<int> m_firsts; ///< the row of each group
    QHash<QUuid, std::size_t> m_places;
    int m_rows = 0;
    int m_hits = 0;
    bool m_isSlow = false;
};

/// Who wrote a message that was found.
[[nodiscard]] QString searchedRole(const chat::SearchHit &hit);

} // namespace ui

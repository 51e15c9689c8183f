// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/textmarks.h"
#include "ui/conversation/conversationport.h"
#include "ui/conversation/foundplaces.h"
#include "ui/conversation/rowlist.h"
#include "ui/conversation/searchwork.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <set>

namespace ui {

/// Looks for a word in everything a conversation says, as search compares it: in the visible text,
/// so that Markdown's marks part no word. Works in short slices from where the reader is, and goes
/// on while a reply is written, at the cost of what is new. Without a word it does nothing.
class ConversationSearch : public QObject
{
    Q_OBJECT

public:
    /// `origin` tells where the reader is.
    ConversationSearch(RowList &rows, std::function<FoundPlace()> origin,
                       QObject *parent = nullptr);

    /// Another conversation, or none: what was found is forgotten, the word is looked for there.
    /// The port reads what is not loaded; both must outlive their use here.
    void reset(core::Conversation *conversation, ConversationPort *port);
    /// Looks for the word and goes to the first match from where the reader is. Empty: ends it.
    void search(const QString &word);
    /// Goes to the next or previous match, around the ends.
    void step(bool isBackward);
    /// The row's words stand in other leaves now.
    void again(int row) { onChanged(row, core::MessageField::Parts); }

    [[nodiscard]] const QString &word() const { return m_matcher.word(); }
    [[nodiscard]] int count() const { return m_found.count(); }
    /// Which of them was gone to, from 1; 0: none.
    [[nodiscard]] int number() const;
    /// Nothing is left to be searched.
    [[nodiscard]] bool isComplete() const { return m_left == 0; }
    [[nodiscard]] render::TextMarks marksIn(int row, int part) const;
    /// Of the match that was gone to, in characters.
    [[nodiscard]] int length() const;

Q_SIGNALS:
    /// Word, count, number or whether it is complete.
    void changed();
    /// What is marked in the row is something else; -1: in all of them.
    void rowChanged(int row);
    void reached(const ui::FoundPlace &place);

private:
    /// How much of the running reply was searched for good.
    struct Tail {
        int row = -1;
        QHash<int, std::pair<int, int>> parts; ///< closed leaves and reopenings by part
    };

    void restart(bool isNarrower);
    void forgetWork();
    void onChanged(int row, core::MessageFields fields);
    void onInserted(int first, int last);
    void onRemoved(int first);
    void slice();
    [[nodiscard]] bool isDone(int row) const { return m_isDone[std::size_t(row)]; }
    void setDone(int row, bool isDone);
    [[nodiscard]] std::optional<int> nextRow();
    void advance();
    void begin(int row);
    void goOn(const QElapsedTimer &timer);
    void read(int row);
    void readTree();
    void searchRunning(int row);
    [[nodiscard]] const RowFlow *flowOf(int row, int part, RowFlow::Kind kind) const;
    void finishRow(int row, bool hasChanged);
    void goToFirst();
    void reach(const FoundPlace &place);

    RowList &m_rows;
    std::function<FoundPlace()> m_origin;
    QPointer<core::Conversation> m_conversation;
    QPointer<ConversationPort> m_port;
    WordMatcher m_matcher;
    FoundPlaces m_found;
    FoundPlace m_current, m_from;
    std::vector<bool> m_isDone; ///< by row
    int m_left = 0;             ///< rows that are not done
    std::set<int> m_dirty;      ///< rows that changed; they go before the others
    int m_first = 0, m_cursor = 0;
    bool m_hasWrapped = false, m_isGoing = false, m_isReading = false;
    int m_turn = 0; ///< what is read for an earlier one is not wanted any more
    QHash<QUuid, QList<core::ContentPart>> m_read; ///< texts of one page that is not loaded
    SearchWork m_work;
    Tail m_tail;
    QTimer m_timer;
};

} // namespace ui

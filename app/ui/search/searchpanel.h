// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/seenspans.h"
#include "ui/search/searchfilters.h"
#include "ui/theme.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QPushButton;

namespace ui {

class IconButton;
class Label;
class LineInput;
class PillRow;
class SearchModel;

/// A place that a search leads to.
struct SearchPlace {
    QUuid conversation;
    QUuid message; ///< null: the conversation itself
    QList<StoredSpan> spans;
};

/// The panel that searches everything that was said: a field, filters, and what was found. Down
/// goes from the field into the list and Up back, Enter or a click chooses, Esc or × closes it.
/// Keeps its query while it is closed.
class SearchPanel : public QWidget
{
    Q_OBJECT

public:
    /// The search is used by this panel alone; it must outlive it.
    SearchPanel(const Theme &theme, chat::MessageSearch &search, const core::ConversationList &list,
                SearchFilters &filters, QWidget *parent = nullptr);

    /// The keyboard goes to the field; what is in it is selected, or replaced by this text.
    void begin(const QString &text = {});
    /// Chooses what was found after or before what was chosen last.
    void step(int step);

Q_SIGNALS:
    /// `isAgain`: it was chosen before, and is shown.
    void chosen(const ui::SearchPlace &place, bool isAgain);
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class State { Hint, Searching, Found, Nothing, Failed };

    void build();
    void retranslate();
    void dress();
    void search();
    void arrive();
    void fail(const core::Error &error);
    void become(State state);
    void sayState();
    void followFilters();
    void followPills();
    void openFilters();
    void choose(const QModelIndex &index);
    [[nodiscard]] bool pressInField(int key);
    [[nodiscard]] bool pressInList(int key);

    const Theme &m_theme;
    chat::MessageSearch &m_search;
    SearchFilters &m_filters;
    SearchModel *m_model;
    Label *m_title;
    IconButton *m_close;
    LineInput *m_words;
    IconButton *m_add;
    PillRow *m_pills;
    QListView *m_list;
    Label *m_state;
    QPushButton *m_mend;
    Label *m_slow;
    QWidget *m_rest;   ///< stands for the list while that is not there
    QTimer m_patience; ///< until it is said that a search runs
    State m_shown = State::Hint;
    QString m_reason;          ///< why it failed
    bool m_isChoosing = false; ///< Enter was pressed before anything was there
    QUuid m_chosen;            ///< message or conversation
};

} // namespace ui

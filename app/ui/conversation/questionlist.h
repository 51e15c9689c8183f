// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationport.h"
#include "ui/theme.h"

#include <QFrame>

class QKeyEvent;
class QListView;

namespace ui {

class Label;
class LineInput;
class QuestionModel;

/// The pop-up with every question of a conversation: words that are typed leave only those with
/// them, the arrow keys and Enter or a click choose one, Esc closes it.
class QuestionList : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionList(const Theme &theme, QWidget *parent = nullptr);

    /// Opens beside the anchor, with the question marked that `row` of the conversation is about.
    void popupAt(QWidget *anchor, std::unique_ptr<ConversationPort> port, int row);

Q_SIGNALS:
    void chosen(const QUuid &question);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void choose(const QModelIndex &index);
    void showWhatIsLeft();
    void describeCurrent();
    [[nodiscard]] bool handleKey(QKeyEvent &event);
    void placeAt(const QWidget &anchor);

    const Theme &m_theme;
    QuestionModel *m_model;
    LineInput *m_words;
    QListView *m_list;
    Label *m_nothing; ///< said where the list is when no question has the words
};

} // namespace ui

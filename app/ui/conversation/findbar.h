// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

class QLabel;

namespace ui {

class ConversationSearch;
class ConversationView;
class IconButton;
class LineInput;

/// The bar above the conversation for finding a word in it: the word, which match of how many,
/// and ways to the others. Keeps its word while it is closed.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(const Theme &theme, ConversationView &view, QWidget *parent = nullptr);

    /// Finds there from now on; null: nowhere, and is closed. The conversation of before forgets
    /// its matches.
    void setView(ConversationView *view);
    /// Shows it with the focus; what is selected in one line of the conversation is the word then.
    void open();
    /// Ends finding and gives the focus back. False when it was closed.
    bool closeFind();
    /// To the next or previous match; opens it when it is closed.
    void step(bool isBackward);
    /// "3 of 17"; followed by '+' while it is still being counted.
    [[nodiscard]] QString countText() const;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void retranslate();
    void takeSelection();
    void showCount();
    [[nodiscard]] ConversationSearch *search() const;

    const Theme &m_theme;
    QPointer<ConversationView> m_view;
    LineInput *m_words;
    QLabel *m_count;
    IconButton *m_previous;
    IconButton *m_next;
    IconButton *m_close;
    QPointer<QWidget> m_before; ///< what had the focus
};

} // namespace ui

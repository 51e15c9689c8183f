// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/longtextview.h"

class QLabel;
class QToolButton;

namespace ui {

class LineInput;

/// A LongTextView with a bar for finding in it, which comes when asked for.
class TextPage : public QWidget
{
    Q_OBJECT

public:
    explicit TextPage(const Theme &theme, QWidget *parent = nullptr);

    /// For screen readers.
    void setName(const QString &name);
    /// `note` stands above the text; empty: nothing does.
    void setLongText(const chat::LongText &text, const QString &note = {});
    [[nodiscard]] LongTextView &view() const { return *m_view; }
    void openFind();
    /// False when it was closed already.
    bool closeFind();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void search();
    void step(bool isBackward);

    LongTextView *m_view;
    QLabel *m_note;
    QWidget *m_bar;
    LineInput *m_words;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    int m_matches = 0;
};

} // namespace ui

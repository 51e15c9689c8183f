// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace ui {

class Label;

/// A page that stands where the conversation would: the mark, one title, one sentence, and what
/// the derived page adds below. Scrolls where the window is too low for it.
class Page : public QScrollArea
{
    Q_OBJECT

public:
    explicit Page(const Theme &theme, QWidget *parent = nullptr);

protected:
    void say(const QString &title, const QString &sentence);
    /// The column, centred; add below the sentence.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] QWidget *body() const { return m_body; }
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();

    const Theme &m_theme;
    QWidget *m_body;
    QVBoxLayout *m_column;
    QLabel *m_mark;
    Label *m_title;
    Label *m_sentence;
};

} // namespace ui

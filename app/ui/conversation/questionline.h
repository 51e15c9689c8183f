// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QAbstractButton>
#include <QUuid>

namespace core {
class Conversation;
}

namespace ui {

class RowList;
class Scroller;

/// The question of a reply that is longer than the view, as one line over the text, while the
/// question itself is out of sight above. Pressing it asks to go there. Lies over the viewport: the
/// text below it does not move.
class QuestionLine : public QAbstractButton
{
    Q_OBJECT

public:
    QuestionLine(const Theme &theme, QWidget *parent);

    /// How high it is, shown or not.
    [[nodiscard]] int lineHeight() const;
    /// At the top of this area, its words in the column of the text.
    void place(const QRect &area, int columnLeft, int columnWidth);
    /// Comes and goes with what the view shows. Returns how much of the view it covers. Costs the
    /// same however long the conversation is.
    int follow(const core::Conversation *conversation, const RowList &rows,
               const Scroller &scroller);
    /// The question whose reply is at the top of the view; -1: none. It may not be loaded yet.
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] QString words() const { return m_words; }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int questionAbove(const core::Conversation &conversation, const RowList &rows,
                                    const Scroller &scroller) const;
    void take(const core::Conversation &conversation);
    void describe();

    const Theme &m_theme;
    QString m_words;
    QUuid m_id;
    quint64 m_revision = 0; ///< of the question whose words these are
    bool m_isLoaded = false;
    int m_row = -1;
    int m_columnLeft = 0;
    int m_columnWidth = 0;
};

} // namespace ui

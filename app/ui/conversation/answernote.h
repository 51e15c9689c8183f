// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "ui/conversation/answer.h"
#include "ui/conversation/rowbuttons.h"

#include <QCoreApplication>

class QPainter;

namespace ui {

/// What is said below an answer that had to be JSON: a quiet word where it is what was asked for,
/// else what is wrong, each place in a line that leads there; and the way between tree and text.
/// Coordinates relative to its corner.
class AnswerNote
{
    Q_DECLARE_TR_FUNCTIONS(ui::AnswerNote)

public:
    /// How it is shown.
    struct Look {
        bool isTree = false;
        bool isAllShown = false; ///< every place, however many
        bool operator==(const Look &) const = default;
    };

    /// `reading` null: nothing is known yet.
    AnswerNote(const core::Message &message, int part, std::shared_ptr<const AnswerReading> reading,
               Look look, const RowContext &context);

    int layout(int width);
    [[nodiscard]] const QList<RowButton> &buttons() const { return m_buttons; }
    void paint(QPainter &painter, QPoint origin, const render::Colors &colors) const;
    /// What it says, for screen readers.
    [[nodiscard]] QString text() const;

private:
    /// A place that does not fit.
    struct Line {
        QString place;
        QString words;
        QRect rect;
    };

    [[nodiscard]] bool hasTree() const { return m_reading && m_reading->tree; }
    void judge(const core::Message &message);
    void judgeBroken(const core::Message &message);
    void addLines(const chat::AnswerVerdict &verdict);
    [[nodiscard]] int lineHeight() const;
    void addLink(RowAction action, const QString &text, QPoint corner, int argument, int room);

    const RowContext &m_context;
    std::shared_ptr<const AnswerReading> m_reading;
    int m_part;
    Look m_look;
    bool m_isWarning = false;
    QString m_words;
    QList<Line> m_lines;
    int m_hidden = 0; ///< lines that are shown on demand
    QList<RowButton> m_buttons;
    int m_width = 0;
};

/// An answer button's argument: part above, number of the place below.
[[nodiscard]] constexpr int answerArgument(int part, int number)
{
    return part << 12 | number;
}
[[nodiscard]] constexpr std::pair<int, int> answerPlace(int argument)
{
    return {argument >> 12, argument & ((1 << 12) - 1)};
}

} // namespace ui

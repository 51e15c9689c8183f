// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "texts/texts.h"
#include "ui/conversation/rowbuttons.h"

#include <QCoreApplication>
#include <memory>

namespace render {
class TextBox;
}

namespace ui {

/// What stands under a reply that did not end well: what happened, why and what to do, buttons,
/// the server's own words as plain text, and small print. What is only worth a note stands there
/// without a ground of its own. Coordinates relative to its corner.
class StatusCard
{
    Q_DECLARE_TR_FUNCTIONS(ui::StatusCard)

public:
    /// True when the message needs one.
    [[nodiscard]] static bool isNeeded(const core::Message &message);

    StatusCard(const core::Message &message, bool isLast, const RowContext &context);
    ~StatusCard();

    int layout(int width);
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const QList<RowButton> &buttons() const { return m_buttons; }
    void paint(QPainter &painter, QPoint origin, const QRect &clip,
               const render::Colors &colors) const;
    /// What it says, for screen readers.
    [[nodiscard]] QString text() const;

private:
    void takeWords(const texts::Explanation &words, QStringList notices);
    void takeError(const core::Message &message);
    void addButtons(const core::Message &message, bool isLast);
    void addSmallPrint(const QString &words);
    /// A link below the small print; the y below it.
    [[nodiscard]] int placeLink(int y);
    void placeButtons(int width, int y);
    [[nodiscard]] int textWidth(int width) const;

    const RowContext &m_context;
    ConnectionFacts m_connection;
    bool m_isError = false;
    bool m_isNote = false;
    QString m_icon;
    QString m_what, m_advice, m_words, m_smallPrint;
    std::unique_ptr<render::TextBox> m_whatBox, m_adviceBox, m_wordsBox, m_smallBox;
    QList<RowButton> m_buttons;
    int m_width = 0;
    int m_height = 0;
    int m_adviceTop = 0, m_wordsTop = 0, m_smallTop = 0;
};

} // namespace ui

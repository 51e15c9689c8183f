// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolrun.h"
#include "ui/conversation/rowbuttons.h"

#include <QCoreApplication>
#include <map>
#include <memory>

namespace render {
class TextBox;
}

namespace ui {

/// The cards of a message's calls and results: a line that opens each, how it stands, what is wrong
/// with it, and what can be done. The arguments or the result below are a text of the row.
/// Coordinates are the row's.
class ToolCards
{
    Q_DECLARE_TR_FUNCTIONS(ui::ToolCards)

public:
    explicit ToolCards(const RowContext &context);
    ~ToolCards();

    /// What is said of the parts now. True when it looks different.
    bool take(const core::Message &message, bool isRunning);
    /// Places the card of a part below y: the y at which its text begins. `isOpen`: with all that
    /// it says.
    int begin(int part, int y, int width, bool isOpen);
    /// The text, if it is open, ends at y: the y below the card.
    int end(int part, int y);
    void addButtons(QList<RowButton> &buttons) const;
    void paint(QPainter &painter, QPoint origin, const QRect &clip,
               const render::Colors &colors) const;

    static constexpr int kPadding = 12; ///< on both sides of the texts in a card

private:
    struct Card {
        QString head;
        QString note;  ///< below the head
        QString small; ///< the same, once it is open
        QList<RowButton> buttons;
        std::unique_ptr<render::TextBox> noteBox, smallBox;
        QRect rect;
        QRect line; ///< the head's
        int noteY = 0, smallY = -1;
        bool isOpen = false;
    };
    [[nodiscard]] Card cardOf(const core::ContentPart &part, const chat::ToolCallView *call,
                              bool isRunning) const;
    static void say(Card &card, const chat::ToolCallView &call, bool isResult);
    [[nodiscard]] int placeButtons(Card &card, int y, int width) const;

    const RowContext &m_context;
    std::map<int, Card> m_cards; ///< by part
};

} // namespace ui

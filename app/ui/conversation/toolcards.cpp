// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/toolcards.h"

#include "render/textbox.h"
#include "ui/calls/callask.h"
#include "ui/calls/callwords.h"
#include "ui/conversation/tooltexts.h"
#include "ui/conversation/wordsbox.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

namespace ui {
namespace {

constexpr int kHeadRoom = 4; ///< above and below the line
constexpr int kNoteGap = 4;
constexpr int kGapOfButtons = 8;
constexpr qsizetype kMostViolationsShown = 20;
constexpr qsizetype kMostErrors = 2000; ///< characters of what a program wrote as errors

QString callIdOf(const core::ContentPart &part)
{
    if (const auto *call = std::get_if<core::ToolCallPart>(&part))
        return call->callId;
    const auto *result = std::get_if<core::ToolResultPart>(&part);
    return result ? result->callId : QString();
}

bool isTool(const core::ContentPart &part)
{
    return std::holds_alternative<core::ToolCallPart>(part)
           || std::holds_alternative<core::ToolResultPart>(part);
}

bool hasRun(const chat::ToolCallView &call)
{
    using chat::ToolCallStage;
    return call.stage == ToolCallStage::Running || call.stage == ToolCallStage::Answered
           || call.stage == ToolCallStage::Failed;
}

} // namespace

ToolCards::ToolCards(const RowContext &context)
    : m_context(context)
{
}

ToolCards::~ToolCards() = default;

bool ToolCards::take(const core::Message &message, bool isRunning)
{
    const auto looksLike = [](const Card &one, const Card &other) {
        return one.head == other.head && one.note == other.note && one.small == other.small
               && one.buttons.size() == other.buttons.size();
    };
    QList<chat::ToolCallView> calls;
    const bool hasTools = std::any_of(message.parts.cbegin(), message.parts.cend(), isTool);
    if (hasTools && !isRunning && m_context.calls)
        calls = m_context.calls(message);
    std::map<int, Card> cards;
    for (int part = 0; hasTools && part < message.parts.size(); ++part) {
        const core::ContentPart &content = message.parts[part];
        if (!isTool(content))
            continue;
        const auto known = std::find_if(calls.cbegin(), calls.cend(),
                                        [id = callIdOf(content)](const chat::ToolCallView &one) {
                                            return one.call.callId == id;
                                        });
        cards.emplace(part, cardOf(content, known == calls.cend() ? nullptr : &*known, isRunning));
    }
    const bool isSame =
        std::equal(cards.cbegin(), cards.cend(), m_cards.cbegin(), m_cards.cend(),
                   [&](const auto &one, const auto &other) {
                       return one.first == other.first && looksLike(one.second, other.second);
                   });
    m_cards = std::move(cards);
    return !isSame;
}

ToolCards::Card ToolCards::cardOf(const core::ContentPart &part, const chat::ToolCallView *call,
                                  bool isRunning) const
{
    Card card;
    card.head = toolHead(part, isRunning);
    if (call) {
        const bool isResult = std::holds_alternative<core::ToolResultPart>(part);
        if (isResult)
            card.head = tr("Result of %1").arg(calledName(call->call.name));
        // That there is a result needs no words; each of the others does.
        if (!isResult || call->stage != chat::ToolCallStage::Answered)
            card.head = QStringLiteral("%1 · %2").arg(card.head, stageWords(*call));
        say(card, *call, isResult);
    }
    if (!card.note.isEmpty())
        card.noteBox = wordsBox(card.note, m_context.uiFont);
    if (!card.small.isEmpty())
        card.smallBox = wordsBox(card.small, m_context.captionFont);
    return card;
}

void ToolCards::say(Card &card, const chat::ToolCallView &call, bool isResult)
{
    if (isResult) {
        if (!call.detail.isEmpty()) {
            //: What a program wrote
            card.small = tr("Errors it wrote: %1").arg(call.detail.trimmed().left(kMostErrors));
        }
        return;
    }
    const auto add = [&card](RowAction action, ButtonLook look, const QString &words) {
        RowButton button;
        button.action = action;
        button.look = look;
        button.text = words;
        card.buttons.append(button);
    };
    card.note = violationLines(call.violations, kMostViolationsShown);
    if (call.isOpen && !call.call.isValid)
        card.note = tr("What it was called with is not one valid JSON object.");
    if (call.stage == chat::ToolCallStage::Running)
        add(RowAction::StopCall, ButtonLook::Quiet, tr("Stop"));
    if (waitsForPerson(call))
        add(RowAction::AnswerCall, ButtonLook::Quiet, tr("Answer"));
    if (call.isAllowed && hasRun(call)) {
        card.note += (card.note.isEmpty() ? QString() : QStringLiteral("\n"))
                     + tr("Runs without asking in this chat");
        add(RowAction::AskAgain, ButtonLook::Link, tr("Ask again"));
    }
}

int ToolCards::begin(int part, int y, int width, bool isOpen)
{
    Card &card = m_cards[part];
    card.isOpen = isOpen;
    card.rect = QRect(0, y, width, 0);
    const int inner = std::max(1, width - 2 * kPadding);
    card.line = QRect(kPadding, y + kHeadRoom, inner, m_context.type.lineHeight);
    y = card.line.bottom() + 1 + kHeadRoom;
    if (card.noteBox) {
        card.noteY = y;
        y += card.noteBox->layout(inner) + kNoteGap;
    }
    y = placeButtons(card, y, inner);
    card.smallY = -1;
    if (card.smallBox && isOpen) {
        card.smallY = y;
        y += card.smallBox->layout(inner) + kNoteGap;
    }
    return y;
}

int ToolCards::placeButtons(Card &card, int y, int width) const
{
    int x = kPadding;
    const int height = textButtonHeight(m_context.uiFont);
    for (RowButton &button : card.buttons) {
        const bool isLink = button.look == ButtonLook::Link;
        const int needed = isLink
                               ? QFontMetrics(m_context.captionFont).horizontalAdvance(button.text)
                               : textButtonWidth(button.text, m_context.uiFont);
        button.rect = QRect(x, y, std::min(needed, width), height);
        x += needed + kGapOfButtons;
    }
    return card.buttons.isEmpty() ? y : y + height + kGapOfButtons;
}

int ToolCards::end(int part, int y)
{
    Card &card = m_cards[part];
    if (card.isOpen)
        y += kPadding;
    card.rect.setBottom(y - 1);
    return y;
}

void ToolCards::addButtons(QList<RowButton> &buttons) const
{
    for (const auto &[part, card] : m_cards) {
        const QFontMetrics metrics(m_context.type.reading);
        const int most = card.line.width() - row::kIcon - kNoteGap;
        RowButton head;
        head.action = RowAction::ToggleTool;
        head.look = ButtonLook::Line;
        head.text = metrics.elidedText(card.head, Qt::ElideMiddle, most);
        head.rect = card.line;
        head.rect.setWidth(
            std::min(card.line.width(), metrics.horizontalAdvance(head.text) + 4 + row::kIcon));
        head.icon = card.isOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
        head.argument = part;
        head.details = card.note;
        if (card.isOpen && !card.small.isEmpty())
            head.details += (card.note.isEmpty() ? QString() : QStringLiteral("\n")) + card.small;
        buttons.append(head);
        for (RowButton button : card.buttons) {
            button.argument = part;
            buttons.append(button);
        }
    }
}

void ToolCards::paint(QPainter &painter, QPoint origin, const QRect &clip,
                      const render::Colors &colors) const
{
    for (const auto &[part, card] : m_cards) {
        if (!card.rect.translated(origin).intersects(clip))
            continue;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors.isHighContrast ? colors.text : colors.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(card.rect.translated(origin)).adjusted(0.5, 0.5, -0.5, -0.5),
                                render::space::kBlockCorner, render::space::kBlockCorner);
        painter.restore();
        const QRectF shown(clip);
        if (card.noteBox)
            card.noteBox->paint(painter, origin + QPoint(kPadding, card.noteY),
                                {colors, colors.text2, shown, -1, -1});
        if (card.smallY >= 0)
            card.smallBox->paint(painter, origin + QPoint(kPadding, card.smallY),
                                 {colors, colors.text2, shown, -1, -1});
    }
}

} // namespace ui

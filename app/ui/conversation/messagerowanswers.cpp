// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers that have to be JSON.
#include "render/jsontree.h"
#include "ui/conversation/messagerow.h"

namespace ui {
namespace {

const RowFlow *answerFlow(const MessageRow &row, int part)
{
    for (const std::unique_ptr<RowFlow> &flow : row.flows()) {
        if (flow->part() == part && flow->kind() == RowFlow::Kind::Json)
            return flow.get();
    }
    return nullptr;
}

/// The leaf of the tree that the button leads to; -1 when there is none.
int violatedLine(const RowButton &button, const MessageRow &row)
{
    const auto [part, number] = answerPlace(button.argument);
    const RowFlow *flow = answerFlow(row, part);
    const std::shared_ptr<const AnswerReading> answer = flow ? flow->answer() : nullptr;
    if (!answer || !answer->verdict || !answer->tree
        || number >= answer->verdict->violations.size()) {
        return -1;
    }
    const std::vector<int> nodes =
        answer->verdict->json->nodesAt(pointerOf(answer->verdict->violations.at(number)));
    return nodes.empty() ? -1 : render::lineOf(answer->tree->blocks(), nodes.front());
}

} // namespace

std::optional<RowPlace> violationPlace(const RowButton &button, const MessageRow &row)
{
    const int line = button.action == RowAction::ToViolation ? violatedLine(button, row) : -1;
    if (line < 0)
        return std::nullopt;
    const int part = answerPlace(button.argument).first;
    for (std::size_t i = 0; i < row.flows().size(); ++i) {
        if (row.flows()[i].get() == answerFlow(row, part))
            return RowPlace{int(i), {line, 0}};
    }
    return std::nullopt;
}

void pressAnswer(const RowButton &button, const MessageRow &row, RowView &view)
{
    const int part = answerPlace(button.argument).first;
    if (button.action == RowAction::AllViolations) {
        view.allViolations.insert(part);
    } else if (button.action == RowAction::ToggleAnswer) {
        if (!view.asWords.remove(part))
            view.asWords.insert(part);
    } else if (const int line = violatedLine(button, row); line >= 0) {
        view.asWords.remove(part);
        render::unfold(view.openTrees[part], answerFlow(row, part)->answer()->tree->blocks(), line);
    }
}

/// What was streaming here stays text until it is read, for whoever listens to its last words.
void MessageRow::updateAnswer(const core::Message &message, int part, RowFlow &flow, bool isNew)
{
    if (flow.kind() != RowFlow::Kind::Json || m_isRunning) {
        m_notes.erase(part);
        return;
    }
    const auto &words = std::get<core::TextPart>(message.parts[part]);
    const bool isTree = !view().asWords.contains(part);
    if (isNew && words.text.size() <= row::kParseLater)
        flow.setAnswer(treeOfAnswer(words.text), isTree);
    Note &known = m_notes[part];
    if (m_context.readAnswer && known.asked != words.text) {
        known.asked = words.text;
        m_context.readAnswer(m_id, part, words);
    }
    flow.showTree(isTree);
    refreshNote(message, flow);
}

void MessageRow::refreshNote(const core::Message &message, RowFlow &flow)
{
    const int part = flow.part();
    // Nothing is shown of blanks, as stand before calls of tools: there is nothing to be judged.
    if (QStringView(std::get<core::TextPart>(message.parts[part]).text).trimmed().isEmpty()) {
        m_notes[part].note.reset();
        return;
    }
    const AnswerNote::Look look{flow.isTree(), view().allViolations.contains(part)};
    m_notes[part].note =
        std::make_unique<AnswerNote>(message, part, flow.answer(), look, m_context);
}

void MessageRow::setAnswer(const core::Message &message, int part, AnswerReading reading)
{
    for (const std::unique_ptr<RowFlow> &flow : m_flows) {
        if (flow->part() != part || flow->kind() != RowFlow::Kind::Json || m_isRunning)
            continue;
        if (std::get<core::TextPart>(message.parts[part]).text != reading.text)
            return; // another one is on its way
        flow->setAnswer(std::move(reading), !view().asWords.contains(part));
        refreshNote(message, *flow);
        break;
    }
    arrange();
}

int MessageRow::arrangeNote(const RowFlow &flow, int y)
{
    const auto known = m_notes.find(flow.part());
    if (known == m_notes.end() || !known->second.note || flow.isWaiting())
        return y;
    known->second.y = y + row::kFooterGap;
    return known->second.y + known->second.note->layout(m_width);
}

void MessageRow::addNoteButtons(QList<RowButton> &buttons) const
{
    for (const auto &[part, known] : m_notes) {
        if (!known.note)
            continue;
        for (RowButton button : known.note->buttons()) {
            button.rect.translate(0, known.y);
            buttons.append(button);
        }
    }
}

void MessageRow::paintNotes(QPainter &painter, const RowPaint &paint) const
{
    for (const auto &[part, known] : m_notes) {
        if (known.note)
            known.note->paint(painter, paint.origin + QPoint(0, known.y), paint.colors);
    }
}

} // namespace ui

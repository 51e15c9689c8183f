// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How likely the words of a reply were.
#include "ui/conversation/messagerow.h"
#include "ui/conversation/tokenplaces.h"

#include <chrono>

namespace ui {
namespace {

using namespace std::chrono_literals;

/// A chunk takes far less; a long reply that is looked at for the first time goes on later.
constexpr auto kTurn = 6ms;

} // namespace

const RowFlow *MessageRow::answer() const
{
    const auto found = std::find_if(m_flows.begin(), m_flows.end(), [](const auto &flow) {
        // A tree has other words than the model wrote.
        return flow->kind() == RowFlow::Kind::Text
               || (flow->kind() == RowFlow::Kind::Json && !flow->isTree());
    });
    return found == m_flows.end() ? nullptr : found->get();
}

/// Returns the y from which on shades are others.
int MessageRow::updateTokens(const core::Message &message)
{
    const core::ProbabilityPart *probabilities = core::probabilitiesOf(message);
    const RowFlow *flow = answer();
    const bool isShown = m_context.isProbabilityShown && probabilities && flow;
    if (!isShown || flow->isWaiting())
        return std::exchange(m_tokens, nullptr) ? 0 : m_height;
    const bool isNew = !m_tokens;
    if (isNew)
        m_tokens = std::make_unique<TokenPlaces>();
    const render::Document &document = flow->document();
    // Which leaves a definition changed is not known here, and it is rare.
    if (std::exchange(m_reopenings, document.reopenings()) != document.reopenings())
        m_tokens->forgetFrom(0);
    const int before = m_tokens->settledLeaves();
    const int closed = document.isFinished() ? int(flow->blocks().size()) : document.closedCount();
    if (!m_tokens->update(probabilities->tokens, flow->blocks(), closed, QDeadlineTimer(kTurn))
        && m_context.placeLater)
        m_context.placeLater(m_id);
    return isNew ? 0 : flow->y + flow->layout().topOf(std::max(0, before));
}

render::TextMarks MessageRow::shadesOf(const RowFlow &flow) const
{
    return m_tokens && &flow == answer() ? m_tokens->shades() : render::TextMarks();
}

QList<core::TokenProbability> tokensAt(const MessageRow &row, const core::Message &message,
                                       const RowPlace &place)
{
    const core::ProbabilityPart *probabilities = core::probabilitiesOf(message);
    const bool isAnswer = place.flow >= 0 && place.flow < int(row.m_flows.size())
                          && row.m_flows[std::size_t(place.flow)].get() == row.answer();
    if (!row.m_tokens || !probabilities || !isAnswer)
        return {};
    return row.m_tokens->tokensAt(probabilities->tokens, place.place);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagerow.h"

#include "ui/conversation/footer.h"
#include "ui/conversation/replypictures.h"
#include "ui/conversation/tokenplaces.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kReasoningIndent = 16;
constexpr int kBetween = render::space::kBlocks;

/// How far in a text begins, and at which width.
int indentOf(RowFlow::Kind kind)
{
    return kind == RowFlow::Kind::Reasoning ? kReasoningIndent
           : kind == RowFlow::Kind::Tool    ? ToolCards::kPadding
                                            : 0;
}

int widthIn(int width, RowFlow::Kind kind)
{
    const int sides = kind == RowFlow::Kind::Tool ? 2 : 1;
    return std::max(1, width - sides * indentOf(kind));
}

} // namespace

MessageRow::MessageRow(RowContext &context, const core::Message &message, bool isFirst, bool isLast,
                       bool isAfterQuestion)
    : m_context(context)
    , m_id(message.id)
    , m_role(message.role)
    , m_isFirst(isFirst)
    , m_isLast(isLast)
    , m_isAfterQuestion(isAfterQuestion)
    , m_tools(context)
{
}

MessageRow::~MessageRow() = default;

RowFlow *MessageRow::flowOf(int part, RowFlow::Kind kind)
{
    for (const std::unique_ptr<RowFlow> &flow : m_flows) {
        if (flow->part() == part && flow->kind() == kind)
            return flow.get();
    }
    m_flows.push_back(std::make_unique<RowFlow>(part, kind, m_context.type, m_context.typesetter,
                                                m_context.pictures));
    return m_flows.back().get();
}

int MessageRow::update(const core::Message &message, bool isLast)
{
    int changedFrom = m_height;
    const bool wasRunning = m_isRunning;
    const bool wasLast = m_isLast;
    m_isLast = isLast;
    m_isRunning = core::isRunning(message.state);
    m_footer = m_isRunning ? QString() : footerText(message);
    m_isSilentEnd = message.state == core::MessageState::Unexplained
                    && message.response.notices.contains(core::notice::kSaidBefore);
    const SiblingPlace siblings = m_context.siblings ? m_context.siblings(message) : SiblingPlace();
    if (std::exchange(m_siblings, siblings) != siblings)
        changedFrom = 0;
    if (m_tools.take(message, m_isRunning))
        changedFrom = 0;
    const bool hadText = m_hasText;
    m_hasText = false;
    for (int part = 0; part < message.parts.size(); ++part)
        updateFlow(message, part, changedFrom);
    const int parts = int(message.parts.size());
    if (std::erase_if(m_flows, [&](const auto &flow) {
            return flow->part() >= parts
                   || RowFlow::kindOf(message.parts[flow->part()], m_role) != flow->kind();
        })) {
        changedFrom = 0;
    }
    std::erase_if(m_notes, [&](const auto &known) {
        return known.first >= parts || !isJsonAnswer(message.parts[known.first]);
    });
    if (!m_isRunning || wasRunning != m_isRunning || wasLast != m_isLast) {
        m_images = ImageStrip(message.parts);
        m_card = StatusCard::isNeeded(message)
                     ? std::make_unique<StatusCard>(message, isLast, m_context)
                     : nullptr;
        changedFrom = 0;
    }
    if (hadText != m_hasText)
        changedFrom = 0;
    arrange();
    changedFrom = std::min(changedFrom, updateTokens(message));
    return std::min(changedFrom, m_height);
}

void MessageRow::updateFlow(const core::Message &message, int part, int &changedFrom)
{
    const core::ContentPart &content = message.parts[part];
    const auto kind = RowFlow::kindOf(content, m_role);
    if (!kind)
        return;
    // A tool's words are set out when they are complete.
    const bool isGrowingTool = *kind == RowFlow::Kind::Tool && m_isRunning;
    const QString text = isGrowingTool ? QString() : RowFlow::textOf(content, *kind);
    if (*kind == RowFlow::Kind::Tool) {
        m_hasText = true;
    } else if (*kind == RowFlow::Kind::Reasoning) {
        const auto &reasoning = std::get<core::ReasoningPart>(content);
        m_hasReasoning = !reasoning.text.isEmpty();
        m_reasoning.elapsedMs = reasoning.elapsedMs;
    } else if (!text.isEmpty()) {
        m_hasText = true;
    }
    const qsizetype known = m_flows.size();
    RowFlow *flow = flowOf(part, *kind);
    if (known != qsizetype(m_flows.size())) {
        flow->setWidth(widthIn(m_width, *kind));
        const bool isLarge = text.size() > row::kParseLater && !m_isRunning;
        if (isLarge && *kind == RowFlow::Kind::Json && m_context.readAnswer) {
            flow->waitForDocument(text.size());
        } else if (isLarge && m_context.parseLater) {
            flow->waitForDocument(text.size());
            m_context.parseLater(m_id, part, text, RowFlow::modeOf(*kind));
        }
        changedFrom = 0;
    }
    // What was read while it arrived is not folded when it is complete.
    const bool isNew = known != qsizetype(m_flows.size());
    const bool isFolding = isReply() && (isNew ? !m_isRunning : flow->folding().isActive);
    flow->setFolding({isFolding, view().openCode.value(part), view().openTrees.value(part)});
    if (flow->isWaiting()) {
        updateAnswer(message, part, *flow, false);
        return;
    }
    if (*kind == RowFlow::Kind::Tool && text.size() != flow->document().size())
        (void)flow->setDocument(flowDocument(content, *kind)); // a tree, where it is JSON
    const int y = flow->update(text, !m_isRunning);
    if (!flow->isHidden && y < flow->height())
        changedFrom = std::min(changedFrom, flow->y + y);
    else if (!flow->isHidden)
        changedFrom = std::min(changedFrom, flow->y + flow->height());
    updateAnswer(message, part, *flow, isNew);
}

bool MessageRow::setDocument(int part, std::optional<render::Document> document,
                             QDeadlineTimer until)
{
    const auto flow = std::find_if(m_flows.begin(), m_flows.end(), [part](const auto &one) {
        return one->part() == part && one->isWaiting();
    });
    if (flow != m_flows.end() && !(*flow)->setDocument(std::move(document), until))
        return false;
    arrange();
    return true;
}

bool MessageRow::isWaiting() const
{
    return std::any_of(m_flows.begin(), m_flows.end(),
                       [](const auto &flow) { return flow->isWaiting(); });
}

void MessageRow::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    for (const std::unique_ptr<RowFlow> &flow : m_flows)
        flow->setWidth(widthIn(width, flow->kind()));
    arrange();
}

void MessageRow::arrange()
{
    const int gap = m_isAfterQuestion ? row::kQuestionToReply
                    : isQuestion()    ? row::kReplyToQuestion
                                      : kBetween;
    m_top = m_isFirst ? 0 : gap;
    int y = m_top + (isQuestion() ? row::kQuestionPadding : 0);
    m_imagesY = y;
    if (const int images = m_images.layout(m_width); images > 0)
        y += images + (m_hasText ? kBetween : 0);
    m_reasoningY = y;
    if (m_hasReasoning)
        y += m_context.type.lineHeight;
    y = arrangeFlows(y);
    y = arrangeStatus(y);
    m_questionBottom = y + row::kQuestionPadding;
    if (isQuestion())
        y = m_questionBottom;
    m_cardY = -1;
    if (m_card) {
        m_cardY = y > m_top ? y + kBetween : y;
        y = m_cardY + m_card->layout(m_width);
    }
    m_footerY = -1;
    if (isReply() || (isQuestion() && (m_siblings.hasOthers() || !m_footer.isEmpty()))) {
        m_footerY = y + row::kFooterGap;
        y = m_footerY + row::kFooter;
    }
    m_height = y;
}

int MessageRow::arrangeStatus(int y)
{
    m_waitingY = -1;
    const StatusLine &status = m_context.status;
    const bool isEmpty = !m_hasText && !m_hasReasoning;
    if (!m_isRunning || !(isEmpty || status.canHurry))
        return y;
    m_waitingY = isEmpty ? y : y + kBetween;
    const int lines = status.reason.isEmpty() ? 1 : 2;
    y = m_waitingY + lines * m_context.type.lineHeight;
    return status.canHurry ? y + row::kFooterGap + textButtonHeight(m_context.uiFont) : y;
}

int MessageRow::arrangeFlows(int y)
{
    m_foldY = -1;
    bool isFirst = !m_hasReasoning;
    for (const std::unique_ptr<RowFlow> &flow : m_flows) {
        const bool isReasoning = flow->kind() == RowFlow::Kind::Reasoning;
        const bool isTool = flow->kind() == RowFlow::Kind::Tool;
        flow->x = indentOf(flow->kind());
        flow->isHidden = (isReasoning && !view().isReasoningOpen)
                         || (isTool && !view().openTools.contains(flow->part()));
        flow->shownHeight = -1;
        if (isTool) {
            y = m_tools.begin(flow->part(), y + (isFirst ? 0 : kBetween), m_width, !flow->isHidden);
            isFirst = false;
        }
        if (flow->isHidden || flow->height() == 0) {
            flow->y = y;
            y = isTool ? m_tools.end(flow->part(), y) : y;
            continue;
        }
        y += isFirst ? 0 : isReasoning || isTool ? render::space::kItems : kBetween;
        isFirst = false;
        flow->y = y;
        if (isQuestion() && !flow->isWaiting()) {
            const int folded = flow->layout().heightOfLines(row::kFoldLines);
            m_isFoldable = folded < flow->height();
            if (m_isFoldable && !view().isUnfolded)
                flow->shownHeight = folded;
        }
        y += flow->shownHeight >= 0 ? flow->shownHeight : flow->height();
        y = isTool ? m_tools.end(flow->part(), y) : y;
        if (isQuestion() && m_isFoldable) {
            m_foldY = y;
            y += m_context.type.lineHeight;
        }
        y = arrangeNote(*flow, y);
    }
    return y;
}

bool MessageRow::ensure(int top, int bottom, QDeadlineTimer until)
{
    bool hasChanged = false;
    for (const std::unique_ptr<RowFlow> &flow : m_flows) {
        if (flow->isHidden || flow->isWaiting() || flow->y >= bottom
            || flow->y + flow->height() <= top) {
            continue;
        }
        const int limit = flow->shownHeight >= 0 ? flow->shownHeight : flow->height();
        const int end = std::min(bottom - flow->y, limit);
        hasChanged = flow->layout().ensure(top - flow->y, end, until) || hasChanged;
    }
    if (hasChanged)
        arrange();
    return hasChanged;
}

qint64 MessageRow::release(int top, int bottom)
{
    qint64 bytes = sizeof(MessageRow);
    for (const std::unique_ptr<RowFlow> &flow : m_flows)
        bytes += flow->release(top - flow->y, bottom - flow->y);
    return bytes + (m_tokens ? m_tokens->bytes() : 0);
}

int MessageRow::flowAt(int y) const
{
    return ui::flowAt(m_flows, y);
}

RowPlace MessageRow::placeAt(QPoint point) const
{
    const int index = flowAt(point.y());
    if (index < 0)
        return {};
    const RowFlow &flow = *m_flows[std::size_t(index)];
    return {index, flow.layout().placeAt(point - QPoint(flow.x, flow.y))};
}

QRect MessageRow::cursorRect(const RowPlace &place) const
{
    if (place.flow >= int(m_flows.size()))
        return {};
    const RowFlow &flow = *m_flows[std::size_t(place.flow)];
    return flow.layout().cursorRect(place.place).translated(flow.x, flow.y);
}

render::LinkHit MessageRow::linkAt(QPoint point) const
{
    const int index = flowAt(point.y());
    if (index < 0 || !isReply())
        return {};
    const RowFlow &flow = *m_flows[std::size_t(index)];
    return flow.layout().linkAt(point - QPoint(flow.x, flow.y));
}

bool MessageRow::isOverText(QPoint point) const
{
    const int index = flowAt(point.y());
    if (index < 0 || point.x() < 0 || point.x() > m_width)
        return false;
    const RowFlow &flow = *m_flows[std::size_t(index)];
    const int shown = flow.shownHeight >= 0 ? flow.shownHeight : flow.height();
    return point.y() >= flow.y && point.y() < flow.y + shown;
}

RowPlace MessageRow::end() const
{
    for (int i = int(m_flows.size()) - 1; i >= 0; --i) {
        if (!m_flows[std::size_t(i)]->isHidden)
            return {i, render::endOf(m_flows[std::size_t(i)]->blocks())};
    }
    return {};
}

QList<RowButton> plainPicturesOf(const MessageRow &row)
{
    QList<RowButton> pictures;
    row.m_images.addAddresses(pictures, row.m_imagesY);
    addPictureCards(pictures, row.m_flows, row.m_context);
    return pictures;
}

int MessageRow::imageAt(QPoint point) const
{
    return m_images.at(point - QPoint(0, m_imagesY));
}

bool MessageRow::isCodeAt(int y) const
{
    const RowAnchor anchor = anchorAt(y);
    if (anchor.flow < 0)
        return false;
    const QList<render::Block> &blocks = m_flows[std::size_t(anchor.flow)]->blocks();
    return anchor.block < blocks.size() && blocks[anchor.block].kind == render::BlockKind::Code;
}

QString leafTextOf(const MessageRow &row, const RowPlace &place)
{
    if (place.flow >= int(row.flows().size()))
        return {};
    const QList<render::Block> &blocks = row.flows()[std::size_t(place.flow)]->blocks();
    return place.place.block < blocks.size() ? render::plainText(blocks[place.place.block])
                                             : QString();
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowflow.h"

#include "render/hiddencharacters.h"
#include "render/jsontree.h"
#include "render/layoutbytes.h"
#include "ui/conversation/rowcontext.h"
#include "ui/conversation/tooltexts.h"

#include <algorithm>
#include <utility>

namespace ui {

int estimatedHeight(qsizetype characters, int width, const render::TypeScale &type)
{
    const qsizetype perLine = std::max(8, width * 2 / std::max(1, type.em));
    // Paragraphs end early and have space between them: about a fifth more.
    const qsizetype lines = 1 + characters * 6 / 5 / perLine;
    return int(std::min<qsizetype>(lines * type.lineHeight, 1 << 26));
}

int flowAt(const RowFlows &flows, int y)
{
    int found = -1;
    for (int i = 0; i < int(flows.size()); ++i) {
        if (flows[std::size_t(i)]->isHidden || flows[std::size_t(i)]->height() == 0)
            continue;
        if (found < 0 || flows[std::size_t(i)]->y <= y)
            found = i;
    }
    return found;
}

RowFlow::RowFlow(int part, Kind kind, const render::TypeScale &type, render::Typesetter *typesetter,
                 render::Pictures *pictures)
    : m_type(type)
    , m_typesetter(typesetter)
    , m_pictures(pictures)
    , m_part(part)
    , m_kind(kind)
    , m_document(modeOf(m_kind))
    , m_layout(std::make_unique<render::MessageLayout>(type, typesetter, pictures))
{
}

std::optional<RowFlow::Kind> RowFlow::kindOf(const core::ContentPart &part, core::Role role)
{
    if (std::holds_alternative<core::ReasoningPart>(part))
        return Kind::Reasoning;
    if (std::holds_alternative<core::TextPart>(part)) {
        const Kind words = isJsonAnswer(part) ? Kind::Json : Kind::Text;
        return role == core::Role::Assistant ? words : Kind::Plain;
    }
    if (std::holds_alternative<core::ImagePart>(part)
        || std::holds_alternative<core::FilePart>(part)
        || std::holds_alternative<core::ProbabilityPart>(part)) {
        return std::nullopt;
    }
    if (std::holds_alternative<core::ToolCallPart>(part)
        || std::holds_alternative<core::ToolResultPart>(part)) {
        return Kind::Tool;
    }
    return Kind::Plain;
}

render::Document::Mode RowFlow::modeOf(Kind kind)
{
    return kind == Kind::Plain ? render::Document::Mode::Plain : render::Document::Mode::Markdown;
}

QString RowFlow::textOf(const core::ContentPart &part, Kind kind)
{
    return kind == Kind::Tool ? toolBody(part) : core::partText(part);
}

render::Document flowDocument(const core::ContentPart &part, RowFlow::Kind kind)
{
    const QString text = RowFlow::textOf(part, kind);
    if (kind == RowFlow::Kind::Json) {
        AnswerReading reading = treeOfAnswer(text);
        return reading.tree ? std::move(*reading.tree) : wordsOfAnswer(text);
    }
    if (kind == RowFlow::Kind::Tool && !text.isEmpty() && text.size() <= row::kParseLater) {
        const auto json = std::make_shared<const core::JsonText>(core::partText(part));
        if (render::canBeTree(*json))
            return render::jsonDocument(json, {}, text.size());
    }
    render::Document document(RowFlow::modeOf(kind));
    document.append(text);
    document.finish();
    return document;
}

bool isFlowAtOnce(const core::ContentPart &part, RowFlow::Kind kind)
{
    return kind == RowFlow::Kind::Json
           || (kind == RowFlow::Kind::Tool && core::partText(part).size() <= row::kParseLater);
}

void RowFlow::begin()
{
    m_document = render::Document(modeOf(m_kind));
    m_words = render::Document();
    m_answer.reset();
    m_isTree = false;
    m_fence = 0;
    renewLayout();
}

int RowFlow::update(const QString &text, bool isFinal)
{
    if (m_answer) {
        if (isFinal && m_answer->text == text)
            return height();
        begin();
    }
    if (m_kind == Kind::Json && m_document.size() == 0) {
        if (!isFinal && QStringView(text).trimmed().isEmpty())
            return height(); // how it goes on says how it is shown
        m_document.append(fenceBefore(text));
        m_fence = m_document.size();
    }
    const qsizetype known = m_document.size() - m_fence;
    const bool isSame = text.size() == known;
    if (text.size() < known || (m_document.isFinished() && !isSame)) {
        begin();
        return update(text, isFinal);
    }
    if (isSame && isFinal == m_document.isFinished()) {
        return height();
    }
    m_isWaiting = false;
    m_hidden.reset();
    m_document.append(QStringView(text).mid(known));
    if (isFinal)
        m_document.finish();
    return m_layout->sync(m_document);
}

void RowFlow::waitForDocument(qsizetype length)
{
    m_isWaiting = true;
    m_estimate = estimatedHeight(length, m_width, m_type);
}

bool RowFlow::setDocument(std::optional<render::Document> document, QDeadlineTimer until)
{
    if (document) {
        m_document = std::move(*document);
        m_hidden.reset();
        renewLayout();
    } else if (!m_document.isFinished()) {
        return true; // it is another text by now
    }
    m_isWaiting = !render::syncUntil(*m_layout, m_document, until);
    return !m_isWaiting;
}

void RowFlow::setAnswer(AnswerReading reading, bool isTree)
{
    // A tree without marks is the one that is there: what is set of it stays.
    const bool isSame = m_isTree && isTree && m_answer->text == reading.text && reading.verdict
                        && reading.verdict->violations.isEmpty();
    if (isSame) {
        reading.tree = m_answer->tree;
        reading.words.reset();
        m_answer = std::make_shared<const AnswerReading>(std::move(reading));
        return;
    }
    bool isOther = m_isTree;
    if (m_isTree)
        m_document = std::exchange(m_words, render::Document());
    if (reading.words && !m_document.isFinished()) {
        m_document = std::move(*reading.words);
        m_fence = m_document.size() - reading.text.size();
        isOther = true;
    }
    reading.words.reset();
    m_answer = std::make_shared<const AnswerReading>(std::move(reading));
    m_isTree = m_isWaiting = false;
    m_hidden.reset();
    if (isTree && m_answer->tree) {
        showTree(true);
    } else if (isOther) {
        renewLayout();
        (void)m_layout->sync(m_document);
    }
}

void RowFlow::showTree(bool isTree)
{
    const bool isWanted = isTree && m_answer && m_answer->tree;
    if (isWanted == m_isTree)
        return;
    m_isTree = isWanted;
    if (m_isTree)
        m_words = std::exchange(m_document, *m_answer->tree);
    else
        m_document = std::exchange(m_words, render::Document());
    m_hidden.reset();
    renewLayout();
    (void)m_layout->sync(m_document);
}

void RowFlow::renewLayout()
{
    m_layout = std::make_unique<render::MessageLayout>(m_type, m_typesetter, m_pictures);
    m_layout->setWidth(m_width);
    m_layout->setFolding(m_folding);
}

void RowFlow::setFolding(const render::CodeFolding &folding)
{
    m_folding = folding;
    m_layout->setFolding(folding);
}

void RowFlow::setWidth(int width)
{
    m_width = width;
    m_layout->setWidth(width);
}

qint64 RowFlow::release(int top, int bottom)
{
    return m_layout->release(top, bottom) + render::documentBytes(m_document);
}

int RowFlow::hiddenCount() const
{
    if (!m_document.isFinished())
        return 0;
    if (!m_hidden) {
        m_hidden = 0;
        for (const render::Block &block : blocks())
            *m_hidden += render::hiddenCount(block);
    }
    return *m_hidden;
}

render::TextPlace placeOfSource(const RowFlow &flow, int source, bool isOfTree)
{
    const std::shared_ptr<const AnswerReading> answer = flow.answer();
    const QString text = answer ? answer->text : QString();
    // Code counts from where the JSON begins, unless the fence around it is ours.
    const auto from = int(fenceBefore(text).isEmpty() ? core::jsonStretch(text).first : 0);
    if (flow.isTree())
        return {std::max(0, render::lineAtSource(flow.blocks(), source + from)), -1};
    int left = std::max(0, source - (isOfTree ? from : 0));
    render::TextPlace place;
    for (const render::Block &block : flow.blocks()) {
        const bool isCode = block.kind == render::BlockKind::Code;
        const int size = isCode ? int(block.text.text.size()) + 1 : 0;
        if (isCode && left < size)
            break;
        left -= size;
        ++place.block;
    }
    place.offset = left;
    return place;
}

int hiddenCount(const RowFlows &flows)
{
    int count = 0;
    for (const std::unique_ptr<RowFlow> &flow : flows)
        count += flow->hiddenCount();
    return count;
}

int RowFlow::height() const
{
    return m_isWaiting ? m_estimate : m_layout->height();
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowflow.h"

#include "render/hiddencharacters.h"
#include "render/layoutbytes.h"
#include "ui/conversation/tooltexts.h"

#include <algorithm>

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
    , m_document(mode())
    , m_layout(std::make_unique<render::MessageLayout>(type, typesetter, pictures))
{
}

std::optional<RowFlow::Kind> RowFlow::kindOf(const core::ContentPart &part, core::Role role)
{
    if (std::holds_alternative<core::ReasoningPart>(part))
        return Kind::Reasoning;
    if (std::holds_alternative<core::TextPart>(part))
        return role == core::Role::Assistant ? Kind::Text : Kind::Plain;
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

int RowFlow::update(const QString &text, bool isFinal)
{
    const bool isSame = text.size() == m_document.size();
    if (text.size() < m_document.size() || (m_document.isFinished() && !isSame)) {
        m_document = render::Document(mode());
        renewLayout();
    } else if (isSame && isFinal == m_document.isFinished()) {
        return height();
    }
    m_isWaiting = false;
    m_hidden.reset();
    m_document.append(QStringView(text).mid(m_document.size()));
    if (isFinal)
        m_document.finish();
    return m_layout->sync(m_document);
}

void RowFlow::waitForDocument(qsizetype length)
{
    m_isWaiting = true;
    m_estimate = estimatedHeight(length, m_width, m_type);
}

void RowFlow::setDocument(render::Document document)
{
    m_document = std::move(document);
    m_hidden.reset();
    renewLayout();
    m_isWaiting = false;
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

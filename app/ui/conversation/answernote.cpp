// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/answernote.h"

#include "render/hiddencharacters.h"
#include "texts/violationwords.h"
#include "ui/icons.h"
#include "ui/shorttitle.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr qsizetype kFirstLines = 5;
constexpr int kLineIcon = 16;
constexpr int kNoteIconGap = 6;
constexpr int kAnswerGap = 8;
constexpr int kLeastLineHeight = 24; ///< of what is pressed
constexpr qsizetype kLongestSchemaName = 40;

/// It ended before the model had written all of it.
bool isUnfinished(const core::Message &message)
{
    using core::MessageState;
    return message.state == MessageState::Stopped || message.state == MessageState::Interrupted
           || message.state == MessageState::Failed
           || message.finishReason == QLatin1StringView("length")
           || message.finishReason == QLatin1StringView("content_filter");
}

} // namespace

AnswerNote::AnswerNote(const core::Message &message, int part,
                       std::shared_ptr<const AnswerReading> reading, Look look,
                       const RowContext &context)
    : m_context(context)
    , m_reading(std::move(reading))
    , m_part(part)
    , m_look(look)
{
    judge(message);
}

void AnswerNote::judge(const core::Message &message)
{
    if (!m_reading || !m_reading->verdict)
        return; // its line is kept free: nothing moves when it says something
    const chat::AnswerVerdict &verdict = *m_reading->verdict;
    using State = chat::AnswerVerdict::State;
    const QString name = oneLine(verdict.schemaName, kLongestSchemaName);
    switch (verdict.state) {
    case State::Valid:
        m_words = !verdict.hasSchema ? tr("Valid JSON")
                  : name.isEmpty()   ? tr("Fits its schema")
                                     : tr("Fits the schema “%1”").arg(name);
        return;
    case State::Unchecked:
        m_words = tr("Valid JSON. Its schema could not be used to check it.");
        return;
    case State::Broken:
        judgeBroken(message);
        return;
    case State::Violated:
        break;
    }
    m_isWarning = true;
    m_words = verdict.hasSchema ? tr("Does not fit its schema in %n place(s)", nullptr,
                                     int(verdict.violations.size()))
                                : tr("JSON, but no object");
    if (verdict.hasSchema)
        addLines(verdict);
}

/// What was cut off is no mistake of the model, and a refusal is none at all.
void AnswerNote::judgeBroken(const core::Message &message)
{
    m_isWarning = true;
    const core::JsonText &json = *m_reading->verdict->json;
    const core::JsonFault fault = *json.fault();
    using Kind = core::JsonFault::Kind;
    const bool isCut = fault.kind == Kind::Cut;
    if (isCut && message.finishReason == QLatin1StringView("length")) {
        m_words = tr("Not complete: the JSON was cut off at the length limit");
        return;
    }
    if (isCut && isUnfinished(message)) {
        m_words = tr("Not complete: the JSON ends where the answer was cut off");
        return;
    }
    if (fenceBefore(json.text()).isEmpty() && json.nodes().empty() && fault.kind == Kind::Value) {
        m_isWarning = false;
        m_words = tr("Answered in words, not in JSON");
        return;
    }
    if (fault.kind == Kind::Size || fault.kind == Kind::Depth) {
        m_words = tr("Not checked: %1").arg(texts::jsonFaultWords(fault.kind));
        return;
    }
    const core::JsonText::Place place = json.placeOf(fault.at);
    m_words = tr("Not valid JSON. Line %1, column %2: %3")
                  .arg(place.line)
                  .arg(place.column)
                  .arg(texts::jsonFaultWords(fault.kind));
}

void AnswerNote::addLines(const chat::AnswerVerdict &verdict)
{
    const qsizetype all = verdict.violations.size();
    const qsizetype shown = m_look.isAllShown ? all : std::min(all, kFirstLines);
    for (const core::SchemaViolation &violation : verdict.violations.first(shown)) {
        m_lines.append({render::withHiddenNames(texts::violationPlace(violation)),
                        render::withHiddenNames(texts::violationWords(violation)),
                        {}});
    }
    m_hidden = int(all - shown);
}

int AnswerNote::lineHeight() const
{
    return std::max(kLeastLineHeight, QFontMetrics(m_context.captionFont).height() + 4);
}

void AnswerNote::addLink(RowAction action, const QString &text, QPoint corner, int argument,
                         int room)
{
    const int width = std::min(QFontMetrics(m_context.captionFont).horizontalAdvance(text), room);
    m_buttons.append(
        {action, ButtonLook::Link, QRect(corner, QSize(width, lineHeight())), {}, text, argument});
}

int AnswerNote::layout(int width)
{
    m_width = width;
    m_buttons.clear();
    const QFontMetrics metrics(m_context.captionFont);
    const int height = lineHeight();
    int x = m_words.isEmpty()
                ? 0
                : kLineIcon + kNoteIconGap + metrics.horizontalAdvance(m_words) + 2 * kAnswerGap;
    if (hasTree()) {
        const QString words = m_look.isTree ? tr("Show as text") : tr("Show as tree");
        x = std::min(x, std::max(0, width - metrics.horizontalAdvance(words)));
        addLink(RowAction::ToggleAnswer, words, {x, 0}, answerArgument(m_part, 0), width);
    }
    int y = height;
    const int indent = kLineIcon + kNoteIconGap;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        Line &line = m_lines[i];
        const int room = std::max(1, (width - indent) / 2);
        const QString place = metrics.elidedText(line.place, Qt::ElideMiddle, room);
        if (hasTree()) {
            addLink(RowAction::ToViolation, place, {indent, y}, answerArgument(m_part, int(i)),
                    room);
            m_buttons.last().details = line.words;
        }
        const int from =
            hasTree() ? indent + metrics.horizontalAdvance(place) + kAnswerGap : indent;
        line.rect = QRect(from, y, std::max(0, width - from), height);
        y += height;
    }
    if (m_hidden > 0) {
        addLink(RowAction::AllViolations, tr("%n more place(s)", nullptr, m_hidden), {indent, y},
                answerArgument(m_part, 0), width);
        y += height;
    }
    return y;
}

void AnswerNote::paint(QPainter &painter, QPoint origin, const render::Colors &colors) const
{
    if (m_words.isEmpty())
        return;
    const int height = lineHeight();
    const QColor ink = m_isWarning ? colors.warn : colors.text3;
    painter.drawPixmap(origin + QPoint(0, (height - kLineIcon) / 2),
                       iconPixmap(m_isWarning ? QStringLiteral("warning")
                                  : m_reading->verdict->state == chat::AnswerVerdict::State::Valid
                                      ? QStringLiteral("check")
                                      : QStringLiteral("info"),
                                  ink, kLineIcon, painter.device()->devicePixelRatioF()));
    const QFontMetrics metrics(m_context.captionFont);
    painter.setFont(m_context.captionFont);
    painter.setPen(ink);
    const int from = kLineIcon + kNoteIconGap;
    int room = m_width - from;
    if (!m_buttons.isEmpty() && m_buttons.first().action == RowAction::ToggleAnswer)
        room = m_buttons.first().rect.x() - from - kAnswerGap;
    painter.drawText(QRect(origin + QPoint(from, 0), QSize(std::max(0, room), height)),
                     Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(m_words, Qt::ElideRight, room));
    painter.setPen(colors.text2);
    for (const Line &line : m_lines) {
        QString words = line.words;
        if (!hasTree())
            words.prepend(line.place + QStringLiteral(" · "));
        painter.drawText(line.rect.translated(origin), Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(words, Qt::ElideRight, line.rect.width()));
    }
}

QString AnswerNote::text() const
{
    QStringList all{m_words};
    for (const Line &line : m_lines)
        all.append(line.place + QStringLiteral(": ") + line.words);
    all.removeAll(QString());
    return all.join(QLatin1Char('\n'));
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/spanjump.h"

#include "ui/conversation/rowcontext.h"

#include <QtConcurrent>
#include <algorithm>

namespace ui {
namespace {

/// By part; those that cannot be seen are left out.
QList<std::pair<int, SeenSpan>> seenIn(const QList<core::ContentPart> &parts, core::Role role,
                                       const QList<StoredSpan> &spans)
{
    QList<std::pair<int, SeenSpan>> seen;
    for (qsizetype first = 0; first < spans.size();) {
        const int part = spans[first].part;
        QList<StoredSpan> own;
        for (; first < spans.size() && spans[first].part == part; ++first) {
            if (!spans[first].isInName)
                own.append(spans[first]);
        }
        if (part < 0 || part >= parts.size())
            continue;
        const QList<std::optional<SeenSpan>> places = seenSpans(parts[part], role, own);
        for (const std::optional<SeenSpan> &place : places) {
            if (place)
                seen.append({part, *place});
        }
    }
    return seen;
}

} // namespace

void SpanJump::reset(core::Conversation *conversation, ConversationPort *port)
{
    if (m_conversation)
        m_conversation->disconnect(this);
    clear();
    m_conversation = conversation;
    m_port = port;
    if (!conversation)
        return;
    // What was written anew may say something else at these places.
    connect(conversation, &core::Conversation::treeChanged, this, &SpanJump::clear);
    // Its text may have come; the rows hear of it first.
    connect(
        conversation, &core::Conversation::changed, this,
        [this](int changed) {
            if (changed == row())
                Q_EMIT rowChanged(changed);
        },
        Qt::QueuedConnection);
}

void SpanJump::clear()
{
    ++m_turn;
    const int marked = row();
    m_message = {};
    m_parts.clear();
    m_namedTools.clear();
    m_namedPictures.clear();
    m_currentPart = -1;
    if (marked >= 0)
        Q_EMIT rowChanged(marked);
}

int SpanJump::row() const
{
    return m_conversation && isActive() ? m_conversation->rowOf(m_message) : -1;
}

void SpanJump::go(const QUuid &message, const QList<StoredSpan> &spans)
{
    clear();
    const int wanted = m_conversation ? m_conversation->rowOf(message) : -1;
    if (wanted < 0 || !m_port)
        return;
    m_message = message;
    if (spans.isEmpty()) {
        Q_EMIT reachedRow(wanted);
        return;
    }
    const core::Message &shown = m_conversation->at(wanted);
    if (shown.isLoaded) {
        look(shown.parts, spans);
        return;
    }
    m_port->loadRows(wanted, wanted);
    core::whenDone(
        this, m_port->storedParts({message}),
        [this, message, spans, turn = m_turn](const QHash<QUuid, QList<core::ContentPart>> &parts) {
            if (turn == m_turn)
                look(parts.value(message), spans);
        });
}

void SpanJump::look(const QList<core::ContentPart> &parts, const QList<StoredSpan> &spans)
{
    const core::Message *message = m_conversation ? m_conversation->find(m_message) : nullptr;
    if (!message)
        return;
    takeNames(parts, spans);
    qsizetype size = 0;
    for (const core::ContentPart &part : parts)
        size += core::partText(part).size();
    const core::Role role = message->role;
    if (size <= row::kParseLater) {
        take(seenIn(parts, role, spans));
        return;
    }
    const auto find = [parts, role, spans] { return seenIn(parts, role, spans); };
    core::whenDone(this, QtConcurrent::run(find), [this, turn = m_turn](const Seen &seen) {
        if (turn == m_turn)
            take(seen);
    });
}

void SpanJump::takeNames(const QList<core::ContentPart> &parts, const QList<StoredSpan> &spans)
{
    QSet<int> named;
    for (const StoredSpan &span : spans) {
        if (span.isInName)
            named.insert(span.part);
    }
    int picture = 0;
    for (int part = 0; part < parts.size(); ++part) {
        const bool isPicture = std::holds_alternative<core::ImagePart>(parts[part]);
        if (named.contains(part))
            (isPicture ? m_namedPictures : m_namedTools).insert(isPicture ? picture : part);
        picture += isPicture ? 1 : 0;
    }
}

bool SpanJump::isNamed(int row, const RowButton &button) const
{
    const bool isTool = button.action == RowAction::ToggleTool;
    if (!isTool && button.action != RowAction::OpenImage)
        return false;
    return row == this->row()
           && (isTool ? m_namedTools : m_namedPictures).contains(button.argument);
}

void SpanJump::take(const Seen &seen)
{
    const int reachedAt = row();
    if (reachedAt < 0)
        return;
    if (seen.isEmpty()) {
        Q_EMIT rowChanged(reachedAt);
        Q_EMIT reachedRow(reachedAt);
        return;
    }
    m_currentPart = seen.constFirst().first;
    m_current = seen.constFirst().second.start;
    m_length = seen.constFirst().second.length;
    QList<std::pair<int, SeenSpan>> sorted = seen;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first, a.second.start) < std::pair(b.first, b.second.start);
    });
    for (const auto &[part, span] : std::as_const(sorted)) {
        if (m_parts.empty() || m_parts.back().part != part)
            m_parts.push_back({part, {}, {}});
        m_parts.back().starts.push_back(span.start);
        m_parts.back().lengths.push_back(span.length);
    }
    Q_EMIT rowChanged(reachedAt);
    Q_EMIT reached({reachedAt, m_currentPart, m_current});
}

render::TextMarks SpanJump::marksIn(int row, int part) const
{
    if (row != this->row())
        return {};
    const auto found = std::find_if(m_parts.begin(), m_parts.end(),
                                    [part](const Part &known) { return known.part == part; });
    if (found == m_parts.end())
        return {};
    render::TextMarks marks{
        found->starts, *std::max_element(found->lengths.begin(), found->lengths.end()), nullptr};
    marks.lengths = found->lengths.data();
    const auto at = std::lower_bound(found->starts.begin(), found->starts.end(), m_current);
    if (part == m_currentPart && at != found->starts.end() && *at == m_current)
        marks.current = &*at;
    return marks;
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/glimpsereader.h"

#include <algorithm>

namespace storage {
namespace {

constexpr qint64 kMostLength = 200'000; ///< characters; more than any screen shows
constexpr int kMostMessages = 1'000;    ///< siblings included

/// The part of the messages that is worth its time: not more text than can be seen below the one
/// that is read, and at least one message above it, which decides how far it stands from its top.
std::pair<qsizetype, qsizetype> worthShowing(const QList<core::Message> &messages, qsizetype read)
{
    qsizetype first = read;
    qsizetype last = read;
    qint64 length = messages.at(read).textLength;
    while (last + 1 < messages.size() && length <= kMostLength)
        length += messages.at(++last).textLength;
    while (first > 0 && (first == read || length <= kMostLength))
        length += messages.at(--first).textLength;
    return {first, last};
}

/// The next one of the stretch, with those beside it.
void take(ConversationGlimpse &glimpse, const QUuid &parent, const core::Message &shown,
          const QList<core::Message> &siblings)
{
    for (core::Message message : siblings) {
        message.parentId = parent;
        message.isLoaded = message.id == shown.id;
        glimpse.messages.append(message);
    }
    glimpse.activeChildren.insert(parent, shown.id);
}

} // namespace

GlimpseReader::GlimpseReader(Database &database)
    : m_messages(database)
    , m_marks(database)
{
}

GlimpseReader::Stretch GlimpseReader::around(const PathMarks::Path &path, const QUuid &place,
                                             int most)
{
    const int known = place.isNull() ? -1 : m_marks.rowOf(path, m_messages.rowOf(place));
    const int end = path.count - 1;
    // In a window that is higher now, what was at its top may be further down.
    const int read = known < 0 ? end : known;
    const int first = std::max(0, std::min(read - most / 4, path.count - most));
    return {first, std::min(end, std::max(read, first) + most - 1), read};
}

ConversationGlimpse GlimpseReader::read(const ConversationTable::Row &conversation, int most)
{
    ConversationGlimpse glimpse{conversation.info, {}, {}, 0, 0, false};
    const auto path = m_marks.find(conversation.id);
    if (!path) {
        glimpse.isPathUnknown = m_marks.isLong(conversation.id);
        return glimpse;
    }
    const Stretch stretch = around(*path, conversation.info.scroll.messageId, most);
    const QList<qint64> rows = m_marks.messages(*path, stretch.first, stretch.last);
    const QList<core::Message> messages = m_messages.visible(conversation.id, rows);
    if (rows.isEmpty() || messages.size() != rows.size()) {
        glimpse.isPathUnknown = true;
        return glimpse;
    }
    const auto [first, last] = worthShowing(messages, stretch.read - stretch.first);
    glimpse.rowsAbove = stretch.first + int(first);
    glimpse.rowsBelow = path->count - 1 - stretch.first - int(last);
    QUuid parent;
    for (qsizetype i = first; i <= last; ++i) {
        const bool isFirst = stretch.first + i == 0;
        take(glimpse, parent, messages.at(i),
             isFirst ? m_messages.visible(conversation.id, path->roots)
                     : m_messages.siblings(rows.at(i)));
        parent = messages.at(i).id;
    }
    if (glimpse.messages.size() > kMostMessages)
        glimpse.messages.clear();
    return glimpse;
}

} // namespace storage

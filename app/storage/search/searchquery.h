// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "storage/search/folding.h"

#include <QDateTime>
#include <QList>
#include <QUuid>
#include <limits>
#include <optional>

namespace storage {

/// Which messages are looked at. What is not set lets all pass.
struct SearchFilter {
    std::optional<core::Role> role;
    QString model;
    QUuid profile;
    QDateTime from;
    QDateTime before; ///< not at that time itself
    bool hasImage = false;
    bool hasCode = false;
    QUuid folder;      ///< in it, or in one that lies in it
    QList<QUuid> tags; ///< every one of them

    /// Conversations have no such thing, so that titles cannot pass.
    [[nodiscard]] bool isAboutMessages() const { return role || hasImage || hasCode; }
    bool operator==(const SearchFilter &) const = default;
};

/// What is asked for. Any text will do; a filter alone finds all that passes it.
struct SearchQuery {
    QString text;
    SearchFilter filter;
    int limit = 50; ///< messages in a page
    /// SearchPage::next of the page before; titles are on the first one.
    qint64 after = std::numeric_limits<qint64>::max();
};

/// A place in a message.
struct SearchSpan {
    enum class Field { Text, Name };
    int part = 0;
    Field field = Field::Text; ///< Name: that of a file, a picture or a tool
    TextSpan span;
    bool operator==(const SearchSpan &) const = default;
};

/// A message that was found.
struct SearchHit {
    QUuid message;
    core::Role role = core::Role::User;
    QString model;
    QDateTime created;
    QList<SearchSpan> spans; ///< in order; the first is the one to jump to
    QString snippet;         ///< one line
    QList<TextSpan> marks;   ///< in the snippet
};

/// What was found in one conversation.
struct SearchGroup {
    QUuid conversation;
    QString title;
    QList<TextSpan> titleMarks; ///< where the title itself was found
    QDateTime updated;
    QList<SearchHit> hits;
};

/// The newest stored first; conversations in the order of their first hit, behind those whose
/// titles were found.
struct SearchPage {
    QList<SearchGroup> groups;
    int hitCount = 0;            ///< messages
    std::optional<qint64> next;  ///< there may be more; a page may be empty and yet have one
    bool isIndexUsed = true;     ///< false: slower, since all has to be read
    bool isIndexDamaged = false; ///< it should be made anew; what was found is right all the same
};

} // namespace storage

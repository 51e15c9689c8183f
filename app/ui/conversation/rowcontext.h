// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytebudget.h"
#include "core/contentpart.h"
#include "render/colors.h"
#include "render/document.h"
#include "render/jsontree.h"
#include "render/typescale.h"
#include "render/typesetter.h"
#include "ui/conversation/statusline.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <QUuid>
#include <functional>

namespace chat {
struct ToolCallView;
}

namespace ui {

class ReplyPictures;

/// What a person opened or unfolded. Belongs to the view, never to the message.
struct RowView {
    bool isReasoningOpen = false;
    bool isUnfolded = false;
    QSet<int> openTools;            ///< parts
    QHash<int, QSet<int>> openCode; ///< by part: long blocks of code that are shown whole
    QHash<int, render::TreeFolding> openTrees; ///< by part
    QSet<int> asWords;                         ///< parts with JSON that are shown as text
    QSet<int> allViolations;                   ///< parts below which all places are listed
};

/// What a card needs to know of a connection.
struct ConnectionFacts {
    bool isEditable = true; ///< it is in the settings: neither the demo nor removed
    QString balance;        ///< what is left, with its age, or why that is not known; may be empty
    bool canAskBalance = false; ///< asking is worth a try
};

/// Which of the messages below one parent a row shows, counted from 0.
struct SiblingPlace {
    int at = 0;
    int count = 1;
    [[nodiscard]] bool hasOthers() const { return count > 1; }
    bool operator==(const SiblingPlace &) const = default;
};

/// What every row of one view shares. The functions are called while laying out and painting, in
/// the GUI thread.
struct RowContext {
    render::TypeScale type;
    /// Colours code; null: code stays plain.
    render::Typesetter *typesetter = nullptr;
    /// Knows the pictures in replies; null: cards stand for them.
    ReplyPictures *pictures = nullptr;
    /// Geometry counts in it; null: nowhere.
    core::ByteBudget *budget = nullptr;
    QFont uiFont;
    QFont captionFont;
    QHash<QUuid, RowView> views;
    /// Replies that tell how likely their words were are shaded by it.
    bool isProbabilityShown = false;
    /// The turn was too short to find the places of all tokens of this reply.
    std::function<void(const QUuid &message)> placeLater;
    /// Of the running reply.
    StatusLine status;
    /// Whether the request for this reply carried images.
    std::function<bool(const core::Message &)> asksWithImages;
    /// Whether the question of this reply says something without its images.
    std::function<bool(const core::Message &)> asksInWords;
    /// What is known of the connection that a reply came by; unset: nothing is.
    std::function<ConnectionFacts(const QUuid &profile)> connection;
    /// Where a message stands among its siblings; unset: it has none.
    std::function<SiblingPlace(const core::Message &)> siblings;
    /// How the calls of a reply stand, or the call of a result; unset, or missing: nobody knows.
    std::function<QList<chat::ToolCallView>(const core::Message &)> calls;
    /// A picture for the hash, or null until it is there.
    std::function<QPixmap(const QByteArray &)> thumbnail;
    /// Parses a large text off the GUI thread and delivers it to the row again.
    std::function<void(const QUuid &message, int part, const QString &text,
                       render::Document::Mode mode)>
        parseLater;
    /// The same for an answer that has to be JSON, which is held against its schema, too.
    std::function<void(const QUuid &message, int part, const core::TextPart &answer)> readAnswer;
};

/// Measures of a row, logical pixels.
namespace row {
inline constexpr int kHang = render::space::kHang; ///< a question's ground reaches so far out
inline constexpr int kQuestionPadding = 12;
inline constexpr int kQuestionToReply = 16;
inline constexpr int kReplyToQuestion = 16; ///< below the footer's line: 48 below the text
inline constexpr int kFooter = 28;
inline constexpr int kFooterGap = 4;
inline constexpr int kButton = 28;
inline constexpr int kIcon = 16;
inline constexpr int kFoldLines = 12;
inline constexpr int kThumbnail = 64;
inline constexpr int kParseLater = 32 * 1024; ///< characters
} // namespace row

} // namespace ui

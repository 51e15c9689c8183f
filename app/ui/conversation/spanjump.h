// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/textmarks.h"
#include "ui/conversation/conversationport.h"
#include "ui/conversation/foundplaces.h"
#include "ui/conversation/rowbuttons.h"
#include "ui/conversation/seenspans.h"

#include <QPointer>
#include <QSet>

namespace ui {

/// What a search of all chats has found in one message, marked where it stands, whatever was typed
/// to find it: the spans say where in the stored text it is. The first one is gone to.
class SpanJump : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Another conversation, or none; both must outlive their use here.
    void reset(core::Conversation *conversation, ConversationPort *port);
    /// The message has to be on the path that is shown. Without a span that can be seen, the
    /// message itself is gone to.
    void go(const QUuid &message, const QList<StoredSpan> &spans);
    /// Nothing is marked any more.
    void clear();

    [[nodiscard]] bool isActive() const { return !m_message.isNull(); }
    /// Of the one that was gone to.
    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] render::TextMarks marksIn(int row, int part) const;
    /// The name of what this button stands for, a tool or a picture, is what was found.
    [[nodiscard]] bool isNamed(int row, const RowButton &button) const;

Q_SIGNALS:
    void reached(const ui::FoundPlace &place);
    void reachedRow(int row);
    /// What is marked in the row is something else.
    void rowChanged(int row);

private:
    struct Part {
        int part = 0;
        std::vector<render::TextPlace> starts; ///< in order
        std::vector<int> lengths;
    };
    using Seen = QList<std::pair<int, SeenSpan>>; ///< by part; the first is the one to go to

    void look(const QList<core::ContentPart> &parts, const QList<StoredSpan> &spans);
    void take(const Seen &seen);
    void takeNames(const QList<core::ContentPart> &parts, const QList<StoredSpan> &spans);
    [[nodiscard]] int row() const;

    QPointer<core::Conversation> m_conversation;
    QPointer<ConversationPort> m_port;
    QUuid m_message;
    std::vector<Part> m_parts;
    QSet<int> m_namedTools;    ///< parts
    QSet<int> m_namedPictures; ///< as the buttons count them
    int m_currentPart = -1;
    render::TextPlace m_current;
    int m_length = 0;
    int m_turn = 0; ///< what was read for an earlier one is not wanted any more
};

} // namespace ui

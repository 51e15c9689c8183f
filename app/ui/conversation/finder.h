// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationsearch.h"
#include "ui/conversation/scroller.h"
#include "ui/conversation/spanjump.h"

namespace ui {

/// Finding in the conversation that a view shows: brings matches into view, opening what hides
/// them, and moves nothing where the match can be seen already.
class Finder : public QObject
{
    Q_OBJECT

public:
    Finder(RowList &rows, Scroller &scroller, RowContext &context, QObject *parent = nullptr);

    void reset(core::Conversation *conversation, ConversationPort *port);
    [[nodiscard]] ConversationSearch &search() const { return *m_search; }
    /// Goes to the first of these places of a message on the path, and marks them all until
    /// something else is looked for.
    void goTo(const QUuid &message, const QList<StoredSpan> &spans);
    /// What goTo() has marked, and where it went.
    [[nodiscard]] SpanJump &jump() const { return *m_jump; }
    [[nodiscard]] render::TextMarks marksIn(int row, int part) const;
    /// The person went elsewhere: what is still being loaded is not scrolled to.
    void forgetAwaited() { m_awaited.reset(); }

Q_SIGNALS:
    /// The view was scrolled, or something was opened in it.
    void moved();
    /// What goTo() was asked for is in view.
    void arrived(int row, const ui::RowPlace &place);
    /// Its marks are others now.
    void rowChanged(int row);

private:
    [[nodiscard]] FoundPlace origin() const;
    void show(const FoundPlace &found);
    void retry(int row);
    void repaint(int row);
    void showRow(int row);
    void open(const FoundPlace &found, const RowPlace &place);
    void scrollToLine(const FoundPlace &found, const RowPlace &place);
    void showSideways(const FoundPlace &found, const RowPlace &place);
    /// Sets the leaf's lines, and returns where its first one begins.
    qint64 setLeaf(int row, const RowPlace &place);

    RowList &m_rows;
    Scroller &m_scroller;
    RowContext &m_context;
    QPointer<core::Conversation> m_conversation;
    ConversationSearch *m_search;
    SpanJump *m_jump;
    std::optional<FoundPlace> m_awaited; ///< gone to before its text was there
};

} // namespace ui

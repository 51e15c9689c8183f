// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/announcer.h"

#include "ui/conversation/accessibleconversation.h"
#include "ui/conversation/accessiblerow.h"
#include "ui/conversation/conversationview.h"

#include <algorithm>

namespace ui {
namespace {

void tell(QAccessibleInterface *about, QAccessible::Event what)
{
    if (!about)
        return;
    QAccessibleEvent event(about, what);
    QAccessible::updateAccessibility(&event);
}

} // namespace

Announcer::Announcer(ConversationView &view)
    : QObject(&view)
    , m_view(view)
{
    const auto &model = view.m_model;
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        forgetRows(0);
        followPort();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { takeInsertion(first, last); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { takeRemoval(first, last); });
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &, const QList<int> &roles) {
                takeChange(from.row(), roles);
            });
    connect(&view.m_selector, &Selector::changed, this, &Announcer::tellSelection);
    connect(&view.m_secondTimer, &QTimer::timeout, this, &Announcer::tellStatus);
}

AccessibleConversation *Announcer::list() const
{
    return static_cast<AccessibleConversation *>(QAccessible::queryAccessibleInterface(&m_view));
}

void Announcer::followPort()
{
    if (m_port)
        m_port->disconnect(this);
    m_port = m_view.m_port.get();
    if (m_port)
        connect(m_port, &ConversationPort::phaseChanged, this, &Announcer::tellStatus);
    m_reply = {};
    // What is there when a conversation is opened is found, not told.
    m_status = QAccessible::isActive() ? status() : Status();
    if (QAccessible::isActive() && m_view.m_model.rowCount() > 0)
        tell(list()->child(list()->childCount() - 1), QAccessible::ObjectCreated);
}

void Announcer::forgetRows(int first)
{
    if (QAccessible::isActive())
        list()->forgetRows(first);
}

void Announcer::takeInsertion(int first, int last)
{
    if (!QAccessible::isActive())
        return;
    AccessibleConversation *conversation = list();
    for (int row = first; row <= last; ++row)
        tell(conversation->row(row), QAccessible::ObjectCreated);
    const core::Message &message = m_view.m_model.message(last);
    if (message.role == core::Role::Assistant && core::isRunning(message.state)) {
        m_reply = message.id;
        m_text = {};
        m_cutter.begin();
    }
    tellStatus();
}

void Announcer::takeRemoval(int first, int last)
{
    if (!QAccessible::isActive())
        return;
    AccessibleConversation *conversation = list();
    for (int row = first; row <= last; ++row) {
        if (AccessibleRow *known = conversation->knownRow(row))
            tell(known, QAccessible::ObjectDestroyed);
    }
    conversation->forgetRows(first);
}

void Announcer::takeChange(int row, const QList<int> &roles)
{
    if (!QAccessible::isActive() || m_view.property(kQuietProperty).toBool())
        return;
    if (row + 1 == m_view.m_model.rowCount()) {
        tellWords(row);
        if (roles.contains(models::MessageModel::StateRole))
            tellStatus();
    }
    // The words of the message with the focus have come from the disk.
    const bool isLoaded = roles.contains(models::MessageModel::PartsRole);
    ConversationReach reach(m_view);
    if (isLoaded && m_reply != m_view.m_model.message(row).id && reach.focusedRow() == row)
        reach.announceFocus();
}

void Announcer::tellWords(int row)
{
    const core::Message &message = m_view.m_model.message(row);
    const bool isRunning = core::isRunning(message.state);
    if (message.role != core::Role::Assistant || (m_reply != message.id && !isRunning))
        return;
    // With its end the view may have put away what is far from it.
    const MessageRow *live = m_view.m_rows.liveRow(row);
    if (!live)
        live = &m_view.m_rows.parsedRow(row);
    if (m_reply != message.id) {
        // Somebody begins to listen in the middle.
        m_reply = message.id;
        m_text = {};
        m_text.take(*live);
        m_cutter.skip(m_text);
        return;
    }
    m_text.take(*live);
    const SentenceCutter::Piece piece = m_cutter.next(m_text, !isRunning);
    if (!isRunning)
        m_reply = {};
    if (piece.text.isEmpty())
        return;
    QAccessibleTextInsertEvent event(list()->row(row), piece.offset, piece.text);
    QAccessible::updateAccessibility(&event);
}

Announcer::Status Announcer::status() const
{
    const int rows = m_view.m_model.rowCount();
    if (rows == 0 || !m_port)
        return {};
    const core::Message &message = m_view.m_model.message(rows - 1);
    if (message.role != core::Role::Assistant)
        return {};
    const chat::ReplyProgress progress = m_port->progress();
    return {message.id, core::isRunning(message.state), progress.phase,
            uncountedStatusLine(progress)};
}

void Announcer::tellStatus()
{
    if (!QAccessible::isActive() || m_view.property(kQuietProperty).toBool())
        return;
    const Status now = status();
    if (now == m_status)
        return;
    AccessibleRow *row = now.reply.isNull() ? nullptr : list()->row(m_view.m_model.rowCount() - 1);
    QAccessibleInterface *line = row ? row->child(0) : nullptr;
    const QString words = line ? line->text(QAccessible::Name) : QString();
    if (words.isEmpty())
        return;
    const bool isSame = words == m_told && now.reply == m_status.reply;
    m_status = now;
    m_told = words;
    if (isSame)
        return;
    tell(line, QAccessible::NameChanged);
}

void Announcer::tellSelection()
{
    if (!QAccessible::isActive() || !m_view.m_selection.hasAnchor())
        return;
    AccessibleRow *row = list()->row(m_view.m_selection.cursor().row);
    if (!row)
        return;
    int start = 0;
    int end = 0;
    row->textInterface()->selection(0, &start, &end);
    QAccessibleTextSelectionEvent event(row, start, end);
    event.setCursorPosition(row->textInterface()->cursorPosition());
    QAccessible::updateAccessibility(&event);
}

} // namespace ui

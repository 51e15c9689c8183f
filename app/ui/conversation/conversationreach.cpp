// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationreach.h"

#include "ui/conversation/conversationview.h"
#include "ui/conversation/footer.h"
#include "ui/conversation/jumpbutton.h"
#include "ui/conversation/linkbar.h"
#include "ui/conversation/questionline.h"

#include <QAccessible>
#include <QLocale>
#include <algorithm>

namespace ui {

bool isSameButton(const RowButton &one, const RowButton &other)
{
    return one.isSame(other) && one.look == other.look;
}

int ConversationReach::rowCount() const
{
    return m_view.m_model.rowCount();
}

const core::Message &ConversationReach::message(int row) const
{
    return m_view.m_model.message(row);
}

QString ConversationReach::name(int row) const
{
    const core::Message &message = this->message(row);
    QString who = ConversationView::tr("Instructions");
    if (message.role == core::Role::User)
        who = ConversationView::tr("You");
    else if (message.role == core::Role::Assistant)
        who = ConversationView::tr("Reply");
    if (!message.created.isValid())
        return who;
    //: who wrote a message, and when
    return tr("%1, %2").arg(
        who, QLocale().toString(message.created.toLocalTime(), QLocale::ShortFormat));
}

QString ConversationReach::status(int row) const
{
    const MessageRow *made = this->row(row);
    const QString shown = made ? statusTextOf(*made) : QString();
    const core::Message &message = this->message(row);
    if (!shown.isEmpty() || message.role != core::Role::Assistant)
        return shown;
    if (message.state == core::MessageState::Streaming)
        return tr("Answering");
    if (message.state == core::MessageState::Waiting)
        return {};
    return row + 1 == rowCount() ? tr("The reply is complete") : QString();
}

QString ConversationReach::details(int row) const
{
    const MessageRow *made = this->row(row);
    const QString shown = made ? statusTextOf(*made) : QString();
    const core::Message &message = this->message(row);
    if (!shown.isEmpty() || core::isRunning(message.state))
        return shown;
    if (message.role != core::Role::Assistant)
        return message.role == core::Role::User ? footerText(message) : QString();
    return withHiddenCount(footerText(message), made ? hiddenCount(made->flows()) : 0);
}

MessageRow *ConversationReach::row(int row) const
{
    if (!message(row).isLoaded) {
        m_view.m_port->loadRows(row, row);
        return nullptr;
    }
    const bool isNew = !m_view.m_rows.liveRow(row);
    MessageRow &made = m_view.m_rows.parsedRow(row);
    if (isNew) {
        // Its height is known only now; and what lies far from the view is put away again.
        RowList *rows = &m_view.m_rows;
        QMetaObject::invokeMethod(
            rows, [rows, row] { Q_EMIT rows->parsed(row); }, Qt::QueuedConnection);
    }
    return &made;
}

RowText ConversationReach::text(int row) const
{
    RowText text;
    if (const MessageRow *made = this->row(row))
        text.take(*made);
    return text;
}

QList<RowButton> ConversationReach::buttons(int row) const
{
    const MessageRow *made = this->row(row);
    return made ? made->buttons(0, made->height()) : QList<RowButton>();
}

QList<RowButton> ConversationReach::pictures(int row) const
{
    const MessageRow *made = this->row(row);
    return made ? plainPicturesOf(*made) : QList<RowButton>();
}

void ConversationReach::press(int row, const RowButton &button)
{
    m_view.press(row, button);
}

QRect ConversationReach::rect(int row) const
{
    const QRect local = m_view.visualRect(m_view.m_model.index(row));
    return {m_view.viewport()->mapToGlobal(local.topLeft()), local.size()};
}

QRect ConversationReach::rect(int row, const RowButton &button) const
{
    return button.rect.translated(rect(row).topLeft());
}

QRect ConversationReach::characterRect(int row, const RowPlace &place) const
{
    const MessageRow *live = m_view.m_rows.liveRow(row);
    const QPoint origin = m_view.visualRect(m_view.m_model.index(row)).topLeft();
    if (!live)
        return {};
    RowPlace behind = place;
    ++behind.place.offset;
    const QRect caret = live->cursorRect(place);
    const QRect next = live->cursorRect(behind);
    // The last one of a line, and one of writing from right to left, has its width elsewhere.
    const bool isBeside = next.y() == caret.y() && next.x() > caret.x();
    const QRect local(
        caret.topLeft() + origin,
        QSize(isBeside ? next.x() - caret.x() : m_view.m_context.type.em / 2, caret.height()));
    if (!local.intersects(m_view.viewport()->rect()))
        return {};
    return {m_view.viewport()->mapToGlobal(local.topLeft()), local.size()};
}

RowPlace ConversationReach::placeAt(int row, QPoint point) const
{
    const MessageRow *live = m_view.m_rows.liveRow(row);
    return live ? live->placeAt(m_view.toRow(row, m_view.viewport()->mapFromGlobal(point)))
                : RowPlace();
}

AttributedStretch ConversationReach::attributes(int row, const RowPlace &place) const
{
    const MessageRow *live = m_view.m_rows.liveRow(row);
    if (!live || place.flow >= int(live->flows().size()))
        return {};
    const QList<render::Block> &blocks = live->flows()[std::size_t(place.flow)]->blocks();
    return place.place.block < blocks.size()
               ? attributesAt(blocks[place.place.block], place.place.offset)
               : AttributedStretch();
}

void ConversationReach::show(int row, const RowPlace &place)
{
    const MessageRow *made = this->row(row);
    if (!made)
        return;
    const QRect caret = made->cursorRect(place);
    const int y = m_view.m_scroller.toView(m_view.m_rows.top(row) + caret.y());
    const int height = m_view.viewport()->height();
    if (y >= 0 && y + caret.height() <= height)
        return;
    m_view.m_scroller.showRow(row, height / 3 - caret.y());
    m_view.afterScroll();
    m_view.viewport()->update();
}

std::pair<RowPlace, RowPlace> ConversationReach::selection(int row) const
{
    const TextSelection &selection = m_view.m_selection;
    const MessageRow *live = m_view.m_rows.liveRow(row);
    if (!live || !selection.hasAnchor() || row < selection.from().row || row > selection.to().row)
        return {};
    if (selection.isEmpty())
        return {selection.cursor().place, selection.cursor().place};
    return selection.inRow(row, live->end());
}

void ConversationReach::select(int row, const RowPlace &from, const RowPlace &to)
{
    m_view.m_selection.select({row, from}, {row, to});
    Q_EMIT m_view.m_selector.changed();
}

std::optional<int> ConversationReach::focusedRow() const
{
    if (!m_view.hasFocus())
        return std::nullopt;
    if (m_view.m_isHeadFocused)
        return -1;
    const int row = m_view.m_focusRow;
    return row >= 0 && row < rowCount() ? std::optional(row) : std::nullopt;
}

bool ConversationReach::isFocusSeen() const
{
    return m_view.m_isByKeyboard;
}

std::optional<RowButton> ConversationReach::focusedButton() const
{
    const std::optional<int> row = focusedRow();
    if (!row || *row < 0)
        return std::nullopt;
    const QList<RowButton> all = m_view.rowButtons(*row);
    const int focused = m_view.focusedButton(all);
    return focused < 0 ? std::nullopt : std::optional(all[focused]);
}

void ConversationReach::showRemembered()
{
    m_view.afterReset();
}

void ConversationReach::focus(int row, const std::optional<RowButton> &button)
{
    m_view.setFocus(Qt::OtherFocusReason);
    m_view.moveFocus(row);
    if (!button)
        return;
    m_view.m_focusButton = button;
    m_view.updateRow(row);
}

void ConversationReach::announceFocus()
{
    if (!QAccessible::isActive())
        return;
    // QWidget::setFocus() speaks of the whole view after its focusInEvent().
    QMetaObject::invokeMethod(
        &m_view,
        [view = &m_view] {
            QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view);
            QAccessibleInterface *focused = list ? list->focusChild() : nullptr;
            if (!focused || focused == list)
                return;
            QAccessibleEvent event(focused, QAccessible::Focus);
            QAccessible::updateAccessibility(&event);
        },
        Qt::QueuedConnection);
}

QList<QWidget *> ConversationReach::bars() const
{
    QList<QWidget *> shown;
    for (QWidget *bar :
         {static_cast<QWidget *>(m_view.m_question), static_cast<QWidget *>(m_view.m_jump),
          static_cast<QWidget *>(m_view.m_linkBar)}) {
        if (bar->isVisible())
            shown.append(bar);
    }
    return shown;
}

} // namespace ui

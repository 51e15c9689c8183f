// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationview.h"

#include "ui/conversation/accessibleconversation.h"
#include "ui/conversation/announcer.h"
#include "ui/conversation/dragsource.h"
#include "ui/conversation/finder.h"
#include "ui/conversation/jumpbutton.h"
#include "ui/conversation/linkbar.h"
#include "ui/conversation/questionline.h"
#include "ui/measures.h"

#include <QScrollBar>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kTopMargin = 24;
constexpr int kBottomMargin = 24;

bool asksWithImages(const core::Conversation *conversation, const core::Message &reply)
{
    for (const core::Message *message = conversation ? conversation->find(reply.parentId) : nullptr;
         message; message = conversation->find(message->parentId)) {
        for (const core::ContentPart &part : message->parts) {
            if (std::holds_alternative<core::ImagePart>(part))
                return true;
        }
    }
    return false;
}

/// Whatever is not loaded may.
bool asksInWords(const core::Conversation *conversation, const core::Message &reply)
{
    const core::Message *question = conversation ? conversation->find(reply.parentId) : nullptr;
    const bool isKnown = question && question->isLoaded;
    return !isKnown || !core::plainText(*question).trimmed().isEmpty();
}

} // namespace

ConversationView::ConversationView(Theme &theme, core::LinkGate &links, QWidget *parent,
                                   render::Typesetter *typesetter, core::ByteBudget *budget)
    : QAbstractItemView(parent)
    , m_theme(theme)
    , m_links(links)
    , m_rows(m_context)
    , m_scroller(m_rows)
    , m_selector(m_selection, m_rows, m_scroller)
    , m_selectionLoader(m_selection, m_model,
                        [this](int first, int last) { m_port->loadRows(first, last); })
    , m_thumbnails(budget)
    , m_finder(new Finder(m_rows, m_scroller, m_context, this))
    , m_jump(new JumpButton(theme, this))
    , m_linkBar(new LinkBar(theme, this))
    , m_question(new QuestionLine(theme, this))
    , m_drag(new DragSource(viewport()))
{
    AccessibleConversation::install();
    setAccessibleName(tr("Conversation"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::ArrowCursor);
    m_context.thumbnail = [this](const QByteArray &hash) { return m_thumbnails.pixmap(hash); };
    m_context.asksWithImages = [this](const core::Message &reply) {
        return asksWithImages(m_model.conversation(), reply);
    };
    m_context.siblings = [this](const core::Message &message) {
        return siblingPlaceOf(m_model.conversation(), message);
    };
    m_context.asksInWords = [this](const core::Message &reply) {
        return asksInWords(m_model.conversation(), reply);
    };
    m_context.parseLater = [this](const QUuid &message, int part, const QString &text,
                                  render::Document::Mode mode) {
        m_rows.parseLater(message, part, text, mode);
    };
    m_context.typesetter = typesetter;
    m_context.budget = budget;
    if (typesetter) {
        connect(typesetter, &render::Typesetter::arrived, this, &ConversationView::takeArrived);
    }
    connectParts();
    refreshFonts();
    setModel(&m_model);
    new Announcer(*this);
}

ConversationView::~ConversationView()
{
    m_port.reset(); // the model lets go of the conversation before the port goes
}

void ConversationView::setSession(chat::ChatSession *session)
{
    setPort(session ? std::make_unique<SessionPort>(*session) : nullptr);
}

void ConversationView::setPort(std::unique_ptr<ConversationPort> port)
{
    saveScrollPlace();
    m_model.setConversation(nullptr);
    m_port = std::move(port);
    m_context.views.clear();
    m_context.status = {};
    m_thumbnails.setPort(m_port.get());
    if (m_port) {
        connect(m_port.get(), &ConversationPort::phaseChanged, this,
                &ConversationView::refreshWaiting);
        connect(m_port.get(), &ConversationPort::callsChanged, this,
                &ConversationView::refreshCards);
        connect(&m_port->conversation(), &core::Conversation::infoChanged, this,
                &ConversationView::refreshMargins);
        connect(&m_port->conversation(), &core::Conversation::aboutToChangeTree, this,
                &ConversationView::saveScrollPlace);
        m_isOpening = true;
        applyMargins();
        m_model.setConversation(&m_port->conversation());
        refreshMargins();
        refreshWaiting();
    }
}

void ConversationView::reset()
{
    QAbstractItemView::reset();
    m_selection.clear();
    m_selector.stop();
    (void)m_drag->disarm();
    m_pointed = m_pressed = {};
    m_side.reset();
    m_isHeadFocused = false;
    m_focusRow = m_loadFirst = m_loadLast = -1;
    m_focusButton.reset();
    m_caretY = -1;
    m_scroller.forgetQuestion();
    m_rows.reset(m_model.conversation());
    afterReset();
    m_finder->reset(m_model.conversation(), m_port.get());
}

void ConversationView::setReading(const core::Settings &settings)
{
    m_scroller.setMode(settings.followMode);
    if (settings.followMode == core::FollowMode::Never)
        m_scroller.release();
    if (std::exchange(m_context.isProbabilityShown, settings.isProbabilityShown)
        != settings.isProbabilityShown)
        refreshCards();
    if (std::exchange(m_isWide, settings.isWideColumn) != settings.isWideColumn)
        relayout();
    const render::TypeScale before = m_context.type;
    m_context.type.isCodeWrapped = settings.isCodeWrapped;
    m_context.type.isCodeNumbered = settings.isCodeNumbered;
    if (m_context.type != before)
        refreshFonts();
}

void ConversationView::refreshFonts()
{
    m_scroller.capture();
    render::TypeScale type = render::TypeScale::make(m_theme.readingFont(), m_theme.codeFont());
    type.isCodeWrapped = m_context.type.isCodeWrapped;
    type.isCodeNumbered = m_context.type.isCodeNumbered;
    m_context.type = type;
    m_context.uiFont = m_theme.uiFont();
    m_context.captionFont = m_theme.uiFont(kCaption);
    m_context.type.caption = m_context.captionFont;
    verticalScrollBar()->setSingleStep(m_context.type.lineHeight * 2);
    m_rows.relayout();
    relayout();
}

void ConversationView::applyMargins()
{
    const bool hasLine = m_port && m_port->hasInstructions();
    m_scroller.setMargins(kTopMargin + (hasLine ? row::kFooter + kTopMargin / 2 : 0),
                          kBottomMargin);
}

void ConversationView::refreshMargins()
{
    applyMargins();
    m_scroller.settle();
    afterScroll();
    viewport()->update();
}

int ConversationView::columnWidth() const
{
    // Of the whole view: a scroll bar that comes must not move the column.
    return render::columnWidth(width(), m_isWide, m_context.type.em);
}

int ConversationView::columnLeft() const
{
    return std::max(render::space::kColumnMargin, (width() - columnWidth()) / 2);
}

QRect ConversationView::instructionsRect() const
{
    if (!m_port || !m_port->hasInstructions())
        return {};
    const QString text = tr("Instructions");
    return {columnLeft(), int(kTopMargin / 2 - m_scroller.offset()),
            QFontMetrics(m_context.uiFont).horizontalAdvance(text) + 4 + row::kIcon, row::kFooter};
}

void ConversationView::relayout()
{
    m_scroller.setViewHeight(viewport()->height());
    m_scroller.cover.most = m_question->lineHeight();
    m_rows.setWidth(columnWidth());
    const MissingRows missing = m_port ? m_port->missingRows() : MissingRows();
    m_scroller.leaveRoom(missing.above, missing.below);
    m_selector.setColumnLeft(columnLeft());
    m_scroller.settle();
    const QRect area(viewport()->pos(), viewport()->size());
    m_linkBar->place(area);
    m_question->place(area, columnLeft(), columnWidth());
    const QSize size = m_jump->size();
    m_jump->move(viewport()->x() + (viewport()->width() - size.width()) / 2,
                 viewport()->y() + viewport()->height() - size.height() - 12);
    afterScroll();
    viewport()->update();
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    relayout();
}

void ConversationView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Conversation"));
        m_rows.relayout();
        refreshWaiting();
        relayout();
    }
}

void ConversationView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                   const QList<int> &roles)
{
    // Not the base class's: it repaints whole rows, and Qt's lists ask every row for its size.
    Q_UNUSED(roles);
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        applyChange(row);
}

void ConversationView::applyChange(int row)
{
    const bool isApart = row + 1 < m_rows.count() && row != m_question->row()
                         && !visualRect(m_model.index(row, 0)).intersects(viewport()->rect());
    if (isApart && m_rows.isEstimated(row))
        return; // text that comes by pages, or goes: nothing is seen of it
    const qint64 dirty = m_rows.update(row);
    const int inRow = int(dirty - m_rows.top(row));
    const int oldY = m_scroller.toView(dirty);
    const qint64 oldOffset = m_scroller.offset();
    m_scroller.settle();
    followQuestion();
    paintChange(row, oldY, inRow);
    if (!m_scroller.isAtEnd() && row + 1 == m_rows.count())
        m_jump->setUnread(true);
    const bool isRunning = core::isRunning(m_model.message(row).state);
    if (!isRunning || oldOffset != m_scroller.offset()) {
        if (isRunning && !m_rangeTimer.isActive())
            m_rangeTimer.start();
        else if (!isRunning)
            syncScrollBar();
    }
    m_jump->setShown(!m_scroller.isAtEnd());
    loadVisible();
}

void ConversationView::paintChange(int row, int oldY, int inRow)
{
    int newY = m_scroller.toView(m_rows.top(row) + inRow);
    const int shift = oldY - newY;
    const int height = viewport()->height();
    m_isPaintDue = true;
    if (shift != 0) {
        const bool canScroll = shift > 0 && shift < height && newY > 0;
        if (!canScroll) {
            viewport()->update();
            return;
        }
        // Beside the question's line: below it, nothing could be moved without painting it anew.
        const int covered = m_scroller.cover.now;
        viewport()->scroll(0, -shift, viewport()->rect().adjusted(0, covered, 0, 0));
        const int topRow = m_rows.rowAt(m_scroller.toRows(covered));
        const MessageRow *top = topRow < 0 ? nullptr : m_rows.liveRow(topRow);
        if (top && top->isCodeAt(int(m_scroller.toRows(covered) - m_rows.top(topRow)))) {
            // A head that sticks to the top does not move with its block.
            viewport()->update(0, covered, viewport()->width(), render::space::kCodeHead + shift);
        }
    }
    if (m_caretY >= 0)
        newY = std::min(newY, m_scroller.toView(m_caretY));
    if (newY < height)
        viewport()->update(
            QRect(QPoint(0, std::max(newY, 0)), QPoint(viewport()->width() - 1, height - 1)));
}

void ConversationView::rowsInserted(const QModelIndex &, int start, int end)
{
    m_rows.insertRows(start, end);
    m_finder->forgetAwaited();
    const core::Message &last = m_model.message(end);
    if (core::isRunning(last.state) && end > 0)
        m_scroller.showQuestion(end - 1);
    else
        m_scroller.settle();
    m_caretY = -1;
    afterScroll();
    m_isPaintDue = true;
    viewport()->update();
}

void ConversationView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    // A click alone leaves a place, too, from which keys select.
    if (m_selection.hasAnchor() && m_selection.to().row >= start)
        m_selection.clear();
    m_finder->forgetAwaited();
    m_selector.stop();
    (void)m_drag->disarm();
    m_pointed = m_pressed = {};
    m_side.reset();
    m_focusRow = std::min(m_focusRow, start - 1);
    m_focusButton.reset();
    m_loadFirst = m_loadLast = -1;
    m_rows.removeRowsFrom(start);
    m_scroller.settle();
    followQuestion();
    viewport()->update();
}

void ConversationView::updateGeometries()
{
    syncScrollBar();
}

void ConversationView::loadVisible()
{
    core::Conversation *conversation = m_model.conversation();
    if (!m_port || !conversation || m_rows.count() == 0)
        return;
    const int margin = viewport()->height();
    int first = m_rows.rowAt(m_scroller.toRows(-margin));
    int last = m_rows.rowAt(m_scroller.toRows(2 * margin));
    if (m_question->row() >= 0)
        first = std::min(first, m_question->row());
    while (first <= last && conversation->at(first).isLoaded)
        ++first;
    while (last >= first && conversation->at(last).isLoaded)
        --last;
    if (first > last || (first >= m_loadFirst && last <= m_loadLast && m_loadFirst >= 0))
        return;
    m_loadFirst = first;
    m_loadLast = last;
    m_port->loadRows(first, last);
}

void ConversationView::refreshWaiting()
{
    const chat::ReplyProgress progress = m_port ? m_port->progress() : chat::ReplyProgress();
    if (progress.phase == chat::ReplyPhase::Idle)
        m_secondTimer.stop();
    else if (!m_secondTimer.isActive())
        m_secondTimer.start();
    const StatusLine before = std::exchange(m_context.status, statusLineFor(progress));
    if (m_context.status == before || m_rows.count() == 0)
        return;
    const int row = m_rows.count() - 1;
    const bool isSameShape = before.canHurry == m_context.status.canHurry
                             && before.reason.isEmpty() == m_context.status.reason.isEmpty();
    if (!isSameShape)
        applyChange(row);
    updateRow(row);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the conversation view hears from its parts.
#include "ui/conversation/conversationview.h"
#include "ui/conversation/finder.h"
#include "ui/conversation/hurry.h"
#include "ui/conversation/jumpbutton.h"
#include "ui/conversation/linkbar.h"
#include "ui/conversation/questionline.h"
#include "ui/conversation/tokenhints.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ui {
namespace {

constexpr int kTickMs = 1000;
constexpr int kRangeMs = 100; ///< the range follows a stream ten times a second at most
constexpr int kPlaceMs = 400;
constexpr int kOfferMs = 100;
constexpr int kAgeMs = 60'000;

} // namespace

void ConversationView::connectParts()
{
    m_context.calls = [this](const core::Message &message) {
        return m_port ? m_port->calls(message) : QList<chat::ToolCallView>();
    };
    m_secondTimer.setInterval(kTickMs); // while a status line counts
    m_rangeTimer.setInterval(kRangeMs); // the bar's range does not follow a stream more often
    m_placeTimer.setInterval(kPlaceMs); // after a scroll
    m_ageTimer.setInterval(kAgeMs);     // while a card says how old something is
    for (QTimer *timer : {&m_ageTimer, &m_rangeTimer, &m_placeTimer})
        timer->setSingleShot(true);
    connect(&m_secondTimer, &QTimer::timeout, this, &ConversationView::refreshWaiting);
    connect(&m_rangeTimer, &QTimer::timeout, this, &ConversationView::syncScrollBar);
    connect(&m_placeTimer, &QTimer::timeout, this, &ConversationView::saveScrollPlace);
    connect(&m_ageTimer, &QTimer::timeout, this, &ConversationView::refreshCards);
    connect(&m_thumbnails, &ThumbnailCache::changed, this, [this] { viewport()->update(); });
    const auto settle = [this] {
        m_scroller.settle();
        afterScroll();
        viewport()->update();
    };
    connect(&m_rows, &RowList::parsed, this, settle);
    connect(new Hurry(m_scroller, m_rows, *this), &Hurry::due, this, settle);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int row) {
        if (row > 0)
            applyChange(row - 1); // it is the last one again
    });
    connect(m_finder, &Finder::moved, this, &ConversationView::afterScroll);
    connect(m_finder, &Finder::moved, viewport(), qOverload<>(&QWidget::update));
    connect(m_finder, &Finder::moved, &m_placeTimer, qOverload<>(&QTimer::start));
    connect(m_finder, &Finder::rowChanged, this, &ConversationView::updateRow);
    connect(&m_selector, &Selector::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&m_selector, &Selector::scrolled, this, &ConversationView::afterScroll);
    // Nothing is loaded for it, and not every key of many costs a copy.
    auto *offer = new QTimer(this);
    offer->setSingleShot(true);
    offer->setInterval(kOfferMs);
    connect(&m_selector, &Selector::ended, offer, qOverload<>(&QTimer::start));
    connect(offer, &QTimer::timeout, this, [this] {
        if (QGuiApplication::clipboard()->supportsSelection() && m_selectionLoader.isLoaded())
            offerByMiddleButton(copied());
    });
    auto *hints =
        new TokenHints({m_context, m_rows, m_model, m_selector, m_selection, m_scroller}, *this);
    connect(hints, &TokenHints::said, this, &ConversationView::setStatusText);
    connect(hints, &TokenHints::placed, this, &ConversationView::updateRow);
    connect(m_jump, &QAbstractButton::clicked, this, &ConversationView::jumpToEnd);
    connect(m_question, &QAbstractButton::clicked, this, [this] {
        // A click leaves the focus where it is; who came by keys goes on with them there.
        if (m_question->hasFocus())
            goTo(m_question->row());
        else
            scrollTo(m_model.index(m_question->row()), PositionAtTop);
    });
    connect(m_linkBar, &LinkBar::accepted, this, &ConversationView::launch);
    connect(&m_theme, &Theme::colorsChanged, this, [this] { viewport()->update(); });
    connect(&m_theme, &Theme::fontsChanged, this, &ConversationView::refreshFonts);
}

} // namespace ui

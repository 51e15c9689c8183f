// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compareview.h"

#include "chat/comparison.h"
#include "ui/accessiblename.h"
#include "ui/compare/answertabs.h"
#include "ui/compare/comparecolumn.h"
#include "ui/compare/comparewords.h"
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"
#include "ui/iconbutton.h"
#include "ui/label.h"
#include "ui/measures.h"
#include "ui/textbutton.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

namespace ui {
namespace {

constexpr int kBarInset = 16;
constexpr int kBarGap = 12;
constexpr int kCompareTickMs = 1000;
/// Narrower than so many lines are high, a column is no pleasure to read.
constexpr int kColumnLines = 17;
constexpr int kMostQuestion = 400; ///< letters of it that the bar may show

} // namespace

CompareView::CompareView(const Services &services, ConversationView &main, ReplyPictures &pictures,
                         QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_main(main)
    , m_pictures(pictures)
    , m_count(new Label(services.theme, {1.0, true, Label::Ink::Text}, this))
    , m_question(new TextButton(services.theme, {1.0, false, false, {}, Qt::ElideRight}, this))
    , m_shared(new Label(services.theme, {kCaption, false, Label::Ink::Third}, this))
    , m_close(new IconButton(services.theme, QStringLiteral("close"), this))
    , m_tabs(new AnswerTabs(services.theme, this))
{
    build();
    m_tick.setInterval(kCompareTickMs);
    connect(&m_tick, &QTimer::timeout, this, &CompareView::refresh);
    connect(m_close, &QAbstractButton::clicked, this, &CompareView::closeNearest);
    connect(m_question, &QAbstractButton::clicked, this, &CompareView::closeNearest);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int at) {
        if (at >= 0 && at < m_columns.size())
            goTo(m_columns.at(at)->reply());
    });
    connect(&services.theme, &Theme::colorsChanged, this, qOverload<>(&QWidget::update));
    connect(&services.preferences, &chat::Preferences::changed, this, &CompareView::arrange);
}

CompareView::~CompareView() = default;

void CompareView::build()
{
    setObjectName(QStringLiteral("compareView"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_tabs->installEventFilter(this);
    m_shared->setWordWrap(false);
    m_count->setWordWrap(false);
    m_count->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_shared->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(kBarInset, kBarInset / 4, kBarInset, kBarInset / 4);
    bar->setSpacing(kBarGap);
    bar->addWidget(m_count);
    bar->addWidget(m_question, 1);
    bar->addWidget(m_shared);
    bar->addWidget(m_close);
    m_row = new QHBoxLayout;
    m_row->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_tabs);
    column->addLayout(m_row, 1);
}

bool CompareView::isWanted() const
{
    return m_session && chat::Comparison::of(*m_session).isOpen();
}

bool CompareView::closeNearest()
{
    if (!isWanted())
        return false;
    chat::Comparison::of(*m_session).close();
    return true;
}

ConversationView *CompareView::currentView() const
{
    const CompareColumn *column =
        isWanted() ? columnOf(chat::Comparison::of(*m_session).current()) : nullptr;
    return column ? column->shownView() : nullptr;
}

void CompareView::setSession(chat::ChatSession *session)
{
    if (session == m_session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->conversation().disconnect(this);
        chat::Comparison::of(*m_session).disconnect(this);
    }
    for (CompareColumn *column : std::as_const(m_columns))
        std::unique_ptr<CompareColumn>(column).reset(); // before the session goes
    m_columns.clear();
    m_session = session;
    if (session) {
        const chat::Comparison *comparison = &chat::Comparison::of(*session);
        connect(comparison, &chat::Comparison::changed, this, &CompareView::follow);
        connect(comparison, &chat::Comparison::currentChanged, this, &CompareView::markCurrent);
        connect(comparison, &chat::Comparison::replyChanged, this, &CompareView::refresh);
        connect(session, &chat::ChatSession::phaseChanged, this, &CompareView::refresh);
        connect(&session->conversation(), &core::Conversation::finished, this,
                &CompareView::refresh);
    }
    follow();
}

void CompareView::follow()
{
    const bool hadFocus = hasFocusInside();
    rebuild();
    if (m_wasWanted == isWanted())
        return;
    m_wasWanted = isWanted();
    Q_EMIT wantedChanged();
    if (hadFocus && !m_wasWanted)
        m_main.setFocus(Qt::OtherFocusReason);
}

CompareColumn *CompareView::columnOf(const QUuid &reply) const
{
    const auto found =
        std::find_if(m_columns.cbegin(), m_columns.cend(),
                     [&reply](const CompareColumn *each) { return each->reply() == reply; });
    return found == m_columns.cend() ? nullptr : *found;
}

/// Those that stay keep their place of reading.
void CompareView::rebuild()
{
    const QList<QUuid> replies =
        isWanted() ? chat::Comparison::of(*m_session).replies() : QList<QUuid>();
    // What goes hands the focus to its neighbour.
    const QUuid current = isWanted() ? chat::Comparison::of(*m_session).current() : QUuid();
    const bool hadFocus = hasFocusInside();
    const Qt::FocusReason reason = reasonNow();
    QList<CompareColumn *> columns;
    for (const QUuid &reply : replies) {
        CompareColumn *column = columnOf(reply);
        if (!column && m_session->conversation().find(reply)) {
            column = new CompareColumn(m_services, *m_session, reply, this);
            connect(column, &CompareColumn::picked, this, [this, reply] { pick(reply); });
            connect(column, &CompareColumn::chosen, this,
                    [this, reply] { goTo(reply, Qt::OtherFocusReason); });
        }
        if (column)
            columns.append(column);
    }
    for (CompareColumn *column : std::as_const(m_columns)) {
        if (!columns.contains(column)) {
            column->hide();
            column->deleteLater(); // a button in it may have asked for this
        }
    }
    m_columns = columns;
    while (m_row->count() > 0)
        std::unique_ptr<QLayoutItem>(m_row->takeAt(0)).reset();
    QList<QUuid> tabs;
    for (CompareColumn *column : std::as_const(m_columns)) {
        m_row->addWidget(column, 1);
        tabs.append(column->reply());
    }
    m_tabs->setReplies(tabs);
    arrange();
    refresh();
    if (hadFocus && isWanted())
        goTo(current, reason);
}

/// Whatever is not hidden is seen.
void CompareView::tellTabs()
{
    for (qsizetype at = 0; at < m_columns.size(); ++at) {
        const CompareColumn &column = *m_columns.at(at);
        if (const core::Message *reply = m_session->conversation().find(column.reply()))
            m_tabs->tell(int(at), *reply, column.answerer(), !column.isHidden());
    }
}

/// Which of the two fits, and what of it is seen. A view is made when its column is.
void CompareView::arrange()
{
    const int letters = m_services.preferences.settings().readingPercent;
    const int least = kColumnLines * fontMetrics().height() * letters / 100;
    m_isTabbed = m_columns.size() > 1 && width() / int(m_columns.size()) < least;
    m_tabs->setVisible(m_isTabbed);
    markCurrent();
}

void CompareView::markCurrent()
{
    if (!isWanted())
        return;
    const QUuid current = chat::Comparison::of(*m_session).current();
    for (qsizetype at = 0; at < m_columns.size(); ++at) {
        CompareColumn *column = m_columns.at(at);
        const bool isCurrent = column->reply() == current;
        const bool isSeen = !m_isTabbed || isCurrent;
        column->setParted(!m_isTabbed && at > 0);
        column->setCurrent(isCurrent, !m_isTabbed);
        if (isSeen && !column->shownView()) {
            ConversationView &view = column->view(m_main, m_pictures);
            view.installEventFilter(this);
            column->refresh(nameOf(at)); // it has no name yet
            Q_EMIT viewMade(&view);
        }
        column->setVisible(isSeen);
        if (isCurrent) {
            const QSignalBlocker blocker(m_tabs);
            m_tabs->setCurrentIndex(int(at));
            setFocusProxy(column->shownView());
        }
    }
    tellTabs();
    Q_EMIT currentViewChanged();
}

QString CompareView::nameOf(qsizetype at) const
{
    return tr("Answer %1 of %2").arg(at + 1).arg(m_columns.size());
}

void CompareView::refresh()
{
    if (!isWanted()) {
        m_tick.stop();
        return;
    }
    for (qsizetype at = 0; at < m_columns.size(); ++at)
        m_columns.at(at)->refresh(nameOf(at));
    tellTabs();
    refreshBar();
    if (!m_session->isRunning())
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
}

void CompareView::refreshBar()
{
    const core::Conversation &conversation = m_session->conversation();
    const chat::Comparison &comparison = chat::Comparison::of(*m_session);
    const core::Message *question = conversation.find(comparison.question());
    m_count->setText(answerCount(int(m_columns.size())));
    const QString words = question && question->isLoaded
                              ? core::plainText(*question).left(kMostQuestion).simplified()
                              : QString();
    m_question->setWords(words);
    m_question->setVisible(!words.isEmpty());
    m_question->describe(tr("Back to the question: %1").arg(words), tr("Back to the chat"));
    m_shared->setText(sharedFigures(comparison, conversation));
    m_close->describe(tr("Back to the chat"), QKeySequence(Qt::Key_Escape));
    setSpokenName(*this, tr("Answers side by side"));
    setSpokenName(*m_tabs, tr("Answers"));
}

void CompareView::goTo(const QUuid &reply, std::optional<Qt::FocusReason> focus)
{
    if (!isWanted())
        return;
    chat::Comparison::of(*m_session).setCurrent(reply);
    const CompareColumn *column = columnOf(reply);
    if (focus && column && column->shownView())
        column->shownView()->setFocus(*focus);
}

void CompareView::step(int by)
{
    const QUuid current = chat::Comparison::of(*m_session).current();
    const qsizetype next = m_columns.indexOf(columnOf(current)) + by;
    if (next >= 0 && next < m_columns.size())
        goTo(m_columns.at(next)->reply(),
             m_tabs->hasFocus() ? std::nullopt : std::optional(Qt::TabFocusReason));
}

void CompareView::pick(const QUuid &reply)
{
    chat::Comparison::of(*m_session).pick(reply);
}

bool CompareView::hasFocusInside() const
{
    const QWidget *focus = window()->focusWidget();
    return focus && isAncestorOf(focus);
}

/// Who goes by keys goes on by them.
Qt::FocusReason CompareView::reasonNow() const
{
    auto *view = qobject_cast<ConversationView *>(window()->focusWidget());
    const bool isByKeys = view && isAncestorOf(view) && ConversationReach(*view).isFocusSeen();
    return isByKeys ? Qt::TabFocusReason : Qt::OtherFocusReason;
}

bool CompareView::takeKey(const QKeyEvent &event, QObject *watched)
{
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!isPlain || !isWanted())
        return false;
    auto *view = qobject_cast<ConversationView *>(watched);
    const bool isAtButton = view && ConversationReach(*view).isFocusSeen()
                            && ConversationReach(*view).focusedButton().has_value();
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        // There they fold a tree, or move wide code to the side.
        if (isAtButton)
            return false;
        step(event.key() == Qt::Key_Right ? forward : -forward);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isAtButton)
            return false;
        pick(chat::Comparison::of(*m_session).current());
        return true;
    default:
        return false;
    }
}

bool CompareView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return takeKey(*static_cast<QKeyEvent *>(event), watched);
    // Where a person is reading is where they are.
    if (event->type() == QEvent::FocusIn) {
        for (const CompareColumn *column : std::as_const(m_columns)) {
            if (column->shownView() == watched)
                goTo(column->reply());
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// What nothing in a column had a use for.
void CompareView::keyPressEvent(QKeyEvent *event)
{
    const bool isStep = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!isStep || !takeKey(*event, nullptr))
        QWidget::keyPressEvent(event);
}

void CompareView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    else if (event->type() == QEvent::FontChange)
        arrange();
}

void CompareView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// A line under the bar, as under a header of something that scrolls.
void CompareView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int top = m_isTabbed ? m_tabs->geometry().bottom() : m_row->geometry().top() - 1;
    painter.fillRect(0, top, width(), 1, m_services.theme.colors().line);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callpanel.h"

#include "ui/calls/callbuttons.h"
#include "ui/calls/callfacts.h"
#include "ui/calls/callwords.h"
#include "ui/calls/resultdrafts.h"
#include "ui/composer/composerframe.h"
#include "ui/composer/messageinput.h"
#include "ui/label.h"
#include "ui/measures.h"
#include "ui/paint.h"
#include "ui/textbutton.h"
#include "ui/writtentext.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QTextDocument>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kCallPadding = 12;
constexpr int kCallText = kCallPadding + kIconSize + 8; ///< where words begin
constexpr int kButtonSpacing = 8;

} // namespace

CallPanel::CallPanel(Theme &theme, chat::Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_preferences(preferences)
    , m_title(new Label(theme, {1.0, true}, this))
    , m_note(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_next(new TextButton(theme, {}, this))
    , m_command(new CallFacts(theme, this))
    , m_arguments(new CallFacts(theme, this))
    , m_frame(new ComposerFrame(theme, this))
    , m_input(new MessageInput(m_frame))
    , m_buttons(new CallButtons(this))
    , m_drafts(new ResultDrafts(this))
{
    build();
    connectParts();
    dress();
    hide();
}

CallPanel::~CallPanel() = default;

void CallPanel::build()
{
    setObjectName(QStringLiteral("callPanel"));
    m_command->setObjectName(QStringLiteral("callCommand"));
    m_arguments->setObjectName(QStringLiteral("callArguments"));
    m_input->setObjectName(QStringLiteral("callResult"));
    m_input->setSendKey(core::SendKey::CtrlEnter);
    for (Label *label : {m_title, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *inner = new QVBoxLayout(m_frame);
    inner->setContentsMargins(8, 4, 8, 4);
    inner->addWidget(m_input);
    auto *head = new QHBoxLayout;
    head->setSpacing(kButtonSpacing);
    head->addWidget(m_title, 1);
    head->addWidget(m_next, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(kCallText, kCallPadding, kCallPadding, kCallPadding);
    column->setSpacing(kButtonSpacing);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(m_command);
    column->addWidget(m_arguments);
    column->addWidget(m_frame);
    column->addWidget(m_buttons);
    auto *outer = new QVBoxLayout(this);
    outer->setSpacing(0);
    outer->addLayout(column);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void CallPanel::connectParts()
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &CallPanel::hear);
    connect(m_buttons, &CallButtons::approved, this, &CallPanel::approve);
    connect(m_buttons, &CallButtons::sendPressed, this, &CallPanel::sendResult);
    connect(m_buttons, &CallButtons::goOnPressed, this, [this] {
        if (run())
            run()->goOn();
    });
    connect(m_next, &TextButton::clicked, this, &CallPanel::pressNext);
    connect(m_input, &MessageInput::submitRequested, this, &CallPanel::sendResult);
    connect(m_input, &MessageInput::focusChanged, this,
            [this] { m_frame->setActive(m_input->hasFocus()); });
    connect(&m_theme, &Theme::colorsChanged, this, &CallPanel::dress);
    connect(&m_theme, &Theme::fontsChanged, this, &CallPanel::dress);
    connect(&m_preferences, &chat::Preferences::changed, this, &CallPanel::placeColumn);
}

chat::ToolRun *CallPanel::run() const
{
    return m_session ? &chat::ToolRun::of(*m_session) : nullptr;
}

void CallPanel::setSession(chat::ChatSession *session)
{
    if (m_session) {
        m_session->disconnect(&m_refresh);
        m_session->conversation().disconnect(&m_refresh);
        run()->disconnect(&m_refresh);
    }
    m_session = session;
    m_drafts->setSession(session);
    m_wanted.clear();
    if (session) {
        const auto later = qOverload<>(&QTimer::start);
        core::Conversation *conversation = &session->conversation();
        connect(run(), &chat::ToolRun::changed, &m_refresh, later);
        connect(run(), &chat::ToolRun::runningChanged, &m_refresh, later);
        connect(run(), &chat::ToolRun::roundsUsedUp, &m_refresh, later);
        connect(session, &chat::ChatSession::phaseChanged, &m_refresh, later);
        connect(conversation, &core::Conversation::rowsInserted, &m_refresh, later);
        connect(conversation, &core::Conversation::rowsRemoved, &m_refresh, later);
    }
    refresh();
}

void CallPanel::ask(const QString &callId)
{
    m_wanted = callId;
    refresh();
    if (isVisibleTo(parentWidget()))
        focusAnswer();
}

void CallPanel::focusAnswer()
{
    QWidget *place = m_ask.wantsText() ? m_input : m_buttons->harmless();
    place->setFocus(Qt::ShortcutFocusReason);
}

bool CallPanel::closeNearest()
{
    if (m_ask.kind == CallAsk::Kind::Approve) {
        approve(tools::Approval::Deny);
        return true;
    }
    if (!hasFocusWithin())
        return false;
    Q_EMIT left();
    return true;
}

bool CallPanel::hasFocusWithin() const
{
    const QWidget *focus = window()->focusWidget();
    return focus && isAncestorOf(focus);
}

void CallPanel::hear()
{
    // Whoever is at one stays there, although an earlier one asks again meanwhile.
    const bool hasText = !m_frame->isHidden() && !m_input->document()->isEmpty();
    if (!m_ask.call.call.callId.isEmpty() && (hasText || hasFocusWithin()))
        m_wanted = m_ask.call.call.callId;
    refresh();
}

void CallPanel::refresh()
{
    m_refresh.stop();
    const bool hadFocus = hasFocusWithin();
    const CallAsk ask = run() ? askOf(*run(), m_wanted) : CallAsk();
    const bool isOther = !ask.isSame(m_ask);
    m_ask = ask;
    show(ask);
    if (!isOther)
        return;
    if (ask.kind != CallAsk::Kind::Nothing)
        tell();
    if (hadFocus && ask.kind != CallAsk::Kind::Nothing)
        focusAnswer();
    else if (hadFocus)
        Q_EMIT left();
}

void CallPanel::show(const CallAsk &ask)
{
    using Kind = CallAsk::Kind;
    m_title->setText(askTitle(ask));
    const bool isCommand = ask.runsProgram();
    bool canShowAll = m_command->show(tr("Program and arguments"),
                                      isCommand ? commandShown(ask.call.tool->command) : QString());
    const bool isAboutCall = ask.kind != Kind::GoOn && ask.kind != Kind::Nothing;
    canShowAll = m_arguments->show(isCommand ? tr("JSON on its standard input") : tr("Called with"),
                                   isAboutCall ? argumentsShown(ask.call.call) : QString())
                 && canShowAll;
    QString note = askNote(ask);
    if (ask.kind == Kind::Approve && !canShowAll)
        note += QLatin1Char('\n')
                + tr("It is too long to be shown whole, and what cannot be seen cannot be "
                     "allowed.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_next->setWords(tr("Next call"));
    m_next->describe(tr("Next call"));
    m_next->setVisible(!ask.next.isEmpty());
    setAccessibleName(askTitle(ask));
    setAccessibleDescription(note);
    showField(ask);
    m_buttons->show(ask, canShowAll);
    setVisible(ask.kind != Kind::Nothing);
    update();
}

void CallPanel::showField(const CallAsk &ask)
{
    m_frame->setVisible(ask.wantsText());
    if (!ask.wantsText())
        return;
    m_input->showDocument(m_drafts->document(ask.reply, ask.call.call.callId));
    m_input->setPlaceholderText(tr("Type the result"));
    m_input->setAccessibleName(tr("Result of %1").arg(calledName(ask.call.call.name)));
}

/// Whoever listens hears that something is asked; the focus stays where it is.
void CallPanel::tell()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    QAccessibleEvent name(m_title, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
}

void CallPanel::approve(tools::Approval approval)
{
    const QString callId = m_ask.call.call.callId;
    if (!run() || callId.isEmpty())
        return;
    // What runs is what was shown, and nothing that took its place meanwhile.
    const CallAsk now = askOf(*run(), callId);
    if (!now.isSame(m_ask) || now.call.tool != m_ask.call.tool)
        m_refresh.start();
    else
        run()->approve(callId, approval);
}

void CallPanel::sendResult()
{
    if (!run() || !m_ask.wantsText() || m_input->hasPreedit())
        return;
    // It stays in its draft: should the disk refuse it, it is asked for again.
    run()->answer(m_ask.call.call.callId, writtenIn(*m_input));
}

void CallPanel::pressNext()
{
    ask(m_ask.next);
}

void CallPanel::keepDrafts()
{
    m_drafts->flush();
}

void CallPanel::dress()
{
    m_input->dress(m_theme);
    placeColumn();
    update();
}

/// As wide as the composer below.
void CallPanel::placeColumn()
{
    const int side = besideFrame(width(), m_preferences.settings().isWideColumn, m_theme);
    layout()->setContentsMargins(side, 4, side, 4);
}

void CallPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeColumn();
}

void CallPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show(m_ask);
}

void CallPanel::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isWarning =
        m_ask.kind == CallAsk::Kind::Approve || m_ask.kind == CallAsk::Kind::Broken;
    const QRect card = rect().marginsRemoved(layout()->contentsMargins());
    paintRounded(&painter, card,
                 isWarning && !colors.isHighContrast ? colors.warnTint : colors.question,
                 colors.isHighContrast ? colors.text : QColor(), 1, kPanelCorner);
    // Beside the first of its lines; a single one stands in the middle of its label.
    const int height = m_title->fontMetrics().height();
    const bool isOneLine = m_title->heightForWidth(m_title->width()) < 2 * height;
    const QRect line(card.x() + kCallPadding, m_title->y(), card.width() - 2 * kCallPadding,
                     isOneLine ? m_title->height() : height);
    paintIcon(painter, startPart(line, kIconSize, layoutDirection()),
              isWarning ? QStringLiteral("warning") : QStringLiteral("info"),
              isWarning ? colors.warn : colors.text2);
}

} // namespace ui

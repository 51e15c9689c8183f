// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparecolumn.h"

#include "chat/comparison.h"
#include "ui/accessiblename.h"
#include "ui/compare/comparewords.h"
#include "ui/compare/replyport.h"
#include "ui/conversation/announcer.h"
#include "ui/conversation/conversationview.h"
#include "ui/iconbutton.h"
#include "ui/label.h"
#include "ui/measures.h"
#include "ui/settings/modelpickermodel.h"
#include "ui/textbutton.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kHeadInset = 24; ///< with that of the name, where the words below stand
constexpr int kFiguresIndent = 8;
constexpr int kHeadGap = 4;
constexpr int kCurrentLine = 2;

} // namespace

CompareColumn::CompareColumn(const Services &services, chat::ChatSession &session,
                             const QUuid &reply, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_session(session)
    , m_reply(reply)
    , m_name(new TextButton(services.theme, {1.0, true, false, {}, Qt::ElideRight}, this))
    , m_stop(new IconButton(services.theme, QStringLiteral("stop"), this))
    , m_pick(new QPushButton(this))
    , m_figures(new Label(services.theme, {kCaption, false, Label::Ink::Third}, this))
{
    build();
    connect(m_name, &QAbstractButton::clicked, this, &CompareColumn::chosen);
    connect(m_pick, &QAbstractButton::clicked, this, &CompareColumn::picked);
    connect(m_stop, &QAbstractButton::clicked, this,
            [this] { chat::Comparison::of(m_session).stop(m_reply); });
}

CompareColumn::~CompareColumn()
{
    if (m_view)
        m_view->setPort(nullptr);
}

void CompareColumn::build()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_figures->setWordWrap(true);
    m_figures->setIndent(kFiguresIndent);
    m_pick->setObjectName(QStringLiteral("pickAnswer"));
    m_stop->setObjectName(QStringLiteral("stopAnswer"));
    auto *first = new QHBoxLayout;
    first->setSpacing(kHeadGap);
    first->addWidget(m_name, 1);
    first->addWidget(m_stop);
    first->addWidget(m_pick);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(kHeadInset, kHeadGap * 2, kHeadInset, kHeadGap * 2);
    head->setSpacing(kHeadGap);
    head->addLayout(first);
    head->addWidget(m_figures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, kCurrentLine, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
}

ConversationView &CompareColumn::view(ConversationView &main, ReplyPictures &pictures)
{
    if (m_view)
        return *m_view;
    m_view = new ConversationView(m_services.theme, m_services.links, this, m_services.typesetter,
                                  &m_services.workspace.budget());
    m_view->setConnections(m_services.connections);
    m_view->setPictures(pictures);
    m_view->setReading(m_services.preferences.settings());
    m_view->setProperty(kQuietProperty, !m_isCurrent);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_view, 1);
    auto port = std::make_unique<ReplyPort>(m_session, m_reply);
    connect(port.get(), &ReplyPort::refused, m_view, [view = m_view] {
        view->setStatusText(tr("Other answers are still coming in. Wait for them, or stop them."));
    });
    m_view->setPort(std::move(port));
    connect(&m_services.preferences, &chat::Preferences::changed, m_view,
            [this] { m_view->setReading(m_services.preferences.settings()); });
    passOn(main);
    return *m_view;
}

/// Whoever serves the conversation's view serves this one, too.
void CompareColumn::passOn(ConversationView &main)
{
    using View = ConversationView;
    connect(m_view, &View::connectionRequested, &main, &View::connectionRequested);
    connect(m_view, &View::modelRequested, &main, &View::modelRequested);
    connect(m_view, &View::detailsRequested, &main, &View::detailsRequested);
    connect(m_view, &View::menuOpening, &main, &View::menuOpening);
    connect(m_view, &View::imageRequested, &main, &View::imageRequested);
    connect(m_view, &View::imageMenuOpening, &main, &View::imageMenuOpening);
    connect(m_view, &View::codeLookChosen, &main, &View::codeLookChosen);
    connect(m_view, &View::quoteRequested, &main, &View::quoteRequested);
    connect(m_view, &View::linkFailed, &main, &View::linkFailed);
    connect(m_view, &View::textTyped, &main, &View::textTyped);
    connect(m_view, &View::parametersRequested, &main, &View::parametersRequested);
    connect(m_view, &View::editRequested, &main, &View::editRequested);
}

QString CompareColumn::answerer() const
{
    const core::Message *reply = m_session.conversation().find(m_reply);
    if (!reply)
        return {};
    if (isOneConnection(chat::Comparison::of(m_session), m_session.conversation()))
        return answererOf(*reply, {});
    const auto profile = m_services.connections.profile(reply->profileId);
    return answererOf(*reply, profile ? connectionTitle(*profile) : QString());
}

void CompareColumn::refresh(const QString &name)
{
    const core::Message *reply = m_session.conversation().find(m_reply);
    if (!reply)
        return;
    const chat::Comparison &comparison = chat::Comparison::of(m_session);
    const QString who = answerer();
    m_name->setWords(who);
    //: %1: "Answer 1 of 3", %2: the model
    m_name->describe(tr("%1: %2").arg(name, who));
    m_figures->setText(answerFigures(comparison, *reply));
    // The one request of several choices is stopped where all are.
    m_stop->setVisible(core::isRunning(reply->state) && !comparison.isShared(m_reply));
    m_stop->describe(tr("Stop this answer: %1").arg(name));
    m_pick->setText(tr("Use this answer"));
    setSpokenName(*m_pick, tr("Use this answer: %1").arg(name));
    setSpokenName(*this, name);
    if (m_view)
        setSpokenName(*m_view, tr("%1: %2").arg(name, who));
}

void CompareColumn::setCurrent(bool isCurrent, bool isMarked)
{
    m_isCurrent = isCurrent;
    m_isMarked = isCurrent && isMarked;
    if (m_view)
        m_view->setProperty(kQuietProperty, !isCurrent);
    update();
}

void CompareColumn::setParted(bool isParted)
{
    m_isParted = isParted;
    update();
}

void CompareColumn::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const render::Colors &colors = m_services.theme.colors();
    if (m_isMarked)
        painter.fillRect(0, 0, width(), kCurrentLine, colors.leaf);
    if (m_isParted)
        painter.fillRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height(),
                         colors.line);
}

} // namespace ui

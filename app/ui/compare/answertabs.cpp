// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/answertabs.h"

#include "ui/icons.h"

#include <QSignalBlocker>
#include <algorithm>

namespace ui {
namespace {

constexpr int kTabDot = 8;

bool hasFailed(core::MessageState state)
{
    return state == core::MessageState::Failed || state == core::MessageState::Interrupted;
}

} // namespace

AnswerTabs::AnswerTabs(const Theme &theme, QWidget *parent)
    : QTabBar(parent)
    , m_theme(theme)
{
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight); // the model stands first
    setDrawBase(false);
    connect(&theme, &Theme::colorsChanged, this, [this] {
        for (int at = 0; at < count(); ++at)
            dress(at);
    });
}

void AnswerTabs::setReplies(const QList<QUuid> &replies)
{
    const QSignalBlocker blocker(this);
    QList<Known> known;
    for (const QUuid &reply : replies) {
        const auto before = std::find_if(m_known.cbegin(), m_known.cend(),
                                         [&reply](const Known &one) { return one.reply == reply; });
        known.append(before == m_known.cend() ? Known{reply} : *before);
    }
    m_known = known;
    while (count() > m_known.size())
        removeTab(count() - 1);
    while (count() < m_known.size())
        addTab(QString());
    for (int at = 0; at < count(); ++at)
        dress(at);
}

core::ConversationMark AnswerTabs::mark(int at) const
{
    return m_known.value(at).mark;
}

void AnswerTabs::tell(int at, const core::Message &reply, const QString &who, bool isSeen)
{
    using core::ConversationMark;
    if (at < 0 || at >= m_known.size() || m_known.at(at).reply != reply.id)
        return;
    Known &known = m_known[at];
    const bool isRunning = core::isRunning(reply.state);
    const bool isNews =
        !isSeen && (known.wasRunning || known.mark == ConversationMark::FinishedUnseen);
    const ConversationMark mark = isRunning                ? ConversationMark::Running
                                  : hasFailed(reply.state) ? ConversationMark::Failed
                                  : isNews                 ? ConversationMark::FinishedUnseen
                                                           : ConversationMark::None;
    known.wasRunning = isRunning;
    const bool isMarkNew = mark != known.mark;
    known.mark = mark;
    if (isMarkNew)
        dress(at);
    //: A tab: which answer it is, and who answers
    const QString name = tr("%1: %2").arg(at + 1).arg(who);
    QString words = name;
    words.replace(u'&', QLatin1StringView("&&")); // no shortcut, whatever the model is called
    setTabText(at, words);
    QString spoken = name;
    if (mark == ConversationMark::Running)
        spoken = tr("%1, still answering").arg(name);
    else if (mark == ConversationMark::Failed)
        spoken = tr("%1, failed").arg(name);
    else if (mark == ConversationMark::FinishedUnseen)
        spoken = tr("%1, finished and not seen yet").arg(name);
    setAccessibleTabName(at, spoken);
}

/// A tab without a mark keeps the room for one, so that none moves when it comes.
void AnswerTabs::dress(int at)
{
    const render::Colors &colors = m_theme.colors();
    switch (mark(at)) {
    case core::ConversationMark::Failed:
        setTabIcon(at, plainIcon(QStringLiteral("error"), colors.danger));
        return;
    case core::ConversationMark::Running:
        setTabIcon(at, dotIcon(colors.fruit, kTabDot, devicePixelRatioF()));
        return;
    case core::ConversationMark::FinishedUnseen:
        setTabIcon(at, dotIcon(colors.leaf, kTabDot, devicePixelRatioF()));
        return;
    case core::ConversationMark::None:
        setTabIcon(at, dotIcon({}, kTabDot, devicePixelRatioF()));
        return;
    }
}

} // namespace ui

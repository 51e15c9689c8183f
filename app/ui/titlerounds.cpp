// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/titlerounds.h"

#include "chat/titlewriter.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversationpane.h"
#include "ui/noticebar.h"
#include "ui/question.h"
#include "ui/settings/modelpickermodel.h"

#include <QEvent>
#include <QMainWindow>
#include <QPushButton>
#include <algorithm>
#include <numeric>

namespace ui {
namespace {

constexpr qsizetype kMostRecipients = 4; ///< named one by one

} // namespace

TitleRounds::TitleRounds(const Services &services, ConversationPane &pane, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
    , m_round(services.workspace.titles().round())
    , m_bar(new NoticeBar(services.theme, NoticeBar::Kind::Passing, pane.view().parentWidget()))
{
    m_bar->setObjectName(QStringLiteral("titlesBar"));
    m_bar->parentWidget()->installEventFilter(this);
    connect(m_bar, &NoticeBar::activated, &m_round, &chat::TitleRound::stop);
    connect(&m_round, &chat::TitleRound::advanced, this, &TitleRounds::tellProgress);
    connect(&m_round, &chat::TitleRound::ended, this, &TitleRounds::tellEnd);
}

bool TitleRounds::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_bar->place();
    return QObject::eventFilter(watched, event);
}

/// Those that most go to stand first.
QList<TitleRounds::Asked> TitleRounds::requestsFor(const QList<QUuid> &conversations) const
{
    QList<Asked> asked;
    for (const QUuid &id : conversations) {
        const core::ConversationInfo *info = m_services.workspace.list().find(id);
        if (!info || info->isTitleByHand)
            continue;
        const core::ModelChoiceRef model = m_services.workspace.titles().modelFor(*info);
        if (model.model.isEmpty())
            continue;
        const auto known = std::find_if(asked.begin(), asked.end(),
                                        [&model](const Asked &one) { return one.model == model; });
        if (known != asked.end())
            ++known->count;
        else
            asked.append({model, 1});
    }
    std::stable_sort(asked.begin(), asked.end(),
                     [](const Asked &a, const Asked &b) { return a.count > b.count; });
    return asked;
}

QString TitleRounds::nameOf(const core::ModelChoiceRef &model) const
{
    const auto profile = m_services.connections.profile(model.profileId);
    if (!profile)
        return model.model;
    //: %1 is a model, %2 the connection it is reached by
    return tr("%1 by “%2”").arg(model.model, connectionTitle(*profile));
}

QString TitleRounds::recipients(const QList<Asked> &asked) const
{
    if (asked.size() == 1)
        return tr("Each chat is one request to %1.").arg(nameOf(asked.at(0).model));
    QStringList lines{tr("Each chat is one request:")};
    for (const Asked &one : asked.first(std::min(kMostRecipients, asked.size())))
        //: %1 is a model and its connection
        lines.append(tr("%n to %1", nullptr, one.count).arg(nameOf(one.model)));
    const int rest =
        std::accumulate(asked.begin() + std::min(kMostRecipients, asked.size()), asked.end(), 0,
                        [](int sum, const Asked &one) { return sum + one.count; });
    if (rest > 0)
        lines.append(tr("%n to other models", nullptr, rest));
    return lines.join(QLatin1Char('\n'));
}

void TitleRounds::begin(const QList<QUuid> &conversations)
{
    const QList<Asked> asked = requestsFor(conversations);
    const int count = std::accumulate(asked.cbegin(), asked.cend(), 0,
                                      [](int sum, const Asked &one) { return sum + one.count; });
    if (count > kMostUnasked)
        ask(conversations, asked, count);
    else
        m_round.begin(conversations);
}

void TitleRounds::ask(const QList<QUuid> &conversations, const QList<Asked> &asked, int count)
{
    auto *question = new Question(
        tr("Generate titles"), tr("Send %n requests?", nullptr, count),
        recipients(asked) + QStringLiteral("\n\n")
            + tr("You can stop at any time, and undo what was made. Chats that you named "
                 "yourself keep their names."),
        &m_window);
    question->setObjectName(QStringLiteral("titlesQuestion"));
    QPushButton *yes =
        question->addButton(tr("Send %n requests", nullptr, count), Question::AcceptRole);
    yes->setObjectName(QStringLiteral("writeTitles"));
    question->setDefaultButton(question->addButton(Question::Cancel));
    connect(yes, &QPushButton::clicked, this,
            [this, conversations] { m_round.begin(conversations); });
    question->open();
}

void TitleRounds::tellProgress()
{
    m_bar->hold(tr("Making titles · %1 of %2").arg(m_round.done()).arg(m_round.total()),
                tr("Stop"));
}

void TitleRounds::tellEnd(const chat::TitleRound::Outcome &outcome)
{
    m_bar->dismiss();
    if (outcome.written == 0) {
        QString words = tr("These chats keep the names you gave them.");
        if (outcome.left > 0)
            words = tr("Stopped. No title was written.");
        else if (outcome.failed > 0)
            words = tr("No titles came. Open one of the chats: the title request in its menu says "
                       "why.");
        else if (outcome.unfounded > 0)
            words = tr("A title needs a question and an answer that can be read, and these chats "
                       "have none.");
        m_pane.sayPassing(words);
        return;
    }
    const int others = outcome.named + outcome.failed + outcome.unfounded;
    const QString words =
        outcome.left > 0 ? tr("Stopped. %n titles written", nullptr, outcome.written)
        : others == 0    ? tr("%n titles written", nullptr, outcome.written)
                      : tr("%n titles written; the others keep theirs.", nullptr, outcome.written);
    m_pane.sayPassing(words, ConversationPane::Offer::Undo);
}

} // namespace ui

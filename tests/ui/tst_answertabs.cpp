// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "ui/compare/answertabs.h"

#include <QTest>

using core::ConversationMark;
using core::MessageState;
using ui::AnswerTabs;

namespace {

core::Message replyIn(MessageState state)
{
    core::Message reply;
    reply.id = core::newId();
    reply.role = core::Role::Assistant;
    reply.state = state;
    return reply;
}

} // namespace

/// The marks of the tabs of compared answers.
class TestAnswerTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEndsUnseenIsMarkedUntilItIsSeen();
    void whatHasFailedStaysMarked();
    void whatHadEndedBeforeIsNoNews();
    void marksGoWithTheirAnswers();
    void namesOfModelsAreNoShortcuts();
    void theModelIsCutLast();
};

void TestAnswerTabs::whatEndsUnseenIsMarkedUntilItIsSeen()
{
    const ui::Theme theme;
    AnswerTabs tabs(theme, nullptr);
    core::Message reply = replyIn(MessageState::Streaming);
    tabs.setReplies({reply.id});
    QCOMPARE(tabs.count(), 1);
    QCOMPARE(tabs.mark(0), ConversationMark::None);
    tabs.tell(0, reply, QStringLiteral("fox"), false);
    QCOMPARE(tabs.mark(0), ConversationMark::Running);
    QCOMPARE(tabs.tabText(0), QStringLiteral("1: fox"));
    QCOMPARE(tabs.accessibleTabName(0), QStringLiteral("1: fox, still answering"));
    reply.state = MessageState::Complete;
    tabs.tell(0, reply, QStringLiteral("fox"), false);
    tabs.tell(0, reply, QStringLiteral("fox"), false);
    QCOMPARE(tabs.mark(0), ConversationMark::FinishedUnseen);
    QCOMPARE(tabs.accessibleTabName(0), QStringLiteral("1: fox, finished and not seen yet"));
    tabs.tell(0, reply, QStringLiteral("fox"), true);
    QCOMPARE(tabs.mark(0), ConversationMark::None);
    QCOMPARE(tabs.accessibleTabName(0), QStringLiteral("1: fox"));
    tabs.tell(0, reply, QStringLiteral("fox"), false); // it was seen
    QCOMPARE(tabs.mark(0), ConversationMark::None);
}

void TestAnswerTabs::whatHasFailedStaysMarked()
{
    const ui::Theme theme;
    AnswerTabs tabs(theme, nullptr);
    const core::Message reply = replyIn(MessageState::Failed);
    tabs.setReplies({reply.id});
    for (const bool isSeen : {false, true, false}) {
        tabs.tell(0, reply, QStringLiteral("fox"), isSeen);
        QCOMPARE(tabs.mark(0), ConversationMark::Failed);
    }
    QCOMPARE(tabs.accessibleTabName(0), QStringLiteral("1: fox, failed"));
    QVERIFY(!tabs.tabIcon(0).isNull());
}

void TestAnswerTabs::whatHadEndedBeforeIsNoNews()
{
    const ui::Theme theme;
    AnswerTabs tabs(theme, nullptr);
    const core::Message reply = replyIn(MessageState::Complete);
    tabs.setReplies({reply.id});
    tabs.tell(0, reply, QStringLiteral("fox"), false);
    QCOMPARE(tabs.mark(0), ConversationMark::None);
}

void TestAnswerTabs::marksGoWithTheirAnswers()
{
    const ui::Theme theme;
    AnswerTabs tabs(theme, nullptr);
    const core::Message first = replyIn(MessageState::Complete);
    const core::Message second = replyIn(MessageState::Streaming);
    tabs.setReplies({first.id, second.id});
    tabs.tell(0, first, QStringLiteral("a"), true);
    tabs.tell(1, second, QStringLiteral("b"), false);
    tabs.setReplies({second.id}); // the other one was deleted
    QCOMPARE(tabs.count(), 1);
    QCOMPARE(tabs.mark(0), ConversationMark::Running);
    tabs.tell(0, first, QStringLiteral("a"), true); // no longer here
    QCOMPARE(tabs.mark(0), ConversationMark::Running);
}

void TestAnswerTabs::namesOfModelsAreNoShortcuts()
{
    const ui::Theme theme;
    AnswerTabs tabs(theme, nullptr);
    const core::Message reply = replyIn(MessageState::Complete);
    tabs.setReplies({reply.id});
    tabs.tell(0, reply, QStringLiteral("this & that"), true);
    QCOMPARE(tabs.tabText(0), QStringLiteral("1: this && that"));
    QCOMPARE(tabs.accessibleTabName(0), QStringLiteral("1: this & that"));
}

/// It stands first; what is cut is the connection behind it.
void TestAnswerTabs::theModelIsCutLast()
{
    const ui::Theme theme;
    const AnswerTabs tabs(theme, nullptr);
    QCOMPARE(tabs.elideMode(), Qt::ElideRight);
}

QTEST_MAIN(TestAnswerTabs)
#include "tst_answertabs.moc"

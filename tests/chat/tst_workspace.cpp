// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/workspace.h"
#include "core/budgetcache.h"
#include "support/manualclock.h"
#include "support/sessionrig.h"

#include <QSignalSpy>
#include <QTest>

using chat::ChatSession;
using chat::Outgoing;
using chat::Workspace;
using core::ConversationMark;
using support::chunk;
using support::done;
using support::FakeAnswer;
using support::finish;
using support::SessionRig;

namespace {

Outgoing words(const QString &text)
{
    Outgoing outgoing;
    outgoing.text = text;
    return outgoing;
}

struct Rig : SessionRig {
    support::ManualClock hands;
    std::unique_ptr<Workspace> workspace = make();

    Rig() { gateway.answer(saying()); }

    [[nodiscard]] static FakeAnswer saying()
    {
        return FakeAnswer::sse(
            {chunk(QStringLiteral("ok")), finish(QStringLiteral("stop")), done()});
    }
    [[nodiscard]] std::unique_ptr<Workspace> make()
    {
        return std::make_unique<Workspace>(
            ChatSession::Services{preferences, connections, store, wire, hands});
    }
    /// A new conversation with one answered question.
    QUuid converse(const QString &text)
    {
        hands.advanceMs(1000);
        workspace->startNew();
        ChatSession *session = workspace->current();
        QSignalSpy finished(session, &ChatSession::finished);
        session->send(words(text));
        [&] { QTRY_COMPARE(finished.count(), 1); }();
        return session->conversation().info().id;
    }
    [[nodiscard]] QUuid currentId() const
    {
        return workspace->current() ? workspace->current()->conversation().info().id : QUuid();
    }
    void open(const QUuid &id)
    {
        workspace->open(id);
        [&] { QTRY_COMPARE(currentId(), id); }();
    }
};

/// Two chats with names that were given: the first one is closed, the other one open.
std::pair<QUuid, QUuid> twoRenamed(Rig &rig)
{
    rig.workspace->start({});
    const QUuid a = rig.converse(QStringLiteral("a"));
    const QUuid b = rig.converse(QStringLiteral("b"));
    rig.workspace->rename(a, QStringLiteral("Closed"));
    rig.workspace->rename(b, QStringLiteral("Open"));
    return {a, b};
}

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnusedNewConversationIsReusedAndNeverStored()
    {
        Rig rig;
        rig.workspace->start({});
        ChatSession *first = rig.workspace->current();
        QVERIFY(first);
        rig.workspace->startNew();
        QCOMPARE(rig.workspace->current(), first);
        QCOMPARE(rig.workspace->list().count(), 0);
        const QUuid used = rig.converse(QStringLiteral("Hi"));
        QCOMPARE(rig.workspace->list().count(), 1);
        rig.workspace->startNew();
        QVERIFY(rig.currentId() != used);
        const auto stored = rig.store.conversations().result();
        QCOMPARE(stored.value().size(), 1);
    }

    void restartReturnsToTheSameConversation()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid id = rig.converse(QStringLiteral("First question of all"));
        const core::ScrollPlace place{rig.workspace->current()->conversation().at(0).id, 7};
        rig.workspace->current()->setScrollPlace(place);
        QCOMPARE(rig.preferences.settings().lastConversationId, id);
        rig.workspace.reset();
        const int requests = rig.gateway.requestCount();

        rig.workspace = rig.make();
        rig.workspace->start(rig.preferences.settings().lastConversationId);
        QTRY_VERIFY(rig.workspace->current());
        const core::Conversation &conversation = rig.workspace->current()->conversation();
        QCOMPARE(conversation.info().id, id);
        QCOMPARE(conversation.info().title, QStringLiteral("First question of all"));
        QCOMPARE(conversation.info().scroll, place);
        QCOMPARE(conversation.rowCount(), 2);
        QCOMPARE(core::plainText(conversation.at(1)), QStringLiteral("ok"));
        QCOMPARE(conversation.at(1).state, core::MessageState::Complete);
        QTRY_COMPARE(rig.workspace->list().count(), 1);
        QCOMPARE(rig.gateway.requestCount(), requests);
    }

    void aConversationThatIsGoneGivesANewOne()
    {
        Rig rig;
        const QSignalSpy failed(rig.workspace.get(), &Workspace::openFailed);
        rig.workspace->start(core::newId());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(rig.workspace->current());
        QVERIFY(!rig.workspace->current()->isStored());
    }

    void streamingGoesOnBehindAnotherConversation()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid other = rig.converse(QStringLiteral("other"));
        rig.gateway.answer(
            "/v1/chat/completions",
            FakeAnswer::sse({chunk(QStringLiteral("a"))})
                .hold()
                .then({chunk(QStringLiteral("b")), finish(QStringLiteral("stop")), done()}));
        rig.workspace->startNew();
        ChatSession *session = rig.workspace->current();
        const QUuid id = rig.currentId();
        session->send(words(QStringLiteral("slow")));
        QTRY_VERIFY(!session->progress().reply.isNull()
                    && session->progress().phase == chat::ReplyPhase::Answering);
        QCOMPARE(rig.workspace->list().mark(id), ConversationMark::Running);
        rig.open(other);
        QCOMPARE(rig.workspace->runningCount(), 1);
        const int row = rig.workspace->list().rowOf(id);
        rig.gateway.release();
        QTRY_COMPARE(rig.workspace->list().mark(id), ConversationMark::FinishedUnseen);
        QCOMPARE(rig.workspace->runningCount(), 0);
        QCOMPARE(rig.workspace->list().rowOf(id), row);
        rig.open(id);
        QCOMPARE(rig.workspace->list().mark(id), ConversationMark::None);
        QCOMPARE(core::plainText(rig.workspace->current()->conversation().at(1)),
                 QStringLiteral("ab"));
    }

    void aFailureBehindAnotherConversationIsMarked()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid other = rig.converse(QStringLiteral("other"));
        rig.gateway.answer("/v1/chat/completions",
                           FakeAnswer::sse({}).hold().then(
                               {support::frame({{QStringLiteral("error"), QStringLiteral("x")}})}));
        rig.workspace->startNew();
        const QUuid id = rig.currentId();
        rig.workspace->current()->send(words(QStringLiteral("fails")));
        QTRY_COMPARE(rig.workspace->list().mark(id), ConversationMark::Running);
        rig.open(other);
        rig.gateway.release();
        QTRY_COMPARE(rig.workspace->list().mark(id), ConversationMark::Failed);
    }

    void onlySendingReorders()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid a = rig.converse(QStringLiteral("a"));
        const QUuid b = rig.converse(QStringLiteral("b"));
        QCOMPARE(rig.workspace->list().at(0).id, b);
        rig.open(a);
        QCOMPARE(rig.workspace->list().at(0).id, b);
        rig.workspace->rename(a, QStringLiteral(" new  name "));
        QCOMPARE(rig.workspace->list().at(1).title, QStringLiteral("new name"));
        QVERIFY(rig.workspace->list().at(1).isTitleByHand);
        rig.hands.advanceMs(1000);
        rig.workspace->current()->send(words(QStringLiteral("more")));
        QTRY_COMPARE(rig.workspace->list().at(0).id, a);
    }

    void renamingReachesTheDiskWhetherOpenOrNot()
    {
        Rig rig;
        const auto [a, b] = twoRenamed(rig);
        QVERIFY(!rig.workspace->session(a));
        const auto title = [&rig](const QUuid &id) {
            return rig.store.skeleton(id).result().value().info.title;
        };
        QTRY_COMPARE(title(a), QStringLiteral("Closed"));
        QTRY_COMPARE(title(b), QStringLiteral("Open"));
    }

    void aNameIsTakenBackByUndoWhetherOpenOrNot()
    {
        Rig rig;
        const auto [a, b] = twoRenamed(rig);
        QVERIFY(!rig.workspace->session(a));
        rig.workspace->rename(b, QStringLiteral("Open again"));
        const auto seen = [&rig](const QUuid &id) {
            const core::ConversationInfo info = *rig.workspace->list().find(id);
            return info.title + QLatin1String(info.isTitleByHand ? " by hand" : "");
        };
        QUndoStack &stack = rig.workspace->undoStack();
        stack.undo();
        QCOMPARE(seen(b), QStringLiteral("Open by hand"));
        stack.undo();
        QCOMPARE(seen(b), QStringLiteral("b"));
        stack.undo();
        QCOMPARE(seen(a), QStringLiteral("a"));
        const auto title = [&rig](const QUuid &id) {
            return rig.store.skeleton(id).result().value().info.title;
        };
        QTRY_COMPARE(title(a), QStringLiteral("a"));
        QTRY_COMPARE(title(b), QStringLiteral("b"));
        stack.redo();
        QCOMPARE(seen(a), QStringLiteral("Closed by hand"));
    }

    void deletingIsTakenBackByUndo()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid a = rig.converse(QStringLiteral("a"));
        const QUuid b = rig.converse(QStringLiteral("b"));
        const QSignalSpy deleted(rig.workspace.get(), &Workspace::deleted);
        rig.workspace->remove(b);
        QCOMPARE(deleted.at(0).at(0).toString(), QStringLiteral("b"));
        QCOMPARE(rig.workspace->list().rowOf(b), -1);
        QTRY_COMPARE(rig.currentId(), a);
        QTRY_COMPARE(rig.store.conversations().result().value().size(), 1);
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.currentId(), b);
        QCOMPARE(rig.workspace->list().count(), 2);
        QCOMPARE(rig.workspace->current()->conversation().rowCount(), 2);
        QTRY_COMPARE(rig.store.conversations().result().value().size(), 2);
        rig.workspace->undoStack().redo();
        QCOMPARE(rig.workspace->list().rowOf(b), -1);
    }

    void deletingTheLastOneShowsANewOne()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid a = rig.converse(QStringLiteral("a"));
        rig.workspace->remove(a);
        QVERIFY(rig.currentId() != a);
        QVERIFY(!rig.workspace->current()->isStored());
        QCOMPARE(rig.preferences.settings().lastConversationId, QUuid());
    }

    void deletingARunningOneStopsIt()
    {
        Rig rig;
        rig.workspace->start({});
        rig.gateway.answer("/v1/chat/completions",
                           FakeAnswer::sse({chunk(QStringLiteral("half"))}).hold());
        rig.workspace->startNew();
        const QUuid id = rig.currentId();
        rig.workspace->current()->send(words(QStringLiteral("slow")));
        QTRY_COMPARE(rig.workspace->current()->progress().phase, chat::ReplyPhase::Answering);
        rig.workspace->remove(id);
        QCOMPARE(rig.workspace->runningCount(), 0);
        QTRY_COMPARE(rig.gateway.abandonedCount(), 1);
        rig.workspace->undoStack().undo();
        QTRY_COMPARE(rig.currentId(), id);
        const core::Message &reply = rig.workspace->current()->conversation().at(1);
        QCOMPARE(reply.state, core::MessageState::Stopped);
        QCOMPARE(core::plainText(reply), QStringLiteral("half"));
    }

    void goesBackAndForthBetweenTheLastUsed()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid a = rig.converse(QStringLiteral("a"));
        const QUuid b = rig.converse(QStringLiteral("b"));
        rig.open(a);
        rig.workspace->openLastUsed();
        QTRY_COMPARE(rig.currentId(), b);
        rig.workspace->openLastUsed();
        QTRY_COMPARE(rig.currentId(), a);
    }

    void whatIsUsedLastStandsFirstWhateverTheClockSays()
    {
        Rig rig;
        rig.workspace->start({});
        const auto titles = [&rig] {
            QString all;
            for (int row = 0; row < rig.workspace->list().count(); ++row)
                all += rig.workspace->list().at(row).title;
            return all;
        };
        const auto orders = {core::ConversationOrder::LastUse, core::ConversationOrder::Created};
        rig.converse(QStringLiteral("a"));
        rig.hands.setNow(rig.hands.now().addDays(-1));
        const QUuid b = rig.converse(QStringLiteral("b"));
        rig.hands.setNow(rig.hands.now().addDays(2));
        rig.converse(QStringLiteral("c"));
        rig.hands.setNow(rig.hands.now().addDays(-2));
        rig.converse(QStringLiteral("d"));
        for (const core::ConversationOrder order : orders) {
            rig.workspace->list().setOrder(order);
            QCOMPARE(titles(), QStringLiteral("dcba"));
        }
        rig.workspace->list().setOrder(core::ConversationOrder::LastUse);
        rig.open(b);
        QSignalSpy finished(rig.workspace->current(), &ChatSession::finished);
        rig.workspace->current()->send(words(QStringLiteral("again")));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(titles(), QStringLiteral("bdca"));
        rig.workspace = rig.make();
        rig.workspace->start({});
        QTRY_COMPARE(titles(), QStringLiteral("bdca"));
    }

    void whatLiesInTheBinIsNotOpenedButSaid()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid a = rig.converse(QStringLiteral("a"));
        const QUuid b = rig.converse(QStringLiteral("b"));
        rig.workspace->remove(a);
        const QSignalSpy found(rig.workspace.get(), &Workspace::foundInBin);
        rig.workspace->open(a);
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found.at(0).at(0).toUuid(), a);
        QCOMPARE(rig.currentId(), b);
        // Only the database knows it after a restart.
        rig.workspace = rig.make();
        const QSignalSpy foundLater(rig.workspace.get(), &Workspace::foundInBin);
        rig.workspace->start(a);
        QTRY_COMPARE(foundLater.count(), 1);
        QVERIFY(rig.workspace->current() && rig.currentId() != a);
    }

    void theNewestWishToOpenWins()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid a = rig.converse(QStringLiteral("a"));
        const QUuid b = rig.converse(QStringLiteral("b"));
        rig.workspace->startNew();
        const QSignalSpy shown(rig.workspace.get(), &Workspace::currentChanged);
        rig.workspace->open(a);
        rig.workspace->open(b);
        QTRY_COMPARE(rig.currentId(), b);
        QCOMPARE(shown.count(), 1);
    }

    void whatIsClosedGivesBackItsShareOfTheBudget()
    {
        Rig rig;
        rig.workspace->start({});
        (void)rig.converse(QStringLiteral("a"));
        const core::ByteBudget &budget = rig.workspace->budget();
        core::BudgetCache<QString, int> kept(&rig.workspace->budget(),
                                             [](const int &) { return false; });
        kept.insert(QStringLiteral("picture"), 1, 1'000);
        QCOMPARE(budget.used(), 1'000);
        rig.workspace->startNew();
        QTRY_COMPARE(budget.used(), 0);
    }

    void onlyWhatIsShownOrAtWorkStaysOpen()
    {
        Rig rig;
        rig.workspace->start({});
        const QUuid a = rig.converse(QStringLiteral("a"));
        QVERIFY(rig.workspace->session(a));
        rig.workspace->startNew();
        QVERIFY(!rig.workspace->session(a));
        rig.open(a);
        QCOMPARE(rig.workspace->current()->conversation().rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"

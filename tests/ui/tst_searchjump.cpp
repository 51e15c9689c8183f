// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/temporarychat.h"
#include "support/foundrig.h"
#include "ui/composer/composer.h"
#include "ui/conversation/finder.h"

#include <QImage>

using core::Role;
using support::FoundRig;
using support::makeMessage;
using ui::Act;

namespace {

core::Message withParts(Role role, const QList<core::ContentPart> &parts)
{
    core::Message message = makeMessage(1, role, {});
    message.parts = parts;
    return message;
}

QString linesWith(const QString &needle, int at, int count)
{
    QStringList lines;
    for (int i = 0; i < count; ++i)
        lines.append(i == at ? QStringLiteral("call(%1);").arg(needle)
                             : QStringLiteral("line(%1);").arg(i));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// From what was found to where it stands: opened, brought into view and marked.
class TestSearchJump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void farUpInALongConversation();
    void onAnotherBranch();
    void whereItIsFolded_data();
    void whereItIsFolded();
    void theOtherScriptIsMarkedWhereItStands();
    void ofTwoTheOneThatWasFound();
    void aTitleOpensItsChat();
    void whatLiesInTheBinMeanwhileIsNotOpened();
    void fromATemporaryChatItIsReachedAfterAWord();
    void aNameOfAPictureLeadsToItsMessage();
    void whatANameWasFoundInIsMarked_data();
    void whatANameWasFoundInIsMarked();
    void keysWalkThroughWhatWasFound();
    void f3StepsThroughWhatWasFound();
    void aNarrowWindowShowsTheConversation();
    void findingAWordTakesTheMarksAway();
    void aRunningReplyKeepsItsBranch();

private:
    /// What was found is marked in the part of the conversation that can be seen.
    [[nodiscard]] static bool isMarked(const FoundRig &rig)
    {
        const QImage image = rig.window->pane().view().viewport()->grab().toImage();
        const QColor wanted = rig.theme.colors().findNow;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == wanted)
                    return true;
            }
        }
        return false;
    }
    [[nodiscard]] static bool isShown(const FoundRig &rig, const QUuid &conversation)
    {
        const chat::ChatSession *session = rig.window->pane().session();
        return session && session->conversation().info().id == conversation;
    }
    [[nodiscard]] static const ui::Finder &finder(const FoundRig &rig)
    {
        return rig.window->pane().view().finder();
    }
    /// Shows the second of two answers to one question, and has the id of the first, which has a
    /// needle; none when that fails.
    [[nodiscard]] static QUuid showBranches(FoundRig &rig)
    {
        const core::Message question = makeMessage(1, Role::User, QStringLiteral("Why?"));
        const core::Message first =
            makeMessage(2, Role::Assistant, QStringLiteral("The needle is here."), question.id);
        const core::Message second =
            makeMessage(3, Role::Assistant, QStringLiteral("Nothing."), question.id);
        const QUuid id = rig.put(QStringLiteral("Branches"), {question, first, second});
        rig.workspace.open(id);
        return QTest::qWaitFor([&] { return isShown(rig, id); }) ? first.id : QUuid();
    }
    /// Looks for the word and chooses the first thing that is found.
    static void choose(FoundRig &rig, const QString &word)
    {
        rig.openPanel();
        QVERIFY(rig.look(word));
        QTest::keyClick(&rig.field(), Qt::Key_Return);
    }
    /// The needle in it is led to and marked.
    static void findIn(const core::Message &message)
    {
        FoundRig rig;
        QVERIFY(rig.isReady());
        const QUuid id =
            rig.put(QStringLiteral("Chat"),
                    {makeMessage(1, Role::User, QStringLiteral("Please.")), message,
                     makeMessage(3, Role::User, QStringLiteral("word\n\n").repeated(60))});
        choose(rig, QStringLiteral("needle"));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(rig, id), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(isMarked(rig), 20'000);
    }
};

void TestSearchJump::farUpInALongConversation()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    core::ConversationInfo info = support::makeInfo(QStringLiteral("Long"));
    info.profileId = rig.profile;
    const QList<QUuid> ids = support::storeChain(rig.store, info, 5000, [](int i) {
        return i == 41 ? QStringLiteral("here is the **needle** at last")
                       : QStringLiteral("some words of message %1").arg(i);
    });
    rig.workspace.list().insert(info);
    choose(rig, QStringLiteral("needle"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(rig, info.id), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(isMarked(rig), 20'000);
    QCOMPARE(rig.window->pane().session()->conversation().rowOf(ids.at(41)), 41);
}

void TestSearchJump::onAnotherBranch()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid first = showBranches(rig);
    QVERIFY(!first.isNull());
    const core::Conversation &conversation = rig.window->pane().session()->conversation();
    QCOMPARE(conversation.rowOf(first), -1);
    choose(rig, QStringLiteral("needle"));
    QTRY_VERIFY(isMarked(rig));
    QCOMPARE(conversation.rowOf(first), 1);
    QCOMPARE(conversation.messageCount(), 3);
}

void TestSearchJump::whereItIsFolded_data()
{
    QTest::addColumn<core::Message>("message");
    const QString code = linesWith(QStringLiteral("needle"), 150, 200);
    core::ToolCallPart call;
    call.name = QStringLiteral("read_file");
    call.arguments = QStringLiteral("{\"path\":\"notes/needle.txt\"}");
    call.isValid = true;
    QTest::newRow("reasoning") << withParts(
        Role::Assistant, {core::ReasoningPart{QStringLiteral("I think of a needle."), 4000},
                          core::TextPart{QStringLiteral("Yes.")}});
    QTest::newRow("code") << withParts(
        Role::Assistant, {core::TextPart{QStringLiteral("See:\n\n```cpp\n%1\n```\n").arg(code)}});
    QTest::newRow("tool arguments")
        << withParts(Role::Assistant, {core::TextPart{QStringLiteral("I look.")}, call});
    QTest::newRow("tool result") << withParts(
        Role::Tool, {core::ToolResultPart{QStringLiteral("c"), QStringLiteral("88 needles")}});
    QTest::newRow("long question") << withParts(Role::User, {core::TextPart{code}});
    QTest::newRow("very long reply") << withParts(
        Role::Assistant, {core::TextPart{QStringLiteral("a paragraph of words\n\n").repeated(4000)
                                         + QStringLiteral("the needle")}});
    QTest::newRow("table") << withParts(
        Role::Assistant,
        {core::TextPart{QStringLiteral("| a | b |\n|---|---|\n| 1 | needle |\n")}});
}

void TestSearchJump::whereItIsFolded()
{
    QFETCH(const core::Message, message);
    findIn(message);
}

void TestSearchJump::theOtherScriptIsMarkedWhereItStands()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("Chat"),
                  {makeMessage(1, Role::User, QStringLiteral("?")),
                   makeMessage(2, Role::Assistant, QStringLiteral("**這是**繁體字。"))});
    choose(rig, QStringLiteral("体"));
    QTRY_VERIFY(isMarked(rig));
    const render::TextMarks marks = finder(rig).marksIn(1, 0);
    QCOMPARE(marks.starts.size(), std::size_t(1));
    QCOMPARE(marks.starts.front().offset, 3);
    QCOMPARE(marks.lengthOf(marks.starts.front()), 1);
}

void TestSearchJump::ofTwoTheOneThatWasFound()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(
        QStringLiteral("Chat"),
        {makeMessage(1, Role::User, QStringLiteral("?")),
         makeMessage(2, Role::Assistant, QStringLiteral("pineapples, `Apple` and apples"))});
    choose(rig, QStringLiteral("apple"));
    QTRY_VERIFY(isMarked(rig));
    const render::TextMarks marks = finder(rig).marksIn(1, 0);
    // What only ends in it was not found.
    QCOMPARE(marks.starts.size(), std::size_t(2));
    QVERIFY(marks.current);
    QCOMPARE(marks.current->offset, 12);
}

void TestSearchJump::aTitleOpensItsChat()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.put(QStringLiteral("Needlework"), QStringLiteral("Hello"));
    choose(rig, QStringLiteral("needle"));
    QTRY_VERIFY(isShown(rig, id));
    QVERIFY(!finder(rig).jump().isActive());
}

void TestSearchJump::whatLiesInTheBinMeanwhileIsNotOpened()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.put(QStringLiteral("Gone"), QStringLiteral("a needle"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("needle")));
    rig.workspace.remove(id);
    const ui::SearchPlace place{id, {}, {}};
    const QSignalSpy shown(&rig.workspace, &chat::Workspace::currentChanged);
    Q_EMIT rig.panel()->chosen(place, false);
    QVERIFY(!isShown(rig, id));
    // What it would have asked of the disk has been answered by then.
    (void)support::await(rig.store.skeleton(id));
    (void)support::await(rig.store.conversations());
    QCoreApplication::processEvents();
    QVERIFY(!isShown(rig, id));
    QCOMPARE(shown.count(), 0);
}

void TestSearchJump::fromATemporaryChatItIsReachedAfterAWord()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.put(QStringLiteral("Kept"), QStringLiteral("a needle"));
    rig.workspace.temporary().start();
    rig.window->pane().composer().insertText(QStringLiteral("not sent"));
    choose(rig, QStringLiteral("needle"));
    QVERIFY(rig.workspace.current()->isTemporary);
    rig.workspace.temporary().discard();
    QTRY_VERIFY(isShown(rig, id));
    QTRY_VERIFY(isMarked(rig));
}

void TestSearchJump::aNameOfAPictureLeadsToItsMessage()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    core::ImagePart image;
    image.url = QStringLiteral("https://example.org/1.png");
    image.name = QStringLiteral("needle.png");
    QList<core::Message> messages{
        withParts(Role::User, {core::TextPart{QStringLiteral("Look.")}, image})};
    for (int i = 0; i < 40; ++i)
        messages.append(makeMessage(1, Role::Assistant, QStringLiteral("word\n\n").repeated(5)));
    const QUuid id = rig.put(QStringLiteral("Chat"), messages);
    choose(rig, QStringLiteral("needle"));
    QTRY_VERIFY(isShown(rig, id));
    const ui::ConversationView &view = rig.window->pane().view();
    QTRY_VERIFY(view.visualRect(view.model()->index(0, 0)).intersects(view.viewport()->rect()));
}

void TestSearchJump::whatANameWasFoundInIsMarked_data()
{
    QTest::addColumn<core::Message>("message");
    core::ImagePart image;
    image.url = QStringLiteral("https://example.org/1.png");
    image.name = QStringLiteral("needle.png");
    core::ToolCallPart call;
    call.name = QStringLiteral("needle_finder");
    call.arguments = QStringLiteral("{}");
    call.isValid = true;
    QTest::newRow("picture") << withParts(Role::User,
                                          {core::TextPart{QStringLiteral("Look.")}, image});
    QTest::newRow("tool") << withParts(Role::Assistant,
                                       {core::TextPart{QStringLiteral("I look.")}, call});
    QTest::newRow("tool far below") << withParts(
        Role::Assistant, {core::TextPart{QStringLiteral("word\n\n").repeated(80)}, call});
}

void TestSearchJump::whatANameWasFoundInIsMarked()
{
    QFETCH(const core::Message, message);
    findIn(message);
}

void TestSearchJump::keysWalkThroughWhatWasFound()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid two = rig.put(QStringLiteral("Two"), QStringLiteral("the needle of two"));
    const QUuid one = rig.put(QStringLiteral("One"), QStringLiteral("the needle of one"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("needle")));
    QTest::keyClick(&rig.field(), Qt::Key_Down);
    QTest::keyClick(&rig.list(), Qt::Key_Down);
    QTest::keyClick(&rig.list(), Qt::Key_Return);
    QTRY_VERIFY(isShown(rig, one) && isMarked(rig));
    QVERIFY(rig.list().hasFocus()); // to go on walking
    QTest::keyClick(&rig.list(), Qt::Key_Down);
    QTest::keyClick(&rig.list(), Qt::Key_Down);
    QTest::keyClick(&rig.list(), Qt::Key_Return);
    QTRY_VERIFY(isShown(rig, two) && isMarked(rig));
    QVERIFY(rig.list().hasFocus());
    QTest::keyClick(&rig.list(), Qt::Key_Return); // once more: there
    QVERIFY(rig.window->pane().view().hasFocus());
    QVERIFY(rig.panel()->isVisible());
}

void TestSearchJump::f3StepsThroughWhatWasFound()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid two = rig.put(QStringLiteral("Two"), QStringLiteral("the needle of two"));
    const QUuid one = rig.put(QStringLiteral("One"), QStringLiteral("the needle of one"));
    rig.openPanel();
    QVERIFY(rig.look(QStringLiteral("needle")));
    rig.trigger(Act::FindNext);
    QTRY_VERIFY(isShown(rig, one));
    rig.trigger(Act::FindNext);
    QTRY_VERIFY(isShown(rig, two));
    rig.trigger(Act::FindPrevious);
    QTRY_VERIFY(isShown(rig, one) && isMarked(rig));
}

void TestSearchJump::aNarrowWindowShowsTheConversation()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    rig.window->resize(600, 600);
    const QUuid id = rig.put(QStringLiteral("One"), QStringLiteral("the needle of one"));
    choose(rig, QStringLiteral("needle"));
    QTRY_VERIFY(isShown(rig, id) && isMarked(rig));
    QVERIFY(!rig.panel()->isVisible());
    QVERIFY(rig.window->pane().view().hasFocus());
}

void TestSearchJump::findingAWordTakesTheMarksAway()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    (void)rig.put(QStringLiteral("One"), QStringLiteral("the needle of one"));
    choose(rig, QStringLiteral("needle"));
    QTRY_VERIFY(isMarked(rig));
    rig.trigger(Act::Find);
    QTest::keyClicks(rig.focus(), QStringLiteral("one"));
    QTRY_VERIFY(!finder(rig).jump().isActive());
    QCOMPARE(finder(rig).search().word(), QStringLiteral("one"));
}

void TestSearchJump::aRunningReplyKeepsItsBranch()
{
    FoundRig rig;
    QVERIFY(rig.isReady());
    const QUuid first = showBranches(rig);
    QVERIFY(!first.isNull());
    chat::ChatSession *session = rig.window->pane().session();
    rig.gateway.answer(support::FakeAnswer::silence());
    session->setModel(rig.profile, QStringLiteral("m"));
    session->send({QStringLiteral("And?"), {}, {}});
    QTRY_VERIFY(session->isRunning());
    choose(rig, QStringLiteral("needle"));
    QCoreApplication::processEvents();
    QCOMPARE(session->conversation().rowOf(first), -1);
    QVERIFY(session->isRunning());
    session->stop();
    QTRY_VERIFY(!session->isRunning());
}

QTEST_MAIN(TestSearchJump)
#include "tst_searchjump.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionrig.h"
#include "ui/composer/attachmentlist.h"
#include "ui/composer/draft.h"
#include "ui/composer/draftsaver.h"
#include "ui/composer/messageinput.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

using chat::ChatSession;
using support::FakeAnswer;
using support::SessionRig;

namespace {

/// What somebody writes in one conversation, with what keeps it.
struct Desk {
    ui::Draft draft;
    ui::MessageInput input;
    ui::DraftSaver saver{draft, input};

    explicit Desk(ChatSession &session) { draft.attach(&session); }
    void show()
    {
        input.showDocument(&draft.document());
        saver.setShown(true);
    }
    void select(int from, int to)
    {
        QTextCursor cursor(&draft.document());
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        input.setTextCursor(cursor);
    }
    [[nodiscard]] QList<int> selection() const
    {
        return {input.textCursor().anchor(), input.textCursor().position()};
    }
};

/// A conversation with one question that is answered.
std::unique_ptr<ChatSession> answered(SessionRig &rig)
{
    rig.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("answer")),
                                        support::finish(QStringLiteral("stop")), support::done()}));
    auto session = rig.session();
    chat::Outgoing outgoing;
    outgoing.text = QStringLiteral("question");
    session->send(outgoing);
    const auto isDone = [&session] {
        return session->conversation().rowCount() == 2 && !session->isRunning();
    };
    if (!QTest::qWaitFor(isDone))
        qFatal("no answer");
    return session;
}

storage::Draft kept(SessionRig &rig, const ChatSession &session)
{
    auto read = rig.store.draft(session.conversation().info().id);
    read.waitForFinished();
    return read.result().value();
}

/// The conversation as the next start opens it.
std::unique_ptr<ChatSession> openedAgain(SessionRig &rig, const ChatSession &session)
{
    auto read = rig.store.skeleton(session.conversation().info().id);
    read.waitForFinished();
    auto conversation = std::make_unique<core::Conversation>(read.result().value().info);
    conversation->restore(read.result().value().messages, read.result().value().activeChildren);
    return std::make_unique<ChatSession>(
        ChatSession::Services{rig.preferences, rig.connections, rig.store, rig.wire, rig.clock},
        std::move(conversation), true);
}

QImage greenPicture()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    return image;
}

} // namespace

/// What somebody is changing in a message outlives the program as a draft does, beside the draft.
class KeptEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsThereAgainBesideTheDraft();
    void theCursorStandsWhereItStood();
    void theDraftsCursorIsThereWhenTheEditEnds();
    void bringsItsPicturesBack();
    void whatSaysTheSameIsNotKept();
    void whatWasSavedIsNotOpenedAgain();
    void wordsForAMessageThatIsGoneAreADraft();
    void sendingItLeavesTheDraft();
    void whoeverWasQuickerGoesOn();
    void whatIsTypedWhileItIsSavedStays();
    void whatWasSavedIsNoStepOfTheField();
};

void KeptEditTest::standsThereAgainBesideTheDraft()
{
    SessionRig rig;
    for (const int row : {0, 1}) { // a question, and an answer
        const auto session = answered(rig);
        const QUuid message = session->conversation().at(row).id;
        {
            Desk desk(*session);
            desk.draft.document().setPlainText(QStringLiteral("next"));
            desk.draft.beginEdit(message);
            desk.draft.document().setPlainText(QStringLiteral("other words"));
            QTRY_COMPARE(kept(rig, *session).editText, QStringLiteral("other words"));
            QCOMPARE(kept(rig, *session).text, QStringLiteral("next"));
        }
        for (const bool isFirst : {true, false}) { // and after the next start
            const auto again = openedAgain(rig, *session);
            Desk desk(*again);
            QTRY_COMPARE(desk.draft.text(), QStringLiteral("other words"));
            QCOMPARE(desk.draft.edited(), message);
            if (isFirst)
                continue;
            desk.draft.cancelEdit();
            QCOMPARE(desk.draft.text(), QStringLiteral("next"));
            QTRY_VERIFY(kept(rig, *session).edited.isNull());
            QCOMPARE(kept(rig, *session).text, QStringLiteral("next"));
        }
    }
}

/// In the edit, and in the draft beside it.
void KeptEditTest::theCursorStandsWhereItStood()
{
    SessionRig rig;
    const auto session = answered(rig);
    {
        Desk desk(*session);
        desk.show();
        desk.draft.document().setPlainText(QStringLiteral("next"));
        desk.select(1, 3);
        desk.draft.beginEdit(session->conversation().at(0).id);
        desk.draft.document().setPlainText(QStringLiteral("other words"));
        desk.select(7, 4);
        QTRY_COMPARE(kept(rig, *session).editCursor, 4);
        QCOMPARE(kept(rig, *session).editAnchor, 7);
        QCOMPARE(kept(rig, *session).anchor, 1);
        QCOMPARE(kept(rig, *session).cursor, 3);
    }
    for (const bool isShownAtOnce : {true, false}) {
        const auto again = openedAgain(rig, *session);
        Desk desk(*again);
        if (isShownAtOnce)
            desk.show();
        QTRY_COMPARE(desk.draft.text(), QStringLiteral("other words"));
        if (!isShownAtOnce)
            desk.show(); // another chat was shown before
        QCOMPARE(desk.selection(), QList<int>({7, 4}));
        desk.saver.flush();
        QTRY_COMPARE(kept(rig, *session).editCursor, 4);
        QCOMPARE(kept(rig, *session).editAnchor, 7);
    }
}

/// However it ends: given up, saved or sent, and when another edit follows at once.
void KeptEditTest::theDraftsCursorIsThereWhenTheEditEnds()
{
    SessionRig rig;
    const auto session = answered(rig);
    const QUuid question = session->conversation().at(0).id;
    const QUuid answer = session->conversation().at(1).id;
    Desk desk(*session);
    desk.show();
    desk.draft.document().setPlainText(QStringLiteral("what comes next"));
    desk.select(9, 5);
    const QList<int> place{9, 5};
    desk.draft.beginEdit(question);
    desk.select(2, 2);
    desk.draft.cancelEdit();
    QCOMPARE(desk.draft.text(), QStringLiteral("what comes next"));
    QCOMPARE(desk.selection(), place);
    desk.draft.beginEdit(question);
    desk.draft.beginEdit(answer);
    desk.draft.document().setPlainText(QStringLiteral("better"));
    desk.draft.saveOnly();
    desk.draft.finishEdit(answer);
    QVERIFY(!desk.draft.isEditing());
    QCOMPARE(desk.selection(), place);
    rig.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("another")),
                                        support::finish(QStringLiteral("stop")), support::done()}));
    desk.draft.beginEdit(question);
    desk.draft.document().setPlainText(QStringLiteral("other words"));
    desk.draft.submit({});
    QTRY_VERIFY(!desk.draft.isEditing());
    QCOMPARE(desk.selection(), place);
    desk.saver.flush();
    QTRY_COMPARE(kept(rig, *session).cursor, 5);
    QCOMPARE(kept(rig, *session).anchor, 9);
    QTRY_VERIFY(!session->isRunning());
}

void KeptEditTest::bringsItsPicturesBack()
{
    SessionRig rig;
    const auto session = answered(rig);
    chat::Outgoing written;
    {
        Desk desk(*session);
        desk.draft.beginEdit(session->conversation().at(0).id);
        desk.draft.attachments().addImage(greenPicture());
        QTRY_COMPARE(kept(rig, *session).editImages.size(), 1);
        written = desk.draft.asSent({});
    }
    const auto again = openedAgain(rig, *session);
    Desk desk(*again);
    QTRY_COMPARE(desk.draft.attachments().items().size(), 1);
    QTRY_VERIFY(!desk.draft.attachments().isPreparing());
    QCOMPARE(desk.draft.asSent({}).images, written.images);
    QCOMPARE(desk.draft.asSent({}).attachments, written.attachments);
    QCOMPARE(desk.draft.text(), QStringLiteral("question"));
}

void KeptEditTest::whatSaysTheSameIsNotKept()
{
    SessionRig rig;
    const auto session = answered(rig);
    Desk desk(*session);
    desk.draft.document().setPlainText(QStringLiteral("next"));
    desk.draft.beginEdit(session->conversation().at(0).id);
    desk.saver.flush();
    QTRY_COMPARE(kept(rig, *session).text, QStringLiteral("next"));
    QVERIFY(kept(rig, *session).edited.isNull());
    desk.draft.document().setPlainText(QStringLiteral("question, too"));
    desk.saver.flush();
    QTRY_VERIFY(!kept(rig, *session).edited.isNull());
    desk.draft.document().setPlainText(QStringLiteral("question\n"));
    desk.saver.flush();
    QTRY_VERIFY(kept(rig, *session).edited.isNull());
    QVERIFY(desk.draft.isEditing());
}

void KeptEditTest::whatWasSavedIsNotOpenedAgain()
{
    SessionRig rig;
    const auto session = answered(rig);
    chat::KeptMessage left;
    left.outgoing.text = QStringLiteral("next");
    left.edited = session->conversation().at(0).id;
    left.edit.text = QStringLiteral("question");
    session->keepMessage(left);
    const auto again = openedAgain(rig, *session);
    Desk desk(*again);
    QTRY_COMPARE(desk.draft.text(), QStringLiteral("next"));
    QTRY_VERIFY(!desk.draft.isEditing());
    QTRY_VERIFY(kept(rig, *session).edited.isNull());
    QCOMPARE(desk.draft.text(), QStringLiteral("next"));
}

void KeptEditTest::wordsForAMessageThatIsGoneAreADraft()
{
    SessionRig rig;
    const auto session = answered(rig);
    chat::KeptMessage left;
    left.outgoing.text = QStringLiteral("next");
    left.edited = QUuid::createUuid();
    left.edit.text = QStringLiteral("other words");
    session->keepMessage(left);
    const auto again = openedAgain(rig, *session);
    Desk desk(*again);
    QTRY_COMPARE(desk.draft.text(), QStringLiteral("other words\n\nnext"));
    QVERIFY(!desk.draft.isEditing());
}

void KeptEditTest::sendingItLeavesTheDraft()
{
    SessionRig rig;
    const auto session = answered(rig);
    rig.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("another")),
                                        support::finish(QStringLiteral("stop")), support::done()}));
    Desk desk(*session);
    desk.draft.document().setPlainText(QStringLiteral("next"));
    desk.draft.beginEdit(session->conversation().at(0).id);
    desk.draft.document().setPlainText(QStringLiteral("other words"));
    QTRY_VERIFY(!kept(rig, *session).edited.isNull());
    desk.draft.submit({});
    QTRY_COMPARE(core::plainText(session->conversation().at(0)), QStringLiteral("other words"));
    QTRY_VERIFY(!desk.draft.isEditing());
    QCOMPARE(desk.draft.text(), QStringLiteral("next"));
    // Its words stood there before, too, beside what was edited.
    QTRY_VERIFY(kept(rig, *session).edited.isNull());
    QTRY_COMPARE(kept(rig, *session).text, QStringLiteral("next"));
    QVERIFY(kept(rig, *session).edited.isNull());
    QTRY_VERIFY(!session->isRunning());
}

void KeptEditTest::whoeverWasQuickerGoesOn()
{
    SessionRig rig;
    const auto session = answered(rig);
    const QUuid answer = session->conversation().at(1).id;
    chat::KeptMessage left;
    left.outgoing.text = QStringLiteral("next");
    left.edited = session->conversation().at(0).id;
    left.edit.text = QStringLiteral("other words");
    session->keepMessage(left);
    Desk desk(*session);
    desk.draft.beginEdit(answer);
    desk.draft.document().setPlainText(QStringLiteral("better answer"));
    QTRY_COMPARE(desk.draft.unsent().outgoing.text, QStringLiteral("other words\n\nnext"));
    QCOMPARE(desk.draft.edited(), answer);
    QCOMPARE(desk.draft.text(), QStringLiteral("better answer"));
    desk.draft.cancelEdit();
    QCOMPARE(desk.draft.text(), QStringLiteral("other words\n\nnext"));
}

void KeptEditTest::whatIsTypedWhileItIsSavedStays()
{
    SessionRig rig;
    const auto session = answered(rig);
    const QUuid answer = session->conversation().at(1).id;
    Desk desk(*session);
    desk.draft.beginEdit(answer);
    desk.draft.document().setPlainText(QStringLiteral("better"));
    desk.draft.saveOnly();
    desk.draft.document().setPlainText(QStringLiteral("better still"));
    desk.draft.finishEdit(answer); // the disk has taken the first words
    QCOMPARE(desk.draft.edited(), answer);
    QCOMPARE(desk.draft.text(), QStringLiteral("better still"));
    QCOMPARE(desk.draft.unsent().edit.text, QStringLiteral("better still"));
    desk.draft.saveOnly();
    desk.draft.finishEdit(answer);
    QVERIFY(!desk.draft.isEditing());
}

/// Ctrl+Z in it would make a message of the answer; what was saved is taken back by the window.
void KeptEditTest::whatWasSavedIsNoStepOfTheField()
{
    SessionRig rig;
    const auto session = answered(rig);
    const QUuid question = session->conversation().at(0).id;
    const QUuid answer = session->conversation().at(1).id;
    Desk desk(*session);
    QTextDocument &document = desk.draft.document();
    desk.draft.beginEdit(answer);
    QTextCursor(&document).insertText(QStringLiteral("better "));
    QVERIFY(document.isUndoAvailable());
    desk.draft.saveOnly();
    desk.draft.finishEdit(answer);
    QVERIFY(!desk.draft.isEditing());
    QVERIFY(!document.isUndoAvailable());
    rig.gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("another")),
                                        support::finish(QStringLiteral("stop")), support::done()}));
    QTextCursor(&document).insertText(QStringLiteral("next"));
    desk.draft.beginEdit(question);
    QTextCursor(&document).insertText(QStringLiteral("other "));
    desk.draft.submit({});
    QTRY_VERIFY(!desk.draft.isEditing());
    QCOMPARE(desk.draft.text(), QStringLiteral("next"));
    QVERIFY(!document.isUndoAvailable());
    // What was not saved comes back.
    desk.draft.beginEdit(question);
    QTextCursor(&document).insertText(QStringLiteral("kept "));
    desk.draft.cancelEdit();
    document.undo();
    QVERIFY(desk.draft.text().startsWith(QStringLiteral("kept ")));
}

QTEST_MAIN(KeptEditTest)
#include "tst_keptedit.moc"

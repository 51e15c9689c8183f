// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionrig.h"
#include "ui/composer/attachmentlist.h"
#include "ui/composer/composer.h"
#include "ui/composer/draft.h"
#include "ui/composer/draftsaver.h"
#include "ui/composer/messageinput.h"
#include "ui/settings/noterow.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextCursor>

using chat::ChatSession;
using support::FakeAnswer;
using support::SessionRig;

namespace {

FakeAnswer held()
{
    return FakeAnswer::sse({support::chunk(QStringLiteral("begun"))})
        .hold()
        .then({support::finish(QStringLiteral("stop")), support::done()});
}

FakeAnswer whole()
{
    return FakeAnswer::sse({support::chunk(QStringLiteral("answer")),
                            support::finish(QStringLiteral("stop")), support::done()});
}

chat::Outgoing words(const QString &text)
{
    chat::Outgoing outgoing;
    outgoing.text = text;
    return outgoing;
}

void addPicture(chat::Outgoing &outgoing)
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    core::ImagePart part;
    part.hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    part.mime = QStringLiteral("image/png");
    part.width = part.height = 8;
    part.bytes = bytes.size();
    outgoing.images = {part};
    outgoing.attachments.insert(part.hash, bytes);
}

chat::Outgoing forTwo(const SessionRig &rig)
{
    chat::Outgoing outgoing = words(QStringLiteral("for both"));
    outgoing.by = {{rig.profile, QStringLiteral("one")}, {rig.profile, QStringLiteral("two")}};
    return outgoing;
}

/// Those who answer the last question.
QStringList modelsAsked(const ChatSession &session)
{
    const core::Conversation &conversation = session.conversation();
    QStringList models;
    const int rows = conversation.rowCount();
    const QList<QUuid> replies =
        rows < 4 ? QList<QUuid>() : conversation.siblings(conversation.at(rows - 1).id);
    for (const QUuid &reply : replies)
        models.append(conversation.find(reply)->model);
    return models;
}

storage::Draft onDisk(SessionRig &rig, const QUuid &conversation)
{
    auto read = rig.store.draft(conversation);
    read.waitForFinished();
    return read.result().value();
}

/// The conversation as the next start opens it.
std::unique_ptr<ChatSession> reopened(SessionRig &rig, const QUuid &id)
{
    auto read = rig.store.skeleton(id);
    read.waitForFinished();
    auto conversation = std::make_unique<core::Conversation>(read.result().value().info);
    conversation->restore(read.result().value().messages, read.result().value().activeChildren);
    return std::make_unique<ChatSession>(
        ChatSession::Services{rig.preferences, rig.connections, rig.store, rig.wire, rig.clock},
        std::move(conversation), true);
}

} // namespace

/// A message that waits behind a running reply outlives the program.
class KeptQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsInTheComposerAfterARestart();
    void isNotTakenBackByUndo();
    void isNeverSentByItself();
    void bringsItsPicturesBack();
    void standsBeforeWhatIsWrittenAlready();
    void isForgottenOnceSent();
    void isForgottenOnceTakenOutOfTheComposer();
    void takenBackItStaysUntilItIsGone();
    void isAskedOfThoseItWasMeantFor();
    void takenBackItIsStillForThem();
    void forOthersOnlyAsLongAsItsWordsAreThere();

private:
    /// Queues the message, ends the program, and gives the conversation's id.
    [[nodiscard]] static QUuid leaveQueued(SessionRig &rig, const chat::Outgoing &outgoing);
};

QUuid KeptQueueTest::leaveQueued(SessionRig &rig, const chat::Outgoing &outgoing)
{
    rig.gateway.answer(held());
    const auto session = rig.session();
    session->send(words(QStringLiteral("first")));
    session->send(outgoing);
    const auto has = [&session] { return session->conversation().rowCount() == 2; };
    [[maybe_unused]] const bool isSent = QTest::qWaitFor(has) && rig.gateway.waitForRequests(1);
    return session->conversation().info().id;
}

void KeptQueueTest::standsInTheComposerAfterARestart()
{
    SessionRig rig;
    const QUuid id = leaveQueued(rig, words(QStringLiteral("then this")));
    const auto session = reopened(rig, id);
    ui::Theme theme;
    ui::Composer composer(theme, rig.preferences);
    composer.setSession(session.get());
    QTRY_COMPARE(composer.text(), QStringLiteral("then this"));
    // And after the next one, because it was not sent yet.
    QCOMPARE(onDisk(rig, id).text, QStringLiteral("then this"));
}

void KeptQueueTest::isNotTakenBackByUndo()
{
    SessionRig rig;
    const QUuid id = leaveQueued(rig, words(QStringLiteral("then this")));
    const auto session = reopened(rig, id);
    ui::Draft draft;
    draft.attach(session.get());
    QTRY_COMPARE(draft.text(), QStringLiteral("then this"));
    QVERIFY(!draft.document().isUndoAvailable());
}

void KeptQueueTest::isNeverSentByItself()
{
    SessionRig rig;
    const QUuid id = leaveQueued(rig, words(QStringLiteral("then this")));
    const int before = rig.gateway.requestCount();
    const auto session = reopened(rig, id);
    ui::Draft draft;
    draft.attach(session.get());
    QTRY_COMPARE(draft.text(), QStringLiteral("then this"));
    session->setModel(rig.profile, QStringLiteral("other"));
    QVERIFY(!session->queued());
    QVERIFY(!session->isRunning());
    QCOMPARE(session->conversation().rowCount(), 2);
    QCOMPARE(rig.gateway.requestCount(), before);
}

void KeptQueueTest::bringsItsPicturesBack()
{
    SessionRig rig;
    chat::Outgoing outgoing = words(QStringLiteral("what is this"));
    addPicture(outgoing);
    const QUuid id = leaveQueued(rig, outgoing);
    const auto session = reopened(rig, id);
    ui::Draft draft;
    draft.attach(session.get());
    QTRY_COMPARE(draft.attachments().items().size(), 1);
    QTRY_VERIFY(!draft.attachments().isPreparing());
    chat::Outgoing again;
    draft.attachments().writeTo(again);
    QCOMPARE(again.images, outgoing.images);
    QCOMPARE(again.attachments, outgoing.attachments);
}

void KeptQueueTest::standsBeforeWhatIsWrittenAlready()
{
    SessionRig rig;
    const QUuid id = leaveQueued(rig, words(QStringLiteral("queued")));
    const auto session = reopened(rig, id);
    ui::Draft draft;
    draft.document().setPlainText(QStringLiteral("typed"));
    draft.attach(session.get());
    QTRY_COMPARE(draft.text(), QStringLiteral("queued\n\ntyped"));
    draft.document().undo();
    QCOMPARE(draft.text(), QStringLiteral("typed"));
}

void KeptQueueTest::isForgottenOnceSent()
{
    SessionRig rig;
    rig.gateway.answer(held());
    rig.gateway.answer(whole());
    const auto session = rig.session();
    session->send(words(QStringLiteral("first")));
    session->send(words(QStringLiteral("second")));
    const QUuid id = session->conversation().info().id;
    QTRY_COMPARE(onDisk(rig, id).text, QStringLiteral("second"));
    QVERIFY(rig.gateway.waitForRequests(1));
    rig.gateway.release();
    QTRY_COMPARE(rig.gateway.requestCount(), 2);
    QTRY_VERIFY(onDisk(rig, id).isEmpty());
}

void KeptQueueTest::isForgottenOnceTakenOutOfTheComposer()
{
    SessionRig rig;
    const QUuid id = leaveQueued(rig, words(QStringLiteral("then this")));
    const auto session = reopened(rig, id);
    ui::Draft draft;
    ui::MessageInput input;
    const ui::DraftSaver saver(draft, input);
    draft.attach(session.get());
    QTRY_COMPARE(draft.text(), QStringLiteral("then this"));
    draft.document().clear();
    QTRY_VERIFY(onDisk(rig, id).isEmpty());
}

void KeptQueueTest::takenBackItStaysUntilItIsGone()
{
    SessionRig rig;
    rig.gateway.answer(held());
    const auto session = rig.session();
    ui::Draft draft;
    ui::MessageInput input;
    const ui::DraftSaver saver(draft, input);
    draft.attach(session.get());
    session->send(words(QStringLiteral("first")));
    session->send(words(QStringLiteral("second")));
    const QUuid id = session->conversation().info().id;
    draft.takeBackQueued();
    QCOMPARE(draft.text(), QStringLiteral("second"));
    QTRY_COMPARE(onDisk(rig, id).text, QStringLiteral("second"));
    draft.document().clear();
    QTRY_VERIFY(onDisk(rig, id).isEmpty());
}

void KeptQueueTest::isAskedOfThoseItWasMeantFor()
{
    SessionRig rig;
    const chat::Outgoing outgoing = forTwo(rig);
    const QUuid id = leaveQueued(rig, outgoing);
    QCOMPARE(onDisk(rig, id).by, outgoing.by);
    const auto session = reopened(rig, id);
    ui::Theme theme;
    ui::Composer composer(theme, rig.preferences);
    composer.setSession(session.get());
    QTRY_COMPARE(composer.text(), outgoing.text);
    // It is said for whom, and the next start knows, too.
    const auto *whom = composer.findChild<ui::NoteRow *>(QStringLiteral("whom"));
    QVERIFY(whom->text().contains(QStringLiteral("one")));
    QVERIFY(whom->text().contains(QStringLiteral("two")));
    QCOMPARE(onDisk(rig, id).by, outgoing.by);
    rig.gateway.answer(whole());
    rig.gateway.answer(whole());
    composer.submit();
    QTRY_COMPARE(rig.gateway.requestCount(), 3);
    QTRY_COMPARE(modelsAsked(*session),
                 (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    QTRY_VERIFY(!session->isRunning());
    QVERIFY(whom->isEmpty());
    QTRY_VERIFY(onDisk(rig, id).isEmpty());
}

void KeptQueueTest::takenBackItIsStillForThem()
{
    SessionRig rig;
    rig.gateway.answer(held());
    const auto session = rig.session();
    ui::Draft draft;
    ui::MessageInput input;
    const ui::DraftSaver saver(draft, input);
    draft.attach(session.get());
    session->send(words(QStringLiteral("first")));
    const chat::Outgoing outgoing = forTwo(rig);
    session->send(outgoing);
    draft.takeBackQueued();
    QCOMPARE(draft.meantFor(), outgoing.by);
    QTextCursor(&draft.document()).insertText(QStringLiteral("rather "));
    const QUuid id = session->conversation().info().id;
    QTRY_COMPARE(onDisk(rig, id).text, QStringLiteral("rather for both"));
    QCOMPARE(onDisk(rig, id).by, outgoing.by);
    draft.forgetWhom();
    QTRY_VERIFY(onDisk(rig, id).by.isEmpty());
    QCOMPARE(onDisk(rig, id).text, QStringLiteral("rather for both"));
}

void KeptQueueTest::forOthersOnlyAsLongAsItsWordsAreThere()
{
    SessionRig rig;
    const QUuid id = leaveQueued(rig, forTwo(rig));
    const auto session = reopened(rig, id);
    ui::Draft draft;
    draft.attach(session.get());
    QTRY_COMPARE(draft.meantFor().size(), 2);
    draft.document().clear();
    draft.document().setPlainText(QStringLiteral("something else"));
    rig.gateway.answer(whole());
    draft.submit({});
    QTRY_COMPARE(modelsAsked(*session), QStringList{QStringLiteral("m")});
}

QTEST_MAIN(KeptQueueTest)
#include "tst_keptqueue.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/composerrig.h"

#include <QSignalSpy>

using namespace support;
using namespace ui;

/// What waits: behind a running reply, for a model, for a picture.
class TestComposerWaiting : public QObject, private ComposerRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void queuesOneMessageWhileAReplyRuns();
    void takesTheQueuedMessageBack();
    void sendsTheQueuedMessageNow();
    void leavesNewWordsAloneWhenTheQueueIsSent();
    void stopsInTheSamePlace();
    void asksForAModelAndKeepsTheMessage();
    void sendsWhatIsWrittenWhenTheModelIsChosen();
    void waitsForPicturesThatAreStillRead();
    void whoWasChosenForAMessageThatWasNotSentIsNotAskedTheNext();
};

void TestComposerWaiting::queuesOneMessageWhileAReplyRuns()
{
    sendHeld("one");
    send("two");
    QVERIFY(m_composer->text().isEmpty());
    QVERIFY(rowWith("two"));
    send("three");
    QCOMPARE(m_composer->text(), text("three"));
    QVERIFY(rowWith("waiting already"));
    QCOMPARE(m_session->queued()->text, text("two"));
    m_rig->gateway.answer(whole("answer"));
    m_rig->gateway.release();
    QTRY_COMPARE(questions(*m_session), (QStringList{text("one"), text("two")}));
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposerWaiting::takesTheQueuedMessageBack()
{
    sendHeld("one");
    send("two");
    type("later");
    clickLink("Edit");
    QCOMPARE(m_composer->text(), text("two\n\nlater"));
    QVERIFY(!m_session->queued());
    QVERIFY(!rowWith("Sent when done"));
    m_session->stop();
    QTRY_VERIFY(!m_session->isRunning());
    QCOMPARE(questions(*m_session), QStringList{text("one")});
}

void TestComposerWaiting::sendsTheQueuedMessageNow()
{
    sendHeld("one");
    send("two");
    m_rig->gateway.answer(whole("answer"));
    clickLink("Send now");
    QTRY_COMPARE(questions(*m_session), (QStringList{text("one"), text("two")}));
    QTRY_VERIFY(!m_session->isRunning());
    QVERIFY(rows().isEmpty());
}

void TestComposerWaiting::leavesNewWordsAloneWhenTheQueueIsSent()
{
    sendHeld("one");
    send("two");
    type("not yet");
    m_rig->gateway.answer(whole("answer"));
    m_rig->gateway.release();
    QTRY_COMPARE(questions(*m_session).size(), 2);
    QTRY_VERIFY(!m_session->isRunning());
    QCOMPARE(m_composer->text(), text("not yet"));
}

void TestComposerWaiting::stopsInTheSamePlace()
{
    m_rig->gateway.answer(held());
    const QSize size = m_send->size();
    send("one");
    QTRY_COMPARE(m_session->progress().phase, chat::ReplyPhase::Answering);
    QVERIFY(m_send->isStop());
    QCOMPARE(m_send->accessibleName(), text("Stop"));
    QCOMPARE(m_send->size(), size);
    m_send->click();
    QTRY_VERIFY(!m_session->isRunning());
    QVERIFY(!m_send->isStop());
    QCOMPARE(m_session->conversation().at(1).state, core::MessageState::Stopped);
}

void TestComposerWaiting::asksForAModelAndKeepsTheMessage()
{
    m_rig->gateway.answer(whole("answer"));
    m_session->setModel(m_rig->profile, {});
    const QSignalSpy asked(m_composer.get(), &Composer::modelNeeded);
    send("hello");
    QCOMPARE(asked.count(), 1);
    QCOMPARE(m_composer->text(), text("hello"));
    m_session->setModel(m_rig->profile, text("m"));
    QTRY_COMPARE(questions(*m_session), QStringList{text("hello")});
    QTRY_VERIFY(m_composer->text().isEmpty());
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposerWaiting::sendsWhatIsWrittenWhenTheModelIsChosen()
{
    m_rig->gateway.answer(whole("answer"));
    m_session->setModel(m_rig->profile, {});
    send("hello");
    type(" there");
    m_session->setModel(m_rig->profile, text("m"));
    QVERIFY(!m_session->isRunning());
    enter();
    QTRY_COMPARE(questions(*m_session), QStringList{text("hello there")});
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposerWaiting::waitsForPicturesThatAreStillRead()
{
    m_rig->gateway.answer(whole("answer"));
    paste(1500);
    send("what is it");
    QCOMPARE(m_session->conversation().rowCount(), 0);
    QVERIFY(rowWith("images are ready"));
    QTRY_COMPARE(questions(*m_session), QStringList{text("what is it")});
    QCOMPARE(m_session->conversation().at(0).parts.size(), 2);
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposerWaiting::whoWasChosenForAMessageThatWasNotSentIsNotAskedTheNext()
{
    m_rig->gateway.answer(whole("answer"));
    QMimeData damaged;
    damaged.setData(text("image/png"), plainPng(40, 40).first(60));
    QVERIFY(m_composer->canTake(&damaged));
    type("what is it");
    m_composer->take(&damaged);
    m_composer->submit({{m_rig->profile, text("m1")}, {m_rig->profile, text("m2")}});
    // It waits for the picture, which cannot be read.
    QTRY_VERIFY(!m_composer->hasPictures());
    QCOMPARE(m_session->conversation().rowCount(), 0);
    enter();
    QTRY_COMPARE(questions(*m_session), QStringList{text("what is it")});
    QTRY_VERIFY(!m_session->isRunning());
    QCOMPARE(m_session->conversation().messageCount(), 2);
    QCOMPARE(m_session->conversation().at(1).model, text("m"));
}

QTEST_MAIN(TestComposerWaiting)
#include "tst_composerwaiting.moc"

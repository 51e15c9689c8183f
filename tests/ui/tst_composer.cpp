// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionrig.h"
#include "ui/composer/attachmenttile.h"
#include "ui/composer/composer.h"
#include "ui/composer/messageinput.h"
#include "ui/composer/sendbutton.h"
#include "ui/settings/noterow.h"

#include <QBuffer>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using support::FakeAnswer;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

FakeAnswer whole(const char *words)
{
    return FakeAnswer::sse(
        {support::chunk(text(words)), support::finish(text("stop")), support::done()});
}

FakeAnswer held()
{
    return FakeAnswer::sse({support::chunk(text("begun"))})
        .hold()
        .then({support::finish(text("stop")), support::done()});
}

QByteArray png(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QStringList questions(const chat::ChatSession &session)
{
    QStringList texts;
    const core::Conversation &conversation = session.conversation();
    for (int row = 0; row < conversation.rowCount(); ++row) {
        if (conversation.at(row).role == core::Role::User)
            texts.append(core::plainText(conversation.at(row)));
    }
    return texts;
}

} // namespace

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void emptiesOnlyWhenTheQuestionIsCommitted();
    void sendsNothingThatIsEmpty();
    void keepsADraftForEachConversation();
    void queuesOneMessageWhileAReplyRuns();
    void takesTheQueuedMessageBack();
    void sendsTheQueuedMessageNow();
    void leavesNewWordsAloneWhenTheQueueIsSent();
    void stopsInTheSamePlace();
    void asksForAModelAndKeepsTheMessage();
    void sendsWhatIsWrittenWhenTheModelIsChosen();
    void sendsPicturesWithTheSentenceOfThePlaceholder();
    void waitsForPicturesThatAreStillRead();
    void editsTheLastQuestionWithItsPictures();
    void givesTheDraftBackWhenAnEditIsCancelled();
    void keepsTextAndSaysSoWhenTheDiskRefuses();
    void showsTheKeysUntilTenMessagesWereSent();
    void switchesTheSendKeyWithOneClick();
    void quotesLines();
    void keepsNoBreakSpaces();
    void takesALongTextQuickly();

private:
    void type(const char *words) { QTest::keyClicks(m_input, text(words)); }
    void enter() { QTest::keyClick(m_input, Qt::Key_Return); }
    [[nodiscard]] QStringList rows() const;
    [[nodiscard]] NoteRow *rowWith(const char *words) const;
    void clickLink(const char *words) const;
    void paste(int side);

    Theme m_theme;
    std::unique_ptr<support::SessionRig> m_rig;
    std::unique_ptr<chat::ChatSession> m_session;
    std::unique_ptr<Composer> m_composer;
    MessageInput *m_input = nullptr;
    SendButton *m_send = nullptr;
};

void TestComposer::init()
{
    m_rig = std::make_unique<support::SessionRig>();
    m_session = m_rig->session();
    m_composer = std::make_unique<Composer>(m_theme, m_rig->preferences);
    m_composer->resize(700, 200);
    m_composer->setSession(m_session.get());
    m_composer->show();
    m_input = m_composer->findChild<MessageInput *>();
    m_send = m_composer->findChild<SendButton *>();
}

void TestComposer::cleanup()
{
    m_composer.reset();
    m_session.reset();
    m_rig.reset();
}

QStringList TestComposer::rows() const
{
    QStringList texts;
    for (const NoteRow *row : m_composer->findChildren<NoteRow *>()) {
        if (!row->isEmpty())
            texts.append(row->text());
    }
    return texts;
}

NoteRow *TestComposer::rowWith(const char *words) const
{
    for (NoteRow *row : m_composer->findChildren<NoteRow *>()) {
        if (row->text().contains(text(words)))
            return row;
    }
    return nullptr;
}

void TestComposer::clickLink(const char *words) const
{
    for (QAbstractButton *link : m_composer->findChildren<QAbstractButton *>()) {
        if (link->text() == text(words)) {
            link->click();
            return;
        }
    }
    QFAIL(words);
}

void TestComposer::paste(int side)
{
    QMimeData data;
    data.setData(text("image/png"), png(side));
    QVERIFY(m_composer->canTake(&data));
    m_composer->take(&data);
}

void TestComposer::emptiesOnlyWhenTheQuestionIsCommitted()
{
    m_rig->gateway.answer(whole("answer"));
    const QSignalSpy sent(m_session.get(), &chat::ChatSession::sent);
    type("hello");
    enter();
    // The disk has not answered within this very call.
    QCOMPARE(m_composer->text(), text("hello"));
    QTRY_COMPARE(sent.count(), 1);
    QVERIFY(m_composer->text().isEmpty());
    QCOMPARE(questions(*m_session), QStringList{text("hello")});
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::sendsNothingThatIsEmpty()
{
    QVERIFY(!m_send->isEnabled());
    enter();
    type("   ");
    QTest::keyClick(m_input, Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(!m_send->isEnabled());
    enter();
    QVERIFY(!m_session->isRunning());
    QCOMPARE(m_session->conversation().rowCount(), 0);
}

void TestComposer::keepsADraftForEachConversation()
{
    const std::unique_ptr<chat::ChatSession> other = m_rig->session();
    type("first draft");
    m_composer->setSession(other.get());
    QVERIFY(m_composer->text().isEmpty());
    type("second draft");
    m_composer->setSession(m_session.get());
    QCOMPARE(m_composer->text(), text("first draft"));
    m_composer->setSession(other.get());
    QCOMPARE(m_composer->text(), text("second draft"));
    m_composer->setSession(nullptr);
    QVERIFY(!m_input->isEnabled());
}

void TestComposer::queuesOneMessageWhileAReplyRuns()
{
    m_rig->gateway.answer(held());
    type("one");
    enter();
    QTRY_COMPARE(m_session->phase(), chat::ReplyPhase::Answering);
    type("two");
    enter();
    QVERIFY(m_composer->text().isEmpty());
    QVERIFY(rowWith("two"));
    type("three");
    enter();
    QCOMPARE(m_composer->text(), text("three"));
    QVERIFY(rowWith("waiting already"));
    QCOMPARE(m_session->queued()->text, text("two"));
    m_rig->gateway.answer(whole("answer"));
    m_rig->gateway.release();
    QTRY_COMPARE(questions(*m_session), (QStringList{text("one"), text("two")}));
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::takesTheQueuedMessageBack()
{
    m_rig->gateway.answer(held());
    type("one");
    enter();
    QTRY_COMPARE(m_session->phase(), chat::ReplyPhase::Answering);
    type("two");
    enter();
    type("later");
    clickLink("Edit");
    QCOMPARE(m_composer->text(), text("two\n\nlater"));
    QVERIFY(!m_session->queued());
    QVERIFY(!rowWith("Sent when done"));
    m_session->stop();
    QTRY_VERIFY(!m_session->isRunning());
    QCOMPARE(questions(*m_session), QStringList{text("one")});
}

void TestComposer::sendsTheQueuedMessageNow()
{
    m_rig->gateway.answer(held());
    type("one");
    enter();
    QTRY_COMPARE(m_session->phase(), chat::ReplyPhase::Answering);
    type("two");
    enter();
    m_rig->gateway.answer(whole("answer"));
    clickLink("Send now");
    QTRY_COMPARE(questions(*m_session), (QStringList{text("one"), text("two")}));
    QTRY_VERIFY(!m_session->isRunning());
    QVERIFY(rows().isEmpty());
}

void TestComposer::leavesNewWordsAloneWhenTheQueueIsSent()
{
    m_rig->gateway.answer(held());
    type("one");
    enter();
    QTRY_COMPARE(m_session->phase(), chat::ReplyPhase::Answering);
    type("two");
    enter();
    type("not yet");
    m_rig->gateway.answer(whole("answer"));
    m_rig->gateway.release();
    QTRY_COMPARE(questions(*m_session).size(), 2);
    QTRY_VERIFY(!m_session->isRunning());
    QCOMPARE(m_composer->text(), text("not yet"));
}

void TestComposer::stopsInTheSamePlace()
{
    m_rig->gateway.answer(held());
    const QSize size = m_send->size();
    type("one");
    enter();
    QTRY_COMPARE(m_session->phase(), chat::ReplyPhase::Answering);
    QVERIFY(m_send->isStop());
    QCOMPARE(m_send->accessibleName(), text("Stop"));
    QCOMPARE(m_send->size(), size);
    m_send->click();
    QTRY_VERIFY(!m_session->isRunning());
    QVERIFY(!m_send->isStop());
    QCOMPARE(m_session->conversation().at(1).state, core::MessageState::Stopped);
}

void TestComposer::asksForAModelAndKeepsTheMessage()
{
    m_rig->gateway.answer(whole("answer"));
    m_session->setModel(m_rig->profile, {});
    const QSignalSpy asked(m_composer.get(), &Composer::modelNeeded);
    type("hello");
    enter();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(m_composer->text(), text("hello"));
    m_session->setModel(m_rig->profile, text("m"));
    QTRY_COMPARE(questions(*m_session), QStringList{text("hello")});
    QTRY_VERIFY(m_composer->text().isEmpty());
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::sendsWhatIsWrittenWhenTheModelIsChosen()
{
    m_rig->gateway.answer(whole("answer"));
    m_session->setModel(m_rig->profile, {});
    type("hello");
    enter();
    type(" there");
    m_session->setModel(m_rig->profile, text("m"));
    QVERIFY(!m_session->isRunning());
    enter();
    QTRY_COMPARE(questions(*m_session), QStringList{text("hello there")});
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::sendsPicturesWithTheSentenceOfThePlaceholder()
{
    m_rig->gateway.answer(whole("answer"));
    paste(30);
    QCOMPARE(m_input->placeholderText(), text("Describe this image."));
    QTRY_VERIFY(m_send->isEnabled());
    enter();
    QTRY_COMPARE(questions(*m_session), QStringList{text("Describe this image.")});
    const core::Message &question = m_session->conversation().at(0);
    QCOMPARE(question.parts.size(), 2);
    QCOMPARE(std::get<core::ImagePart>(question.parts.at(1)).width, 30);
    QTRY_VERIFY(m_composer->findChildren<AttachmentTile *>().isEmpty());
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::waitsForPicturesThatAreStillRead()
{
    m_rig->gateway.answer(whole("answer"));
    paste(1500);
    type("what is it");
    enter();
    QCOMPARE(m_session->conversation().rowCount(), 0);
    QVERIFY(rowWith("images are ready"));
    QTRY_COMPARE(questions(*m_session), QStringList{text("what is it")});
    QCOMPARE(m_session->conversation().at(0).parts.size(), 2);
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::editsTheLastQuestionWithItsPictures()
{
    m_rig->gateway.answer(whole("answer"));
    paste(30);
    type("look");
    QTRY_VERIFY(m_send->isEnabled());
    enter();
    QTRY_VERIFY(m_session->conversation().rowCount() == 2 && !m_session->isRunning());
    const QUuid first = m_session->conversation().at(0).id;
    QTest::keyClick(m_input, Qt::Key_Up);
    QVERIFY(m_composer->isEditing());
    QVERIFY(rowWith("Editing a question"));
    QCOMPARE(m_composer->text(), text("look"));
    QTRY_COMPARE(m_composer->findChildren<AttachmentTile *>().size(), 1);
    type(" closer");
    enter();
    QTRY_COMPARE(questions(*m_session), QStringList{text("look closer")});
    QTRY_VERIFY(!m_composer->isEditing());
    QCOMPARE(m_session->conversation().siblings(first).size(), 2);
    QCOMPARE(m_session->conversation().at(0).parts.size(), 2);
    QTRY_VERIFY(!m_session->isRunning());
    QVERIFY(m_composer->text().isEmpty());
}

void TestComposer::givesTheDraftBackWhenAnEditIsCancelled()
{
    m_rig->gateway.answer(whole("answer"));
    type("one");
    enter();
    QTRY_VERIFY(m_session->conversation().rowCount() == 2 && !m_session->isRunning());
    type("draft");
    m_composer->beginEdit(m_session->conversation().at(0).id);
    QCOMPARE(m_composer->text(), text("one"));
    QVERIFY(m_composer->closeNearest());
    QCOMPARE(m_composer->text(), text("draft"));
    QVERIFY(!m_composer->isEditing());
    QVERIFY(!m_composer->closeNearest());
}

void TestComposer::keepsTextAndSaysSoWhenTheDiskRefuses()
{
    m_rig->gateway.answer(whole("answer"));
    core::Error full;
    full.kind = core::ErrorKind::Storage;
    full.message = text("disk full");
    type("precious");
    enter();
    Q_EMIT m_session->sendFailed(full);
    QCOMPARE(m_composer->text(), text("precious"));
    QCOMPARE(rows().size(), 1);
    QVERIFY(m_composer->closeNearest());
    QVERIFY(rows().isEmpty());
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::showsTheKeysUntilTenMessagesWereSent()
{
    m_rig->gateway.answer(whole("answer"));
    auto *hint = m_composer->findChild<QPushButton *>(text("sendKeyHint"));
    QVERIFY(!hint->isHidden());
    QVERIFY(hint->text().contains(text("Shift+Enter")));
    core::Settings settings = m_rig->preferences.settings();
    settings.sentCount = 9;
    m_rig->preferences.set(settings);
    QVERIFY(!hint->isHidden());
    type("tenth");
    enter();
    QTRY_COMPARE(m_rig->preferences.settings().sentCount, 10);
    QVERIFY(hint->isHidden());
    QTRY_VERIFY(!m_session->isRunning());
    QCOMPARE(m_send->toolTip(), hint->text());
}

void TestComposer::switchesTheSendKeyWithOneClick()
{
    auto *hint = m_composer->findChild<QPushButton *>(text("sendKeyHint"));
    hint->click();
    QCOMPARE(m_rig->preferences.settings().sendKey, core::SendKey::CtrlEnter);
    type("a");
    enter();
    QCOMPARE(m_composer->text(), text("a\n"));
    QVERIFY(!m_session->isRunning());
}

void TestComposer::quotesLines()
{
    type("see:");
    m_composer->insertQuote(text("first\n\nsecond\n"));
    QCOMPARE(m_composer->text(), text("see:\n\n> first\n>\n> second\n\n"));
}

void TestComposer::keepsNoBreakSpaces()
{
    m_rig->gateway.answer(whole("answer"));
    const QString french = QStringLiteral("Ça va\u00a0?");
    m_composer->insertText(french);
    enter();
    QTRY_COMPARE(questions(*m_session), QStringList{french});
    QTRY_VERIFY(!m_session->isRunning());
}

void TestComposer::takesALongTextQuickly()
{
    const QString line = QString(99, u'x') + u'\n';
    QMimeData data;
    data.setText(line.repeated(10'000));
    m_composer->take(&data);
    QCOMPARE(m_composer->text().size(), 1'000'000);
    type("!");
    QVERIFY(m_composer->text().endsWith(u'!'));
    QVERIFY(m_input->height() < m_input->fontMetrics().lineSpacing() * 12);
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"

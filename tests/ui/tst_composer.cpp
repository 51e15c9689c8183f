// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/composerrig.h"
#include "ui/composer/attachmentlist.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <algorithm>

using namespace support;
using namespace ui;

/// What is written, sent, kept and edited.
class TestComposer : public QObject, private ComposerRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void emptiesOnlyWhenTheQuestionIsCommitted();
    void sendsNothingThatIsEmpty();
    void keepsADraftForEachConversation();
    void sendsPicturesWithTheSentenceOfThePlaceholder();
    void editsTheLastQuestionWithItsPictures();
    void givesTheDraftBackWhenAnEditIsCancelled();
    void keepsTextAndSaysSoWhenTheDiskRefuses();
    void showsTheKeysUntilTenMessagesWereSent();
    void switchesTheSendKeyWithOneClick();
    void quotesLines();
    void keepsNoBreakSpaces();
    void takesALongTextQuickly();
    void aPictureThatWasRemovedComesBackWhereItStood();
};

void TestComposer::emptiesOnlyWhenTheQuestionIsCommitted()
{
    m_rig->gateway.answer(whole("answer"));
    const QSignalSpy sent(m_session.get(), &chat::ChatSession::sent);
    send("hello");
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
    QVERIFY(!m_composer->edited().isNull());
    QVERIFY(rowWith("Editing a question"));
    QCOMPARE(m_composer->text(), text("look"));
    QTRY_COMPARE(m_composer->findChildren<AttachmentTile *>().size(), 1);
    send(" closer");
    QTRY_COMPARE(questions(*m_session), QStringList{text("look closer")});
    QTRY_VERIFY(m_composer->edited().isNull());
    QCOMPARE(m_session->conversation().siblings(first).size(), 2);
    QCOMPARE(m_session->conversation().at(0).parts.size(), 2);
    QTRY_VERIFY(!m_session->isRunning());
    QVERIFY(m_composer->text().isEmpty());
}

void TestComposer::givesTheDraftBackWhenAnEditIsCancelled()
{
    m_rig->gateway.answer(whole("answer"));
    send("one");
    QTRY_VERIFY(m_session->conversation().rowCount() == 2 && !m_session->isRunning());
    type("draft");
    m_composer->beginEdit(m_session->conversation().at(0).id);
    QCOMPARE(m_composer->text(), text("one"));
    QVERIFY(m_composer->closeNearest());
    QCOMPARE(m_composer->text(), text("draft"));
    QVERIFY(m_composer->edited().isNull());
    QVERIFY(!m_composer->closeNearest());
}

void TestComposer::keepsTextAndSaysSoWhenTheDiskRefuses()
{
    m_rig->gateway.answer(whole("answer"));
    core::Error full;
    full.kind = core::ErrorKind::Storage;
    full.message = text("disk full");
    send("precious");
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
    send("tenth");
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
    send("a");
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

void TestComposer::aPictureThatWasRemovedComesBackWhereItStood()
{
    auto *list = m_composer->findChild<AttachmentList *>();
    for (const char *name : {"1", "2", "3"})
        list->addBytes(support::plainPng(20, 20), QString::fromLatin1(name));
    QTRY_VERIFY(!list->isPreparing());
    const auto shown = [this] {
        QList<std::pair<int, int>> places; // by where they stand
        for (const AttachmentTile *tile : m_composer->findChildren<AttachmentTile *>())
            places.append({tile->x(), tile->attachmentId()});
        std::sort(places.begin(), places.end());
        QList<int> ids;
        for (const auto &place : std::as_const(places))
            ids.append(place.second);
        return ids;
    };
    QTRY_COMPARE(shown(), list->ids());
    const core::ImagePart second = list->items().at(1).part;
    for (AttachmentTile *tile : m_composer->findChildren<AttachmentTile *>()) {
        if (tile->attachmentId() == list->ids().at(1)) {
            tile->findChild<QToolButton *>()->click();
            break;
        }
    }
    QCOMPARE(list->items().size(), 2);
    QVERIFY(rows().contains(text("Image removed.")));
    for (NoteRow *row : m_composer->findChildren<NoteRow *>()) {
        if (row->text() == text("Image removed."))
            Q_EMIT row->linkActivated(0);
    }
    QCOMPARE(list->items().size(), 3);
    QCOMPARE(list->items().at(1).part, second);
    QTRY_COMPARE(shown(), list->ids());
    QVERIFY(!rows().contains(text("Image removed.")));
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mend.h"
#include "support/conversationviewrig.h"
#include "texts/texts.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QSignalSpy>
#include <QTest>

using core::MendKind;
using core::MessageState;
using ui::ConversationView;
using namespace support;

namespace {

chat::ReplyProgress retrying(qint64 leftMs)
{
    chat::ReplyProgress progress;
    progress.phase = chat::ReplyPhase::Retrying;
    chat::PlannedAttempt attempt;
    attempt.reason.kind = core::ErrorKind::Overloaded;
    attempt.leftMs = leftMs;
    attempt.next = 2;
    attempt.most = 3;
    progress.planned = attempt;
    return progress;
}

/// The part of a message that a screen reader finds under this name; null when there is none.
QAccessibleInterface *part(ConversationView *view, int row, const QString &name)
{
    QAccessibleInterface *message = QAccessible::queryAccessibleInterface(view)->child(row);
    for (int i = 0; message && i < message->childCount(); ++i) {
        QAccessibleInterface *child = message->child(i);
        if (child && child->text(QAccessible::Name).contains(name))
            return child;
    }
    return nullptr;
}

} // namespace

/// What stands under a question while a reply is on its way, and after it failed.
class TestConversationStatus : public QObject, private ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void aRetryCanBeHurriedAndCalledOff();
    void theRetrysButtonsAreReachedByKeys();
    void theCountdownMovesNothing();
    void stillWaitingMovesNothing();
    void screenReadersHearTheCountdown();
    void screenReadersFindTheCardAndItsButtons();
    void mendsOfTheWindowAreAskedOfTheWindow_data();
    void mendsOfTheWindowAreAskedOfTheWindow();
    void aProposalTakesTheButton();
    void whatWasSaidBeforeIsAnIconWithAName();

private:
    QUuid fail(core::ErrorKind kind);
    void pressButton(int row, const QString &text)
    {
        QVERIFY(m_view->rowButtons(row).size() > 0);
        m_view->pressRowAction(row, text);
    }
};

QUuid TestConversationStatus::fail(core::ErrorKind kind)
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    const QUuid reply = m_port->add(core::Role::Assistant, {}, MessageState::Waiting);
    core::MessageOutcome outcome;
    outcome.state = MessageState::Failed;
    outcome.error = core::Error();
    outcome.error->kind = kind;
    m_port->conversation().finish(reply, outcome);
    return reply;
}

void TestConversationStatus::aRetryCanBeHurriedAndCalledOff()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, {}, MessageState::Waiting);
    m_port->setPhase(chat::ReplyPhase::Waiting, 0);
    const int before = rowRect(1).height();
    m_port->setProgress(retrying(3000));
    QVERIFY(rowRect(1).height() > before);
    pressButton(1, QStringLiteral("Try now"));
    pressButton(1, QStringLiteral("Cancel"));
    QCOMPARE(m_port->m_calls.value(0).first, QStringLiteral("retryNow"));
    QCOMPARE(m_port->m_calls.value(1).first, QStringLiteral("stop"));
    m_port->setPhase(chat::ReplyPhase::Connecting, 0);
    QCOMPARE(rowRect(1).height(), before);
    QVERIFY(m_view->rowButtons(1).isEmpty());
}

void TestConversationStatus::theRetrysButtonsAreReachedByKeys()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, {}, MessageState::Waiting);
    m_port->setProgress(retrying(3000));
    m_view->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QCOMPARE(m_port->m_calls.value(0).first, QStringLiteral("retryNow"));
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QCOMPARE(m_port->m_calls.value(1).first, QStringLiteral("stop"));
}

void TestConversationStatus::theCountdownMovesNothing()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, {}, MessageState::Waiting);
    m_port->setProgress(retrying(30'000));
    const QRect before = rowRect(1);
    m_port->setProgress(retrying(9'000));
    QCOMPARE(rowRect(1), before);
}

void TestConversationStatus::stillWaitingMovesNothing()
{
    const QUuid reply = m_port->ask(QStringLiteral("q"));
    m_port->conversation().appendText(reply, 0, QStringLiteral("Some words"));
    m_port->setPhase(chat::ReplyPhase::Answering, 0);
    QCoreApplication::processEvents();
    const QRect before = rowRect(1);
    const QImage calm = m_view->viewport()->grab().toImage();
    chat::ReplyProgress silent;
    silent.phase = chat::ReplyPhase::Answering;
    silent.silentMs = 16'000;
    m_port->setProgress(silent);
    QCOMPARE(rowRect(1), before);
    QVERIFY(m_view->viewport()->grab().toImage() != calm);
    QVERIFY(m_view->rowStatus(1).contains(QStringLiteral("16 s")));
}

void TestConversationStatus::screenReadersHearTheCountdown()
{
    (void)m_port->add(core::Role::User, QStringLiteral("q"));
    (void)m_port->add(core::Role::Assistant, {}, MessageState::Waiting);
    m_port->setProgress(retrying(3000));
    QAccessibleInterface *line = part(m_view.get(), 1, QStringLiteral("Trying again in 3 s"));
    QVERIFY(line);
    QCOMPARE(line->role(), QAccessible::StaticText);
    core::Error busy;
    busy.kind = core::ErrorKind::Overloaded;
    QVERIFY(line->text(QAccessible::Name).contains(texts::explain(busy).what));
    QAccessibleInterface *button = part(m_view.get(), 1, QStringLiteral("Try now"));
    QVERIFY(button);
    QCOMPARE(button->role(), QAccessible::Button);
    QVERIFY(button->rect().isValid());
    button->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_port->m_calls.value(0).first, QStringLiteral("retryNow"));
}

void TestConversationStatus::screenReadersFindTheCardAndItsButtons()
{
    (void)fail(core::ErrorKind::KeyRefused);
    core::Error refused;
    refused.kind = core::ErrorKind::KeyRefused;
    QAccessibleInterface *card = part(m_view.get(), 1, texts::explain(refused).what);
    QVERIFY(card);
    QVERIFY(card->text(QAccessible::Name).contains(texts::explain(refused).advice));
    for (const char *name : {"Open the connection", "Retry", "Details", "Copy report"}) {
        QAccessibleInterface *button = part(m_view.get(), 1, QString::fromLatin1(name));
        QVERIFY2(button, name);
        QCOMPARE(button->role(), QAccessible::Button);
        QCOMPARE(button->parent(), QAccessible::queryAccessibleInterface(m_view.get())->child(1));
        QVERIFY(button->parent()->indexOfChild(button) > 0);
    }
    QAccessibleInterface *row = QAccessible::queryAccessibleInterface(m_view.get())->child(1);
    QVERIFY(row->text(QAccessible::Description).contains(texts::explain(refused).what));
}

void TestConversationStatus::mendsOfTheWindowAreAskedOfTheWindow_data()
{
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<QString>("button");
    QTest::newRow("connection") << core::ErrorKind::KeyRefused
                                << QStringLiteral("Open the connection");
    QTest::newRow("model") << core::ErrorKind::ModelNotFound
                           << QStringLiteral("Choose a model and resend");
    QTest::newRow("question") << core::ErrorKind::ContentFiltered
                              << QStringLiteral("Edit the message");
}

void TestConversationStatus::mendsOfTheWindowAreAskedOfTheWindow()
{
    QFETCH(core::ErrorKind, kind);
    QFETCH(QString, button);
    const QSignalSpy connections(m_view.get(), &ConversationView::connectionRequested);
    const QSignalSpy models(m_view.get(), &ConversationView::modelRequested);
    const QSignalSpy edits(m_view.get(), &ConversationView::editRequested);
    const QUuid reply = fail(kind);
    pressButton(1, button);
    QVERIFY(m_port->m_mends.isEmpty());
    QCOMPARE(connections.count() + models.count() + edits.count(), 1);
    if (kind == core::ErrorKind::KeyRefused) {
        QCOMPARE(connections.constFirst().at(1).toString(), QString(core::field::kApiKey));
        QCOMPARE(connections.constFirst().at(2).value<core::Error>().kind, kind);
    }
    if (kind == core::ErrorKind::ModelNotFound)
        QCOMPARE(models.constFirst().at(0).toUuid(), reply);
    if (kind == core::ErrorKind::ContentFiltered)
        QCOMPARE(edits.constFirst().at(0).toUuid(), m_port->conversation().at(0).id);
}

void TestConversationStatus::aProposalTakesTheButton()
{
    const QUuid reply = fail(core::ErrorKind::WrongPath);
    const QString label = QStringLiteral("Use this address and resend");
    QVERIFY(!part(m_view.get(), 1, label));
    core::Error told = *m_port->conversation().find(reply)->error;
    told.proposedBaseUrl = QStringLiteral("https://a.example/api/v1");
    m_port->conversation().setError(reply, told);
    QVERIFY(part(m_view.get(), 1, told.proposedBaseUrl));
    pressButton(1, label);
    QCOMPARE(m_port->m_mends, (QList<core::Mend>{{MendKind::UseAddress, told.proposedBaseUrl}}));
}

void TestConversationStatus::whatWasSaidBeforeIsAnIconWithAName()
{
    const QUuid reply = m_port->ask(QStringLiteral("q"));
    m_port->conversation().appendText(reply, 0, QStringLiteral("Some words"));
    core::MessageOutcome outcome;
    outcome.state = MessageState::Unexplained;
    outcome.response.notices = {QStringLiteral("no-finish-reason"),
                                QString(core::notice::kSaidBefore)};
    m_port->conversation().finish(reply, outcome);
    const QString name = texts::noticeText(QString(core::notice::kSaidBefore));
    QAccessibleInterface *icon = part(m_view.get(), 1, name);
    QVERIFY(icon);
    QCOMPARE(icon->role(), QAccessible::Button);
    const QSignalSpy details(m_view.get(), &ConversationView::detailsRequested);
    icon->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(details.count(), 1);
}

QTEST_MAIN(TestConversationStatus)
#include "tst_conversationstatus.moc"

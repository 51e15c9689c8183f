// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/messageedits.h"
#include "support/storebuilders.h"
#include "support/windowrig.h"
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/earlierversionsdialog.h"
#include "ui/conversation/linkbar.h"
#include "ui/noticebar.h"
#include "ui/settings/linkbutton.h"
#include "ui/settings/modelpicker.h"

#include <QApplication>
#include <QClipboard>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>

using support::await;
using support::WindowRig;
using ui::Act;

/// What a person does to messages in a real window, with a real database behind it.
class TestMessageActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }
    void theMenuOffersWhatMakesSense();
    void nothingIsOfferedBetweenACallAndItsResult();
    void keysDeleteAndTheBarTakesItBack_data();
    void keysDeleteAndTheBarTakesItBack();
    void theKeysGoOnWithWhatTookItsPlace();
    void theUndoSaysWhatItUndoes();
    void aRunningReplyIsStoppedFirst();
    void whatCouldNotBeDeletedIsSaid();
    void savingOnlyRewritesTheQuestion();
    void anAnswerIsSavedByEnter();
    void whatCouldNotBeSavedStaysInTheComposer();
    void theEditedMarkIsSeen();
    void anEarlierVersionIsCopiedAndRestored();
    void theLineThatWasReadComesBack();
    void wordsForADeletedQuestionAreNotLost();
    void aBranchOpensAndUndoLeavesIt();
    void anAnswerWhoseQuestionWasDeletedSaysSo();
    void anotherConnectionAnswersOnce();

private:
    [[nodiscard]] core::Conversation &conversation() const
    {
        return m_rig->workspace.current()->conversation();
    }
    [[nodiscard]] ui::ConversationView &view() const { return m_rig->window->pane().view(); }
    [[nodiscard]] ui::Composer &composer() const { return m_rig->window->pane().composer(); }
    [[nodiscard]] QString path() const
    {
        QStringList texts;
        for (int row = 0; row < conversation().rowCount(); ++row)
            texts.append(core::plainText(conversation().at(row)));
        return texts.join(QLatin1Char(' '));
    }
    [[nodiscard]] ui::NoticeBar *bar() const
    {
        for (ui::NoticeBar *each : m_rig->window->findChildren<ui::NoticeBar *>()) {
            if (each->isVisible() && each->parentWidget() != &m_rig->window->pane())
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QString barText() const { return bar() ? bar()->text() : QString(); }
    /// Of the menu of a row, by words.
    void choose(int row, const QString &words)
    {
        QMenu menu;
        Q_EMIT view().menuOpening(&menu, conversation().at(row).id);
        for (QAction *action : menu.actions()) {
            if (action->text() == words) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(words));
    }
    [[nodiscard]] QStringList entries(int row) const
    {
        QMenu menu;
        Q_EMIT view().menuOpening(&menu, conversation().at(row).id);
        QStringList words;
        for (const QAction *action : menu.actions()) {
            if (!action->isSeparator() && action->isEnabled() && !action->menu())
                words.append(action->text());
        }
        return words;
    }
    void clickLink(const QString &words) const
    {
        for (auto *link : composer().findChildren<ui::LinkButton *>()) {
            if (link->isVisible() && link->text() == words) {
                link->click();
                return;
            }
        }
        QFAIL(qPrintable(words));
    }
    void write(const QString &text) const
    {
        auto *input = composer().findChild<QPlainTextEdit *>(QStringLiteral("input"));
        input->selectAll();
        input->insertPlainText(text);
    }
    void breakDisk() const
    {
        QVERIFY(QDir(m_rig->dir.path()).mkdir(QStringLiteral("folder")));
        (void)await(m_rig->store.open(m_rig->dir.filePath(QStringLiteral("folder"))));
    }

    std::unique_ptr<WindowRig> m_rig;
};

void TestMessageActions::init()
{
    m_rig = std::make_unique<WindowRig>();
    QVERIFY(m_rig->isReady());
    QVERIFY(!m_rig->ask(QStringLiteral("One")).isNull());
    QVERIFY(!m_rig->ask(QStringLiteral("Two")).isNull());
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
}

void TestMessageActions::theMenuOffersWhatMakesSense()
{
    const QStringList question{QStringLiteral("Edit…"),
                               QStringLiteral("Insert message below…"),
                               QStringLiteral("Branch into a new conversation"),
                               QStringLiteral("Delete message"),
                               QStringLiteral("Delete this branch"),
                               QStringLiteral("Delete everything below")};
    QCOMPARE(entries(0), question);
    const QStringList last = entries(3);
    QVERIFY(last.contains(QStringLiteral("Regenerate with another model…")));
    QVERIFY(last.contains(QStringLiteral("Delete message")));
    QVERIFY(!last.contains(QStringLiteral("Delete everything below")));
    QVERIFY(!last.contains(QStringLiteral("Earlier versions…")));
    // A question has the button for it as well.
    QStringList names;
    for (const ui::RowButton &button : view().rowButtons(0))
        names.append(button.text);
    QVERIFY(names.contains(QStringLiteral("More")));
}

void TestMessageActions::nothingIsOfferedBetweenACallAndItsResult()
{
    core::Message call;
    call.role = core::Role::Assistant;
    call.parentId = conversation().at(3).id;
    call.parts = {core::ToolCallPart()};
    conversation().add(call);
    QVERIFY(entries(3).contains(QStringLiteral("Insert message below…")));
    QVERIFY(!entries(4).contains(QStringLiteral("Insert message below…")));
}

void TestMessageActions::keysDeleteAndTheBarTakesItBack_data()
{
    QTest::addColumn<int>("modifier");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("said");
    QTest::newRow("message") << int(Qt::NoModifier) << QStringLiteral("One Two Answer.")
                             << QStringLiteral("1 message deleted");
    QTest::newRow("branch") << int(Qt::ShiftModifier) << QStringLiteral("One")
                            << QStringLiteral("3 messages deleted");
    QTest::newRow("below") << int(Qt::ControlModifier) << QStringLiteral("One Answer.")
                           << QStringLiteral("2 messages deleted");
}

void TestMessageActions::keysDeleteAndTheBarTakesItBack()
{
    QFETCH(int, modifier);
    QFETCH(QString, said);
    ui::ConversationReach(view()).focus(1, std::nullopt);
    QTest::keyClick(&view(), Qt::Key_Delete, Qt::KeyboardModifiers(modifier));
    QTEST(path(), "left");
    QTRY_COMPARE(barText().replace(QStringLiteral("message(s)"), said.section(u' ', 1, 1)), said);
    auto *undo = bar()->findChild<QPushButton *>();
    QCOMPARE(undo->text(), QStringLiteral("Undo"));
    undo->click();
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
    m_rig->trigger(Act::Redo);
    QTEST(path(), "left");
    m_rig->trigger(Act::Undo);
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
}

void TestMessageActions::theKeysGoOnWithWhatTookItsPlace()
{
    ui::ConversationReach reach(view());
    reach.focus(1, std::nullopt);
    QTest::keyClick(&view(), Qt::Key_Delete);
    QCOMPARE(reach.focusedRow(), std::optional(1));
    QTest::keyClick(&view(), Qt::Key_Delete);
    QCOMPARE(path(), QStringLiteral("One Answer."));
    QTest::keyClick(&view(), Qt::Key_Delete);
    QTest::keyClick(&view(), Qt::Key_Delete);
    QCOMPARE(path(), QString());
    for (int i = 0; i < 4; ++i)
        m_rig->trigger(Act::Undo);
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
}

void TestMessageActions::theUndoSaysWhatItUndoes()
{
    choose(3, QStringLiteral("Delete message"));
    QCOMPARE(m_rig->window->actions().at(Act::Undo)->text(), QStringLiteral("&Undo deletion"));
    m_rig->trigger(Act::Undo);
    QCOMPARE(m_rig->window->actions().at(Act::Redo)->text(), QStringLiteral("&Redo deletion"));
}

void TestMessageActions::aRunningReplyIsStoppedFirst()
{
    m_rig->gateway.answer(
        support::FakeAnswer::sse({support::chunk(QStringLiteral("half"))}).hold());
    m_rig->workspace.current()->send({QStringLiteral("Three"), {}, {}});
    QTRY_VERIFY(path().endsWith(QStringLiteral("half")));
    choose(0, QStringLiteral("Delete message"));
    QCOMPARE(conversation().rowCount(), 6);
    QCOMPARE(view().findChild<ui::LinkBar *>()->text(),
             QStringLiteral("A reply is still coming in. Stop it first."));
    QVERIFY(!entries(5).contains(QStringLiteral("Delete message")));
    m_rig->workspace.current()->stop();
}

void TestMessageActions::whatCouldNotBeDeletedIsSaid()
{
    breakDisk();
    choose(1, QStringLiteral("Delete message"));
    QTRY_VERIFY2(barText().startsWith(QStringLiteral("Nothing was changed.")),
                 qPrintable(barText()));
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
    QVERIFY(!m_rig->window->actions().at(Act::Undo)->isEnabled());
}

void TestMessageActions::savingOnlyRewritesTheQuestion()
{
    composer().insertText(QStringLiteral("a draft"));
    view().pressRowAction(0, QStringLiteral("Edit"));
    write(QStringLiteral("Uno"));
    clickLink(QStringLiteral("Save only"));
    QCOMPARE(path(), QStringLiteral("Uno Answer. Two Answer."));
    QTRY_VERIFY(composer().edited().isNull());
    QCOMPARE(composer().text(), QStringLiteral("a draft"));
    QCOMPARE(m_rig->gateway.requestCount(), 2);
    m_rig->trigger(Act::Undo);
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
}

void TestMessageActions::anAnswerIsSavedByEnter()
{
    choose(1, QStringLiteral("Edit…"));
    QCOMPARE(composer().text(), QStringLiteral("Answer."));
    write(QStringLiteral("Better."));
    composer().submit();
    QTRY_VERIFY(composer().edited().isNull());
    QCOMPARE(path(), QStringLiteral("One Better. Two Answer."));
    QCOMPARE(m_rig->gateway.requestCount(), 2);
}

void TestMessageActions::whatCouldNotBeSavedStaysInTheComposer()
{
    breakDisk();
    choose(1, QStringLiteral("Edit…"));
    write(QStringLiteral("Better."));
    composer().submit();
    QTRY_VERIFY(barText().startsWith(QStringLiteral("Nothing was changed.")));
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
    QVERIFY(!composer().edited().isNull());
    QCOMPARE(composer().text(), QStringLiteral("Better."));
}

void TestMessageActions::theEditedMarkIsSeen()
{
    const int before = view().visualRect(view().model()->index(0, 0)).height();
    auto &edits = m_rig->workspace.edits();
    const QUuid id = conversation().info().id;
    QVERIFY(await(edits.rewrite(id, conversation().at(0).id, {QStringLiteral("Uno"), {}, {}})));
    QVERIFY(await(edits.rewrite(id, conversation().at(1).id, {QStringLiteral("Due"), {}, {}})));
    QVERIFY(view().visualRect(view().model()->index(0, 0)).height() > before);
    for (int row : {0, 1})
        QVERIFY(ui::ConversationReach(view()).details(row).contains(QStringLiteral("edited")));
    QVERIFY(!ui::ConversationReach(view()).details(3).contains(QStringLiteral("edited")));
    QVERIFY(entries(0).contains(QStringLiteral("Earlier versions…")));
}

void TestMessageActions::anEarlierVersionIsCopiedAndRestored()
{
    auto &edits = m_rig->workspace.edits();
    const QUuid id = conversation().info().id;
    for (const char *text : {"Uno", "Ein"}) {
        QVERIFY(
            await(edits.rewrite(id, conversation().at(0).id, {QString::fromLatin1(text), {}, {}})));
    }
    choose(0, QStringLiteral("Earlier versions…"));
    QTRY_VERIFY(m_rig->window->findChild<ui::EarlierVersionsDialog *>());
    auto *dialog = m_rig->window->findChild<ui::EarlierVersionsDialog *>();
    auto *list = dialog->findChild<QListWidget *>();
    const auto *text = dialog->findChild<QPlainTextEdit *>();
    QCOMPARE(list->count(), 2);
    QCOMPARE(text->toPlainText(), QStringLiteral("Uno"));
    list->setCurrentRow(1);
    QCOMPARE(text->toPlainText(), QStringLiteral("One"));
    const auto press = [dialog](const QString &words) {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == words)
                button->click();
        }
    };
    press(QStringLiteral("Copy"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("One"));
    press(QStringLiteral("Restore"));
    QCOMPARE(path(), QStringLiteral("One Answer. Two Answer."));
    QCOMPARE(conversation().at(0).earlierCount, 3);
}

void TestMessageActions::theLineThatWasReadComesBack()
{
    for (int i = 0; i < 12; ++i)
        QVERIFY(!m_rig->ask(QStringLiteral("More words\n").repeated(9)).isNull());
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum() / 2);
    QCoreApplication::processEvents();
    const QModelIndex read = view().indexAt(QPoint(view().width() / 2, 40));
    const int y = view().visualRect(read).y();
    choose(read.row() - 2, QStringLiteral("Delete this branch"));
    QVERIFY(conversation().rowCount() < read.row());
    m_rig->trigger(Act::Undo);
    QTRY_COMPARE(view().visualRect(view().model()->index(read.row(), 0)).y(), y);
    // One message less above it moves it neither.
    const QUuid shown = conversation().at(read.row()).id;
    choose(read.row() - 3, QStringLiteral("Delete message"));
    QTRY_COMPARE(view().visualRect(view().model()->index(conversation().rowOf(shown), 0)).y(), y);
}

void TestMessageActions::wordsForADeletedQuestionAreNotLost()
{
    view().pressRowAction(2, QStringLiteral("Edit"));
    write(QStringLiteral("Second thoughts"));
    choose(2, QStringLiteral("Delete this branch"));
    QVERIFY(composer().edited().isNull());
    QCOMPARE(composer().text(), QStringLiteral("Second thoughts"));
}

void TestMessageActions::aBranchOpensAndUndoLeavesIt()
{
    const QUuid source = conversation().info().id;
    choose(1, QStringLiteral("Branch into a new conversation"));
    QTRY_VERIFY(conversation().info().id != source);
    QTRY_COMPARE(path(), QStringLiteral("One Answer."));
    QTRY_COMPARE(barText(), QStringLiteral("Copied up to here"));
    m_rig->trigger(Act::Undo);
    QTRY_COMPARE(conversation().info().id, source);
    QCOMPARE(barText(), QStringLiteral("The new conversation was deleted"));
    bar()->findChild<QPushButton *>()->click();
    QTRY_VERIFY(conversation().info().id != source);
}

void TestMessageActions::anAnswerWhoseQuestionWasDeletedSaysSo()
{
    choose(0, QStringLiteral("Delete message"));
    view().pressRowAction(0, QStringLiteral("Regenerate"));
    QCOMPARE(view().findChild<ui::LinkBar *>()->text(),
             QStringLiteral("The question of this answer was deleted."));
    QCOMPARE(m_rig->gateway.requestCount(), 2);
}

void TestMessageActions::anotherConnectionAnswersOnce()
{
    support::FakeGateway other;
    other.answer(
        support::FakeAnswer::sse({support::chunk(QStringLiteral("Elsewhere.")),
                                  support::finish(QStringLiteral("stop")), support::done()}));
    const QUuid elsewhere = m_rig->add(QStringLiteral("Other"), other.baseUrl());
    choose(3, QStringLiteral("Regenerate with another model…"));
    auto *picker = m_rig->window->findChild<ui::ModelPicker *>();
    QVERIFY(picker);
    Q_EMIT picker->chosen(elsewhere, QStringLiteral("m9"));
    QTRY_COMPARE(path(), QStringLiteral("One Answer. Two Elsewhere."));
    QCOMPARE(other.lastRequest().json().value(QStringLiteral("model")).toString(),
             QStringLiteral("m9"));
    QCOMPARE(conversation().info().profileId, m_rig->profile);
    QCOMPARE(m_rig->connections.active().id, m_rig->profile);
    // What is picked without that is the conversation's again.
    m_rig->window->pane().showPicker();
    Q_EMIT picker->chosen(elsewhere, QStringLiteral("m9"));
    QCOMPARE(conversation().info().profileId, elsewhere);
}

QTEST_MAIN(TestMessageActions)
#include "tst_messageactions.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/accessibleconversation.h"
#include "ui/conversation/finder.h"

#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>

using ui::RowAction;
using ui::RowButton;

namespace {

QJsonObject schemaFormat()
{
    return QJsonDocument::fromJson(R"({"type": "json_schema", "json_schema": {"name": "person",
        "schema": {"type": "object", "properties": {"name": {"type": "string"},
        "born": {"type": "integer"}, "works": {"type": "array", "items": {"type": "string"}}},
        "required": ["name"], "additionalProperties": false}}})")
        .object();
}

const QString kGood =
    QStringLiteral("{\"name\": \"Ada\", \"born\": 1815, \"works\": [\"Note G\", \"Letters\"]}");

} // namespace

/// Answers that had to be JSON: a tree that folds, and what is said of it.
class TestJsonAnswers : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void aTreeFoldsByMouseAndKeys();
    void whatFoldsALineBeneathTheHeldHeadIsNotShown();
    void namesSayWhatFolds();
    void whatFitsIsSaidQuietly();
    void everyPlaceIsListedAndLeadsThere();
    void theRestOfManyPlacesIsShown();
    void brokenJsonSaysWhere();
    void aCutIsNoFault();
    void wordsAreNoBrokenJson();
    void theTreeIsShownAsTextAndBack();
    void whatWasChosenInATreeIsNotChosenInItsText();
    void findOpensWhatIsFolded();
    void copyingGivesTheJson();
    void aValueAndItsPathAreCopied();
    void theLineReadStaysWhenTextBecomesATree();
    void anEditedAnswerIsReadAgain();
    void otherAnswersStayText();

private:
    QUuid reply(const QString &text, const QJsonObject &format = schemaFormat(),
                core::MessageState state = core::MessageState::Complete,
                const QString &finishReason = QStringLiteral("stop"))
    {
        core::Message message;
        message.role = core::Role::Assistant;
        message.parentId = m_port->add(core::Role::User, QStringLiteral("q"));
        message.state = state;
        message.finishReason = finishReason;
        message.parts = {core::TextPart{text, format}};
        message.textLength = text.size();
        const QUuid id = m_port->conversation().add(message);
        QCoreApplication::processEvents();
        return id;
    }
    [[nodiscard]] int last() const { return m_port->conversation().rowCount() - 1; }
    [[nodiscard]] QList<RowButton> buttons(RowAction action) const
    {
        QList<RowButton> found;
        const QList<RowButton> all = m_view->rowButtons(last());
        for (const RowButton &button : all) {
            if (button.action == action)
                found.append(button);
        }
        return found;
    }
    /// What folds the member with this name.
    [[nodiscard]] QString folds(const QString &name) const
    {
        for (const RowButton &button : buttons(RowAction::ToggleTree)) {
            if (button.text.startsWith(name))
                return button.text;
        }
        return {};
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        return m_view->rowStatus(last()).contains(words);
    }
    void pressAction(RowAction action)
    {
        const QList<RowButton> found = buttons(action);
        QVERIFY(!found.isEmpty());
        m_view->pressRowAction(last(), found.first().text);
    }
};

void TestJsonAnswers::aTreeFoldsByMouseAndKeys()
{
    (void)reply(kGood);
    QCOMPARE(buttons(RowAction::ToggleTree).size(), 2);
    const int whole = rowRect(last()).height();
    const RowButton list = buttons(RowAction::ToggleTree).last();
    const QPoint place = rowRect(last()).topLeft() + list.rect.center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(rowRect(last()).height() < whole);
    QVERIFY(folds(QStringLiteral("works")).contains(QStringLiteral("collapsed")));
    m_view->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < 20 && rowRect(last()).height() < whole; ++i) {
        press(Qt::Key_Tab);
        press(Qt::Key_Right); // opens, and nothing else does
    }
    QCOMPARE(rowRect(last()).height(), whole);
    press(Qt::Key_Right);
    QCOMPARE(rowRect(last()).height(), whole);
    press(Qt::Key_Left);
    QVERIFY(rowRect(last()).height() < whole);
    press(Qt::Key_Space);
    QCOMPARE(rowRect(last()).height(), whole);
}

void TestJsonAnswers::whatFoldsALineBeneathTheHeldHeadIsNotShown()
{
    QStringList works;
    for (int i = 0; i < 60; ++i)
        works.append(QStringLiteral("[%1]").arg(i));
    (void)reply(QStringLiteral("{\"works\": [%1]}").arg(works.join(u',')));
    m_view->scrollTo(m_view->model()->index(last(), 0), QAbstractItemView::PositionAtTop);
    QScrollBar &bar = *m_view->verticalScrollBar();
    const int begin = bar.value() + 200; // within the list: the head is held
    int seen = 0;
    for (int step = 0; step < 60; ++step) {
        bar.setValue(begin + step);
        QCOMPARE(buttons(RowAction::CopyCode).size(), 1);
        const int middle = buttons(RowAction::CopyCode).first().rect.center().y();
        const QList<RowButton> lines = buttons(RowAction::ToggleTree);
        seen += int(lines.size());
        for (const RowButton &line : lines)
            QVERIFY2(line.rect.top() > middle, qPrintable(QString::number(bar.value())));
    }
    QVERIFY(seen > 0);
}

void TestJsonAnswers::namesSayWhatFolds()
{
    (void)reply(kGood);
    QCOMPARE(folds(QStringLiteral("object")), QStringLiteral("object, 3 member(s), expanded"));
    QCOMPARE(folds(QStringLiteral("works")), QStringLiteral("works: list, 2 item(s), expanded"));
    m_view->pressRowAction(last(), folds(QStringLiteral("object")));
    QCOMPARE(folds(QStringLiteral("object")), QStringLiteral("object, 3 member(s), collapsed"));
}

void TestJsonAnswers::whatFitsIsSaidQuietly()
{
    (void)reply(kGood);
    const int before = rowRect(last()).height();
    QTRY_VERIFY(says(QStringLiteral("Fits the schema “person”")));
    QCOMPARE(rowRect(last()).height(), before); // its place was kept
    QVERIFY(buttons(RowAction::ToViolation).isEmpty());
}

void TestJsonAnswers::everyPlaceIsListedAndLeadsThere()
{
    QStringList works;
    for (int i = 0; i < 120; ++i)
        works.append(i == 110 ? QStringLiteral("7") : QStringLiteral("\"w%1\"").arg(i));
    (void)reply(QStringLiteral("{\"name\": 1, \"works\": [%1]}").arg(works.join(u',')));
    QTRY_COMPARE(buttons(RowAction::ToViolation).size(), 2);
    QVERIFY(says(QStringLiteral("Does not fit its schema in 2 place(s)")));
    QVERIFY(says(QStringLiteral("/name: another type of value is expected")));
    QVERIFY(says(QStringLiteral("/works/110")));
    m_view->pressRowAction(last(), folds(QStringLiteral("works")));
    m_view->pressRowAction(last(), QStringLiteral("/works/110"));
    // It is open again, and the place is in view.
    QVERIFY(folds(QStringLiteral("works")).isEmpty()
            || folds(QStringLiteral("works")).contains(QStringLiteral("expanded")));
    const QRect row = rowRect(last());
    QVERIFY(row.top() < 0 && row.bottom() > m_view->viewport()->height() / 2);
}

void TestJsonAnswers::theRestOfManyPlacesIsShown()
{
    QStringList works;
    for (int i = 0; i < 9; ++i)
        works.append(QString::number(i));
    (void)reply(QStringLiteral("{\"name\": \"A\", \"works\": [%1]}").arg(works.join(u',')));
    QTRY_COMPARE(buttons(RowAction::ToViolation).size(), 5);
    pressAction(RowAction::AllViolations);
    QCOMPARE(buttons(RowAction::ToViolation).size(), 9);
    QVERIFY(buttons(RowAction::AllViolations).isEmpty());
}

void TestJsonAnswers::brokenJsonSaysWhere()
{
    (void)reply(QStringLiteral("{\"name\": \"Ada\",\n \"born\" 1815}"));
    QTRY_VERIFY(says(QStringLiteral("Not valid JSON. Line 2, column 9: a colon is missing")));
    QVERIFY(buttons(RowAction::ToggleTree).isEmpty());
    QVERIFY(!buttons(RowAction::CopyCode).isEmpty()); // the text is there
}

void TestJsonAnswers::aCutIsNoFault()
{
    (void)reply(QStringLiteral("{\"name\": \"Ad"), schemaFormat(), core::MessageState::Complete,
                QStringLiteral("length"));
    QTRY_VERIFY(says(QStringLiteral("cut off at the length limit")));
    (void)reply(QStringLiteral("{\"name\": \"Ad"), schemaFormat(), core::MessageState::Stopped,
                QString());
    QTRY_VERIFY(says(QStringLiteral("where the answer was cut off")));
    (void)reply(QStringLiteral("{\"name\": \"Ad"));
    QTRY_VERIFY(says(QStringLiteral("it ends too early")));
}

void TestJsonAnswers::wordsAreNoBrokenJson()
{
    (void)reply(QStringLiteral("I cannot answer that."));
    QTRY_VERIFY(says(QStringLiteral("Answered in words, not in JSON")));
    QVERIFY(buttons(RowAction::CopyCode).isEmpty());
}

void TestJsonAnswers::theTreeIsShownAsTextAndBack()
{
    (void)reply(QStringLiteral("```json\n") + kGood + QStringLiteral("\n```"));
    QTRY_VERIFY(says(QStringLiteral("Fits")));
    QCOMPARE(buttons(RowAction::ToggleAnswer).first().text, QStringLiteral("Show as text"));
    pressAction(RowAction::ToggleAnswer);
    QVERIFY(buttons(RowAction::ToggleTree).isEmpty());
    QVERIFY(says(QStringLiteral("Fits")));
    pressAction(RowAction::ToggleAnswer);
    QCOMPARE(buttons(RowAction::ToggleTree).size(), 2);
}

void TestJsonAnswers::whatWasChosenInATreeIsNotChosenInItsText()
{
    (void)reply(kGood);
    QTRY_VERIFY(says(QStringLiteral("Fits")));
    const RowButton list = buttons(RowAction::ToggleTree).last();
    // The line below: the first work.
    const QPoint place = rowRect(last()).topLeft() + list.rect.center() + QPoint(60, 24);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(m_view->hasSelection());
    pressAction(RowAction::ToggleAnswer);
    QVERIFY(!m_view->hasSelection());
}

void TestJsonAnswers::findOpensWhatIsFolded()
{
    (void)reply(kGood);
    m_view->pressRowAction(last(), folds(QStringLiteral("works")));
    m_view->finder().search().search(QStringLiteral("Letters"));
    QTRY_COMPARE(m_view->finder().search().count(), 1);
    QTRY_VERIFY(folds(QStringLiteral("works")).contains(QStringLiteral("expanded")));
}

void TestJsonAnswers::copyingGivesTheJson()
{
    (void)reply(kGood);
    m_view->pressRowAction(last(), folds(QStringLiteral("works")));
    pressAction(RowAction::CopyCode);
    const QByteArray copied = QGuiApplication::clipboard()->text().toUtf8();
    QCOMPARE(QJsonDocument::fromJson(copied), QJsonDocument::fromJson(kGood.toUtf8()));
}

void TestJsonAnswers::aValueAndItsPathAreCopied()
{
    (void)reply(kGood);
    const RowButton list = buttons(RowAction::ToggleTree).last();
    // The line below: the first work.
    const QPoint place = rowRect(last()).topLeft() + list.rect.center() + QPoint(80, 24);
    const auto pick = [&](const QString &words) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                                m_view->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        auto *menu = m_view->findChild<QMenu *>();
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == words)
                action->trigger();
        }
        menu->close();
        QTRY_VERIFY(!m_view->findChild<QMenu *>());
    };
    pick(QStringLiteral("Copy value"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Note G"));
    pick(QStringLiteral("Copy value as JSON"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("\"Note G\""));
    pick(QStringLiteral("Copy path"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/works/0"));
    pick(QStringLiteral("Collapse all"));
    QVERIFY(folds(QStringLiteral("works")).contains(QStringLiteral("collapsed")));
}

void TestJsonAnswers::theLineReadStaysWhenTextBecomesATree()
{
    fill(3);
    const QUuid id = reply(QStringLiteral("{\"name\": \"Ada\",\n"), schemaFormat(),
                           core::MessageState::Streaming, QString());
    QString lines = QStringLiteral("\"works\": [\n");
    for (int i = 0; i < 70; ++i)
        lines += QStringLiteral("\"line %1\",\n").arg(i);
    m_port->conversation().appendText(id, 0, lines + QStringLiteral("\"end\"]}"));
    QCoreApplication::processEvents();
    wheel(120 * 3);
    QCoreApplication::processEvents();
    QVERIFY(!m_view->isAtEnd());
    const auto topLine = [this] {
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        QAccessibleTextInterface *text = list->child(last())->textInterface();
        const int at = text->offsetAtPoint(m_view->viewport()->mapToGlobal(QPoint(150, 2)));
        const QString all = text->text(0, text->characterCount());
        const qsizetype from = all.lastIndexOf(u'\n', at - 1) + 1;
        return all.mid(from, all.indexOf(u'\n', from) - from).trimmed();
    };
    const QString before = topLine();
    QVERIFY2(before.startsWith(QStringLiteral("\"line ")), qPrintable(before));
    core::MessageOutcome outcome;
    outcome.state = core::MessageState::Complete;
    outcome.finishReason = QStringLiteral("stop");
    m_port->conversation().finish(id, outcome);
    QTRY_VERIFY(!buttons(RowAction::ToggleAnswer).isEmpty()); // as only a tree has
    QCOMPARE(topLine(), before);
}

void TestJsonAnswers::anEditedAnswerIsReadAgain()
{
    const QUuid id = reply(kGood);
    QTRY_VERIFY(says(QStringLiteral("Fits")));
    m_port->conversation().replacePart(
        id, 0, core::TextPart{QString(kGood).replace(u"1815"_qs, u"true"_qs), schemaFormat()});
    QTRY_VERIFY(says(QStringLiteral("/born")));
}

void TestJsonAnswers::otherAnswersStayText()
{
    (void)reply(kGood, {});
    QVERIFY(buttons(RowAction::ToggleTree).isEmpty());
    QVERIFY(buttons(RowAction::ToggleAnswer).isEmpty());
}

QTEST_MAIN(TestJsonAnswers)
#include "tst_jsonanswers.moc"

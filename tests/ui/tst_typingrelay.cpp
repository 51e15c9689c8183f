// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/windowrig.h"
#include "ui/composer/messageinput.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

} // namespace

/// What is typed, composed or pasted while the conversation has the focus.
class TestTypingRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }
    void whatIsTypedGoesToTheComposer_data();
    void whatIsTypedGoesToTheComposer();
    void aSpaceThatPressesSomethingStays();
    void pasteGoesToTheComposer_data();
    void pasteGoesToTheComposer();
    void aPictureIsPastedAsAnAttachment();
    void anInputMethodComposesInTheComposer();
    void whatIsGivenUpLeavesTheFocusWhereItIs();
    void theInputMethodSeesTheComposersPlace();
    void aQuoteStandsAtTheCursor();

private:
    [[nodiscard]] ui::ConversationView &view() const { return m_rig->window->pane().view(); }
    [[nodiscard]] ui::Composer &composer() const { return m_rig->window->pane().composer(); }
    [[nodiscard]] ui::MessageInput &field() const
    {
        return *composer().findChild<ui::MessageInput *>();
    }
    void compose(const QString &preedit, const QString &commit = {})
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(QGuiApplication::focusObject(), &event);
    }

    std::unique_ptr<support::WindowRig> m_rig;
};

void TestTypingRelay::init()
{
    m_rig = std::make_unique<support::WindowRig>();
    QVERIFY(m_rig->isReady());
    QVERIFY(!m_rig->ask(text("Hello")).isNull());
    view().setFocus(Qt::MouseFocusReason);
    QTRY_COMPARE(QGuiApplication::focusObject(), &view());
}

void TestTypingRelay::whatIsTypedGoesToTheComposer_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("a letter") << text("h");
    QTest::newRow("a space") << text(" ");
    QTest::newRow("words after a space") << text("  a b");
}

void TestTypingRelay::whatIsTypedGoesToTheComposer()
{
    QFETCH(QString, typed);
    for (const QChar letter : typed) // to the window, as the keyboard does
        QTest::keyClick(m_rig->window->windowHandle(), letter.toLatin1());
    QCOMPARE(composer().text(), typed);
    QVERIFY(field().hasFocus());
}

void TestTypingRelay::aSpaceThatPressesSomethingStays()
{
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(m_rig->window->windowHandle(), Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClick(m_rig->window->windowHandle(), Qt::Key_Tab); // its first button copies
    QTest::keyClick(m_rig->window->windowHandle(), Qt::Key_Space);
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    QVERIFY(composer().text().isEmpty());
    QVERIFY(view().hasFocus());
}

void TestTypingRelay::pasteGoesToTheComposer_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("Ctrl+V") << int(Qt::Key_V) << Qt::KeyboardModifiers(Qt::ControlModifier);
    QTest::newRow("Shift+Insert") << int(Qt::Key_Insert)
                                  << Qt::KeyboardModifiers(Qt::ShiftModifier);
}

void TestTypingRelay::pasteGoesToTheComposer()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QGuiApplication::clipboard()->setText(text("pasted"));
    QTest::keyClick(&view(), Qt::Key(key), modifiers);
    QCOMPARE(composer().text(), text("pasted"));
    QVERIFY(field().hasFocus());
}

void TestTypingRelay::aPictureIsPastedAsAnAttachment()
{
    QImage picture(20, 20, QImage::Format_RGB32);
    picture.fill(0);
    QGuiApplication::clipboard()->setImage(picture);
    QTest::keySequence(&view(), QKeySequence(Qt::CTRL | Qt::Key_V));
    QTRY_VERIFY(composer().hasPictures());
}

void TestTypingRelay::anInputMethodComposesInTheComposer()
{
    QVERIFY(view().testAttribute(Qt::WA_InputMethodEnabled));
    compose(text("n"));
    compose(text("ni"));
    QVERIFY(field().hasPreedit());
    QVERIFY(view().hasFocus()); // a change of focus would end it half done
    QVERIFY(composer().text().isEmpty());
    compose({}, text("你"));
    QCOMPARE(composer().text(), text("你"));
    QVERIFY(field().hasFocus());
    compose(text("hao"));
    compose({}, text("好"));
    QCOMPARE(composer().text(), text("你好"));
}

void TestTypingRelay::whatIsGivenUpLeavesTheFocusWhereItIs()
{
    compose(text("n"));
    compose({});
    QVERIFY(view().hasFocus());
    QVERIFY(!field().hasPreedit());
    QVERIFY(composer().text().isEmpty());
}

void TestTypingRelay::theInputMethodSeesTheComposersPlace()
{
    QInputMethodQueryEvent query(Qt::ImEnabled | Qt::ImCursorRectangle);
    QCoreApplication::sendEvent(&view(), &query);
    QVERIFY(query.value(Qt::ImEnabled).toBool());
    const QPoint place = query.value(Qt::ImCursorRectangle).toRectF().center().toPoint();
    const QRect composed(field().mapToGlobal(QPoint()), field().size());
    QVERIFY(composed.contains(view().mapToGlobal(place)));
}

void TestTypingRelay::aQuoteStandsAtTheCursor()
{
    composer().insertText(text("before"));
    view().setFocus(Qt::MouseFocusReason);
    Q_EMIT view().quoteRequested(text("**one**\n\ntwo"));
    QCOMPARE(composer().text(), text("before\n\n> **one**\n>\n> two\n\n"));
    QVERIFY(field().hasFocus());
    QCOMPARE(field().textCursor().position(), int(composer().text().size()));
}

QTEST_MAIN(TestTypingRelay)
#include "tst_typingrelay.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/messageinput.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using ui::MessageInput;

namespace {

void compose(MessageInput &input, const QString &preedit, const QString &commit = {})
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QApplication::sendEvent(&input, &event);
}

QString lines(int count)
{
    return QStringList(count, QStringLiteral("line")).join(u'\n');
}

} // namespace

class TestComposerInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOnTheChosenKey_data();
    void sendsOnTheChosenKey();
    void sendsNothingWhileAnInputMethodComposes();
    void sendsNothingInTheEventThatCommitted();
    void sendsOnceForAKeyThatIsHeld();
    void growsToTenLinesAndThenScrolls();
    void pastesHtmlAsPlainText();
    void offersAPastedPictureInsteadOfInsertingIt();
    void keepsTextThatCarriesAPictureOfItself();
    void leavesDraggedFilesToTheWindow();
    void asksForTheLastQuestionOnlyWhenEmpty();
    void breaksLinesIntoParagraphs();
    void leavesEscapeToTheWindowUnlessComposing();
};

void TestComposerInput::sendsOnTheChosenKey_data()
{
    QTest::addColumn<core::SendKey>("mode");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("isSent");
    using core::SendKey;
    const Qt::KeyboardModifiers none = Qt::NoModifier;
    const Qt::KeyboardModifiers ctrl = Qt::ControlModifier;
    const Qt::KeyboardModifiers shift = Qt::ShiftModifier;
    const Qt::KeyboardModifiers pad = Qt::KeypadModifier;
    QTest::newRow("Enter") << SendKey::Enter << Qt::Key_Return << none << true;
    QTest::newRow("keypad Enter") << SendKey::Enter << Qt::Key_Enter << pad << true;
    QTest::newRow("Shift+Enter") << SendKey::Enter << Qt::Key_Return << shift << false;
    QTest::newRow("keypad Shift+Enter")
        << SendKey::Enter << Qt::Key_Enter << (shift | pad) << false;
    QTest::newRow("Ctrl mode: Enter") << SendKey::CtrlEnter << Qt::Key_Return << none << false;
    QTest::newRow("Ctrl mode: keypad Enter") << SendKey::CtrlEnter << Qt::Key_Enter << pad << false;
    QTest::newRow("Ctrl mode: Ctrl+Enter") << SendKey::CtrlEnter << Qt::Key_Return << ctrl << true;
    QTest::newRow("Ctrl mode: keypad Ctrl+Enter")
        << SendKey::CtrlEnter << Qt::Key_Enter << (ctrl | pad) << true;
    QTest::newRow("Ctrl mode: Shift+Enter")
        << SendKey::CtrlEnter << Qt::Key_Return << shift << false;
}

void TestComposerInput::sendsOnTheChosenKey()
{
    QFETCH(core::SendKey, mode);
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, isSent);
    MessageInput input;
    input.setSendKey(mode);
    QTest::keyClicks(&input, QStringLiteral("hi"));
    const QSignalSpy sent(&input, &MessageInput::submitRequested);
    QTest::keyClick(&input, key, modifiers);
    QCOMPARE(sent.count(), isSent ? 1 : 0);
    QCOMPARE(input.toPlainText(), isSent ? QStringLiteral("hi") : QStringLiteral("hi\n"));
}

void TestComposerInput::sendsNothingWhileAnInputMethodComposes()
{
    MessageInput input;
    const QSignalSpy sent(&input, &MessageInput::submitRequested);
    compose(input, QStringLiteral("ni hao"));
    QVERIFY(input.hasPreedit());
    QTest::keyClick(&input, Qt::Key_Return);
    QTest::keyClick(&input, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 0);
    QVERIFY(!input.toPlainText().contains(u'\n'));
}

void TestComposerInput::sendsNothingInTheEventThatCommitted()
{
    MessageInput input;
    const QSignalSpy sent(&input, &MessageInput::submitRequested);
    compose(input, QStringLiteral("ni hao"));
    compose(input, {}, QStringLiteral("你好"));
    QVERIFY(!input.hasPreedit());
    QTest::sendKeyEvent(QTest::Press, &input, Qt::Key_Return, QStringLiteral("\r"), Qt::NoModifier);
    QCOMPARE(sent.count(), 0);
    QCOMPARE(input.toPlainText(), QStringLiteral("你好"));

    compose(input, {}, QStringLiteral("吗"));
    bool hasTurned = false;
    QTimer::singleShot(0, &input, [&hasTurned] { hasTurned = true; });
    QTRY_VERIFY(hasTurned);
    QTest::keyClick(&input, Qt::Key_Return);
    QCOMPARE(sent.count(), 1);
    QCOMPARE(input.toPlainText(), QStringLiteral("你好吗"));
}

void TestComposerInput::sendsOnceForAKeyThatIsHeld()
{
    MessageInput input;
    const QSignalSpy sent(&input, &MessageInput::submitRequested);
    for (const bool isRepeat : {false, true, true}) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"),
                        isRepeat);
        QApplication::sendEvent(&input, &press);
    }
    QCOMPARE(sent.count(), 1);
    QVERIFY(input.toPlainText().isEmpty());
}

void TestComposerInput::growsToTenLinesAndThenScrolls()
{
    MessageInput input;
    input.resize(600, 40);
    const int one = input.sizeHint().height();
    input.setPlainText(lines(4));
    const int four = input.sizeHint().height();
    input.setPlainText(lines(10));
    const int ten = input.sizeHint().height();
    input.setPlainText(lines(11));
    const int eleven = input.sizeHint().height();
    QVERIFY(one < four);
    QVERIFY(four < ten);
    QCOMPARE(ten - one, 9 * (four - one) / 3);
    QCOMPARE(eleven, ten);
    input.clear();
    QCOMPARE(input.sizeHint().height(), one);
}

void TestComposerInput::pastesHtmlAsPlainText()
{
    MessageInput input;
    const QSignalSpy offered(&input, &MessageInput::picturesPasted);
    auto *data = new QMimeData;
    data->setHtml(QStringLiteral("<b>bold</b><img src='file:///etc/passwd'>"));
    data->setText(QStringLiteral("bold"));
    QApplication::clipboard()->setMimeData(data);
    input.paste();
    QCOMPARE(input.toPlainText(), QStringLiteral("bold"));
    QVERIFY(!input.document()->toHtml().contains(QLatin1StringView("passwd")));
    QVERIFY(!input.textCursor().charFormat().font().bold());
    QCOMPARE(offered.count(), 0);
}

void TestComposerInput::offersAPastedPictureInsteadOfInsertingIt()
{
    MessageInput input;
    const QSignalSpy offered(&input, &MessageInput::picturesPasted);
    auto *data = new QMimeData;
    data->setData(QStringLiteral("image/png"), QByteArrayLiteral("\x89PNG"));
    data->setHtml(QStringLiteral("<img src='https://example.org/a.png'>"));
    QApplication::clipboard()->setMimeData(data);
    QVERIFY(input.canPaste());
    input.paste();
    QCOMPARE(offered.count(), 1);
    QVERIFY(input.toPlainText().isEmpty());
}

void TestComposerInput::keepsTextThatCarriesAPictureOfItself()
{
    MessageInput input;
    const QSignalSpy offered(&input, &MessageInput::picturesPasted);
    auto *data = new QMimeData;
    data->setImageData(QImage(4, 4, QImage::Format_RGB32));
    data->setText(QStringLiteral("A1\tB1"));
    QApplication::clipboard()->setMimeData(data);
    input.paste();
    QCOMPARE(offered.count(), 0);
    QCOMPARE(input.toPlainText(), QStringLiteral("A1\tB1"));
}

void TestComposerInput::leavesDraggedFilesToTheWindow()
{
    MessageInput input;
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.png"))});
    QDragEnterEvent filesEnter({5, 5}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(input.viewport(), &filesEnter);
    QVERIFY(!filesEnter.isAccepted());
    QMimeData words;
    words.setText(QStringLiteral("words"));
    QDragEnterEvent wordsEnter({5, 5}, Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(input.viewport(), &wordsEnter);
    QVERIFY(wordsEnter.isAccepted());
}

void TestComposerInput::asksForTheLastQuestionOnlyWhenEmpty()
{
    MessageInput input;
    const QSignalSpy asked(&input, &MessageInput::editLastRequested);
    QTest::keyClick(&input, Qt::Key_Up);
    QCOMPARE(asked.count(), 1);
    QTest::keyClick(&input, Qt::Key_Up, Qt::ShiftModifier);
    compose(input, QStringLiteral("ni"));
    QTest::keyClick(&input, Qt::Key_Up);
    compose(input, {}, QStringLiteral("你"));
    QTest::keyClick(&input, Qt::Key_Up);
    QCOMPARE(asked.count(), 1);
}

void TestComposerInput::breaksLinesIntoParagraphs()
{
    MessageInput input;
    QTest::keyClicks(&input, QStringLiteral("a"));
    QTest::keyClick(&input, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&input, QStringLiteral("b"));
    QCOMPARE(input.document()->blockCount(), 2);
    QVERIFY(!input.document()->toRawText().contains(QChar(QChar::LineSeparator)));
}

void TestComposerInput::leavesEscapeToTheWindowUnlessComposing()
{
    MessageInput input;
    QKeyEvent plain(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&input, &plain);
    QVERIFY(!plain.isAccepted());
    compose(input, QStringLiteral("ni"));
    QKeyEvent composing(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&input, &composing);
    QVERIFY(composing.isAccepted());
}

QTEST_MAIN(TestComposerInput)
#include "tst_composerinput.moc"

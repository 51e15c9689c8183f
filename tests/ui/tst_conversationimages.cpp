// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/dragsource.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>

using ui::ConversationView;
using ui::RowAction;
using ui::RowButton;

/// The pictures of a message: what opens them, by mouse and keys, and what is offered about them.
class TestConversationImages : public QObject, support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aClickOpensAPicture();
    void aClickBesideOneOpensNothing();
    void aDragOpensNothing();
    void aSelectionOutlivesAClick();
    void tabReachesEveryPicture();
    void enterAndSpaceOpen();
    void theKeyboardGoesOnWhereItWas();
    void showsWhereThePointerIs();
    void theMenuSpeaksOfThePictureBelowThePointer();
    void theMenuKeySpeaksOfThePictureThatHasTheFocus();
    void anAddressCanOnlyBeCopied();
    void theMenuKeyCopiesAddressesToo();
    void namesTellPicturesApart();

private:
    [[nodiscard]] QPoint placeOf(const RowButton &button) const
    {
        return rowRect(0).topLeft() + button.rect.center();
    }
    [[nodiscard]] QList<RowButton> pictures() const
    {
        QList<RowButton> found;
        for (const RowButton &button : m_view->rowButtons(0)) {
            if (button.action == RowAction::OpenImage)
                found.append(button);
        }
        return found;
    }
    void send(const QList<core::ImagePart> &images);
    void openMenu(QContextMenuEvent::Reason reason, QPoint place);
    [[nodiscard]] QStringList entries() const;
    [[nodiscard]] QImage grabbed() { return m_view->viewport()->grab().toImage(); }

    QUuid m_message;
};

namespace {

core::ImagePart stored(char letter, const QString &name = {})
{
    core::ImagePart image;
    image.hash = QByteArray(64, letter);
    image.mime = QStringLiteral("image/png");
    image.width = 200;
    image.height = 100;
    image.bytes = 1234;
    image.name = name;
    return image;
}

core::ImagePart byAddress()
{
    core::ImagePart image;
    image.url = QStringLiteral("https://pictures.example/a.png");
    return image;
}

} // namespace

void TestConversationImages::init()
{
    open();
    m_port->m_thumbnail = QImage(200, 100, QImage::Format_RGB32);
    m_port->m_thumbnail.fill(Qt::darkGreen);
}

void TestConversationImages::cleanup()
{
    close();
}

void TestConversationImages::send(const QList<core::ImagePart> &images)
{
    core::Message message;
    message.role = core::Role::User;
    for (const core::ImagePart &image : images)
        message.parts.append(image);
    message.parts.append(core::TextPart{QStringLiteral("look at this")});
    m_message = m_port->conversation().add(message);
    (void)m_port->add(core::Role::Assistant, QStringLiteral("I see."));
    QCoreApplication::processEvents();
}

void TestConversationImages::openMenu(QContextMenuEvent::Reason reason, QPoint place)
{
    QContextMenuEvent event(reason, place, m_view->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
}

QStringList TestConversationImages::entries() const
{
    QStringList words;
    const auto *menu = m_view->findChild<QMenu *>();
    const QList<QAction *> actions = menu ? menu->actions() : QList<QAction *>();
    for (const QAction *action : actions)
        words.append(action->text());
    return words;
}

void TestConversationImages::aClickOpensAPicture()
{
    send({stored('a'), byAddress(), stored('b')});
    QCOMPARE(pictures().size(), 2);
    const QSignalSpy requested(m_view.get(), &ConversationView::imageRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, placeOf(pictures().at(1)));
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).toUuid(), m_message);
    QCOMPARE(requested.at(0).at(1).toInt(), 2); // counted with the one that has an address only
}

void TestConversationImages::aClickBesideOneOpensNothing()
{
    send({stored('a'), byAddress()});
    const QSignalSpy requested(m_view.get(), &ConversationView::imageRequested);
    const QRect picture = pictures().at(0).rect.translated(rowRect(0).topLeft());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      picture.bottomRight() + QPoint(3, 0)); // in the gap
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      picture.topRight() + QPoint(20, 20)); // the address
    // Pressed on it, let go elsewhere: taken back.
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, picture.center());
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, picture.center() + QPoint(0, 90));
    QCOMPARE(requested.count(), 0);
}

void TestConversationImages::aDragOpensNothing()
{
    send({stored('a')});
    int drags = 0;
    m_view->findChild<ui::DragSource *>()->setCarry([&drags](QDrag *) { ++drags; });
    const QSignalSpy requested(m_view.get(), &ConversationView::imageRequested);
    const QPoint from = placeOf(pictures().at(0));
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    const QPointF to = from + QPoint(40, 10);
    QMouseEvent move(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_view->viewport(), &move);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from);
    QCOMPARE(drags, 1);
    QCOMPARE(requested.count(), 0);
}

void TestConversationImages::aSelectionOutlivesAClick()
{
    send({stored('a')});
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {},
                       rowRect(1).topLeft() + QPoint(4, 28));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {},
                        rowRect(1).topLeft() + QPoint(4, 28));
    QVERIFY(m_view->hasSelection());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, placeOf(pictures().at(0)));
    QVERIFY(m_view->hasSelection());
}

void TestConversationImages::tabReachesEveryPicture()
{
    send({stored('a'), stored('b')});
    m_view->clearFocus();
    m_view->setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier); // to the question
    QList<QImage> shots{grabbed()};
    for (int i = 0; i < 2; ++i) {
        press(Qt::Key_Tab);
        const QImage shot = grabbed();
        QVERIFY(!shots.contains(shot)); // the ring stands elsewhere each time
        const QPoint onRing = pictures().at(i).rect.topLeft() + rowRect(0).topLeft()
                              + QPoint(pictures().at(i).rect.width() / 2, -2);
        QCOMPARE(QColor(shot.pixel(onRing)), m_theme->colors().leaf);
        shots.append(shot);
    }
}

void TestConversationImages::enterAndSpaceOpen()
{
    send({stored('a'), stored('b')});
    m_view->clearFocus();
    m_view->setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    const QSignalSpy requested(m_view.get(), &ConversationView::imageRequested);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QCOMPARE(requested.count(), 2);
    QCOMPARE(requested.at(0).at(1).toInt(), 0);
    QCOMPARE(requested.at(1).at(1).toInt(), 1);
}

void TestConversationImages::theKeyboardGoesOnWhereItWas()
{
    send({stored('a')});
    m_view->clearFocus();
    m_view->setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    press(Qt::Key_Tab);
    const QImage focused = grabbed();
    QWidget other;
    other.show();
    QApplication::setActiveWindow(&other);
    QVERIFY(!m_view->hasFocus());
    QVERIFY(grabbed() != focused);
    QApplication::setActiveWindow(m_view.get());
    QVERIFY(m_view->hasFocus());
    QCOMPARE(grabbed(), focused);
    const QSignalSpy requested(m_view.get(), &ConversationView::imageRequested);
    press(Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
}

void TestConversationImages::showsWhereThePointerIs()
{
    send({stored('a')});
    QTRY_VERIFY(grabbed().pixel(placeOf(pictures().at(0))) == QColor(Qt::darkGreen).rgb());
    point(placeOf(pictures().at(0)));
    QTRY_COMPARE(m_view->viewport()->cursor().shape(), Qt::PointingHandCursor);
    QVERIFY(grabbed().pixel(placeOf(pictures().at(0))) != QColor(Qt::darkGreen).rgb());
}

void TestConversationImages::theMenuSpeaksOfThePictureBelowThePointer()
{
    send({stored('a'), stored('b')});
    const QSignalSpy opening(m_view.get(), &ConversationView::imageMenuOpening);
    openMenu(QContextMenuEvent::Mouse, placeOf(pictures().at(1)));
    QCOMPARE(opening.count(), 1);
    QCOMPARE(opening.at(0).at(1).toUuid(), m_message);
    QCOMPARE(opening.at(0).at(2).toInt(), 1);
    QVERIFY(entries().isEmpty()); // what there is to be done, others know
}

void TestConversationImages::theMenuKeySpeaksOfThePictureThatHasTheFocus()
{
    send({stored('a'), stored('b')});
    m_view->clearFocus();
    m_view->setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    const QSignalSpy opening(m_view.get(), &ConversationView::imageMenuOpening);
    press(Qt::Key_Tab, 2);
    openMenu(QContextMenuEvent::Keyboard, {1, 1});
    QCOMPARE(opening.count(), 1);
    QCOMPARE(opening.at(0).at(2).toInt(), 1);
    // On the message itself it is the message's again.
    press(Qt::Key_Backtab, 2);
    openMenu(QContextMenuEvent::Keyboard, {1, 1});
    QCOMPARE(opening.count(), 1);
    QVERIFY(m_view->findChildren<QMenu *>().constLast()->actions().size() > 3);
}

void TestConversationImages::anAddressCanOnlyBeCopied()
{
    send({byAddress()});
    QVERIFY(pictures().isEmpty());
    const QPoint place = rowRect(0).topLeft() + QPoint(30, 40);
    const QSignalSpy requested(m_view.get(), &ConversationView::imageRequested);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(requested.count(), 0);
    const QSignalSpy opening(m_view.get(), &ConversationView::imageMenuOpening);
    openMenu(QContextMenuEvent::Mouse, place);
    QCOMPARE(opening.count(), 0);
    QCOMPARE(entries(), QStringList(QStringLiteral("Copy address")));
    m_view->findChild<QMenu *>()->actions().constFirst()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), byAddress().url);
    QVERIFY(m_gate->m_opened.isEmpty());
}

void TestConversationImages::theMenuKeyCopiesAddressesToo()
{
    send({byAddress()});
    m_view->clearFocus();
    m_view->setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    QGuiApplication::clipboard()->clear();
    openMenu(QContextMenuEvent::Keyboard, {1, 1});
    const qsizetype index = entries().indexOf(QStringLiteral("Copy image address"));
    QVERIFY(index >= 0);
    m_view->findChild<QMenu *>()->actions().at(index)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), byAddress().url);
}

void TestConversationImages::namesTellPicturesApart()
{
    send({stored('a', QStringLiteral("cat.png")), stored('b', QStringLiteral("cat.png")),
          stored('c')});
    QStringList names;
    for (const RowButton &button : pictures())
        names.append(button.text);
    QCOMPARE(names, QStringList({QStringLiteral("Open image 1: cat.png"),
                                 QStringLiteral("Open image 2: cat.png"),
                                 QStringLiteral("Open image 3")}));
    // As a screen reader presses them.
    const QSignalSpy requested(m_view.get(), &ConversationView::imageRequested);
    m_view->pressRowAction(0, names.at(1));
    QCOMPARE(requested.at(0).at(1).toInt(), 1);
}

QTEST_MAIN(TestConversationImages)
#include "tst_conversationimages.moc"

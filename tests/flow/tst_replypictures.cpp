// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "support/picturebytes.h"

#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/replypictures.h"
#include "ui/imageviewer/imageviewer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

using flow::Program;
using ui::RowAction;

/// Pictures that a model writes into its reply, in the real window: those in the reply itself are
/// shown, those elsewhere are asked for.
class ReplyPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureInTheReplyIsShownAndCanBeTaken();
    void nothingOfItIsSeenBeforeItIsThere();
    void aPictureElsewhereIsLoadedOnlyAfterTwoClicks();
    void aPictureThatIsRefusedSaysWhy();
};

namespace {

const QColor kPictureInk(200, 30, 160); ///< nothing of the window has this colour

QByteArray inkedPng()
{
    QImage image(120, 80, QImage::Format_RGB32);
    image.fill(kPictureInk);
    return support::encoded(image, "png");
}

QString dataUrl(const QByteArray &bytes)
{
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(bytes.toBase64());
}

ui::ConversationView &view(Program &program)
{
    return program.window().pane().view();
}

bool isInkShown(Program &program)
{
    const QImage shot = view(program).viewport()->grab().toImage();
    int found = 0;
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x) {
            const QColor pixel = shot.pixelColor(x, y);
            found += qAbs(pixel.red() - kPictureInk.red()) < 8
                             && qAbs(pixel.green() - kPictureInk.green()) < 8
                             && qAbs(pixel.blue() - kPictureInk.blue()) < 8
                         ? 1
                         : 0;
        }
    }
    return found > 120 * 80 / 2;
}

/// The buttons of the reply that are for its pictures.
QList<ui::RowButton> pictureButtons(Program &program)
{
    QList<ui::RowButton> found;
    const QList<ui::RowButton> all = view(program).rowButtons(1);
    for (const ui::RowButton &button : all) {
        if (button.action == RowAction::OpenPicture || button.action == RowAction::LoadPicture
            || button.action == RowAction::DeclinePicture)
            found.append(button);
    }
    return found;
}

QStringList wordsOn(Program &program)
{
    QStringList words;
    for (const ui::RowButton &button : pictureButtons(program))
        words.append(button.text);
    return words;
}

void click(Program &program, const ui::RowButton &button, Qt::MouseButton mouse = Qt::LeftButton)
{
    QWidget *viewport = view(program).viewport();
    const QPoint place =
        viewport->mapFromGlobal(ui::ConversationReach(view(program)).rect(1, button).center());
    QTest::mouseClick(viewport, mouse, {}, place);
}

bool ask(Program &program, const QString &reply)
{
    program.gateway.answer(flow::answer({reply}));
    program.type(QStringLiteral("Draw."));
    return program.waitForReply(core::MessageState::Complete);
}

} // namespace

void ReplyPicturesTest::aPictureInTheReplyIsShownAndCanBeTaken()
{
    Program program;
    QVERIFY(program.start());
    QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
    const QByteArray png = inkedPng();
    QVERIFY(ask(program, QStringLiteral("Here: ![a square](%1) There.").arg(dataUrl(png))));
    QTRY_VERIFY(isInkShown(program));
    QTRY_COMPARE(wordsOn(program), QStringList{QStringLiteral("Open picture: a square")});

    click(program, pictureButtons(program).constFirst());
    QTRY_VERIFY(program.window().findChild<ui::ImageViewer *>());
    auto *viewer = program.window().findChild<ui::ImageViewer *>();
    QTRY_VERIFY(viewer->isVisible());
    QCOMPARE(viewer->windowTitle(), QStringLiteral("a square"));
    viewer->close();
    QTRY_VERIFY(!program.window().findChild<ui::ImageViewer *>());

    // By keys: what has the focus is opened by Enter.
    QApplication::setActiveWindow(&program.window());
    ui::ConversationReach(view(program)).focus(1, pictureButtons(program).constFirst());
    QTest::keyClick(&view(program), Qt::Key_Return);
    QTRY_VERIFY(program.window().findChild<ui::ImageViewer *>());
    program.window().findChild<ui::ImageViewer *>()->close();

    QWidget *viewport = view(program).viewport();
    const QPoint place =
        ui::ConversationReach(view(program)).rect(1, pictureButtons(program).constFirst()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, viewport->mapFromGlobal(place), place,
                            Qt::NoModifier);
    QCoreApplication::sendEvent(viewport, &event);
    const auto menus = view(program).findChildren<QMenu *>();
    QVERIFY(!menus.isEmpty());
    QStringList entries;
    for (QAction *action : menus.constLast()->actions())
        entries.append(action->text());
    QCOMPARE(entries, QStringList({QStringLiteral("Open"), QStringLiteral("Copy image"),
                                   QStringLiteral("Save image as…")}));
    menus.constLast()->actions().at(1)->trigger();
    menus.constLast()->close();
    QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(120, 80));

    // All of the message, as other programs paste it.
    view(program).pressRowAction(1, QStringLiteral("Copy"));
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->html().contains(QStringLiteral("<img alt=\"a square\" src=\"data:image/png")));
    QCOMPARE(data->text(), QStringLiteral("Here:\n\na square\n\nThere."));
    QCOMPARE(QString::fromUtf8(data->data(QStringLiteral("text/markdown"))),
             QStringLiteral("Here: ![a square](%1) There.").arg(dataUrl(png)));
}

void ReplyPicturesTest::nothingOfItIsSeenBeforeItIsThere()
{
    Program program;
    QVERIFY(program.start());
    const QString url = dataUrl(inkedPng());
    program.gateway.answer(
        support::FakeAnswer::sse(
            {support::chunk(QStringLiteral("![a square](") + url.left(url.size() / 2))})
            .hold()
            .then({support::chunk(url.mid(url.size() / 2)), support::chunk(QStringLiteral(")"))})
            .then({support::finish(QStringLiteral("stop")), support::done()}));
    program.type(QStringLiteral("Draw."));
    QTRY_VERIFY(program.conversation().rowCount() == 2 && !program.lastText().isEmpty());
    const ui::ConversationReach reach(view(program));
    QTRY_COMPARE(reach.text(1).text(), QStringLiteral("a square"));
    QVERIFY(pictureButtons(program).isEmpty());
    program.gateway.release();
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    QTRY_VERIFY(isInkShown(program));
    QCOMPARE(reach.text(1).text(), QStringLiteral("a square"));
}

void ReplyPicturesTest::aPictureElsewhereIsLoadedOnlyAfterTwoClicks()
{
    support::FakeGateway elsewhere;
    elsewhere.answer(support::FakeAnswer::body(200, "image/png", inkedPng()));
    Program program;
    QVERIFY(program.start());
    QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
    const QString address = elsewhere.origin() + QStringLiteral("/chart.png?said=secret");
    QVERIFY(ask(program, QStringLiteral("![a chart](%1)").arg(address)));
    QTRY_COMPARE(wordsOn(program), QStringList{QStringLiteral("Load picture")});
    QCOMPARE(elsewhere.connectionCount(), 0);

    // It is on this computer, which is asked for once more.
    click(program, pictureButtons(program).constFirst());
    QTRY_COMPARE(wordsOn(program),
                 QStringList({QStringLiteral("Do not load"), QStringLiteral("Load it anyway")}));
    click(program, pictureButtons(program).constFirst());
    QTRY_COMPARE(wordsOn(program), QStringList{QStringLiteral("Load picture")});
    // By keys as well.
    ui::ConversationReach(view(program)).focus(1, pictureButtons(program).constFirst());
    QTest::keyClick(&view(program), Qt::Key_Space);
    QTRY_COMPARE(wordsOn(program).size(), 2);
    // Held down, the key meets the no.
    QTest::keyClick(&view(program), Qt::Key_Space);
    QTRY_COMPARE(wordsOn(program), QStringList{QStringLiteral("Load picture")});
    click(program, pictureButtons(program).constFirst());
    QTRY_COMPARE(wordsOn(program).size(), 2);
    QCOMPARE(elsewhere.connectionCount(), 0);
    click(program, pictureButtons(program).constLast());
    QTRY_VERIFY(isInkShown(program));
    QCOMPARE(wordsOn(program), QStringList{QStringLiteral("Open picture: a chart")});
    QCOMPARE(elsewhere.requestCount(), 1);
    QCOMPARE(elsewhere.connectionCount(), 1);
    const support::FakeRequest request = elsewhere.lastRequest();
    QCOMPARE(request.method + ' ' + request.path + '?' + request.query,
             QByteArray("GET /chart.png?said=secret"));
    for (const char *name : {"Authorization", "Cookie", "Referer", "Origin", "api-key"})
        QVERIFY2(request.header(name).isNull(), name);
    QVERIFY(request.header("User-Agent").startsWith("Loquat/"));

    // It was kept in memory only.
    QVERIFY(program.start());
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_COMPARE(wordsOn(program), QStringList{QStringLiteral("Load picture")});
    QCOMPARE(elsewhere.requestCount(), 1);
}

void ReplyPicturesTest::aPictureThatIsRefusedSaysWhy()
{
    Program program;
    QVERIFY(program.start());
    QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9'/></svg>";
    QVERIFY(ask(program, QStringLiteral("![drawing](%1)\n\nBehind.").arg(dataUrl(svg))));
    const int before = view(program).visualRect(view(program).model()->index(1, 0)).height();
    QVERIFY(before > 0);
    QTRY_VERIFY(!program.assembly()
                     .window()
                     .pane()
                     .pictures()
                     .look({dataUrl(svg), {}, {}, false, false}, true)
                     .notes.isEmpty());
    QVERIFY(pictureButtons(program).isEmpty());
}

QTEST_MAIN(ReplyPicturesTest)
#include "tst_replypictures.moc"

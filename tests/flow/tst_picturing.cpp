// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "ui/composer/attachmenttile.h"
#include "ui/conversation/conversationview.h"

#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QMimeData>

using flow::Program;

/// A picture's whole way: into the composer, over the wire, to an answer, and back after a
/// restart.
class PicturingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsDescribedAndThereAgain_data();
    void aPictureIsDescribedAndThereAgain();
};

namespace {

const QColor kInk(200, 30, 160); ///< nothing of the window has this colour

enum class Way { Paste, Drop, DropFile };

QImage picture()
{
    QImage image(96, 64, QImage::Format_RGB32);
    image.fill(kInk);
    return image;
}

void give(Program &program, Way way, const QString &path)
{
    auto *data = new QMimeData;
    if (way == Way::DropFile)
        data->setUrls({QUrl::fromLocalFile(path)});
    else
        data->setImageData(picture());
    if (way == Way::Paste) {
        QGuiApplication::clipboard()->setMimeData(data);
        QTest::keySequence(&program.input(), QKeySequence::Paste);
        return;
    }
    const std::unique_ptr<QMimeData> owned(data);
    const QPoint place = program.window().rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&program.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(place, Qt::CopyAction, data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&program.window(), &drop);
}

/// By typing its name into the picker.
void chooseModel(Program &program, const QString &name)
{
    program.window().pane().showPicker();
    auto *picker = program.window().findChild<QWidget *>(QStringLiteral("modelPicker"));
    QTRY_VERIFY(picker && picker->isVisible());
    auto *field = picker->findChild<QLineEdit *>();
    QTest::keyClicks(field, name);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(program.conversation().info().model, name);
}

bool showsThePicture(Program &program)
{
    const QImage shot = program.window().pane().view().viewport()->grab().toImage();
    int found = 0;
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x) {
            const QColor pixel = shot.pixelColor(x, y);
            found += qAbs(pixel.red() - kInk.red()) < 8 && qAbs(pixel.green() - kInk.green()) < 8
                             && qAbs(pixel.blue() - kInk.blue()) < 8
                         ? 1
                         : 0;
        }
    }
    return found > 400;
}

} // namespace

void PicturingTest::aPictureIsDescribedAndThereAgain_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("pasted") << Way::Paste;
    QTest::newRow("dropped") << Way::Drop;
    QTest::newRow("dropped as a file") << Way::DropFile;
}

void PicturingTest::aPictureIsDescribedAndThereAgain()
{
    QFETCH(Way, way);
    Program program;
    QVERIFY(program.start(true));
    QVERIFY(QTest::qWaitForWindowExposed(&program.window()));
    chooseModel(program, QStringLiteral("demo-vision"));
    const QString path = program.keyPath() + QStringLiteral(".png");
    QVERIFY(picture().save(path));
    give(program, way, path);
    QTRY_COMPARE(program.composer().findChildren<ui::AttachmentTile *>().size(), 1);
    // No word is needed beside a picture.
    QTest::keyClick(&program.input(), Qt::Key_Return);
    QVERIFY(program.waitForReply(core::MessageState::Complete));
    const QString reply = program.lastText();
    QVERIFY2(reply.contains(QStringLiteral("PNG")), qPrintable(reply));
    QVERIFY2(reply.contains(QStringLiteral("96")) && reply.contains(QStringLiteral("64")),
             qPrintable(reply));
    QVERIFY2(reply.contains(kInk.name().toUpper()), qPrintable(reply));
    QTRY_VERIFY(showsThePicture(program));
    QTRY_VERIFY(program.composer().findChildren<ui::AttachmentTile *>().isEmpty());

    QVERIFY(QFile::remove(path));
    QVERIFY(program.start(true));
    QTRY_COMPARE(program.conversation().rowCount(), 2);
    QTRY_VERIFY(showsThePicture(program));
    QTRY_COMPARE(program.lastText(), reply);
}

QTEST_MAIN(PicturingTest)
#include "tst_picturing.moc"

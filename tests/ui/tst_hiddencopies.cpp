// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/conversationviewrig.h"
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/dragsource.h"
#include "ui/conversation/linkbar.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QTemporaryDir>

/// What a model hid in code is not pasted into a terminal, and the person is told; a file gets what
/// was written.
class TestHiddenCopies : public QObject, private support::ConversationViewRig
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        QGuiApplication::clipboard()->clear();
    }
    void cleanup() { close(); }
    void theButtonOfCodeCopiesWhatIsRead();
    void copyingSafeCodeSaysNothing();
    void everyFormOfASelectionIsClean();
    void whatWasNeverLaidOutIsClean();
    void draggedCodeIsClean();
    void aFileIsExact();
    void theFooterCountsThem();

private:
    void answer(const QString &words)
    {
        (void)m_port->add(core::Role::User, QStringLiteral("q"));
        (void)m_port->add(core::Role::Assistant, words);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] static const QMimeData *clip()
    {
        return QGuiApplication::clipboard()->mimeData();
    }
    [[nodiscard]] QString note() const { return m_view->findChild<ui::LinkBar *>()->text(); }
};

namespace {

QString trojan()
{
    return QStringLiteral("```sh\nls\t\u202E-a\u2069\nrm\u001B\u0008 x\n```");
}

const QString kRead = QStringLiteral("ls\t-a\nrm x");

} // namespace

void TestHiddenCopies::theButtonOfCodeCopiesWhatIsRead()
{
    answer(trojan());
    m_view->pressRowAction(1, QStringLiteral("Copy code"));
    QCOMPARE(clip()->text(), kRead); // and no line end, which a shell would take for Enter
    QCOMPARE(note(), QStringLiteral("4 hidden character(s) were left out"));
}

void TestHiddenCopies::copyingSafeCodeSaysNothing()
{
    answer(QStringLiteral("```sh\nls\t-a\nrm x\n```"));
    m_view->pressRowAction(1, QStringLiteral("Copy code"));
    QCOMPARE(clip()->text(), kRead);
    QVERIFY(note().isEmpty());
}

void TestHiddenCopies::everyFormOfASelectionIsClean()
{
    answer(trojan());
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QCOMPARE(clip()->text(), kRead);
    QCOMPARE(QString::fromUtf8(clip()->data(QStringLiteral("text/markdown"))),
             QStringLiteral("```sh\n%1\n```").arg(kRead));
    QVERIFY(clip()->html().contains(kRead));
    QCOMPARE(note(), QStringLiteral("4 hidden character(s) were left out"));
}

void TestHiddenCopies::whatWasNeverLaidOutIsClean()
{
    for (int i = 0; i < 40; ++i)
        answer(i == 1 ? trojan() : QStringLiteral("words\n\n").repeated(20));
    // Everything from the first message to the last, of which few are near the view.
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::SelectAll));
    QTest::keySequence(m_view.get(), QKeySequence(QKeySequence::Copy));
    QVERIFY(clip()->text().contains(kRead));
    QVERIFY(!clip()->data(QStringLiteral("text/markdown")).contains('\x1b'));
    QVERIFY(!clip()->html().contains(QChar(0x202E)));
    QCOMPARE(note(), QStringLiteral("4 hidden character(s) were left out"));
}

void TestHiddenCopies::draggedCodeIsClean()
{
    std::unique_ptr<QDrag> carried;
    m_view->findChild<ui::DragSource *>()->setCarry(
        [&carried](QDrag *drag) { carried.reset(drag); });
    answer(trojan());
    QWidget *port = m_view->viewport();
    const QPoint head = rowRect(1).topLeft() + QPoint(40, 20);
    QTest::mousePress(port, Qt::LeftButton, {}, head);
    const QPointF to = head + QPoint(30, 30);
    QMouseEvent move(QEvent::MouseMove, to, port->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     {});
    QCoreApplication::sendEvent(port, &move);
    QVERIFY(carried);
    QCOMPARE(carried->mimeData()->text(), kRead);
}

void TestHiddenCopies::aFileIsExact()
{
    answer(trojan());
    m_view->pressRowAction(1, QStringLiteral("More for this code"));
    const QList<QMenu *> menus = m_view->findChildren<QMenu *>();
    QVERIFY(!menus.isEmpty());
    menus.constLast()->actions().constLast()->trigger();
    auto *dialog = m_view->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.sh"));
    Q_EMIT dialog->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()),
             QStringLiteral("ls\t\u202E-a\u2069\nrm\u001B\u0008 x"));
    dialog->close();
}

void TestHiddenCopies::theFooterCountsThem()
{
    answer(trojan());
    answer(QStringLiteral("Nothing here."));
    const ui::ConversationReach reach(*m_view);
    QVERIFY(reach.details(1).contains(QStringLiteral("4 hidden character(s)")));
    QVERIFY(!reach.details(3).contains(QStringLiteral("hidden")));
}

QTEST_MAIN(TestHiddenCopies)
#include "tst_hiddencopies.moc"

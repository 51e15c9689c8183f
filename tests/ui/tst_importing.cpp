// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/importer.h"
#include "storage/backup/sealedfile.h"
#include "support/chatexport.h"
#include "support/windowrig.h"
#include "ui/composer/messageinput.h"
#include "ui/import/importactions.h"
#include "ui/import/importdialog.h"
#include "ui/import/passphraserow.h"
#include "ui/label.h"
#include "ui/noticebar.h"
#include "ui/pages/emptypage.h"
#include "ui/pages/firstrunpage.h"
#include "ui/settings/linkbutton.h"
#include "ui/sidebar/sidebarlist.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

using support::exportedChat;
using support::WindowRig;
using ui::Act;
using ui::ImportDialog;

namespace {

struct Rig : WindowRig {
    using WindowRig::WindowRig;
    support::ExportFolder folder;

    /// Without the dialog.
    void import(const QString &path)
    {
        const auto importer = workspace.makeImporter();
        const QSignalSpy finished(importer.get(), &chat::Importer::finished);
        importer->start(path, chat::Importer::Goal::Import);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000); }();
    }
    /// The bar that lies over the conversation; null: none does.
    [[nodiscard]] ui::NoticeBar *bar() const
    {
        for (ui::NoticeBar *bar : window->findChildren<ui::NoticeBar *>()) {
            if (bar->isVisible())
                return bar;
        }
        return nullptr;
    }
    [[nodiscard]] ImportDialog *dialog() const { return window->findChild<ImportDialog *>(); }
    void drop(const QList<QUrl> &urls) const
    {
        QMimeData data;
        data.setUrls(urls);
        const QPoint place = window->rect().center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &dropped);
    }
    [[nodiscard]] ui::LinkButton *offer() const
    {
        for (auto *link : window->pane().middle()->findChildren<ui::LinkButton *>()) {
            if (link->text().startsWith(QStringLiteral("Import")))
                return link;
        }
        return nullptr;
    }
};

} // namespace

/// An import from the window: how it begins, and what can be done about it afterwards.
class ImportingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anImportTakesAwayTheBarOfSomethingElse();
    void takingItBackOffersToDoItAgain();
    void undoSaysThatItIsTheImport();
    void aDroppedBackupIsImported();
    void otherFilesAreStillAttached();
    void severalFilesComeOneAfterTheOther();
    void isOfferedWhereThereIsNothingYet();
    void isOfferedAtTheFirstRun();
    void aProtectedFileAsksForItsPassphrase();
    void showOpensWhatWasImported();
    void whatIsBeingWrittenStaysWhenMoreComes();
    void aTitleThatIsBeingTypedStaysWhenMoreComes();
};

void ImportingTest::initTestCase()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
}

void ImportingTest::anImportTakesAwayTheBarOfSomethingElse()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.askAndRemove().isNull());
    QVERIFY(rig.bar());
    QVERIFY(rig.bar()->text().startsWith(QStringLiteral("Deleted")));
    rig.import(rig.folder.write({exportedChat("a", 2)}));
    QTRY_VERIFY(!rig.bar());
}

void ImportingTest::takingItBackOffersToDoItAgain()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.import(rig.folder.write({exportedChat("a", 2), exportedChat("b", 2)}));
    QCOMPARE(rig.workspace.list().count(), 2);
    rig.trigger(Act::Undo);
    QCOMPARE(rig.workspace.list().count(), 0);
    QVERIFY(rig.bar());
    QCOMPARE(rig.bar()->text(), QStringLiteral("Import taken back"));
    QPushButton *again = nullptr;
    for (QPushButton *button : rig.bar()->findChildren<QPushButton *>())
        again = button->text() == QStringLiteral("Redo") ? button : again;
    QVERIFY(again);
    QTest::mouseClick(again, Qt::LeftButton);
    QCOMPARE(rig.workspace.list().count(), 2);
    QTRY_VERIFY(!rig.bar());
}

void ImportingTest::undoSaysThatItIsTheImport()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QAction *undo = rig.window->actions().at(Act::Undo);
    QCOMPARE(undo->text(), QStringLiteral("&Undo"));
    rig.import(rig.folder.write({exportedChat("a", 2)}));
    QCOMPARE(undo->text(), QStringLiteral("&Undo import"));
    rig.trigger(Act::Undo);
    QCOMPARE(undo->text(), QStringLiteral("&Undo"));
}

void ImportingTest::aDroppedBackupIsImported()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.drop({QUrl::fromLocalFile(rig.folder.write({exportedChat("a", 2)}))});
    QVERIFY(rig.dialog());
    QTRY_COMPARE(rig.dialog()->stage(), ImportDialog::Stage::Found);
    rig.dialog()->accept();
    QTRY_COMPARE(rig.workspace.list().count(), 1);
}

void ImportingTest::otherFilesAreStillAttached()
{
    QMimeData mixed;
    mixed.setUrls(
        {QUrl(QStringLiteral("file:///a/b.json")), QUrl(QStringLiteral("file:///a.png"))});
    QVERIFY(ui::filesToImport(&mixed).isEmpty());
    QMimeData elsewhere;
    elsewhere.setUrls({QUrl(QStringLiteral("https://a.example/b.json"))});
    QVERIFY(ui::filesToImport(&elsewhere).isEmpty());
    QMimeData backups;
    backups.setUrls(
        {QUrl(QStringLiteral("file:///a/b.JSON")), QUrl(QStringLiteral("file:///c.zip"))});
    QCOMPARE(ui::filesToImport(&backups).size(), 2);
    Rig rig;
    QVERIFY(rig.isReady());
    rig.drop({QUrl(QStringLiteral("file:///a.png"))});
    QVERIFY(!rig.dialog());
}

void ImportingTest::severalFilesComeOneAfterTheOther()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.drop(
        {QUrl::fromLocalFile(rig.folder.write({exportedChat("a", 2)}, QStringLiteral("part-1"))),
         QUrl::fromLocalFile(rig.folder.write({exportedChat("b", 2)}, QStringLiteral("part-2")))});
    for (int part = 1; part <= 2; ++part) {
        QTRY_VERIFY(rig.dialog() && rig.dialog()->stage() == ImportDialog::Stage::Found);
        QCOMPARE(rig.window->findChildren<ImportDialog *>().size(), 1);
        QVERIFY(rig.dialog()->windowTitle().contains(QStringLiteral("part-%1").arg(part)));
        rig.dialog()->accept();
        QTRY_COMPARE(rig.dialog()->stage(), ImportDialog::Stage::Done);
        QCOMPARE(rig.workspace.list().count(), part);
        rig.dialog()->reject();
    }
    QTRY_VERIFY(!rig.dialog());
}

void ImportingTest::isOfferedWhereThereIsNothingYet()
{
    Rig rig;
    QVERIFY(rig.isReady());
    QVERIFY(rig.offer());
    QVERIFY(rig.offer()->isVisible());
    QTest::mouseClick(rig.offer(), Qt::LeftButton);
    auto *picker = rig.window->findChild<QFileDialog *>(QStringLiteral("importFile"));
    QVERIFY(picker);
    QCOMPARE(picker->fileMode(), QFileDialog::ExistingFiles);
    picker->close();
    rig.import(rig.folder.write({exportedChat("a", 2)}));
    QVERIFY(qobject_cast<ui::EmptyPage *>(rig.window->pane().middle()));
    QVERIFY(!rig.offer()->isVisible());
}

void ImportingTest::isOfferedAtTheFirstRun()
{
    Rig rig(false);
    QVERIFY(rig.isReady());
    QVERIFY(qobject_cast<ui::FirstRunPage *>(rig.window->pane().middle()));
    QVERIFY(rig.offer());
    QTest::mouseClick(rig.offer(), Qt::LeftButton);
    auto *picker = rig.window->findChild<QFileDialog *>(QStringLiteral("importFile"));
    QVERIFY(picker);
    picker->close();
}

void ImportingTest::aProtectedFileAsksForItsPassphrase()
{
    Rig rig;
    QVERIFY(rig.isReady());
    const QString plain = rig.folder.write({exportedChat("a", 2)});
    const QString sealed = plain + QStringLiteral(".sealed");
    QVERIFY(storage::SealedFile::seal(plain, sealed,
                                      storage::Passphrase(QStringLiteral("correct horse")), {},
                                      {1, 8ULL * 1024 * 1024}));
    rig.drop({QUrl::fromLocalFile(sealed)});
    QTRY_COMPARE(rig.dialog()->stage(), ImportDialog::Stage::Found);
    auto *row = rig.dialog()->findChild<ui::PassphraseRow *>();
    auto *field = row->findChild<QLineEdit *>();
    QVERIFY(row->isVisible());
    QTRY_COMPARE(rig.dialog()->focusWidget(), field);
    QVERIFY(rig.dialog()->accessibleDescription().contains(QStringLiteral("with a passphrase")));
    for (const char *typed : {"wrong horse", "correct horse"}) {
        QTest::keyClicks(field, QString::fromLatin1(typed));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(field->text().isEmpty());
        if (*typed == 'w')
            QTRY_VERIFY(rig.dialog()->accessibleDescription().contains(
                QStringLiteral("This passphrase does not open the file.")));
        else
            QTRY_VERIFY(!row->isVisible());
        QTRY_COMPARE(rig.dialog()->stage(), ImportDialog::Stage::Found);
        QCOMPARE(row->isVisible(), *typed == 'w');
    }
    rig.dialog()->accept();
    QTRY_COMPARE(rig.dialog()->stage(), ImportDialog::Stage::Done);
    QCOMPARE(rig.workspace.list().count(), 1);
}

void ImportingTest::showOpensWhatWasImported()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.drop({QUrl::fromLocalFile(rig.folder.write({exportedChat("a", 2)}))});
    QTRY_COMPARE(rig.dialog()->stage(), ImportDialog::Stage::Found);
    rig.dialog()->accept();
    QTRY_COMPARE(rig.dialog()->stage(), ImportDialog::Stage::Done);
    QTest::keyClick(rig.dialog()->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(rig.workspace.current()->isStored());
    QCOMPARE(rig.workspace.current()->conversation().rowCount(), 2);
}

void ImportingTest::whatIsBeingWrittenStaysWhenMoreComes()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.import(rig.folder.write({exportedChat("a", 2)}));
    rig.workspace.open(rig.workspace.list().at(0).id);
    QTRY_VERIFY(rig.workspace.current()->isStored());
    auto *input = rig.window->pane().composer().findChild<ui::MessageInput *>();
    QTest::keyClicks(input, QStringLiteral("half a thought"));
    rig.import(rig.folder.write({exportedChat("a", 4)}));
    QTRY_COMPARE(rig.workspace.current()->conversation().rowCount(), 4);
    QCOMPARE(rig.window->pane().session(), rig.workspace.current());
    QCOMPARE(input->toPlainText(), QStringLiteral("half a thought"));
    QCOMPARE(rig.window->pane().view().model()->rowCount(), 4);
}

/// Whether others come, or more of what is shown beside.
void ImportingTest::aTitleThatIsBeingTypedStaysWhenMoreComes()
{
    Rig rig;
    QVERIFY(rig.isReady());
    rig.import(rig.folder.write({exportedChat("a", 2), exportedChat("b", 3)}));
    const QUuid renamed = rig.workspace.list().at(0).id;
    const QUuid shown = rig.workspace.list().at(1).id;
    rig.workspace.open(shown);
    QTRY_COMPARE(rig.workspace.current()->conversation().info().id, shown);
    auto *sidebar = rig.window->findChild<ui::Sidebar *>();
    QVERIFY(sidebar->beginRename(renamed));
    const QPointer<QWidget> editor = QApplication::focusWidget();
    QVERIFY(qobject_cast<QLineEdit *>(editor.data()) && sidebar->isAncestorOf(editor));
    QTest::keyClicks(editor, QStringLiteral("half"));
    rig.import(
        rig.folder.write({exportedChat("a", 4), exportedChat("c", 1), exportedChat("d", 9)}));
    QCOMPARE(rig.workspace.list().count(), 4);
    QTRY_COMPARE(rig.workspace.current()->conversation().rowCount(), 4);
    QVERIFY(editor && editor->isVisible());
    QCOMPARE(QApplication::focusWidget(), editor.data());
    QTest::keyClicks(editor, QStringLiteral(" whole"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(rig.workspace.list().find(renamed)->title, QStringLiteral("half whole"));
    // And now everything is there.
    QTRY_COMPARE(sidebar->findChild<ui::SidebarList *>()->model()->rowCount(), 5);
}

QTEST_MAIN(ImportingTest)
#include "tst_importing.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/backups.h"
#include "chat/settingskeeper.h"
#include "storage/storeedits.h"
#include "support/editsrig.h"
#include "support/windowrig.h"
#include "ui/backups/backupdialog.h"
#include "ui/backups/passphrasedialog.h"
#include "ui/backups/placewords.h"
#include "ui/pages/problempage.h"
#include "ui/settings/datapage.h"
#include "ui/settings/namedsettings.h"
#include "ui/settings/noterow.h"
#include "ui/settings/settingsdialog.h"

#include <QCheckBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using support::await;

namespace {

/// The settings with the page of backups, over conversations that are stored.
struct DataRig : support::EditsRig {
    ui::Theme theme;
    chat::Backups backups{{store, secrets, *workspace, clock}, dir.path()};
    ui::SettingsDialog dialog{theme, preferences, connections, nullptr, &backups};

    DataRig()
    {
        backups.setDatabase(dir.filePath(QStringLiteral("loquat.db")));
        ask("one", "first answer");
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return dialog.findChild<Widget *>(QString::fromLatin1(name));
    }
    void show()
    {
        dialog.showPage(ui::SettingsDialog::Page::Data);
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    }
    void backUp() const
    {
        QTest::mouseClick(find<QPushButton>("backUpNow"), Qt::LeftButton);
        QTRY_COMPARE(find<QListWidget>("backups")->count(), 1);
        QTRY_VERIFY(find<QPushButton>("lookInto")->isEnabled());
    }
    [[nodiscard]] ui::BackupDialog *look() const
    {
        QTest::mouseClick(find<QPushButton>("lookInto"), Qt::LeftButton);
        return dialog.findChild<ui::BackupDialog *>();
    }
};

} // namespace

class tst_DataPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutBackupsThereIsNoPage();
    void eachOfItsSettingsIsKnownByName();
    void aFolderThatOtherComputersReachIsNamed();
    void aBackupIsMadeAndListed();
    void aBackupIsLookedIntoAndRestored();
    void itsSettingsComeBackWhereThatIsTicked_data();
    void itsSettingsComeBackWhereThatIsTicked();
    void chosenConversationsComeBack();
    void aNewPassphraseIsTypedTwice();
    void aDamagedDatabaseIsRecoveredFromThePage();
};

void tst_DataPage::withoutBackupsThereIsNoPage()
{
    support::EditsRig rig;
    ui::Theme theme;
    ui::SettingsDialog dialog(theme, rig.preferences, rig.connections);
    QVERIFY(!dialog.findChild<ui::DataPage *>());
    QCOMPARE(dialog.findChild<QListWidget *>(QStringLiteral("pages"))->count(), 4);
}

void tst_DataPage::eachOfItsSettingsIsKnownByName()
{
    DataRig rig;
    rig.show();
    QMap<QString, QString> seen;
    for (const QCheckBox *box : rig.dialog.findChild<ui::DataPage *>()->findChildren<QCheckBox *>())
        seen.insert(box->objectName(), box->text());
    QMap<QString, QString> listed;
    for (const ui::NamedSetting &setting : ui::namedSettings(ui::SettingsDialog::Page::Data)) {
        listed.insert(setting.field, setting.words);
        rig.dialog.showSetting(ui::SettingsDialog::Page::Data, setting.field);
        const QWidget *focus = rig.dialog.focusWidget();
        QVERIFY(focus && focus->objectName() == setting.field);
    }
    QCOMPARE(listed, seen);
}

void tst_DataPage::aFolderThatOtherComputersReachIsNamed()
{
    DataRig rig;
    rig.show();
    using Kind = storage::SharedPlace::Kind;
    const auto *note = rig.find<ui::NoteRow>("sharedPlace");
    QTRY_VERIFY(rig.find<QPushButton>("backUpNow")->isEnabled());
    QVERIFY(note->isEmpty() && note->isHidden());
    const QString held = rig.find<ui::NoteRow>("whatBackupsHold")->text();
    QVERIFY(held.contains(QStringLiteral("prompts")) && held.contains(QStringLiteral("tools")));
    for (const Kind kind : {Kind::Network, Kind::Synced}) {
        rig.backups.setDatabase(rig.backups.database(), kind);
        QTRY_COMPARE(note->text(), ui::placeWarning(kind));
        QVERIFY(!note->isEmpty() && note->isVisible());
    }
    rig.backups.setDatabase(rig.backups.database());
    QTRY_VERIFY(note->isEmpty());
}

void tst_DataPage::aBackupIsMadeAndListed()
{
    DataRig rig;
    rig.show();
    QVERIFY(rig.find<QCheckBox>("backUpDaily")->isChecked());
    QCOMPARE(rig.find<QListWidget>("backups")->count(), 0);
    rig.backUp();
    QVERIFY(
        rig.find<QListWidget>("backups")->item(0)->text().contains(QStringLiteral("made by hand")));
    rig.find<QCheckBox>("backUpDaily")->click();
    QVERIFY(!rig.backups.state().isDaily);
    rig.find<QListWidget>("backups")->setFocus();
    // As it comes from the keyboard, not to the list alone.
    QTest::keyClick(rig.dialog.windowHandle(), Qt::Key_Return);
    QTRY_VERIFY(rig.dialog.findChild<ui::BackupDialog *>());
}

void tst_DataPage::aBackupIsLookedIntoAndRestored()
{
    DataRig rig;
    rig.show();
    rig.backUp();
    rig.ask("two", "second answer");
    ui::BackupDialog *dialog = rig.look();
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeView *>(QStringLiteral("conversations"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    auto *restore = dialog->findChild<QPushButton *>(QStringLiteral("restore"));
    QTRY_VERIFY(restore->isEnabled());
    QTest::mouseClick(restore, Qt::LeftButton);
    auto *question = dialog->findChild<QMessageBox *>(QStringLiteral("confirmRestore"));
    QVERIFY(question);
    // Enter alone changes nothing.
    QCOMPARE(question->buttonRole(question->defaultButton()), QMessageBox::RejectRole);
    const auto buttons = question->buttons();
    for (QAbstractButton *button : buttons) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QTRY_COMPARE(await(rig.backups.entries()).size(), 2);
    QTRY_COMPARE(rig.workspace->list().count(), 1);
    const QUuid id = rig.workspace->list().at(0).id;
    QTRY_COMPARE(await(rig.store.skeleton(id)).value().messages.size(), 2);
}

void tst_DataPage::itsSettingsComeBackWhereThatIsTicked_data()
{
    QTest::addColumn<bool>("isTicked");
    QTest::newRow("as it is") << false;
    QTest::newRow("ticked") << true;
}

void tst_DataPage::itsSettingsComeBackWhereThatIsTicked()
{
    QFETCH(bool, isTicked);
    DataRig rig;
    chat::SettingsKeeper keeper(rig.preferences, rig.store);
    keeper.look();
    core::Settings settings = rig.preferences.settings();
    settings.instructions = QStringLiteral("Be brief.");
    rig.preferences.set(settings);
    const auto isCopied = [&rig](const char *words) {
        const auto copied = await(storage::StoreEdits(rig.store).copiedShelf(
            QStringLiteral("settings"), [] { return QJsonObject(); }));
        return QJsonDocument(copied.value().content).toJson().contains(words);
    };
    QTRY_VERIFY(isCopied("Be brief."));
    rig.show();
    rig.backUp();
    settings.instructions = QStringLiteral("Be long.");
    rig.preferences.set(settings);
    QTRY_VERIFY(isCopied("Be long."));
    ui::BackupDialog *dialog = rig.look();
    QVERIFY(dialog);
    auto *box = dialog->findChild<QCheckBox *>(QStringLiteral("takeSettings"));
    QTRY_VERIFY(box->isVisible());
    QVERIFY(!box->isChecked());
    box->setChecked(isTicked);
    const QSignalSpy wanted(dialog, &ui::BackupDialog::settingsWanted);
    dialog->findChild<QPushButton *>(QStringLiteral("restore"))->click();
    auto *question = dialog->findChild<QMessageBox *>(QStringLiteral("confirmRestore"));
    QVERIFY(question);
    const auto buttons = question->buttons();
    for (QAbstractButton *button : buttons) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QTRY_COMPARE(await(rig.backups.entries()).size(), 2);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("restore"))->isEnabled());
    QCOMPARE(wanted.count(), isTicked ? 1 : 0);
    QCOMPARE(rig.preferences.settings().instructions,
             isTicked ? QStringLiteral("Be brief.") : QStringLiteral("Be long."));
}

void tst_DataPage::chosenConversationsComeBack()
{
    DataRig rig;
    rig.show();
    rig.backUp();
    const QUuid id = rig.id();
    rig.workspace->remove(id);
    ui::BackupDialog *dialog = rig.look();
    auto *list = dialog->findChild<QTreeView *>(QStringLiteral("conversations"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    auto *bring = dialog->findChild<QPushButton *>(QStringLiteral("bringBack"));
    QVERIFY(!bring->isEnabled());
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Space);
    QTRY_VERIFY(bring->isEnabled());
    QTest::mouseClick(bring, Qt::LeftButton);
    QTRY_VERIFY(rig.workspace->list().find(id));
    QVERIFY(rig.workspace->undoStack().canUndo());
}

void tst_DataPage::aNewPassphraseIsTypedTwice()
{
    DataRig rig;
    rig.show();
    rig.find<QCheckBox>("sealBackups")->click();
    auto *dialog = rig.dialog.findChild<ui::PassphraseDialog *>();
    QVERIFY(dialog);
    auto *first = dialog->findChild<QLineEdit *>(QStringLiteral("first"));
    auto *again = dialog->findChild<QLineEdit *>(QStringLiteral("again"));
    QSignalSpy chosen(dialog, &ui::PassphraseDialog::chosen);
    QTest::keyClicks(first, QStringLiteral("a long passphrase"));
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(chosen.count(), 0);
    QTest::keyClicks(again, QStringLiteral("a long passphrase"));
    QTest::keyClick(again, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QTRY_VERIFY(rig.backups.state().isSealed);
    QVERIFY(rig.find<QCheckBox>("sealBackups")->isChecked());
}

void tst_DataPage::aDamagedDatabaseIsRecoveredFromThePage()
{
    support::SessionRig rig;
    ui::Theme theme;
    support::ClosedGate links;
    chat::Workspace workspace(chat::ChatSession::Services{rig.preferences, rig.connections,
                                                          rig.store, rig.wire, rig.clock});
    chat::Backups backups({rig.store, rig.secrets, workspace, rig.clock}, rig.dir.path());
    (void)support::storeChain(rig.store, support::makeInfo(), 4,
                              [](int i) { return QString::number(i); });
    ui::MainWindow window(ui::Services{theme, rig.preferences, rig.connections, workspace, links,
                                       rig.clock, nullptr, nullptr, &backups});
    window.show();
    storage::OpenReport report;
    report.state = storage::OpenReport::State::Damaged;
    report.path = rig.dir.filePath(QStringLiteral("loquat.db"));
    // What the report speaks of is whole here, so that all of it comes back.
    window.showDatabaseProblem(report);
    auto *recover = window.findChild<QPushButton *>(QStringLiteral("recover"));
    QVERIFY(recover && recover->isVisible());
    QCOMPARE(window.focusWidget(), recover);
    const QSignalSpy wanted(&window, &ui::MainWindow::databaseRetryRequested);
    QTest::mouseClick(recover, Qt::LeftButton);
    QTRY_COMPARE(wanted.count(), 1);
    const QString name = rig.preferences.settings().databaseFile;
    QVERIFY(name.startsWith(QStringLiteral("loquat-")));
    QVERIFY(QFile::exists(rig.dir.filePath(name)));
    auto *box = window.findChild<QMessageBox *>(QStringLiteral("recovered"));
    QVERIFY(box && box->informativeText().contains(QStringLiteral("messages: 4")));
}

QTEST_MAIN(tst_DataPage)
#include "tst_datapage.moc"

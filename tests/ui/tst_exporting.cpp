// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/temporarychat.h"
#include "exports/exporter.h"
#include "support/picturebytes.h"
#include "support/windowrig.h"
#include "ui/export/exportdialog.h"
#include "ui/noticebar.h"
#include "ui/sidebar/sidebarmenu.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTemporaryDir>

using namespace support;

namespace {

/// The window with everything real behind it, and a way to export.
struct ExportRig : WindowRig {
    QTemporaryDir folder;
    exports::Exporter exporter{{[this] { return dir.filePath(QStringLiteral("loquat.db")); },
                                [] { return QHash<QUuid, QString>(); }}};
    QUuid id;

    ExportRig()
    {
        window = std::make_unique<ui::MainWindow>(ui::Services{theme, preferences, connections,
                                                               workspace, links, clock, nullptr,
                                                               nullptr, nullptr, &exporter});
        window->resize(1000, 700);
        window->show();
        window->activateWindow();
    }
    ~ExportRig() { window.reset(); }
    [[nodiscard]] bool begin()
    {
        if (!isReady())
            return false;
        id = ask(QStringLiteral("The question"));
        return QTest::qWaitFor([this] { return workspace.list().rowOf(id) >= 0; });
    }
    [[nodiscard]] ui::ExportDialog *dialog() const
    {
        ui::ExportDialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = window->findChild<ui::ExportDialog *>();
            return found && found->isVisible();
        });
        return found;
    }
    void choose(const char *picker, const QString &name) const
    {
        QFileDialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = window->findChild<QFileDialog *>(QString::fromLatin1(picker));
            return found && found->isVisible();
        });
        if (!found)
            qFatal("nothing asks for a file");
        Q_EMIT found->fileSelected(folder.filePath(name));
        found->reject();
    }
    /// In the menu of the answer; false: it is not there.
    [[nodiscard]] bool chooseOfMessage(const QString &words)
    {
        QMenu menu;
        const core::Conversation &conversation = workspace.current()->conversation();
        Q_EMIT window->pane().view().menuOpening(&menu, conversation.at(1).id);
        for (QAction *action : menu.actions()) {
            if (action->text() != words)
                continue;
            action->trigger();
            return true;
        }
        return false;
    }
    [[nodiscard]] ui::NoticeBar *bar() const
    {
        return window->findChild<ui::NoticeBar *>(QStringLiteral("exportBar"));
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class tst_Exporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theConversationThatIsShownGoesIntoAFile();
    void allConversationsAsTextGoIntoAFolder();
    void theDialogSaysWhatComesOfIt();
    void aPassphraseThatIsTypedTwiceProtectsTheFile();
    void whatCannotBeWrittenIsSaid();
    void theSidebarOffersItForOneAndForMany();
    void withoutAnExporterNothingIsOffered();
    void aMessageIsCopiedAsAPicture();
    void showingAPictureDoesNotEndAnExport();
    void theBarCancelsAndNothingIsLeft_data();
    void theBarCancelsAndNothingIsLeft();
    void aTemporaryOneIsDrawnWithItsPictures();
};

void tst_Exporting::theConversationThatIsShownGoesIntoAFile()
{
    ExportRig rig;
    QVERIFY(rig.begin());
    rig.trigger(ui::Act::Export);
    ui::ExportDialog *dialog = rig.dialog();
    QVERIFY(dialog);
    dialog->accept();
    rig.choose("exportFile", QStringLiteral("a.json"));
    QTRY_VERIFY(rig.contents(QStringLiteral("a.json")).contains("The question"));
    QTRY_COMPARE(rig.bar()->text(), QStringLiteral("Exported to a.json"));
    QVERIFY(rig.bar()->isVisible());
    QTRY_COMPARE(rig.bar()->findChild<QPushButton *>()->text(), QStringLiteral("Show in folder"));
}

void tst_Exporting::allConversationsAsTextGoIntoAFolder()
{
    ExportRig rig;
    QVERIFY(rig.begin());
    rig.workspace.startNew();
    QVERIFY(!rig.ask(QStringLiteral("Another one")).isNull());
    QTRY_COMPARE(rig.workspace.list().count(), 2);
    rig.trigger(ui::Act::ExportAll);
    ui::ExportDialog *dialog = rig.dialog();
    QVERIFY(dialog);
    dialog->setOptions({core::ExportFormat::Text});
    dialog->accept();
    rig.choose("exportFile", QString());
    QTRY_VERIFY(rig.bar()->text().startsWith(QStringLiteral("Exported to Conversations ")));
    const QStringList made = QDir(rig.folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(made.size(), 1);
    QCOMPARE(QDir(rig.folder.filePath(made.first())).entryList(QDir::Files).size(), 2);
}

void tst_Exporting::theDialogSaysWhatComesOfIt()
{
    ExportRig rig;
    ui::ExportDialog dialog(rig.theme, 1, QStringLiteral("<b>Title</b>"));
    QVERIFY(dialog.options() == core::ExportOptions());
    const QList<QCheckBox *> boxes = dialog.findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 4);
    QVERIFY(!boxes.at(2)->isEnabled());
    auto *format = dialog.findChild<QComboBox *>();
    QCOMPARE(format->count(), 5);
    format->setCurrentIndex(int(core::ExportFormat::Pdf));
    QVERIFY(boxes.at(2)->isEnabled());
    boxes.at(0)->click();
    boxes.at(2)->click();
    QVERIFY((dialog.options() == core::ExportOptions{core::ExportFormat::Pdf, false, true, true}));
}

void tst_Exporting::aPassphraseThatIsTypedTwiceProtectsTheFile()
{
    ExportRig rig;
    QVERIFY(rig.begin());
    rig.trigger(ui::Act::Export);
    ui::ExportDialog *dialog = rig.dialog();
    QVERIFY(dialog);
    QCheckBox *protect = dialog->findChildren<QCheckBox *>().last();
    auto *first = dialog->findChild<QLineEdit *>(QStringLiteral("first"));
    auto *again = dialog->findChild<QLineEdit *>(QStringLiteral("again"));
    QPushButton *button = nullptr;
    for (QPushButton *one : dialog->findChildren<QPushButton *>())
        button = one->isDefault() ? one : button;
    QVERIFY(button && protect->isVisible() && !first->isVisible());
    protect->click();
    QVERIFY(first->isVisible() && dialog->focusWidget() == first);
    QCOMPARE(first->echoMode(), QLineEdit::Password);
    QVERIFY(!button->isEnabled());
    first->setText(QStringLiteral("correct horse"));
    again->setText(QStringLiteral("correct hors"));
    QVERIFY(!button->isEnabled());
    again->setText(QStringLiteral("correct horse"));
    QVERIFY(button->isEnabled());
    button->click();
    QVERIFY(first->text().isEmpty());
    rig.choose("exportFile", QStringLiteral("a.json.sealed"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.bar()->text(), QStringLiteral("Exported to a.json.sealed"),
                              30'000);
    const QByteArray made = rig.contents(QStringLiteral("a.json.sealed"));
    QVERIFY(!made.isEmpty() && !made.contains("The question"));
}

void tst_Exporting::whatCannotBeWrittenIsSaid()
{
    ExportRig rig;
    QVERIFY(rig.begin());
    rig.trigger(ui::Act::Export);
    rig.dialog()->accept();
    rig.choose("exportFile", QStringLiteral("not/there/a.json"));
    QTRY_VERIFY(rig.bar()->text().contains(QStringLiteral("could not be written")));
    QVERIFY(!rig.exporter.isRunning());
}

void tst_Exporting::theSidebarOffersItForOneAndForMany()
{
    const core::ConversationInfo one;
    for (const auto &chosen : {QList<core::ConversationInfo>{one}, {one, one}}) {
        ui::SidebarMenu menu(chosen, nullptr);
        const QSignalSpy spy(&menu, &ui::SidebarMenu::chose);
        bool isOffered = false;
        for (QAction *action : menu.actions()) {
            if (action->text().startsWith(QStringLiteral("Export"))) {
                isOffered = true;
                action->trigger();
            }
        }
        QVERIFY(isOffered);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.first().first().value<ui::SidebarDeed>(), ui::SidebarDeed::Export);
    }
}

void tst_Exporting::withoutAnExporterNothingIsOffered()
{
    WindowRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.window->actions().at(ui::Act::Export)->isVisible());
    QVERIFY(!rig.window->actions().at(ui::Act::ExportAll)->isVisible());
}

void tst_Exporting::aMessageIsCopiedAsAPicture()
{
    ExportRig rig;
    QVERIFY(rig.begin());
    QGuiApplication::clipboard()->clear();
    QVERIFY(rig.chooseOfMessage(QStringLiteral("Copy as image")));
    QTRY_VERIFY(!QGuiApplication::clipboard()->image().isNull());
    QVERIFY(QGuiApplication::clipboard()->image().width() > 1000);
}

void tst_Exporting::showingAPictureDoesNotEndAnExport()
{
    ExportRig rig;
    QVERIFY(rig.begin());
    QVERIFY(rig.chooseOfMessage(QStringLiteral("Save as image…")));
    rig.choose("imageFile", QStringLiteral("a.png"));
    QTRY_COMPARE(rig.bar()->text(), QStringLiteral("Saved as a.png"));
    rig.exporter.start({rig.id}, {}, rig.folder.filePath(QStringLiteral("a.json")));
    // Before the export has said anything: the bar offers to show the picture still.
    QVERIFY(rig.exporter.isRunning());
    auto *button = rig.bar()->findChild<QPushButton *>();
    QCOMPARE(button->text(), QStringLiteral("Show in folder"));
    button->click();
    QTRY_COMPARE(rig.bar()->text(), QStringLiteral("Exported to a.json"));
    QVERIFY(rig.contents(QStringLiteral("a.json")).contains("The question"));
}

void tst_Exporting::theBarCancelsAndNothingIsLeft_data()
{
    QTest::addColumn<core::ExportFormat>("format");
    QTest::addColumn<ui::Act>("act");
    QTest::newRow("one file") << core::ExportFormat::Json << ui::Act::Export;
    QTest::newRow("a page") << core::ExportFormat::Html << ui::Act::Export;
    QTest::newRow("pages") << core::ExportFormat::Pdf << ui::Act::Export;
    QTest::newRow("a folder") << core::ExportFormat::Text << ui::Act::ExportAll;
}

void tst_Exporting::theBarCancelsAndNothingIsLeft()
{
    QFETCH(core::ExportFormat, format);
    QFETCH(ui::Act, act);
    ExportRig rig;
    QVERIFY(rig.begin());
    rig.workspace.startNew();
    QVERIFY(!rig.ask(QStringLiteral("Another one")).isNull());
    QTRY_COMPARE(rig.workspace.list().count(), 2);
    // It waits before it goes on writing, until somebody has cancelled.
    QSemaphore held;
    connect(
        &rig.exporter, &exports::Exporter::progressed, &rig.exporter, [&held] { held.acquire(); },
        Qt::DirectConnection);
    const auto start = [&rig, act, format] {
        rig.trigger(act);
        ui::ExportDialog *dialog = rig.dialog();
        dialog->setOptions({format});
        dialog->accept();
        rig.choose("exportFile", act == ui::Act::Export ? QStringLiteral("made") : QString());
    };
    start();
    auto *button = rig.bar()->findChild<QPushButton *>();
    const auto goOn = qScopeGuard([&held] { held.release(1'000); });
    QTRY_COMPARE_WITH_TIMEOUT(button->text(), QStringLiteral("Cancel"), 60'000);
    QVERIFY(rig.bar()->text().startsWith(QStringLiteral("Exporting…")) && button->isVisible());
    button->click();
    held.release(1'000);
    QTRY_COMPARE_WITH_TIMEOUT(rig.bar()->text(),
                              QStringLiteral("The export was cancelled; nothing of it was kept"),
                              60'000);
    const auto made = [&rig] {
        return QDir(rig.folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    };
    QCOMPARE(made(), QStringList());
    start();
    QTRY_VERIFY_WITH_TIMEOUT(rig.bar()->text().startsWith(QStringLiteral("Exported to ")), 60'000);
    QCOMPARE(made().size(), 1);
}

void tst_Exporting::aTemporaryOneIsDrawnWithItsPictures()
{
    ExportRig rig;
    QVERIFY(rig.isReady());
    rig.workspace.temporary().start();
    QImage red(300, 200, QImage::Format_RGB32);
    red.fill(QColor(200, 10, 20));
    const QByteArray png = encoded(red, "png");
    const storage::Attachment stored = makeAttachment(png);
    const core::ImagePart image{stored.hash, {}, stored.mime, 300, 200, png.size(), {}};
    QVERIFY(!rig.ask(QStringLiteral("Look"), {image}, {{image.hash, png}}).isNull());
    const core::Conversation &conversation = rig.workspace.current()->conversation();
    QVERIFY(rig.workspace.current()->isTemporary);
    QGuiApplication::clipboard()->clear();
    QMenu menu;
    Q_EMIT rig.window->pane().view().menuOpening(&menu, conversation.at(0).id);
    for (QAction *action : menu.actions()) {
        if (action->text() == QStringLiteral("Copy as image"))
            action->trigger();
    }
    const auto hasRed = [] {
        const QImage drawn = QGuiApplication::clipboard()->image();
        for (int y = 0; y < drawn.height(); y += 7) {
            for (int x = 0; x < drawn.width(); x += 7) {
                if (drawn.pixelColor(x, y) == QColor(200, 10, 20))
                    return true;
            }
        }
        return false;
    };
    QTRY_VERIFY(hasRed());
    rig.workspace.temporary().discard();
}

QTEST_MAIN(tst_Exporting)
#include "tst_exporting.moc"

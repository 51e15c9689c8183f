// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/promptrig.h"
#include "ui/lineinput.h"
#include "ui/prompts/personaeditor.h"
#include "ui/prompts/prompteditor.h"
#include "ui/prompts/promptimportdialog.h"
#include "ui/prompts/promptlistmodel.h"
#include "ui/prompts/promptsdialog.h"
#include "ui/settings/noterow.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QScreen>
#include <QTreeView>

using support::PromptRig;
using ui::Act;
using ui::PromptsDialog;

/// The library of prompts: finding, writing, copying, deleting, importing and exporting.
class TestPromptsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void theModelKeepsItsRules();
    void theOtherScriptAndWidthAreFound();
    void aPromptIsWrittenAndChanged();
    void aCopyIsAnother();
    void whatIsDeletedComesBack();
    void enterUsesWhatIsChosen();
    void aPersonaIsMade();
    void aSetUpIsKeptAsAPersona();
    void aMessageIsKeptAsItIsWritten();
    void aFileIsLookedAtBeforeItIsTakenIn();
    void aFileOfSomethingElseSaysSo();
    void everythingIsExported();
    void largeLettersFitASmallScreen();

private:
    static PromptsDialog *open(const PromptRig &rig)
    {
        rig.trigger(Act::Prompts);
        return rig.dialog<PromptsDialog>();
    }
    static QStringList shown(const PromptsDialog &dialog)
    {
        const auto *model = dialog.findChild<ui::PromptListModel *>();
        QStringList titles;
        for (int row = 0; row < model->rowCount(); ++row)
            titles.append(model->index(row, 0).data().toString());
        return titles;
    }
    static void search(const PromptsDialog &dialog, const QString &words)
    {
        auto *field = dialog.findChild<ui::LineInput *>(QStringLiteral("promptSearch"));
        field->setText(words);
        QTRY_VERIFY(!dialog.findChild<ui::PromptListModel *>()->isStale());
    }
    static QPushButton *button(const PromptsDialog &dialog, const char *name)
    {
        return dialog.findChild<QPushButton *>(QString::fromLatin1(name));
    }
    /// Something of the menu behind "More".
    static void choose(const PromptsDialog &dialog, const char *name)
    {
        dialog.findChild<QAction *>(QString::fromLatin1(name))->trigger();
    }
    static QTreeView *list(const PromptsDialog &dialog) { return dialog.findChild<QTreeView *>(); }
    static void save(const QDialog &editor)
    {
        editor.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    /// Chooses this file in the dialog for files that is open.
    static void pick(const PromptRig &rig, const char *name, const QString &path)
    {
        auto *picker = rig.window->findChild<QFileDialog *>(QString::fromLatin1(name));
        QVERIFY(picker);
        Q_EMIT picker->fileSelected(path);
        picker->close();
    }
    static ui::NoteRow *note(const PromptsDialog &dialog)
    {
        return dialog.findChild<ui::NoteRow *>();
    }
};

void TestPromptsDialog::theModelKeepsItsRules()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    ui::PromptListModel model(rig.theme, rig.prompts);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QUuid a = rig.keep(QStringLiteral("Fruit"), QStringLiteral("Apples"));
    const QUuid b = rig.keepPersona(QStringLiteral("Fox"), core::ownIcon(QStringLiteral("edit")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.idAt(0), a);
    QCOMPARE(model.rowOf(b), 1);
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("Persona"));
    QVERIFY(!model.index(1, 0).data(Qt::DecorationRole).isNull());
    model.setFilter(QStringLiteral("apple"));
    QVERIFY(model.isStale());
    QTRY_VERIFY(!model.isStale());
    QCOMPARE(model.rowCount(), 1); // by its text
    QCOMPARE(model.rowOf(b), -1);
    rig.prompts.remove({a});
    QTRY_VERIFY(!model.isStale());
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 1);
}

void TestPromptsDialog::theOtherScriptAndWidthAreFound()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("翻译"), QStringLiteral("译成英文"));
    (void)rig.keep(QStringLiteral("Café"), QStringLiteral("Coffee"), core::PromptKind::Snippet,
                   {QStringLiteral("Ｗｏｒｋ")});
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    QCOMPARE(shown(*dialog).size(), 2);
    search(*dialog, QStringLiteral("翻譯"));
    QCOMPARE(shown(*dialog), QStringList{QStringLiteral("翻译")});
    search(*dialog, QStringLiteral("work CAFE"));
    QCOMPARE(shown(*dialog), QStringList{QStringLiteral("Café")});
    search(*dialog, QStringLiteral("nothing"));
    QVERIFY(shown(*dialog).isEmpty());
}

void TestPromptsDialog::aPromptIsWrittenAndChanged()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    QVERIFY(!button(*dialog, "promptUse")->isEnabled());
    button(*dialog, "promptAdd")->menu()->actions().at(1)->trigger();
    auto *editor = rig.dialog<ui::PromptEditor>();
    QVERIFY(editor);
    auto *yes = editor->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QVERIFY(!yes->isEnabled());
    QTest::keyClicks(editor->findChild<QPlainTextEdit *>(QStringLiteral("promptText")),
                     QStringLiteral("Be brief about {{topic}}"));
    QVERIFY(yes->isEnabled());
    QTest::keyClicks(editor->findChild<QLineEdit *>(QStringLiteral("promptTags")),
                     QStringLiteral("a, b,a"));
    save(*editor);
    QTRY_VERIFY(!rig.dialog<ui::PromptEditor>());
    const core::Prompt made = rig.prompts.shelf().prompts.value(0);
    QCOMPARE(made.kind, core::PromptKind::Instructions);
    QCOMPARE(made.title, QStringLiteral("Be brief about {{topic}}")); // without one of its own
    QCOMPARE(made.tags, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(shown(*dialog), QStringList{made.title});
    QVERIFY(button(*dialog, "promptUse")->isEnabled()); // it is chosen
    button(*dialog, "promptEdit")->click();
    editor = rig.dialog<ui::PromptEditor>();
    QVERIFY(editor);
    editor->findChild<QLineEdit *>(QStringLiteral("promptTitle"))->setText(QStringLiteral("Brief"));
    save(*editor);
    QCOMPARE(rig.prompts.shelf().prompts.value(0).title, QStringLiteral("Brief"));
    QCOMPARE(rig.prompts.shelf().prompts.value(0).id, made.id);
}

void TestPromptsDialog::aCopyIsAnother()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("A"), QStringLiteral("Text"));
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    choose(*dialog, "promptCopy");
    auto *editor = rig.dialog<ui::PromptEditor>();
    QVERIFY(editor);
    save(*editor);
    QCOMPARE(shown(*dialog), QStringList({QStringLiteral("A"), QStringLiteral("A (copy)")}));
}

void TestPromptsDialog::whatIsDeletedComesBack()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    for (const char *title : {"A", "B", "C"})
        (void)rig.keep(QString::fromLatin1(title), QStringLiteral("Text"));
    auto *dialog = open(rig);
    QVERIFY(dialog);
    list(*dialog)->setCurrentIndex(list(*dialog)->model()->index(1, 0));
    QTest::keyClick(list(*dialog), Qt::Key_Delete);
    QCOMPARE(shown(*dialog), QStringList({QStringLiteral("A"), QStringLiteral("C")}));
    QVERIFY(note(*dialog)->text().contains(QStringLiteral("B")));
    QCOMPARE(note(*dialog)->links().size(), 1);
    Q_EMIT note(*dialog)->linkActivated(0);
    QCOMPARE(shown(*dialog),
             QStringList({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}));
    QVERIFY(note(*dialog)->isEmpty()); // there is nothing to be taken back by it any more
    list(*dialog)->selectAll();
    button(*dialog, "promptRemove")->click();
    QVERIFY(shown(*dialog).isEmpty());
    rig.trigger(Act::Undo);
    QCOMPARE(shown(*dialog).size(), 3);
}

void TestPromptsDialog::enterUsesWhatIsChosen()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("A"), QStringLiteral("One"));
    (void)rig.keep(QStringLiteral("B"), QStringLiteral("Two"), core::PromptKind::Instructions);
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    auto *field = dialog->findChild<ui::LineInput *>(QStringLiteral("promptSearch"));
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(dialog->focusWidget(), list(*dialog));
    QCOMPARE(button(*dialog, "promptUse")->text(), QStringLiteral("Insert"));
    QTest::keyClick(list(*dialog), Qt::Key_Return);
    QTRY_VERIFY(!rig.dialog<PromptsDialog>());
    QCOMPARE(rig.input().toPlainText(), QStringLiteral("One"));
    dialog = open(rig);
    QVERIFY(dialog);
    list(*dialog)->setCurrentIndex(list(*dialog)->model()->index(1, 0));
    QCOMPARE(button(*dialog, "promptUse")->text(), QStringLiteral("Use as instructions"));
    button(*dialog, "promptUse")->click();
    QCOMPARE(rig.info().instructions, QStringLiteral("Two"));
}

void TestPromptsDialog::aPersonaIsMade()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    button(*dialog, "promptAdd")->menu()->actions().at(2)->trigger();
    auto *editor = rig.dialog<ui::PersonaEditor>();
    QVERIFY(editor);
    editor->findChild<QLineEdit *>(QStringLiteral("personaName"))->setText(QStringLiteral("Fox"));
    auto *icon = editor->findChild<QComboBox *>(QStringLiteral("personaIcon"));
    auto *emoji = editor->findChild<QLineEdit *>(QStringLiteral("personaEmoji"));
    QVERIFY(!emoji->isVisible());
    icon->setCurrentIndex(1);
    QVERIFY(emoji->isVisible());
    emoji->setText(QStringLiteral("🦊"));
    auto *connection = editor->findChild<QComboBox *>(QStringLiteral("personaConnection"));
    connection->setCurrentIndex(connection->findData(rig.profile));
    editor->findChild<QComboBox *>(QStringLiteral("personaModel"))
        ->setEditText(QStringLiteral("clever"));
    save(*editor);
    const core::Persona made = rig.prompts.shelf().personas.value(0);
    QCOMPARE(made.name, QStringLiteral("Fox"));
    QCOMPARE(made.icon, QStringLiteral("🦊"));
    QCOMPARE(made.profileId, rig.profile);
    QCOMPARE(made.model, QStringLiteral("clever"));
    QVERIFY(made.parameters.isEmpty());
    QCOMPARE(shown(*dialog), QStringList{QStringLiteral("🦊 Fox")});
}

void TestPromptsDialog::aSetUpIsKeptAsAPersona()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    core::Persona look;
    look.instructions = QStringLiteral("You are kind.");
    look.parameters = {{QStringLiteral("seed"), 7}};
    chat::ChatSession *session = rig.workspace.current();
    session->setInstructions(look.instructions);
    core::ConversationInfo info = session->conversation().info();
    info.parameters = look.parameters;
    session->conversation().setInfo(info);
    rig.trigger(Act::SavePersona);
    auto *editor = rig.dialog<ui::PersonaEditor>();
    QVERIFY(editor);
    QVERIFY(!editor->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->isEnabled());
    editor->findChild<QLineEdit *>(QStringLiteral("personaName"))->setText(QStringLiteral("Kind"));
    save(*editor);
    const core::Persona made = rig.prompts.shelf().personas.value(0);
    QCOMPARE(made.instructions, look.instructions);
    QCOMPARE(made.parameters, look.parameters);
    QCOMPARE(made.profileId, rig.profile);
    QCOMPARE(rig.info().personaId, made.id); // this chat is one of its
}

void TestPromptsDialog::aMessageIsKeptAsItIsWritten()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.ask(QStringLiteral("What is {{date}}?")).isNull());
    QMenu menu;
    const QUuid question = rig.workspace.current()->conversation().at(0).id;
    Q_EMIT rig.window->pane().view().menuOpening(&menu, question);
    QAction *keep = nullptr;
    for (QAction *action : menu.actions()) {
        if (action->text() == QStringLiteral("Save as prompt…"))
            keep = action;
    }
    QVERIFY(keep);
    keep->trigger();
    auto *editor = rig.dialog<ui::PromptEditor>();
    QVERIFY(editor);
    save(*editor);
    const core::Prompt made = rig.prompts.shelf().prompts.value(0);
    QCOMPARE(made.text, QStringLiteral("What is \\{{date}}?")); // and says so when it is used
}

void TestPromptsDialog::aFileIsLookedAtBeforeItIsTakenIn()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QString path = rig.dir.filePath(QStringLiteral("acts.csv"));
    write(path, "act,prompt\nPoet,Write.\nNobody,\nPoet,Write.\n");
    auto *dialog = open(rig);
    QVERIFY(dialog);
    choose(*dialog, "promptImport");
    pick(rig, "promptFile", path);
    QTRY_VERIFY(rig.dialog<ui::PromptImportDialog>());
    auto *report = rig.dialog<ui::PromptImportDialog>();
    const QString words = report->findChild<QLabel *>(QStringLiteral("promptImportNote"))->text();
    QVERIFY2(words.contains(QStringLiteral("1 new"))
                 && words.contains(QStringLiteral("1 here already"))
                 && words.contains(QStringLiteral("1 left out")),
             qPrintable(words));
    QCOMPARE(report->findChild<QTreeView *>()->model()->rowCount(), 3);
    QVERIFY(rig.prompts.shelf().isEmpty());
    report->findChild<QPushButton *>(QStringLiteral("takePrompts"))->click();
    QCOMPARE(shown(*dialog), QStringList{QStringLiteral("Poet")});
    Q_EMIT note(*dialog)->linkActivated(0);
    QVERIFY(shown(*dialog).isEmpty());
}

void TestPromptsDialog::aFileOfSomethingElseSaysSo()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QString path = rig.dir.filePath(QStringLiteral("other.json"));
    write(path, "{\"nothing\": 1}");
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    choose(*dialog, "promptImport");
    pick(rig, "promptFile", path);
    QTRY_VERIFY(note(*dialog)->text().contains(QStringLiteral("no prompts in this file")));
    QVERIFY(!rig.dialog<ui::PromptImportDialog>());
}

void TestPromptsDialog::everythingIsExported()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("A"), QStringLiteral("One"));
    (void)rig.keepPersona(QStringLiteral("Fox"));
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    choose(*dialog, "promptExport");
    const QString path = rig.dir.filePath(QStringLiteral("out.json"));
    pick(rig, "promptExportFile", path);
    QTRY_VERIFY(note(*dialog)->text().contains(QStringLiteral("out.json")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("\"One\"") && written.contains("Fox"));
}

void TestPromptsDialog::largeLettersFitASmallScreen()
{
    constexpr int kScreen = 1024;
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("A"), QStringLiteral("Text"), core::PromptKind::Instructions);
    const QFont usual = QApplication::font();
    const auto back = qScopeGuard([usual] { QApplication::setFont(usual); });
    QFont large = usual;
    large.setPixelSize(2 * QFontInfo(usual).pixelSize());
    QApplication::setFont(large);
    const auto *dialog = open(rig);
    QVERIFY(dialog);
    QCOMPARE(dialog->font().pixelSize(), large.pixelSize());
    QCOMPARE(button(*dialog, "promptUse")->text(), QStringLiteral("Use as instructions"));
    QTRY_VERIFY2(dialog->minimumSizeHint().width() <= kScreen,
                 qPrintable(QString::number(dialog->minimumSizeHint().width())));
    QVERIFY(dialog->width() <= dialog->screen()->availableSize().width());
}

QTEST_MAIN(TestPromptsDialog)
#include "tst_promptsdialog.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/toolsdialogrig.h"
#include "ui/question.h"
#include "ui/settings/noterow.h"
#include "ui/tools/toolimportdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QSignalSpy>
#include <QSpinBox>

using support::ToolsDialogRig;
using ui::ToolsDialog;

/// Tools written, brought in, deleted and taken back.
class ToolsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewToolIsKept();
    void faultsAreSaidAndNothingTypedIsLost();
    void whatIsNotSavedIsAskedFor();
    void deletingIsUndone();
    void undoingKeepsWhatIsSavedFirst();
    void whatTheProgramHasIsOnlyRead();
    void aProgramIsBoundFieldByField();
    void thePreviewSaysWhatWillCome();
    void aClashIsAPersonsChoice();
    void moreThanThereCanBeIsSaid();
    void theSearchFinds();
    void roundsAreSet();
    void aDiskThatRefusesIsNamedUntilItTakesThem();

private:
    [[nodiscard]] static QString note(const QWidget &where, const char *name)
    {
        return where.findChild<ui::NoteRow *>(QString::fromLatin1(name))->text();
    }
    [[nodiscard]] static ui::Question *question(const QWidget &dialog)
    {
        return dialog.findChild<ui::Question *>(QStringLiteral("unsavedEditor"));
    }
    static void press(const ui::Question &question, const QString &words)
    {
        const auto buttons = question.buttons();
        for (QAbstractButton *button : buttons) {
            if (button->text().remove(u'&') == words)
                button->click();
        }
    }
};

void ToolsDialogTest::aNewToolIsKept()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({}));
    rig.click("addTool");
    QVERIFY(note(*rig.dialog, "nameFault").isEmpty()); // nobody has done anything wrong yet
    QCOMPARE(rig.part<QSpinBox>("timeLimit")->value(), 30);
    QTest::keyClicks(rig.part<QLineEdit>("toolName"), QStringLiteral("get_time"));
    QTest::keyClicks(rig.part<QPlainTextEdit>("toolDescription"), QStringLiteral("The time."));
    rig.part<QPlainTextEdit>("toolSchema")
        ->setPlainText(
            QStringLiteral(R"({"type":"object","properties":{"zone":{"type":"string"}}})"));
    rig.click("saveTool"); // at once: it is kept when it has been looked at
    QTRY_COMPARE(rig.own(), QStringList{QStringLiteral("get_time")});
    QCOMPARE(rig.toolbox.own().first().description, QStringLiteral("The time."));
    QVERIFY(!rig.toolbox.own().first().parameters.isEmpty());
    QVERIFY(rig.toolbox.own().first().answering == tools::Answering::Person);
    QVERIFY(!rig.form()->isChanged());
    rig.click("duplicateTool");
    rig.click("saveTool");
    QTRY_COMPARE(rig.own(),
                 (QStringList{QStringLiteral("get_time"), QStringLiteral("get_time_2")}));
}

void ToolsDialogTest::faultsAreSaidAndNothingTypedIsLost()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({ToolsDialogRig::weather()}));
    rig.choose(QStringLiteral("get_weather"));
    QVERIFY(rig.isLookedAt());
    const QString broken = QStringLiteral("{\n  \"type\": \"object\"\n  \"properties\": {}\n}");
    auto *schema = rig.part<QPlainTextEdit>("toolSchema");
    schema->setPlainText(broken);
    QTRY_VERIFY(note(*rig.dialog, "schemaFault").contains(QStringLiteral("Line 3, column")));
    QCOMPARE(schema->toPlainText(), broken);
    QVERIFY(!rig.part<QPushButton>("saveTool")->isEnabled());
    schema->setPlainText(QStringLiteral(R"({"type":"object","properties":{"a":{"$ref":"#/x"}}})"));
    QTRY_VERIFY(note(*rig.dialog, "schemaFault").contains(QStringLiteral("/properties/a")));
    QTest::keyClicks(rig.part<QLineEdit>("toolName"), QStringLiteral(" x"));
    QTRY_VERIFY(note(*rig.dialog, "nameFault").contains(QStringLiteral("blanks")));
    QVERIFY(rig.toolbox.own().first() == ToolsDialogRig::weather());
    rig.click("discardTool");
    QCOMPARE(rig.part<QLineEdit>("toolName")->text(), QStringLiteral("get_weather"));
    QVERIFY(note(*rig.dialog, "schemaFault").isEmpty());
}

void ToolsDialogTest::whatIsNotSavedIsAskedFor()
{
    ToolsDialogRig rig;
    tools::Tool other = ToolsDialogRig::weather();
    other.name = QStringLiteral("other");
    QVERIFY(rig.isOpen({ToolsDialogRig::weather(), other}));
    rig.choose(QStringLiteral("get_weather"));
    QTest::keyClicks(rig.part<QPlainTextEdit>("toolDescription"), QStringLiteral("More. "));
    QVERIFY(rig.isLookedAt());
    rig.choose(QStringLiteral("other"));
    QVERIFY(question(*rig.dialog));
    press(*question(*rig.dialog), QStringLiteral("Go on editing"));
    QCOMPARE(rig.part<QLineEdit>("toolName")->text(), QStringLiteral("get_weather"));
    QCOMPARE(rig.part<QListWidget>("toolList")->currentItem()->text(),
             QStringLiteral("get_weather"));
    QTRY_VERIFY(!question(*rig.dialog));
    rig.dialog->reject();
    QVERIFY(rig.dialog->isVisible());
    press(*question(*rig.dialog), QStringLiteral("Save"));
    QTRY_VERIFY(!rig.dialog->isVisible());
    QVERIFY(rig.toolbox.own().first().description.startsWith(QStringLiteral("More. ")));
    rig.dialog->show();
    rig.choose(QStringLiteral("other"));
    QTest::keyClicks(rig.part<QPlainTextEdit>("toolDescription"), QStringLiteral("Lost. "));
    QTRY_VERIFY(!question(*rig.dialog));
    rig.dialog->reject();
    press(*question(*rig.dialog), QStringLiteral("Discard"));
    QTRY_VERIFY(!rig.dialog->isVisible());
    QCOMPARE(rig.toolbox.own().at(1).description, other.description);
}

void ToolsDialogTest::deletingIsUndone()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({ToolsDialogRig::weather()}));
    rig.choose(QStringLiteral("get_weather"));
    QTest::keyClick(rig.part<QListWidget>("toolList"), Qt::Key_Delete);
    QVERIFY(rig.own().isEmpty());
    auto *said = rig.part<ui::NoteRow>("toolsNote");
    QVERIFY(said->text().contains(QStringLiteral("get_weather")));
    Q_EMIT said->linkActivated(0);
    QCOMPARE(rig.own(), QStringList{QStringLiteral("get_weather")});
    QVERIFY(rig.toolbox.own().first() == ToolsDialogRig::weather());
}

void ToolsDialogTest::undoingKeepsWhatIsSavedFirst()
{
    ToolsDialogRig rig;
    tools::Tool other = ToolsDialogRig::weather();
    other.name = QStringLiteral("other");
    QVERIFY(rig.isOpen({ToolsDialogRig::weather(), other}));
    rig.choose(QStringLiteral("other"));
    rig.click("removeTool");
    QCOMPARE(rig.own(), QStringList{QStringLiteral("get_weather")});
    rig.choose(QStringLiteral("get_weather"));
    QTest::keyClicks(rig.part<QPlainTextEdit>("toolDescription"), QStringLiteral("More. "));
    QVERIFY(rig.isLookedAt());
    Q_EMIT rig.part<ui::NoteRow>("toolsNote")->linkActivated(0);
    QVERIFY(question(*rig.dialog));
    press(*question(*rig.dialog), QStringLiteral("Save"));
    QTRY_COMPARE(rig.own(), (QStringList{QStringLiteral("get_weather"), QStringLiteral("other")}));
    QVERIFY(rig.toolbox.own().first().description.startsWith(QStringLiteral("More. ")));
}

void ToolsDialogTest::whatTheProgramHasIsOnlyRead()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({}));
    rig.choose(QStringLiteral("calculate"));
    QCOMPARE(rig.part<QLineEdit>("toolName")->text(), QStringLiteral("calculate"));
    QVERIFY(rig.part<QLineEdit>("toolName")->isReadOnly());
    QVERIFY(rig.part<QPlainTextEdit>("toolSchema")->isReadOnly());
    QVERIFY(rig.part<QPushButton>("saveTool")->isHidden());
    QVERIFY(!rig.part<QPushButton>("removeTool")->isEnabled());
    rig.click("duplicateTool"); // becomes a person's own
    rig.click("saveTool");
    QTRY_COMPARE(rig.own(), QStringList{QStringLiteral("calculate_2")});
}

void ToolsDialogTest::aProgramIsBoundFieldByField()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({ToolsDialogRig::weather()}));
    rig.choose(QStringLiteral("get_weather"));
    auto *program = rig.part<QLineEdit>("program");
    QVERIFY(!program->isVisible());
    rig.part<QComboBox>("toolAnswering")->setCurrentIndex(1);
    QVERIFY(program->isVisible());
    QVERIFY(note(*rig.dialog, "commandMeans").contains(QStringLiteral("without a shell")));
    QVERIFY(note(*rig.dialog, "commandMeans").contains(QStringLiteral("cleared environment")));
    QTest::keyClicks(program, QStringLiteral("cat"));
    QTRY_VERIFY(!note(*rig.dialog, "commandFault").isEmpty());
    QVERIFY(!rig.part<QPushButton>("saveTool")->isEnabled());
    program->clear();
    QTest::keyClicks(program, QStringLiteral("/bin/cat"));
    QTRY_VERIFY(note(*rig.dialog, "commandFault").isEmpty());
    auto *line = rig.dialog->findChild<QWidget *>(QStringLiteral("programArguments"))
                     ->findChild<QLineEdit *>();
    QTest::keyClicks(line, QStringLiteral("a b; rm $HOME"));
    rig.part<QSpinBox>("timeLimit")->setValue(5);
    rig.part<QSpinBox>("outputLimit")->setValue(2);
    line->setCursorPosition(2);
    rig.click("saveTool");
    QTRY_VERIFY(rig.toolbox.own().first().answering == tools::Answering::Command);
    QCOMPARE(line->cursorPosition(), 2); // who saves goes on writing there
    const tools::Command command = rig.toolbox.own().first().command;
    QCOMPARE(command.program, QStringLiteral("/bin/cat"));
    QCOMPARE(command.arguments, QStringList{QStringLiteral("a b; rm $HOME")}); // one, as it is
    QCOMPARE(rig.part<QLineEdit>("program")->toolTip(), command.program);      // all of it
    QCOMPARE(command.timeLimitMs, 5000);
    QCOMPARE(command.outputLimit, 2048);
}

void ToolsDialogTest::thePreviewSaysWhatWillCome()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({}));
    rig.click("importTools");
    auto *dialog = rig.dialog->findChild<ui::ToolImportDialog *>();
    auto *text = dialog->findChild<QPlainTextEdit *>(QStringLiteral("pastedTools"));
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("readTools"));
    auto *import = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(!import->isEnabled());
    text->setPlainText(
        QStringLiteral("curl https://a.example \\\n -d '{\"tools\":[{\"name\":\"a\"},"
                       "{\"name\":\"b c\"},{\"name\":\"d\"}]}'"));
    QTRY_COMPARE(list->count(), 3);
    QVERIFY(list->item(1)->text().contains(QStringLiteral("Cannot be taken")));
    QVERIFY(!(list->item(1)->flags() & Qt::ItemIsUserCheckable));
    list->item(2)->setCheckState(Qt::Unchecked);
    import->click();
    QCOMPARE(rig.own(), QStringList{QStringLiteral("a")});
    // What came is there to be looked at; what is said of it stays true when it gets a program.
    QVERIFY(rig.form()->isVisible());
    QCOMPARE(rig.form()->draft().name, QStringLiteral("a"));
    QVERIFY(note(*rig.dialog, "toolsNote").contains(QStringLiteral("imported, none of them with")));
    Q_EMIT rig.part<ui::NoteRow>("toolsNote")->linkActivated(0);
    QVERIFY(rig.own().isEmpty());
}

void ToolsDialogTest::aClashIsAPersonsChoice()
{
    ToolsDialogRig rig;
    tools::Tool here = ToolsDialogRig::weather();
    here.answering = tools::Answering::Command;
    here.command.program = QStringLiteral("/bin/cat");
    QVERIFY(rig.isOpen({here}));
    rig.click("importTools");
    auto *dialog = rig.dialog->findChild<ui::ToolImportDialog *>();
    auto *clash = dialog->findChild<QComboBox *>(QStringLiteral("clash"));
    QVERIFY(!clash->isVisible());
    dialog->findChild<QPlainTextEdit *>(QStringLiteral("pastedTools"))
        ->setPlainText(QStringLiteral(R"([{"name":"get_weather","description":"New."}])"));
    QTRY_VERIFY(clash->isVisible());
    QCOMPARE(dialog->joined().size(), 2); // unless somebody says otherwise nothing is lost
    QVERIFY(dialog->joined().first() == here);
    QVERIFY(!dialog->outcome().contains(QStringLiteral("bound")));
    clash->setCurrentIndex(clash->findData(int(chat::ToolClash::Replace)));
    QCOMPARE(dialog->joined().size(), 1);
    QCOMPARE(dialog->joined().first().description, QStringLiteral("New."));
    QVERIFY(dialog->outcome().contains(QStringLiteral("bound"))); // to a person's own program
    QVERIFY(dialog->findChild<ui::NoteRow *>()->text().contains(QStringLiteral("ask again")));
}

void ToolsDialogTest::moreThanThereCanBeIsSaid()
{
    ToolsDialogRig rig;
    QList<tools::Tool> many;
    for (int i = 0; i < 128; ++i) {
        many.append(ToolsDialogRig::weather());
        many.last().name = QStringLiteral("t%1").arg(i);
    }
    QVERIFY(rig.isOpen(many));
    rig.click("addTool");
    QVERIFY(rig.part<ui::NoteRow>("toolsNote")->text().contains(QStringLiteral("128")));
    QVERIFY(!rig.form()->isVisible());
    rig.click("importTools");
    auto *dialog = rig.dialog->findChild<ui::ToolImportDialog *>();
    dialog->findChild<QPlainTextEdit *>(QStringLiteral("pastedTools"))
        ->setPlainText(QStringLiteral(R"([{"name":"one_more"}])"));
    QTRY_VERIFY(dialog->findChild<ui::NoteRow *>()->text().contains(QStringLiteral("129")));
    QVERIFY(!dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->isEnabled());
}

void ToolsDialogTest::theSearchFinds()
{
    ToolsDialogRig rig;
    tools::Tool other = ToolsDialogRig::weather();
    other.name = QStringLiteral("other");
    other.description = QStringLiteral("Something else.");
    QVERIFY(rig.isOpen({ToolsDialogRig::weather(), other}));
    QCOMPARE(rig.listed().mid(0, 3),
             (QStringList{QStringLiteral("Your tools"), QStringLiteral("get_weather"),
                          QStringLiteral("other")}));
    QVERIFY(rig.listed().contains(QStringLiteral("calculate")));
    QTest::keyClicks(rig.part<QLineEdit>("toolSearch"), QStringLiteral("WEATHER tells"));
    QCOMPARE(rig.listed(),
             (QStringList{QStringLiteral("Your tools"), QStringLiteral("get_weather")}));
    rig.part<QLineEdit>("toolSearch")->setText(QStringLiteral("ＳÓMETHING")); // as every search
    QCOMPARE(rig.listed(), (QStringList{QStringLiteral("Your tools"), QStringLiteral("other")}));
}

void ToolsDialogTest::roundsAreSet()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({}));
    auto *rounds = rig.part<QSpinBox>("rounds");
    QCOMPARE(rounds->value(), chat::Toolbox::kUsualRounds);
    rounds->setValue(3);
    QCOMPARE(rig.toolbox.rounds(), 3);
    rig.toolbox.setRounds(4);
    QCOMPARE(rounds->value(), 4);
}

void ToolsDialogTest::aDiskThatRefusesIsNamedUntilItTakesThem()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({}));
    auto *said = rig.part<ui::NoteRow>("toolsUnwritten");
    QVERIFY(!said->isVisible());
    const QSignalSpy failed(&rig.toolbox, &chat::Toolbox::saveFailed);
    const QDir folder(rig.dir.path());
    QTRY_VERIFY(folder.exists(QStringLiteral("tools.json"))); // nothing is being written
    QVERIFY(rig.dir.remove());
    rig.toolbox.setRounds(3);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(said->isVisible());
    rig.click("addTool");
    QVERIFY(said->isVisible());
    // Whoever opens it later reads it as well.
    rig.dialog = std::make_unique<ToolsDialog>(rig.theme, rig.toolbox, nullptr);
    rig.dialog->show();
    said = rig.part<ui::NoteRow>("toolsUnwritten");
    QVERIFY(said->isVisible());
    QVERIFY(QDir().mkdir(folder.path()));
    rig.toolbox.setRounds(4);
    QTRY_VERIFY(!said->isVisible());
    QCOMPARE(failed.count(), 1);
    QVERIFY(!rig.toolbox.saveFailure().has_value());
    QVERIFY(QDir(folder).removeRecursively());
}

QTEST_MAIN(ToolsDialogTest)
#include "tst_toolsdialog.moc"

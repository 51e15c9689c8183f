// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/sessionparameters.h"
#include "core/id.h"
#include "support/promptrig.h"
#include "ui/lineinput.h"
#include "ui/noticebar.h"
#include "ui/palette/palette.h"
#include "ui/palette/palettemodel.h"
#include "ui/prompts/personaeditor.h"
#include "ui/prompts/prompteditor.h"
#include "ui/prompts/promptlistmodel.h"
#include "ui/prompts/promptsdialog.h"
#include "ui/question.h"
#include "ui/settings/instructionsdialog.h"
#include "ui/settings/noterow.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTranslator>
#include <QTreeView>
#include <algorithm>

using support::PromptRig;
using ui::Act;

namespace {

/// Another language, of which one word is enough.
class OtherWords : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool isIt = QLatin1StringView(context) == QLatin1StringView("ui::PromptWords")
                          && QLatin1StringView(source) == QLatin1StringView("Snippet");
        return isIt ? QStringLiteral("片段") : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// What somebody wrote for a prompt, a persona or a chat is not lost in passing.
class TestKeepingPrompts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void aPromptIsNotLostByEscape();
    void instructionsAreNotLostByEscape();
    void aPersonaIsNotLostByEscape();
    void tooLongInstructionsAreNotCut();
    void aConnectionThatIsGoneStaysChosen();
    void aPersonaIsTakenBack();
    void aNewChatIsOneWithoutAPersona();
    void aConnectionThatIsGoneIsSaid();
    void aLongClipboardIsNotCutInSilence();
    void whatIsNotFoundIsSaid();
    void anotherLanguageIsSpokenAtOnce();
    void aPromptNeedsAChatToGoTo();
    void aModelIsTheOneThatWasTyped();

private:
    static ui::Question *question(const QWidget &dialog)
    {
        ui::Question *asked = nullptr;
        for (ui::Question *one : dialog.findChildren<ui::Question *>())
            asked = one->isVisible() ? one : asked;
        return asked;
    }
    static void press(const ui::Question &question, const QString &words)
    {
        const auto buttons = question.buttons();
        for (QAbstractButton *button : buttons) {
            if (button->text().remove(u'&') == words) {
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(words));
    }
    static QPushButton *saveOf(const QDialog &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    }
    static ui::PersonaEditor::Parts partsOf(PromptRig &rig)
    {
        return {rig.theme, rig.prompts, rig.connections};
    }
    static void begin(const PromptRig &rig, const QString &persona)
    {
        rig.trigger(Act::NewWithPersona);
        auto *palette = rig.window->findChild<ui::Palette *>(QStringLiteral("personaPalette"));
        QVERIFY(palette && palette->isVisible());
        auto *field = palette->findChild<ui::LineInput *>();
        QTest::keyClicks(field, persona);
        QTRY_VERIFY(!palette->findChild<ui::PaletteModel *>()->isStale());
        QTest::keyClick(field, Qt::Key_Return);
    }
    static bool isSaid(const PromptRig &rig, const QString &words)
    {
        const auto bars = rig.window->pane().findChildren<ui::NoticeBar *>();
        return std::any_of(bars.cbegin(), bars.cend(), [&words](const ui::NoticeBar *bar) {
            return bar->text().contains(words);
        });
    }
};

void TestKeepingPrompts::aPromptIsNotLostByEscape()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    rig.trigger(Act::Prompts);
    auto *library = rig.dialog<ui::PromptsDialog>();
    QVERIFY(library);
    auto *add = library->findChild<QPushButton *>(QStringLiteral("promptAdd"));
    add->menu()->actions().at(0)->trigger();
    auto *editor = rig.dialog<ui::PromptEditor>();
    QVERIFY(editor);
    QTest::keyClick(editor, Qt::Key_Escape); // nothing is written yet
    QVERIFY(!editor->isVisible());
    QTRY_VERIFY(!rig.dialog<ui::PromptEditor>());
    add->menu()->actions().at(0)->trigger();
    editor = rig.dialog<ui::PromptEditor>();
    QVERIFY(editor);
    auto *title = editor->findChild<QLineEdit *>(QStringLiteral("promptTitle"));
    auto *text = editor->findChild<QPlainTextEdit *>(QStringLiteral("promptText"));
    QTest::keyClicks(title, QStringLiteral("Mine"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(editor->isVisible() && question(*editor));
    for (const QAbstractButton *button : question(*editor)->buttons()) {
        if (button->text().remove(u'&') == QStringLiteral("Save"))
            QVERIFY(!button->isEnabled()); // it says nothing yet
    }
    press(*question(*editor), QStringLiteral("Go on editing"));
    QTRY_VERIFY(!question(*editor));
    QVERIFY(editor->isVisible());
    QTest::keyClicks(text, QStringLiteral("Some words"));
    editor->close(); // by its frame
    QVERIFY(editor->isVisible() && question(*editor));
    press(*question(*editor), QStringLiteral("Save"));
    QTRY_VERIFY(!rig.dialog<ui::PromptEditor>());
    QCOMPARE(rig.prompts.shelf().prompts.value(0).text, QStringLiteral("Some words"));
    add->menu()->actions().at(0)->trigger();
    editor = rig.dialog<ui::PromptEditor>();
    QVERIFY(editor);
    QTest::keyClicks(editor->findChild<QPlainTextEdit *>(QStringLiteral("promptText")),
                     QStringLiteral("Other"));
    QTest::keyClick(editor, Qt::Key_Escape);
    press(*question(*editor), QStringLiteral("Discard"));
    QTRY_VERIFY(!rig.dialog<ui::PromptEditor>());
    QCOMPARE(rig.prompts.shelf().prompts.size(), 1);
}

void TestKeepingPrompts::instructionsAreNotLostByEscape()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    rig.trigger(Act::Instructions);
    auto *dialog = rig.dialog<ui::InstructionsDialog>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(), QStringLiteral("Be brief."));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible() && question(*dialog));
    press(*question(*dialog), QStringLiteral("Save"));
    QCOMPARE(rig.info().instructions, QStringLiteral("Be brief."));
    QTRY_VERIFY(!rig.dialog<ui::InstructionsDialog>());
    rig.trigger(Act::Instructions);
    dialog = rig.dialog<ui::InstructionsDialog>();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape); // nothing would be lost
    QVERIFY(!dialog->isVisible());
}

void TestKeepingPrompts::aPersonaIsNotLostByEscape()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    rig.trigger(Act::SavePersona);
    auto *editor = rig.dialog<ui::PersonaEditor>();
    QVERIFY(editor);
    QTest::keyClicks(editor->findChild<QLineEdit *>(QStringLiteral("personaName")),
                     QStringLiteral("Fox"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(editor->isVisible() && question(*editor));
    press(*question(*editor), QStringLiteral("Save"));
    QTRY_VERIFY(!rig.dialog<ui::PersonaEditor>());
    QCOMPARE(rig.prompts.shelf().personas.value(0).name, QStringLiteral("Fox"));
}

void TestKeepingPrompts::tooLongInstructionsAreNotCut()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    core::Persona persona;
    persona.name = QStringLiteral("Fox");
    persona.instructions = QString(core::kLongestPromptText + 1, u'x');
    ui::PersonaEditor editor(partsOf(rig), persona, std::nullopt, nullptr);
    editor.show();
    QVERIFY(!saveOf(editor)->isEnabled());
    editor.accept();
    QVERIFY(editor.isVisible() && rig.prompts.shelf().isEmpty());
    auto *text = editor.findChild<QPlainTextEdit *>(QStringLiteral("personaInstructions"));
    text->setPlainText(QString(core::kLongestPromptText, u'x'));
    QVERIFY(saveOf(editor)->isEnabled());
    editor.accept();
    QCOMPARE(rig.prompts.shelf().personas.value(0).instructions.size(), core::kLongestPromptText);
}

void TestKeepingPrompts::aConnectionThatIsGoneStaysChosen()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    core::Persona persona;
    persona.name = QStringLiteral("Fox");
    persona.profileId = core::newId();
    ui::PersonaEditor editor(partsOf(rig), persona, std::nullopt, nullptr);
    QCOMPARE(editor.persona().profileId, persona.profileId);
    auto *box = editor.findChild<QComboBox *>(QStringLiteral("personaConnection"));
    QVERIFY(box->currentText().contains(QStringLiteral("not here any more")));
    box->setCurrentIndex(box->findData(rig.profile));
    QCOMPARE(editor.persona().profileId, rig.profile);
}

void TestKeepingPrompts::aPersonaIsTakenBack()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    // In a chat that nothing was said in, which is the new one.
    rig.workspace.current()->setInstructions(QStringLiteral("Mine"));
    rig.workspace.current()->parameters().set({{QStringLiteral("seed"), 7}});
    const core::ConversationInfo before = rig.info();
    (void)rig.keepPersona(QStringLiteral("Fox"));
    begin(rig, QStringLiteral("fox"));
    QCOMPARE(rig.info().id, before.id);
    QCOMPARE(rig.info().instructions, QStringLiteral("You are Fox"));
    rig.trigger(Act::Undo);
    QVERIFY(rig.info() == before);
    rig.trigger(Act::Redo);
    QCOMPARE(rig.info().model, QStringLiteral("clever"));
    QVERIFY(!rig.info().parameters.contains(QStringLiteral("seed")));
}

void TestKeepingPrompts::aNewChatIsOneWithoutAPersona()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const core::ConversationInfo plain = rig.info();
    (void)rig.keepPersona(QStringLiteral("Fox"));
    begin(rig, QStringLiteral("fox"));
    QVERIFY(!rig.info().personaId.isNull());
    rig.trigger(Act::NewChat);
    QTRY_VERIFY(rig.info().personaId.isNull());
    QVERIFY(rig.info() == plain); // the same, for nothing was said in it
    rig.trigger(Act::Undo);
    QCOMPARE(rig.info().instructions, QStringLiteral("You are Fox"));
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    rig.trigger(Act::NewChat);
    QTRY_VERIFY(rig.info().personaId.isNull());
}

void TestKeepingPrompts::aConnectionThatIsGoneIsSaid()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    core::Persona persona;
    persona.name = QStringLiteral("Fox");
    persona.profileId = core::newId();
    persona.model = QStringLiteral("elsewhere");
    QVERIFY(rig.prompts.put(persona));
    begin(rig, QStringLiteral("fox"));
    QCOMPARE(rig.info().profileId, rig.profile);
    QVERIFY(isSaid(rig, QStringLiteral("is not here any more")));
}

void TestKeepingPrompts::aLongClipboardIsNotCutInSilence()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QUuid id = rig.keep(QStringLiteral("A"), QStringLiteral("{{clipboard}}"));
    QGuiApplication::clipboard()->setText(QString(99'999, u'x') + QStringLiteral("🦊 and more"));
    rig.trigger(Act::Prompts);
    Q_EMIT rig.dialog<ui::PromptsDialog>()->useRequested(id);
    QCOMPARE(rig.input().toPlainText(), QString(99'999, u'x')); // no half character
    QVERIFY(isSaid(rig, QStringLiteral("very long")));
}

void TestKeepingPrompts::whatIsNotFoundIsSaid()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("A"), QStringLiteral("Text"));
    rig.trigger(Act::Prompts);
    const auto *library = rig.dialog<ui::PromptsDialog>();
    QVERIFY(library);
    library->findChild<ui::LineInput *>(QStringLiteral("promptSearch"))
        ->setText(QStringLiteral("elsewhere"));
    QTRY_VERIFY(!library->findChild<ui::PromptListModel *>()->isStale());
    const auto *text = library->findChild<QPlainTextEdit *>();
    QVERIFY(text->toPlainText().isEmpty());
    QVERIFY2(text->placeholderText().contains(QStringLiteral("Nothing has")),
             qPrintable(text->placeholderText()));
}

void TestKeepingPrompts::anotherLanguageIsSpokenAtOnce()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("A"), QStringLiteral("Text"));
    rig.trigger(Act::Prompts);
    const auto *library = rig.dialog<ui::PromptsDialog>();
    QVERIFY(library);
    const auto *model = library->findChild<ui::PromptListModel *>();
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("Snippet"));
    OtherWords other;
    QCoreApplication::installTranslator(&other);
    QTRY_COMPARE(model->index(0, 1).data().toString(), QStringLiteral("片段"));
    QCoreApplication::removeTranslator(&other);
    QTRY_COMPARE(model->index(0, 1).data().toString(), QStringLiteral("Snippet"));
}

void TestKeepingPrompts::aPromptNeedsAChatToGoTo()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QUuid prompt = rig.keep(QStringLiteral("Fruit"), QStringLiteral("Apples"));
    (void)rig.keepPersona(QStringLiteral("Fox"));
    ui::PromptsDialog dialog(partsOf(rig), rig.window.get());
    dialog.show();
    const auto *use = dialog.findChild<QPushButton *>(QStringLiteral("promptUse"));
    auto *list = dialog.findChild<QTreeView *>();
    const int row = dialog.findChild<ui::PromptListModel *>()->rowOf(prompt);
    const QSignalSpy used(&dialog, &ui::PromptsDialog::useRequested);
    list->setCurrentIndex(list->model()->index(row, 0));
    QVERIFY(!use->isEnabled());
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(used.count(), 0);
    dialog.setShownParameters(core::ParameterSet());
    QVERIFY(use->isEnabled());
    dialog.setShownParameters(std::nullopt);
    QVERIFY(!use->isEnabled());
    list->setCurrentIndex(list->model()->index(1 - row, 0)); // a persona begins its own
    QVERIFY(use->isEnabled());
}

void TestKeepingPrompts::aModelIsTheOneThatWasTyped()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    ui::PersonaEditor editor(partsOf(rig), {}, std::nullopt, rig.window.get());
    editor.show();
    auto *model = editor.findChild<QComboBox *>(QStringLiteral("personaModel"));
    model->addItem(QStringLiteral("gpt-4o"));
    model->clearEditText();
    QTest::keyClicks(model->lineEdit(), QStringLiteral("gpt-4"));
    QCOMPARE(editor.persona().model, QStringLiteral("gpt-4"));
}

QTEST_MAIN(TestKeepingPrompts)
#include "tst_keepingprompts.moc"

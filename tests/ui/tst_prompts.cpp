// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/sessionparameters.h"
#include "support/promptrig.h"
#include "ui/header/header.h"
#include "ui/lineinput.h"
#include "ui/noticebar.h"
#include "ui/palette/palette.h"
#include "ui/palette/palettemodel.h"
#include "ui/prompts/promptform.h"
#include "ui/settings/instructionsdialog.h"
#include "ui/textbutton.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

using support::PromptRig;
using ui::Act;
using ui::PromptForm;

/// Prompts and personas in the window: where they are offered and what they do.
class TestPrompts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void withoutAnyNothingIsOffered();
    void onePutsItselfAtTheCursorAsOneStep();
    void itTakesThePlaceOfWhatIsSelected();
    void whatIsFreeIsAskedFor();
    void escapeInTheFormInsertsNothing();
    void enterWhileComposingIsTheInputMethods();
    void theClipboardIsLookedAtOnUseOnly();
    void instructionsAreUsedAndUndone();
    void whatComesFromElsewhereIsSeenBeforeItIsTold();
    void thePaletteLeadsToThem();
    void theLargerEditorUsesAndKeepsThem();
    void aChatIsBegunWithAPersona();
    void whatIsSetByHandOutlivesItsUndo();
    void theHeaderSaysWhoItIs();

private:
    /// Opens the palette of prompts and chooses what is found first.
    static void insert(const PromptRig &rig, const QString &words)
    {
        rig.trigger(Act::InsertPrompt);
        choose(rig, "promptPalette", words);
    }
    static void choose(const PromptRig &rig, const char *name, const QString &words)
    {
        auto *palette = rig.window->findChild<ui::Palette *>(QString::fromLatin1(name));
        QVERIFY(palette && palette->isVisible());
        auto *field = palette->findChild<ui::LineInput *>();
        QTest::keyClicks(field, words);
        QTRY_VERIFY(!palette->findChild<ui::PaletteModel *>()->isStale());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
    }
    /// How many entries the menu of the composer shows.
    static int inComposersMenu(const PromptRig &rig)
    {
        auto *attach = rig.window->findChild<QToolButton *>(QStringLiteral("attach"));
        auto *menu = attach->findChild<QMenu *>();
        attach->click();
        const QList<QAction *> actions = menu->actions();
        const auto count = std::count_if(actions.cbegin(), actions.cend(),
                                         [](const QAction *one) { return one->isVisible(); });
        menu->close();
        return int(count);
    }
    static void accept(const PromptForm &form)
    {
        form.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    }
};

void TestPrompts::withoutAnyNothingIsOffered()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    QVERIFY(!rig.isOffered(Act::InsertPrompt));
    QVERIFY(!rig.isOffered(Act::NewWithPersona));
    QVERIFY(rig.isOffered(Act::Prompts));
    QVERIFY(rig.isOffered(Act::SavePersona));
    const int before = inComposersMenu(rig);
    const QUuid id = rig.keep(QStringLiteral("A"), QStringLiteral("Text"));
    QVERIFY(rig.isOffered(Act::InsertPrompt));
    QCOMPARE(inComposersMenu(rig), before + 1);
    QVERIFY(!rig.isOffered(Act::NewWithPersona));
    (void)rig.keepPersona(QStringLiteral("Fox"));
    QVERIFY(rig.isOffered(Act::NewWithPersona));
    rig.prompts.remove({id});
    QVERIFY(!rig.isOffered(Act::InsertPrompt));
    rig.trigger(Act::Undo);
    QVERIFY(rig.isOffered(Act::InsertPrompt));
}

void TestPrompts::onePutsItselfAtTheCursorAsOneStep()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Other"), QStringLiteral("Another text"));
    (void)rig.keep(QStringLiteral("Greeting"), QStringLiteral("Good\nday {{date}}"));
    QTest::keyClicks(&rig.input(), QStringLiteral("ab"));
    QTest::keyClick(&rig.input(), Qt::Key_Left);
    insert(rig, QStringLiteral("greet"));
    const QString text = rig.input().toPlainText();
    QVERIFY2(text.startsWith(QStringLiteral("aGood\nday 2")) && text.endsWith(u'b'),
             qPrintable(text));
    QTest::keyClicks(&rig.input(), QStringLiteral("c"));
    QVERIFY(rig.input().toPlainText().endsWith(QStringLiteral("cb")));
    rig.input().undo();
    QCOMPARE(rig.input().toPlainText(), text);
    rig.input().undo();
    QCOMPARE(rig.input().toPlainText(), QStringLiteral("ab"));
    rig.input().redo();
    QCOMPARE(rig.input().toPlainText(), text);
}

void TestPrompts::itTakesThePlaceOfWhatIsSelected()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Mend"), QStringLiteral("Correct: “{{selection}}”"));
    rig.input().setPlainText(QStringLiteral("one two"));
    QTextCursor cursor = rig.input().textCursor();
    cursor.setPosition(4);
    cursor.setPosition(7, QTextCursor::KeepAnchor);
    rig.input().setTextCursor(cursor);
    insert(rig, QStringLiteral("mend"));
    QCOMPARE(rig.input().toPlainText(), QStringLiteral("one Correct: “two”"));
}

void TestPrompts::whatIsFreeIsAskedFor()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Mail"),
                   QStringLiteral("To {{who:Ann}} in a {{kind|curt}} way, {{who}}"));
    insert(rig, QStringLiteral("mail"));
    auto *form = rig.dialog<PromptForm>();
    QVERIFY(form);
    QVERIFY(rig.input().toPlainText().isEmpty());
    QCOMPARE(form->text(), QStringLiteral("To Ann in a kind way, Ann"));
    auto *who = form->findChild<QPlainTextEdit *>(QStringLiteral("ask who"));
    QCOMPARE(form->focusWidget(), who);
    QTest::keyClicks(who, QStringLiteral("{{date}}")); // what stood there was selected
    form->findChild<QComboBox *>()->setCurrentIndex(1);
    const QString expected = QStringLiteral("To {{date}} in a curt way, {{date}}");
    QCOMPARE(form->findChild<QPlainTextEdit *>(QStringLiteral("promptPreview"))->toPlainText(),
             expected);
    QTest::keyClick(who, Qt::Key_Return);
    QTRY_VERIFY(!rig.dialog<PromptForm>());
    QCOMPARE(rig.input().toPlainText(), expected);
}

void TestPrompts::escapeInTheFormInsertsNothing()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Mail"), QStringLiteral("To {{who}}"));
    insert(rig, QStringLiteral("mail"));
    auto *form = rig.dialog<PromptForm>();
    QVERIFY(form);
    QTest::keyClick(form, Qt::Key_Escape);
    QTRY_VERIFY(!rig.dialog<PromptForm>());
    QVERIFY(rig.input().toPlainText().isEmpty());
}

void TestPrompts::enterWhileComposingIsTheInputMethods()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Mail"), QStringLiteral("To {{who}}"));
    insert(rig, QStringLiteral("mail"));
    auto *form = rig.dialog<PromptForm>();
    QVERIFY(form);
    auto *who = form->findChild<QPlainTextEdit *>(QStringLiteral("ask who"));
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(who, &composing);
    QTest::keyClick(who, Qt::Key_Return);
    QVERIFY(form->isVisible());
    QCoreApplication::sendEvent(who, &composing); // the key ended it in the field
    QTest::keyClick(who, Qt::Key_Escape);
    QVERIFY(form->isVisible());
    QInputMethodEvent committed;
    committed.setCommitString(QStringLiteral("你"));
    QCoreApplication::sendEvent(who, &committed);
    QVERIFY(form->text().contains(QStringLiteral("你")));
    QTest::keyClick(who, Qt::Key_Return);
    QTRY_VERIFY(!rig.dialog<PromptForm>());
    QVERIFY(rig.input().toPlainText().contains(QStringLiteral("To ")));
}

void TestPrompts::theClipboardIsLookedAtOnUseOnly()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    QGuiApplication::clipboard()->setText(QStringLiteral("secret {{date}}"));
    (void)rig.keep(QStringLiteral("Explain"), QStringLiteral("Explain {{clipboard}}"));
    insert(rig, QStringLiteral("explain"));
    // In what is being written it is seen before it goes anywhere, and is text.
    QCOMPARE(rig.input().toPlainText(), QStringLiteral("Explain secret {{date}}"));
    rig.input().clear();
    rig.workspace.current()->setInstructions(QStringLiteral("Explain {{clipboard}}"));
    QVERIFY(!rig.ask(QStringLiteral("Hello")).isNull());
    QVERIFY(!rig.gateway.lastRequest().body.contains("secret"));
    QVERIFY(rig.gateway.lastRequest().body.contains("{{clipboard}}"));
}

void TestPrompts::instructionsAreUsedAndUndone()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Brief"), QStringLiteral("Be brief. Today is {{date}}."),
                   core::PromptKind::Instructions);
    rig.trigger(Act::Palette);
    choose(rig, "palette", QStringLiteral("brief"));
    // The day is filled in when it is sent.
    QCOMPARE(rig.info().instructions, QStringLiteral("Be brief. Today is {{date}}."));
    QVERIFY(rig.input().toPlainText().isEmpty());
    rig.trigger(Act::Undo);
    QVERIFY(!rig.info().instructions);
    rig.trigger(Act::Redo);
    QVERIFY(rig.info().instructions.has_value());
}

void TestPrompts::whatComesFromElsewhereIsSeenBeforeItIsTold()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    QGuiApplication::clipboard()->setText(QStringLiteral("{{time}}"));
    (void)rig.keep(QStringLiteral("House rules"), QStringLiteral("{{date}}: {{clipboard}}"),
                   core::PromptKind::Instructions);
    rig.trigger(Act::Palette);
    choose(rig, "palette", QStringLiteral("house rules"));
    auto *form = rig.dialog<PromptForm>();
    QVERIFY(form);
    QVERIFY(!rig.info().instructions);
    QCOMPARE(form->findChild<QPlainTextEdit *>(QStringLiteral("promptPreview"))->toPlainText(),
             QStringLiteral("{{date}}: \\{{time}}"));
    accept(*form);
    QCOMPARE(rig.info().instructions, QStringLiteral("{{date}}: \\{{time}}"));
}

void TestPrompts::thePaletteLeadsToThem()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Greeting"), QStringLiteral("Good day"),
                   core::PromptKind::Snippet, {QStringLiteral("mail")});
    (void)rig.keepPersona(QStringLiteral("Mailman"));
    rig.trigger(Act::Palette);
    auto *palette = rig.window->findChild<ui::Palette *>(QStringLiteral("palette"));
    QVERIFY(palette && palette->isVisible());
    auto *model = palette->findChild<ui::PaletteModel *>();
    const auto shown = [model] {
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(model->index(row).data().toString());
        return rows;
    };
    QVERIFY(shown().contains(QStringLiteral("Prompts"))); // before anything is typed
    QVERIFY(shown().contains(QStringLiteral("Greeting")));
    QTest::keyClicks(palette->findChild<ui::LineInput *>(), QStringLiteral("mail"));
    QTRY_VERIFY(!model->isStale());
    QVERIFY(shown().contains(QStringLiteral("Greeting"))); // by its tag
    QVERIFY(shown().contains(QStringLiteral("New chat with")));
    QVERIFY(shown().contains(QStringLiteral("Mailman")));
    palette->close();
}

void TestPrompts::theLargerEditorUsesAndKeepsThem()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    (void)rig.keep(QStringLiteral("Brief"), QStringLiteral("Be brief."),
                   core::PromptKind::Instructions);
    (void)rig.keep(QStringLiteral("A snippet"), QStringLiteral("No instructions"));
    rig.trigger(Act::Instructions);
    auto *dialog = rig.dialog<ui::InstructionsDialog>();
    QVERIFY(dialog);
    auto *button = dialog->findChild<QPushButton *>(QStringLiteral("instructionsMenu"));
    QVERIFY(button && button->menu());
    Q_EMIT button->menu()->aboutToShow();
    const QList<QAction *> offered = button->menu()->actions();
    QCOMPARE(offered.size(), 3); // one prompt, the line, and keeping
    QVERIFY(!offered.at(2)->isEnabled());
    offered.at(0)->trigger();
    QCOMPARE(dialog->instructions(), QStringLiteral("Be brief."));
    Q_EMIT button->menu()->aboutToShow();
    QVERIFY(button->menu()->actions().at(2)->isEnabled());
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    QCOMPARE(rig.info().instructions, QStringLiteral("Be brief."));
}

void TestPrompts::aChatIsBegunWithAPersona()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QUuid before = rig.ask(QStringLiteral("One"));
    const QUuid persona = rig.keepPersona(QStringLiteral("Fox"));
    rig.trigger(Act::NewWithPersona);
    choose(rig, "personaPalette", QStringLiteral("fox"));
    QVERIFY(rig.info().id != before);
    QCOMPARE(rig.info().personaId, persona);
    QCOMPARE(rig.info().model, QStringLiteral("clever"));
    QCOMPARE(rig.info().instructions, QStringLiteral("You are Fox"));
    QCOMPARE(rig.info().parameters.value(QStringLiteral("temperature")), QJsonValue(0.5));
    QVERIFY(!rig.ask(QStringLiteral("Two")).isNull());
    QVERIFY(rig.gateway.lastRequest().body.contains("You are Fox"));
}

void TestPrompts::whatIsSetByHandOutlivesItsUndo()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QString seed = QStringLiteral("seed");
    const QString temperature = QStringLiteral("temperature");
    (void)rig.keepPersona(QStringLiteral("Fox"));
    const QString model = rig.info().model;
    rig.trigger(Act::NewWithPersona);
    choose(rig, "personaPalette", QStringLiteral("fox"));
    chat::SessionParameters &parameters = rig.workspace.current()->parameters();
    parameters.set(seed, 7);
    rig.trigger(Act::Undo);
    QCOMPARE(rig.info().parameters, (core::ParameterSet{{seed, 7}}));
    QCOMPARE(rig.info().model, model);
    QVERIFY(rig.info().instructions != QStringLiteral("You are Fox"));
    rig.trigger(Act::Redo);
    QCOMPARE(rig.info().parameters, (core::ParameterSet{{seed, 7}, {temperature, 0.5}}));
    QCOMPARE(rig.info().model, QStringLiteral("clever"));
    parameters.set(temperature, 1.5); // over what the persona said
    rig.workspace.current()->setInstructions(QStringLiteral("You are an owl"));
    rig.trigger(Act::Undo);
    QCOMPARE(rig.info().parameters, (core::ParameterSet{{seed, 7}, {temperature, 1.5}}));
    QCOMPARE(rig.info().instructions, QStringLiteral("You are an owl"));
    QVERIFY(rig.info().personaId.isNull());
    rig.trigger(Act::Redo);
    QCOMPARE(rig.info().parameters, (core::ParameterSet{{seed, 7}, {temperature, 1.5}}));
    QCOMPARE(rig.info().instructions, QStringLiteral("You are an owl"));
}

void TestPrompts::theHeaderSaysWhoItIs()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const auto *picker = qobject_cast<QWidget *>(rig.window->pane().header().picker());
    const QString before = picker->accessibleName();
    QVERIFY(before.contains(QStringLiteral("Gateway")));
    const QUuid persona = rig.keepPersona(QStringLiteral("Fox"), QStringLiteral("🦊"));
    QCOMPARE(picker->accessibleName(), before);
    rig.trigger(Act::NewWithPersona);
    choose(rig, "personaPalette", QStringLiteral("fox"));
    QVERIFY2(picker->accessibleName().contains(QStringLiteral("🦊 Fox · clever")),
             qPrintable(picker->accessibleName()));
    rig.prompts.remove({persona}); // the chat goes on as it is, without the name
    QVERIFY(picker->accessibleName().contains(QStringLiteral("clever · Gateway")));
    rig.trigger(Act::Undo);
    QVERIFY(picker->accessibleName().contains(QStringLiteral("Fox")));
}

QTEST_MAIN(TestPrompts)
#include "tst_prompts.moc"

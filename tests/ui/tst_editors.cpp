// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/insertdialog.h"
#include "ui/settings/instructionsdialog.h"

#include <QInputMethodEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

/// Dialogs in which something is written, and when they ask before they go.
class TestEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEditorThatIsLeftAsksAboutWhatWasWritten();
    void escapeWhileComposingIsTheInputMethods();
    void anEditorAboveAnotherIsAskedAboutFirst();
    void otherLineEndsAreNothingWritten();
    void noBreakSpacesAreKept();
};

void TestEditors::anEditorThatIsLeftAsksAboutWhatWasWritten()
{
    ui::InsertDialog editor(core::Role::User);
    editor.show();
    auto *field = editor.findChild<QPlainTextEdit *>();
    field->setPlainText(QStringLiteral("Half a thought"));
    QVERIFY(!editor.close()); // as its window's own button does
    QVERIFY(editor.isVisible() && editor.isAsking());
    editor.findChild<QPushButton *>(QStringLiteral("discard"))->click();
    QTRY_VERIFY(!editor.isVisible());
    // What was emptied again is no loss.
    editor.show();
    field->clear();
    editor.reject();
    QVERIFY(!editor.isVisible());
}

void TestEditors::escapeWhileComposingIsTheInputMethods()
{
    ui::InsertDialog editor(core::Role::User);
    editor.show();
    auto *field = editor.findChild<QPlainTextEdit *>();
    field->setPlainText(QStringLiteral("Half a thought"));
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(field, &composing);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(editor.isVisible() && !editor.isAsking());
    QInputMethodEvent committed;
    QCoreApplication::sendEvent(field, &committed);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(editor.isVisible() && editor.isAsking());
}

void TestEditors::anEditorAboveAnotherIsAskedAboutFirst()
{
    QWidget window;
    window.show();
    const auto open = [](QWidget *above) {
        auto *editor = new ui::InsertDialog(core::Role::User, above);
        editor->findChild<QPlainTextEdit *>()->setPlainText(QStringLiteral("Half a thought"));
        editor->show();
        return editor;
    };
    ui::InsertDialog *below = open(&window);
    const ui::InsertDialog *above = open(below);
    QVERIFY(ui::unsavedEditor(window) == above);
    above->findChild<QPlainTextEdit *>()->clear();
    QVERIFY(ui::unsavedEditor(window) == below);
}

void TestEditors::otherLineEndsAreNothingWritten()
{
    // As a file that was imported may have it; a field shows it in another way.
    ui::InstructionsDialog editor(QStringLiteral("Be brief.\r\nAnd\u00a0kind."), QString());
    QVERIFY(!editor.isUnsaved());
    editor.write(QStringLiteral("Be long."));
    QVERIFY(editor.isUnsaved());
}

void TestEditors::noBreakSpacesAreKept()
{
    const QString text = QStringLiteral("10\u00A0km\nand more");
    ui::InstructionsDialog instructions(text, {});
    QCOMPARE(instructions.instructions(), text);
    QVERIFY(!instructions.isUnsaved());
    instructions.write(text + QStringLiteral(" \u00A0x"));
    QCOMPARE(instructions.instructions(), text + QStringLiteral(" \u00A0x"));
    ui::InsertDialog insert(core::Role::User);
    QSignalSpy inserted(&insert, &ui::InsertDialog::inserted);
    insert.findChild<QPlainTextEdit *>()->setPlainText(text);
    insert.accept();
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.constFirst().at(1).toString(), text);
}

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/promptrig.h"
#include "ui/prompts/personaeditor.h"
#include "ui/prompts/prompteditor.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>

using support::PromptRig;

/// Prompts and personas as they are written, and what of it is kept.
class TestPromptEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void noBreakSpacesAreKept();
    void aTagWithACommaStaysOne();
    void whatTheLibraryRefusesStaysWritten();

private:
    static void save(const QDialog &editor)
    {
        editor.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    }
};

void TestPromptEditors::noBreakSpacesAreKept()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QString text = QStringLiteral("Écris «\u00A0bonjour\u00A0»\nà 10\u202F%");
    ui::PromptEditor prompt(rig.theme, rig.prompts,
                            {{}, core::PromptKind::Snippet, QStringLiteral("A"), text, {}},
                            nullptr);
    QVERIFY(!prompt.isUnsaved());
    save(prompt);
    QCOMPARE(rig.prompts.shelf().prompts.value(0).text, text);
    core::Persona fox;
    fox.name = QStringLiteral("Fox");
    fox.instructions = text;
    ui::PersonaEditor persona({rig.theme, rig.prompts, rig.connections}, fox, {}, nullptr);
    save(persona);
    QCOMPARE(rig.prompts.shelf().personas.value(0).instructions, text);
}

void TestPromptEditors::aTagWithACommaStaysOne()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    const QStringList tags{QStringLiteral("tea, coffee"), QStringLiteral("work")};
    const QUuid id =
        rig.keep(QStringLiteral("A"), QStringLiteral("Text"), core::PromptKind::Snippet, tags);
    ui::PromptEditor editor(rig.theme, rig.prompts, *rig.prompts.prompt(id), nullptr);
    auto *field = editor.findChild<QLineEdit *>(QStringLiteral("promptTags"));
    QCOMPARE(field->text(), QStringLiteral("\"tea, coffee\", work"));
    field->setText(field->text() + QStringLiteral(", more"));
    save(editor);
    QCOMPARE(rig.prompts.prompt(id)->tags, tags + QStringList{QStringLiteral("more")});
}

void TestPromptEditors::whatTheLibraryRefusesStaysWritten()
{
    PromptRig rig;
    QVERIFY(rig.isReady());
    for (qsizetype left = core::kLongestShelf; left > core::kLongestPromptText;
         left -= core::kLongestPromptText)
        (void)rig.keep(QStringLiteral("Large"),
                       QString(core::kLongestPromptText, QLatin1Char('x')));
    ui::PromptEditor editor(rig.theme, rig.prompts,
                            {{},
                             core::PromptKind::Snippet,
                             QStringLiteral("Last"),
                             QString(core::kLongestPromptText, QLatin1Char('y')),
                             {}},
                            nullptr);
    editor.show();
    save(editor);
    QVERIFY(editor.isVisible());
    const auto notes = editor.findChildren<ui::NoteRow *>();
    QVERIFY(std::any_of(notes.cbegin(), notes.cend(), [](const ui::NoteRow *one) {
        return one->tone() == ui::Tone::Fault && !one->isEmpty();
    }));
    QCOMPARE(editor.prompt().text.size(), core::kLongestPromptText);
}

QTEST_MAIN(TestPromptEditors)
#include "tst_prompteditors.moc"

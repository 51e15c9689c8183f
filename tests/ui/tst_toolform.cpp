// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/toolsdialogrig.h"
#include "ui/settings/noterow.h"

using support::ToolsDialogRig;

/// One tool while it is written.
class ToolFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noBreakSpacesOfADescriptionAreKept();
    void anArgumentThatLooksLikeAPasswordIsWarnedOf();
};

void ToolFormTest::noBreakSpacesOfADescriptionAreKept()
{
    ToolsDialogRig rig;
    tools::Tool tool = ToolsDialogRig::weather();
    tool.description = QStringLiteral("Up to 10\u00A0km");
    QVERIFY(rig.isOpen({tool}));
    rig.choose(tool.name);
    QCOMPARE(rig.form()->draft().description, tool.description);
}

void ToolFormTest::anArgumentThatLooksLikeAPasswordIsWarnedOf()
{
    ToolsDialogRig rig;
    tools::Tool tool = ToolsDialogRig::weather();
    tool.answering = tools::Answering::Command;
    tool.command.program = QStringLiteral("/bin/cat");
    tool.command.arguments = {QStringLiteral("-u"), QStringLiteral("--password=hunter2")};
    QVERIFY(rig.isOpen({tool}));
    rig.choose(tool.name);
    const auto said = [&rig] { return rig.part<ui::NoteRow>("commandFault")->text(); };
    QTRY_VERIFY(said().contains(QStringLiteral("Argument 2 looks like a key")));
    QVERIFY(said().contains(QStringLiteral("part of every backup")));
    QVERIFY(!said().contains(QStringLiteral("hunter2")));
    QCOMPARE(rig.part<ui::NoteRow>("commandFault")->tone(), ui::Tone::Warning);
    QVERIFY(rig.form()->verdict()->canBeKept()); // who knows what it is may keep it
}

QTEST_MAIN(ToolFormTest)
#include "tst_toolform.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/toolsdialogrig.h"
#include "ui/parameters/toolsfield.h"
#include "ui/settings/linkbutton.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QToolButton>

using support::ToolsDialogRig;

/// Which tools a chat offers.
class ToolsFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toolsAreTickedForAChat();
    void whatIsNotKnownHereStays();
    void whatNoListCanSayIsWrittenAsJson();
};

void ToolsFieldTest::toolsAreTickedForAChat()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({ToolsDialogRig::weather()}));
    ui::ToolsField field(rig.theme, rig.toolbox, [] {});
    field.show();
    field.setValue(std::nullopt, QStringLiteral("Not sent"));
    auto *list = field.findChild<QListWidget *>(QStringLiteral("offeredTools"));
    QVERIFY(!list->isVisible()); // with nothing set nothing more is shown
    field.findChild<QToolButton *>(QStringLiteral("chooseTools"))->click();
    QVERIFY(list->isVisible());
    ui::ParameterField::Value set;
    connect(&field, &ui::ParameterField::edited, this,
            [&set, &field](const ui::ParameterField::Value &own) {
                set = own;
                field.setValue(own, QStringLiteral("Not sent")); // as a row answers
            });
    QCOMPARE(list->item(0)->text(), QStringLiteral("get_weather"));
    list->item(0)->setCheckState(Qt::Checked);
    QVERIFY(set);
    QCOMPARE(set->toArray(), QJsonArray{ToolsDialogRig::weather().definition()});
    QVERIFY(field.findChild<QToolButton *>(QStringLiteral("chooseTools"))
                ->text()
                .contains(QStringLiteral("get_weather")));
    list->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(!set);
}

void ToolsFieldTest::whatIsNotKnownHereStays()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({ToolsDialogRig::weather()}));
    const QJsonArray offered = QJsonDocument::fromJson(
                                   R"([{"type":"function","function":{"name":"elsewhere"}},
                                       {"type":"custom","custom":{"name":"odd"},"n":7}])")
                                   .array();
    ui::ToolsField field(rig.theme, rig.toolbox, [] {});
    ui::ParameterField::Value set;
    connect(&field, &ui::ParameterField::edited, this,
            [&set](const ui::ParameterField::Value &own) { set = own; });
    field.setValue(QJsonValue(offered), {});
    auto *list = field.findChild<QListWidget *>(QStringLiteral("offeredTools"));
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("elsewhere")));
    QVERIFY(list->item(1)->text().startsWith(QStringLiteral("odd")));
    QCOMPARE(list->item(2)->text(), QStringLiteral("get_weather"));
    list->item(2)->setCheckState(Qt::Checked);
    QCOMPARE(set->toArray().size(), 3);
    QCOMPARE(set->toArray().at(0), offered.at(0));
    QCOMPARE(set->toArray().at(1), offered.at(1)); // to the member
    const QJsonObject odd{{QStringLiteral("name"), QStringLiteral("a\n\u202Eb")}};
    field.setValue(QJsonArray{QJsonObject{{QStringLiteral("function"), odd}}}, {});
    const QString line = list->item(0)->text();
    QVERIFY(line.contains(QStringLiteral("U+202E")) && !line.contains(u'\n'));
}

void ToolsFieldTest::whatNoListCanSayIsWrittenAsJson()
{
    ToolsDialogRig rig;
    QVERIFY(rig.isOpen({}));
    ui::ToolsField field(rig.theme, rig.toolbox, [] {});
    field.show();
    field.setValue(std::nullopt, {});
    field.findChild<QToolButton *>(QStringLiteral("chooseTools"))->click();
    const auto links = field.findChildren<ui::LinkButton *>();
    for (ui::LinkButton *link : links) {
        if (link->isCheckable())
            link->click();
    }
    ui::ParameterField::Value set;
    connect(&field, &ui::ParameterField::edited, this,
            [&set](const ui::ParameterField::Value &own) { set = own; });
    auto *text = field.findChild<QPlainTextEdit *>();
    QVERIFY(text->isVisible());
    text->setPlainText(QStringLiteral(R"([{"type":"custom","custom":{"name":"x"}}])"));
    QVERIFY(set);
    QCOMPARE(set->toArray().size(), 1);
    text->setPlainText(QStringLiteral("[{"));
    QVERIFY(!field.fault().isEmpty());
}

QTEST_MAIN(ToolsFieldTest)
#include "tst_toolsfield.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/panelrig.h"
#include "ui/parameters/exampledialog.h"
#include "ui/parameters/schemadialog.h"
#include "ui/parameters/schemaform.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using support::named;
using support::PanelRig;

namespace {

constexpr char kFormat[] = "response_format";

/// The window with the panel, and the schema in it.
struct SchemaRig : PanelRig {
    bool isWriting()
    {
        if (!isOpen())
            return false;
        openAll();
        choose(field<QComboBox>(kFormat), QStringLiteral("JSON by a schema"));
        return text()->isVisible();
    }
    [[nodiscard]] QPlainTextEdit *text() const { return field<QPlainTextEdit>(kFormat); }
    [[nodiscard]] QJsonObject sent() const
    {
        return set().value(named(kFormat)).toObject().value(named("json_schema")).toObject();
    }
    [[nodiscard]] QString fault() const { return note(kFormat, "fault"); }
    [[nodiscard]] QString says(const char *which) const
    {
        return row(kFormat)->field().findChild<ui::NoteRow *>(named(which))->text();
    }
    void click(const QString &name) const
    {
        const auto links = row(kFormat)->field().findChildren<ui::LinkButton *>();
        for (ui::LinkButton *link : links) {
            if (link->text() == name)
                link->click();
        }
    }
    void write(const char *json) const { text()->setPlainText(QString::fromUtf8(json)); }
};

} // namespace

/// Writing the schema of an answer.
class TestSchemaForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nameAndPurposeGoAlong();
    void whatIsNoJsonSaysWhereAndStays();
    void whatIsNoSchemaSaysWhere();
    void strictIsMendedInOneClick();
    void mendingKeepsTheOrderThatWasWritten();
    void aWholeFormIsTakenApart();
    void anExampleBecomesASchema();
    void aLargerWindowLosesNothing();
    void tidyingCanBeUndone();
    void anyObjectNeedsTheWord();
    void theOrderThatWasWrittenIsThereAgain();
};

void TestSchemaForm::nameAndPurposeGoAlong()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    const QList<QLineEdit *> lines = rig.row(kFormat)->field().findChildren<QLineEdit *>();
    for (QLineEdit *line : lines) {
        if (line->objectName() == named("schemaName")) {
            line->selectAll();
            QTest::keyClicks(line, QStringLiteral("person"));
        } else if (line->objectName() == named("schemaPurpose")) {
            QTest::keyClicks(line, QStringLiteral("Who it was"));
        }
    }
    QCOMPARE(rig.sent().value(named("name")), QJsonValue(named("person")));
    QCOMPARE(rig.sent().value(named("description")), QJsonValue(named("Who it was")));
    QCOMPARE(rig.sent().value(named("strict")), QJsonValue(true));
    rig.row(kFormat)->field().findChild<QCheckBox *>()->click();
    QVERIFY(!rig.sent().contains(named("strict")));
}

void TestSchemaForm::whatIsNoJsonSaysWhereAndStays()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    const QJsonObject before = rig.sent();
    rig.write("{\n  \"type\" \"object\"\n}");
    QVERIFY2(rig.fault().contains(QStringLiteral("Line 2, column 10")), qPrintable(rig.fault()));
    QCOMPARE(rig.sent(), before);
    PanelRig::choose(rig.field<QComboBox>(kFormat), QStringLiteral("Text"));
    QVERIFY(rig.fault().isEmpty());
    PanelRig::choose(rig.field<QComboBox>(kFormat), QStringLiteral("JSON by a schema"));
    QVERIFY(rig.text()->toPlainText().contains(QStringLiteral("\"type\" \"object\"")));
    QVERIFY(!rig.fault().isEmpty());
}

void TestSchemaForm::whatIsNoSchemaSaysWhere()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    rig.write("{\n  \"type\": \"object\",\n  \"properties\": {\n    \"a\": 7\n  }\n}");
    QTRY_VERIFY2(rig.says("schemaProblem").contains(QStringLiteral("Line 4, column 10")),
                 qPrintable(rig.says("schemaProblem")));
    // All that is known, in the order of the text, and not one after the other.
    rig.write(
        "{\n  \"type\": \"object\",\n  \"properties\": {\n    \"b\": 7,\n    \"a\": 8\n  }\n}");
    QTRY_VERIFY2(rig.says("schemaProblem").contains(QStringLiteral("Line 5, column 10")),
                 qPrintable(rig.says("schemaProblem")));
    QVERIFY(rig.says("schemaProblem").startsWith(QStringLiteral("Line 4, column 10")));
    QCOMPARE(rig.says("schemaProblem").count(u'\n'), 1);
    rig.write("{\"type\": \"object\"}");
    QTRY_VERIFY(rig.says("schemaProblem").isEmpty());
}

void TestSchemaForm::strictIsMendedInOneClick()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    QVERIFY(rig.says("schemaHint").isEmpty()); // it begins as it should be
    rig.write("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
    QVERIFY(!rig.says("schemaHint").isEmpty());
    rig.row(kFormat)
        ->field()
        .findChild<ui::NoteRow *>(named("schemaHint"))
        ->findChild<ui::LinkButton *>()
        ->click();
    QVERIFY(rig.says("schemaHint").isEmpty());
    const QJsonObject schema = rig.sent().value(named("schema")).toObject();
    QCOMPARE(schema.value(named("additionalProperties")), QJsonValue(false));
    QCOMPARE(schema.value(named("required")).toArray(), QJsonArray{named("a")});
}

void TestSchemaForm::mendingKeepsTheOrderThatWasWritten()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    rig.write("{\"type\": \"object\", \"properties\": {\"why\": {}, \"answer\": {}}}");
    rig.row(kFormat)
        ->field()
        .findChild<ui::NoteRow *>(named("schemaHint"))
        ->findChild<ui::LinkButton *>()
        ->click();
    const QString mended = QStringLiteral(
        "{\n    \"type\": \"object\",\n    \"properties\": {\n        \"why\": {},\n        "
        "\"answer\": {}\n    },\n    \"additionalProperties\": false,\n    \"required\": [\n"
        "        \"why\",\n        \"answer\"\n    ]\n}");
    QCOMPARE(rig.text()->toPlainText(), mended);
    QCOMPARE(rig.sent().value(named("@written")).toString(), mended); // what goes out
}

void TestSchemaForm::aWholeFormIsTakenApart()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    rig.write("{\"type\": \"json_schema\", \"json_schema\": {\"name\": \"pasted\", "
              "\"schema\": {\"type\": \"array\"}}}");
    QCOMPARE(rig.sent().value(named("name")), QJsonValue(named("pasted")));
    QCOMPARE(rig.sent().value(named("schema")).toObject().value(named("type")),
             QJsonValue(named("array")));
    QVERIFY(!rig.text()->toPlainText().contains(QStringLiteral("pasted")));
}

void TestSchemaForm::anExampleBecomesASchema()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    rig.click(QStringLiteral("Example…"));
    auto *dialog = rig.window->findChild<ui::ExampleDialog *>();
    QVERIFY(dialog);
    auto *example = dialog->findChild<QPlainTextEdit *>();
    auto *make =
        qobject_cast<QPushButton *>(dialog->findChild<QDialogButtonBox *>()->buttons().first());
    for (QAbstractButton *one : dialog->findChild<QDialogButtonBox *>()->buttons()) {
        if (one->text().remove(u'&') == QStringLiteral("Make schema"))
            make = qobject_cast<QPushButton *>(one);
    }
    QVERIFY(!make->isEnabled());
    example->setPlainText(QStringLiteral("{\"n\": 1"));
    QVERIFY(!make->isEnabled());
    example->setPlainText(QStringLiteral("{\"n\": 1}"));
    make->click();
    const QJsonObject schema = rig.sent().value(named("schema")).toObject();
    QCOMPARE(schema.value(named("properties")).toObject().keys(), QStringList{named("n")});
    QVERIFY(rig.says("schemaHint").isEmpty());
}

void TestSchemaForm::aLargerWindowLosesNothing()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    rig.click(QStringLiteral("Larger…"));
    auto *dialog = rig.window->findChild<ui::SchemaDialog *>();
    QVERIFY(dialog);
    auto *large = dialog->findChild<QPlainTextEdit *>();
    QCOMPARE(large->toPlainText(), rig.text()->toPlainText());
    large->setPlainText(QStringLiteral("{\"type\": \"integer\"}"));
    QCOMPARE(rig.sent().value(named("schema")).toObject().value(named("type")),
             QJsonValue(named("integer")));
    large->setPlainText(QStringLiteral("{\"type\": "));
    dialog->close();
    QCOMPARE(rig.text()->toPlainText(), QStringLiteral("{\"type\": "));
    QVERIFY(!rig.fault().isEmpty());
}

void TestSchemaForm::tidyingCanBeUndone()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    rig.write("{\"type\":\"object\"}");
    rig.click(QStringLiteral("Tidy up"));
    QCOMPARE(rig.text()->toPlainText(), QStringLiteral("{\n    \"type\": \"object\"\n}"));
    rig.text()->undo();
    QCOMPARE(rig.text()->toPlainText(), QStringLiteral("{\"type\":\"object\"}"));
}

void TestSchemaForm::anyObjectNeedsTheWord()
{
    SchemaRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    QVERIFY(rig.says("formatHint").isEmpty());
    PanelRig::choose(rig.field<QComboBox>(kFormat), QStringLiteral("Any JSON object"));
    QVERIFY(rig.says("formatHint").contains(QStringLiteral("JSON")));
    // Once is enough.
    int said = 0;
    for (const QLabel *label : rig.row(kFormat)->findChildren<QLabel *>())
        said += label->text().contains(QStringLiteral("instructions")) ? 1 : 0;
    QVERIFY(said <= 1);
    PanelRig::choose(rig.field<QComboBox>(kFormat), QStringLiteral("Text"));
    QVERIFY(rig.says("formatHint").isEmpty());
}

void TestSchemaForm::theOrderThatWasWrittenIsThereAgain()
{
    SchemaRig rig;
    QVERIFY(rig.isWriting());
    const QString text = QStringLiteral("{\"type\": \"object\",\n \"properties\": {\"why\": {}, "
                                        "\"answer\": {}}}");
    rig.write(text.toUtf8().constData());
    const QJsonObject kept = rig.sent();
    // Another start: all that there is comes out of what was kept.
    ui::Theme theme;
    ui::SchemaForm again(theme, ui::SchemaForm::Size::Small);
    again.setValue(kept);
    QCOMPARE(again.editor().toPlainText(), text);
    QCOMPARE(again.value(), std::optional(kept));
    // Tidied up it is still the order that was written.
    rig.click(QStringLiteral("Tidy up"));
    const QString tidy = rig.text()->toPlainText();
    QVERIFY(tidy.contains(QStringLiteral("    \"properties\": {\n        \"why\": {},")));
    // A whole form that is pasted keeps it, too.
    rig.write(("{\"name\": \"pasted\", \"schema\": " + text.toUtf8() + "}").constData());
    QCOMPARE(rig.text()->toPlainText(), tidy);
    // What has the usual order needs nothing beside it.
    rig.write("{\"properties\": {}, \"type\": \"object\"}");
    QCOMPARE(rig.sent().keys().contains(QStringLiteral("@written")), false);
}

QTEST_MAIN(TestSchemaForm)
#include "tst_schemaform.moc"

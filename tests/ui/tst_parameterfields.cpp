// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/panelrig.h"
#include "ui/parameters/jsonfield.h"
#include "ui/parameters/listfield.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

using support::named;
using support::PanelRig;

/// What is written in the fields of parameters: taken, refused with a reason, and taken back.
class TestParameterFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }
    void aNumberIsSetAndReset();
    void whatIsOutOfRangeIsNotSent();
    void otherDigitsAreDigits();
    void aWholeNumberIsTakenExactly();
    void theArrowKeysCountFromWhatHolds();
    void stopsAreLinesWithEscapes();
    void enterGoesOnToTheNextLine();
    void faultyJsonIsSaidWithItsPlace();
    void aSchemaIsWrittenBelowItsChoice();
    void aSchemaFitsTheRoom();
    void wrappedJsonIsSeenWhole();
    void aSchemaOutlivesItsForm();
    void aFunctionIsNamed();
};

void TestParameterFields::aNumberIsSetAndReset()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    auto *field = rig.field<QLineEdit>("temperature");
    QTest::keyClicks(field, QStringLiteral("0.70"));
    QCOMPARE(field->text(), QStringLiteral("0.70")); // as it is typed
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(0.7));
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(0.8));
    rig.row("temperature")->findChild<ui::LinkButton *>(named("reset"))->click();
    QVERIFY(field->text().isEmpty());
    QVERIFY(rig.set().isEmpty());
    QVERIFY(!rig.isMarked("temperature"));
    // Emptying it is the same.
    QTest::keyClicks(field, QStringLiteral("1"));
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY(rig.set().isEmpty());
}

void TestParameterFields::whatIsOutOfRangeIsNotSent()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    auto *field = rig.field<QLineEdit>("temperature");
    QTest::keyClicks(field, QStringLiteral("9"));
    QVERIFY(!rig.note("temperature", "fault").isEmpty());
    QVERIFY(rig.note("temperature", "fault").contains(QStringLiteral("Until then it is not sent")));
    QVERIFY(rig.set().isEmpty());
    QVERIFY(field->property("fault").toBool());
    field->clear();
    QTest::keyClicks(field, QStringLiteral("15"));
    QVERIFY(rig.note("temperature", "fault").contains(QStringLiteral("Until then 1 is sent")));
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(1));
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY(rig.note("temperature", "fault").isEmpty());
    auto *tokens = rig.field<QLineEdit>("max_tokens");
    for (const char *wrong : {"0", "-3", "1.5", "many"}) {
        tokens->clear();
        QTest::keyClicks(tokens, named(wrong));
        QVERIFY2(!rig.note("max_tokens", "fault").isEmpty(), wrong);
    }
    rig.openAll();
    auto *words = rig.field<QLineEdit>("user");
    QTest::keyClicks(words, QString(65, u'x'));
    QVERIFY(!rig.note("user", "fault").isEmpty());
    QCOMPARE(rig.set().value(named("user")).toString().size(), 64);
}

void TestParameterFields::otherDigitsAreDigits()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    auto *field = rig.field<QLineEdit>("temperature");
    for (const QString &typed : {QStringLiteral("０．７"), QStringLiteral("0,7"),
                                 QStringLiteral("0。7"), QStringLiteral("٠.٧")}) {
        rig.workspace.current()->parameters().set({});
        QVERIFY(field->text().isEmpty());
        field->insert(typed);
        Q_EMIT field->textEdited(field->text());
        QVERIFY2(rig.note("temperature", "fault").isEmpty(), qPrintable(typed));
        QCOMPARE(rig.set().value(named("temperature")), QJsonValue(0.7));
    }
}

void TestParameterFields::aWholeNumberIsTakenExactly()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    auto *seed = rig.field<QLineEdit>("seed");
    const QList<std::pair<QString, qint64>> rows{
        {QStringLiteral("2000"), 2000},
        {QStringLiteral("2,000"), 2000},
        {QStringLiteral("-1,234,567"), -1234567},
        {QStringLiteral("２，０００"), 2000},
        {QStringLiteral("9007199254740993"), 9'007'199'254'740'993},
        {QStringLiteral("9223372036854775807"), 9'223'372'036'854'775'807}};
    for (const auto &[typed, number] : rows) {
        rig.workspace.current()->parameters().set({});
        seed->insert(typed);
        Q_EMIT seed->textEdited(seed->text());
        QVERIFY2(rig.note("seed", "fault").isEmpty(), qPrintable(typed));
        QCOMPARE(rig.set().value(named("seed")), QJsonValue(number));
        QCOMPARE(seed->text(), typed);
    }
    rig.workspace.current()->parameters().set({});
    rig.workspace.current()->parameters().set(named("seed"), qint64(9'007'199'254'740'993));
    QCOMPARE(seed->text(), QStringLiteral("9007199254740993"));
    for (const char *wrong : {"2.000", "2,00", "1.5", "20,000.0", "9223372036854775808"}) {
        seed->setText(named(wrong));
        Q_EMIT seed->textEdited(seed->text());
        QVERIFY2(!rig.note("seed", "fault").isEmpty(), wrong);
        QCOMPARE(rig.set().value(named("seed")), QJsonValue(qint64(9'007'199'254'740'993)));
    }
}

void TestParameterFields::theArrowKeysCountFromWhatHolds()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    QTest::keyClick(rig.field<QLineEdit>("temperature"), Qt::Key_Down); // servers take 1
    QCOMPARE(rig.set().value(named("temperature")), QJsonValue(0.9));
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down}) {
        QTest::keyClick(rig.field<QLineEdit>("max_tokens"), key); // nobody knows
        QVERIFY(!rig.set().contains(named("max_tokens")));
    }
    rig.setDefault(core::ParameterLayer::Connection, "max_tokens", 300);
    QTest::keyClick(rig.field<QLineEdit>("max_tokens"), Qt::Key_Up);
    QCOMPARE(rig.set().value(named("max_tokens")), QJsonValue(301));
}

void TestParameterFields::stopsAreLinesWithEscapes()
{
    for (const QString &text : {QStringLiteral("a\nb\t\\c"), QStringLiteral("\\n"),
                                QStringLiteral("\u0001é"), QStringLiteral("停\r")})
        QCOMPARE(ui::unescaped(ui::escaped(text)), text);
    QCOMPARE(ui::unescaped(QStringLiteral("\\q\\")), QStringLiteral("\\q\\"));
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    const auto lines = [&rig] { return rig.row("stop")->field().findChildren<QLineEdit *>(); };
    QCOMPARE(lines().size(), 1);
    QTest::keyClicks(lines().at(0), QStringLiteral("END\\n"));
    QCOMPARE(lines().size(), 2);
    QTest::keyClicks(lines().at(1), QStringLiteral("###"));
    QCOMPARE(rig.set().value(named("stop")),
             QJsonValue(QJsonArray({QStringLiteral("END\n"), QStringLiteral("###")})));
    QTest::keyClicks(lines().at(2), QStringLiteral("c"));
    QTest::keyClicks(lines().at(3), QStringLiteral("d"));
    QCOMPARE(lines().size(), 4); // and no more
    rig.row("stop")->findChild<ui::LinkButton *>(named("reset"))->click();
    QTRY_COMPARE(lines().size(), 1);
    QVERIFY(rig.set().isEmpty());
}

void TestParameterFields::enterGoesOnToTheNextLine()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    const auto lines = [&rig] { return rig.row("stop")->field().findChildren<QLineEdit *>(); };
    lines().at(0)->setFocus();
    QTest::keyClicks(lines().at(0), QStringLiteral("END"));
    QTest::keyClick(lines().at(0), Qt::Key_Return);
    QTRY_VERIFY(lines().at(1)->hasFocus());
    QTest::keyClicks(lines().at(1), QStringLiteral("###"));
    QCOMPARE(rig.set().value(named("stop")),
             QJsonValue(QJsonArray({QStringLiteral("END"), QStringLiteral("###")})));
    QTest::keyClick(lines().at(2), Qt::Key_Return); // an empty one is the last
    QCOMPARE(lines().size(), 3);
}

void TestParameterFields::faultyJsonIsSaidWithItsPlace()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    auto *bias = rig.field<QPlainTextEdit>("logit_bias");
    bias->setPlainText(QStringLiteral("{\n  \"50256\": -100,\n}"));
    QVERIFY2(rig.note("logit_bias", "fault").contains(QStringLiteral("Line 3")),
             qPrintable(rig.note("logit_bias", "fault")));
    QVERIFY(rig.set().isEmpty());
    bias->setPlainText(QStringLiteral("{\"50256\": -101}"));
    QVERIFY(!rig.note("logit_bias", "fault").isEmpty());
    bias->setPlainText(QStringLiteral("{\"50256\": -100}"));
    QVERIFY(rig.note("logit_bias", "fault").isEmpty());
    QCOMPARE(rig.set().value(named("logit_bias")),
             QJsonValue(QJsonObject({{named("50256"), -100}})));
    auto *extra = rig.field<QPlainTextEdit>("@extra");
    extra->setPlainText(QStringLiteral("[1]"));
    QVERIFY(!rig.note("@extra", "fault").isEmpty());
    extra->setPlainText(
        QStringLiteral("{\"chat_id\": \"x\"}")); // starts a task instead of an answer
    QVERIFY(!rig.note("@extra", "fault").isEmpty());
    extra->setPlainText(QStringLiteral("{\"top_k\": 40}"));
    QVERIFY(rig.note("@extra", "fault").isEmpty());
}

void TestParameterFields::aSchemaIsWrittenBelowItsChoice()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    auto *type = rig.field<QComboBox>("response_format");
    auto *schema = rig.field<QPlainTextEdit>("response_format");
    QVERIFY(!schema->isVisible());
    PanelRig::choose(type, QStringLiteral("Text"));
    QCOMPARE(rig.set().value(named("response_format")),
             QJsonValue(QJsonObject({{named("type"), named("text")}})));
    PanelRig::choose(type, QStringLiteral("JSON by a schema"));
    QVERIFY(schema->isVisible());
    const QJsonObject format = rig.set().value(named("response_format")).toObject();
    QCOMPARE(format.value(named("type")), QJsonValue(named("json_schema")));
    QVERIFY(format.value(named("json_schema")).toObject().contains(named("schema")));
    schema->setPlainText(QStringLiteral("{\"name\": \"two words\", \"schema\": {}}"));
    QVERIFY(!rig.note("response_format", "fault").isEmpty());
    PanelRig::choose(type, type->itemText(0));
    QVERIFY(rig.set().isEmpty());
    QVERIFY(rig.note("response_format", "fault").isEmpty());
}

/// What stands below it was cut at the side, too.
void TestParameterFields::aSchemaFitsTheRoom()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    auto *box = rig.field<QComboBox>("response_format");
    PanelRig::choose(box, box->itemText(3));
    const QList<ui::ParameterRow *> rows = rig.panel()->findChildren<ui::ParameterRow *>();
    const auto widest = [&rows] {
        int width = 0;
        for (const ui::ParameterRow *row : rows)
            width = std::max(width, row->isVisible() ? row->width() : 0);
        return width;
    };
    const auto *area = rig.panel()->findChild<QScrollArea *>();
    QVERIFY(area);
    QTRY_VERIFY(widest() > 0 && widest() < area->viewport()->width());
    for (const ui::LinkButton *link :
         rig.row("response_format")->findChildren<ui::LinkButton *>()) {
        QVERIFY2(!link->isVisible() || link->width() >= link->sizeHint().width(),
                 qPrintable(link->text()));
    }
}

void TestParameterFields::wrappedJsonIsSeenWhole()
{
    const ui::Theme theme;
    ui::JsonField field(theme, ui::JsonField::Shape::Object);
    field.setFixedWidth(300);
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    auto *text = field.findChild<QPlainTextEdit *>();
    const int before = text->height();
    text->setPlainText(QStringLiteral("{\"description\": \"%1\"}")
                           .arg(QStringLiteral("some words ").repeated(14)));
    QCOMPARE(text->blockCount(), 1);
    QTRY_VERIFY(text->height() > before);
    QTRY_VERIFY(!text->verticalScrollBar()->isVisible());
    field.setFixedWidth(900);
    QTRY_COMPARE(text->height(), before);
}

void TestParameterFields::aSchemaOutlivesItsForm()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    auto *type = rig.field<QComboBox>("response_format");
    auto *schema = rig.field<QPlainTextEdit>("response_format");
    const auto name = [&rig] {
        const QJsonObject format = rig.set().value(named("response_format")).toObject();
        return format.value(named("json_schema")).toObject().value(named("name")).toString();
    };
    PanelRig::choose(type, QStringLiteral("JSON by a schema"));
    schema->setPlainText(QStringLiteral("{\"name\": \"mine\", \"schema\": {}}"));
    QCOMPARE(name(), QStringLiteral("mine"));
    PanelRig::choose(type, QStringLiteral("JSON by a schema")); // again
    QCOMPARE(name(), QStringLiteral("mine"));
    PanelRig::choose(type, QStringLiteral("Text"));
    QVERIFY(name().isEmpty() && !schema->isVisible());
    PanelRig::choose(type, QStringLiteral("JSON by a schema"));
    QCOMPARE(name(), QStringLiteral("mine"));
    schema->clear();
    QVERIFY(schema->isVisible());
    QVERIFY(!rig.note("response_format", "fault").isEmpty());
    QCOMPARE(name(), QStringLiteral("mine")); // until there is another one
    rig.workspace.current()->parameters().set(named("seed"), 7);
    QVERIFY(schema->isVisible() && schema->toPlainText().isEmpty());
    schema->setPlainText(QStringLiteral("{\"name\": \"other\", \"schema\": {}}"));
    QVERIFY(rig.note("response_format", "fault").isEmpty());
    QCOMPARE(name(), QStringLiteral("other"));
    // What was written here is nothing for another chat.
    QVERIFY(!rig.ask(QStringLiteral("One")).isNull());
    rig.trigger(ui::Act::NewChat);
    QVERIFY(rig.set().isEmpty() && !schema->isVisible());
    PanelRig::choose(type, QStringLiteral("JSON by a schema"));
    QCOMPARE(name(), QStringLiteral("answer"));
}

void TestParameterFields::aFunctionIsNamed()
{
    PanelRig rig;
    QVERIFY(rig.isOpen());
    rig.openAll();
    auto *box = rig.field<QComboBox>("tool_choice");
    PanelRig::choose(box, box->itemText(box->count() - 1));
    auto *line = rig.field<QLineEdit>("tool_choice");
    QVERIFY(line->isVisible());
    QTest::keyClicks(line, QStringLiteral("get_weather"));
    const QJsonObject choice = rig.set().value(named("tool_choice")).toObject();
    QCOMPARE(choice.value(named("function")).toObject().value(named("name")),
             QJsonValue(named("get_weather")));
    auto *effort = rig.field<QComboBox>("reasoning_effort");
    PanelRig::choose(effort, QStringLiteral("High"));
    QCOMPARE(rig.set().value(named("reasoning_effort")), QJsonValue(named("high")));
}

QTEST_MAIN(TestParameterFields)
#include "tst_parameterfields.moc"

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsontext.h"

#include "core/jsonpointer.h"

#include <QJsonDocument>
#include <QTest>

using core::JsonFault;
using core::JsonNode;
using core::JsonText;

/// JSON by its places: what it holds as it was written, and where it stops being JSON.
class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsNumbersOrderAndNamesThatAreThereTwice();
    void knowsPathsAndWhatIsThere();
    void aNameComesBackOutOfItsStep();
    void passesOverAFence();
    void saysWhereItIsBroken_data();
    void saysWhereItIsBroken();
    void findsEveryCut();
    void agreesWithTheLibrary_data();
    void agreesWithTheLibrary();
    void isBounded();
};

void TestJsonText::keepsNumbersOrderAndNamesThatAreThereTwice()
{
    const JsonText json(
        QStringLiteral("{\"z\": 1.10e+2, \"a\": 12345678901234567890, \"z\": [1]}"));
    QVERIFY(!json.fault());
    QCOMPARE(json.nodes().size(), std::size_t(5));
    QCOMPARE(json.name(1), QStringLiteral("z"));
    QCOMPARE(json.source(1), QStringLiteral("1.10e+2"));
    QCOMPARE(json.source(2), QStringLiteral("12345678901234567890"));
    QCOMPARE(json.name(3), QStringLiteral("z"));
    QCOMPARE(json.nodes()[0].members, 3);
    QCOMPARE(json.nodes()[0].end, 5);
}

void TestJsonText::knowsPathsAndWhatIsThere()
{
    const JsonText json(
        QStringLiteral("{\"a/b\": [{\"~\": \"x\\u0041\\n\"}], \"two\": 1, \"two\": 2}"));
    QVERIFY(!json.fault());
    QCOMPARE(json.pointer(0), QString());
    QCOMPARE(json.pointer(3), QStringLiteral("/a~1b/0/~0"));
    QCOMPARE(json.words(3), QStringLiteral("xA\n"));
    QCOMPARE(json.nodesAt(QStringLiteral("/a~1b/0/~0")), std::vector<int>{3});
    QCOMPARE(json.nodesAt(QStringLiteral("/two")), (std::vector<int>{4, 5}));
    QCOMPARE(json.nodesAt(QString()), std::vector<int>{0});
    QVERIFY(json.nodesAt(QStringLiteral("/a~1b/1")).empty());
    QVERIFY(json.nodesAt(QStringLiteral("/two/0")).empty());
}

void TestJsonText::aNameComesBackOutOfItsStep()
{
    QCOMPARE(core::pointerStep(QStringLiteral("a/b~c")), QStringLiteral("a~1b~0c"));
    QCOMPARE(core::pointerStep(QStringLiteral("~1")), QStringLiteral("~01"));
    for (const char *name : {"", "a", "/", "~", "~1", "~0", "~01", "a/b~c", "//~~"}) {
        const QString written = QString::fromUtf8(name);
        QCOMPARE(core::nameOfStep(core::pointerStep(written)), written);
    }
}

void TestJsonText::passesOverAFence()
{
    const JsonText json(QStringLiteral("\n```json\n{\"a\": 1}\n```\n"));
    QVERIFY(!json.fault());
    QCOMPARE(json.source(0), QStringLiteral("{\"a\": 1}"));
    // Behind the fence nothing is passed over.
    QVERIFY(JsonText(QStringLiteral("```json\n{}\n```\nHere you are.")).fault());
}

void TestJsonText::saysWhereItIsBroken_data()
{
    using Kind = JsonFault::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto add = [](const char *text, Kind kind, int line, int column) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << int(kind) << line << column;
    };
    add("{\n  \"a\": 1,\n}", Kind::Key, 3, 1);
    add("{\"a\" 1}", Kind::Colon, 1, 6);
    add("{\"a\": 1 \"b\": 2}", Kind::Comma, 1, 9);
    add("[1, 2,]", Kind::Value, 1, 7);
    add("[01]", Kind::Number, 1, 3);
    add("[1.]", Kind::Number, 1, 4);
    add("[+1]", Kind::Value, 1, 2);
    add("[\"a\\x\"]", Kind::String, 1, 4);
    add("[\"a\nb\"]", Kind::String, 1, 4);
    add("['a']", Kind::Value, 1, 2);
    add("{} {}", Kind::Surplus, 1, 4);
    add("[\"😀\", x]", Kind::Value, 1, 7);
    add("[\"😀\",\n\"é😀😀\", x]", Kind::Value, 2, 8);
    add("", Kind::Cut, 1, 1);
    add("Sorry", Kind::Value, 1, 1);
    add("{\"a\": [1, 2", Kind::Cut, 1, 12);
}

void TestJsonText::saysWhereItIsBroken()
{
    QFETCH(QString, text);
    const JsonText json(text);
    QVERIFY(json.fault());
    QTEST(int(json.fault()->kind), "kind");
    const JsonText::Place place = json.placeOf(json.fault()->at);
    QTEST(place.line, "line");
    QTEST(place.column, "column");
}

void TestJsonText::findsEveryCut()
{
    const QString whole = QStringLiteral(
        "{\"a\": [1.5e3, -2, true, \"x\\u00e9\\\"\", null, {}], \"b\": {\"c\": []}}");
    QVERIFY(!JsonText(whole).fault());
    for (int length = 0; length < whole.size(); ++length) {
        const JsonText json(whole.left(length));
        QVERIFY(json.fault());
        QCOMPARE(json.fault()->kind, JsonFault::Kind::Cut);
    }
}

void TestJsonText::agreesWithTheLibrary_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"[]",
                             "{}",
                             "[[[]]]",
                             "[-0]",
                             "[-]",
                             "[0.0]",
                             "[1e5]",
                             "[1e]",
                             "[nul]",
                             "[null]",
                             "[true false]",
                             "[\"\\ud83d\\ude00\"]",
                             "[\"\\u12\"]",
                             "{\"a\":}",
                             "{a: 1}",
                             "[1,,2]",
                             "[}",
                             "{]",
                             "{\"a\":1,\"a\":2}",
                             "[\t1\r\n]",
                             "[1]x",
                             "// x\n[1]",
                             "[NaN]",
                             "[1 ]"}) {
        QTest::addRow("%s", text) << QString::fromUtf8(text);
    }
}

void TestJsonText::agreesWithTheLibrary()
{
    QFETCH(QString, text);
    QJsonParseError error;
    (void)QJsonDocument::fromJson(text.toUtf8(), &error);
    QCOMPARE(JsonText(text).fault().has_value(), error.error != QJsonParseError::NoError);
}

void TestJsonText::isBounded()
{
    const JsonText deep(QString(100'000, u'['));
    QCOMPARE(deep.fault()->kind, JsonFault::Kind::Depth);
    QString many = QStringLiteral("[1");
    for (int i = 0; i < JsonText::kMostNodes; ++i)
        many += QLatin1StringView(",1");
    QCOMPARE(JsonText(many + u']').fault()->kind, JsonFault::Kind::Size);
    QCOMPARE(JsonText(u'"' + QString(JsonText::kMostText, u'x') + u'"').fault()->kind,
             JsonFault::Kind::Size);
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"

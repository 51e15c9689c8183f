// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/writtenjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

/// Objects that stand in the order in which somebody wrote them.
class WrittenJsonTest : public QObject
{
    Q_OBJECT

    static QJsonObject objectOf(const QString &text)
    {
        return QJsonDocument::fromJson(text.toUtf8()).object();
    }

private Q_SLOTS:
    void onlyAnotherOrderIsWorthKeeping_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("sorted") << QStringLiteral(" {\"a\": 1,\n\"b\": {\"c\": 2}}") << false;
        QTest::newRow("another") << QStringLiteral("{\"b\":{\"c\":2},\"a\":1}") << true;
        QTest::newRow("another inside") << QStringLiteral("{\"a\":[{\"z\":1,\"y\":2}]}") << true;
        QTest::newRow("one twice") << QStringLiteral("{\"b\":1,\"a\":1,\"b\":2}") << false;
        QTest::newRow("no JSON") << QStringLiteral("{\"b\":1,\"a\"") << false;
        QTest::newRow("no object") << QStringLiteral("[2,1]") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void onlyAnotherOrderIsWorthKeeping()
    {
        QFETCH(QString, text);
        QFETCH(bool, isOwn);
        QCOMPARE(hasOwnOrder(text, objectOf(text)), isOwn);
        QVERIFY(!hasOwnOrder(text, {{QStringLiteral("other"), 1}}));
    }

    void aTextStandsBesideItsObjectAndNeverForAnother()
    {
        const QString member = QStringLiteral("schema");
        const QString text = QStringLiteral("{\"b\":1,\"a\":2}");
        const QJsonObject plain{{member, objectOf(text)}};
        QJsonObject both = withWritten(plain, member, text + u'\n');
        QCOMPARE(writtenOf(both, member), text);
        both.insert(member, QJsonObject{{QStringLiteral("a"), 3}});
        QVERIFY(writtenOf(both, member).isNull());
        QCOMPARE(withWritten(withWritten(plain, member, text), member, {}), plain);
    }

    void schemasOfARequestKeepTheirTexts()
    {
        const QString schema = QStringLiteral("{ \"b\": 1.0,\"a\":\"tools\" }");
        const QString tools = QStringLiteral("[{\"function\":{\"parameters\":%1,\"name\":\"f\"}},"
                                             "{\"function\":{\"parameters\":{\"a\":1}}},7,{}]")
                                  .arg(schema);
        const QString format =
            QStringLiteral("{\"type\":\"x\",\"json_schema\":{\"schema\":%1}}").arg(schema);
        const QJsonArray plainTools = QJsonDocument::fromJson(tools.toUtf8()).array();
        const QJsonValue list = withWrittenSchemas(QStringLiteral("tools"), plainTools, tools);
        QCOMPARE(writtenText(QStringLiteral("tools"), list),
                 QStringLiteral("[{\"function\":{\"name\":\"f\",\"parameters\":%1}},"
                                "{\"function\":{\"parameters\":{\"a\":1}}},7,{}]")
                     .arg(schema));
        const QJsonValue form =
            withWrittenSchemas(QStringLiteral("response_format"), objectOf(format), format);
        QCOMPARE(writtenText(QStringLiteral("response_format"), form),
                 QStringLiteral("{\"json_schema\":{\"schema\":%1},\"type\":\"x\"}").arg(schema));
        // Nothing else has schemas, and what has none stays what it is.
        QCOMPARE(withWrittenSchemas(QStringLiteral("other"), plainTools, tools),
                 QJsonValue(plainTools));
        QCOMPARE(withWrittenSchemas(QStringLiteral("tools"), plainTools, QStringLiteral("[")),
                 QJsonValue(plainTools));
    }

    void aRequestOfAnyLengthIsReadBackAsItWasSent()
    {
        const QString schema = QStringLiteral("{\"b\":{\"d\":[],\"c\":{}},\"a\":\"}\\\"{\"}");
        // Longer than what is read value by value, and with words that look like members.
        const QString words = QStringLiteral("\\\"tools\\\":[{}],").repeated(400'000);
        const QString text =
            QStringLiteral("{\"messages\":[{\"content\":\"%1\",\"tools\":[1]}],\"response_format\":"
                           "{\"json_schema\":{\"schema\":%2}},\"stream\":true,\"tools\":"
                           "[{\"function\":{\"parameters\":%2}}]}")
                .arg(words, schema);
        const QJsonObject plain = objectOf(text);
        QVERIFY(!plain.isEmpty());
        const QJsonObject both = withWrittenSchemas(plain, text);
        QCOMPARE(QString::fromUtf8(compactRequest(both)), text);
        QCOMPARE(withWrittenSchemas(QJsonObject(), text), QJsonObject());
        for (const char *broken : {"", "{", "{\"tools\"", "{\"tools\":", "{\"tools\":[", "[1]"})
            QCOMPARE(withWrittenSchemas(plain, QString::fromLatin1(broken)), plain);
    }

    void indentsWhatStandsThereAndChangesNothingElse()
    {
        const QString text = QStringLiteral(
            "{\"b\" :[1.0,{ },[]],\n\n\"a{\":\"x, \\\" {:\\\\\",\"c\":[{\"d\":null}]}");
        const QString lines = indentedJson(text);
        QCOMPARE(lines, QStringLiteral("{\n    \"b\": [\n        1.0,\n        {},\n        []\n"
                                       "    ],\n    \"a{\": \"x, \\\" {:\\\\\",\n    \"c\": [\n"
                                       "        {\n            \"d\": null\n        }\n    ]\n}"));
        QCOMPARE(objectOf(lines), objectOf(text));
        QCOMPARE(indentedJson(lines), lines);
        QCOMPARE(indentedJson(QStringLiteral("{\"a\":\"x")), QStringLiteral("{\n    \"a\": \"x"));
        QCOMPARE(indentedJson(QStringLiteral("]}\"\\")), QStringLiteral("\n]\n}\"\\"));
    }
};

QTEST_APPLESS_MAIN(WrittenJsonTest)
#include "tst_writtenjson.moc"

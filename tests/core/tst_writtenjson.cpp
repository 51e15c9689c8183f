// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/writtenjson.h"

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

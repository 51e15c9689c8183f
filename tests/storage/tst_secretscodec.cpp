// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/secretscodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using core::ConnectionSecrets;

/// The one entry that holds everything secret of a connection.
class SecretsCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneKeyStandsThereAsItWasEntered()
    {
        const ConnectionSecrets secrets{{"sk-plain"}, {}, {}};
        QCOMPARE(storage::secretsToEntry(secrets), QByteArray("sk-plain"));
        QVERIFY(storage::secretsFromEntry("sk-plain") == secrets);
        QVERIFY(storage::secretsToEntry({}).isEmpty());
        QVERIFY(storage::secretsFromEntry({}) == ConnectionSecrets());
    }

    void everythingComesBack_data()
    {
        QTest::addColumn<ConnectionSecrets>("secrets");
        QTest::newRow("several keys") << ConnectionSecrets{{"sk-1", "sk-2", "sk-3"}, {}, {}};
        QTest::newRow("a key and a header") << ConnectionSecrets{{"sk-1"}, {{"X-Gate", "v 1"}}, {}};
        QTest::newRow("a header alone") << ConnectionSecrets{{}, {{"X-Gate", "v"}}, {}};
        QTest::newRow("a proxy password alone")
            << ConnectionSecrets{{}, {}, QStringLiteral("pä\"ß").toUtf8()};
        QTest::newRow("a key that looks like JSON") << ConnectionSecrets{{"{}"}, {}, {}};
        QTest::newRow("all") << ConnectionSecrets{{"a", "b"}, {{"N", "v"}, {"M", "w"}}, "p"};
    }
    void everythingComesBack()
    {
        QFETCH(ConnectionSecrets, secrets);
        const QByteArray entry = storage::secretsToEntry(secrets);
        QVERIFY(storage::secretsFromEntry(entry) == secrets);
        QVERIFY(QJsonDocument::fromJson(entry).isObject());
    }

    void whatOthersWroteIntoTheEntryDoesNoHarm_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<ConnectionSecrets>("expected");
        QTest::newRow("no JSON") << QByteArray("{ cut") << ConnectionSecrets();
        QTest::newRow("wrong types")
            << QByteArray(R"({"keys":"sk","headers":{"name":1},"proxy_password":[]})")
            << ConnectionSecrets();
        QTest::newRow("a line break in a key") << QByteArray(R"({"keys":["a\r\nX: y","good"]})")
                                               << ConnectionSecrets{{"good"}, {}, {}};
        QTest::newRow("a letter no header can carry")
            << QByteArray("{\"keys\":[\"\xe5\xaf\x86\",\"good\"]}")
            << ConnectionSecrets{{"good"}, {}, {}};
        QTest::newRow("a header without a value")
            << QByteArray(R"({"headers":[{"name":"N"},{"name":"M","value":"v"},7]})")
            << ConnectionSecrets{{}, {{"M", "v"}}, {}};
    }
    void whatOthersWroteIntoTheEntryDoesNoHarm()
    {
        QFETCH(QByteArray, entry);
        QFETCH(ConnectionSecrets, expected);
        QVERIFY(storage::secretsFromEntry(entry) == expected);
    }

    void anEntryWithoutEndIsCut()
    {
        QJsonArray keys;
        for (int i = 0; i < 5000; ++i)
            keys.append(QStringLiteral("sk-%1").arg(i));
        const QByteArray entry =
            QJsonDocument(QJsonObject{{QStringLiteral("keys"), keys}}).toJson();
        QCOMPARE(storage::secretsFromEntry(entry).keys.size(), 256);
    }
};

QTEST_GUILESS_MAIN(SecretsCodecTest)
#include "tst_secretscodec.moc"

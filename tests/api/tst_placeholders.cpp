// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apikey.h"
#include "api/chatrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;

class PlaceholdersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areRecognised_data();
    void areRecognised();
    void keysAreNotTakenForThem_data();
    void keysAreNotTakenForThem();
    void areRefusedAsKeys();
    void modelsHaveThemToo();
};

void PlaceholdersTest::areRecognised_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"YOUR_API_KEY_HERE",
                             "YOUR_API_KEY",
                             "YOUR_MODEL_ID_HERE",
                             "your-api-key",
                             "your api key",
                             "yourApiKey",
                             "YOUR-KEY",
                             "sk-your-key-here",
                             "sk-YOUR_KEY",
                             "my-secret-key-here",
                             "<API_KEY>",
                             "<your key>",
                             "<KEY",
                             "{api_key}",
                             "{API_KEY}",
                             "{{API_KEY}}",
                             "$LALC_API_KEY",
                             "$KEY",
                             "${KEY}",
                             "${API_KEY}",
                             "$env:API_KEY",
                             "%API_KEY%",
                             "[API_KEY]",
                             "sk-xxx",
                             "sk-xxxxxxxxxxxxxxxx",
                             "sk-XXXX",
                             "sk-proj-xxxxxxxx",
                             "xxx",
                             "xxxxxxxx",
                             "sk-...",
                             "sk-…",
                             "sk-abc...xyz",
                             "sk-***",
                             "****",
                             "••••",
                             "sk-0000",
                             "API_KEY",
                             "api-key",
                             "apikey",
                             "key",
                             "token",
                             "MODEL",
                             "model_id",
                             "OPENAI_API_KEY",
                             "GW_TOKEN",
                             "os.environ[\"KEY\"]",
                             "os.getenv('KEY')",
                             "process.env.KEY",
                             "REPLACE_ME",
                             "replace-with-key",
                             "changeme",
                             "change-me",
                             "placeholder",
                             "insert-key",
                             "你的密钥",
                             "您的API密钥",
                             "sk-你的key",
                             "在此处填写",
                             ""})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void PlaceholdersTest::areRecognised()
{
    QFETCH(QString, text);
    QVERIFY(api::isPlaceholder(text));
}

void PlaceholdersTest::keysAreNotTakenForThem_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"sk-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                             "sk-proj-Ab12_Cd34-Ef56",
                             "sk-or-v1-0123abcd",
                             "gsk_abcDEF123",
                             "AIzaSyA-0123456789abcdefghij",
                             "eyJhbGciOi.eyJzdWIi.abc_def-ghi",
                             "0123456789abcdef.0123456789abcdef",
                             "sk-abcxxxdef12",
                             "sk-axxxxb12",
                             "none",
                             "EMPTY",
                             "ollama",
                             "lm-studio",
                             "not-needed",
                             "no-key",
                             "test",
                             "test-key",
                             "test-api-key",
                             "dummy",
                             "sk-1",
                             "sk-x",
                             "demo-key",
                             "secret-key-of-a-person",
                             "sk-heres-one",
                             "yourself-123",
                             "hunter2",
                             "key-123",
                             "token-abc123"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void PlaceholdersTest::keysAreNotTakenForThem()
{
    QFETCH(QString, text);
    QVERIFY(!api::isPlaceholder(text));
    const auto key = api::cleanKey(text);
    QVERIFY(key.isOk());
    QCOMPARE(key.value(), text.toLatin1());
}

void PlaceholdersTest::areRefusedAsKeys()
{
    for (const QString &typed :
         {u"YOUR_API_KEY_HERE"_s, u" \"YOUR_API_KEY_HERE\" ,"_s, u"Bearer YOUR_API_KEY_HERE"_s,
          u"Authorization: Bearer YOUR_API_KEY_HERE"_s}) {
        const auto key = api::cleanKey(typed);
        QVERIFY(!key.isOk());
        QCOMPARE(key.error().kind, core::ErrorKind::BadInput);
        QCOMPARE(key.error().code, u"placeholder"_s);
        QCOMPARE(key.error().message, u"YOUR_API_KEY…"_s);
    }
    // What only looks like one may be a key: little of it is said.
    const auto key = api::cleanKey(u"sk-acme-your-key-4f9a8b7c6d5e4f3a2b1c"_s);
    if (!key.isOk())
        QVERIFY(key.error().message.size() <= 13);
    QCOMPARE(api::cleanKey(u"YOUR_KEY"_s).error().message, u"YOUR_KEY"_s);
    QCOMPARE(api::cleanKey(u"YOUR API KEY"_s).error().code, u"placeholder"_s);
    QCOMPARE(api::cleanKey(u"Bearer ${API_KEY}"_s).error().code, u"placeholder"_s);
    QCOMPARE(api::cleanKey(u"export OPENAI_API_KEY=$KEY"_s).error().code, u"placeholder"_s);
    // Nothing typed is no placeholder.
    QVERIFY(api::cleanKey(QString()).isOk());
}

void PlaceholdersTest::modelsHaveThemToo()
{
    for (const QString &typed : {u"YOUR_MODEL_ID_HERE"_s, u" YOUR_MODEL "_s, u"<MODEL_ID>"_s,
                                 u"$MODEL"_s, u"your-model"_s})
        QVERIFY2(api::isModelPlaceholder(typed), qPrintable(typed));
    for (const QString &id : {u"model"_s, u"m"_s, u"xxxx"_s, u"gpt-4o-mini"_s, u"a/b:c"_s, u""_s})
        QVERIFY2(!api::isModelPlaceholder(id), qPrintable(id));
}

QTEST_GUILESS_MAIN(PlaceholdersTest)
#include "tst_placeholders.moc"

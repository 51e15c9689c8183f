// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/baseurl.h"

#include "api/chatrequest.h"

#include <QtTest>

using namespace Qt::StringLiterals;

class BaseUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalisesWhatWasTyped_data();
    void normalisesWhatWasTyped();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void knowsPrivateHosts_data();
    void knowsPrivateHosts();
    void readsPastedExamples_data();
    void readsPastedExamples();
    void joinsEndpointsByText();
    void keepsNoKeyInItsErrors();
};

/// T84.
void BaseUrlTest::normalisesWhatWasTyped_data()
{
    QTest::addColumn<QString>("base");
    const auto row = [](const char *typed, const char *base) {
        QTest::newRow(typed) << QString::fromUtf8(base);
    };
    row("https://gw.example/api/v1", "https://gw.example/api/v1");
    row("https://gw.example/api/v1/", "https://gw.example/api/v1");
    row("https://gw.example/api/v1///", "https://gw.example/api/v1");
    row("https://gw.example//api//v1", "https://gw.example/api/v1");
    row("https://gw.example/api/./x/../v1", "https://gw.example/api/v1");
    row("https://gw.example/v1/chat/completions", "https://gw.example/v1");
    row("https://gw.example/v1/Chat/Completions/", "https://gw.example/v1");
    row("https://gw.example/v1/completions", "https://gw.example/v1");
    row("https://gw.example/v1/responses", "https://gw.example/v1");
    row("https://gw.example/v1/embeddings", "https://gw.example/v1");
    row("https://gw.example/v1/models", "https://gw.example/v1");
    row("https://gw.example/v1/models/some-model", "https://gw.example/v1");
    row("https://gw.example/v1/v1", "https://gw.example/v1");
    row("https://gw.example/api/v1/v1/chat/completions", "https://gw.example/api/v1");
    row("https://gw.example", "https://gw.example");
    row("https://gw.example/", "https://gw.example");
    row("HTTPS://GW.Example/V1", "https://gw.example/V1");
    row("gw.example", "https://gw.example");
    row("gw.example/v1", "https://gw.example/v1");
    row("gw.example:8443/v1", "https://gw.example:8443/v1");
    row("localhost:11434/v1", "http://localhost:11434/v1");
    row("127.0.0.1:8080", "http://127.0.0.1:8080");
    row("192.168.1.5/v1", "http://192.168.1.5/v1");
    row("nas.local/v1", "http://nas.local/v1");
    row("[::1]:8080/v1", "http://[::1]:8080/v1");
    row("https://[2001:db8::1]/v1", "https://[2001:db8::1]/v1");
    row("https://[2001:db8::1]", "https://[2001:db8::1]");
    row("http://gw.example/v1", "http://gw.example/v1");
    row("https：／／gw．example／v1", "https://gw.example/v1");
    row("https：//gw.example/v1", "https://gw.example/v1");
    row("https://例子.测试/v1", "https://xn--fsqu00a.xn--0zwm56d/v1");
    row("  \"https://gw.example/v1\" , ", "https://gw.example/v1");
    row("`https://gw.example/v1`", "https://gw.example/v1");
    row("\u200bhttps://gw.example/v1\ufeff", "https://gw.example/v1");
    row("<https://gw.example/v1>", "https://gw.example/v1");
    row("“https://gw.example/v1”。", "https://gw.example/v1");
    row("The base is https://gw.example/api/v1, without a slash.", "https://gw.example/api/v1");
    row("地址：https://gw.example/api/v1。不要漏掉", "https://gw.example/api/v1");
    row("Base URL: https://gw.example/api/v1- mind the path", "https://gw.example/api/v1");
    row("the address is gw.example/api/v1 here", "https://gw.example/api/v1");
    row("地址:gw.example/v1", "https://gw.example/v1");
    row("curl https://gw.example/v1/chat/completions -H \"Authorization: Bearer x\" -d '{}'",
        "https://gw.example/v1");
    row("curl 'https://gw.example/v1/chat/completions' \\\n -H 'a: b'", "https://gw.example/v1");
    row("https://gw.example/v1#top", "https://gw.example/v1");
    row("https://gw.example/v1?utm=1", "https://gw.example/v1");
    row("https://gw.example/openai/deployments/d/chat/completions?api-version=2024-02-01",
        "https://gw.example/openai/deployments/d?api-version=2024-02-01");
    row("https:/gw.example/v1", "https://gw.example/v1");
    row("//gw.example/v1", "https://gw.example/v1");
    row("https://https://gw.example/v1", "https://gw.example/v1");
    row("https://http://gw.example/v1", "http://gw.example/v1");
    row("https//gw.example/v1", "https://gw.example/v1");
    row("http//127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1");
    row("https://https//gw.example/v1", "https://gw.example/v1");
    row("gw。example", "https://gw.example");
    row("https：／／api。gw｡example/v1", "https://api.gw.example/v1");
    row("https://gw.example/api/v1%20", "https://gw.example/api/v1");
    row("https://gw.example/v1%20/%20", "https://gw.example/v1");
    row("https://gw.example/v1/chat/completions%20", "https://gw.example/v1");
    row("https://gw.example:443/v1", "https://gw.example:443/v1");
    row("https://gw.example:65535", "https://gw.example:65535");
    row("0.0.0.0:8080/v1", "http://127.0.0.1:8080/v1");
    row("http://0.0.0.0:11434", "http://127.0.0.1:11434");
    row("http://[::]:8080/v1", "http://[::1]:8080/v1");
}

void BaseUrlTest::normalisesWhatWasTyped()
{
    QFETCH(QString, base);
    const auto result = api::normaliseBaseUrl(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(result.isOk(), result.isOk() ? "" : qPrintable(result.error().code));
    QCOMPARE(result.value(), base);
    QVERIFY(!api::chatEndpoint(result.value()).sliced(8).contains(u"//"_s));
    // What is normalised stays as it is.
    QCOMPARE(api::normaliseBaseUrl(base).value(), base);
}

/// T84.
void BaseUrlTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("code");
    const auto row = [](const char *typed, const char *code) {
        QTest::newRow(typed) << QString::fromLatin1(code);
    };
    row(" ", "empty");
    row("\"\"", "empty");
    row("ftp://gw.example/v1", "scheme");
    row("file:///etc/passwd", "scheme");
    row("javascript:alert(1)", "scheme");
    row("https://user:pw@gw.example/v1", "user-info");
    row("https://user@gw.example/v1", "user-info");
    row("user:pw@gw.example/v1", "user-info");
    row("https:///v1", "host");
    row("https://", "host");
    row("https://gw..example/v1", "host");
    row("/api/v1", "host");
    row("http://::1/v1", "host");
    row("https://gw.example:99999/v1", "port");
    row("https://gw.example:65536", "port");
    row("https://gw.example:abc/v1", "port");
    row("gw.example:abc/v1", "port");
    row("localhost:abc", "port");
    row("https://gw.example:0/v1", "port");
    row("http://[::1]:0/v1", "port");
    row("https://user:pw@gw.example:0/v1", "user-info");
    row("sk-abcdefghijklmnop", "looks-like-key");
    row("Bearer sk-abcdefghijklmnop", "looks-like-key");
    row("0123456789abcdef0123456789abcdef", "looks-like-key");
    row("https://gw.example /api/v1", "spaces");
    row("https:// gw.example/v1", "spaces");
    row("https://gw.example/api v1", "spaces");
    row("gw.example /v1", "spaces");
    row("https://exa mple.com", "spaces");
    row("https://exa mple.com/v1", "spaces");
    row("hello there", "spaces");
    row("https://gw.example/v1/api/v1", "ambiguous-path");
}

void BaseUrlTest::saysWhatIsWrong()
{
    QFETCH(QString, code);
    const auto result = api::normaliseBaseUrl(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(!result.isOk(), result.isOk() ? qPrintable(result.value()) : "");
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().kind, core::ErrorKind::BadInput);
    // Messages are shown, copied and reported.
    if (code == u"looks-like-key"_s)
        QCOMPARE(result.error().message, QString());
}

void BaseUrlTest::knowsPrivateHosts_data()
{
    QTest::addColumn<bool>("isPrivate");
    for (const char *host :
         {"localhost", "LOCALHOST.", "a.localhost", "nas.local", "127.0.0.1", "127.9.9.9",
          "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.1.1", "::1", "[::1]",
          "fe80::1%eth0", "fd12:3456::1", "::ffff:10.0.0.1", "0.0.0.0", "::", "[::]"})
        QTest::newRow(host) << true;
    for (const char *host : {"gw.example", "localhost.example", "172.32.0.1", "172.15.0.1",
                             "192.169.0.1", "8.8.8.8", "0.0.0.1", "11.0.0.1", "127.0.0.1.example",
                             "10.0.0.256", "2001:db8::1", "fedex.example", "fd.example", ""})
        QTest::newRow(host) << false;
}

void BaseUrlTest::knowsPrivateHosts()
{
    QFETCH(bool, isPrivate);
    QCOMPARE(api::isPrivateHost(QString::fromLatin1(QTest::currentDataTag())), isPrivate);
}

void BaseUrlTest::readsPastedExamples_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("model");
    const auto row = [](const char *name, const char *text, const char *base, const char *key,
                        const char *model) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(base)
                            << QString::fromLatin1(key) << QString::fromLatin1(model);
    };
    row("address", "https://gw.example/v1/", "https://gw.example/v1", "", "");
    row("bare address", "gw.example/v1", "https://gw.example/v1", "", "");
    row("key", "sk-0a1b2c3d4e5f60718293a4b5c6d7e8f9", "", "sk-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        "");
    row("key with words", "Bearer abc123def456", "", "abc123def456", "");
    row("other key", "0123456789abcdef0123456789abcdef", "", "0123456789abcdef0123456789abcdef",
        "");
    row("address and key", "https://gw.example/v1 sk-0a1b2c3d4e5f6071", "https://gw.example/v1",
        "sk-0a1b2c3d4e5f6071", "");
    row("curl",
        "curl https://gw.example/v1/chat/completions \\\n  -H \"Authorization: Bearer "
        "sk-live1234567\" \\\n  -d '{\"model\": \"m-1\", \"messages\": []}'",
        "https://gw.example/v1", "sk-live1234567", "m-1");
    row("curl with placeholders",
        "curl https://gw.example/api/v1/chat/completions \\\n-H \"Authorization: Bearer "
        "YOUR_API_KEY_HERE\" \\\n-d '{\"model\": \"YOUR_MODEL_ID_HERE\"}'",
        "https://gw.example/api/v1", "", "");
    row("curl with a variable",
        "curl https://gw.example/v1/chat/completions -H \"Authorization: Bearer $GW_API_KEY\" -d "
        "'{\"model\":\"gpt-x\"}'",
        "https://gw.example/v1", "", "gpt-x");
    row("curl with an escaped body",
        "curl https://gw.example/v1/chat/completions -H \"Authorization: Bearer <API_KEY>\" -d "
        "\"{\\\"model\\\": \\\"m-1\\\"}\"",
        "https://gw.example/v1", "", "m-1");
    row("Python",
        "import requests\nBASE_URL = \"https://gw.example/api/v1\"\nAPI_KEY = "
        "\"sk-live1234567\"\nMODEL = \"m-1\"\nr = requests.post(f\"{BASE_URL}/chat/completions\", "
        "headers={\"Authorization\": f\"Bearer {API_KEY}\"}, json={\"model\": MODEL})",
        "https://gw.example/api/v1", "sk-live1234567", "m-1");
    row("Python with placeholders",
        "BASE_URL = \"https://gw.example/api/v1\"\nAPI_KEY = \"YOUR_API_KEY_HERE\"\nMODEL = "
        "\"YOUR_MODEL_ID_HERE\"\nheaders={\"Authorization\": f\"Bearer {API_KEY}\"}",
        "https://gw.example/api/v1", "", "");
    row("Python SDK",
        "client = OpenAI(api_key='sk-live1234567', "
        "base_url='https://gw.example/v1')\nclient.chat.completions.create(model='m-1')",
        "https://gw.example/v1", "sk-live1234567", "m-1");
    row("JavaScript",
        "const BASE_URL = \"https://gw.example/v1\";\nconst API_KEY = \"sk-live1234567\";\nconst "
        "MODEL = \"m-1\";\nawait fetch(`${BASE_URL}/chat/completions`, {headers: "
        "{\"Authorization\": `Bearer ${API_KEY}`}, body: JSON.stringify({model: MODEL})});",
        "https://gw.example/v1", "sk-live1234567", "m-1");
    row("JavaScript SDK",
        "new OpenAI({ apiKey: process.env.KEY, baseURL: 'https://gw.example/v1' })",
        "https://gw.example/v1", "", "");
    row("environment",
        "export OPENAI_BASE_URL=https://gw.example/v1\nexport OPENAI_API_KEY=sk-live1234567",
        "https://gw.example/v1", "sk-live1234567", "");
    row("list of words",
        "Base URL：https://gw.example/api/v1\n模型 ID：gemini-x-flash\nAPI Key：sk-live1234567",
        "https://gw.example/api/v1", "sk-live1234567", "gemini-x-flash");
    row("picture first", "https://example.com/a.png and https://gw.example/v1/chat/completions",
        "https://gw.example/v1", "", "");
    row("guide's key", "sk-xxxxxxxx", "", "", "");
    row("words", "hello there", "", "", "");
    row("nothing", "", "", "", "");
}

void BaseUrlTest::readsPastedExamples()
{
    QFETCH(QString, text);
    const api::PastedExample example = api::readPastedExample(text);
    QTEST(example.baseUrl, "base");
    QTEST(example.key, "key");
    QTEST(example.model, "model");
}

void BaseUrlTest::joinsEndpointsByText()
{
    QCOMPARE(api::chatEndpoint(u"https://h/api/v1"_s), u"https://h/api/v1/chat/completions"_s);
    QCOMPARE(api::chatEndpoint(u"https://h/api/v1/"_s), u"https://h/api/v1/chat/completions"_s);
    QCOMPARE(api::modelsEndpoint(u"https://h"_s), u"https://h/models"_s);
    QCOMPARE(api::chatEndpoint(u"https://h/d?api-version=1"_s),
             u"https://h/d/chat/completions?api-version=1"_s);
}

void BaseUrlTest::keepsNoKeyInItsErrors()
{
    const auto result = api::normaliseBaseUrl(u"sk-abcdefghijklmnop"_s);
    QVERIFY(!result.error().message.contains(u"abcdef"_s));
    QVERIFY(
        !api::normaliseBaseUrl(u"https://me:secret@h/v1"_s).error().message.contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(BaseUrlTest)
#include "tst_baseurl.moc"

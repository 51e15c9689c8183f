// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/baseurl.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Examples as guides of gateways print them, filled in and not, with what people leave around
/// them.
class PastedGuidesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillTheFields_data();
    void fillTheFields();
    void anEndpointOrASentenceGivesTheBase_data();
    void anEndpointOrASentenceGivesTheBase();
};

namespace {

QString curl(const char *key, const char *model)
{
    return QString::fromUtf8(
               "bash\n"
               "curl https://gw.example/api/v1/chat/completions \\\n"
               "-H \"Authorization: Bearer %1\" \\\n"
               "-H \"Content-Type: application/json\" \\\n"
               "-d '{\n\"model\": \"%2\",\n\"messages\": [\n"
               "{ \"role\": \"system\", \"content\": \"你说话很短。\" },\n"
               "{ \"role\": \"user\", \"content\": \"什么是 TCP?\" }\n]\n}'Python 示例")
        .arg(QString::fromUtf8(key), QString::fromUtf8(model));
}

QString python(const char *key, const char *model)
{
    return QString::fromUtf8(
               "python\nimport requests\nBASE_URL = \"https://gw.example/api/v1\"\n"
               "API_KEY = \"%1\"\nMODEL = \"%2\"\n"
               "answer = requests.post(\nf\"{BASE_URL}/chat/completions\",\nheaders={\n"
               "\"Authorization\": f\"Bearer {API_KEY}\",\n\"Content-Type\": "
               "\"application/json\",\n},\njson={\n\"model\": MODEL,\n\"messages\": "
               "[{\"role\": \"user\", \"content\": \"介绍自己\"}],\n},\ntimeout=60,\n)\n"
               "print(answer.json()[\"choices\"][0][\"message\"][\"content\"])")
        .arg(QString::fromUtf8(key), QString::fromUtf8(model));
}

QString javascript(const char *key, const char *model)
{
    return QString::fromUtf8(
               "const BASE_URL = \"https://gw.example/api/v1\";\nconst API_KEY = \"%1\";\n"
               "const MODEL = \"%2\";\nasync function main() {\nconst res = await "
               "fetch(`${BASE_URL}/chat/completions`, {\nmethod: \"POST\",\nheaders: {\n"
               "\"Authorization\": `Bearer ${API_KEY}`,\n},\nbody: JSON.stringify({\nmodel: "
               "MODEL,\nmessages: [{ role: \"user\", content: \"Hi\" }],\n}),\n});\n"
               "if (!res.ok) throw new Error(`HTTP ${res.status}`);\n}\nmain();")
        .arg(QString::fromUtf8(key), QString::fromUtf8(model));
}

} // namespace

void PastedGuidesTest::fillTheFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("model");
    const QString base = u"https://gw.example/api/v1"_s;
    const QString key = u"sk-live1234567"_s;
    QTest::newRow("curl") << curl("sk-live1234567", "gem-1.5-flash") << base << key
                          << u"gem-1.5-flash"_s;
    QTest::newRow("curl as printed")
        << curl("YOUR_API_KEY_HERE", "YOUR_MODEL_ID_HERE") << base << QString() << QString();
    QTest::newRow("curl, brackets")
        << curl("<API_KEY>", "<MODEL>") << base << QString() << QString();
    QTest::newRow("curl, variable")
        << curl("$GW_API_KEY", "gpt-4.1") << base << QString() << u"gpt-4.1"_s;
    QTest::newRow("curl, dots") << curl("sk-...", "gpt-4.1") << base << QString() << u"gpt-4.1"_s;
    QTest::newRow("Python") << python("sk-live1234567", "gem-1.5-flash") << base << key
                            << u"gem-1.5-flash"_s;
    QTest::newRow("Python as printed")
        << python("YOUR_API_KEY_HERE", "YOUR_MODEL_ID_HERE") << base << QString() << QString();
    QTest::newRow("JavaScript") << javascript("sk-live1234567", "gem-1.5-flash") << base << key
                                << u"gem-1.5-flash"_s;
    QTest::newRow("JavaScript as printed")
        << javascript("YOUR_API_KEY_HERE", "YOUR_MODEL_ID_HERE") << base << QString() << QString();
    QTest::newRow("address in a variable for the endpoint")
        << u"url = 'https://gw.example/v1/chat/completions'\nkey = os.environ['GW_KEY']\n"
           "r = requests.post(url, json={'model': 'gpt-4.1'})"_s
        << u"https://gw.example/v1"_s << QString() << u"gpt-4.1"_s;
    QTest::newRow("model from a variable")
        << u"fetch('https://gw.example/v1/chat/completions', {body: JSON.stringify({model: "
           "selectedModel, stream: true})})"_s
        << u"https://gw.example/v1"_s << QString() << QString();
    QTest::newRow("image in the example")
        << u"{\"type\": \"image_url\", \"image_url\": {\"url\": \"https://example.com/a.png\"}}\n"
           "curl https://gw.example/v1/chat/completions -H \"Authorization: Bearer $GW_KEY\" -d "
           "'{\"model\": \"gpt-4.1\", \"max_tokens\": 300}'"_s
        << u"https://gw.example/v1"_s << QString() << u"gpt-4.1"_s;
    QTest::newRow("the guide's list")
        << u"- Base URL: 必须是\nhttps://gw.example/api/v1- ❌ 结尾不能有斜杠\n/ - ❌ 不能漏掉\n"
           "/api/v1\n- 模型 ID:请到 模型名获取器 复制\n- API Key:在 设置 > 账号 获取"_s
        << base << QString() << QString();
    QTest::newRow("filled-in list")
        << u"接口地址：https://gw.example/api/v1\nModel ID：gem-1.5-flash\nAPI Key："
           "sk-live1234567"_s
        << base << key << u"gem-1.5-flash"_s;
    QTest::newRow("Windows curl")
        << u"curl \"https://gw.example/v1/chat/completions\" ^\n -H \"Authorization: Bearer "
           "sk-live1234567\" ^\n -d \"{\\\"model\\\": \\\"gpt-4.1\\\"}\""_s
        << u"https://gw.example/v1"_s << key << u"gpt-4.1"_s;
}

void PastedGuidesTest::fillTheFields()
{
    QFETCH(QString, text);
    for (const QString &line : {text, QString(text).replace(u"\n"_s, u"\r\n"_s)}) {
        const api::PastedExample example = api::readPastedExample(line);
        QTEST(example.baseUrl, "base");
        QTEST(example.key, "key");
        QTEST(example.model, "model");
    }
}

void PastedGuidesTest::anEndpointOrASentenceGivesTheBase_data()
{
    QTest::addColumn<QString>("base");
    const auto row = [](const char *text, const char *base) {
        QTest::newRow(text) << QString::fromLatin1(base);
    };
    for (const char *text :
         {"https://gw.example/v1/chat/completions", "https://gw.example/v1/chat/completions/",
          "HTTPS://gw.example/v1/CHAT/Completions", "POST https://gw.example/v1/chat/completions",
          "https://gw.example/v1/chat/completions?stream=true", "https://gw.example/v1/models",
          "https://gw.example/v1/models/gpt-4.1", "https://gw.example//v1//",
          "https://gw.example/v1/v1/chat/completions",
          "完整地址: https://gw.example/v1/chat/completions",
          "完整地址:https://gw.example/v1/chat/completions。请求方法 POST",
          "use https://gw.example/v1, please", "(https://gw.example/v1)",
          "[https://gw.example/v1](https://gw.example/v1)", "https：／／gw．example／v1",
          "ｈｔｔｐｓ：／／gw．example／ｖ１", "https://gw.example/v1；",
          "gw.example/v1/chat/completions"})
        row(text, "https://gw.example/v1");
    row("https://host.example/models/org/name/v1", "https://host.example/models/org/name/v1");
    row("https://host.example/models/org/name/v1/chat/completions",
        "https://host.example/models/org/name/v1");
    row("https://[2001:db8::2]:8443/v1/models", "https://[2001:db8::2]:8443/v1");
    row("curl -s 'https://r.example/openai/deployments/d/chat/completions?api-version=2024-06-01'",
        "https://r.example/openai/deployments/d?api-version=2024-06-01");
}

void PastedGuidesTest::anEndpointOrASentenceGivesTheBase()
{
    QFETCH(QString, base);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const auto normalised = api::normaliseBaseUrl(text);
    QVERIFY2(normalised.isOk(), normalised.isOk() ? "" : qPrintable(normalised.error().code));
    QCOMPARE(normalised.value(), base);
}

QTEST_GUILESS_MAIN(PastedGuidesTest)
#include "tst_pastedguides.moc"

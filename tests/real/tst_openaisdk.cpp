// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "realserver.h"
#include "support/demorig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// The official client understands the demo gateway: what the application is tested against is
/// itself right.
class OpenAiSdkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chats();
    void streamsReasoningTextAndUsage();
    void runsToolsInItsOwnLoop();
    void listsTheModels();
    void seesErrorsAsErrors();

private:
    [[nodiscard]] QJsonValue said(const char *name) const
    {
        return m_said.value(QLatin1StringView(name));
    }
    QJsonObject m_said;
};

void OpenAiSdkTest::initTestCase()
{
    if (const QString why = real::whyNotInstalled(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const support::DemoRig demo;
    // Modules are looked for beside the script, so it runs where they were installed.
    const QString script = QStringLiteral(LOQUAT_BINARY_DIR "/real/sdk.mjs");
    QFile::remove(script);
    QVERIFY(QFile::copy(QStringLiteral(LOQUAT_SOURCE_DIR "/tests/real/sdk.mjs"), script));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OPENAI_BASE_URL"), demo.endpoint().baseUrl);
    environment.insert(QStringLiteral("OPENAI_API_KEY"), QString::fromLatin1(demo.endpoint().key));
    int exitCode = -1;
    const QByteArray output =
        real::outputOf(QStringLiteral("node"), {script}, environment, &exitCode);
    QVERIFY2(exitCode == 0, output.constData());
    m_said = QJsonDocument::fromJson(output).object();
    QVERIFY2(!m_said.isEmpty(), output.constData());
}

void OpenAiSdkTest::chats()
{
    const QJsonValue chat = said("chat");
    QVERIFY(chat[QStringLiteral("text")].toString().startsWith(QStringLiteral("# A short walk")));
    QCOMPARE(chat[QStringLiteral("reason")].toString(), QStringLiteral("stop"));
    QVERIFY(chat[QStringLiteral("total")].toInt() > 100);
}

void OpenAiSdkTest::streamsReasoningTextAndUsage()
{
    const QJsonValue stream = said("stream");
    QVERIFY(stream[QStringLiteral("text")].toString().contains(QStringLiteral("no AI behind me")));
    QVERIFY(stream[QStringLiteral("reasoning")].toString().size() > 200);
    QCOMPARE(stream[QStringLiteral("reason")].toString(), QStringLiteral("stop"));
    const QJsonValue usage = stream[QStringLiteral("usage")];
    QCOMPARE(usage[QStringLiteral("total_tokens")].toInt(),
             usage[QStringLiteral("prompt_tokens")].toInt()
                 + usage[QStringLiteral("completion_tokens")].toInt());
}

void OpenAiSdkTest::runsToolsInItsOwnLoop()
{
    QCOMPARE(said("ran").toString(), QStringLiteral("Boston"));
    QVERIFY(said("tools").toString().contains(QStringLiteral("rain in Boston")));
    QCOMPARE(said("call").toString(), QStringLiteral("f"));
}

void OpenAiSdkTest::listsTheModels()
{
    const QJsonArray models = said("models").toArray();
    QVERIFY(models.contains(QStringLiteral("demo-tour")));
    QVERIFY(models.contains(QStringLiteral("demo-faults")));
}

void OpenAiSdkTest::seesErrorsAsErrors()
{
    QCOMPARE(said("refused").toString(), QStringLiteral("401 invalid_api_key"));
    QCOMPARE(said("limited").toString(), QStringLiteral("429 rate_limit_exceeded"));
    QCOMPARE(said("broken").toString(), QStringLiteral("in the stream server_error"));
}

QTEST_GUILESS_MAIN(OpenAiSdkTest)
#include "tst_openaisdk.moc"

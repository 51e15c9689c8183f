// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/copyas.h"
#include "support/fakegateway.h"
#include "support/recordedrequest.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace api;

namespace {

const QByteArray kKey = QByteArrayLiteral("sk-canary-5b1f90ac77e2");
const QByteArray kSecret = QByteArrayLiteral("team-secret-$(id)`'\"\\");

struct Language {
    CopyKind kind;
    const char *name;
    QStringList programs; ///< the first that is there and `check` accepts
    QStringList check;
    QString fileName;
};

QList<Language> languages()
{
    const QStringList pythons{QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")};
    const QStringList import{QStringLiteral("-c"), QStringLiteral("import requests")};
    return {
        {CopyKind::Curl,
         "curl",
         {QStringLiteral("bash")},
         {QStringLiteral("-c"), QStringLiteral("command -v curl")},
         QStringLiteral("a.sh")},
        {CopyKind::PythonRequests, "requests", pythons, import, QStringLiteral("a.py")},
        {CopyKind::PythonOpenAi,
         "openai",
         pythons,
         {QStringLiteral("-c"), QStringLiteral("import openai")},
         QStringLiteral("b.py")},
        {CopyKind::JavaScriptFetch,
         "fetch",
         {QStringLiteral("node")},
         {QStringLiteral("-e"), QStringLiteral("fetch")},
         QStringLiteral("a.js")},
    };
}

QString long200k()
{
    return QStringLiteral("All work 'and' \"no\" play: 你好 \\ ").repeated(6200);
}

QString hostile()
{
    QString text = QStringLiteral("it's \"quoted\" \\ back\\slash \\\\' \\\" $HOME $(id) `id` ${x} "
                                  "''' \"\"\" !! %s %% \\n\\u0041 #{x} <!-- </script> ");
    text += QStringLiteral("\nJSON\nEOF\n'JSON'\n\r\n\t\b\f ");
    for (const char16_t c : {u'\u2028', u'\u2029', u'\u0085', u'\uFEFF', u'\u202E', u'\0', u'\x7F',
                             char16_t(0xD800), u'a', char16_t(0xDC00), char16_t(0xFFFF)})
        text += QChar(c);
    return text + QStringLiteral(" 😀 你好，世界 👩‍👩‍👧 é");
}

QJsonObject streaming()
{
    return {
        {QStringLiteral("stream"), true},
        {QStringLiteral("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}}}};
}

QJsonObject manyOptions()
{
    QJsonObject options = streaming();
    options.insert(QStringLiteral("temperature"), 0.30000000000000004);
    options.insert(QStringLiteral("top_p"), 1);
    options.insert(QStringLiteral("seed"), qint64(9'223'372'036'854'775'807));
    options.insert(QStringLiteral("stop"), QJsonArray{QStringLiteral("a'b"), QJsonValue::Null});
    options.insert(QStringLiteral("class"), false);
    options.insert(QStringLiteral("top-k \"x\""), 1e-9);
    options.insert(QStringLiteral("__proto__"), QJsonObject{{QStringLiteral("polluted"), true}});
    options.insert(QStringLiteral("empty"), QJsonArray{QJsonObject(), QJsonArray(), QString()});
    return options;
}

QByteArray picture(char letter)
{
    return QByteArray("\x89PNG\r\n\x1A\n") + QByteArray(1000, letter)
           + QByteArray("\0\n\r'\"\\", 6);
}

} // namespace

/// Every copied program is run as it is, and what it sends is held against what was sent first.
class TestCopiedPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sendTheSameRequestAgain_data();
    void sendTheSameRequestAgain();
    void passOverSignsOfLife_data();
    void passOverSignsOfLife();
    void keepTheAddressAsItIs_data();
    void keepTheAddressAsItIs();

private:
    struct Run {
        QByteArray output;
        QByteArray errors;
        int exit = -1;
    };

    [[nodiscard]] static QProcessEnvironment environment();
    [[nodiscard]] QString programFor(const Language &language) const;
    [[nodiscard]] Run run(const Language &language, const QString &script,
                          const QString &folder) const;
    QHash<QByteArray, QString> m_programs;
};

QProcessEnvironment TestCopiedPrograms::environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OPENAI_API_KEY"), QString::fromLatin1(kKey));
    environment.insert(QStringLiteral("HEADER_X_TEAM"), QString::fromLatin1(kSecret));
    environment.insert(QStringLiteral("URL_CODE"), QStringLiteral("url-secret-1"));
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    return environment;
}

void TestCopiedPrograms::initTestCase()
{
    for (const Language &language : languages())
        m_programs.insert(language.name, programFor(language));
}

QString TestCopiedPrograms::programFor(const Language &language) const
{
    for (const QString &program : language.programs) {
        QProcess process;
        process.start(program, language.check);
        if (process.waitForStarted() && process.waitForFinished() && process.exitCode() == 0)
            return program;
    }
    if (language.kind == CopyKind::PythonOpenAi
        && !QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        return QStringLiteral("stand-in");
    return {};
}

TestCopiedPrograms::Run TestCopiedPrograms::run(const Language &language, const QString &script,
                                                const QString &folder) const
{
    QFile file(folder + u'/' + language.fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(script.toUtf8()) < 0)
        return {};
    file.close();
    QProcess process;
    QProcessEnvironment variables = environment();
    QString program = m_programs.value(language.name);
    if (program == QLatin1StringView("stand-in")) {
        program = QStringLiteral("python3");
        variables.insert(QStringLiteral("PYTHONPATH"), QStringLiteral(TEST_DATA_DIR "/python"));
    }
    process.setProcessEnvironment(variables);
    process.setWorkingDirectory(folder);
    process.start(program, {file.fileName()});
    if (!process.waitForFinished(60'000))
        return {};
    return {process.readAllStandardOutput(), process.readAllStandardError(), process.exitCode()};
}

void TestCopiedPrograms::sendTheSameRequestAgain_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QList<QByteArray>>("images");
    const auto row = [](const char *name, const support::BodyPair &body) {
        for (int i = 0; i < languages().size(); ++i)
            QTest::addRow("%s, %s", languages().at(i).name, name)
                << i << body.sent << body.kept << body.images;
    };
    using support::bodyWith;
    row("hostile text", bodyWith(streaming(), hostile()));
    row("200 kB of text", bodyWith(streaming(), long200k()));
    row("every kind of option", bodyWith(manyOptions(), QStringLiteral("Hello")));
    row("no streaming", bodyWith({}, QStringLiteral("Hello")));
    row("images and hostile text",
        bodyWith(manyOptions(), hostile(), {picture('a'), picture('b'), picture('a')},
                 QStringLiteral("https://example.org/c.png")));
}

void TestCopiedPrograms::sendTheSameRequestAgain()
{
    QFETCH(int, language);
    QFETCH(QByteArray, sent);
    const Language asked = languages().at(language);
    if (m_programs.value(asked.name).isEmpty())
        QSKIP("what this language needs is not installed");
    QTemporaryDir folder;
    const QString place = folder.path() + QStringLiteral("/it's \"$HOME\" `x` 图片");
    QVERIFY(QDir().mkpath(place));
    support::FakeGateway gateway;
    const bool isStream = QJsonDocument::fromJson(sent).object()[u"stream"].toBool();
    gateway.answer(
        isStream ? support::FakeAnswer::sse(
            {support::chunk(QStringLiteral("Good ")), support::chunk(QStringLiteral("晚上")),
             support::finish(QStringLiteral("stop")), support::usage(3, 2), support::done()})
                 : support::FakeAnswer::json(200, support::completion(QStringLiteral("Good 晚上"),
                                                                      QStringLiteral("stop"))));
    QFETCH(QByteArray, kept);
    QFETCH(QList<QByteArray>, images);
    api::WireRecord record = support::recordOf(
        gateway.baseUrl() + QStringLiteral("/chat/completions"), {sent, kept, images});
    record.requestHeaders.append(core::Header{"X-Team", "***"});
    record.requestHeaders.append(core::Header{"X-Plain", "it's \"$HOME\" \\ `id`"});
    QStringList files;
    for (const QByteArray &image : images) {
        files.append(place + u'/'
                     + imageFileName(support::hashOf(image), QStringLiteral("image/png")));
        QFile file(files.constLast());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(image) == image.size());
    }
    const auto script = copyAs(record, asked.kind, files);
    QVERIFY(script.isOk());
    QVERIFY(!script.value().toUtf8().contains(kKey));
    const Run done = run(asked, script.value(), place);
    QVERIFY2(done.exit == 0, done.errors.constData());
    QCOMPARE(gateway.requestCount(), 1);
    const support::FakeRequest request = gateway.lastRequest();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, QByteArray("/v1/chat/completions"));
    QCOMPARE(support::compact(request.json()), sent);
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer " + kKey));
    QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(request.header("X-Team"), kSecret);
    QCOMPARE(request.header("X-Plain"), QByteArray("it's \"$HOME\" \\ `id`"));
    if (asked.kind != CopyKind::Curl)
        QCOMPARE(QString::fromUtf8(done.output).trimmed(), QStringLiteral("Good 晚上"));
    else
        QVERIFY(done.output.contains(isStream ? "[DONE]" : "\"choices\""));
}

void TestCopiedPrograms::passOverSignsOfLife_data()
{
    QTest::addColumn<int>("language");
    for (int i = 0; i < languages().size(); ++i) {
        // The SDK reads the stream itself, and curl reads nothing.
        if (languages().at(i).kind == CopyKind::PythonRequests
            || languages().at(i).kind == CopyKind::JavaScriptFetch)
            QTest::newRow(languages().at(i).name) << i;
    }
}

void TestCopiedPrograms::passOverSignsOfLife()
{
    QFETCH(int, language);
    const Language asked = languages().at(language);
    if (m_programs.value(asked.name).isEmpty())
        QSKIP("what this language needs is not installed");
    QTemporaryDir folder;
    support::FakeGateway gateway;
    gateway.answer(support::FakeAnswer::sse(
        {": PING\n\n", "data:\n\n", "data\n\n", "data: null\n\n", "data: {}\n\n", "data: []\n\n",
         "data: 1\n\n", "data: {\"choices\":null}\n\n", "data: {\"choices\":[null,{}]}\n\n",
         support::chunk(QStringLiteral("Good")), "data: null\n\n", support::done()}));
    const auto script =
        copyAs(support::recordOf(gateway.baseUrl() + QStringLiteral("/chat/completions"),
                                 support::bodyWith(streaming(), QStringLiteral("Hi"))),
               asked.kind, {});
    QVERIFY(script.isOk());
    const Run done = run(asked, script.value(), folder.path());
    QVERIFY2(done.exit == 0, done.errors.constData());
    QCOMPARE(QString::fromUtf8(done.output).trimmed(), QStringLiteral("Good"));
}

void TestCopiedPrograms::keepTheAddressAsItIs_data()
{
    QTest::addColumn<int>("language");
    for (int i = 0; i < languages().size(); ++i)
        QTest::newRow(languages().at(i).name) << i;
}

void TestCopiedPrograms::keepTheAddressAsItIs()
{
    QFETCH(int, language);
    const Language asked = languages().at(language);
    if (m_programs.value(asked.name).isEmpty())
        QSKIP("what this language needs is not installed");
    QTemporaryDir folder;
    support::FakeGateway gateway;
    gateway.answer(support::FakeAnswer::sse({support::done()}));
    const support::BodyPair body = support::bodyWith(streaming(), QStringLiteral("Hi"));
    api::WireRecord record = support::recordOf(
        gateway.origin()
            + QStringLiteral("/a%20b/it's/v1/chat/completions?api-version=2024-10-21&code=***"),
        body);
    record.requestHeaders.removeLast(); // without a key
    const auto script = copyAs(record, asked.kind, {});
    QVERIFY(script.isOk());
    const Run done = run(asked, script.value(), folder.path());
    QVERIFY2(done.exit == 0, done.errors.constData());
    const support::FakeRequest request = gateway.lastRequest();
    QCOMPARE(QByteArray(request.path).replace("%27", "'"),
             QByteArray("/a%20b/it's/v1/chat/completions"));
    QCOMPARE(request.query, QByteArray("api-version=2024-10-21&code=url-secret-1"));
    QVERIFY(!request.header("Authorization").contains(kKey));
}

QTEST_GUILESS_MAIN(TestCopiedPrograms)
#include "tst_copiedprograms.moc"

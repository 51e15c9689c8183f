// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "realclient.h"

using real::RealClient;

enum class Server { MockLlm, AiMock, OpenAiMock, Portkey };

/// Servers that other people wrote, each with its own idea of the format.
class NpmServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersInOnePiece_data() { rows(); }
    void answersInOnePiece();
    void streams_data() { rows(); }
    void streams();
    void listsModels_data() { rows(); }
    void listsModels();
    void theDoctorFindsAChatThatWorks_data() { rows(); }
    void theDoctorFindsAChatThatWorks();
    void aWrongPathIsExplained_data() { rows(); }
    void aWrongPathIsExplained();
    void aWrongKeyIsToldAsOne_data();
    void aWrongKeyIsToldAsOne();

private:
    struct Running {
        std::unique_ptr<real::RealServer> process;
        QString origin;
        QString model;
        QString words; ///< in every answer
        QList<core::Header> headers;
    };
    static void rows();
    void startMockLlm();
    void startAiMock();
    void startOpenAiMock();
    void startPortkey();
    [[nodiscard]] Running &start(Server server);
    void connectTo(RealClient &client, Server server, const QString &path,
                   const QByteArray &key = "sk-real-server");

    std::map<Server, Running> m_running;
};

void NpmServersTest::initTestCase()
{
    if (const QString why = real::whyNotInstalled(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void NpmServersTest::rows()
{
    QTest::addColumn<Server>("server");
    QTest::newRow("mock-llm") << Server::MockLlm;
    QTest::newRow("aimock") << Server::AiMock;
    QTest::newRow("openai-mock-api") << Server::OpenAiMock;
    QTest::newRow("Portkey in front of a gateway") << Server::Portkey;
}

void NpmServersTest::startMockLlm()
{
    Running &running = m_running[Server::MockLlm];
    const quint16 port = real::freePort();
    running.process->setEnvironment(QStringLiteral("PORT"), QString::number(port));
    running.process->setEnvironment(QStringLiteral("HOST"), QStringLiteral("127.0.0.1"));
    QVERIFY2(running.process->start(
                 QStringLiteral("node"),
                 {real::installed(QStringLiteral("@dwmkerr/mock-llm/dist/main.js"))}, port),
             running.process->output().constData());
    running.origin = QStringLiteral("http://127.0.0.1:%1").arg(port);
    running.model = QStringLiteral("gpt-5.2");
    running.words = QStringLiteral("hello");
}

void NpmServersTest::startAiMock()
{
    Running &running = m_running[Server::AiMock];
    const quint16 port = real::freePort();
    running.process->setEnvironment(QStringLiteral("AIMOCK_API_KEYS"),
                                    QStringLiteral("sk-real-server"));
    QVERIFY2(
        running.process->start(QStringLiteral("node"),
                               {real::installed(QStringLiteral("@copilotkit/aimock/dist/cli.js")),
                                QStringLiteral("-p"), QString::number(port), QStringLiteral("-f"),
                                QStringLiteral(LOQUAT_SOURCE_DIR "/tests/real/aimock.json")},
                               port),
        running.process->output().constData());
    running.origin = QStringLiteral("http://127.0.0.1:%1").arg(port);
    running.model = QStringLiteral("gpt-4o");
    running.words = QStringLiteral("Hello from aimock, 你好");
}

/// Streams as text/plain, and asks for the key even where models are listed.
void NpmServersTest::startOpenAiMock()
{
    Running &running = m_running[Server::OpenAiMock];
    const quint16 port = real::freePort();
    QVERIFY2(
        running.process->start(QStringLiteral("node"),
                               {real::installed(QStringLiteral("openai-mock-api/dist/cli.js")),
                                QStringLiteral("-p"), QString::number(port), QStringLiteral("-c"),
                                QStringLiteral(LOQUAT_SOURCE_DIR "/tests/real/openaimock.yaml")},
                               port),
        running.process->output().constData());
    running.origin = QStringLiteral("http://127.0.0.1:%1").arg(port);
    running.model = QStringLiteral("gpt-4");
    running.words = QStringLiteral("Hello from openai-mock-api, 你好");
}

/// Portkey speaks Cohere's format to what stands behind it, so every chunk that we see is written
/// by Portkey itself. (With "openai" it hands the upstream's own headers on, which its web server,
/// @hono/node-server 1.19, lets nobody change: "TypeError: immutable", and streams end in a 500.)
void NpmServersTest::startPortkey()
{
    const Running &behind = start(Server::AiMock);
    Running &running = m_running[Server::Portkey];
    const quint16 port = real::freePort();
    QVERIFY2(running.process->start(
                 QStringLiteral("node"),
                 {real::installed(QStringLiteral("@portkey-ai/gateway/build/start-server.js")),
                  QStringLiteral("--port=%1").arg(port), QStringLiteral("--headless")},
                 port),
             running.process->output().constData());
    running.origin = QStringLiteral("http://127.0.0.1:%1").arg(port);
    running.model = behind.model;
    running.words = behind.words;
    running.headers = {{"x-portkey-provider", "cohere"},
                       {"x-portkey-custom-host", behind.origin.toUtf8()}};
}

NpmServersTest::Running &NpmServersTest::start(Server server)
{
    Running &running = m_running[server];
    if (running.process)
        return running;
    running.process = std::make_unique<real::RealServer>();
    if (server == Server::MockLlm)
        startMockLlm();
    else if (server == Server::AiMock)
        startAiMock();
    else if (server == Server::OpenAiMock)
        startOpenAiMock();
    else
        startPortkey();
    return running;
}

void NpmServersTest::connectTo(RealClient &client, Server server, const QString &path,
                               const QByteArray &key)
{
    const Running &running = start(server);
    QVERIFY(!running.origin.isEmpty());
    client.connectTo(running.origin + path, key, running.headers);
    client.model = running.model;
}

void NpmServersTest::answersInOnePiece()
{
    QFETCH(Server, server);
    RealClient client;
    connectTo(client, server, QStringLiteral("/v1"));
    const QJsonObject answer = client.ask({QStringLiteral("--no-stream"), QStringLiteral("hello")});
    QVERIFY2(answer[QStringLiteral("text")].toString().contains(start(server).words),
             QJsonDocument(answer).toJson().constData());
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("complete"));
}

void NpmServersTest::streams()
{
    QFETCH(Server, server);
    RealClient client;
    connectTo(client, server, QStringLiteral("/v1"));
    const QJsonObject answer = client.ask({QStringLiteral("hello")});
    QVERIFY2(answer[QStringLiteral("text")].toString().contains(start(server).words),
             QJsonDocument(answer).toJson().constData());
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("complete"));
    QCOMPARE(answer[QStringLiteral("finish_reason")].toString(), QStringLiteral("stop"));
}

void NpmServersTest::listsModels()
{
    QFETCH(Server, server);
    RealClient client;
    connectTo(client, server, QStringLiteral("/v1"));
    const auto list = client.models();
    if (server == Server::Portkey) {
        // It has no list of its own and asks the one behind it, at a path of Cohere's that is not
        // there: what the upstream says comes through in plain words.
        QVERIFY(!list.isOk());
        QCOMPARE(list.error().status, 404);
        QCOMPARE(list.error().message, QStringLiteral("Not found"));
        return;
    }
    QVERIFY2(list.isOk(), qPrintable(list ? QString() : list.error().message));
    QStringList ids;
    for (const api::ModelInfo &model : list.value())
        ids.append(model.id);
    QVERIFY2(ids.contains(start(server).model), qPrintable(ids.join(u' ')));
}

void NpmServersTest::theDoctorFindsAChatThatWorks()
{
    QFETCH(Server, server);
    if (!real::hasDoctor())
        QSKIP("this build has no doctor");
    RealClient client;
    connectTo(client, server, QStringLiteral("/v1"));
    const QJsonObject report = client.doctor();
    QVERIFY2(report[QStringLiteral("ok")].toBool(), QJsonDocument(report).toJson().constData());
    QCOMPARE(report[QStringLiteral("exit")].toInt(), 0);
    QVERIFY(report[QStringLiteral("checks")].toArray().size() > 3);
}

void NpmServersTest::aWrongPathIsExplained()
{
    QFETCH(Server, server);
    RealClient client;
    connectTo(client, server, QStringLiteral("/nowhere"));
    const QJsonObject answer = client.ask({QStringLiteral("hello")});
    if (server == Server::AiMock) {
        // It chats at every path that ends as a chat's does, but lists its models at one only: a
        // gateway without a list stays usable, and the doctor tells both.
        QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("complete"));
        const auto list = client.models();
        QVERIFY(!list.isOk());
        QCOMPARE(list.error().status, 404);
        QVERIFY(client.doctor()[QStringLiteral("ok")].toBool());
        return;
    }
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("error"));
    const QJsonValue error = answer[QStringLiteral("error")];
    QVERIFY(!error[QStringLiteral("advice")].toString().isEmpty());
    QVERIFY(!error[QStringLiteral("message")].toString().contains(u'<'));
}

void NpmServersTest::aWrongKeyIsToldAsOne_data()
{
    QTest::addColumn<Server>("server");
    // mock-llm asks for no key.
    QTest::newRow("aimock") << Server::AiMock;
    QTest::newRow("openai-mock-api") << Server::OpenAiMock;
    QTest::newRow("Portkey in front of a gateway") << Server::Portkey;
}

void NpmServersTest::aWrongKeyIsToldAsOne()
{
    QFETCH(Server, server);
    RealClient client;
    connectTo(client, server, QStringLiteral("/v1"), "sk-wrong-server");
    const QJsonObject answer = client.ask({QStringLiteral("hello")});
    QCOMPARE(answer[QStringLiteral("verdict")].toString(), QStringLiteral("error"));
    const QJsonValue error = answer[QStringLiteral("error")];
    QCOMPARE(error[QStringLiteral("kind")].toString(), QStringLiteral("key-refused"));
    QCOMPARE(error[QStringLiteral("status")].toInt(), 401);
    const QJsonObject report = client.doctor();
    QVERIFY(!report[QStringLiteral("ok")].toBool());
    QVERIFY2(QJsonDocument(report).toJson().contains("key-refused"),
             QJsonDocument(report).toJson().constData());
}

QTEST_GUILESS_MAIN(NpmServersTest)
#include "tst_npmservers.moc"

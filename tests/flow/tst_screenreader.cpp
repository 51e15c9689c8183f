// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "running.h"
#include "support/accessibilitybus.h"
#include "support/fakegateway.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>

using flow::Running;
using support::FakeAnswer;
using support::FakeGateway;

namespace {

/// A real AT-SPI client (screenreader.py) that looks at the program.
class Reader
{
public:
    ~Reader()
    {
        process.kill();
        process.waitForFinished();
    }
    void start(const QStringList &part)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        // Debian's own Python has the bindings, whatever comes first in PATH.
        process.start(QStringLiteral("/usr/bin/python3"),
                      QStringList{QStringLiteral(LOQUAT_SOURCE_DIR "/tests/flow/screenreader.py")}
                          + part);
    }
    /// Waits for a line that it writes.
    [[nodiscard]] bool says(const QByteArray &line)
    {
        return QTest::qWaitFor(
                   [&] {
                       said += process.readAll();
                       return said.startsWith(line + '\n') || said.contains('\n' + line + '\n')
                              || process.state() == QProcess::NotRunning;
                   },
                   kPatienceMs)
               && said.contains(line + '\n');
    }
    /// True when it found nothing wrong.
    [[nodiscard]] bool isContent()
    {
        const bool hasEnded =
            QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kPatienceMs);
        said += process.readAll();
        return hasEnded && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    /// The first line that is JSON.
    [[nodiscard]] QJsonArray json() const
    {
        for (const QByteArray &line : said.split('\n')) {
            const QJsonDocument document = QJsonDocument::fromJson('[' + line + ']');
            if (!line.isEmpty() && document.isArray())
                return document.array();
        }
        return {};
    }

    QProcess process;
    QByteArray said;

private:
    static constexpr int kPatienceMs = 120'000;
};

FakeAnswer reply(const QString &text)
{
    return FakeAnswer::sse(
        {support::chunk(text), support::finish(QStringLiteral("stop")), support::done()});
}

QJsonObject message(const char *role, const QString &content, const QString &shown)
{
    return {{QStringLiteral("role"), QString::fromLatin1(role)},
            {QStringLiteral("content"), content},
            {QStringLiteral("shown"), shown}};
}

} // namespace

/// The built program through the eyes of a screen reader: on an accessibility bus of the test's
/// own, looked at, used and listened to by a client of it.
class ScreenReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_bus.start()); }
    void everyPlaceHasANameAndARole();
    void aStoredConversationCanBeRead();
    void aReplyReadsAsItIsCopied();
    void actionsDoWhatTheySay();
    void messagesAndButtonsTakeTheFocus();
    void sentencesAreHeardNotTokens_data();
    void sentencesAreHeardNotTokens();
    void theStatusIsHeard();

private:
    /// The program, once its window is there and has the keyboard: there is no window manager to
    /// give it.
    void open(Running &program, const QStringList &arguments);

    support::AccessibilityBus m_bus;
};

void ScreenReaderTest::open(Running &program, const QStringList &arguments)
{
    program.setEnvironment("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", QStringLiteral("1"));
    QVERIFY(program.start(arguments));
    QProcess focus;
    focus.start(QStringLiteral("xdotool"),
                {QStringLiteral("search"), QStringLiteral("--sync"),
                 QStringLiteral("--onlyvisible"), QStringLiteral("--class"),
                 QStringLiteral("loquat"), QStringLiteral("windowfocus")});
    QVERIFY(QTest::qWaitFor([&] { return focus.state() == QProcess::NotRunning; }, 30'000));
    QCOMPARE(focus.exitCode(), 0);
}

void ScreenReaderTest::everyPlaceHasANameAndARole()
{
    Running program;
    open(program, {QStringLiteral("--model"), QStringLiteral("demo-tour"), QStringLiteral("--send"),
                   QStringLiteral("hello")});
    Reader reader;
    reader.start({QStringLiteral("tree")});
    QVERIFY2(reader.isContent(), reader.said.constData());
}

void ScreenReaderTest::aStoredConversationCanBeRead()
{
    const QString question = QStringLiteral("What is *this*?\nAnd that?");
    const QJsonArray messages{
        message("user", question, question),
        message("assistant", QStringLiteral("It is **one** thing.\n\n1. a\n2. b\n"),
                QStringLiteral("It is one thing.\n\n1. a\n2. b")),
        message("user", QStringLiteral("问题"), QStringLiteral("问题")),
        message("assistant", QStringLiteral("## Head\n\n| a | b |\n|--|--|\n| c | `d` |\n"),
                QStringLiteral("Head\n\na\tb\nc\td"))};
    const QByteArray json = QJsonDocument(messages).toJson();
    Running program;
    const QString id = program.importMessages(json);
    QVERIFY(!id.isEmpty());
    flow::writeFile(program.scratch("expected.json"), json);
    open(program, {QStringLiteral("--open"), id});
    Reader reader;
    reader.start({QStringLiteral("read"), program.scratch("expected.json")});
    QVERIFY2(reader.isContent(), reader.said.constData());
}

void ScreenReaderTest::aReplyReadsAsItIsCopied()
{
    Running program;
    open(program, {QStringLiteral("--model"), QStringLiteral("demo-tour"), QStringLiteral("--send"),
                   QStringLiteral("Show me around")});
    Reader reader;
    reader.start({QStringLiteral("copy"), QStringLiteral("1")});
    QVERIFY2(reader.isContent(), reader.said.constData());
    const QString read = reader.json().at(0).toString();
    QVERIFY2(read.contains(QStringLiteral("Words stand in any weight")), qPrintable(read));
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), read);
}

void ScreenReaderTest::actionsDoWhatTheySay()
{
    FakeGateway gateway;
    gateway.answer(reply(QStringLiteral("The first answer.")));
    gateway.answer(reply(QStringLiteral("Another answer.")));
    Running program;
    open(program, program.connection(gateway.baseUrl(), "sk-flow")
                      + QStringList{QStringLiteral("--send"), QStringLiteral("Go")});
    Reader reader;
    reader.start({QStringLiteral("regenerate")});
    QVERIFY2(reader.isContent(), reader.said.constData());
    QCOMPARE(reader.json().at(0).toArray(),
             QJsonArray({QStringLiteral("The first answer."), QStringLiteral("Another answer.")}));
    QCOMPARE(gateway.requestCount("POST"), 2);
}

void ScreenReaderTest::messagesAndButtonsTakeTheFocus()
{
    Running program;
    open(program, {QStringLiteral("--model"), QStringLiteral("demo-tour"), QStringLiteral("--send"),
                   QStringLiteral("hello")});
    Reader reader;
    reader.start({QStringLiteral("focus")});
    QVERIFY2(reader.isContent(), reader.said.constData());
}

void ScreenReaderTest::sentencesAreHeardNotTokens_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("chunks");
    QTest::newRow("prose") << QStringLiteral("600 chunks of prose at 300/s") << 600;
    QTest::newRow("code") << QStringLiteral("600 chunks of code at 300/s") << 600;
    QTest::newRow("Chinese") << QStringLiteral("600 chunks of cjk at 300/s") << 600;
    QTest::newRow("all kinds") << QStringLiteral("900 chunks at 300/s") << 900;
}

void ScreenReaderTest::sentencesAreHeardNotTokens()
{
    QFETCH(QString, prompt);
    QFETCH(int, chunks);
    Running program;
    open(program, {QStringLiteral("--model"), QStringLiteral("demo-long"), QStringLiteral("--send"),
                   QStringLiteral("10 chunks")});
    Reader reader;
    reader.start({QStringLiteral("stream"), prompt, QString::number(chunks)});
    QVERIFY2(reader.isContent(), reader.said.constData());
}

void ScreenReaderTest::theStatusIsHeard()
{
    FakeGateway gateway;
    gateway.answer(reply(QStringLiteral("An answer.")));
    gateway.answer(FakeAnswer::sse({})
                       .hold()
                       .then({support::reasoningChunk(QStringLiteral("Hm"))})
                       .hold()
                       .then({support::chunk(QStringLiteral("Well."))})
                       .hold()
                       .then({support::finish(QStringLiteral("stop")), support::done()}));
    Running program;
    open(program, program.connection(gateway.baseUrl(), "sk-flow")
                      + QStringList{QStringLiteral("--send"), QStringLiteral("Go")});
    Reader reader;
    reader.start({QStringLiteral("status")});
    for (const char *words : {"Waiting", "Thinking", "Answering"}) {
        QVERIFY2(reader.says(words), reader.said.constData());
        gateway.release();
    }
    QVERIFY2(reader.isContent(), reader.said.constData());
    QVERIFY2(reader.said.contains("The reply is complete\n"), reader.said.constData());
}

QTEST_MAIN(ScreenReaderTest)
#include "tst_screenreader.moc"

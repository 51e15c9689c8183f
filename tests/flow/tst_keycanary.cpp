// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "running.h"

#include "chat/connections.h"

#include <QDirIterator>
#include <utility>

using flow::contentsOf;
using flow::Running;
using support::FakeAnswer;
using support::FakeGateway;

/// A key that is easily recognised goes through the program; then everything the program has
/// written is searched for it.
class KeyCanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyStandsNowhere_data();
    void theKeyStandsNowhere();
    void theDoctorDoesNotSayTheKey_data();
    void theDoctorDoesNotSayTheKey();
    void theKeyGoesToItsOwnOriginOnly_data();
    void theKeyGoesToItsOwnOriginOnly();
};

namespace {

constexpr char kKey[] = "sk-canary-7Qw3Rt9Yx2Lm5";

enum class From {
    Environment,
    KeyFile,
    Session,   ///< typed into the settings of a run without a keychain
    SavedFile, ///< the same, after the person chose the file
};

/// Files below the directory that hold the key, in any of the forms text is kept in.
QStringList filesWithTheKey(const QString &directory)
{
    const QString key = QString::fromLatin1(kKey);
    const QByteArray wide(reinterpret_cast<const char *>(key.utf16()), key.size() * 2);
    QStringList found;
    QDirIterator files(directory, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QByteArray bytes = contentsOf(files.next());
        if (bytes.contains(kKey) || bytes.contains(wide)
            || bytes.contains(QByteArray(kKey).mid(3).toBase64(QByteArray::OmitTrailingEquals)))
            found.append(files.filePath());
    }
    return found;
}

/// Processes whose command line, which everybody may read, has the key in it.
QStringList commandLinesWithTheKey()
{
    QStringList found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const QByteArray line = contentsOf(QStringLiteral("/proc/%1/cmdline").arg(entry));
        if (line.contains(kKey))
            found.append(QString::fromLocal8Bit(line));
    }
    return found;
}

/// What a person does in the settings.
void storeConnection(const QString &dataDir, const QString &baseUrl, bool isFileChosen)
{
    cli::WindowArguments arguments;
    arguments.dataDir = dataDir;
    Assembly assembly(arguments);
    QCOMPARE(assembly.start(), Assembly::Start::Window);
    chat::Connections &connections = assembly.connections();
    core::Profile profile;
    profile.id = core::newId();
    profile.name = QStringLiteral("Gateway");
    profile.baseUrl = baseUrl;
    profile.model = QStringLiteral("m1");
    const auto saved = connections.save(profile, QByteArray(kKey));
    QTRY_VERIFY(saved.isFinished());
    QCOMPARE(saved.result().problem, storage::SecretProblem::NoService);
    connections.setActive(profile.id);
    if (!isFileChosen) {
        QTRY_VERIFY(assembly.workspace().current());
        assembly.window().pane().composer().insertText(QStringLiteral("Go"));
        assembly.window().pane().composer().submit();
        QTRY_VERIFY(!assembly.workspace().current()->isRunning()
                    && assembly.workspace().current()->conversation().rowCount() == 2);
        return;
    }
    const auto written = connections.saveSecretsToFile(profile.id);
    QTRY_VERIFY(written.isFinished());
    QCOMPARE(written.result().place, storage::SecretPlace::File);
}

/// A gateway that refuses the key and says it back, as some do.
FakeAnswer echoingRefusal()
{
    const QString words = QStringLiteral("Incorrect API key provided: %1. Authorization: Bearer %1")
                              .arg(QString::fromLatin1(kKey));
    return FakeAnswer::json(
               401, {{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), words},
                                                           {QStringLiteral("code"), words},
                                                           {QStringLiteral("param"), words}}}})
        .header("X-Request-Id", kKey);
}

/// Gives the program its key in this way; what is left for its arguments.
QStringList prepare(Running &program, From from, const QString &baseUrl)
{
    switch (from) {
    case From::Environment:
        program.setEnvironment("LOQUAT_BASE_URL", baseUrl);
        program.setEnvironment("LOQUAT_API_KEY", QString::fromLatin1(kKey));
        program.setEnvironment("LOQUAT_MODEL", QStringLiteral("m1"));
        return {};
    case From::KeyFile:
        return program.connection(baseUrl, kKey);
    case From::Session:
    case From::SavedFile:
        storeConnection(program.dataDir(), baseUrl, from == From::SavedFile);
        return {};
    }
    return {};
}

} // namespace

void KeyCanaryTest::theKeyStandsNowhere_data()
{
    QTest::addColumn<From>("from");
    QTest::newRow("of the environment") << From::Environment;
    QTest::newRow("of a key file") << From::KeyFile;
    QTest::newRow("kept for one run") << From::Session;
    QTest::newRow("kept in a file, as chosen") << From::SavedFile;
}

void KeyCanaryTest::theKeyStandsNowhere()
{
    QFETCH(From, from);
    FakeGateway gateway;
    if (from == From::Session)
        gateway.answer(echoingRefusal());
    gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("Well"))})
                       .hold()
                       .then({support::finish(QStringLiteral("stop")), support::done()}));
    gateway.answer(echoingRefusal());
    Running program;
    const QStringList given = prepare(program, from, gateway.baseUrl());
    if (from == From::Session)
        QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer ") + kKey);
    const QStringList arguments = given
                                  + QStringList{QStringLiteral("--send"), QStringLiteral("Go"),
                                                QStringLiteral("--quit-when-done")};
    for (const int expected : {0, 2}) {
        QVERIFY(program.start(arguments));
        if (expected == 0) {
            QVERIFY(program.waitFor("first"));
            QCOMPARE(commandLinesWithTheKey(), QStringList());
            gateway.release();
        }
        QVERIFY(program.waitForEnd());
        QCOMPARE(program.process.exitCode(), expected);
        // What was kept for another run is not there any more.
        QCOMPARE(gateway.lastRequest().header("Authorization"),
                 from == From::Session ? QByteArray() : QByteArray("Bearer ") + kKey);
        QVERIFY(!contentsOf(program.scratch("stdout")).contains(kKey));
        QVERIFY(!contentsOf(program.scratch("stderr")).contains(kKey));
    }
    QStringList expected;
    if (from == From::SavedFile)
        expected.append(program.dataDir() + QStringLiteral("/secrets.json"));
    QCOMPARE(filesWithTheKey(program.home()), expected);
    for (const QString &path : std::as_const(expected))
        QCOMPARE(QFile::permissions(path) & ~QFileDevice::Permissions(0x6600),
                 QFileDevice::Permissions());
    QVERIFY(QFile::exists(program.dataDir() + QStringLiteral("/loquat.db")));
}

void KeyCanaryTest::theDoctorDoesNotSayTheKey_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("for people") << QStringList();
    QTest::newRow("for programs") << QStringList{QStringLiteral("--json")};
}

void KeyCanaryTest::theDoctorDoesNotSayTheKey()
{
    QFETCH(QStringList, words);
    FakeGateway gateway;
    gateway.answer(echoingRefusal());
    QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("LOQUAT_BASE_URL"), gateway.baseUrl());
    environment.insert(QStringLiteral("LOQUAT_API_KEY"), QString::fromLatin1(kKey));
    environment.insert(QStringLiteral("LOQUAT_MODEL"), QStringLiteral("m1"));
    QProcess doctor;
    doctor.setProcessEnvironment(environment);
    doctor.setProcessChannelMode(QProcess::MergedChannels);
    doctor.start(QStringLiteral(LOQUAT_EXECUTABLE),
                 QStringList{QStringLiteral("doctor"), QStringLiteral("--data-dir"),
                             home.filePath(QStringLiteral("data"))}
                     + words);
    QVERIFY(QTest::qWaitFor([&doctor] { return doctor.state() == QProcess::NotRunning; }, 30'000));
    QCOMPARE(gateway.lastRequest().header("Authorization"), QByteArray("Bearer ") + kKey);
    const QByteArray said = doctor.readAll();
    QVERIFY(!said.isEmpty());
    QVERIFY2(!said.contains(kKey), said.constData());
    QCOMPARE(filesWithTheKey(home.path()), QStringList());
}

void KeyCanaryTest::theKeyGoesToItsOwnOriginOnly_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("origin");
    // %1 is the port of the gateway, %2 that of the other server.
    const std::pair<const char *, const char *> origins[] = {
        {"another port", "http://127.0.0.1:%2"},
        {"another name", "http://localhost:%2"},
        {"the same port, another name", "http://localhost:%1"},
        {"another scheme", "https://127.0.0.1:%2"},
        {"a name in front", "http://127.0.0.1:%1@127.0.0.1:%2"},
    };
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const auto &[name, origin] : origins)
            QTest::addRow("%d to %s", status, name) << status << QString::fromLatin1(origin);
    }
}

void KeyCanaryTest::theKeyGoesToItsOwnOriginOnly()
{
    QFETCH(int, status);
    QFETCH(QString, origin);
    FakeGateway other;
    FakeGateway gateway;
    const QString target = QString(origin)
                               .replace(QStringLiteral("%1"), QString::number(gateway.port()))
                               .replace(QStringLiteral("%2"), QString::number(other.port()));
    gateway.answer(
        FakeAnswer::redirect(status, (target + QStringLiteral("/v1/chat/completions")).toUtf8()));
    Running program;
    QVERIFY(program.start(prepare(program, From::Environment, gateway.baseUrl())
                          + QStringList{QStringLiteral("--send"), QStringLiteral("Go"),
                                        QStringLiteral("--quit-when-done")}));
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.process.exitCode(), 2);
    QCOMPARE(gateway.requestCount(), 1);
    QCOMPARE(other.connectionCount(), 0);
}

QTEST_MAIN(KeyCanaryTest)
#include "tst_keycanary.moc"

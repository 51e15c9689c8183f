// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id.h"
#include "privatebus.h"
#include "storage/secrets.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>
#include <functional>
#include <optional>
#include <sys/stat.h>

using support::PrivateBus;
using Service = PrivateBus::Service;

namespace {

const QUuid kDirectory(0x11111111, 0x1111, 0x4111, 0x81, 0x11, 1, 1, 1, 1, 1, 1);
const QUuid kProfile(0x22222222, 0x2222, 0x4222, 0x82, 0x22, 2, 2, 2, 2, 2, 2);

QString problemName(const std::optional<storage::SecretProblem> &problem)
{
    if (!problem)
        return QStringLiteral("none");
    switch (*problem) {
    case storage::SecretProblem::NoService:
        return QStringLiteral("no-service");
    case storage::SecretProblem::Locked:
        return QStringLiteral("locked");
    case storage::SecretProblem::Denied:
        return QStringLiteral("denied");
    case storage::SecretProblem::Other:
        break;
    }
    return QStringLiteral("other");
}

QString placeName(const std::optional<storage::SecretPlace> &place)
{
    if (!place)
        return QStringLiteral("nowhere");
    return *place == storage::SecretPlace::Keychain ? QStringLiteral("keychain")
                                                    : QStringLiteral("file");
}

template <typename T>
T await(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        qFatal("no answer");
    return future.result();
}

/// The child: libsecret keeps its connection to the bus, so each situation is a process.
/// Prints one JSON line.
int act(const QStringList &arguments)
{
    storage::Secrets secrets(kDirectory, arguments.value(1));
    QJsonObject said;
    const QString &what = arguments.value(0);
    if (what == QLatin1StringView("write")) {
        const auto write = await(secrets.write(kProfile, "sk-canary-1"));
        said.insert(QStringLiteral("place"), placeName(write.place));
        said.insert(QStringLiteral("problem"), problemName(write.problem));
        const auto again = await(secrets.read(kProfile, false));
        said.insert(QStringLiteral("key"), QString::fromLatin1(again.key));
    } else if (what == QLatin1StringView("wait-for-unlock")) {
        const auto locked = await(secrets.read(kProfile, true));
        std::fputs("locked\n", stdout);
        std::fflush(stdout);
        QByteArray key;
        const bool isFound = QTest::qWaitFor(
            [&] {
                key = await(secrets.read(kProfile, true)).key;
                return !key.isEmpty();
            },
            20'000);
        said.insert(QStringLiteral("first"), problemName(locked.problem));
        said.insert(QStringLiteral("found"), isFound);
        said.insert(QStringLiteral("key"), QString::fromLatin1(key));
    } else if (what == QLatin1StringView("remove")) {
        const auto removed = await(secrets.remove(kProfile));
        said.insert(QStringLiteral("removed"), removed.isOk());
    } else {
        const auto read = await(secrets.read(kProfile, what == QLatin1StringView("read-stored")));
        said.insert(QStringLiteral("key"), QString::fromLatin1(read.key));
        said.insert(QStringLiteral("problem"), problemName(read.problem));
    }
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return 2;
    out.write(QJsonDocument(said).toJson(QJsonDocument::Compact) + '\n');
    return 0;
}

} // namespace

class tst_Secrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void withoutAnyBusTheKeyStaysForThisRun();
    void withoutAServiceTheKeyStaysForThisRun_data();
    void withoutAServiceTheKeyStaysForThisRun();
    void withoutAKeyringTheKeyStaysForThisRun();
    void anUnlockedKeyringKeepsTheKey();
    void whatWasNeverStoredIsNoProblem();
    void aLockedKeyringIsNotAMissingKey();
    void theSameRunFindsTheKeyOnceItIsUnlocked();
    void everyDataDirectoryHasItsOwnKeys();
    void removingTakesTheKeyOutOfTheKeyring();

    void theFileIsMadeByChoiceOnlyAndForItsOwner();
    void aKeyForThisRunComesFirst();
    void removingTheLastKeyRemovesTheFile();
    void anUnreadableFileIsKeptAside();

private:
    /// Starts the child and hands its first line to `onFirstLine`; what it said last.
    [[nodiscard]] QJsonObject inChild(const QString &what,
                                      const std::function<void()> &onFirstLine = {});
    [[nodiscard]] QString file() const { return m_bus->home() + QStringLiteral("/secrets.json"); }
    [[nodiscard]] bool isKeyOnDisk() const;
    void expect(const QString &what, const QByteArray &json);

    std::unique_ptr<PrivateBus> m_bus;
    QStringList m_extraEnvironment;
};

void tst_Secrets::initTestCase()
{
    if (!PrivateBus::isInstalled())
        QSKIP("dbus and gnome-keyring are not installed");
}

void tst_Secrets::init()
{
    m_bus = std::make_unique<PrivateBus>();
    m_extraEnvironment.clear();
}

void tst_Secrets::cleanup()
{
    m_bus.reset();
}

QJsonObject tst_Secrets::inChild(const QString &what, const std::function<void()> &onFirstLine)
{
    QProcess child;
    QProcessEnvironment environment = m_bus->environment();
    for (const QString &assignment : m_extraEnvironment) {
        environment.insert(assignment.section(QLatin1Char('='), 0, 0),
                           assignment.section(QLatin1Char('='), 1));
    }
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--act"), what, file()});
    if (onFirstLine) {
        const bool hasLine = QTest::qWaitFor([&child] { return child.canReadLine(); }, 30'000);
        if (!hasLine)
            qWarning("the child said nothing");
        child.readLine();
        onFirstLine();
    }
    if (!child.waitForFinished(60'000) || child.exitCode() != 0)
        qWarning() << child.readAllStandardError();
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

void tst_Secrets::expect(const QString &what, const QByteArray &json)
{
    const QJsonObject said = inChild(what);
    const QJsonObject expected = QJsonDocument::fromJson(json).object();
    QVERIFY2(said == expected, QJsonDocument(said).toJson(QJsonDocument::Compact).constData());
}

/// Whether any file of this home holds the key in clear text.
bool tst_Secrets::isKeyOnDisk() const
{
    QDirIterator files(m_bus->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile candidate(files.next());
        if (candidate.open(QIODevice::ReadOnly) && candidate.readAll().contains("sk-canary"))
            return true;
    }
    return false;
}

void tst_Secrets::withoutAnyBusTheKeyStaysForThisRun()
{
    m_bus->start(Service::NoBus);
    expect(QStringLiteral("write"),
           R"({"place": "nowhere", "problem": "no-service", "key": "sk-canary-1"})");
    expect(QStringLiteral("read-stored"), R"({"key": "", "problem": "no-service"})");
    QVERIFY(!isKeyOnDisk());
}

void tst_Secrets::withoutAServiceTheKeyStaysForThisRun_data()
{
    QTest::addColumn<QString>("desktop");
    QTest::newRow("no desktop") << QString();
    QTest::newRow("GNOME") << QStringLiteral("GNOME");
    QTest::newRow("KDE, whose fallback would write it in clear text") << QStringLiteral("KDE");
}

void tst_Secrets::withoutAServiceTheKeyStaysForThisRun()
{
    QFETCH(QString, desktop);
    if (!desktop.isEmpty()) {
        m_extraEnvironment = {QStringLiteral("XDG_CURRENT_DESKTOP=") + desktop,
                              QStringLiteral("KDE_SESSION_VERSION=5")};
    }
    m_bus->start(Service::None);
    expect(QStringLiteral("write"),
           R"({"place": "nowhere", "problem": "no-service", "key": "sk-canary-1"})");
    expect(QStringLiteral("read"), R"({"key": "", "problem": "no-service"})");
    QVERIFY(!isKeyOnDisk());
}

void tst_Secrets::withoutAKeyringTheKeyStaysForThisRun()
{
    m_bus->start(Service::Uncreated);
    const QJsonObject written = inChild(QStringLiteral("write"));
    QCOMPARE(written.value(QStringLiteral("place")).toString(), QStringLiteral("nowhere"));
    // There is a service, and it wanted to ask: nobody was there to answer, or somebody closed it.
    QCOMPARE(written.value(QStringLiteral("problem")).toString(), QStringLiteral("denied"));
    QCOMPARE(written.value(QStringLiteral("key")).toString(), QStringLiteral("sk-canary-1"));
    QVERIFY(!isKeyOnDisk());
}

void tst_Secrets::anUnlockedKeyringKeepsTheKey()
{
    m_bus->start(Service::Unlocked);
    expect(QStringLiteral("write"),
           R"({"place": "keychain", "problem": "none", "key": "sk-canary-1"})");
    expect(QStringLiteral("read"), R"({"key": "sk-canary-1", "problem": "none"})");
    QVERIFY(!isKeyOnDisk());
    QVERIFY(!QFile::exists(file()));
}

void tst_Secrets::whatWasNeverStoredIsNoProblem()
{
    m_bus->start(Service::Unlocked);
    expect(QStringLiteral("read"), R"({"key": "", "problem": "none"})");
}

void tst_Secrets::aLockedKeyringIsNotAMissingKey()
{
    m_bus->start(Service::Unlocked);
    QCOMPARE(inChild(QStringLiteral("write")).value(QStringLiteral("place")).toString(),
             QStringLiteral("keychain"));
    m_bus->start(Service::Locked);
    expect(QStringLiteral("read-stored"), R"({"key": "", "problem": "locked"})");
    expect(QStringLiteral("write"),
           R"({"place": "nowhere", "problem": "locked", "key": "sk-canary-1"})");
    QVERIFY(!isKeyOnDisk());
    // Nothing was deleted because it could not be found.
    m_bus->start(Service::Unlocked);
    expect(QStringLiteral("read-stored"), R"({"key": "sk-canary-1", "problem": "none"})");
}

void tst_Secrets::theSameRunFindsTheKeyOnceItIsUnlocked()
{
    m_bus->start(Service::Unlocked);
    QVERIFY(!inChild(QStringLiteral("write")).isEmpty());
    m_bus->start(Service::Locked);
    const QJsonObject said =
        inChild(QStringLiteral("wait-for-unlock"), [this] { m_bus->unlock(); });
    QCOMPARE(said.value(QStringLiteral("first")).toString(), QStringLiteral("locked"));
    QCOMPARE(said.value(QStringLiteral("key")).toString(), QStringLiteral("sk-canary-1"));
}

void tst_Secrets::everyDataDirectoryHasItsOwnKeys()
{
    m_bus->start(Service::Unlocked);
    QVERIFY(!inChild(QStringLiteral("write")).isEmpty());
    QProcess look;
    look.setProcessEnvironment(m_bus->environment());
    look.start(QStringLiteral("dbus-send"),
               {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                QStringLiteral("--dest=org.freedesktop.secrets"),
                QStringLiteral("/org/freedesktop/secrets/collection/login/1"),
                QStringLiteral("org.freedesktop.DBus.Properties.Get"),
                QStringLiteral("string:org.freedesktop.Secret.Item"),
                QStringLiteral("string:Attributes")});
    QVERIFY(look.waitForFinished());
    const QByteArray attributes = look.readAllStandardOutput();
    QVERIFY2(attributes.contains("\"loquat\""), attributes.constData());
    const QString entry = core::idText(kDirectory) + QLatin1Char('/') + core::idText(kProfile);
    QVERIFY2(attributes.contains(entry.toLatin1()), attributes.constData());
}

void tst_Secrets::removingTakesTheKeyOutOfTheKeyring()
{
    m_bus->start(Service::Unlocked);
    QVERIFY(!inChild(QStringLiteral("write")).isEmpty());
    expect(QStringLiteral("remove"), R"({"removed": true})");
    expect(QStringLiteral("read"), R"({"key": "", "problem": "none"})");
    expect(QStringLiteral("remove"), R"({"removed": true})");
}

void tst_Secrets::theFileIsMadeByChoiceOnlyAndForItsOwner()
{
    storage::Secrets secrets(kDirectory, file());
    const mode_t before = ::umask(0);
    const auto written = await(secrets.writeToFile(kProfile, "sk-canary-2"));
    ::umask(before);
    QCOMPARE(placeName(written.place), QStringLiteral("file"));
    struct stat status {
    };
    QCOMPARE(::stat(QFile::encodeName(file()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0600));
    storage::Secrets nextRun(kDirectory, file());
    QCOMPARE(await(nextRun.read(kProfile, false)).key, QByteArray("sk-canary-2"));
}

void tst_Secrets::aKeyForThisRunComesFirst()
{
    storage::Secrets secrets(kDirectory, file());
    QVERIFY(await(secrets.writeToFile(kProfile, "stored")).place.has_value());
    secrets.keepForSession(kProfile, "for this run");
    QCOMPARE(await(secrets.read(kProfile, true)).key, QByteArray("for this run"));
    storage::Secrets nextRun(kDirectory, file());
    QCOMPARE(await(nextRun.read(kProfile, true)).key, QByteArray("stored"));
}

void tst_Secrets::removingTheLastKeyRemovesTheFile()
{
    m_bus->start(Service::NoBus);
    {
        storage::Secrets secrets(kDirectory, file());
        QVERIFY(await(secrets.writeToFile(kProfile, "a")).place.has_value());
        QVERIFY(await(secrets.writeToFile(core::newId(), "b")).place.has_value());
    }
    expect(QStringLiteral("remove"), R"({"removed": true})");
    QFile left(file());
    QVERIFY(left.open(QIODevice::ReadOnly));
    QVERIFY(!left.readAll().contains("\"a\""));
    QVERIFY(left.remove());
    {
        storage::Secrets secrets(kDirectory, file());
        QVERIFY(await(secrets.writeToFile(kProfile, "a")).place.has_value());
    }
    expect(QStringLiteral("remove"), R"({"removed": true})");
    QVERIFY(!QFile::exists(file()));
}

void tst_Secrets::anUnreadableFileIsKeptAside()
{
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"keys\": {");
    broken.close();
    storage::Secrets secrets(kDirectory, file());
    QVERIFY(await(secrets.writeToFile(kProfile, "sk-canary-3")).place.has_value());
    QFile aside(file() + QStringLiteral(".unreadable-1"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("{\"keys\": {"));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1StringView("--act"))
        return act(application.arguments().mid(2));
    tst_Secrets test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_secrets.moc"

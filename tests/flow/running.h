// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace flow {

[[nodiscard]] inline QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The built program as a process of its own, seen from outside only: with a home that holds
/// nothing else, arguments, an environment, and the events it writes to CHAT_BENCH_LOG.
class Running
{
public:
    Running()
    {
        setEnvironment("HOME", m_home.path());
        for (const char *name : {"DATA_HOME", "CONFIG_HOME", "CACHE_HOME"})
            setEnvironment(QByteArray("XDG_") + name,
                           m_home.filePath(QString::fromLatin1(name).toLower()));
        setEnvironment("CHAT_BENCH_LOG", m_scratch.filePath(QStringLiteral("events")));
    }
    ~Running()
    {
        process.kill();
        process.waitForFinished();
    }

    /// Nothing but what the program writes.
    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString dataDir() const { return m_dataDir; }
    void setDataDir(const QString &path) { m_dataDir = path; }
    /// For what the test itself needs.
    [[nodiscard]] QString scratch(const char *name) const
    {
        return m_scratch.filePath(QString::fromLatin1(name));
    }
    void setEnvironment(const QByteArray &name, const QString &value)
    {
        m_environment.insert(QString::fromLatin1(name), value);
    }
    /// The program then is what these words start.
    void startThrough(const QStringList &words) { m_words = words; }

    bool start(const QStringList &arguments)
    {
        QFile::remove(m_environment.value(QStringLiteral("CHAT_BENCH_LOG")));
        QStringList words = m_words;
        words += {QStringLiteral(LOQUAT_EXECUTABLE), QStringLiteral("--data-dir"), dataDir()};
        words += arguments;
        process.setProcessEnvironment(m_environment);
        process.setStandardOutputFile(scratch("stdout"));
        process.setStandardErrorFile(scratch("stderr"));
        process.start(words.takeFirst(), words);
        return process.waitForStarted();
    }
    /// The connection of a run, with its key in a file.
    [[nodiscard]] QStringList connection(const QString &baseUrl, const QByteArray &key) const
    {
        writeFile(scratch("key"), key);
        return {QStringLiteral("--base-url"),     baseUrl,
                QStringLiteral("--api-key-file"), scratch("key"),
                QStringLiteral("--model"),        QStringLiteral("m1")};
    }
    /// Imports these messages; the new conversation's id, or nothing.
    [[nodiscard]] QString importMessages(const QByteArray &json)
    {
        writeFile(scratch("import.json"), json);
        QProcess import;
        import.setProcessEnvironment(m_environment);
        import.start(QStringLiteral(LOQUAT_EXECUTABLE),
                     {QStringLiteral("import"), QStringLiteral("--data-dir"), dataDir(),
                      scratch("import.json")});
        return import.waitForFinished() && import.exitCode() == 0
                   ? QString::fromUtf8(import.readAllStandardOutput()).trimmed()
                   : QString();
    }
    /// Waits until the program has said that this happened.
    [[nodiscard]] bool waitFor(const char *event)
    {
        const QByteArray said = QByteArray("\"ev\":\"") + event + '"';
        return QTest::qWaitFor(
            [&] {
                return contentsOf(m_environment.value(QStringLiteral("CHAT_BENCH_LOG")))
                    .contains(said);
            },
            30'000);
    }
    /// What the program has said so far, in the order it was written.
    [[nodiscard]] QList<QJsonObject> events() const
    {
        QList<QJsonObject> events;
        const QByteArray log = contentsOf(m_environment.value(QStringLiteral("CHAT_BENCH_LOG")));
        for (const QByteArray &line : log.split('\n')) {
            if (!line.isEmpty())
                events.append(QJsonDocument::fromJson(line).object());
        }
        return events;
    }
    /// Ends as a desktop that logs out ends it.
    [[nodiscard]] bool leave()
    {
        process.terminate();
        return waitForEnd();
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, 30'000);
    }

    QProcess process;

private:
    QTemporaryDir m_home;
    QTemporaryDir m_scratch;
    QString m_dataDir = m_home.filePath(QStringLiteral("data"));
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QStringList m_words;
};

} // namespace flow

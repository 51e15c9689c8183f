// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/ask.h"
#include "core/id.h"
#include "storage/datadirectory.h"
#include "storage/secrets.h"
#include "storage/settingsfile.h"
#include "support/fakegateway.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

namespace support {

/// What a run of `loquat ask` left behind.
struct Outcome {
    int exit = -1;
    QByteArray output;
    QByteArray errors;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
};

inline QByteArray contents(QTemporaryFile &file)
{
    file.seek(0);
    return file.readAll();
}

/// Runs the command with its own three files.
class Command
{
public:
    explicit Command(const QByteArray &input = {})
    {
        m_ok = m_input.open() && m_output.open() && m_errors.open();
        m_input.write(input);
        m_input.flush();
        m_input.seek(0);
    }
    /// `command` is cli::runAsk or its like.
    Outcome run(const QStringList &arguments, core::DemoHost *demo = nullptr,
                decltype(&cli::runAsk) command = cli::runAsk)
    {
        Outcome outcome;
        if (!m_ok)
            return outcome;
        outcome.exit =
            command(arguments, demo, {m_input.handle(), m_output.handle(), m_errors.handle()});
        outcome.output = contents(m_output);
        outcome.errors = contents(m_errors);
        return outcome;
    }
    [[nodiscard]] qint64 written() const { return QFileInfo(m_output.fileName()).size(); }
    /// Bytes on standard error so far.
    [[nodiscard]] qint64 told() const { return QFileInfo(m_errors.fileName()).size(); }

private:
    QTemporaryFile m_input;
    QTemporaryFile m_output;
    QTemporaryFile m_errors;
    bool m_ok = false;
};

inline FakeAnswer greeting()
{
    return FakeAnswer::sse({chunk(QStringLiteral("Hi ")), chunk(QStringLiteral("你好")),
                            support::finish(QStringLiteral("stop")), support::usage(3, 2), done()});
}

/// A demo that is nothing but an address.
class CountingDemo final : public core::DemoHost
{
public:
    explicit CountingDemo(const QString &baseUrl)
        : m_baseUrl(baseUrl)
    {
    }
    core::DemoEndpoint acquire() override
    {
        ++acquired;
        return {m_baseUrl, "demo-key"};
    }
    void release() override { ++released; }
    int acquired = 0;
    int released = 0;

private:
    QString m_baseUrl;
};

/// A data directory, a clean environment and the arguments that lead to a gateway.
class AskRig
{
public:
    AskRig()
    {
        for (const char *prefix : {"LOQUAT_", "OPENAI_"}) {
            for (const char *name : {"BASE_URL", "API_KEY", "MODEL"})
                qunsetenv((QByteArray(prefix) + name).constData());
        }
        // No bus: nothing here may need one.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    [[nodiscard]] const QTemporaryDir &directory() const { return m_directory; }
    [[nodiscard]] QStringList to(const FakeGateway &gateway, const QStringList &more) const
    {
        return stored({QStringLiteral("--base-url"), gateway.baseUrl(), QStringLiteral("--model"),
                       QStringLiteral("m")})
               + more;
    }
    [[nodiscard]] QStringList stored(const QStringList &more) const
    {
        return QStringList{QStringLiteral("--data-dir"), m_directory.path()} + more;
    }
    /// A stored connection whose key lies in the file of keys.
    void store(const QString &name, const QString &baseUrl, const QByteArray &key) const
    {
        const storage::DataDirectory directory(m_directory.path());
        storage::SettingsFile file(directory.settingsPath());
        core::Settings settings = file.load().settings;
        core::Profile profile;
        profile.id = core::newId();
        profile.name = name;
        profile.baseUrl = baseUrl;
        profile.model = name + QStringLiteral("-model");
        profile.hasStoredKey = !key.isEmpty();
        settings.profiles.append(profile);
        if (settings.activeProfileId.isNull())
            settings.activeProfileId = profile.id;
        QVERIFY(file.saveNow(settings).isOk());
        if (key.isEmpty())
            return;
        storage::Secrets secrets(settings.dataDirectoryId, directory.secretsPath());
        QFuture<storage::SecretWrite> written = secrets.writeToFile(profile.id, key);
        QTRY_VERIFY(written.isFinished());
        QVERIFY(written.result().place == storage::SecretPlace::File);
    }

private:
    QTemporaryDir m_directory;
};

} // namespace support

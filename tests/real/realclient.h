// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "realserver.h"
#include "support/askrig.h"

#include <QJsonArray>

namespace real {

/// Everything that goes to one real server: `loquat ask`, the model list, `loquat doctor`.
class RealClient : public support::AskRig
{
public:
    /// A stored connection with these headers and this trust, and a key in the file of keys.
    void connectTo(const QString &baseUrl, const QByteArray &key,
                   const QList<core::Header> &headers = {}, const core::TlsTrust &tls = {})
    {
        store(QStringLiteral("real"), baseUrl, key);
        const storage::DataDirectory place(directory().path());
        storage::SettingsFile file(place.settingsPath());
        core::Settings settings = file.load().settings;
        settings.profiles.last().headers = headers;
        settings.profiles.last().tls = tls;
        QVERIFY(file.saveNow(settings).isOk());
        m_gateway.baseUrl = baseUrl;
        m_gateway.key = key;
        m_gateway.headers = headers;
        m_gateway.tls = tls;
    }
    [[nodiscard]] QJsonObject ask(const QStringList &words)
    {
        return support::Command()
            .run(stored({QStringLiteral("--json"), QStringLiteral("--model"), model}) + words)
            .json();
    }
    [[nodiscard]] core::Result<QList<api::ModelInfo>> models() const
    {
        api::Wire wire;
        const auto list = wire.models(m_gateway);
        if (!QTest::qWaitFor([&list] { return list.isFinished(); }, 20'000))
            return core::Error{};
        return list.result();
    }
    /// The report of the built program's doctor.
    [[nodiscard]] QJsonObject doctor() const
    {
        int exitCode = -1;
        const QByteArray report =
            outputOf(QStringLiteral(LOQUAT_EXECUTABLE),
                     QStringList{QStringLiteral("doctor")}
                         + stored({QStringLiteral("--json"), QStringLiteral("--model"), model}),
                     QProcessEnvironment::systemEnvironment(), &exitCode);
        QJsonObject object = QJsonDocument::fromJson(report.split('\n').constFirst()).object();
        object.insert(QStringLiteral("exit"), exitCode);
        return object;
    }

    QString model = QStringLiteral("gpt-4o");

private:
    api::Gateway m_gateway;
};

/// True when the built program knows the command.
[[nodiscard]] inline bool hasDoctor()
{
    int exitCode = -1;
    const QByteArray help = outputOf(QStringLiteral(LOQUAT_EXECUTABLE),
                                     {QStringLiteral("doctor"), QStringLiteral("--help")},
                                     QProcessEnvironment::systemEnvironment(), &exitCode);
    return exitCode == 0 && help.contains("doctor");
}

} // namespace real

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "chat/gatewaymaker.h"
#include "chat/preferences.h"
#include "cli/askarguments.h"
#include "core/demohost.h"
#include "storage/secrets.h"

#include <QFuture>
#include <QProcessEnvironment>
#include <memory>
#include <optional>

namespace cli {

/// The environment that counts beside these arguments: a stored connection that is named by one
/// goes before the variables' address and model.
[[nodiscard]] QProcessEnvironment environmentFor(const AskArguments &arguments);

/// Finds out whom `loquat ask` asks: arguments, then the environment, then the stored connection.
/// Reads settings.json and, when no other key was given and one was stored, the keychain; writes
/// nothing. Lets the demo gateway go when it goes itself.
class AskConnection
{
public:
    /// `demo` may be null: then the demo cannot be asked.
    explicit AskConnection(core::DemoHost *demo);
    ~AskConnection();
    Q_DISABLE_COPY(AskConnection)

    /// An Error of kind BadInput carries a sentence in its `message`.
    core::Result<core::Done> resolve(const AskArguments &arguments);
    /// The same with what arguments and environment come to already known, and without insisting
    /// on a model.
    core::Result<core::Done> resolve(const AskArguments &arguments,
                                     const chat::RunOverrides &overrides);
    /// After resolve(): the model to ask; the demo's depends on whether there are images.
    [[nodiscard]] QString model() const { return m_model; }
    /// Clear text to a public host, because the address says so.
    [[nodiscard]] bool isPlainHttp() const { return m_isPlainHttp; }
    /// Address and key, once the keychain has answered.
    QFuture<core::Result<api::Gateway>> gateway();

private:
    core::Result<core::Done> choose(core::Settings &settings, const QString &name) const;

    core::DemoHost *m_demo;
    std::unique_ptr<chat::Preferences> m_preferences;
    std::unique_ptr<storage::Secrets> m_secrets;
    std::optional<chat::ConnectionBook> m_book;
    std::unique_ptr<chat::GatewayMaker> m_maker;
    QUuid m_profile;
    QString m_model;
    bool m_isPlainHttp = false;
};

} // namespace cli

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chattrial.h"
#include "api/checksheet.h"
#include "api/gateway.h"
#include "api/lookup.h"
#include "api/modellist.h"

#include <QObject>
#include <optional>

namespace net {
class NetworkGuard;
}

namespace api {

/// The connection doctor: examines one connection step by step, from the form of its address to
/// what a model sees of a picture. Requests go to the gateway's own origin; only where http should
/// be https (or, at home, the reverse) the other scheme of the same host is tried, without the
/// key. Every step is bounded by the gateway's patience. Deletes itself when it is done; deleting
/// it earlier stops it without another word. Wire thread.
class Doctor : public QObject
{
    Q_OBJECT

public:
    Doctor(quint64 id, const Gateway &gateway, const DoctorOptions &options, QObject *parent);

    /// `guard` outlives this.
    void start(net::NetworkGuard &guard);
    [[nodiscard]] quint64 id() const { return m_id; }

Q_SIGNALS:
    void examined(const api::DoctorCheck &check);
    /// Once, at the end.
    void diagnosed(const api::DoctorReport &report);

private:
    void reach();
    void takeUnreachable(const core::Error &error, bool isProxied);
    void askModels();
    void takeModels(const LookedUp &answer);
    void takeSilence(const core::Error &error);
    void askChatAfterSilence(const core::Error &error);
    void askWithoutKey();
    void askChat();
    void judgeWithoutChat();
    void takeDoor(bool isThere, const core::Error &objection);
    void judgeByList();
    void takeChat(const TrialResult &result);
    void acceptApi();
    void takeChatError(const TrialResult &result);
    void judgeModelByList();
    void askImage();
    void takeImage(const TrialResult &result, int number);
    /// Looks for an address that works before `name` fails with `error`, which ends it.
    void seek(const QString &name, const core::Error &error, const QString &scheme = {});
    void takeProbe(const QString &name, const core::Error &reason, const QString &found,
                   const std::optional<core::Error> &certificateError);
    /// An address that a redirect named, and nobody has tried, is no proposal: it is taken out of
    /// the error and tried when an address is sought.
    void noteHint(core::Error &error);
    [[nodiscard]] bool isModelUnknown() const;
    void proposeModels(core::Error &error) const;

    void end();

    quint64 m_id;
    Gateway m_gateway;
    DoctorOptions m_options;
    net::NetworkGuard *m_guard = nullptr;
    CheckSheet m_sheet;
    std::optional<QList<ModelInfo>> m_models;
    std::optional<core::Error> m_apiError; ///< what spoke against an API, until a chat decides
    std::optional<core::Error> m_keyError; ///< a key that is not to be sent
    QString m_model;                       ///< the one that is asked
    QStringList m_hints;                   ///< base URLs that redirects amount to
    bool m_isListMissing = false;          ///< m_apiError is what who has no list answers
    bool m_hasAskedChat = false;
};

} // namespace api

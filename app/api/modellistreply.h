// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/gateway.h"
#include "api/lookup.h"
#include "api/modellist.h"
#include "core/result.h"

#include <QObject>
#include <QPromise>

namespace api {

/// The list in an answer to `GET {base}/models`, or what was wrong with it.
[[nodiscard]] core::Result<QList<ModelInfo>> modelListOf(const LookedUp &answer);

/// One `GET {base}/models`. Deletes itself when it is done. Wire thread.
class ModelListReply : public QObject
{
    Q_OBJECT

public:
    using Outcome = core::Result<QList<ModelInfo>>;

    ModelListReply(const Gateway &gateway, QPromise<Outcome> promise);
    /// Whoever waits is always answered, also when the program leaves.
    ~ModelListReply() override;

    /// `guard` outlives this.
    void start(net::NetworkGuard &guard);

private:
    void finish(const Outcome &outcome);

    Gateway m_gateway;
    QPromise<Outcome> m_promise;
    bool m_isOver = false;
};

} // namespace api

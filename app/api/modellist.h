// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>

namespace api {

/// One entry of a model list.
struct ModelInfo {
    QString id;                    ///< opaque: never changed in any way
    QString name;                  ///< display name, when it differs from the id
    std::optional<bool> hasVision; ///< unset: unknown
    qint64 contextLength = 0;      ///< tokens; 0: unknown
    QString owner;                 ///< `owned_by`, else what stands before a slash in the id
    bool isForChat = true;         ///< false: embeddings, speech, images only…
    QJsonObject raw;
};

/// Reads every shape a gateway answers `GET /models` with: a top-level array, `data` (null means
/// empty) or `models`; items are strings or objects. The server's order is kept, exact duplicates
/// and empty ids are dropped. `success:false`, `error` and `detail` are errors even at 200.
[[nodiscard]] core::Result<QList<ModelInfo>> parseModelList(const QByteArray &body);

/// Yes, no or unknown, from the entry and then from the model's name.
[[nodiscard]] std::optional<bool> visionOf(const QJsonObject &item, const QString &id);

} // namespace api

Q_DECLARE_METATYPE(api::ModelInfo)

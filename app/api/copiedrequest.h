// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/copyas.h"

#include <QJsonObject>

namespace api {

/// A text with environment variables in it: literals[0] + variables[0] + literals[1] + …
struct Template {
    QStringList literals;
    QStringList variables;
    [[nodiscard]] bool isPlain() const { return variables.isEmpty(); }
};

struct CopiedHeader {
    QString name;
    Template value;
};

/// What a program needs to know of a recorded request. Internal to copyAs().
struct CopiedRequest {
    Template url;
    QList<CopiedHeader> headers; ///< without those that every client makes by itself
    QJsonObject body;            ///< schemas that have an order of their own with their texts
    bool isStream = false;
    QStringList imageFiles; ///< for every image one
    [[nodiscard]] bool hasHeader(QLatin1StringView name) const;
};

[[nodiscard]] core::Result<CopiedRequest> copiedRequest(const WireRecord &record,
                                                        const QStringList &imageFiles);

[[nodiscard]] QString asCurl(const CopiedRequest &request);
[[nodiscard]] QString asPythonRequests(const CopiedRequest &request);
[[nodiscard]] QString asPythonOpenAi(const CopiedRequest &request);
[[nodiscard]] QString asJavaScriptFetch(const CopiedRequest &request);

} // namespace api

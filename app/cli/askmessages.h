// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QString>

namespace cli {

/// All that an open file, terminal or pipe has, 64 MiB at most: an Error of kind BadInput with the
/// sentence `tooLong` when there is more, and one that says why when it cannot be read. Blocks.
[[nodiscard]] core::Result<QByteArray> readWhole(QFile &file, const QString &tooLong);

/// The messages of `--messages`: a JSON array of them as the API takes them, which go out as they
/// are. Looked at is what gateways look at: roles, content, calls of tools, and that each call has
/// its result right below it and each result its call above. An Error of kind BadInput carries a
/// sentence in its `message` that begins with `source` and names the place, as a JSON pointer.
[[nodiscard]] core::Result<QJsonArray> messagesFrom(const QByteArray &json, const QString &source);

/// The same of a file, or of `input` when its name is "-". Blocks.
[[nodiscard]] core::Result<QJsonArray> messagesOfFile(const QString &path, int input);

} // namespace cli

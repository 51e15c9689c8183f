// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wirerecord.h"
#include "core/result.h"

#include <QStringList>

namespace api {

enum class CopyKind { Curl, PythonRequests, PythonOpenAi, JavaScriptFetch };

/// A program that sends a recorded request again, complete and running as it is: a command for
/// bash and curl, a script for python3, one for node 18 or later. The key stands for itself as
/// the environment variable OPENAI_API_KEY, every other secret as one that begins with HEADER_ or
/// URL_. `imageFiles`: where the images lie that the request holds, in order of appearance; for
/// one that is missing the program names imageFileName() in the current directory. Images that
/// the request names by address stay addresses. An Error of kind BadRequest when the recorded
/// body is no whole JSON object. Long requests take their time: not for the GUI thread.
[[nodiscard]] core::Result<QString> copyAs(const WireRecord &record, CopyKind kind,
                                           const QStringList &imageFiles);
/// "image-1a2b3c4d5e6f.png": the same bytes have the same name.
[[nodiscard]] QString imageFileName(const QByteArray &hash, const QString &mime);
/// The types of the record's images in order of appearance.
[[nodiscard]] QStringList imageMimes(const WireRecord &record);
/// The body a member a line, or as it is when it is no JSON.
[[nodiscard]] QString prettyBody(const WireRecord &record);
/// What must not be shown or kept, wherever it came from.
[[nodiscard]] bool isSecretHeader(const QByteArray &name);

} // namespace api

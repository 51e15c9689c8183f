// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <optional>

namespace api {

/// What an error body says, before it is judged. Nothing is redacted yet.
struct ErrorWords {
    QString message;
    QString code;
    QString type;
    QString param;
    QString requestId;
    int status = 0; ///< a status the body names, 0 when it names none
    bool isHtml = false;
    bool isJson = false;
};

/// How sure the reader is that the object is an error.
enum class Expectation {
    Answer, ///< a chunk or completion was expected: only clear signs count
    Error,  ///< the status says error: any words count
};

/// The error in an object: `error`, `detail`, `success:false`, a flat object, `base_resp`,
/// `errors`… Nothing when there is none.
[[nodiscard]] std::optional<ErrorWords> wordsOfJson(const QJsonObject &object,
                                                    Expectation expectation);

} // namespace api

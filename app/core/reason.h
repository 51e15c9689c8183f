// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core {

/// One thing that decided how a request ended or what followed it. Codes are the same in every
/// language; texts::reasonText() has the sentences.
struct Reason {
    QString code;
    QString argument; ///< what the code is about; empty for most
    bool operator==(const Reason &) const = default;
};

namespace reason {
inline constexpr auto kFinishReason = QLatin1StringView("finish-reason"); ///< it, as sent
inline constexpr auto kOnlyDone = QLatin1StringView("done-without-finish-reason");
inline constexpr auto kNoEnd = QLatin1StringView("neither-finish-reason-nor-done");
inline constexpr auto kStopped = QLatin1StringView("stopped-by-person");
inline constexpr auto kError = QLatin1StringView("error");          ///< errorKindName()
inline constexpr auto kStatus = QLatin1StringView("http");          ///< the status number
inline constexpr auto kErrorCode = QLatin1StringView("error-code"); ///< as in core::Error
inline constexpr auto kNotice = QLatin1StringView("notice");        ///< api::noticeName()
inline constexpr auto kFollowed = QLatin1StringView("followed-within-origin");
inline constexpr auto kNextKey = QLatin1StringView("sent-again-with-key"); ///< counted from 1
inline constexpr auto kWithoutParameter = QLatin1StringView("sent-again-without"); ///< its name
inline constexpr auto kWaited = QLatin1StringView("sent-again-after-ms");          ///< how many
} // namespace reason

/// "finish-reason stop, http 404": for files and reports, the same in every language.
[[nodiscard]] QString reasonCodes(const QList<Reason> &reasons);

} // namespace core

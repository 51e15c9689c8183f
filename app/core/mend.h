// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace core {

/// What one press can do about a reply that did not end well.
enum class MendKind {
    UseAddress,     ///< `value` becomes the connection's base URL, and the question is asked again
    UseModel,       ///< ask `value` instead
    PickModel,      ///< choose another model, then ask again
    DropParameter,  ///< leave the option `value` out for this connection and model, ask again
    ShrinkImages,   ///< send smaller images
    LeaveOutImages, ///< send the question without images
    OpenParameters, ///< show the conversation's parameters at the one named `value`
    OpenConnection, ///< show the connection's settings at the field `value`
    EditQuestion,   ///< change the question
    Wait,           ///< wait as long as the gateway asks (`value`: seconds), then ask again
    Retry,          ///< ask again
    Regenerate,     ///< another answer beside this one
    Continue,       ///< let the model go on where the reply ends
};

struct Mend {
    MendKind kind = MendKind::Retry;
    QString value;
    bool operator==(const Mend &) const = default;
};

/// What a mend depends on besides the error.
struct MendFacts {
    bool isLast = true;     ///< only the last reply can be asked again
    bool hasText = false;   ///< something of the answer had arrived
    bool hasImages = false; ///< the request carried images
    bool hasWords = true;   ///< the question says something without its images
    /// False for the demo and for a connection that was removed: there are no settings to open
    /// and no address to change.
    bool isConnectionEditable = true;
};

/// Names of the fields that OpenConnection leads to.
namespace field {
inline constexpr QLatin1StringView kBaseUrl("baseUrl");
inline constexpr QLatin1StringView kApiKey("apiKey");
inline constexpr QLatin1StringView kModelId("modelId");
inline constexpr QLatin1StringView kHeaders("headers");
inline constexpr QLatin1StringView kProxy("proxyKind");
inline constexpr QLatin1StringView kTrust("caFile");
inline constexpr QLatin1StringView kPatience("firstByteSeconds");
} // namespace field

/// What helps against the error: the likeliest first, at most two, and none that cannot help.
[[nodiscard]] QList<Mend> mendsFor(const Error &error, const MendFacts &facts);
/// The same for a reply by the way it ended, failed or not; none where nothing needs mending.
[[nodiscard]] QList<Mend> mendsFor(const Message &reply, MendFacts facts);
/// True for a reply that ended well enough and about which there is only something to remark.
[[nodiscard]] bool isOnlyRemarked(const Message &reply);

/// Codes of notices that this program adds to those of the gateway's answer.
namespace notice {
inline constexpr QLatin1StringView kImageUnseen("image-unseen");
inline constexpr QLatin1StringView kImagesSmaller("images-smaller");
inline constexpr QLatin1StringView kImagesLeftOut("images-left-out");
/// The model declined to answer: what stands there are its words for that.
inline constexpr QLatin1StringView kModelDeclined("model-declined");
/// The connection was said to end without a reason before: an icon is enough.
inline constexpr QLatin1StringView kSaidBefore("unexplained-again");
/// Followed by the option's name, and after another colon by the one sent instead.
inline constexpr QLatin1StringView kOptionLeftOut("option-left-out:");
} // namespace notice

} // namespace core

Q_DECLARE_METATYPE(core::Mend)

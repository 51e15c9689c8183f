// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringView>
#include <variant>

namespace core {

struct TextPart {
    QString text;
    QJsonObject format = {}; ///< the `response_format` of the request that it answers, if any
    bool operator==(const TextPart &) const = default;
};

/// What the model thought before it answered.
struct ReasoningPart {
    QString text;
    qint64 elapsedMs = -1; ///< how long the thinking took; -1 while unknown
    bool operator==(const ReasoningPart &) const = default;
};

struct RefusalPart {
    QString text;
    bool operator==(const RefusalPart &) const = default;
};

/// An image: either bytes in the attachment store, named by `hash`, or an address that is sent
/// as it is and never fetched by us.
struct ImagePart {
    QByteArray hash; ///< SHA-256 of the encoded bytes, lower-case hexadecimal; empty for a URL
    QString url;     ///< https or http; empty for stored bytes
    QString mime;
    int width = 0; ///< pixels of the encoded image
    int height = 0;
    qint64 bytes = 0; ///< encoded size, before base64
    QString name;     ///< file name the person knows it by; may be empty
    bool operator==(const ImagePart &) const = default;
};

struct FilePart {
    QByteArray hash;
    QString mime;
    QString name;
    qint64 bytes = 0;
    bool operator==(const FilePart &) const = default;
};

/// A call the model wants made. `arguments` is echoed exactly as it was received.
struct ToolCallPart {
    QString callId;
    QString name;
    QString arguments;
    bool isValid = false; ///< the arguments parsed as one JSON object
    QJsonObject extra;    ///< unknown members that gateways want back
    bool operator==(const ToolCallPart &) const = default;
};

struct ToolResultPart {
    QString callId;
    QString text;
    bool operator==(const ToolResultPart &) const = default;
};

/// How likely each token of the text was, a line a token: see core/tokenprobability.h. It is no
/// words: partText() has none of it, so nothing that reads, counts, sends or finds words meets it.
struct ProbabilityPart {
    QString tokens;
    bool operator==(const ProbabilityPart &) const = default;
};

using ContentPart = std::variant<TextPart, ReasoningPart, RefusalPart, ImagePart, FilePart,
                                 ToolCallPart, ToolResultPart, ProbabilityPart>;

/// The part's text: text, reasoning, refusal, tool arguments or result; empty for the others.
[[nodiscard]] QString partText(const ContentPart &part);
/// Appends to the text that partText() returns, or to the tokens. Parts without text ignore it.
void appendPartText(ContentPart &part, QStringView text);

} // namespace core

Q_DECLARE_METATYPE(core::ContentPart)

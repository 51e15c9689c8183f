// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/usage.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QVarLengthArray>
#include <optional>

namespace api {

/// One entry of `delta.tool_calls`, or the legacy `delta.function_call`.
struct ToolCallFragment {
    std::optional<int> index; ///< as sent; gateways leave it out or repeat it
    QString id;
    QString name;
    QString arguments;
    QJsonObject extra; ///< members that gateways want back
    bool isLegacy = false;
    bool isWhole = false; ///< the arguments came as an object: nothing is to be appended
};

/// What one chunk says about one choice.
struct ChoiceChunk {
    int index = 0;
    QString content;
    QString reasoning;
    QString refusal;
    QString finishReason; ///< empty: none
    QList<ToolCallFragment> toolCalls;
    QJsonArray reasoningDetails;
    QJsonValue logprobs;    ///< as sent
    bool isMessage = false; ///< a whole `message`, not a delta
};

/// One chunk, every member checked. Absent and wrong are both "empty".
struct Chunk {
    QVarLengthArray<ChoiceChunk, 1> choices;
    std::optional<core::Usage> usage;
    bool hasChoices = false; ///< `choices` was a list, or one choice in its place
    bool hasWrongTypes = false;
};

/// One data frame as JSON.
struct Frame {
    enum class Kind {
        Nothing, ///< keep-alive: empty, null, {}, [], a scalar
        Done,    ///< [DONE]
        Objects,
        Broken,
    };
    Kind kind = Kind::Nothing;
    QVarLengthArray<QJsonObject, 1> objects;
    bool isDoneAfter = false; ///< [DONE] stood behind the objects in the same event
};

/// Bytes of one event → checked values. Keeps no state.
class ChunkParser
{
public:
    /// Parses the data of one event. Invalid UTF-8 is replaced; when several data lines are no
    /// JSON together, each may be one alone.
    [[nodiscard]] static Frame parseFrame(QByteArrayView data);
    /// Reads a chunk or a whole completion.
    [[nodiscard]] static Chunk readChunk(const QJsonObject &object);
};

} // namespace api

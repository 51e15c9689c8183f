// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chunkparser.h"
#include "api/jsonscan.h"
#include "api/streamevent.h"
#include "core/contentpart.h"

#include <QList>
#include <optional>

namespace api {

/// Puts the fragments of a choice's tool calls together. The index is a key, not a position; a
/// new id under a known index is a new call (ollama/ollama#15457); without an index a new id
/// opens a call and no id continues the last one (ollama/ollama#7881).
class ToolCallMerger
{
public:
    /// Takes one fragment. Returns what is new for the reader of the stream, with `choice` left
    /// at 0; nothing when the fragment was empty or there are too many calls.
    [[nodiscard]] std::optional<ToolCallDelta> take(const ToolCallFragment &fragment);
    [[nodiscard]] bool isEmpty() const { return m_calls.isEmpty(); }
    /// The calls in order of arrival, with ids made up where none came or an earlier call has it,
    /// "{}" for no arguments, and the verdict on the arguments.
    [[nodiscard]] QList<core::ToolCallPart> result() const;

private:
    struct Call {
        std::optional<int> key;
        QString id;
        QString name;
        QString arguments;
        QJsonObject extra;
        JsonBalance balance;
        bool isLegacy = false;
    };
    [[nodiscard]] qsizetype find(const ToolCallFragment &fragment) const;
    [[nodiscard]] static bool continues(const Call &call, const ToolCallFragment &fragment);
    static void addArguments(Call &call, const ToolCallFragment &fragment, ToolCallDelta &delta);

    QList<Call> m_calls;
};

} // namespace api

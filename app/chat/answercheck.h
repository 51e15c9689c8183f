// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/jsontext.h"
#include "core/result.h"
#include "core/schemaviolation.h"

#include <QJsonObject>
#include <QList>
#include <memory>

namespace chat {

/// What an answer turned out to be, held against the `response_format` of its request.
struct AnswerVerdict {
    enum class State {
        Valid,    ///< JSON, and what was asked for
        Violated, ///< JSON, but not what the schema says
        Broken,   ///< no JSON
        Unchecked ///< JSON, but its schema cannot be used (`schemaError` says why), or its numbers
    };
    State state = State::Broken;
    bool hasSchema = false;
    QString schemaName;
    QList<core::SchemaViolation> violations; ///< in order, at most 100
    std::optional<core::Error> schemaError;  ///< as tools::JsonSchema::compile() has it
    std::shared_ptr<const core::JsonText> json;
};

/// True where an answer has to be JSON.
[[nodiscard]] bool asksForJson(const QJsonObject &format);
/// A fence of Markdown around the JSON is passed over. Takes up to a second for hostile pairs of
/// schema and answer: not on the GUI thread.
[[nodiscard]] AnswerVerdict checkAnswer(const QString &text, const QJsonObject &format);

/// An Error of tools::JsonSchema::compile() when answers cannot be held against the schema. May
/// take a moment for large ones.
[[nodiscard]] core::Result<core::Done> checkSchema(const QJsonObject &schema);
/// Every such Error, at most ten.
[[nodiscard]] QList<core::Error> schemaFaults(const QJsonObject &schema);
/// Whether such an Error is only about what is checked here: a gateway may take the schema all the
/// same.
[[nodiscard]] bool isOnlyOurLimit(const core::Error &schemaError);

} // namespace chat

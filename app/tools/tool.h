// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace tools {

/// A program that answers calls: started as it stands here, without a shell, with the arguments of
/// the call as JSON on its standard input.
struct Command {
    QString program;       ///< an absolute path
    QStringList arguments; ///< handed over as they are
    int timeLimitMs = 30'000;
    qint64 outputLimit = 64 * 1024;            ///< bytes of what it writes, errors included
    qint64 memoryLimit = 1024LL * 1024 * 1024; ///< bytes of each of its processes
    bool operator==(const Command &) const = default;
};

/// Who answers a call.
enum class Answering {
    Person,  ///< types the result
    Command, ///< a program on this computer, after somebody said yes
    BuiltIn  ///< this program, safely
};

/// A function that a model may call. A plain value.
struct Tool {
    QString name; ///< [A-Za-z0-9_-]{1,64}
    QString description;
    QJsonObject parameters; ///< a JSON Schema; empty: the function takes none
    QString written;        ///< the schema as somebody wrote it, where its order says something
    std::optional<bool> strict;
    Answering answering = Answering::Person;
    Command command; ///< for Answering::Command
    QString source;  ///< of whose tools it is one, set by Registry; empty: a person's own. Not kept
    bool operator==(const Tool &) const = default;

    [[nodiscard]] bool needsApproval() const { return answering == Answering::Command; }
    /// An entry of a request's `tools`.
    [[nodiscard]] QJsonObject definition() const;
    /// All of it, for keeping.
    [[nodiscard]] QJsonObject toJson() const;
    /// What toJson() wrote; what is missing or of another type is as in a new one.
    [[nodiscard]] static Tool fromJson(const QJsonObject &json);
    /// SHA-256 over everything that a person agrees to when it is allowed to run: its source, its
    /// name, its description and schema, the program and its arguments.
    [[nodiscard]] QByteArray fingerprint() const;
};

/// The name of a function that an entry of `tools`, or a named `tool_choice`, speaks of; empty when
/// it is of another kind.
[[nodiscard]] QString definedName(const QJsonValue &entry);

/// `tools` as they are written to a file for others: without what runs on this computer.
[[nodiscard]] QByteArray exported(const QList<Tool> &tools);

} // namespace tools

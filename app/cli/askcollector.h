// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/streamevent.h"

#include <QJsonObject>
#include <map>

namespace cli {

/// Adds the events of one answer up to what `loquat ask` reports. A plain class.
class AskCollector
{
public:
    struct Choice {
        QString text;
        QString reasoning;
        QString refusal;
        QString finishReason;
        QString tokens; ///< with their probabilities, see core::encodedToken()
    };

    void take(const api::StreamEvent &event);

    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// Only when hasEnded().
    [[nodiscard]] const api::Ended &ended() const { return m_ended; }
    /// Choice 0, empty when nothing of it came.
    [[nodiscard]] Choice first() const;
    /// The number of the first choice that says something, 0 when none does.
    [[nodiscard]] int firstSpoken() const;
    /// All that say something, in order.
    [[nodiscard]] QList<int> spokenChoices() const;
    /// How many say something or call a tool.
    [[nodiscard]] qsizetype answeredCount() const;
    /// That choice's words: its text, or its refusal.
    [[nodiscard]] QString spoken(int choice) const;
    /// The object that `--json` prints: every member is there, strings are never null.
    [[nodiscard]] QJsonObject toJson() const;

private:
    [[nodiscard]] QList<core::ToolCallPart> callsOf(int choice) const;

    std::map<int, Choice> m_choices;
    api::Ended m_ended;
    bool m_hasEnded = false;
};

/// The kind's name; disk and input are no kinds of the command line's contract: "unknown".
[[nodiscard]] QString kindName(core::ErrorKind kind);
/// What to do, in one sentence; about an address also that the doctor would look into it.
[[nodiscard]] QString askAdvice(const core::Error &error);
/// An object as one line, also for readers that take Unicode's separators for line ends (RFC 8259
/// lets them stand in a string, and lets them be escaped).
[[nodiscard]] QString oneLine(const QJsonObject &object);
/// The `error` member: unknown values are null, `advice` is one sentence.
[[nodiscard]] QJsonObject errorToJson(const core::Error &error);

} // namespace cli

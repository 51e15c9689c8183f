// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterset.h"

#include <QJsonValue>
#include <QList>
#include <QString>
#include <optional>

namespace core {

enum class ParameterKind {
    Number,
    Integer, ///< of 64 bits
    Switch,
    Choice,   ///< one of `choices`; with `isOpen` also another word, and for tool_choice an object
    Text,     ///< one line
    TextList, ///< JSON: an array of strings, or one string
    Object,   ///< JSON; for response_format `choices` are the values of its `type`
    Array     ///< JSON
};

/// Where a parameter is shown.
enum class ParameterPlace {
    Basic, ///< at first
    All,   ///< among all of them
    Hidden ///< nowhere: another one stands for it
};

/// What is known of one optional member of a request, or of one of our own settings beside them.
struct ParameterSpec {
    QLatin1StringView name; ///< the API's, or one of `setting`
    ParameterKind kind = ParameterKind::Text;
    ParameterPlace place = ParameterPlace::All;
    std::optional<double> least = {};
    std::optional<double> most = {};
    double step = 1;
    int mostEntries = 0;           ///< of a list; 0: no limit
    int mostLength = 0;            ///< letters of a text; 0: no limit
    QJsonValue serverDefault = {}; ///< as documented; null: none is
    QList<QLatin1StringView> choices = {};
    bool isOpen = false;                 ///< other values than `choices` are fine
    QList<QLatin1StringView> notes = {}; ///< codes, for texts::parameterNote()
};

/// All of them, the basic ones first, in the order they are shown.
[[nodiscard]] const QList<ParameterSpec> &parameterSpecs();
/// Null for a name that is not known.
[[nodiscard]] const ParameterSpec *parameterSpec(const QString &name);
/// The limits as a person reads them: "0–2", "−2 … 2", "≥ 1"; empty without any.
[[nodiscard]] QString rangeText(std::optional<double> least, std::optional<double> most);

} // namespace core

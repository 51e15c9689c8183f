// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolwords.h"

#include <array>

namespace chat {
namespace {

constexpr qsizetype kMostTold = 10;

/// People read texts::violationWords(): these are not translated, so they are no texts of that
/// layer, and this one sees none of its.
QLatin1StringView kindWords(tools::SchemaViolation::Kind kind)
{
    using namespace Qt::StringLiterals;
    constexpr std::array words{
        "a required property is missing"_L1,
        "a property is not allowed"_L1,
        "the type is wrong"_L1,
        "the value is none of those allowed"_L1,
        "the text does not match the pattern"_L1,
        "the number is out of range"_L1,
        "the length is out of range"_L1,
        "the format is wrong"_L1,
        "items are repeated"_L1,
        "the value fits none of the alternatives"_L1,
        "the value is too large to be checked"_L1,
        "the value does not fit"_L1,
    };
    static_assert(words.size() == size_t(tools::SchemaViolation::Kind::Other) + 1);
    return words.at(size_t(kind));
}

} // namespace

QString deniedWords()
{
    return QStringLiteral("The user denied this call. It was not run.");
}

QString brokenWords(const core::ToolCallPart &call, const QList<tools::SchemaViolation> &violations)
{
    if (call.name.isEmpty())
        return QStringLiteral("Error: the call names no function. Nothing was run.");
    if (violations.isEmpty())
        return QStringLiteral("Error: the arguments are not one valid JSON object. Nothing was "
                              "run.");
    QString words =
        QStringLiteral("Error: the arguments do not match the schema. Nothing was run.");
    for (const tools::SchemaViolation &violation :
         violations.first(qMin(kMostTold, violations.size()))) {
        const QString place = violation.path.isEmpty() ? QStringLiteral("(root)") : violation.path;
        words += QStringLiteral("\n%1: ").arg(place) + kindWords(violation.kind);
        if (violation.kind == tools::SchemaViolation::Kind::Missing
            || violation.kind == tools::SchemaViolation::Kind::Unknown)
            words += QStringLiteral(": ") + violation.detail;
    }
    return words;
}

} // namespace chat

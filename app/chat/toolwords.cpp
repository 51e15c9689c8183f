// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolwords.h"

#include <array>
#include <optional>

namespace chat {
namespace {

constexpr qsizetype kMostTold = 10;

/// People read texts::violationWords(): these are not translated, so they are no texts of that
/// layer, and this one sees none of its.
constexpr std::array kKindWords = [] {
    using namespace Qt::StringLiterals;
    return std::array{
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
}();
static_assert(kKindWords.size() == size_t(tools::SchemaViolation::Kind::Other) + 1);

constexpr QLatin1StringView
    kNoMatch("Error: the arguments do not match the schema. Nothing was run.");
constexpr QLatin1StringView kRoot("(root)");
constexpr QLatin1StringView kParted(": ");

bool namesProperty(tools::SchemaViolation::Kind kind)
{
    return kind == tools::SchemaViolation::Kind::Missing
           || kind == tools::SchemaViolation::Kind::Unknown;
}

std::optional<tools::SchemaViolation> violationIn(const QString &line)
{
    std::optional<tools::SchemaViolation> found;
    qsizetype first = line.size();
    for (size_t kind = 0; kind < kKindWords.size(); ++kind) {
        const QString words = QString(kParted) + kKindWords.at(kind);
        const qsizetype at = line.indexOf(words);
        const QString rest = line.mid(at + words.size());
        if (at < 0 || at >= first || (!rest.isEmpty() && !rest.startsWith(kParted)))
            continue;
        first = at;
        const QString path = line.left(at);
        found = {path == kRoot ? QString() : path, tools::SchemaViolation::Kind(kind),
                 rest.mid(kParted.size())};
    }
    return found;
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
    QString words = kNoMatch;
    for (const tools::SchemaViolation &violation :
         violations.first(qMin(kMostTold, violations.size()))) {
        const QString place = violation.path.isEmpty() ? QString(kRoot) : violation.path;
        words += QLatin1Char('\n') + place + kParted + kKindWords.at(size_t(violation.kind));
        if (namesProperty(violation.kind))
            words += QString(kParted) + violation.detail;
    }
    return words;
}

QList<tools::SchemaViolation> violationsTold(const QString &words)
{
    QList<tools::SchemaViolation> told;
    const QStringList lines = words.split(u'\n');
    if (lines.constFirst() != kNoMatch)
        return told;
    for (const QString &line : lines.sliced(1, qMin(kMostTold, lines.size() - 1))) {
        if (const auto violation = violationIn(line))
            told.append(*violation);
    }
    return told;
}

} // namespace chat

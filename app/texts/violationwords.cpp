// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/violationwords.h"

#include "texts/translated.h"

#include <QCoreApplication>

namespace texts {
namespace {

/// The context of the texts below.
class ViolationWords
{
    Q_DECLARE_TR_FUNCTIONS(texts::ViolationWords)
};

} // namespace

QString violationPlace(const core::SchemaViolation &violation)
{
    return violation.path.isEmpty() ? ViolationWords::tr("The whole answer")
                                    : shortened(violation.path);
}

QString violationWords(const core::SchemaViolation &violation)
{
    using Kind = core::SchemaViolation::Kind;
    switch (violation.kind) {
    case Kind::Missing:
        return ViolationWords::tr("“%1” is missing").arg(shortened(violation.detail));
    case Kind::Unknown:
        return ViolationWords::tr("“%1” is not allowed here").arg(shortened(violation.detail));
    case Kind::Type:
        return ViolationWords::tr("another type of value is expected");
    case Kind::Choice:
        return ViolationWords::tr("none of the allowed values");
    case Kind::Pattern:
        return ViolationWords::tr("the text does not have the expected form");
    case Kind::Range:
        return ViolationWords::tr("the number is too small, too large or no allowed step");
    case Kind::Length:
        return ViolationWords::tr("too short or too long");
    case Kind::Format:
        return ViolationWords::tr("not a date or time of the expected form");
    case Kind::Repeated:
        return ViolationWords::tr("the list has the same entry twice");
    case Kind::Variants:
        return ViolationWords::tr("fits none of the allowed alternatives, or too many");
    case Kind::Exhausted:
        return ViolationWords::tr("too much to be checked");
    case Kind::Other:
        break;
    }
    return ViolationWords::tr("does not fit the schema");
}

QString jsonFaultWords(core::JsonFault::Kind kind)
{
    using Kind = core::JsonFault::Kind;
    switch (kind) {
    case Kind::Cut:
        return ViolationWords::tr("it ends too early");
    case Kind::Key:
        return ViolationWords::tr("a name in quotes is expected");
    case Kind::Colon:
        return ViolationWords::tr("a colon is missing");
    case Kind::Comma:
        return ViolationWords::tr("a comma or a closing bracket is missing");
    case Kind::String:
        return ViolationWords::tr("this is not allowed within a text");
    case Kind::Number:
        return ViolationWords::tr("this is no number of JSON");
    case Kind::Surplus:
        return ViolationWords::tr("something follows behind the end");
    case Kind::Depth:
        return ViolationWords::tr("it is nested too deeply");
    case Kind::Size:
        return ViolationWords::tr("it is too long to be checked");
    case Kind::Value:
        break;
    }
    return ViolationWords::tr("a value is expected; text stands in quotes");
}

QString schemaFaultWords(const core::Error &error)
{
    const auto is = [&error](const char *code) { return error.code == QLatin1StringView(code); };
    const QString cited = shortened(error.message);
    if (is("schema-size"))
        return ViolationWords::tr("the schema is too large to check anything with it");
    if (is("schema-depth"))
        return ViolationWords::tr("the schema is nested too deeply here");
    if (is("schema-object"))
        return ViolationWords::tr("a schema in { } is expected here");
    if (is("schema-reference"))
        return ViolationWords::tr("the reference “%1” leads to nothing in this schema, and nothing "
                                  "is loaded from elsewhere")
            .arg(cited);
    if (is("schema-loop"))
        return ViolationWords::tr("references lead in a circle here");
    if (is("schema-pattern"))
        return ViolationWords::tr("the pattern “%1” cannot be used").arg(cited);
    return ViolationWords::tr("this is not as JSON Schema has it");
}

} // namespace texts

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/schemavalidator.h"

#include "core/jsonpointer.h"
#include "tools/schemagate.h"

#define VALIJSON_USE_EXCEPTIONS 1
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace tools {
namespace {

using valijson::adapters::QtJsonAdapter;

constexpr qsizetype kMostValueBytes = 8 * 1024 * 1024;
constexpr int kMostNesting = 128;
constexpr int kMostSteps = 200'000;
/// Each violation is copied upwards with its way, so telling them is dearer than finding one.
constexpr int kMostTellingSteps = 20'000;
constexpr qsizetype kMostViolations = 100;
constexpr int kMostUnknownRounds = 16;
constexpr qsizetype kMostKey = 256;
constexpr qsizetype kMostDetail = 200;
constexpr qsizetype kMostMoment = 64;

/// Counts how often a schema was applied, and ends a validation that goes on and on.
class BudgetConstraint : public valijson::constraints::PolyConstraint
{
public:
    explicit BudgetConstraint(int *left)
        : m_left(left)
    {
    }
    bool validate(const valijson::adapters::Adapter &, const std::vector<std::string> &,
                  valijson::ValidationResults *) const override
    {
        if (--*m_left < 0)
            valijson::throwRuntimeError("too many steps");
        return true;
    }

private:
    valijson::constraints::Constraint *cloneInto(void *place) const override
    {
        return new (place) BudgetConstraint(*this);
    }
    size_t sizeOf() const override { return sizeof(BudgetConstraint); }

    int *m_left;
};

/// The library uses std::regex, which overflows the stack on a long text; PCRE has limits.
class PatternConstraint : public valijson::constraints::PolyConstraint
{
public:
    /// What is longer than `longest` does not match.
    PatternConstraint(const QString &pattern, const char *complaint, qsizetype longest)
        : m_pattern(QStringLiteral("(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)") + pattern)
        , m_complaint(complaint)
        , m_longest(longest)
    {
    }
    bool validate(const valijson::adapters::Adapter &target,
                  const std::vector<std::string> &context,
                  valijson::ValidationResults *results) const override
    {
        if (!target.isString())
            return true;
        const QString text = QString::fromStdString(target.asString());
        if (text.size() <= m_longest && m_pattern.match(text).hasMatch())
            return true;
        if (results)
            results->pushError(context, m_complaint);
        return false;
    }

private:
    valijson::constraints::Constraint *cloneInto(void *place) const override
    {
        return new (place) PatternConstraint(*this);
    }
    size_t sizeOf() const override { return sizeof(PatternConstraint); }

    QRegularExpression m_pattern;
    const char *m_complaint;
    qsizetype m_longest;
};

class BudgetBuilder : public valijson::ConstraintBuilder
{
public:
    explicit BudgetBuilder(int *left)
        : m_left(left)
    {
    }
    valijson::constraints::Constraint *make(const valijson::adapters::Adapter &) const override
    {
        return new BudgetConstraint(m_left);
    }

private:
    int *m_left;
};

class PatternBuilder : public valijson::ConstraintBuilder
{
public:
    valijson::constraints::Constraint *
    make(const valijson::adapters::Adapter &pattern) const override
    {
        return new PatternConstraint(QString::fromStdString(pattern.asString()),
                                     "Failed to match regex", kMostValueBytes);
    }
};

/// RFC 3339, as JSON Schema has it; 29 February is there in every year.
class FormatBuilder : public valijson::ConstraintBuilder
{
public:
    valijson::constraints::Constraint *
    make(const valijson::adapters::Adapter &format) const override
    {
        const QString date =
            QStringLiteral(R"(\d{4}-(?:(?:0[13578]|1[02])-31|(?:0[13-9]|1[0-2])-(?:29|30)|02-29)"
                           R"(|(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])))");
        const QString time = QStringLiteral(R"((?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?)"
                                            R"((?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))");
        const std::string name = format.asString();
        const QString wanted = name == "date"   ? date
                               : name == "time" ? time
                                                : date + QStringLiteral("[Tt]") + time;
        return new PatternConstraint(QStringLiteral("\\A") + wanted + QStringLiteral("\\z"),
                                     "String should be a valid date or time", kMostMoment);
    }
};

/// Both may throw.
void populate(valijson::Schema &schema, const QJsonValue &prepared, int *stepsLeft)
{
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.addConstraintBuilder(SchemaGate::kBudgetKey, new BudgetBuilder(stepsLeft));
    parser.addConstraintBuilder(SchemaGate::kPatternKey, new PatternBuilder);
    parser.addConstraintBuilder(SchemaGate::kFormatKey, new FormatBuilder);
    parser.populateSchema(QtJsonAdapter(prepared), schema);
}

bool fits(const QJsonObject &prepared, const QJsonValue &value, int stepsLeft,
          valijson::ValidationResults *results)
{
    valijson::Schema schema;
    const QJsonValue root(prepared);
    populate(schema, root, &stepsLeft);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(schema, QtJsonAdapter(value), results);
}

bool isWithin(const QJsonValue &value, int depth)
{
    if (depth > kMostNesting)
        return false;
    if (value.isArray()) {
        for (const QJsonValue &entry : value.toArray()) {
            if (!isWithin(entry, depth + 1))
                return false;
        }
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().size() > kMostKey || !isWithin(it.value(), depth + 1))
            return false;
    }
    return true;
}

bool isBounded(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).size() <= kMostValueBytes
           && isWithin(value, 0);
}

/// "<root>", "[items]", "[3]" become "/items/3".
QString pointerOf(const std::vector<std::string> &context)
{
    QString pointer;
    for (size_t i = 1; i < context.size(); ++i) {
        QString token = QString::fromStdString(context[i]);
        if (token.startsWith(u'[') && token.endsWith(u']'))
            token = token.sliced(1, token.size() - 2);
        pointer += u'/' + core::pointerStep(token);
    }
    return pointer;
}

/// The name that ends the library's sentences, between quotation marks; it may hold some itself.
QString quoted(const QString &words)
{
    const qsizetype last = words.lastIndexOf(u'\'');
    const qsizetype colon = words.indexOf(QLatin1StringView(": '"));
    const qsizetype first = colon >= 0 ? colon + 2 : words.indexOf(u'\'');
    return first >= 0 && last > first ? words.sliced(first + 1, last - first - 1) : QString();
}

SchemaViolation::Kind kindOf(const QString &words)
{
    using Kind = SchemaViolation::Kind;
    static const std::pair<QLatin1StringView, Kind> table[] = {
        {QLatin1StringView("Missing required property"), Kind::Missing},
        {QLatin1StringView("Object contains a property"), Kind::Unknown},
        {QLatin1StringView("Value type not permitted"), Kind::Type},
        {QLatin1StringView("Failed to match against any enum"), Kind::Choice},
        {QLatin1StringView("Failed to match expected value"), Kind::Choice},
        {QLatin1StringView("Failed to match regex"), Kind::Pattern},
        {QLatin1StringView("Expected number"), Kind::Range},
        {QLatin1StringView("Value should be a multiple"), Kind::Range},
        {QLatin1StringView("Value could not be converted"), Kind::Range},
        {QLatin1StringView("Array should contain"), Kind::Length},
        {QLatin1StringView("Array contains more items"), Kind::Length},
        {QLatin1StringView("String should be no"), Kind::Length},
        {QLatin1StringView("Object should have"), Kind::Length},
        {QLatin1StringView("String should be a valid"), Kind::Format},
        {QLatin1StringView("Elements at indexes"), Kind::Repeated},
        {QLatin1StringView("Failed to validate against any"), Kind::Variants},
        {QLatin1StringView("Failed to validate against exactly"), Kind::Variants},
        {QLatin1StringView("Target should not validate"), Kind::Variants},
    };
    for (const auto &[prefix, kind] : table) {
        if (words.startsWith(prefix))
            return kind;
    }
    return Kind::Other;
}

/// Says only that something below is wrong, which says so itself.
bool isEcho(const QString &words)
{
    return words.startsWith(QLatin1StringView("Failed to validate against schema associated"))
           || words.startsWith(QLatin1StringView("Failed to validate item #"))
           || words.startsWith(QLatin1StringView("Failed to validate against child schema #"))
           || words.startsWith(QLatin1StringView("Failed to validate against additional"));
}

QList<SchemaViolation> violationsOf(const valijson::ValidationResults &results)
{
    QList<SchemaViolation> said;
    QList<SchemaViolation> echoes;
    for (const valijson::ValidationResults::Error &error : results) {
        const QString words = QString::fromStdString(error.description);
        SchemaViolation violation{pointerOf(error.context), kindOf(words), words.left(kMostDetail)};
        if (violation.kind == SchemaViolation::Kind::Missing
            || violation.kind == SchemaViolation::Kind::Unknown)
            violation.detail = quoted(words).left(kMostDetail);
        QList<SchemaViolation> &list = isEcho(words) ? echoes : said;
        if (list.size() < kMostViolations && !list.contains(violation))
            list.append(violation);
    }
    return said.isEmpty() ? echoes : said;
}

/// Without the member that the steps from `at` on lead to.
QJsonValue without(const QJsonValue &value, const QStringList &steps, qsizetype at = 0)
{
    const QString name = core::nameOfStep(steps.at(at));
    const bool isLast = at + 1 == steps.size();
    if (value.isArray() && !isLast) {
        QJsonArray array = value.toArray();
        const int entry = name.toInt();
        if (entry >= 0 && entry < array.size())
            array.replace(entry, without(array.at(entry), steps, at + 1));
        return array;
    }
    QJsonObject object = value.toObject();
    if (!object.contains(name))
        return value;
    if (isLast)
        object.remove(name);
    else
        object.insert(name, without(object.value(name), steps, at + 1));
    return object;
}

/// The library tells one unknown member of an object and passes over its others.
void addOtherUnknown(const QJsonObject &prepared, QJsonValue value, QList<SchemaViolation> &said)
{
    using Kind = SchemaViolation::Kind;
    const auto is = [](Kind kind) {
        return [kind](const SchemaViolation &one) { return one.kind == kind; };
    };
    // Among variants it is no fault to have what another one asks for.
    if (std::any_of(said.cbegin(), said.cend(), is(Kind::Variants)))
        return;
    QList<SchemaViolation> found = said;
    for (int round = 0; round < kMostUnknownRounds && said.size() < kMostViolations; ++round) {
        for (const SchemaViolation &one : std::as_const(found)) {
            if (one.kind == Kind::Unknown)
                value = without(
                    value, (one.path + u'/' + core::pointerStep(one.detail)).split(u'/').sliced(1));
        }
        valijson::ValidationResults results;
        if (fits(prepared, value, kMostTellingSteps, &results))
            return;
        found = violationsOf(results);
        found.removeIf([&said, &is](const SchemaViolation &one) {
            return !is(Kind::Unknown)(one) || said.contains(one);
        });
        if (found.isEmpty())
            return;
        said.append(found);
    }
}

} // namespace

QString schemaProblem(const QJsonObject &prepared)
{
    try {
        int stepsLeft = kMostSteps;
        valijson::Schema schema;
        const QJsonValue root(prepared);
        populate(schema, root, &stepsLeft);
        return {};
    } catch (const std::exception &problem) {
        return QString::fromUtf8(problem.what()).left(kMostDetail);
    }
}

QList<SchemaViolation> schemaViolations(const QJsonObject &prepared, const QJsonValue &value)
{
    const SchemaViolation exhausted{{}, SchemaViolation::Kind::Exhausted, {}};
    if (!isBounded(value))
        return {exhausted};
    try {
        if (fits(prepared, value, kMostSteps, nullptr))
            return {};
        valijson::ValidationResults results;
        // Names of properties that do not fit are wrong without a word.
        if (!fits(prepared, value, kMostTellingSteps, &results) && results.numErrors() == 0)
            results.pushError({"<root>"}, "The value does not fit the schema.");
        QList<SchemaViolation> said = violationsOf(results);
        const auto isUnknown = [](const SchemaViolation &one) {
            return one.kind == SchemaViolation::Kind::Unknown;
        };
        if (std::any_of(said.cbegin(), said.cend(), isUnknown))
            addOtherUnknown(prepared, value, said);
        return said;
    } catch (const std::exception &) {
        return {exhausted};
    }
}

} // namespace tools

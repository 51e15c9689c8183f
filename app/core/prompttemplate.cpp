// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompttemplate.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace core {
namespace {

using Kind = PromptVariable::Kind;

constexpr QLatin1StringView kOpening("{{");
constexpr QLatin1StringView kClosing("}}");
constexpr QChar kBackslash(u'\\');
constexpr QChar kBrace(u'{');

struct KnownName {
    QLatin1StringView name;
    Kind kind;
};

/// Ours first; the others are what prompts of other programs call the same.
constexpr std::array kKnownNames{
    KnownName{QLatin1StringView("date"), Kind::Date},
    KnownName{QLatin1StringView("time"), Kind::Time},
    KnownName{QLatin1StringView("datetime"), Kind::DateTime},
    KnownName{QLatin1StringView("weekday"), Kind::Weekday},
    KnownName{QLatin1StringView("clipboard"), Kind::Clipboard},
    KnownName{QLatin1StringView("model"), Kind::Model},
    KnownName{QLatin1StringView("language"), Kind::Language},
    KnownName{QLatin1StringView("selection"), Kind::Selection},
    KnownName{QLatin1StringView("current_date"), Kind::Date},
    KnownName{QLatin1StringView("current_time"), Kind::Time},
    KnownName{QLatin1StringView("current_datetime"), Kind::DateTime},
    KnownName{QLatin1StringView("current_weekday"), Kind::Weekday},
    KnownName{QLatin1StringView("model_name"), Kind::Model},
    KnownName{QLatin1StringView("user_language"), Kind::Language},
};

std::optional<Kind> knownKind(const QString &name)
{
    for (const KnownName &known : kKnownNames) {
        if (name.compare(known.name, Qt::CaseInsensitive) == 0)
            return known.kind;
    }
    return std::nullopt;
}

QString nameOf(Kind kind)
{
    for (const KnownName &known : kKnownNames) {
        if (known.kind == kind)
            return QString(known.name);
    }
    return {};
}

/// A letter of any script first, so that neither numbers nor marks of other template languages are
/// taken for names.
bool isName(const QString &text)
{
    if (text.isEmpty() || text.size() > PromptTemplate::kLongestVariableName)
        return false;
    const QChar first = text.front();
    if (!first.isLetter() && first != u'_')
        return false;
    return std::all_of(text.cbegin(), text.cend(), [](QChar letter) {
        return letter.isLetterOrNumber() || letter.isMark() || letter == u'_' || letter == u'-'
               || letter == u' ';
    });
}

/// At least two, none of them empty; else nothing.
QStringList choicesIn(const QString &text)
{
    if (!text.contains(u'|'))
        return {};
    QStringList choices = text.split(u'|');
    for (QString &choice : choices) {
        choice = choice.trimmed();
        if (choice.isEmpty())
            return {};
    }
    choices.removeDuplicates();
    const bool isUsable = choices.size() >= 2 && choices.size() <= PromptTemplate::kMostChoices;
    return isUsable ? choices : QStringList();
}

/// What stands between the braces, if it has a meaning.
std::optional<PromptVariable> variableIn(const QString &body)
{
    PromptVariable variable;
    const qsizetype colon = body.indexOf(u':');
    const QString name = (colon < 0 ? body : body.left(colon)).trimmed();
    if (colon < 0 || !isName(name)) {
        if (const auto known = knownKind(name); known && colon < 0) {
            variable.kind = *known;
            return variable;
        }
        variable.choices = choicesIn(body);
        if (!variable.choices.isEmpty()) {
            variable.kind = Kind::Choice;
            return variable;
        }
        if (colon >= 0 || !isName(name))
            return std::nullopt;
        variable.name = name;
        return variable;
    }
    variable.name = name;
    const QString rest = body.mid(colon + 1).trimmed();
    variable.choices = choicesIn(rest);
    if (variable.choices.isEmpty())
        variable.preset = rest;
    else
        variable.kind = Kind::Choice;
    return variable;
}

/// How many of this letter stand there.
qsizetype runAt(const QString &text, qsizetype at, QChar letter)
{
    qsizetype count = 0;
    while (at + count < text.size() && text.at(at + count) == letter)
        ++count;
    return count;
}

/// Backslashes and the braces behind them, which are read together: only the last two braces of
/// many can begin a variable.
struct Opening {
    qsizetype slashes = 0;
    qsizetype braces = 0;
    [[nodiscard]] qsizetype size() const { return slashes + braces; }
    [[nodiscard]] bool isOne() const { return braces >= kOpening.size(); }
};

Opening openingAt(const QString &text, qsizetype at)
{
    const qsizetype slashes = runAt(text, at, kBackslash);
    return {slashes, runAt(text, at + slashes, kBrace)};
}

/// What is left of a text when these are taken off its end.
qsizetype sizeWithout(const QString &text, qsizetype size, QChar letter)
{
    while (size > 0 && text.at(size - 1) == letter)
        --size;
    return size;
}

/// So that a variable may follow and is read as one.
QString escapedBeforeVariable(const QString &text)
{
    const qsizetype withoutBraces = sizeWithout(text, text.size(), kBrace);
    const qsizetype rest = sizeWithout(text, withoutBraces, kBackslash);
    return PromptTemplate::escaped(text.left(rest))
           + QString(2 * (withoutBraces - rest), kBackslash) + text.mid(withoutBraces);
}

} // namespace

QString PromptVariable::key() const
{
    switch (kind) {
    case Kind::Free:
        return QStringLiteral("ask ") + name.toCaseFolded();
    case Kind::Choice:
        return name.isEmpty() ? QStringLiteral("pick ") + choices.join(u'|')
                              : QStringLiteral("ask ") + name.toCaseFolded();
    default:
        return nameOf(kind);
    }
}

bool PromptVariable::isSentByItself() const
{
    switch (kind) {
    case Kind::Date:
    case Kind::Time:
    case Kind::DateTime:
    case Kind::Weekday:
    case Kind::Model:
    case Kind::Language:
        return true;
    default:
        return false;
    }
}

PromptTemplate::PromptTemplate(const QString &text)
{
    read(text);
}

void PromptTemplate::read(const QString &text)
{
    qsizetype start = 0; // of what is plain text
    qsizetype at = 0;
    while (at < text.size()) {
        const Opening opening = openingAt(text, at);
        const qsizetype end = at + opening.size();
        if (!opening.isOne()) {
            at = std::max(end, at + 1);
            continue;
        }
        const bool isEscape = opening.slashes % 2 == 1;
        const qsizetype first = end - kOpening.size();
        const qsizetype length = isEscape ? kOpening.size() : takeVariable(text, first);
        if (length == 0) { // what stands before no variable is what it is
            at = end;
            continue;
        }
        const qsizetype braces = isEscape ? opening.braces : opening.braces - kOpening.size();
        addText(text.mid(start, at - start) + QString(opening.slashes / 2, kBackslash)
                + QString(braces, kBrace));
        if (!isEscape)
            m_pieces.append({QString(), int(m_variables.size()) - 1});
        m_hasEscapes = m_hasEscapes || opening.slashes > 0;
        at = first + length;
        start = at;
    }
    addText(text.mid(start));
}

void PromptTemplate::addText(const QString &text)
{
    if (!text.isEmpty())
        m_pieces.append({text, -1});
}

qsizetype PromptTemplate::takeVariable(const QString &text, qsizetype at)
{
    if (m_variables.size() >= kMostVariables)
        return 0;
    const qsizetype begin = at + kOpening.size();
    const QStringView near = QStringView(text).mid(begin, kLongestVariable + kClosing.size());
    const qsizetype end = near.indexOf(kClosing);
    if (end < 0)
        return 0;
    const QStringView body = near.left(end);
    const bool isOneLine = std::none_of(body.cbegin(), body.cend(), [](QChar letter) {
        return letter == u'{' || letter == u'}' || letter == u'\n' || letter == u'\r';
    });
    std::optional<PromptVariable> variable = isOneLine ? variableIn(body.toString()) : std::nullopt;
    if (!variable)
        return 0;
    const qsizetype length = kOpening.size() + end + kClosing.size();
    variable->source = text.mid(at, length);
    m_variables.append(*variable);
    return length;
}

QList<PromptVariable> PromptTemplate::variables() const
{
    QList<PromptVariable> each;
    for (const PromptVariable &variable : m_variables) {
        const QString key = variable.key();
        const auto same = std::find_if(each.begin(), each.end(),
                                       [&key](const auto &one) { return one.key() == key; });
        if (same == each.end())
            each.append(variable);
        else if (same->choices.isEmpty() && same->preset.isEmpty())
            *same = variable; // the one that says more
    }
    return each;
}

bool PromptTemplate::isPlain() const
{
    return m_variables.isEmpty() && !m_hasEscapes;
}

QString PromptTemplate::expanded(const Values &values) const
{
    return joined(values, false);
}

QString PromptTemplate::filled(const Values &values) const
{
    return joined(values, true);
}

QString PromptTemplate::joined(const Values &values, bool isTemplate) const
{
    QString result;
    QString literal; // what is said since the last variable that stays one
    qsizetype room = kLongestExpansion;
    for (const Piece &piece : m_pieces) {
        if (piece.variable < 0) {
            literal += piece.text;
            continue;
        }
        const PromptVariable &variable = m_variables.at(piece.variable);
        const auto value = values.constFind(variable.key());
        if (value != values.constEnd() && value->size() <= room) {
            literal += *value;
            room -= value->size();
        } else if (isTemplate) {
            result += escapedBeforeVariable(literal) + variable.source;
            literal.clear();
        } else {
            literal += variable.source;
        }
    }
    return result + (isTemplate ? escaped(literal) : literal);
}

QString PromptTemplate::escaped(const QString &text)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        const Opening opening = openingAt(text, at);
        const qsizetype end = std::max(at + opening.size(), at + 1);
        if (opening.isOne())
            result += QString(opening.slashes + 1, kBackslash);
        result += text.mid(at, end - at);
        at = end;
    }
    return result;
}

PromptTemplate::Values PromptTemplate::valuesOf(const PromptFacts &facts)
{
    const QLocale locale = facts.languageCode.isEmpty() ? QLocale() : QLocale(facts.languageCode);
    const auto in = [&facts](const char *format) {
        return QLocale::c().toString(facts.now, QString::fromLatin1(format));
    };
    // The way of writing a date that is read the same everywhere.
    return {{nameOf(Kind::Date), in("yyyy-MM-dd")},
            {nameOf(Kind::Time), in("HH:mm")},
            {nameOf(Kind::DateTime), in("yyyy-MM-dd HH:mm")},
            {nameOf(Kind::Weekday), locale.dayName(facts.now.date().dayOfWeek())},
            {nameOf(Kind::Model), facts.model},
            {nameOf(Kind::Language), locale.nativeLanguageName()}};
}

QString sentInstructions(const QString &instructions, const PromptFacts &facts)
{
    if (!instructions.contains(kOpening))
        return instructions;
    const PromptTemplate read(instructions);
    return read.isPlain() ? instructions : read.expanded(PromptTemplate::valuesOf(facts));
}

} // namespace core

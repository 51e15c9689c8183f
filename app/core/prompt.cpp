// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompt.h"

#include <QJsonDocument>
#include <algorithm>
#include <optional>

namespace core {
namespace {

constexpr QLatin1StringView kOwnIconMark("icon:");
constexpr qsizetype kTitleFromText = 60;

/// Not through the middle of a character that is two code units.
QString cutAt(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    return text.left(text.at(most - 1).isHighSurrogate() ? most - 1 : most);
}

QString oneLine(const QString &text, qsizetype most)
{
    return cutAt(text.left(2 * most).simplified(), most).trimmed();
}

/// As it is written into a file, where each value has a line of its own that begins with spaces: of
/// what stands deep in lists these are by far the most.
qsizetype writtenLength(const QJsonObject &json)
{
    constexpr qsizetype kIndent = 4;
    const QByteArray compact = QJsonDocument(json).toJson(QJsonDocument::Compact);
    qsizetype length = compact.size();
    qsizetype level = 0;
    bool isText = false;
    for (qsizetype at = 0; at < compact.size(); ++at) {
        const char c = compact.at(at);
        if (c == '"')
            isText = !isText;
        else if (isText && c == '\\')
            ++at;
        if (isText)
            continue;
        if (c == '{' || c == '[')
            ++level;
        else if (c == '}' || c == ']')
            --level;
        else if (c != ',')
            continue;
        length += kIndent * level;
    }
    return length;
}

bool isTagComma(QChar letter)
{
    return letter == u',' || letter == QChar(0xFF0C); // as it is typed in Chinese
}

qsizetype pastSpaces(const QString &line, qsizetype at)
{
    while (at < line.size() && line.at(at).isSpace())
        ++at;
    return at;
}

/// A tag in quotes that begins here and is all there is up to the next comma, to which `at` moves;
/// else nothing, and `at` stays.
std::optional<QString> takeQuotedTag(const QString &line, qsizetype &at)
{
    qsizetype next = pastSpaces(line, at);
    if (next >= line.size() || line.at(next) != u'"')
        return std::nullopt;
    QString tag;
    for (++next; next < line.size(); ++next) {
        if (line.at(next) == u'"') {
            const bool isDoubled = next + 1 < line.size() && line.at(next + 1) == u'"';
            if (!isDoubled)
                break;
            ++next;
        }
        tag += line.at(next);
    }
    if (next >= line.size())
        return std::nullopt;
    next = pastSpaces(line, next + 1);
    if (next < line.size() && !isTagComma(line.at(next)))
        return std::nullopt;
    at = next;
    return tag;
}

} // namespace

qsizetype lengthOf(const Prompt &prompt)
{
    return prompt.title.size() + prompt.text.size() + prompt.tags.join(u' ').size();
}

qsizetype lengthOf(const Persona &persona)
{
    const qsizetype parameters =
        persona.parameters.isEmpty() ? 0 : writtenLength(persona.parameters);
    return persona.name.size() + persona.icon.size() + persona.instructions.size()
           + persona.model.size() + parameters;
}

qsizetype lengthOf(const PromptShelf &shelf)
{
    qsizetype length = 0;
    for (const Prompt &prompt : shelf.prompts)
        length += lengthOf(prompt);
    for (const Persona &persona : shelf.personas)
        length += lengthOf(persona);
    return length;
}

QString tagsLine(const QStringList &tags)
{
    QStringList written;
    for (QString tag : tags) {
        const bool isQuoted =
            tag.startsWith(u'"') || std::any_of(tag.cbegin(), tag.cend(), isTagComma);
        if (isQuoted)
            tag = u'"' + tag.replace(QLatin1String("\""), QLatin1String("\"\"")) + u'"';
        written.append(tag);
    }
    return written.join(QLatin1String(", "));
}

QStringList tagsIn(const QString &line)
{
    QStringList tags;
    qsizetype at = 0;
    while (at < line.size()) {
        std::optional<QString> tag = takeQuotedTag(line, at);
        if (!tag) {
            const qsizetype begin = at;
            while (at < line.size() && !isTagComma(line.at(at)))
                ++at;
            tag = line.mid(begin, at - begin);
        }
        tags.append(*tag);
        ++at; // the comma
    }
    return tags;
}

QString ownIcon(const QString &name)
{
    return kOwnIconMark + name;
}

QString ownIconName(const QString &icon)
{
    return icon.startsWith(kOwnIconMark) ? icon.mid(kOwnIconMark.size()) : QString();
}

QString iconLetter(const QString &icon)
{
    return icon.startsWith(kOwnIconMark) ? QString() : icon;
}

Prompt tidied(Prompt prompt)
{
    prompt.text = cutAt(prompt.text, kLongestPromptText);
    prompt.title = oneLine(prompt.title, kLongestPromptTitle);
    if (prompt.title.isEmpty())
        prompt.title = oneLine(prompt.text, kTitleFromText);
    QStringList tags;
    for (const QString &tag : std::as_const(prompt.tags)) {
        const QString tidy = oneLine(tag, kLongestPromptTag);
        if (!tidy.isEmpty() && !tags.contains(tidy, Qt::CaseInsensitive)
            && tags.size() < kMostPromptTags)
            tags.append(tidy);
    }
    prompt.tags = tags;
    return prompt;
}

Persona tidied(Persona persona)
{
    persona.name = oneLine(persona.name, kLongestPromptTitle);
    persona.icon = oneLine(persona.icon, kLongestPersonaIcon);
    persona.instructions = cutAt(persona.instructions, kLongestPromptText);
    // Names of models are what they are, also what is within them.
    persona.model = cutAt(persona.model.trimmed(), kLongestPersonaModel);
    return persona;
}

bool isWhole(const Prompt &prompt)
{
    return !prompt.title.trimmed().isEmpty() && !prompt.text.trimmed().isEmpty();
}

bool isWhole(const Persona &persona)
{
    return !persona.name.trimmed().isEmpty();
}

bool saysTheSame(const Prompt &a, const Prompt &b)
{
    return a.kind == b.kind && a.title == b.title && a.text.trimmed() == b.text.trimmed();
}

bool saysTheSame(const Persona &a, const Persona &b)
{
    return a.name == b.name && a.instructions.trimmed() == b.instructions.trimmed()
           && a.model == b.model && a.parameters == b.parameters;
}

} // namespace core

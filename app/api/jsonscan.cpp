// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonscan.h"

#include <QJsonArray>
#include <QString>
#include <algorithm>

namespace api {

void JsonBalance::step(char16_t character)
{
    if (m_isInString) {
        if (m_isEscaped)
            m_isEscaped = false;
        else if (character == u'\\')
            m_isEscaped = true;
        else if (character == u'"')
            m_isInString = false;
        return;
    }
    switch (character) {
    case u'"':
        m_isInString = true;
        break;
    case u'{':
    case u'[':
        ++m_depth;
        m_isOpened = true;
        break;
    case u'}':
    case u']':
        if (m_depth > 0)
            --m_depth;
        break;
    default:
        break;
    }
}

std::optional<QJsonDocument> parseJson(QByteArrayView text)
{
    QJsonParseError problem;
    QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &problem);
    if (problem.error == QJsonParseError::NoError)
        return document;
    if (problem.error != QJsonParseError::IllegalUTF8String)
        return std::nullopt;
    document = QJsonDocument::fromJson(QString::fromUtf8(text).toUtf8(), &problem);
    if (problem.error == QJsonParseError::NoError)
        return document;
    return std::nullopt;
}

std::optional<QJsonDocument> parseLeadingJson(QByteArrayView text, qsizetype *end)
{
    JsonBalance balance;
    const qsizetype length = balance.feed(text);
    if (length < 0)
        return std::nullopt;
    *end = length;
    return parseJson(text.first(length));
}

namespace {

constexpr qsizetype kDeepest = 64; ///< of a text that is worth mending

/// Where a cut text stands: what is open, and where its last whole member ended.
struct Torn {
    QByteArray closers; ///< the innermost last
    QByteArray closersAtComma;
    qsizetype comma = -1;
    qsizetype escape = -1; ///< the last backslash in a string
    bool isInString = false;
    bool isEscaped = false;

    void stepInString(char character, qsizetype at)
    {
        if (isEscaped) {
            isEscaped = false;
        } else if (character == '\\') {
            isEscaped = true;
            escape = at;
        } else if (character == '"') {
            isInString = false;
        }
    }
    /// False when the text is not one that was merely cut.
    [[nodiscard]] bool step(char character, qsizetype at)
    {
        switch (character) {
        case '"':
            isInString = true;
            break;
        case '{':
        case '[':
            closers.append(character == '{' ? '}' : ']');
            break;
        case '}':
        case ']':
            if (!closers.endsWith(character))
                return false;
            closers.chop(1);
            break;
        case ',':
            comma = at;
            closersAtComma = closers;
            break;
        default:
            break;
        }
        return !closers.isEmpty() && closers.size() <= kDeepest;
    }
};

std::optional<QJsonDocument> parseClosed(QByteArrayView text, QByteArray closers)
{
    std::reverse(closers.begin(), closers.end());
    return parseJson(text.toByteArray() + closers);
}

} // namespace

std::optional<QJsonDocument> parseCutJson(QByteArrayView text)
{
    Torn torn;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (torn.isInString)
            torn.stepInString(text[i], i);
        else if (!torn.step(text[i], i))
            return std::nullopt;
    }
    QByteArray closers = torn.closers;
    QByteArrayView whole = text;
    if (torn.isInString) {
        closers.append('"');
        constexpr qsizetype kEscapeSize = 6; // \uXXXX
        const bool isTornEscape = torn.isEscaped
                                  || (torn.escape >= 0 && text[torn.escape + 1] == 'u'
                                      && text.size() - torn.escape < kEscapeSize);
        if (isTornEscape)
            whole = text.first(torn.escape);
    }
    if (auto document = parseClosed(whole, closers))
        return document;
    if (torn.comma < 0)
        return std::nullopt;
    return parseClosed(text.first(torn.comma), torn.closersAtComma);
}

bool isCutJson(QByteArrayView text)
{
    if (!text.startsWith('{') && !text.startsWith('['))
        return false;
    JsonBalance balance;
    return balance.feed(text) < 0;
}

bool isBareScalar(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 4096 || text.startsWith('{') || text.startsWith('['))
        return false;
    QByteArray wrapped("[");
    wrapped.append(text);
    wrapped.append(']');
    const auto document = parseJson(wrapped);
    return document && document->isArray() && document->array().size() == 1;
}

QByteArrayView trimmedBody(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    return text.trimmed();
}

} // namespace api

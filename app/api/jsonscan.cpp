// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonscan.h"

#include <QJsonArray>
#include <QString>

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

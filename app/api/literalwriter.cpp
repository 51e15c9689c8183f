// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/literalwriter.h"

#include "core/writtenjson.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace api {
namespace {

constexpr int kIndent = 4;

/// Characters that are invisible, break lines, turn the direction of what follows, or are no
/// characters at all.
bool isHidden(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F)
           || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF
           || (c >= 0xFDD0 && c <= 0xFDEF) || c >= 0xFFF9;
}

void appendEscape(QString &text, char16_t c)
{
    switch (c) {
    case u'\n':
        text += QLatin1StringView("\\n");
        break;
    case u'\r':
        text += QLatin1StringView("\\r");
        break;
    case u'\t':
        text += QLatin1StringView("\\t");
        break;
    default:
        text += QLatin1StringView("\\u") + QString::number(c, 16).rightJustified(4, u'0');
    }
}

/// A number as Qt's own writer spells it: whole numbers of 64 bits exactly, others shortest.
QString numberText(const QJsonValue &value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(text.mid(1, text.size() - 2));
}

} // namespace

LiteralWriter::LiteralWriter(Dialect dialect, ImageText image)
    : m_dialect(dialect)
    , m_image(std::move(image))
{
}

QString LiteralWriter::write(const QJsonValue &value, int level)
{
    m_text.clear();
    add(value, level);
    return m_text;
}

QString LiteralWriter::quoted(QStringView text)
{
    QString out;
    out.reserve(text.size() + text.size() / 16 + 2);
    out += u'"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"' || c == u'\\') {
            out += u'\\';
            out += c;
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += c;
            out += text[++i];
        } else if (c.isSurrogate() || isHidden(c.unicode())) {
            appendEscape(out, c.unicode());
        } else {
            out += c;
        }
    }
    out += u'"';
    return out;
}

QString LiteralWriter::key(const QString &name) const
{
    // As a plain name it would set the object's prototype.
    if (m_dialect == Dialect::JavaScript && name == QLatin1StringView("__proto__"))
        return QStringLiteral("[\"__proto__\"]: ");
    return quoted(name) + QLatin1StringView(": ");
}

void LiteralWriter::newLine(int level)
{
    m_text += u'\n';
    m_text.resize(m_text.size() + level * kIndent, u' ');
}

void LiteralWriter::add(const QJsonValue &value, int level)
{
    const bool isPython = m_dialect == Dialect::Python;
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        m_text += isPython ? QLatin1StringView("None") : QLatin1StringView("null");
        break;
    case QJsonValue::Bool:
        if (value.toBool())
            m_text += isPython ? QLatin1StringView("True") : QLatin1StringView("true");
        else
            m_text += isPython ? QLatin1StringView("False") : QLatin1StringView("false");
        break;
    case QJsonValue::Double:
        m_text += numberText(value);
        break;
    case QJsonValue::String:
        m_text += quoted(value.toString());
        break;
    case QJsonValue::Array:
        addArray(value.toArray(), level);
        break;
    case QJsonValue::Object:
        addObject(value.toObject(), level);
        break;
    }
}

void LiteralWriter::addArray(const QJsonArray &array, int level)
{
    m_text += u'[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0)
            m_text += u',';
        newLine(level + 1);
        add(array.at(i), level + 1);
    }
    if (!array.isEmpty())
        newLine(level);
    m_text += u']';
}

void LiteralWriter::addObject(const QJsonObject &object, int level)
{
    m_text += u'{';
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it != object.begin())
            m_text += u',';
        newLine(level + 1);
        m_text += key(it.key());
        if (!addFolded(it.key(), it.value(), level + 1)
            && !addHolder(it.key(), it.value(), level + 1))
            add(it.value(), level + 1);
    }
    if (!object.isEmpty())
        newLine(level);
    m_text += u'}';
}

/// Names stay in their order, and numbers as they are spelled.
void LiteralWriter::addNode(const core::JsonText &json, int node, int level)
{
    const core::JsonNode &value = json.nodes().at(std::size_t(node));
    using Kind = core::JsonNode::Kind;
    if (value.kind == Kind::String)
        m_text += quoted(json.words(node));
    else if (value.kind == Kind::Number)
        m_text += json.source(node);
    else if (value.kind == Kind::Word && json.source(node) == QLatin1StringView("null"))
        add(QJsonValue(), level);
    else if (value.kind == Kind::Word)
        add(json.source(node) == QLatin1StringView("true"), level);
    if (!value.isContainer())
        return;
    const bool isObject = value.kind == Kind::Object;
    m_text += isObject ? u'{' : u'[';
    for (int at = node + 1; at < value.end; at = json.nodes().at(std::size_t(at)).end) {
        if (at > node + 1)
            m_text += u',';
        newLine(level + 1);
        if (isObject)
            m_text += key(json.name(at));
        addNode(json, at, level + 1);
    }
    if (value.end > node + 1)
        newLine(level);
    m_text += isObject ? u'}' : u']';
}

bool LiteralWriter::addHolder(const QString &name, const QJsonValue &value, int level)
{
    // The two places where the format takes a schema.
    const QString member = name == QLatin1StringView("json_schema") ? QStringLiteral("schema")
                           : name == QLatin1StringView("function")  ? QStringLiteral("parameters")
                                                                    : QString();
    QJsonObject holder = value.toObject();
    const QString text = member.isEmpty() ? QString() : core::writtenOf(holder, member);
    if (text.isEmpty())
        return false;
    const core::JsonText written(text);
    holder.remove(core::kWrittenMember);
    m_text += u'{';
    for (auto it = holder.begin(); it != holder.end(); ++it) {
        if (it != holder.begin())
            m_text += u',';
        newLine(level + 1);
        m_text += key(it.key());
        if (it.key() == member)
            addNode(written, 0, level + 1);
        else
            add(it.value(), level + 1);
    }
    newLine(level);
    m_text += u'}';
    return true;
}

bool LiteralWriter::addFolded(const QString &name, const QJsonValue &value, int level)
{
    static const QRegularExpression folded(QStringLiteral("^data:([^;,<>]*);base64,<\\d+ bytes>$"));
    // The two places where the format takes bytes as a data URL.
    const QString member = name == QLatin1StringView("image_url") ? QStringLiteral("url")
                           : name == QLatin1StringView("file")    ? QStringLiteral("file_data")
                                                                  : QString();
    if (!m_image || member.isEmpty() || !value.isObject())
        return false;
    const QJsonObject image = value.toObject();
    const auto match = folded.match(image.value(member).toString());
    if (!match.hasMatch())
        return false;
    m_text += u'{';
    for (auto it = image.begin(); it != image.end(); ++it) {
        if (it != image.begin())
            m_text += u',';
        newLine(level + 1);
        m_text += key(it.key());
        if (it.key() == member)
            m_text += m_image({m_images++, match.captured(1)});
        else
            add(it.value(), level + 1);
    }
    newLine(level);
    m_text += u'}';
    return true;
}

} // namespace api

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/memberorder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace core {
namespace {

constexpr int kNoNode = -1;

QJsonValue readScalar(const QString &source)
{
    return QJsonDocument::fromJson('[' + source.toUtf8() + ']').array().at(0);
}

QString scalarText(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

/// Goes through a value and the places of a text beside each other.
class OrderedWriter
{
public:
    explicit OrderedWriter(const JsonText &text)
        : m_text(text)
    {
    }

    /// `node`: where the value stood, or kNoNode.
    void add(const QJsonValue &value, int node)
    {
        if (value.isObject())
            addObject(value.toObject(), node);
        else if (value.isArray())
            addArray(value.toArray(), node);
        else
            addScalar(value, node);
    }
    [[nodiscard]] QString written() const { return m_isDoubtful ? QString() : m_written; }

private:
    [[nodiscard]] bool is(int node, JsonNode::Kind kind) const
    {
        return node != kNoNode && m_text.nodes().at(std::size_t(node)).kind == kind;
    }
    [[nodiscard]] QList<int> inside(int node) const
    {
        QList<int> children;
        const int end = m_text.nodes().at(std::size_t(node)).end;
        for (int at = node + 1; at < end; at = m_text.nodes().at(std::size_t(at)).end)
            children.append(at);
        return children;
    }

    void addMember(const QString &name, const QJsonValue &value, int node)
    {
        if (m_written.back() != u'{')
            m_written += u',';
        m_written += scalarText(name) + u':';
        add(value, node);
    }

    void addObject(QJsonObject object, int node)
    {
        m_written += u'{';
        QStringList seen;
        const QList<int> members = is(node, JsonNode::Kind::Object) ? inside(node) : QList<int>();
        for (const int member : members) {
            const QString name = m_text.name(member);
            if (object.contains(name))
                addMember(name, object.take(name), member);
            seen.append(name);
        }
        m_isDoubtful |= seen.removeDuplicates() > 0;
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            addMember(it.key(), it.value(), kNoNode);
        m_written += u'}';
    }

    void addArray(const QJsonArray &array, int node)
    {
        const QList<int> entries = is(node, JsonNode::Kind::Array) ? inside(node) : QList<int>();
        m_written += u'[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                m_written += u',';
            add(array.at(i), entries.value(i, kNoNode));
        }
        m_written += u']';
    }

    void addScalar(const QJsonValue &value, int node)
    {
        const bool wasContainer =
            is(node, JsonNode::Kind::Object) || is(node, JsonNode::Kind::Array);
        const QString source = node == kNoNode || wasContainer ? QString() : m_text.source(node);
        m_written += !source.isEmpty() && readScalar(source) == value ? source : scalarText(value);
    }

    const JsonText &m_text;
    QString m_written;
    bool m_isDoubtful = false;
};

} // namespace

QString inOrderOf(const QJsonValue &value, const JsonText &text)
{
    OrderedWriter writer(text);
    writer.add(value, text.nodes().empty() ? kNoNode : 0);
    return writer.written();
}

} // namespace core

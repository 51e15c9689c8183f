// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsontext.h"

#include "core/jsonpointer.h"
#include "core/jsonscanner.h"
#include "core/jsonvalue.h"

namespace core {
namespace {

constexpr QStringView kFence = u"```";

/// A text in quotes as it is meant; the scanner has seen that it is one.
QString unquoted(QStringView quoted)
{
    // Most names and texts are what they look like, and many are asked for.
    if (!quoted.contains(u'\\') && quoted.isValidUtf16())
        return quoted.mid(1, quoted.size() - 2).toString();
    return jsonValue(quoted.toString()).toString();
}

} // namespace

std::pair<qsizetype, qsizetype> jsonStretch(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const qsizetype from = trimmed.isEmpty() ? 0 : trimmed.data() - text.data();
    if (!trimmed.startsWith(kFence))
        return {from, trimmed.size()};
    const qsizetype line = trimmed.indexOf(u'\n');
    if (line < 0)
        return {from, trimmed.size()};
    QStringView inside = trimmed.mid(line + 1);
    if (inside.endsWith(kFence))
        inside.chop(kFence.size());
    return {from + line + 1, inside.size()};
}

JsonText::JsonText(const QString &text)
    : m_text(text)
{
    const auto [from, length] = jsonStretch(text);
    if (length > kMostText) {
        m_fault = JsonFault{JsonFault::Kind::Size, int(kMostText)};
        return;
    }
    JsonScanner scanner(m_text, int(from), int(from + length));
    m_fault = scanner.scan();
    m_nodes = scanner.takeNodes();
}

QString JsonText::source(int node) const
{
    const JsonNode &known = m_nodes.at(std::size_t(node));
    return m_text.mid(known.from, known.to - known.from);
}

QString JsonText::words(int node) const
{
    const bool isText = m_nodes.at(std::size_t(node)).kind == JsonNode::Kind::String;
    return isText ? unquoted(source(node)) : source(node);
}

QString JsonText::name(int node) const
{
    const JsonNode &known = m_nodes.at(std::size_t(node));
    if (known.keyFrom < 0)
        return {};
    return unquoted(QStringView(m_text).mid(known.keyFrom, known.keyTo - known.keyFrom));
}

QString JsonText::pointer(int node) const
{
    QString path;
    for (int at = node; m_nodes.at(std::size_t(at)).parent >= 0;) {
        const int parent = m_nodes.at(std::size_t(at)).parent;
        QString step;
        if (m_nodes.at(std::size_t(parent)).kind == JsonNode::Kind::Object) {
            step = pointerStep(name(at));
        } else {
            int number = 0;
            for (int i = parent + 1; i < at; i = m_nodes.at(std::size_t(i)).end)
                ++number;
            step = QString::number(number);
        }
        path.prepend(u'/' + step);
        at = parent;
    }
    return path;
}

std::vector<int> JsonText::nodesAt(const QString &pointer) const
{
    std::vector<int> found;
    if (m_nodes.empty())
        return found;
    found.push_back(0);
    const QStringList steps = pointer.split(u'/');
    for (qsizetype i = 1; i < steps.size(); ++i) {
        const QString step = nameOfStep(steps[i]);
        std::vector<int> next;
        for (const int parent : found) {
            const JsonNode &container = m_nodes[std::size_t(parent)];
            const bool isObject = container.kind == JsonNode::Kind::Object;
            int number = 0;
            for (int at = parent + 1; container.isContainer() && at < container.end;
                 at = m_nodes[std::size_t(at)].end, ++number) {
                if (isObject ? name(at) == step : QString::number(number) == step)
                    next.push_back(at);
            }
        }
        found = std::move(next);
    }
    return found;
}

JsonText::Place JsonText::placeOf(int at) const
{
    return placeBehind(QStringView(m_text).left(at));
}

} // namespace core

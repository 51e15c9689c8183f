// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonscanner.h"

#include <utility>

namespace core {
namespace {

constexpr int kEscapeDigits = 4; ///< of \u

bool isJsonDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(char16_t c)
{
    return isJsonDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

} // namespace

JsonScanner::JsonScanner(QStringView text, int from, int to)
    : m_text(text)
    , m_at(from)
    , m_to(to)
{
}

std::optional<JsonFault> JsonScanner::scan()
{
    while (!m_fault) {
        skipSpace();
        if (m_isDone) {
            if (!isAtEnd())
                fail(JsonFault::Kind::Surplus);
            break;
        }
        if (isAtEnd())
            fail(JsonFault::Kind::Cut);
        else
            step();
    }
    return m_fault;
}

void JsonScanner::skipSpace()
{
    while (!isAtEnd()
           && (peek() == u' ' || peek() == u'\n' || peek() == u'\r' || peek() == u'\t')) {
        ++m_at;
    }
}

void JsonScanner::fail(JsonFault::Kind kind)
{
    if (!m_fault)
        m_fault = JsonFault{kind, m_at};
}

void JsonScanner::step()
{
    switch (m_next) {
    case Next::FirstMember:
    case Next::FirstItem:
        if (peek() == (m_next == Next::FirstMember ? u'}' : u']')) {
            close();
            return;
        }
        m_next = m_next == Next::FirstMember ? Next::Key : Next::Value;
        return;
    case Next::Key:
        takeKey();
        return;
    case Next::Value:
        beginValue();
        return;
    case Next::AfterValue:
        afterValue();
        return;
    }
}

void JsonScanner::takeKey()
{
    if (peek() != u'"') {
        fail(JsonFault::Kind::Key);
        return;
    }
    m_keyFrom = m_at;
    takeString();
    m_keyTo = m_at;
    skipSpace();
    if (m_fault)
        return;
    if (isAtEnd() || peek() != u':') {
        fail(isAtEnd() ? JsonFault::Kind::Cut : JsonFault::Kind::Colon);
        return;
    }
    ++m_at;
    m_next = Next::Value;
}

void JsonScanner::beginValue()
{
    if (int(m_nodes.size()) >= JsonText::kMostNodes) {
        fail(JsonFault::Kind::Size);
        return;
    }
    JsonNode node;
    node.parent = m_open.empty() ? -1 : m_open.back();
    node.keyFrom = std::exchange(m_keyFrom, -1);
    node.keyTo = std::exchange(m_keyTo, -1);
    node.from = m_at;
    node.to = m_at;
    node.end = int(m_nodes.size()) + 1;
    m_next = Next::AfterValue;
    const char16_t first = peek();
    if (first == u'{' || first == u'[') {
        beginContainer(node);
    } else if (first == u'"') {
        node.kind = JsonNode::Kind::String;
        takeString();
    } else if (first == u'-' || isJsonDigit(first)) {
        node.kind = JsonNode::Kind::Number;
        takeNumber();
    } else {
        takeWord();
    }
    if (m_fault)
        return;
    node.to = m_at;
    if (node.parent >= 0)
        ++m_nodes[std::size_t(node.parent)].members;
    m_nodes.push_back(node);
    m_isDone = m_open.empty();
}

void JsonScanner::beginContainer(JsonNode &node)
{
    const bool isObject = peek() == u'{';
    node.kind = isObject ? JsonNode::Kind::Object : JsonNode::Kind::Array;
    if (int(m_open.size()) >= JsonText::kMostLevels) {
        fail(JsonFault::Kind::Depth);
        return;
    }
    m_open.push_back(int(m_nodes.size()));
    m_next = isObject ? Next::FirstMember : Next::FirstItem;
    ++m_at;
}

void JsonScanner::afterValue()
{
    const bool isObject = m_nodes[std::size_t(m_open.back())].kind == JsonNode::Kind::Object;
    if (peek() == u',') {
        ++m_at;
        m_next = isObject ? Next::Key : Next::Value;
    } else if (peek() == (isObject ? u'}' : u']')) {
        close();
    } else {
        fail(JsonFault::Kind::Comma);
    }
}

void JsonScanner::close()
{
    ++m_at;
    JsonNode &node = m_nodes[std::size_t(m_open.back())];
    node.to = m_at;
    node.end = int(m_nodes.size());
    m_open.pop_back();
    m_next = Next::AfterValue;
    m_isDone = m_open.empty();
}

void JsonScanner::takeString()
{
    ++m_at;
    while (!m_fault && !isAtEnd() && peek() != u'"') {
        if (peek() < 0x20)
            fail(JsonFault::Kind::String);
        else if (peek() == u'\\')
            takeEscape();
        else
            ++m_at;
    }
    if (m_fault)
        return;
    if (isAtEnd())
        fail(JsonFault::Kind::Cut);
    else
        ++m_at;
}

void JsonScanner::takeEscape()
{
    const int begin = m_at++;
    if (isAtEnd()) {
        fail(JsonFault::Kind::Cut);
        return;
    }
    const char16_t kind = peek();
    ++m_at;
    if (kind != u'u') {
        if (QStringView(u"\"\\/bfnrt").contains(QChar(kind)))
            return;
        m_at = begin;
        fail(JsonFault::Kind::String);
        return;
    }
    for (int i = 0; i < kEscapeDigits; ++i, ++m_at) {
        if (isAtEnd()) {
            fail(JsonFault::Kind::Cut);
            return;
        }
        if (!isHexDigit(peek())) {
            m_at = begin;
            fail(JsonFault::Kind::String);
            return;
        }
    }
}

bool JsonScanner::takeDigits()
{
    const int begin = m_at;
    while (!isAtEnd() && isJsonDigit(peek()))
        ++m_at;
    if (m_at == begin)
        fail(isAtEnd() ? JsonFault::Kind::Cut : JsonFault::Kind::Number);
    return m_at > begin;
}

void JsonScanner::takeNumber()
{
    if (peek() == u'-')
        ++m_at;
    const bool isZero = !isAtEnd() && peek() == u'0';
    if (isZero)
        ++m_at;
    else if (!takeDigits())
        return;
    if (isZero && !isAtEnd() && isJsonDigit(peek()))
        fail(JsonFault::Kind::Number);
    if (!m_fault && !isAtEnd() && peek() == u'.') {
        ++m_at;
        (void)takeDigits();
    }
    if (!m_fault && !isAtEnd() && (peek() == u'e' || peek() == u'E')) {
        ++m_at;
        if (!isAtEnd() && (peek() == u'+' || peek() == u'-'))
            ++m_at;
        (void)takeDigits();
    }
}

void JsonScanner::takeWord()
{
    const QStringView rest = m_text.mid(m_at, m_to - m_at);
    for (const QStringView word :
         {QStringView(u"true"), QStringView(u"false"), QStringView(u"null")}) {
        if (rest.startsWith(word)) {
            m_at += int(word.size());
            return;
        }
        if (word.startsWith(rest)) {
            m_at = m_to;
            fail(JsonFault::Kind::Cut);
            return;
        }
    }
    fail(JsonFault::Kind::Value);
}

} // namespace core

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"

namespace core {

/// Goes through a JSON text once, without recursion. Serves one text.
class JsonScanner
{
public:
    /// `text` must outlive this; scans from `from` to `to`.
    JsonScanner(QStringView text, int from, int to);
    /// What is wrong, or nothing.
    [[nodiscard]] std::optional<JsonFault> scan();
    [[nodiscard]] std::vector<JsonNode> takeNodes() { return std::move(m_nodes); }

private:
    enum class Next { Value, FirstMember, Key, FirstItem, AfterValue };

    void skipSpace();
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_to; }
    [[nodiscard]] char16_t peek() const { return m_text[m_at].unicode(); }
    void fail(JsonFault::Kind kind);
    void step();
    void beginValue();
    void beginContainer(JsonNode &node);
    void takeKey();
    void afterValue();
    void close();
    void takeString();
    void takeEscape();
    void takeNumber();
    [[nodiscard]] bool takeDigits();
    void takeWord();

    QStringView m_text;
    int m_at = 0;
    int m_to = 0;
    Next m_next = Next::Value;
    std::vector<JsonNode> m_nodes;
    std::vector<int> m_open;
    int m_keyFrom = -1;
    int m_keyTo = -1;
    bool m_isDone = false;
    std::optional<JsonFault> m_fault;
};

} // namespace core

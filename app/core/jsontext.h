// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lineplace.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace core {

/// A value of a JSON text by its places in it; all of them in UTF-16 units.
struct JsonNode {
    enum class Kind : quint8 { Object, Array, String, Number, Word }; ///< true, false, null
    Kind kind = Kind::Word;
    int parent = -1;
    int keyFrom = -1; ///< of a member's name, with its quotes; -1 where there is none
    int keyTo = -1;
    int from = 0;
    int to = 0;
    int members = 0;
    int end = 0; ///< the first node that is not inside it
    [[nodiscard]] bool isContainer() const { return kind == Kind::Object || kind == Kind::Array; }
};

/// Where a text stops being JSON.
struct JsonFault {
    enum class Kind : quint8 {
        Cut,     ///< it ends too early
        Value,   ///< something that is no value
        Key,     ///< no name of a member in quotes
        Colon,   ///< no colon behind a name
        Comma,   ///< neither a comma nor the end of a list
        String,  ///< a line end, control character or unknown escape in a text
        Number,  ///< 01, 1. or +1
        Surplus, ///< something behind the end
        Depth,   ///< too deep
        Size     ///< too many values, or too long
    };
    Kind kind = Kind::Value;
    int at = 0; ///< UTF-16 units
    bool operator==(const JsonFault &) const = default;
};

/// A JSON text (RFC 8259) as it was written: numbers are not read, names keep their order, also
/// those that are there twice. For what shows JSON; whoever reads its values takes QJsonDocument.
/// Costs the length of the text; a plain value, any thread.
class JsonText
{
public:
    static constexpr int kMostLevels = 256;
    static constexpr int kMostNodes = 100'000;
    static constexpr qsizetype kMostText = 4 << 20;

    JsonText() = default;
    /// A fence of Markdown around it, and space, are passed over.
    explicit JsonText(const QString &text);

    /// Nothing when all of it is JSON.
    [[nodiscard]] const std::optional<JsonFault> &fault() const { return m_fault; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// In the order of the text, the whole value first. With a fault: those before it.
    [[nodiscard]] const std::vector<JsonNode> &nodes() const { return m_nodes; }
    /// The stretch of the text that is the node's value.
    [[nodiscard]] QString source(int node) const;
    /// A text without quotes and escapes; of other values their source.
    [[nodiscard]] QString words(int node) const;
    /// The name of a member without quotes and escapes; empty for others.
    [[nodiscard]] QString name(int node) const;
    /// The JSON pointer (RFC 6901) of a node.
    [[nodiscard]] QString pointer(int node) const;
    /// The nodes that the pointer leads to: several where a name is there twice, else one or none.
    [[nodiscard]] std::vector<int> nodesAt(const QString &pointer) const;
    using Place = LinePlace;
    [[nodiscard]] Place placeOf(int at) const;

private:
    QString m_text;
    std::vector<JsonNode> m_nodes;
    std::optional<JsonFault> m_fault;
};

/// The JSON in a text that may stand in a fence of Markdown: where it begins, and how long it is.
[[nodiscard]] std::pair<qsizetype, qsizetype> jsonStretch(QStringView text);

} // namespace core

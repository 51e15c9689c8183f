// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contentpart.h"

#include <type_traits>

namespace core {
namespace {

template <typename Part>
auto *textOf(Part &part)
{
    using Plain = std::remove_const_t<Part>;
    if constexpr (std::is_same_v<Plain, ToolCallPart>) {
        return &part.arguments;
    } else if constexpr (std::is_same_v<Plain, ProbabilityPart>) {
        return &part.tokens;
    } else if constexpr (std::is_same_v<Plain, ImagePart> || std::is_same_v<Plain, FilePart>) {
        using Text = std::conditional_t<std::is_const_v<Part>, const QString, QString>;
        return static_cast<Text *>(nullptr);
    } else {
        return &part.text;
    }
}

} // namespace

QString partText(const ContentPart &part)
{
    if (std::holds_alternative<ProbabilityPart>(part))
        return {};
    return std::visit(
        [](const auto &alternative) {
            const QString *text = textOf(alternative);
            return text ? *text : QString();
        },
        part);
}

void appendPartText(ContentPart &part, QStringView text)
{
    std::visit(
        [text](auto &alternative) {
            if (QString *target = textOf(alternative))
                target->append(text);
        },
        part);
}

} // namespace core

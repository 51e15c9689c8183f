// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/toolsource.h"

namespace tools {

/// The id of what a person set up.
inline constexpr QLatin1StringView kOwnSource("own");

/// What a person set up. GUI thread.
class OwnTools : public ToolSource
{
    Q_OBJECT

public:
    using ToolSource::ToolSource;

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QList<Tool> tools() const override;
    /// Takes them as they are, whatever source they were copied from; checkTools() is the caller's.
    void set(QList<Tool> tools);
    [[nodiscard]] std::unique_ptr<ToolCall> call(const Tool &tool, const QJsonObject &arguments,
                                                 const ToolContext &context) override;

private:
    QList<Tool> m_tools;
};

} // namespace tools

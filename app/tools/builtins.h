// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "tools/toolsource.h"

namespace tools {

/// What this program answers by itself: the time, a calculation, the text of a file that is
/// attached in the conversation. None of them reads the disk, the network or another conversation.
class BuiltIns : public ToolSource
{
    Q_OBJECT

public:
    explicit BuiltIns(const core::Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QString id() const override;
    [[nodiscard]] QList<Tool> tools() const override;
    [[nodiscard]] std::unique_ptr<ToolCall> call(const Tool &tool, const QJsonObject &arguments,
                                                 const ToolContext &context) override;

private:
    [[nodiscard]] ToolOutcome time() const;

    const core::Clock &m_clock;
};

} // namespace tools

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/shelfkeeper.h"
#include "tools/tool.h"

namespace chat {

class Toolbox;

/// A person's own tools in backups. What is missing, by its name, comes back, and nothing of what
/// was agreed to: each asks before it runs. GUI thread.
class ToolKeeper : public ShelfKeeper
{
    Q_OBJECT

public:
    /// Both outlive it.
    ToolKeeper(Toolbox &toolbox, storage::Store &store, QObject *parent = nullptr);

protected:
    [[nodiscard]] bool isReady() const override;
    [[nodiscard]] std::function<QJsonObject()> content() const override;
    [[nodiscard]] QFuture<core::Done> takeIn(const QJsonObject &content) override;

private:
    void hearTools();

    Toolbox &m_toolbox;
    std::optional<QList<tools::Tool>> m_heard;
};

} // namespace chat

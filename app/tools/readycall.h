// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/toolsource.h"

#include <QFuture>

namespace tools {

/// A call that runs in a future and holds nothing that would have to be stopped: what comes after
/// it was cancelled is dropped.
class ReadyCall : public ToolCall
{
    Q_OBJECT

public:
    explicit ReadyCall(const QFuture<ToolOutcome> &outcome, QObject *parent = nullptr);

    void cancel() override;

private:
    void end(const ToolOutcome &outcome);

    bool m_hasEnded = false;
};

} // namespace tools

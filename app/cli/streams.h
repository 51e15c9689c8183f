// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>
#include <csignal>

namespace cli {

/// The descriptors a run reads and writes; tests bring their own.
struct AskStreams {
    int input = 0;
    int output = 1;
    int errors = 2;
};

/// A reader that goes away is an error of write(), not the end of the process, while this lives.
class PipesDoNotKill
{
public:
    PipesDoNotKill()
        : m_before(std::signal(SIGPIPE, SIG_IGN))
    {
    }
    ~PipesDoNotKill() { std::signal(SIGPIPE, m_before); }
    Q_DISABLE_COPY(PipesDoNotKill)

private:
    void (*m_before)(int);
};

/// Writes the text and waits until it is written or nobody reads any more.
void print(int descriptor, const QString &text);
/// Says on standard error what cannot be used; the exit status for it.
[[nodiscard]] int failUsage(const core::Error &error, const AskStreams &streams);
/// For clear text to a public host: a line for standard error.
[[nodiscard]] QString plainHttpNotice();

} // namespace cli

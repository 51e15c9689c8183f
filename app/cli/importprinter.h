// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "core/importreport.h"

#include <QString>
#include <QStringList>

namespace cli {

/// Says what an import did: ids on standard output for scripts, words about it on standard error
/// for people. Titles and names out of the file lose what could drive a terminal, wherever they go.
class ImportPrinter
{
public:
    explicit ImportPrinter(const AskStreams &streams);

    void tell(const core::ImportReport &report, bool isDryRun) const;
    void complain(const QString &sentence) const;

private:
    static void say(int descriptor, const QStringList &lines);

    AskStreams m_streams;
};

} // namespace cli

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

    /// What follows is about this file: of several, each is named before what is said of it.
    void setFile(const QString &name) { m_file = name; }
    void tell(const core::ImportReport &report, bool isDryRun) const;
    /// Why it failed, as all commands say that.
    void complain(const QString &sentence) const;

private:
    static void say(int descriptor, const QStringList &lines);

    [[nodiscard]] QString named(const QString &words) const;

    AskStreams m_streams;
    QString m_file;
};

} // namespace cli

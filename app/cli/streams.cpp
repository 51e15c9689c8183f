// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/streams.h"

#include "cli/exitcode.h"
#include "cli/outputwriter.h"
#include "cli/words.h"

#include <QEventLoop>

namespace cli {

void print(int descriptor, const QString &text)
{
    OutputWriter writer(descriptor);
    QEventLoop loop;
    QObject::connect(&writer, &OutputWriter::done, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    writer.write(text);
    if (!writer.isDone())
        loop.exec();
}

int failUsage(const core::Error &error, const AskStreams &streams)
{
    print(streams.errors, QStringLiteral("loquat: ") + error.message + u'\n');
    return int(ExitCode::Usage);
}

QString plainHttpNotice()
{
    return Words::tr("loquat: This address is not encrypted; others can read what is sent.\n");
}

} // namespace cli

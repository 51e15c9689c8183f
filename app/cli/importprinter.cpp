// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importprinter.h"

#include "cli/plaintext.h"
#include "cli/words.h"
#include "core/id.h"
#include "texts/importsentences.h"

namespace cli {
namespace {

constexpr int kMostLosses = 50;

QStringList lossLines(const core::ImportReport &report)
{
    QStringList lines;
    const QStringList losses = texts::importLosses(report, kMostLosses);
    for (const QString &loss : losses)
        lines.append(Words::tr("Left out: %1").arg(loss));
    int more = report.lostCount;
    for (const core::ImportReport::Item &item : report.losses.first(losses.size()))
        more -= item.loss.count;
    if (more > 0)
        lines.append(Words::tr("and %1 more").arg(more));
    return lines;
}

} // namespace

ImportPrinter::ImportPrinter(const AskStreams &streams)
    : m_streams(streams)
{
}

void ImportPrinter::tell(const core::ImportReport &report, bool isDryRun) const
{
    const QString program = texts::importProgram(report.format);
    QStringList counts;
    if (!program.isEmpty())
        counts.append(program);
    if (!program.isEmpty() || isDryRun)
        counts += texts::importFindings(report) + texts::importStandings(report);
    if (!counts.isEmpty())
        counts.first() = named(counts.constFirst());
    say(isDryRun ? m_streams.output : m_streams.errors, counts);
    QStringList left = lossLines(report);
    if (const QString ignored = texts::importIgnored(report); !ignored.isEmpty())
        left.append(ignored);
    say(m_streams.errors, left);
    QStringList ids;
    for (const core::ConversationInfo &info : report.createdInfos)
        ids.append(core::idText(info.id));
    say(m_streams.output, ids);
}

void ImportPrinter::complain(const QString &sentence) const
{
    say(m_streams.errors, {QStringLiteral("loquat: ") + named(sentence)});
}

QString ImportPrinter::named(const QString &words) const
{
    return m_file.isEmpty() ? words : m_file + QStringLiteral(": ") + words;
}

void ImportPrinter::say(int descriptor, const QStringList &lines)
{
    QString text;
    for (const QString &line : lines)
        text += withoutControls(line).replace(u'\n', u' ') + u'\n';
    print(descriptor, text);
}

} // namespace cli

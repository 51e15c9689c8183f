// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/statusline.h"

#include "texts/texts.h"

#include <QCoreApplication>

namespace ui {
namespace {

constexpr qint64 kSecondMs = 1000;
constexpr qint64 kSilentMs = 15'000; ///< so long nobody wonders

/// The context of the texts below.
class Status
{
    Q_DECLARE_TR_FUNCTIONS(ui::StatusLine)
};

QString plannedWords(const chat::PlannedAttempt &planned)
{
    // The pause is over at 0, so the last second counts as one.
    const qint64 seconds = (planned.leftMs + kSecondMs - 1) / kSecondMs;
    if (planned.next > 0) {
        //: %1: seconds; %2: which attempt it will be, of %3
        return Status::tr("Trying again in %1 s (%2 of %3)")
            .arg(seconds)
            .arg(planned.next)
            .arg(planned.most);
    }
    return Status::tr("Trying again in %1 s").arg(seconds);
}

QString counted(const QString &still, const QString &counting, qint64 seconds)
{
    return seconds > 0 ? counting.arg(seconds) : still;
}

} // namespace

StatusLine statusLineFor(const chat::ReplyProgress &progress)
{
    using chat::ReplyPhase;
    StatusLine line;
    const qint64 seconds = progress.elapsedMs / kSecondMs;
    const bool isSilent = progress.silentMs >= kSilentMs;
    const QString still =
        isSilent ? Status::tr("Still waiting, %1 s").arg(progress.silentMs / kSecondMs) : QString();
    switch (progress.phase) {
    case ReplyPhase::Idle:
        break;
    case ReplyPhase::Connecting:
        line.words = isSilent ? still : Status::tr("Connecting");
        break;
    case ReplyPhase::Waiting:
        line.words =
            isSilent ? still : counted(Status::tr("Waiting"), Status::tr("Waiting %1 s"), seconds);
        break;
    case ReplyPhase::Thinking:
        line.words = counted(Status::tr("Thinking"), Status::tr("Thinking %1 s"), seconds);
        line.stillWaiting = still;
        break;
    case ReplyPhase::Answering:
        line.stillWaiting = still;
        break;
    case ReplyPhase::UsingTools:
        line.words = counted(Status::tr("Using a tool"), Status::tr("Using a tool, %1 s"), seconds);
        break;
    case ReplyPhase::Retrying:
    case ReplyPhase::Offline:
        line.canHurry = true;
        line.words = Status::tr("Waiting for the network");
        if (!progress.planned)
            break;
        line.reason = texts::explain(progress.planned->reason).what;
        if (progress.phase == ReplyPhase::Retrying)
            line.words = plannedWords(*progress.planned);
        break;
    }
    return line;
}

StatusLine uncountedStatusLine(chat::ReplyProgress progress)
{
    progress.elapsedMs = 0;
    progress.silentMs = progress.silentMs >= kSilentMs ? kSilentMs : 0;
    if (progress.planned)
        progress.planned->leftMs = 0;
    return statusLineFor(progress);
}

} // namespace ui

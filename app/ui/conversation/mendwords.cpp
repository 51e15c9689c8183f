// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/mendwords.h"

#include <QCoreApplication>

namespace ui {
namespace {

constexpr qsizetype kMostLetters = 40;

/// The context of the texts below.
class MendWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::MendWords)
};

/// Foreign words in a button: one line, of a length that fits; both ends tell names apart.
QString inButton(const QString &value)
{
    const QString line = value.simplified();
    if (line.size() <= kMostLetters)
        return line;
    const qsizetype half = kMostLetters / 2;
    return line.left(half) + QChar(0x2026) + line.right(half - 1);
}

QString waitText(const QString &value)
{
    constexpr qint64 kMinute = 60;
    const qint64 seconds = value.toLongLong();
    if (seconds < 2 * kMinute)
        return MendWords::tr("Wait %1 s and resend").arg(seconds);
    return MendWords::tr("Wait %1 min and resend").arg((seconds + kMinute - 1) / kMinute);
}

} // namespace

QString mendText(const core::Mend &mend)
{
    using core::MendKind;
    switch (mend.kind) {
    case MendKind::UseAddress:
        return MendWords::tr("Use this address and resend");
    case MendKind::UseModel:
        return MendWords::tr("Use %1 and resend").arg(inButton(mend.value));
    case MendKind::PickModel:
        return MendWords::tr("Choose a model and resend");
    case MendKind::DropParameter:
        return MendWords::tr("Leave out %1 and resend").arg(inButton(mend.value));
    case MendKind::ShrinkImages:
        return MendWords::tr("Make images smaller and resend");
    case MendKind::LeaveOutImages:
        return MendWords::tr("Send without images");
    case MendKind::OpenParameters:
        return MendWords::tr("Open the parameters");
    case MendKind::OpenConnection:
        return MendWords::tr("Open the connection");
    case MendKind::EditQuestion:
        return MendWords::tr("Edit the message");
    case MendKind::Wait:
        return waitText(mend.value);
    case MendKind::Retry:
        return MendWords::tr("Retry");
    case MendKind::Regenerate:
        return MendWords::tr("Regenerate");
    case MendKind::Continue:
        return MendWords::tr("Continue");
    }
    return {};
}

} // namespace ui

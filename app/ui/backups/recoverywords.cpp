// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/recoverywords.h"
#include "ui/question.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPushButton>

namespace ui {
namespace {

class RecoveryWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::Recovery)
};

} // namespace

QStringList recoveryLines(const storage::RecoveryReport &report)
{
    QStringList lines{RecoveryWords::tr("Conversations: %1, messages: %2")
                          .arg(report.conversations)
                          .arg(report.messages)};
    const auto add = [&lines](int count, const QString &sentence) {
        if (count > 0)
            lines.append(sentence.arg(count));
    };
    add(report.fromBackup, RecoveryWords::tr("Messages that came from a backup: %1"));
    add(report.rebuilt, RecoveryWords::tr("Messages of which only place and words are left: %1"));
    add(report.withoutText, RecoveryWords::tr("Messages whose words are lost: %1"));
    add(report.picturesLost, RecoveryWords::tr("Pictures that are lost: %1"));
    if (report.fromBackup + report.rebuilt + report.withoutText + report.picturesLost == 0)
        lines.append(RecoveryWords::tr("Nothing was found to be missing."));
    if (!report.backup.isEmpty())
        lines.append(RecoveryWords::tr("The backup: %1").arg(QFileInfo(report.backup).fileName()));
    if (report.isSealedLeftOut)
        lines.append(RecoveryWords::tr("A backup with a passphrase was left out. What it has can "
                                       "be brought back in the settings."));
    lines.append(RecoveryWords::tr("The damaged file is kept as it was: %1").arg(report.original));
    return lines;
}

void showRecovery(const storage::RecoveryReport &report, QWidget *parent)
{
    auto *box = new Question(RecoveryWords::tr("Chats recovered"),
                             RecoveryWords::tr("What could be read was recovered."),
                             recoveryLines(report).join(u'\n'), parent);
    box->setObjectName(QStringLiteral("recovered"));
    box->addButton(Question::Close)->setText(RecoveryWords::tr("Close"));
    box->open();
}

} // namespace ui

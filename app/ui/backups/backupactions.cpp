// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupactions.h"

#include "chat/backups.h"
#include "core/whendone.h"
#include "texts/backupsentences.h"
#include "ui/backups/recoverywords.h"
#include "ui/conversationpane.h"
#include "ui/mainwindow.h"
#include "ui/pages/problempage.h"
#include "ui/question.h"

#include <QFileInfo>
#include <QPushButton>

namespace ui {

BackupActions::BackupActions(const Services &services, ConversationPane &pane, MainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_pane(pane)
    , m_window(window)
{
    connect(services.backups, &chat::Backups::failed, this, &BackupActions::sayFailure);
    connect(services.backups, &chat::Backups::damageFound, this, &BackupActions::sayDamage);
    connect(services.backups, &chat::Backups::messagesDamaged, this, [this](int count) {
        m_window.say(tr("%n message(s) were damaged on the disk. Each says so where it stands; "
                        "compare it with a backup: Settings › Data.",
                        nullptr, count));
    });
    connect(&pane, &ConversationPane::recoveryWanted, this, &BackupActions::recover);
}

void BackupActions::sayFailure(const core::Error &error)
{
    m_window.say(texts::backupNotMade(error) + QLatin1Char(' ') + tr("It is tried again later."));
}

void BackupActions::sayDamage()
{
    if (m_window.findChild<Question *>(QStringLiteral("damage")))
        return;
    auto *box =
        new Question(tr("Damage found"), tr("Part of the database of your chats is damaged."),
                     tr("Loquat can make a new database of what can still be read and of the "
                        "latest backup. The damaged file is kept as it is. Better do it "
                        "soon; it may be the disk that fails."),
                     &m_window);
    box->setObjectName(QStringLiteral("damage"));
    auto *now = box->addButton(tr("Recover…"), Question::AcceptRole);
    auto *later = box->addButton(tr("Later"), Question::RejectRole);
    box->setDefaultButton(now);
    box->setEscapeButton(later);
    connect(now, &QAbstractButton::clicked, this, &BackupActions::leaveDamaged);
    box->open();
}

void BackupActions::leaveDamaged()
{
    if (m_services.backups->hold([this] { leaveDamaged(); }))
        return;
    // A damaged database may never take what waits for it.
    const auto error = m_services.backups->obstacle();
    if (error && error->code != QLatin1StringView("unwritten")) {
        m_window.say(texts::backupFailure(*error));
        return;
    }
    storage::OpenReport report;
    report.state = storage::OpenReport::State::Damaged;
    report.path = m_services.backups->database();
    m_services.workspace.closeAll();
    m_services.backups->setDatabase({});
    m_window.showDatabaseProblem(report);
}

void BackupActions::recover(ProblemPage *page, const QString &path)
{
    page->setRecovering(true);
    core::whenDone(this, m_services.backups->recover(path),
                   [this, page](const core::Result<storage::RecoveryReport> &report) {
                       page->setRecovering(false);
                       if (!report) {
                           page->sayFailure(texts::backupFailure(report.error()));
                           return;
                       }
                       core::Settings settings = m_services.preferences.settings();
                       settings.databaseFile = QFileInfo(report.value().recovered).fileName();
                       m_services.preferences.set(settings);
                       Q_EMIT m_window.databaseRetryRequested();
                       showRecovery(report.value(), &m_window);
                   });
}

} // namespace ui

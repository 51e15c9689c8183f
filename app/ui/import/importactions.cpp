// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/importactions.h"

#include "ui/composer/pictures.h"
#include "ui/import/importdialog.h"
#include "ui/textsaver.h"

#include <QFileDialog>
#include <QMainWindow>
#include <algorithm>

namespace ui {

QStringList filesToImport(const QMimeData *data)
{
    const QStringList files = localFiles(data);
    const bool areAll = std::all_of(files.cbegin(), files.cend(), [](const QString &file) {
        return file.endsWith(QLatin1StringView(".json"), Qt::CaseInsensitive)
               || file.endsWith(QLatin1StringView(".zip"), Qt::CaseInsensitive)
               || file.endsWith(QLatin1StringView(".sealed"), Qt::CaseInsensitive);
    });
    return areAll ? files : QStringList();
}

ImportActions::ImportActions(const Services &services, Actions &actions, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_window(window)
{
    connect(actions.at(Act::Import), &QAction::triggered, this, &ImportActions::askForFiles);
}

void ImportActions::askForFiles()
{
    auto *picker = new QFileDialog(&m_window, tr("Import conversations"),
                                   standardFolder(QStandardPaths::DownloadLocation));
    picker->setObjectName(QStringLiteral("importFile"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    // Large exports come in numbered pieces.
    picker->setFileMode(QFileDialog::ExistingFiles);
    // What a file is called says little; everything can be chosen.
    picker->setNameFilters(
        {tr("Backups and exports (%1)").arg(QStringLiteral("*.json *.zip *.sealed")),
         tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(picker, &QFileDialog::filesSelected, this, &ImportActions::importFiles);
    picker->open();
}

void ImportActions::importFiles(const QStringList &paths)
{
    m_waiting += paths;
    next();
}

void ImportActions::next()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    // A window that is closed takes nothing up any more.
    if (m_waiting.isEmpty() || !m_window.isVisible())
        return;
    m_dialog = new ImportDialog(m_services.theme, m_services.workspace.makeImporter(), &m_window);
    connect(m_dialog, &ImportDialog::showRequested, &m_services.workspace, &chat::Workspace::open);
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_dialog->deleteLater();
        m_dialog = nullptr;
        QMetaObject::invokeMethod(this, &ImportActions::next, Qt::QueuedConnection);
    });
    m_dialog->begin(m_waiting.takeFirst());
}

} // namespace ui

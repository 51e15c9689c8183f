// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/importactions.h"

#include "ui/import/importdialog.h"

#include <QDir>
#include <QFileDialog>
#include <QMainWindow>
#include <QStandardPaths>

namespace ui {

ImportActions::ImportActions(const Services &services, Actions &actions, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_window(window)
{
    connect(actions.at(Act::Import), &QAction::triggered, this, &ImportActions::askForFile);
}

void ImportActions::askForFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const bool hasFolder = !folder.isEmpty() && QDir(folder).exists();
    auto *picker = new QFileDialog(&m_window, tr("Import conversations"),
                                   hasFolder ? folder : QDir::homePath());
    picker->setObjectName(QStringLiteral("importFile"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    picker->setFileMode(QFileDialog::ExistingFile);
    // What a file is called says little; everything can be chosen.
    picker->setNameFilters({tr("Backups and exports (%1)").arg(QStringLiteral("*.json *.zip")),
                            tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(picker, &QFileDialog::fileSelected, this, &ImportActions::importFile);
    picker->open();
}

void ImportActions::importFile(const QString &path)
{
    auto *dialog =
        new ImportDialog(m_services.theme, m_services.workspace.makeImporter(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->begin(path);
}

} // namespace ui

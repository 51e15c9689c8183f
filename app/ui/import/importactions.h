// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QMainWindow;
class QMimeData;

namespace ui {

class ImportDialog;

/// The files of a drag, if all of them are named as backups and exports are; else none.
[[nodiscard]] QStringList filesToImport(const QMimeData *data);

/// What "Import…" does: asks for files, then goes through one after the other, each in an
/// ImportDialog.
class ImportActions : public QObject
{
    Q_OBJECT

public:
    ImportActions(const Services &services, Actions &actions, QMainWindow &window);

    void askForFiles();
    /// After those that wait already.
    void importFiles(const QStringList &paths);

private:
    void next();

    Services m_services;
    QMainWindow &m_window;
    QStringList m_waiting;
    QPointer<ImportDialog> m_dialog;
};

} // namespace ui

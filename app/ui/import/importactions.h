// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>

class QMainWindow;

namespace ui {

/// What "Import…" does: asks for a file, then goes through it in an ImportDialog.
class ImportActions : public QObject
{
    Q_OBJECT

public:
    ImportActions(const Services &services, Actions &actions, QMainWindow &window);

    void askForFile();
    void importFile(const QString &path);

private:
    Services m_services;
    QMainWindow &m_window;
};

} // namespace ui

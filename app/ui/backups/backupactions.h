// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QObject>

namespace ui {

class ConversationPane;
class MainWindow;
class ProblemPage;

/// Says in the window what goes wrong with backups and with what is stored, and recovers a damaged
/// database when the person wants it.
class BackupActions : public QObject
{
    Q_OBJECT

public:
    /// `services.backups` is there.
    BackupActions(const Services &services, ConversationPane &pane, MainWindow &window);

private:
    void sayFailure(const core::Error &error);
    void sayDamage();
    void leaveDamaged();
    void recover(ProblemPage *page, const QString &path);

    Services m_services;
    ConversationPane &m_pane;
    MainWindow &m_window;
};

} // namespace ui

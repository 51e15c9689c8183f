// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"
#include "ui/sidebar/sidebardeed.h"
#include "ui/theme.h"

#include <QMenu>

namespace ui {

/// What can be done to a folder of the sidebar.
class FolderMenu : public QMenu
{
    Q_OBJECT

public:
    /// The folder has to be there.
    FolderMenu(const Theme &theme, const core::Cabinet &cabinet, const QUuid &folder,
               QWidget *parent);

Q_SIGNALS:
    void chose(ui::FolderDeed deed);
    void coloured(core::FolderColour colour);

private:
    QAction *add(FolderDeed deed, const QString &words, const QKeySequence &keys = {});
    void addColours(core::FolderColour now);

    const Theme &m_theme;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/preferences.h"
#include "chat/workspace.h"
#include "ui/parameters/parametersteps.h"

class QMenu;

namespace ui {

/// The menu of named parameters: uses one, keeps what is set under a name, renames and deletes.
/// Using, replacing and deleting are steps that can be undone.
class Presets : public QObject
{
    Q_OBJECT

public:
    Presets(chat::Preferences &preferences, chat::Workspace &workspace,
            const ParameterBinding &binding, ParameterSteps &steps, QWidget *window);

    /// Opens the menu below the button.
    void popup(QWidget *anchor);

Q_SIGNALS:
    /// A step was done; it can be undone.
    void done(const QString &sentence);

private:
    void fill(QMenu &menu);
    void use(const core::ParameterPreset &preset);
    void askToSave();
    void askToRename(const core::ParameterPreset &preset);
    void remove(const core::ParameterPreset &preset);
    void save(const QString &name);
    void changeOne(const QUuid &preset, const std::function<void(core::ParameterPreset &)> &what);
    void change(const std::function<void(QList<core::ParameterPreset> &)> &what);
    [[nodiscard]] const QList<core::ParameterPreset> &all() const;

    chat::Preferences &m_preferences;
    chat::Workspace &m_workspace;
    const ParameterBinding &m_binding;
    ParameterSteps &m_steps;
    QWidget *m_window;
};

} // namespace ui

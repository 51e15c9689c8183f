// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/presets.h"

#include "chat/undostep.h"
#include "ui/parameters/presetnamedialog.h"
#include "ui/popup.h"
#include "ui/shorttitle.h"

#include <QMenu>
#include <algorithm>

namespace ui {
namespace {

QString inMenu(const QString &name)
{
    QString shown = shortTitle(name);
    return shown.replace(u'&', QLatin1StringView("&&"));
}

} // namespace

Presets::Presets(chat::Preferences &preferences, chat::Workspace &workspace,
                 const ParameterBinding &binding, ParameterSteps &steps, QWidget *window)
    : QObject(window)
    , m_preferences(preferences)
    , m_workspace(workspace)
    , m_binding(binding)
    , m_steps(steps)
    , m_window(window)
{
}

const QList<core::ParameterPreset> &Presets::all() const
{
    return m_preferences.settings().parameterPresets;
}

void Presets::popup(QWidget *anchor)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("presets"));
    fill(*menu);
    menu->popup(popupPlace(*anchor, menu->sizeHint()).topLeft());
}

void Presets::fill(QMenu &menu)
{
    const QList<core::ParameterPreset> presets = all();
    for (const core::ParameterPreset &preset : presets)
        connect(menu.addAction(inMenu(preset.name)), &QAction::triggered, this,
                [this, preset] { use(preset); });
    if (!presets.isEmpty())
        menu.addSeparator();
    QAction *save = menu.addAction(tr("Save as preset…"));
    connect(save, &QAction::triggered, this, &Presets::askToSave);
    save->setEnabled(!m_binding.own().isEmpty());
    if (presets.isEmpty())
        return;
    QMenu *rename = menu.addMenu(tr("Rename"));
    QMenu *remove = menu.addMenu(tr("Delete"));
    for (const core::ParameterPreset &preset : presets) {
        connect(rename->addAction(inMenu(preset.name)), &QAction::triggered, this,
                [this, preset] { askToRename(preset); });
        connect(remove->addAction(inMenu(preset.name)), &QAction::triggered, this,
                [this, preset] { this->remove(preset); });
    }
}

void Presets::use(const core::ParameterPreset &preset)
{
    if (m_steps.replace(preset.parameters))
        Q_EMIT done(tr("Preset “%1” in use").arg(shortTitle(preset.name)));
}

void Presets::change(const std::function<void(QList<core::ParameterPreset> &)> &what)
{
    core::Settings settings = m_preferences.settings();
    what(settings.parameterPresets);
    m_preferences.set(settings);
}

void Presets::changeOne(const QUuid &preset,
                        const std::function<void(core::ParameterPreset &)> &what)
{
    change([&preset, &what](QList<core::ParameterPreset> &presets) {
        for (core::ParameterPreset &one : presets) {
            if (one.id == preset)
                what(one);
        }
    });
}

void Presets::askToSave()
{
    auto *dialog = new PresetNameDialog(tr("Save as preset"), {}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { save(dialog->name()); });
    dialog->open();
}

/// Under a name that there is, in its place: who gives it again means that one, or undoes it.
void Presets::save(const QString &name)
{
    const core::ParameterSet parameters = m_binding.own();
    const auto same = std::find_if(all().cbegin(), all().cend(), [&name](const auto &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (same == all().cend()) {
        change([&name, &parameters](QList<core::ParameterPreset> &presets) {
            presets.append({QUuid::createUuid(), name, parameters});
        });
        return;
    }
    const core::ParameterPreset before = *same;
    if (before.parameters == parameters)
        return;
    const auto put = [this, id = before.id](const core::ParameterSet &set) {
        changeOne(id, [&set](core::ParameterPreset &one) { one.parameters = set; });
    };
    m_workspace.undoStack().push(
        new chat::UndoStep([put, parameters] { put(parameters); },
                           [put, parameters = before.parameters] { put(parameters); }));
    Q_EMIT done(tr("Preset “%1” replaced").arg(shortTitle(before.name)));
}

void Presets::askToRename(const core::ParameterPreset &preset)
{
    auto *dialog = new PresetNameDialog(tr("Rename preset"), preset.name, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, preset] {
        const auto call = [this, id = preset.id](const QString &name) {
            changeOne(id, [&name](core::ParameterPreset &one) { one.name = name; });
        };
        if (dialog->name() != preset.name)
            m_workspace.undoStack().push(
                new chat::UndoStep([call, name = dialog->name()] { call(name); },
                                   [call, name = preset.name] { call(name); }));
    });
    dialog->open();
}

void Presets::remove(const core::ParameterPreset &preset)
{
    const auto found = std::find_if(all().cbegin(), all().cend(),
                                    [&preset](const auto &one) { return one.id == preset.id; });
    if (found == all().cend())
        return;
    const qsizetype place = found - all().cbegin();
    const auto take = [this, id = preset.id] {
        change([id](QList<core::ParameterPreset> &presets) {
            presets.removeIf([id](const auto &one) { return one.id == id; });
        });
    };
    const auto putBack = [this, preset, place] {
        change([preset, place](QList<core::ParameterPreset> &presets) {
            presets.insert(std::min(place, presets.size()), preset);
        });
    };
    m_workspace.undoStack().push(new chat::UndoStep(take, putBack));
    Q_EMIT done(tr("Preset “%1” deleted").arg(shortTitle(preset.name)));
}

} // namespace ui

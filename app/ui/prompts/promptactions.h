// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompt.h"
#include "ui/actions.h"
#include "ui/palette/palettesources.h"
#include "ui/services.h"

#include <QObject>
#include <QPointer>

class QMainWindow;
class QMenu;

namespace ui {

class ConversationPane;
class Palette;
class PaletteActions;
class PromptsDialog;
class PromptUse;

/// Prompts in the window: the library, inserting one, keeping a text as one, and what is said about
/// it. What needs a prompt is offered once there is one.
class PromptActions : public QObject
{
    Q_OBJECT

public:
    PromptActions(const Services &services, Actions &actions, ConversationPane &pane,
                  PaletteActions &palette, QMainWindow &window);

private:
    void connectLibrary();
    void follow();
    void openLibrary();
    void choose();
    void addTo(QMenu &menu, const QUuid &message);
    void saveAsPrompt(const QString &text, core::PromptKind kind, QWidget *above);
    void askForFile();
    void readFile(const QString &path);
    void exportTo(const QList<QUuid> &ids);
    void say(const QString &sentence, bool isUndoOffered);
    [[nodiscard]] QList<PaletteEntry> entries() const;

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    QMainWindow &m_window;
    PromptUse *m_use;
    Palette *m_palette = nullptr;
    QPointer<PromptsDialog> m_dialog;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/palette/paletteentry.h"
#include "ui/services.h"

#include <QObject>

class QMainWindow;

namespace ui {

class ConversationPane;
class Palette;
class PaletteActions;
class PromptUse;

/// Personas in the window: beginning a chat with one, once there is one, and keeping how a chat is
/// set up as one.
class PersonaActions : public QObject
{
    Q_OBJECT

public:
    PersonaActions(const Services &services, Actions &actions, ConversationPane &pane,
                   PromptUse &use, PaletteActions &palette, QMainWindow &window);

private:
    void follow();
    void choose();
    void save();
    [[nodiscard]] QList<PaletteEntry> entries() const;

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    PromptUse &m_use;
    QMainWindow &m_window;
    Palette *m_palette = nullptr;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palettesources.h"

#include <QHash>
#include <QMap>
#include <QObject>

namespace ui {

class ConversationPane;
class Palette;
class SearchActions;
class WindowCommands;

/// The palette in the window: gathers what it can lead to when it is opened, and does what is
/// chosen. What was chosen last in this run stands first.
class PaletteActions : public QObject
{
    Q_OBJECT

public:
    PaletteActions(const Services &services, Actions &actions, ConversationPane &pane,
                   WindowCommands &commands, SearchActions &search, QWidget *window);

    /// More of a kind, all of which have ids.
    void extend(PaletteEntry::Kind kind, const PaletteSource &more);

private:
    void addSources(WindowCommands &commands, SearchActions &search);
    void open();
    void perform(const PaletteEntry &entry);
    [[nodiscard]] PaletteEntry chatEntry(const core::ConversationInfo &info) const;
    [[nodiscard]] QList<PaletteEntry> chats() const;
    [[nodiscard]] QList<PaletteEntry> actions() const;
    [[nodiscard]] QList<PaletteEntry> models() const;
    [[nodiscard]] QList<PaletteEntry> first(const QList<PaletteEntry> &all) const;
    [[nodiscard]] QList<PaletteEntry> newestChats() const;

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
    QWidget *m_window;
    Palette *m_palette = nullptr;
    QMap<PaletteEntry::Kind, PaletteSource> m_sources;
    QList<PaletteEntry> m_recent;  ///< the latest first
    QHash<QUuid, QString> m_paths; ///< of the folders, as they were when it was opened
};

} // namespace ui

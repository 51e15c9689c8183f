// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUuid>

namespace ui {

/// Something that the palette can lead to or do.
struct PaletteEntry {
    enum class Kind { Chat, Action, Model, Setting, Parameter, Prompt, Persona, Search };
    Kind kind = Kind::Chat;
    QString words;         ///< what it is found by
    QString note;          ///< said at the end: keys, a connection, a folder
    QUuid id;              ///< of a chat, a model's connection, a prompt or persona that is kept
    QString key;           ///< of anything else, within its kind
    QString synonyms = {}; ///< found by these, too, which nobody sees
    [[nodiscard]] bool isSame(const PaletteEntry &other) const
    {
        return kind == other.kind && id == other.id && key == other.key;
    }
};

} // namespace ui

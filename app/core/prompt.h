// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterset.h"

#include <QList>
#include <QStringList>

namespace core {

/// What a prompt is for: Instructions are said to a model before everything else, a Snippet is put
/// into what is being written.
enum class PromptKind { Snippet, Instructions };

inline constexpr qsizetype kLongestPromptTitle = 200;
inline constexpr qsizetype kLongestPromptText = 100'000;
inline constexpr qsizetype kLongestPromptTag = 60;
inline constexpr qsizetype kMostPromptTags = 20;
inline constexpr qsizetype kLongestPersonaIcon = 32;
inline constexpr qsizetype kLongestPersonaModel = 4096; ///< local servers name them by their paths
inline constexpr qsizetype kMostPrompts = 5000;
inline constexpr qsizetype kMostPersonas = 2000;
/// Characters of a whole library: its file is read and written as one.
inline constexpr qsizetype kLongestShelf = 2'000'000;

/// A text that a person keeps to use it again; its variables are those of a PromptTemplate.
struct Prompt {
    QUuid id;
    PromptKind kind = PromptKind::Snippet;
    QString title;
    QString text;
    QStringList tags;
    bool operator==(const Prompt &) const = default;
};

/// How a chat is set up, under a name: who is asked, what they are told first, and with which
/// parameters. A chat that is begun with one holds copies of all of it.
struct Persona {
    QUuid id;
    QString name;
    QString icon;         ///< an emoji, or ownIcon(); empty: none
    QString instructions; ///< empty: none are sent
    QUuid profileId;      ///< null: the connection that new chats use
    QString model;        ///< empty: that of the connection
    ParameterSet parameters;
    bool operator==(const Persona &) const = default;
};

/// All that is kept, in the order it is shown.
struct PromptShelf {
    QList<Prompt> prompts;
    QList<Persona> personas;
    bool operator==(const PromptShelf &) const = default;

    [[nodiscard]] bool isEmpty() const { return prompts.isEmpty() && personas.isEmpty(); }
};

/// Characters that it takes of kLongestShelf.
[[nodiscard]] qsizetype lengthOf(const Prompt &prompt);
[[nodiscard]] qsizetype lengthOf(const Persona &persona);
[[nodiscard]] qsizetype lengthOf(const PromptShelf &shelf);

/// Tags as one line that a person can edit: commas between them, and one that holds a comma in
/// double quotes, with quotes of its own doubled. `tagsIn` reads it again; it knows the comma that
/// is typed in Chinese, and takes a quote that nothing ends as a letter.
[[nodiscard]] QString tagsLine(const QStringList &tags);
[[nodiscard]] QStringList tagsIn(const QString &line);

/// How an icon of our own is kept: told apart from an emoji.
[[nodiscard]] QString ownIcon(const QString &name);
/// The name of the drawn icon that is meant; empty when it is an emoji, or nothing.
[[nodiscard]] QString ownIconName(const QString &icon);
/// The icon as a letter that can stand before a name; empty when it is drawn, or nothing.
[[nodiscard]] QString iconLetter(const QString &icon);

/// As they can be kept: titles and tags in one line each, no tag twice, nothing too long. A prompt
/// without a title is called by the beginning of its text.
[[nodiscard]] Prompt tidied(Prompt prompt);
[[nodiscard]] Persona tidied(Persona persona);
/// Says enough to be kept: a title and a text; a name.
[[nodiscard]] bool isWhole(const Prompt &prompt);
[[nodiscard]] bool isWhole(const Persona &persona);
/// They say the same: whoever has the one needs no other. Ids and tags do not matter.
[[nodiscard]] bool saysTheSame(const Prompt &a, const Prompt &b);
[[nodiscard]] bool saysTheSame(const Persona &a, const Persona &b);

} // namespace core

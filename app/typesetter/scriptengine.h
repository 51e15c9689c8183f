// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typesetter/languages.h"

#include <QJSEngine>
#include <QSet>
#include <optional>

namespace typesetter {

/// Runs the scripts that came with the program on texts that nobody vouches for. The engine has no
/// access to files or the network; whoever started the process limits its time and memory. Needs
/// the scripts under :/scripts.
class ScriptEngine
{
public:
    ScriptEngine();

    /// The coloured stretches of a code as "start,length,role,…" in UTF-16 units; nothing when the
    /// language is unknown or the scripts failed.
    [[nodiscard]] std::optional<QByteArray> colour(const QString &text, const QString &language);
    /// A formula's picture as formula.js describes it, JSON; nothing when it is not TeX or the
    /// scripts failed.
    [[nodiscard]] std::optional<QByteArray> typeset(const QString &tex, bool isDisplay);

private:
    /// False when the script is missing or throws.
    bool load(const QString &script);
    /// MathJax takes half a second to load: not before the first formula.
    void loadFormulas();

    QJSEngine m_engine;
    Languages m_languages;
    QJSValue m_colour;
    QJSValue m_typeset;
    bool m_hasTriedFormulas = false;
    QSet<QString> m_loaded;
};

} // namespace typesetter
